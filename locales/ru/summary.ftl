# The summary.

summary-head =
    <b>Сводка за { $period }</b>
    { $district } · в скобках – { $before }
summary-head-running =
    <b>Сводка за { $period }, по { $today }</b>
    { $district } · период не закончился, в скобках – столько же дней до него: { $before }
summary-own-head =
    <b>{ $span ->
        [year] Мой год
       *[other] Мои записи
    }: { $records } { $records ->
        [one] запись
        [few] записи
       *[other] записей
    }, { $visits } { $visits ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }</b>
    { $period } · в скобках – { $before }
summary-own-head-running =
    <b>{ $span ->
        [year] Мой год
       *[other] Мои записи
    }: { $records } { $records ->
        [one] запись
        [few] записи
       *[other] записей
    }, { $visits } { $visits ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }</b>
    { $period }, по { $today } · период не закончился, в скобках – столько же дней до него: { $before }
summary-says-events =
    На мероприятия приглашений – { $asked }: ответов – { $answered }, собирались прийти – { $coming }, посещений – { $came }, разных людей – { $people }{ $said ->
        [0] { "" }
       *[other] { "" }; полезно – { $useful } из { $said } ответов
    }{ $refused ->
        [none] { "" }
       *[other] { "" }. Не смогли: { $refused }
    }.
event-declined-busy = занят
event-declined-far = далеко
event-declined-not-mine = не моя тема
event-declined-other = другое
summary-turnout = Явка
summary-turnout-by-districts = По территориям
summary-turnout-by-events = По мероприятиям
summary-turnout-by-posts = По должностям
summary-turnout-by-quarters = По кварталам
summary-turnout-head = <b>Явка на мероприятия.</b> { $period }
summary-turnout-none = В этот период никого не приглашали.
summary-turnout-line =
    · { $name }: приглашений – { $asked }, ответов – { $answered }, собирались – { $coming }, пришли – { $came }{ $share ->
        [none] { "" }
       *[other] { "" } ({ $share } %)
    }, разных людей – { $people }{ $said ->
        [0] { "" }
       *[other] { "" }, полезно – { $useful } из { $said }
    }{ $refused ->
        [none] { "" }
       *[other] { "" }. Не смогли: { $refused }
    }
summary-turnout-absent =
    Ни разу не были: { $districts }. Спросите их, когда и где им удобно, и предложите дату.
summary-ask-dates = Спросить дату
summary-dates-asked = { $count ->
        [one] ✅ Спросили { $count } человека, какой день удобен. Ответ придёт вам.
       *[other] ✅ Спросили { $count } человек, какой день удобен. Ответы придут вам.
    }
summary-mine = Мои записи
summary-file = Excel
summary-chart = График
summary-word = Word
summary-send = Присылать
summary-send-how = Как часто присылать сводку? Придёт в рабочее утро, пустая не приходит.
summary-rhythm-week = Каждый понедельник
summary-rhythm-month = Первого числа месяца
summary-rhythm-quarter = В начале квартала
summary-sent-open = Открыть сводку
summary-sent-to-week = Каждую неделю
summary-sent-to-month = Каждый месяц
summary-sent-to-quarter = Каждый квартал
summary-sent-stop = Не присылать
summary-sent-more = Продолжение – в сводке.
summary-sent-chosen = { $rhythm ->
        [week] ✅ Сводка за неделю будет приходить по понедельникам.
        [month] ✅ Сводка за месяц будет приходить первого числа.
        [quarter] ✅ Сводка за квартал будет приходить в начале следующего.
       *[never] ✅ Сводка больше не будет приходить.
    }
summary-moot-unwanted = сводку уже не просят
summary-moot-old = сводка устарела
summary-moot-empty = за это время ничего не записано
summary-file-name = сводка { $period }.xlsx
summary-my-file-name = мои записи { $period }.xlsx
summary-paper = Сводка
summary-paper-title = { $district }, { $period }; рядом – { $before }
summary-paper-now = За период
summary-paper-before = До него
summary-paper-activities = Мероприятий
summary-paper-visits = Посещений
summary-paper-copies = Роздано, экз.
summary-paper-printed = Напечатано, экз.
summary-paper-left = Осталось на полках, экз.
summary-paper-library = Обращений к библиотеке
summary-paper-library-of = Обращений к библиотеке: { $name }
summary-paper-note = Один человек на двух мероприятиях – два посещения.
summary-paper-districts = Территории
summary-paper-posts = Места
summary-paper-post = Место
summary-paper-district = Территория
summary-paper-person = Сотрудник
summary-paper-records = Мероприятий
summary-paper-vacant = вакансия
summary-paper-posts-note = Записи человека, у которого два места сразу, стоят у первого из них.
summary-paper-no-post = без места
summary-paper-supervision = Супервизия: { $name }
summary-paper-from = Посещений из территории: { $name }
summary-paper-joined = Участвовали в чужих: { $name }
summary-paper-channel = Публикаций: { $name }
summary-paper-signals = Сигналы: { $name }
summary-nothing = За это время ничего не записано. Выберите другой период.
summary-activities = <b>{ $now } { $now ->
        [one] мероприятие
        [few] мероприятия
       *[other] мероприятий
    }</b> ({ $before })
summary-visits = <b>{ $now } { $now ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }</b> ({ $before })
summary-remote = , из них дистанционно { $now }
summary-newcomers = Из них впервые: { $now }
summary-unique = Разных людей, где это отмечали: { $now }
summary-copies = <b>Роздано { $now } { $now ->
        [one] экземпляр
        [few] экземпляра
       *[other] экземпляров
    }</b> ({ $before })
summary-prints = Напечатано { $now } экз. ({ $before }), на полках осталось { $left }
summary-library = <b>Материалами библиотеки пользовались { $now } { $now ->
        [one] раз
        [few] раза
       *[other] раз
    }</b> ({ $before })
summary-supervisions =
    <b>Супервизии:</b> { $group } { $group ->
        [one] групповая
        [few] групповые
       *[other] групповых
    }, { $individual } { $individual ->
        [one] индивидуальная
        [few] индивидуальные
       *[other] индивидуальных
    }
summary-people-from = Посещений из территорий: { $words }
summary-signals =
    <b>Сигналы раннего выявления:</b> { $now } ({ $before }){ $who ->
        [none] { "" }
       *[other] { "" }: { $who }
    }{ $followed ->
        [none] { "" }
       *[other] { "" }; { $followed }
    }
summary-joined = <b>Участвовали в чужих мероприятиях:</b> { $words }
summary-shared = Вместе с другими районами
summary-by-organisation = <b>Мероприятий с организациями:</b> { $words }
summary-by-programme = <b>По программам:</b> { $words }
summary-by-series = <b>По клубам и циклам:</b> { $words }
summary-by-channel = <b>Публикаций:</b> { $words }
summary-registers = <b>Реестры</b>
summary-register = · { $name } – { $now } ({ $before })
summary-registers-note = <i>Уже посчитаны выше, среди мероприятий: { $names }.</i>
summary-paper-registers = Реестры
summary-paper-registers-note = Суммы – в рублях. Соглашения, публикации, курсы и другие записи, что бывают мероприятиями, стоят и на первом листе: это те же записи.
summary-staff =
    <b>{ $count } { $count ->
        [one] куратор
        [few] куратора
       *[other] кураторов
    }</b>{ $employment ->
        [part_time] , все совместители
        [main] , все на основном месте
       *[various] { "" }
    }{ $even ->
        [true] { $left ->
            [0] { "" }
            [one] ; сменился { $left }
           *[other] ; сменились { $left }
        }
       *[false] ; пришли { $came }, ушли { $left }
    }
summary-tally = · { $words }
summary-by-district = <b>По территориям</b>
summary-by-person = <b>По сотрудникам</b>
summary-line = · { $name } – { $now } ({ $before })
summary-note = <i>Один человек на двух мероприятиях – два посещения.</i>
summary-no-district = без территории
summary-all-districts = Все территории
summary-period = Период
summary-district = Территория
summary-records = Записи
summary-lines = По строкам
summary-which-line = Записи какой строки показать?
summary-no-lines = За это время ничего не записано.
summary-behind-remote = Дистанционно
summary-behind-first = Впервые
summary-which-period = За какой период? Нажмите или напишите: апрель 2025, первый квартал, 2025, учебный год, 1 марта – 15 апреля.
summary-which-district = По какой территории?
summary-not-dates = Не похоже на период: «{ $typed }». Например: март, 2 полугодие, 2025 или 01.03.2026 – 15.04.2026.

period-quarter = { $number } квартал { $year }
period-quarter-brief = { $number } кв. { $year }
period-half = { $number } полугодие { $year }
period-half-brief = { $number } полуг. { $year }
period-year = { $year } год
period-school = { $year } учебный год
period-school-brief = { $year } уч. год
period-year-brief = { $year } год

summary-says-plan =
    План на { $period }: выполнено { $done } из { $total } { $total ->
        [one] пункта
       *[other] пунктов
    }{ $late ->
        [0] { "" }
       *[other] , просрочено { $late }
    }{ $unproved ->
        [0] { "" }
        [one] , у { $unproved } пункта не хватает подтверждений
       *[other] , у { $unproved } пунктов не хватает подтверждений
    }.
summary-says-requests =
    { $asked } { $asked ->
        [one] заявка
        [few] заявки
       *[other] заявок
    }: выполнено { $done }{ $working ->
        [0] { "" }
       *[other] , в работе { $working }
    }{ $waiting ->
        [0] { "" }
       *[other] , без ответа { $waiting }{ $late ->
            [0] { "" }
           *[other] , из них просрочено { $late }
        }
    }{ $unit ->
        [none] { "" }
        [days] , первый ответ в среднем через { $time } { $time ->
            [one] день
            [few] дня
           *[other] дней
        }
       *[hours] , первый ответ в среднем { $time ->
            [0] меньше чем через час
            [one] через { $time } час
            [few] через { $time } часа
           *[other] через { $time } часов
        }
    }
summary-says-monitoring =
    мониторинг за { $quarter } – { $expected ->
        [one] сдан { $given } отчёт из { $expected }
       *[other] сдано { $given } из { $expected }
    }
summary-says-behind = { $who } – { $number } из { $target }
summary-says-coverage =
    { $over ->
        [true] За { $year } обещанный охват выполнен
       *[false] При том же темпе за { $year } обещанный охват будет выполнен
    } по { $kept } { $kept ->
        [one] группе
       *[other] группам
    } из { $all }{ $behind ->
        [none] .
       *[other] ; отстают: { $behind }.
    }
