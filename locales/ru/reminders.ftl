# Reminders: letters and lines of the digest, a person's own settings, the coordinator's rules, preview, log, deputies.

reminders-when-there = { $when } (по времени центра)
reminders-when =
    { $state ->
        [today] сегодня, { $due }
        [tomorrow] завтра, { $due }
        [ahead] { $due }, через { $days } { $days ->
            [one] день
            [few] дня
           *[other] дней
        }
       *[passed] { $due }, { $days } { $days ->
            [one] день
            [few] дня
           *[other] дней
        } назад
    }{ $moved ->
        [none] { "" }
       *[other] { "" } (перенесён с { $moved })
    }
reminders-ahead =
    По плану: <b>{ $content }</b>
    Срок: { $when }.
reminders-today =
    Сегодня срок по плану: <b>{ $content }</b>
    { $day }. Когда сделаете, отметьте выполнение.
reminders-due =
    Подошёл срок по плану: <b>{ $content }</b>
    Срок: { $when }. Когда сделаете, отметьте выполнение.
reminders-held =
    Прошло? Сколько человек?
    <b>{ $content }</b>, { $when }.
reminders-overdue =
    Срок прошёл, а выполнение не отмечено: <b>{ $content }</b>
    Срок: { $when }. Отметьте выполнение или перенесите срок.
reminders-again =
    Вы просили напомнить: <b>{ $content }</b>
    Срок: { $when }.
reminders-asked =
    Координатор просит отметить выполнение: <b>{ $content }</b>
    Срок: { $when }.
reminders-not-mine =
    { $person } пишет, что за этот пункт не отвечает: <b>{ $content }</b>
    Проверьте ответственных в карточке пункта.
reminders-external =
    Дата зависит от чужого плана: <b>{ $content }</b>
    Если на { $quarter } она уже известна, уточните срок.
reminders-undated =
    { $quarter }, пункт без срока: <b>{ $content }</b>
    Если что-то уже сделано, отметьте выполнение.
reminders-continuous =
    Весь год: <b>{ $content }</b>
    За { $quarter } ничего не записано. Если что-то сделано, отметьте выполнение.
reminders-instead =
    { $why ->
        [vacant] Место свободно: { $post }. Поэтому это сообщение пришло вам.
        [away] На паузе: { $post }. Поэтому это сообщение пришло вам.
        [blocked] Не получает сообщений: { $post }. Поэтому это сообщение пришло вам.
       *[nobody] За пункт никто не отвечает, поэтому это сообщение пришло вам.
    }
reminders-line = · { $content } – { $when }
reminders-line-late = · { $content } – { $when }. Не выполнено: { $whom }
reminders-line-nobody = · { $content } – { $when }. Не выполнено: никто не отвечает
reminders-line-undated = · { $content }
reminders-line-external = · { $content }. Уточните срок: /plan
reminders-line-continuous = · { $content }. В этом квартале ничего не записано
reminders-line-week =
    { $count ->
        [one] · Больше недели просрочен { $count } срок
        [few] · Больше недели просрочены { $count } срока
       *[other] · Больше недели просрочено { $count } сроков
    }, { $count ->
        [1] уже
       *[other] самый давний –
    } { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }
reminders-line-instead =
    { $line } ({ $why ->
        [vacant] место свободно: { $post }
        [away] на паузе: { $post }
        [blocked] не получает сообщений: { $post }
       *[nobody] никто не отвечает
    })

reminders-group-today = <b>Сегодня</b>
reminders-group-held = <b>Прошло? Сколько человек?</b>
reminders-group-overdue = <b>Срок прошёл</b>
reminders-group-week = <b>На этой неделе</b>
reminders-group-ahead = <b>Впереди</b>
reminders-group-undated = <b>Без даты</b>
reminders-group-team = <b>Не сделано в центре</b>
reminders-group-year = <b>Год</b>

reminders-mark = Отметить выполнение
reminders-record = Записать
reminders-later = Отложить
reminders-move = Перенести срок
reminders-not-me = Не моё
reminders-clarify = Уточнить срок
reminders-item = Открыть пункт
reminders-ask-short = Напомнить
reminders-clarify-short = Уточнить

reminders-year-line = · { $text }
reminders-year-papers = Год заканчивается. Для отчётов за { $year } не хватает: { $lacks }.
reminders-year-passed =
    { $count ->
        [one] прошёл и не отмечен { $count } срок
        [few] прошли и не отмечены { $count } срока
       *[other] прошли и не отмечены { $count } сроков
    }
reminders-year-ahead =
    { $count ->
        [one] впереди ещё { $count } срок
        [few] впереди ещё { $count } срока
       *[other] впереди ещё { $count } сроков
    }
reminders-year-gaps =
    { $count ->
        [one] { $count } строка
        [few] { $count } строки
       *[other] { $count } строк
    } в записях, пунктах и отчётах
reminders-year-texts =
    { $count ->
        [one] не написан { $count } текст анализа
        [few] не написаны { $count } текста анализа
       *[other] не написано { $count } текстов анализа
    }
reminders-year-yours =
    Год заканчивается. Для бумаг за { $year } нужно дописать { $count ->
        [one] { $count } строку
        [few] { $count } строки
       *[other] { $count } строк
    }: записи без чисел или подтверждений, пункты плана, отчёты.
reminders-year-plan = Плана на { $year } ещё нет: пришлите файл сюда, в чат.
reminders-year-to-passed = Не отмечено ({ $count })
reminders-year-to-ahead = Впереди ({ $count })
reminders-year-to-gaps = Чего не хватает
reminders-year-to-yours = Дописать
reminders-year-closing =
    { $count ->
        [one] До конца { reminders-year-whole } не отмечен { $count } срок.
        [few] До конца { reminders-year-whole } не отмечены { $count } срока.
       *[other] До конца { reminders-year-whole } не отмечено { $count } сроков.
    }
reminders-year-whole =
    { $school ->
        [true] учебного года
       *[other] года
    }
reminders-year-closing-more =
    { $count ->
        [1] Закройте его: сделано это или не проводилось.
       *[other] Закройте их одним списком: что сделано, а что не проводилось.
    }
reminders-year-to-closing = Закрыть год
reminders-year-debts =
    { $school ->
        [true] В плане { $year }–{ $next } учебного года не отмечено: { $count }.
       *[other] В плане { $year } года не отмечено: { $count }.
    }
reminders-year-debts-more = Больше об этом не напомним: всё осталось в «Прошлом году».
reminders-year-to-debts = Прошлый год

reminders-moot-open = выполнение больше не отмечено
letter-date-closed =
    <b>{ $content }</b>
    { $said }
letter-open = Открыть
reminders-moot-off = напоминания выключены
reminders-moot-gone = этого срока больше нет
reminders-moot-moved = срок перенесён на { $due }
reminders-moot-done = выполнено
reminders-moot-cancelled = отменено
reminders-moot-snoozed = отложено до { $until }
reminders-moot-hands = за пункт отвечает другой
reminders-moot-newer = есть более новое напоминание
reminders-moot-dated = у пункта теперь есть срок
reminders-moot-logged = в этом квартале уже записано
reminders-moot-year = год закончился
reminders-moot-nothing = ничего не просрочено

reminders-home = К напоминаниям
reminders-own =
    <b>Напоминания.</b> { $on ->
        [true] { $pace ->
            [at-once] Каждое приходит отдельным сообщением.
            [weekly] Приходят по понедельникам, одним сообщением в { $digest }.
           *[daily] Приходят одним сообщением в день, в { $digest }; о сегодняшнем сроке – отдельно.
        }
       *[false] В центре они пока выключены: их включает координатор.
    }
    Тихие часы: { $quiet }. В выходные бот не пишет.
reminders-paused = Пауза до { $day }: о ваших сроках узнаёт заместитель или координатор.
reminders-stretch = с { $first } до { $last }
reminders-pace-at-once = Сразу
reminders-pace-daily = Раз в день
reminders-pace-weekly = Раз в неделю
reminders-quiet = Тихие часы
reminders-zone = Мои часы
reminders-zone-own = Ваши часы: { $zone }. По ним – тихие часы и время встреч; сроки – по времени центра.
reminder-zone-form = Мои часы
reminder-zone-zone = Время
reminder-zone-zone-ask = По какому времени вы живёте? По нему будут тихие часы и время встреч.
reminder-zone-common = Как в центре
reminder-zone-saved = ✅ Часы сохранены.
reminders-pause = Пауза
reminders-resume = Снять паузу
reminders-resumed = Пауза снята.
reminders-to-week = Кому что придёт
reminders-to-late = Просрочено
reminders-to-rules = Правила
reminders-to-log = Журнал
reminders-messengers = Мессенджеры
reminders-to-deputies = Заместители

reminders-week-head =
    <b>Кому что придёт за неделю.</b> { $on ->
        [true] Напоминания включены.
       *[false] Напоминания выключены. Посмотрите, что получат люди, и включите.
    }
reminders-week-empty = На этой неделе никому ничего не придёт.
reminders-week-day = <b>{ $day }</b>
reminders-week-person = <i>{ $name }</i>
reminders-week-line = · { $content } – { $due } ({ $what })
reminders-week-undated = · { $content } ({ $what })
reminders-week-only = · { $what }
reminders-on = Включить
reminders-off = Выключить
reminders-switched-on = ✅ Напоминания включены.
reminders-switched-off = ✅ Напоминания выключены. Никому ничего не придёт.

reminders-rules =
    <b>Правила напоминаний.</b> Сводка приходит в { $digest }, вопрос о мероприятии – в { $evening } его дня, после выходного – утром. Тихие часы центра: { $quiet }.
reminders-rules-dated = <b>Срок { $what }:</b> { $before }; если не сделано – { $after }.
reminders-rules-quarterly = <b>Пункт на { $what }:</b> { $before }; если не сделано – { $after }.
reminders-rules-monthly = <b>Ежемесячный пункт за { $what }:</b> { $before }; если не сделано – { $after }.
reminders-rules-more =
    Еженедельное – раз в неделю, в её первый рабочий день. Без даты – в начале квартала. Весь год – к концу квартала, если ничего не записано.
    С выходного напоминание переходит на рабочий день раньше, о просроченном – позже. О просроченном с последним напоминанием узнаёт и координатор.
reminders-never = никогда
reminders-change = Изменить

reminders-late = <b>Просрочено.</b> Нажмите номер: напомнить тем, кто отвечает, или открыть пункт, за который не отвечает никто.
reminders-late-empty = <b>Просрочено.</b> Просроченных пунктов нет.
reminders-late-line =
    { $number }. { $content } – { $due }, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    } назад. { $whom }
reminders-nobody = никто не отвечает
reminders-ask = Напомнить: { $content }
reminders-late-ask = { $number } Напомнить
reminders-late-open = { $number } Открыть
reminders-late-weekly =
    { $count ->
        [one] Ещё { $count } еженедельный срок не отмечен: о таких не напоминаем, они в «Плане».
        [few] Ещё { $count } еженедельных срока не отмечены: о таких не напоминаем, они в «Плане».
       *[other] Ещё { $count } еженедельных сроков не отмечены: о таких не напоминаем, они в «Плане».
    }
reminders-told =
    { $count ->
        [0] Напоминать некому: за пункт отвечаете вы.
        [one] Напомним: { $count } человеку.
       *[other] Напомним: { $count } людям.
    }
reminders-done = Это уже выполнено или отменено. Откройте список заново.

reminders-log = <b>Журнал сообщений.</b> { $person }.
reminders-log-empty = <b>Журнал сообщений.</b> { $person }: здесь пока пусто.
reminders-log-line = · { $at } { $person }: { $what } { $content } – { $status }{ $reason }
reminders-log-reason = , { $reason }
reminders-everybody = Все сотрудники
reminders-by-person = По сотруднику
reminders-all = Все сотрудники
reminders-whose = <b>Журнал сообщений.</b> Чей показать?
reminders-kind-coordinator = новый координатор
reminders-kind-date-ahead = срок впереди
reminders-kind-date-today = срок сегодня
reminders-kind-date-held = вопрос после мероприятия
reminders-kind-date-overdue = срок прошёл
reminders-kind-date-again = отложенное
reminders-kind-date-late = не сделано
reminders-kind-date-asked = напоминание координатора
reminders-kind-date-closed = отметка в старом сообщении
reminders-kind-not-mine = «Не моё»
reminders-kind-item-undated = без срока
reminders-kind-item-external = вопрос о сроке
reminders-kind-week-overdue = просрочено больше недели
reminders-kind-digest = сводка
reminders-kind-digest-changed = отметка в старой сводке
reminders-kind-year = итоги года
reminders-kind-monitoring = мониторинг
reminders-kind-questionnaire = анкета
reminders-kind-plan = вопрос о плане
reminders-kind-arrival = пришёл по общему приглашению
reminders-kind-invites = кто не пришёл
reminders-kind-unreachable = бот остановлен
reminders-kind-request = заявка
reminders-kind-meeting = встреча
reminders-kind-recommendation = рекомендация
reminders-kind-paper = бумага
reminders-kind-record = уточнение записи
reminders-kind-summary = сводка
reminders-kind-letters = перемена мессенджера
reminders-kind-messenger = второй мессенджер
reminders-kind-copy = прежнее сообщение убрано
reminders-status-waiting = ждёт
reminders-status-leased = отправляется
reminders-status-suspended = бот остановлен, ждёт возвращения
reminders-status-sent = доставлено
reminders-status-coalesced = доставлено в сводке
reminders-status-superseded = не понадобилось
reminders-status-expired = опоздало, не отправлено
reminders-status-dead = не доставлено

reminders-deputies = <b>Заместители.</b> Кому писать, пока место свободно, сотрудник на паузе или не получает сообщений. Нажмите место.
reminders-deputy = Кому писать вместо: <b>{ $post }</b>?
reminders-coordinator = координатор
reminders-only-coordinator = Координатору
reminders-own-deputy = Место не может замещать само себя. Выберите другое.

reminders-put-off-ask = Отложить до какого дня? Срок не изменится.
reminders-put-off = ✅ Отложено: напомню { $day }. Срок прежний.
reminders-tomorrow = Завтра
reminders-three-days = Через 3 дня
reminders-week-later = На неделю
reminders-other-day = Другая дата
reminders-not-ahead = Этот день не подходит. Выберите день впереди, не дальше года.
reminders-not-mine-told = Координатор узнает, что за этот пункт отвечаете не вы.

reminder-quiet-form = Тихие часы
reminder-quiet-hours = Тихие часы
reminder-quiet-hours-ask = В какие часы вам не писать? Нажмите или напишите, например: 21:00–9:00.
reminder-quiet-common = Как в центре
reminder-quiet-saved = ✅ Тихие часы сохранены.
reminder-pause-form = Пауза
reminder-pause-day = До какого дня
reminder-pause-day-ask = До какого дня включительно не писать? О ваших сроках узнает заместитель или координатор. Можно написать: 15 июня.
reminder-pause-saved = ✅ Пауза до { $day } включительно.
reminder-later-form = Отложить
reminder-later-day = День
reminder-later-day-ask = В какой день напомнить? Можно написать: 15 июня.

reminder-rules-form = Правила напоминаний
reminder-rules-before = До срока
reminder-rules-before-ask = За сколько дней до срока напоминать? Нажмите или напишите через запятую, например: 30, 14, 3.
reminder-rules-overdue = После срока
reminder-rules-overdue-ask = Через сколько дней после срока напоминать, если не сделано? Например: 3, 7. С последним узнаёт координатор.
reminder-rules-quarter = До конца квартала
reminder-rules-quarter-ask = За сколько дней до конца квартала напоминать о квартальном? В начале квартала бот напомнит и так.
reminder-rules-month = До конца месяца
reminder-rules-month-ask = За сколько рабочих дней до конца месяца напоминать о ежемесячном?
reminder-rules-digest = Час сводки
reminder-rules-digest-ask = В котором часу присылать сводку? Например: 9:00.
reminder-rules-evening = Час вопроса
reminder-rules-evening-ask = В котором часу спрашивать вечером мероприятия, сколько пришло? Например: 18:00.
reminder-rules-quiet = Тихие часы
reminder-rules-quiet-ask = В какие часы никому не писать? Например: 20:00–8:00.
reminder-rules-none = Не напоминать
reminder-rules-saved = ✅ Правила сохранены. Даты ниже – уже по ним.
reminder-rules-days-wrong =
    Нужны числа дней больше нуля, не больше { $most } { $most ->
        [one] числа
       *[other] чисел
    }. Например: 14, 3.
reminder-not-an-hour = Не похоже на время: «{ $typed }». Например: 9:00.
reminder-not-hours = Не похоже на часы: «{ $typed }». Например: 21:00–9:00.
