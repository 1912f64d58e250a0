# Early signals.

command-signal = поступил сигнал: кто заметил
menu-signal = Поступил сигнал
command-signals = карта сигналов: где замечают, а где нет
menu-signals = Карта сигналов

signal-school = Школа
signal-kindergarten = Детский сад
signal-clinic = ФАП
signal-council = Совет помощи
signal-police = Участковый
signal-neighbours = Соседи
signal-family = Сама семья
signal-other = Другое
signal-checked = Проверено
signal-confirmed = Подтверждено
signal-passed = Передано

signal-where = <b>Поступил сигнал.</b> С какой территории?
signal-who =
    <b>Поступил сигнал.</b> { $district }. Кто заметил?
    Нажмите одну кнопку, больше ничего не нужно. О семье не пишите.
signal-nowhere =
    У вашей должности нет территории, поэтому сигнал записать некуда. Попросите координатора указать её в разделе «Сотрудники».
    .coordinator = В центре нет ни одной открытой территории. Добавьте её в разделе «Сотрудники».
signal-stored = ✅ Сигнал записан: { $who }. { $district }, { $month } – { $number ->
        [one] { $number } такой сигнал
        [few] { $number } таких сигнала
       *[other] { $number } таких сигналов
    }.
signal-undone = Сигнал убран: { $who }. { $district }, { $month } – { $number ->
        [0] больше таких нет
        [one] { $number } такой сигнал
        [few] { $number } таких сигнала
       *[other] { $number } таких сигналов
    }.
signal-undo = Убрать
signal-more = Ещё сигнал
signal-month = Весь месяц
signal-elsewhere = Другая территория

signals-head = <b>Карта сигналов:</b> { $period }
signals-nothing = За это время сигналов не записано. Куратор записывает сигнал одной кнопкой: «Поступил сигнал».
signals-pair = { $name } – { $number }
signals-came =
    { $count ->
        [0] Сигналов не было.
        [one] Поступил { $count } сигнал: { $who }.
        [few] Поступило { $count } сигнала: { $who }.
       *[other] Поступило { $count } сигналов: { $who }.
    }
signals-followed =
    проверено – { $checked }, подтверждено – { $confirmed }{ $share ->
        [none] { "" }
       *[other] { "" } ({ $share } % проверенных)
    }, передано – { $passed }
signals-then = Дальше: { $followed }.
signals-row = { $name } · { $number }
signals-span-month = Месяц
signals-span-quarter = Квартал
signals-span-half = Полугодие
signals-span-year = Год
signals-file = Файлы
signals-letters = Письма Советам
signals-to-map = К карте
signals-count = Внести за месяц

signals-month-head = <b>{ $district }, { $month }</b>
signals-month-nothing = За этот месяц записей нет. Если сигналов не было, откройте «Внести за месяц» и нажмите «Готово»: будет записан ноль.
signals-changes = Последние изменения:
signals-change = · { $day }, { $person }: { $what } { $by }
signals-month-ask = <b>{ $what }:</b> сколько за весь месяц? Напишите число.
signals-month-how =
    { $count ->
        [0] Пока ни одного сигнала.
        [one] Сейчас { $count } сигнал.
        [few] Сейчас { $count } сигнала.
       *[other] Сейчас { $count } сигналов.
    } Здесь число за весь месяц, новое заменит прежнее. Нажмите строку или напишите сразу несколько, например: школа 3, детский сад 1, проверено 2.
signals-month-done = Готово
signals-month-stored = ✅ { $district }, { $month }: числа записаны.
signals-taken = Пока вы вводили, число изменил кто-то ещё: теперь { $number }. Напишите, сколько всего за месяц.
signals-doubt-checked = Проверено больше, чем поступило: { $checked } и { $came }. Так бывает, если проверяли сигналы прошлого месяца. Если нет, исправьте.
signals-doubt-confirmed = Подтверждено больше, чем проверено: { $confirmed } и { $checked }. Исправьте, если это описка.
signals-doubt-passed = Передано больше, чем поступило: { $passed } и { $came }. Так бывает, если передавали сигналы прошлого месяца. Если нет, исправьте.

signals-ahead = Этот период ещё не начался: { $period }. Напишите текущий или прошлый.
signals-future = Этот месяц ещё не наступил. Выберите текущий или прошлый.
signals-year-closed =
    { $year } год закрыт: его числа можно было менять до 31 января. Ошибку исправит координатор.
    .coordinator = { $year } год закрыт.
signals-too-far = Это слишком давно. Можно исправлять числа начиная с { $year } года.
signals-not-yours = За эту территорию вы числа не вносите: она чужая, закрыта или объединена с другой. Откройте «Поступил сигнал» ещё раз.
signals-undo-late = Число за этот месяц уже исправили, убрать сигнал нельзя. Откройте «Весь месяц» и впишите верное число.

signals-of = из
signals-half-year = за полгода
signals-since = с { $month } { $year } года
signals-quiet =
    { $who } { $where }{ $more ->
        [0] { "" }
        [one] { "" } и ещё { $more } территории
       *[other] { "" } и ещё { $more } территорий
    } ни одного сигнала { $when }.
signals-quiet-list =
    Ни одного сигнала { $when }{ $who ->
        [none] { "" }
       *[other] { "" } { $who }
    }: { $where }{ $more ->
        [0] { "" }
        [one] { "" } и ещё { $more } территория
        [few] { "" } и ещё { $more } территории
       *[other] { "" } и ещё { $more } территорий
    }.
signals-quiet-everywhere = { $who } ни одного сигнала { $when } ни на одной территории.

paper-signals = Карта сигналов
paper-signals-title = Карта сигналов, { $period }
paper-signals-letters = Письма Советам помощи
paper-signals-letters-title = Письма Советам помощи: сигналы, { $period }
paper-signals-sheet = Территории
paper-signals-months = По месяцам
paper-signals-district = Территория
paper-signals-month = Месяц
paper-signals-came = Всего сигналов
paper-signals-share = Подтверждено, % проверенных
paper-signals-total = Все территории
paper-signals-note = Тире – записей за это время нет. Считаются месяцы, которые лежат в периоде целиком.
chart-signals-row = { $name } – { $count }
chart-signals-followed = Что было дальше
chart-signals-note = Чем темнее, тем больше. Тире – записей нет.
signals-head-school = школа
signals-head-kindergarten = детский сад
signals-head-clinic = ФАП
signals-head-council = Совет помощи
signals-head-police = участковый
signals-head-neighbours = соседи
signals-head-family = сама семья
signals-head-other = другое
analysis-signals = Сигналов раннего выявления поступило – { $count }{ $who ->
        [none] { "" }
       *[other] { "" }: { $who }
    }.{ $followed ->
        [none] { "" }
       *[other] { "" } По ним: { $followed }.
    }
analysis-signals-of = { $name }: сигналов – { $count }{ $who ->
        [none] { "" }
       *[other] { "" }, { $who }
    }{ $followed ->
        [none] { "" }
       *[other] { "" }; { $followed }
    }
signals-letter-where = Совету помощи семье и детям{ $where ->
        [none] { "" } ({ $name })
       *[other] { "" } { $where }
    }
signals-letter-came =
    { $count ->
        [0] За { $period } ({ $name }) не поступило ни одного сигнала о семьях, которым нужна помощь.
       *[other] За { $period } ({ $name }) поступило сигналов о семьях, которым нужна помощь – { $count }: { $who }.
    }{ $followed ->
        [none] { "" }
       *[other] { "" } По ним: { $followed }.
    }
signals-letter-unknown = За { $period } ({ $name }) сведений о сигналах в центр не поступало.
signals-letter-quiet = Ни одного сигнала { $when } не было: { $who }.
signals-from-school = из школ
signals-from-kindergarten = из детских садов
signals-from-clinic = из ФАП
signals-from-council = от Советов помощи
signals-from-police = от участковых
signals-letter-own = от самого Совета

letter-signals =
    <b>Сигналы, { $month }.</b> { $count ->
        [0] Сигналов не было
        [one] Поступил { $count } сигнал: { $who }
        [few] Поступило { $count } сигнала: { $who }
       *[other] Поступило { $count } сигналов: { $who }
    }.{ $before ->
        [none] { "" }
       *[other] { "" } Месяцем раньше – { $before }.
    }
letter-signals-open = Открыть карту
digest-signals = <b>Сигналы</b>
moot-signals-unwanted = сигналами занимается уже другой человек
moot-signals-old = новость о сигналах устарела
moot-signals-nothing = сигналов за полгода не записано
reminders-kind-signals = сигналы
audit-event-signals-changed = исправлены числа сигналов
