# Reminders: letters and lines of the digest, a person's own settings, the coordinator's rules, preview, log, deputies.

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
    }
reminders-ahead =
    По плану: <b>{ $content }</b>
    Срок: { $when }.
reminders-today =
    Сегодня срок по плану: <b>{ $content }</b>
    Когда сделаете, отметьте выполнение.
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
    Если она уже известна, уточните срок.
reminders-undated =
    Пункт без срока: <b>{ $content }</b>
    Если что-то уже сделано, отметьте выполнение.
reminders-continuous =
    Весь год: <b>{ $content }</b>
    В этом квартале ничего не записано. Если что-то сделано, отметьте выполнение.
reminders-instead =
    { $why ->
        [vacant] Место «{ $post }» свободно, поэтому это сообщение пришло вам.
        [away] «{ $post }» на паузе, поэтому это сообщение пришло вам.
        [blocked] «{ $post }» не получает сообщений, поэтому это сообщение пришло вам.
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
        [one] · Больше недели просрочен { $count } пункт
        [few] · Больше недели просрочены { $count } пункта
       *[other] · Больше недели просрочено { $count } пунктов
    }. Список и кнопки «Напомнить»: /reminders
reminders-line-instead =
    { $line } ({ $why ->
        [vacant] место «{ $post }» свободно
        [away] «{ $post }» на паузе
        [blocked] «{ $post }» не получает сообщений
       *[nobody] никто не отвечает
    })

reminders-group-today = <b>Сегодня</b>
reminders-group-overdue = <b>Срок прошёл</b>
reminders-group-week = <b>На этой неделе</b>
reminders-group-ahead = <b>Впереди</b>
reminders-group-undated = <b>Без даты</b>
reminders-group-team = <b>Не сделано в центре</b>

reminders-mark = Отметить выполнение
reminders-record = Записать
reminders-later = Отложить
reminders-move = Перенести срок
reminders-not-me = Не моё
reminders-clarify = Уточнить срок
reminders-item = Открыть пункт

reminders-moot-off = напоминания выключены
reminders-moot-gone = этого срока больше нет
reminders-moot-moved = срок перенесён на { $due }
reminders-moot-done = выполнено
reminders-moot-cancelled = пункт отменён
reminders-moot-snoozed = отложено до { $until }
reminders-moot-hands = за пункт отвечает другой
reminders-moot-newer = есть более новое напоминание
reminders-moot-dated = у пункта теперь есть срок
reminders-moot-logged = в этом квартале уже записано
reminders-moot-nothing = ничего не просрочено
