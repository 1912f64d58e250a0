# Being there: codes, marks, guests, the record.

check-in-file-hall = код для зала { $day }
check-in-file-online = код онлайн { $day }
check-in-when = { $day } г., начало в { $time }
check-in-call = Отметьтесь, что вы пришли
check-in-step-one = Наведите камеру телефона на код.
check-in-step-two = Откройте ссылку: она ведёт к боту.
check-in-step-three = Нажмите «Запустить», «Старт» или «Начать».
check-in-note = Код работает с { $opens } до { $closes }. Не получается – скажите ведущему, он отметит вас сам.

check-in-done = ✅ Отметились: { $event }{ $remote ->
        [true] , дистанционно
       *[other] { "" }
    }, { $time }.
check-in-before = Вы уже отмечены: { $event }{ $remote ->
        [true] , дистанционно
       *[other] { "" }
    }, { $time }.
check-in-by-host =
    Ведущий уже отметил вас: { $event }, { $remote ->
        [true] дистанционно
       *[other] очно
    }.
    Если это не так, скажите ему: он исправит в списке.
check-in-forged = Этот код не подходит. Наведите камеру на код ещё раз или скажите ведущему: он отметит вас сам.
check-in-cancelled = Это мероприятие отменено, отмечаться не нужно.
check-in-early = Отмечаться ещё рано. Код заработает { $day } в { $time }.
check-in-late = Отмечаться уже поздно: код работал до { $time } { $day }. Скажите ведущему, он отметит вас по списку.
check-in-stranger = Этот код – для сотрудников центра, а вас бот пока не знает. Подойдите к ведущему: он посчитает вас как гостя. Чтобы пользоваться ботом, попросите у координатора центра ссылку-приглашение.
check-in-elsewhere = Это мероприятие другого центра. Подойдите к ведущему: он посчитает вас как гостя.
check-in-host = Вы ведёте это мероприятие, отмечаться не нужно.

event-no-such-room = У этого мероприятия нет такого участия. Обновите список.
event-person-gone = Этого человека нет в списке. Обновите список.
event-called-off = Мероприятие отменено.
event-not-begun = Мероприятие ещё не началось.
event-nobody = Никто не отмечен. Отметьте тех, кто пришёл, или добавьте гостей. Если мероприятие не состоялось, отмените его.
event-no-script = Не хватает сценария. Напишите, где он лежит, и мероприятие закроется.
event-no-publication = Не хватает публикации. Пришлите ссылку на неё, и мероприятие закроется.
certificate-early = Сертификат будет готов, когда мероприятие закончится.
certificate-not-there = Вас не отметили на этом мероприятии. Если вы там были, скажите ведущему.

event-room-hall = Код для зала
event-room-online = Код онлайн
event-code-hall =
    Код для зала. Покажите его на экране или распечатайте страницу ниже.
    Работает с { $opens } до { $closes }. Ссылка: { $link }
event-code-online =
    Код для тех, кто участвует дистанционно. Покажите его в онлайн-комнате или отправьте в её чат ссылку.
    Работает с { $opens } до { $closes }. Ссылка: { $link }
event-code-page = Страница с кодом: распечатайте и повесьте у двери.
event-code-sent = Код – отдельным сообщением.

event-day =
    <b>{ $event }</b>
    { $when }
event-day-cancelled = Мероприятие отменено.
event-day-early = Отмечаться можно с { $opens }. Придут: { $coming }.
event-day-ahead = Сколько пришло, можно написать с { $opens }.
event-day-uncounted = Пока не написано, сколько пришло.
event-day-nobody = Пока никто не отмечен. Собирались прийти: { $coming }.
event-day-came = Пришло { $count }{ $afar ->
        [0] { "" }
       *[other] , из них дистанционно { $afar }
    }{ $guests ->
        [0] { "" }
       *[other] , гостей { $guests }
    }.
event-day-surprising = <b>Не ждали:</b>
event-day-who = · { $name }, { $post }
event-day-more = и ещё { $count }
event-day-feast =
    Сценарий: { $script ->
        [none] пока нет
       *[other] { $script }
    }
    Публикация: { $publication ->
        [none] пока нет
       *[other] { $publication }
    }
event-day-recorded = В записи № { $number }: { $count } чел.
event-day-list = Отметить
event-day-guests = Гости
event-day-counted = Сколько пришло
event-day-minutes = Слова протокола
event-day-papers = Бумаги
event-day-write-feast = Сценарий, публикация
event-day-record = Прошло? Пришло { $count }
event-day-open-record = Открыть запись
event-recorded = ✅ Записано: пришло { $count }.
event-recorded-sheet = ✅ Записано: пришло { $count }. Лист регистрации есть.
event-recorded-again = ✅ Запись обновлена: пришло { $count }.
event-day-line = { $mark }{ $name } · { $where }
event-list = <b>Кто пришёл?</b> Нажмите на имя. { $both ->
        [true] Первый раз – ✓ очно, второй – ◐ дистанционно, третий – снять.
       *[other] Ещё раз – снять отметку.
    } Можно написать часть фамилии. Отмечено: { $count }.
event-list-named = { $count ->
        [0] По словам «{ $named }» ничего не нашлось.
       *[other] Показаны: «{ $named }», { $count }.
    }
event-list-all = Показать всех
event-guests-list = <b>Гости</b> – те, кого нет в боте. Только числа, без имён.
event-guests-none = <b>Гости</b> – те, кого нет в боте. Только числа, без имён. Пока никого.
event-guests-line = { $where }: { $count }
event-guests-add = Добавить гостей
event-guests-saved = { $count ->
        [0] Гостей нет: { $where }.
       *[other] ✅ Гости записаны: { $where }, { $count }.
    }
event-guests-about = { $event }
event-guests-form = Гости
event-guests-institution = Откуда
event-guests-institution-ask = Откуда гости?
event-guests-counts = Сколько
event-guests-counts-ask = Кто пришёл и сколько? Можно одной строкой: педагоги 8, специалисты опеки 2.
event-counted = { $count ->
        [0] Никто не пришёл.
       *[other] ✅ Записано, сколько пришло: { $count }.
    }
event-guests-people = Сколько
event-guests-people-ask = Кто пришёл и сколько? Можно одной строкой: дети 45, замещающие родители 20.
event-minutes-about = { $event }
event-minutes-form = Протокол
event-minutes-agenda = Повестка
event-minutes-agenda-ask = Какая была повестка? По пункту на строке.
event-minutes-heard = Слушали
event-minutes-heard-ask = Что слушали? По пункту на строке: кого и о чём.
event-minutes-resolved = Решили
event-minutes-resolved-ask = Что решили, кроме поручений? По пункту на строке. Поручения с днём и местом записываются отдельно.
event-minutes-saved = ✅ Протокол записан. Файл – в «Бумагах».
event-feast-form = Сценарий и публикация
event-feast-script = Сценарий
event-feast-script-ask = Где лежит сценарий? Папка, номер или ссылка.
event-feast-publication = Публикация
event-feast-publication-ask = Где рассказали о мероприятии? Ссылка или газета с номером.
event-feast-saved = ✅ Записано.
event-papers =
    <b>Бумаги мероприятия.</b> Придут файлом.
    { $names ->
        [True] В листах и списках – имена и должности.
       *[other] В листах и списках – должности без имён.
    } В протоколе и сертификатах имена есть всегда.
event-papers-name = Писать имена
event-papers-hide = Только должности
event-paper-made = Готово: { $paper }. Файл придёт отдельным сообщением.
event-attended = <b>Где вы были.</b> Нажмите, и придёт сертификат участника.
event-attended-none = Здесь появятся мероприятия, на которых вас отметили. Для каждого бот сделает сертификат.
event-attended-line = { $day } · { $event }
certificate-made = Сертификат готов. Он придёт отдельным сообщением.

event-day-open = Кто пришёл
event-certificate = Сертификат
events-attended = Сертификаты
letter-event-passed = { $event }: прошло? { $count ->
        [0] Пока никто не отмечен.
       *[other] Пришло { $count }.
    } Проверьте список и запишите: пункт плана будет выполнен.
letter-event-passed-alone = { $event }: прошло? { $count ->
        [0] Пока никто не отмечен.
       *[other] Пришло { $count }.
    } Проверьте список и запишите.
letter-event-passed-families = { $event }: прошло? Впишите, сколько человек пришло, где сценарий и где об этом рассказали.
reminders-kind-event = мероприятие
