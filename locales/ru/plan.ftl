# The year's plan: importing a file, looking through it, an item's card and what is done with it.

plan-refused = { $why }
plan-protocol-file = протокол-плана-{ $year }.xlsx
plan-protocol = Протокол: каждая строка плана и всё, что замечено.
plan-draft-gone = Этого чтения больше нет. Пришлите файл плана ещё раз.
plan-item-gone = Этого пункта нет в плане вашего центра. Откройте план заново: /plan.
plan-date-gone = Этого срока у пункта больше нет. Откройте пункт заново.

plan-read =
    <b>План на { $year }.</b>
    Прочитано { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
       *[other] { $items } пунктов
    }, исправлено { $fixed }, сомнительно { $doubt }, противоречий { $contradiction }. Подробно – в протоколе выше.
plan-read-account =
    Всего строк в таблицах файла: { $all }. В плане { $taken }{ $skipped ->
        [0] { "" }
       *[other] , в других планах { $skipped }
    }{ $left ->
        [0] .
       *[other] , не прочитано { $left }:
    }
plan-read-tables-more = · и ещё таблиц: { $count }
plan-read-lone =
    · { $count ->
        [one] { $count } отдельная строка: { $count ->
            [1] она названа
           *[other] они названы
        }
        [few] { $count } отдельные строки: они названы
       *[other] { $count } отдельных строк: они названы
    } в «Сомнениях»
plan-ask-plans = Планы файла ({ $count })
plan-ask-tables = Другие таблицы ({ $count })
plan-plans = <b>В файле несколько планов.</b> Отмеченные будут загружены. Чтобы взять или убрать план, нажмите номер.
plan-of-file =
    { $number }. { $title }, { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
       *[other] { $items } пунктов
    }{ $year ->
        [none] { "" }
       *[other] , на { $year }
    }
plan-one-at-least = Хотя бы один план должен остаться. Если он не нужен, нажмите «Отмена».
plan-tables = <b>Другие таблицы файла.</b> В плане их строк нет. Чтобы прочитать таблицу в план, нажмите номер.
plan-table =
    <b>{ $name }</b>, { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
       *[other] { $rows } строк
    }
plan-table-read =
    { $count ->
        [one] Прочитано в план: { $count } пункт.
        [few] Прочитано в план: { $count } пункта.
       *[other] Прочитано в план: { $count } пунктов.
    }
plan-table-sample = Первая строка: { $cells }
plan-table-do = Прочитать таблицу в план так? Если столбец не тот, нажмите его.
plan-table-as = Прочитать так
plan-table-leave = Убрать из плана
plan-table-which = { $what }: в каком это столбце?
plan-table-none = нет такого
plan-table-column = Столбец { $number }
plan-table-no-content = Укажите столбец с содержанием: без него пункта не будет.
plan-read-marked =
    { $kept ->
        [true] Отмечено в файле: { $count ->
            [one] { $count } пункт
            [few] { $count } пункта
           *[other] { $count } пунктов
        }. Их прошедшие сроки будут «отмечены до бота», записей о них не появится.
       *[false] { $count ->
            [one] { $count } пункт уже отмечен
            [few] { $count } пункта уже отмечены
           *[other] { $count } пунктов уже отмечены
        } в файле как сделанные. Учесть отметки? Записей о них не появится.
    }
plan-marks-keep = Учесть отметки
plan-marks-leave = Не учитывать отметки
plan-which-year = Учебный год { $year }–{ $next } или календарный { $year }? Пока сроки прочитаны по учебному.
plan-school-year = Учебный год
plan-calendar-year = Календарный год
plan-read-doubts =
    { $count ->
        [one] Не понят { $count } срок
        [few] Не поняты { $count } срока
       *[other] Не поняты { $count } сроков
    }. Уточните или примите так: эти пункты будут без срока.
plan-read-vacant =
    { $count ->
        [one] { $count } ответственный не найден
        [few] { $count } ответственных не найдены
       *[other] { $count } ответственных не найдены
    } среди сотрудников: { $count ->
        [1] для него будет вакантное место
       *[other] для них будут вакантные места
    }. Сверить – «Ответственные».
plan-no-calendar = Производственный календарь на этот год не утверждён: рабочие дни посчитаны без переносов.
plan-read-do = План ещё не принят. Нажмите «Принять», и сроки года будут расставлены.
plan-ask-deadlines = Уточнить сроки ({ $count })
plan-ask-fixed = Что поправлено ({ $count })
plan-ask-doubtful = Сомнения ({ $count })
plan-notes-fixed = <b>Что поправлено</b>, страница { $page }. В сам файл правки не попадают.
plan-notes-doubtful = <b>Сомнения</b>, страница { $page }. Проверьте эти строки в плане.
plan-note = · { $text }
plan-ask-posts = Ответственные
plan-accept = Принять
plan-dropped = План не сохранён.

plan-diff-none = Такой план уже принят, отличий нет.
plan-diff =
    План на этот год уже принят. Изменено { $changed }, добавлено { $added }, убрано { $removed }{ $moved ->
        [0] { "" }
       *[other] , перенесено в другой раздел { $moved }
    }. Сделанное сохранится.
plan-diff-changed = ✎ { $content }
plan-diff-added = + { $content }
plan-diff-removed = − { $content }

plan-doubt =
    <b>Осталось уточнить: { $left }.</b>
    Строка { $place }: { $content }
    Срок в плане: { $cell }
plan-doubt-why = Почему не понят: { $why }.
plan-doubt-do = Нажмите ответ или напишите срок, например: «II квартал», «до 15 марта», «по вторникам».
plan-no-doubts = Все сроки понятны.
plan-understood = Срок понял так: { $words }. Верно?
plan-right = Верно
plan-wrong = Иначе
plan-on-demand = По запросу
plan-whole-year = Весь год
plan-no-deadline = Без срока
plan-deadline-unclear = Срок не понят: «{ $typed }» ({ $why }). Напишите иначе, например: «до 15 марта» или «II квартал».
plan-deadline-read = «{ $typed }» – { $words }

plan-posts =
    { $count ->
        [one] В плане { $count } ответственный.
        [few] В плане { $count } ответственных.
       *[other] В плане { $count } ответственных.
    } После стрелки – место в центре. Чтобы поменять, нажмите номер.
plan-answer = { $number }. { $called } → { $post }{ $guessed ->
        [true] { "" } (проверьте)
       *[false] { "" }
    }
plan-offer = { $number }. { $post }
plan-all-specialist = Все специалисты
plan-all-curator = Все кураторы
plan-several = Несколько мест
plan-read-guessed =
    { $count ->
        [one] { $count } ответственный угадан, проверьте
        [few] { $count } ответственных угадано, проверьте
       *[other] { $count } ответственных угадано, проверьте
    } в «Ответственных».
plan-posts-done = Готово
plan-which-post = Кто это: <b>{ $called }</b>?
plan-item-posts =
    { $count ->
        [0] За пункт никто не отвечает. Нажмите «Добавить место».
       *[other] Кто отвечает за пункт. После стрелки – место в центре. Чтобы поменять, нажмите номер.
    }
plan-post-add = Добавить место
plan-post-add-ask = Кто ещё отвечает за пункт?
plan-post-vacant = Вакантное место
plan-post-nobody = Не назначать
plan-vacant = вакансия
plan-nobody = не назначен

plan-accepted =
    ✅ План принят: { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
       *[other] { $items } пунктов
    }, { $dates ->
        [one] { $dates } срок
        [few] { $dates } срока
       *[other] { $dates } сроков
    } в году. Смотреть – /plan.
plan-accepted-again =
    ✅ План обновлён: изменено { $changed }, добавлено { $added }, убрано { $removed }. Всего { $items ->
        [one] { $items } пункт
        [few] { $items } пункта
       *[other] { $items } пунктов
    }, { $dates ->
        [one] { $dates } срок
        [few] { $dates } срока
       *[other] { $dates } сроков
    }. Сделанное сохранено.

plan-accepted-marked =
    { $count ->
        [one] Отмечен до бота { $count } срок.
        [few] Отмечено до бота { $count } срока.
       *[other] Отмечено до бота { $count } сроков.
    }

plan-none = <b>План.</b> Здесь пока пусто: координатор ещё не прислал план.
plan-send-file = Чтобы загрузить план, пришлите сюда файл: .docx, .xlsx, .csv или .txt.
plan-none-year = <b>План на { $year } ещё не загружен.</b>
plan-ask-file = План загружает координатор: { $names }. Спросите, когда он появится.
plan-ask-nobody = План загружает координатор, но сейчас это место свободно.
plan-last-year =
    { $count ->
        [0] Прошлый год
       *[other] Прошлый год ({ $count })
    }
plan-home =
    <b>План на { $year }.</b> { $late ->
        [0] Просроченных пунктов нет.
        [one] Просрочен { $late } пункт.
        [few] Просрочено { $late } пункта.
       *[other] Просрочено { $late } пунктов.
    }
plan-external =
    { $count ->
        [one] У { $count } пункта дата зависит
        [few] У { $count } пунктов дата зависит
       *[other] У { $count } пунктов дата зависит
    } от чужого плана. Начался квартал: уточните эти сроки в «Без срока».
plan-of-year = План на { $year }
plan-search-hint = Чтобы найти пункт, напишите слово.
plan-view-mine = Мои пункты ({ $count })
plan-view-month = Этот месяц ({ $count })
plan-view-quarter = Этот квартал ({ $count })
plan-view-section = По разделам
plan-view-overdue = Просрочено ({ $count })
plan-view-undated = Без срока ({ $count })
plan-to-home = К плану
plan-coverage = Охват за год
plan-coverage-year = <b>Охват за { $year }.</b> Все, кто был на мероприятиях центра, по записям.
plan-aim = <b>{ $who }</b>
plan-aim-who = Считаются: { $counted }
plan-counted-how =
    { $visits ->
        [none] Посчитаны те, кто был впервые в году
       *[other] Посчитано: впервые в году – { $first }, а где этого не писали, посещения – { $visits }
    }{ $several ->
        [true] { "" } (по годам: { $years }; кто был в обоих, посчитан дважды).
       *[false] .
    }
plan-aim-uncounted = По плану { $target } чел. Отдельно эти люди в записях не считаются.
plan-sections = <b>Разделы плана.</b> Выберите раздел.
plan-section-line = · { $name } – { $count }
plan-no-section = Без раздела

plan-to-past = Закрыть прошлое
plan-past =
    <b>Закрыть прошлое.</b> { $count ->
        [one] Прошёл и не отмечен { $count } срок.
        [few] Прошли и не отмечены { $count } срока.
       *[other] Прошли и не отмечены { $count } сроков.
    } { $ticked ->
        [0] Отметьте те, о которых знаете, и выберите: сделано или не проводилось.
       *[other] Выбрано: { $ticked }.
    }
plan-past-year =
    <b>Закрыть год.</b> { $count ->
        [one] До конца года не отмечен { $count } срок.
        [few] До конца года не отмечены { $count } срока.
       *[other] До конца года не отмечено { $count } сроков.
    } { $ticked ->
        [0] Отметьте те, о которых знаете, и выберите: сделано или не проводилось.
       *[other] Выбрано: { $ticked }.
    }
plan-past-empty = Закрывать здесь больше нечего.
plan-past-all = Выбрать все
plan-past-none = Снять все
plan-past-own = В свой срок
plan-past-numbers = По номерам
plan-past-about =
    { $count ->
        [one] Закрываем { $count } срок.
        [few] Закрываем { $count } срока.
       *[other] Закрываем { $count } сроков.
    }
plan-past-done = Сделано
plan-past-done-form = Сделано
plan-past-done-day = Когда
plan-past-done-day-ask = Когда сделано? Если каждое в свой срок, нажмите кнопку. Числа участников можно дописать потом в «Моих записях».
plan-past-skip = Не проводилось
plan-past-skip-form = Не проводилось
plan-past-skip-reason = Причина
plan-past-skip-reason-ask = Почему не проводилось? Одним предложением, для всех выбранных.
plan-past-closed =
    { $count ->
        [one] ✅ Закрыт { $count } срок, { $count ->
            [1] запись
           *[other] записи
        } – в «Моих записях».
        [few] ✅ Закрыто { $count } срока, записи – в «Моих записях».
       *[other] ✅ Закрыто { $count } сроков, записи – в «Моих записях».
    }
plan-past-moved = (с { $day }) { "" }
plan-past-stored =
    Уже записано: { $count ->
        [one] закрыт { $count } срок
        [few] закрыто { $count } срока
       *[other] закрыто { $count } сроков
    }. Новый день не сохранён. Изменить его можно в «Моих записях».
plan-past-closed-some = Закрыто: { $count }. Другие { $left } отметили раньше.
plan-past-closed-ahead =
    Закрыто: { $count }. { $left ->
        [one] { $left } срок ещё впереди
        [few] { $left } срока ещё впереди
       *[other] { $left } сроков ещё впереди
    }: { $names }. Отметьте потом, когда их день придёт.
plan-still-ahead = Срок ещё впереди: { $due }. Если прошло раньше, сначала перенесите срок.
plan-past-skipped =
    { $count ->
        [one] ✅ Закрыт { $count } срок: не проводилось.
        [few] ✅ Закрыто { $count } срока: не проводилось.
       *[other] ✅ Закрыто { $count } сроков: не проводилось.
    }
plan-accepted-past =
    { $count ->
        [one] Уже прошёл и не отмечен { $count } срок. Закройте { $count ->
            [1] его
           *[other] их
        } здесь.
        [few] Уже прошли и не отмечены { $count } срока. Закройте их здесь.
       *[other] Уже прошли и не отмечены { $count } сроков. Закройте их здесь.
    } О давних сроках никому не напомним.
plan-past-proposed =
    { $count ->
        [one] Предложение отправлено координатору: { $count } срок не проводился. Пока { $count ->
            [1] он остаётся
           *[other] они остаются
        } в плане.
        [few] Предложение отправлено координатору: { $count } срока не проводились. Пока они остаются в плане.
       *[other] Предложение отправлено координатору: { $count } сроков не проводились. Пока они остаются в плане.
    }
plan-list-mine = <b>Мои пункты</b>, страница { $page }. Нажмите пункт, чтобы открыть.
plan-list-month = <b>Этот месяц</b>, страница { $page }. Нажмите пункт, чтобы открыть.
plan-list-quarter = <b>Этот квартал</b>, страница { $page }. Нажмите пункт, чтобы открыть.
plan-list-overdue = <b>Просрочено</b>, страница { $page }. Отметьте выполнение или перенесите срок.
plan-list-ahead = <b>Впереди до конца года</b>, страница { $page }. Нажмите срок, чтобы открыть его пункт.
plan-list-undated = <b>Без срока по календарю</b>, страница { $page }. Нажмите пункт, чтобы открыть или уточнить срок.
plan-list-section = <b>{ $what }</b>, страница { $page }.
plan-list-span = <b>{ $what }</b>, страница { $page }. Нажмите пункт, чтобы открыть.
plan-list-search = <b>Нашлось по словам «{ $what }»</b>, страница { $page }.
plan-empty-mine = <b>Мои пункты.</b> За вами в плане ничего не записано.
plan-empty-month = <b>Этот месяц.</b> По плану на этот месяц ничего нет.
plan-empty-quarter = <b>Этот квартал.</b> По плану на этот квартал ничего нет.
plan-empty-overdue = <b>Просрочено.</b> Просроченных пунктов нет.
plan-empty-ahead = <b>Впереди до конца года.</b> Невыполненных сроков не осталось.
plan-empty-undated = <b>Без срока.</b> У всех пунктов есть сроки.
plan-empty-section = <b>{ $what }.</b> В этом разделе пунктов нет.
plan-empty-span = { $what }: сроков в плане нет.
plan-empty-search = По словам «{ $what }» ничего не нашлось. Напишите другое слово.

plan-card-section = <i>{ $section }</i>
plan-card = <b>{ $content }</b>
plan-card-numbered = <b>{ $number }. { $content }</b>
plan-card-cancelled = ✖ Отменён: { $reason }
plan-card-deadline = <b>Срок:</b> { $cell } ({ $words })
plan-card-unclear = <b>Срок:</b> { $cell } (не понят, уточните)
plan-card-clarified = <b>Срок:</b> { $said } ({ $words }); в плане: { $cell }
plan-card-dates = Выполнено { $done } из { $total } за год.
plan-card-posts = <b>Отвечают:</b> { $posts }
plan-card-nobody = <b>Отвечают:</b> никто не назначен
plan-card-fact =
    <b>{ $unit ->
        [people] Охват
       *[other] Сделано
    }:</b> { $fact }{ plan-unit }{ $words ->
        [none] { "" }
       *[other] , по плану: { $words }
    }
plan-card-target = <b>Охват:</b> { $measure }
plan-unit =
    { $unit ->
        [people] { "" } чел.
        [copies] { "" } экз.
        [publications] { "" } публ.
        [articles] { "" } статей
        [agreements] { "" } соглашений
        [grants] { "" } заявок
        [registers] { "" } раз
        [entries] { "" } по реестру
       *[references] { "" } справок
    }
plan-measure =
    { $fact } из { $target }{ plan-unit }{ $sign ->
        [at-least] , не менее
        [at-most] , не более
        [about] , примерно
       *[exactly] { "" }
    } { $bar }
plan-card-register = <b>Реестр «{ $register }»:</b> { $counted }
plan-card-forecast = К концу года при таком темпе: { $forecast }.
plan-card-missing = <b>Не хватает подтверждений:</b> { $papers }
plan-card-deed = · { $day } { $type } «{ $title }»{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
plan-date-open = ○ до { $due }
plan-date-late = ⚠️ { $due }, срок прошёл
plan-date-done = ✅ { $due }
plan-date-cancelled = ✖ { $due }, отменён: { $reason }
plan-date-marked = , отмечено до бота: { $mark }
plan-date-count = { "" } ({ $done } из { $count })
plan-date-moved = , перенесён с { $before }: { $reason }

plan-date-later = , отложено до { $day }
plan-later = отложено до { $day }

plan-gather = Пригласить
plan-mark = Отметить выполнение
plan-act-move = Перенести
plan-act-skip = Отменить срок
plan-return-date = Вернуть { $day }
plan-skipped = ✅ Срок отменён. Остальные сроки пункта остались.
plan-returned = Срок снова в плане.
plan-act-clarify = Уточнить срок
plan-act-cancel = Отменить пункт
plan-act-restore = Вернуть пункт
plan-act-edit = Исправить текст
plan-act-posts = Ответственные
plan-act-register = Реестр
plan-moved = ✅ Срок перенесён.
plan-cancelled = ✅ Пункт отменён. Он остался в плане с причиной.
plan-restored = Пункт снова в плане.
plan-clarified = ✅ Срок уточнён.
plan-edited = ✅ Исправлено.
plan-responsible-edited = ✅ Исправлено. Проверьте, кто отвечает.
plan-linked = ✅ Засчитано этому пункту.
plan-linked-date = ✅ Засчитано этому пункту за { $due }.
plan-dates = <b>За какой срок отметить выполнение?</b> { $content }
plan-already-cancelled = Пункт уже отменён.

plan-proposal-sent = Предложение отправлено координатору. Пока он не ответит, в плане всё по-прежнему.
plan-proposal-agree =
    { $number ->
        [0] Согласиться
       *[other] { $number } Согласиться
    }
plan-proposal-refuse =
    { $number ->
        [0] Отказать
       *[other] { $number } Отказать
    }
plan-proposal-gone = Этого предложения больше нет. Откройте пункт заново.
plan-proposed = { $what }, <b>{ $content }</b>
plan-proposed-move = перенести срок { $due } → { $day }
plan-proposed-skip = отменить срок { $due }
plan-proposed-cancel = отменить пункт
plan-proposed-deadline = уточнить срок: { $old } → { $new }
plan-card-proposal =
    ⏳ { $number ->
        [0] { "" }
       *[other] { $number }. { "" }
    }{ $person } предлагает { $what }{ $reason ->
        [none] { "" }
       *[other] { "" } ({ $reason })
    }. Ждёт координатора.
plan-decided-agreed =
    { $count ->
        [1] ✅ Согласовано.
       *[other] ✅ Согласовано: { $count }.
    }
plan-decided-refused =
    { $count ->
        [1] Отказано. В плане всё по-прежнему.
       *[other] Отказано: { $count }. В плане всё по-прежнему.
    }
plan-decided-replaced = Есть более новое предложение о том же. Откройте пункт.
plan-decided-moot =
    { $count ->
        [1] Решать уже нечего: { $why }.
       *[other] Решать уже нечего ({ $count }): { $why }.
    }
plan-at-once = Правки: сразу
plan-with-consent = Правки: с согласия
plan-at-once-saved =
    { $now ->
        [true] Кто отвечает за пункт, переносит и отменяет его сроки сразу. Вы узнаете из утренней сводки.
       *[false] Кто отвечает за пункт, предлагает перенести или отменить срок. Решаете вы, одним нажатием.
    }
plan-step-proposed = { $person } (по предложению: { $proposer })
plan-step-cell = { $day } { $person }, { $field }: { $old } → { $new }
plan-step-deadline = { $day } { $person }, срок: { $old } → { $new }
plan-step-posts = { $day } { $person }, отвечают: { $old } → { $new }
plan-step-moved = { $day } { $person }, перенос: { $old } → { $new }, { $reason }
plan-step-skipped = { $day } { $person }, отменён срок { $old }: { $reason }
plan-step-returned = { $day } { $person }, возвращён срок { $old }
plan-step-cancelled = { $day } { $person }, отмена: { $reason }
plan-step-restored = { $day } { $person }, пункт возвращён

plan-cell-empty = не указан
plan-cell-number = Номер
plan-cell-content = Содержание
plan-cell-deadline = Срок
plan-cell-responsible = Ответственные
plan-cell-coverage = Охват
plan-cell-product = Форма отчёта
plan-cell-expected-result = Результат
plan-cell-note = Примечание
plan-cell-counted-by = Реестр

plan-change-about =
    { $due ->
        [none] <b>{ $item }</b>
       *[other] <b>{ $item }</b>, срок { $due }
    }
plan-move-form = Перенос срока
plan-move-date = Какой срок
plan-move-date-ask = Какой срок перенести?
plan-move-day = Новая дата
plan-move-day-ask = На какой день? Можно написать: 15 июня.
plan-move-reason = Причина
plan-move-reason-ask = Почему переносится? Одним предложением.
plan-holidays-button = Каникулы
plan-holidays-form = Школьные каникулы
plan-holidays-about = { $year }–{ $next } учебный год. По этим дням считаются сроки «осенние каникулы», «2 четверть».
plan-holidays-autumn = Осенние
plan-holidays-autumn-ask = Когда осенние каникулы? Например: 26 октября – 3 ноября.
plan-holidays-winter = Зимние
plan-holidays-winter-ask = Когда зимние каникулы? Например: 31 декабря – 11 января.
plan-holidays-spring = Весенние
plan-holidays-spring-ask = Когда весенние каникулы? Например: 27 марта – 4 апреля.
plan-holidays-bad = Не похоже на каникулы: «{ $typed }». Напишите первый и последний день, например: 26 октября – 3 ноября.
plan-holidays-saved =
    ✅ Каникулы записаны. { $count ->
        [0] Сроки не изменились.
        [one] Даты получил { $count } пункт.
        [few] Даты получили { $count } пункта.
       *[other] Даты получили { $count } пунктов.
    }
plan-report-day-button = День отчёта
plan-report-day-form = День квартального отчёта
plan-report-day-day = День отчёта
plan-report-day-day-ask = До какого числа сдаётся отчёт за квартал? Число следующего месяца, от 1 до 28. За IV квартал – последний рабочий день декабря.
plan-report-day-saved =
    ✅ Отчёты за квартал – до { $day } числа. { $count ->
        [0] Сроки не изменились.
        [one] Перенесён { $count } срок.
        [few] Перенесено { $count } срока.
       *[other] Перенесено { $count } сроков.
    }
plan-day-of-month = до { $day } числа
plan-day-of-month-bad = Нужно число от 1 до 28, например: 10. А написано: «{ $typed }».
plan-skip-form = Отмена срока
plan-skip-date = Какой срок
plan-skip-date-ask = Какой срок отменить?
plan-skip-reason = Причина
plan-skip-reason-ask = Почему этот срок отменяется? Одним предложением.
plan-cancel-form = Отмена пункта
plan-cancel-reason = Причина
plan-cancel-reason-ask = Почему пункт отменяется? Одним предложением.
plan-deadline-form = Уточнение срока
plan-deadline-text = Срок
plan-deadline-text-ask = Какой срок? Нажмите или напишите, например: «II квартал», «до 15 марта», «по вторникам».
plan-cell-form = Исправление пункта
plan-cell-cell = Что исправить
plan-cell-cell-ask = Что исправить?
plan-cell-text = Новый текст
plan-cell-text-ask = Напишите новый текст целиком. Чтобы очистить, пришлите «-».
