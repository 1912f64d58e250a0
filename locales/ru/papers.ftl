# Papers: what the year comes out as. Figures raised above the line are marks of the last appendix.

paper-analysis = Анализ деятельности
paper-analysis-title = Анализ деятельности за { $period }
paper-file = { $paper } { $period }

paper-nothing = Для этой бумаги за { $period } ничего не записано. Выберите другой период.
paper-before = Это раньше, чем начал работать центр: { $period }, а первые данные от { $begins }.
paper-ahead = Такой период ещё не наступил: { $period }. Выберите тот, который уже начался.
paper-wrong-period = Эту бумагу делают за такой период: { $spans }.
paper-wrong-format = Эта бумага бывает в виде { $formats }.
paper-not-made = Бумага не сделана: не хватило памяти или времени. Попросите её ещё раз или выберите период короче.
paper-making = Для центра уже готовится бумага. Подождите минуту и попросите ещё раз.
paper-span-month = месяц
paper-span-quarter = квартал
paper-span-half = полугодие
paper-span-year = год
paper-span-school = учебный год

# What a number counts, with its noun.

counted-own = { $name } ({ $count })
counted-seminar = { $count } { $count ->
        [one] семинар
        [few] семинара
       *[other] семинаров
    }

counted-regional-seminar = { $count } { $count ->
        [one] областной семинар
        [few] областных семинара
       *[other] областных семинаров
    }

counted-practicum = { $count } { $count ->
        [one] семинар-практикум
        [few] семинара-практикума
       *[other] семинаров-практикумов
    }

counted-webinar = { $count } { $count ->
        [one] вебинар
        [few] вебинара
       *[other] вебинаров
    }

counted-master-class = { $count } { $count ->
        [one] мастер-класс
        [few] мастер-класса
       *[other] мастер-классов
    }

counted-lecture = { $count } { $count ->
        [one] лекторий
        [few] лектория
       *[other] лекториев
    }

counted-round-table = { $count } { $count ->
        [one] круглый стол
        [few] круглых стола
       *[other] круглых столов
    }

counted-training = { $count } { $count ->
        [one] тренинг
        [few] тренинга
       *[other] тренингов
    }

counted-lesson = { $count } { $count ->
        [one] занятие
        [few] занятия
       *[other] занятий
    }

counted-blitz = { $count } { $count ->
        [one] блиц-консультация
        [few] блиц-консультации
       *[other] блиц-консультаций
    }

counted-lounge = { $count } { $count ->
        [one] методическая гостиная
        [few] методические гостиные
       *[other] методических гостиных
    }

counted-internship = { $count } { $count ->
        [one] стажировка
        [few] стажировки
       *[other] стажировок
    }

counted-conference = { $count } { $count ->
        [one] конференция
        [few] конференции
       *[other] конференций
    }

counted-festival = { $count } { $count ->
        [one] фестиваль
        [few] фестиваля
       *[other] фестивалей
    }

counted-qualification = { $count } { $count ->
        [one] курс повышения квалификации
        [few] курса повышения квалификации
       *[other] курсов повышения квалификации
    }

counted-meeting = { $count } { $count ->
        [one] совещание
        [few] совещания
       *[other] совещаний
    }

counted-working-group = { $count } { $count ->
        [one] заседание рабочей группы
        [few] заседания рабочей группы
       *[other] заседаний рабочей группы
    }

counted-council = { $count } { $count ->
        [one] методический совет
        [few] методических совета
       *[other] методических советов
    }

counted-consilium = { $count } { $count ->
        [one] консилиум
        [few] консилиума
       *[other] консилиумов
    }

counted-trip = { $count } { $count ->
        [one] выезд
        [few] выезда
       *[other] выездов
    }

counted-monitoring = { $count } { $count ->
        [one] мониторинг
        [few] мониторинга
       *[other] мониторингов
    }

counted-diagnostics = { $count } { $count ->
        [one] диагностика
        [few] диагностики
       *[other] диагностик
    }

counted-agreement = { $count } { $count ->
        [one] соглашение
        [few] соглашения
       *[other] соглашений
    }

counted-supervision = { $count } { $count ->
        [one] супервизия
        [few] супервизии
       *[other] супервизий
    }

counted-consultation = { $count } { $count ->
        [one] консультация
        [few] консультации
       *[other] консультаций
    }

counted-publication = { $count } { $count ->
        [one] публикация
        [few] публикации
       *[other] публикаций
    }

counted-leaflet = { $count } { $count ->
        [one] печатный материал
        [few] печатных материала
       *[other] печатных материалов
    }

counted-article = { $count } { $count ->
        [one] статья
        [few] статьи
       *[other] статей
    }

counted-collection = { $count } { $count ->
        [one] материал методической копилки
        [few] материала методической копилки
       *[other] материалов методической копилки
    }

counted-holiday = { $count } { $count ->
        [one] праздник
        [few] праздника
       *[other] праздников
    }

counted-talk = { $count } { $count ->
        [one] беседа
        [few] беседы
       *[other] бесед
    }

counted-club = { $count } { $count ->
        [one] занятие клуба
        [few] занятия клуба
       *[other] занятий клуба
    }

counted-project = { $count } { $count ->
        [one] проект
        [few] проекта
       *[other] проектов
    }

counted-other = { $count } { $count ->
        [one] другое мероприятие
        [few] других мероприятия
       *[other] других мероприятий
    }

counted-participants = { $count } { $count ->
        [one] участник
        [few] участника
       *[other] участников
    }
counted-events = { $count } { $count ->
        [one] мероприятие
        [few] мероприятия
       *[other] мероприятий
    }
counted-curators = { $count } { $count ->
        [one] куратор
        [few] куратора
       *[other] кураторов
    }
counted-copies = { $count } экз.
counted-items = { $count } { $count ->
        [one] пункт
        [few] пункта
       *[other] пунктов
    }
counted-group = { $count } { $count ->
        [one] групповая
        [few] групповые
       *[other] групповых
    }
counted-individual = { $count } { $count ->
        [one] индивидуальная
        [few] индивидуальные
       *[other] индивидуальных
    }

paper-line = { $kind } { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
paper-line-named = { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
paper-of-them = { $whole }, из них { $parts }
paper-and = { $before } и { $last }
paper-with-visits = { $what } ({ $visits })

analysis-staff = На территориях – { $curators }{ $mark }{ $employment ->
        [part_time] , все совместители
        [main] , все на основном месте
       *[various] { "" }
    }.
analysis-staff-district = { $district } – { $count ->
        [0] куратора нет
       *[other] { counted-curators }
    }
analysis-staff-none = без района – { counted-curators }
analysis-staff-trace = Кураторы
analysis-events = Для обучения и поддержки специалистов проведено { $events }: { $kinds }.
analysis-events-alike = Для обучения и поддержки специалистов проведено { $kinds }.
analysis-events-one = Проведено 1 мероприятие{ $mark }: { $line }.
analysis-projects = Реализовано { $kinds }.
analysis-projects-one = Реализован 1 проект{ $mark }: { $line }.
analysis-project-days = Дней проектов, записанных как мероприятия, – { $count }{ $mark }.
analysis-kept-projects = Центр вёл { $count } { $count ->
        [one] проект
        [few] проекта
       *[other] проектов
    }{ $mark }
analysis-kept-grants = На конкурсы и гранты { $count ->
        [one] подана { $count } заявка
        [few] подано { $count } заявки
       *[other] подано { $count } заявок
    }{ $mark }
analysis-kept-resources = { $count ->
        [one] Привлечён { $count } ресурс
        [few] Привлечено { $count } ресурса
       *[other] Привлечено { $count } ресурсов
    }{ $mark }
analysis-kept-one = { $whole }: { $line }.
analysis-kept-many = { $whole }{ $parts ->
        [none] { "" }
       *[other] : { $parts }
    }.{ $sum ->
        [none] { "" }
       *[other] { "" } { $sum }.
    }
analysis-kept-part = { $name } – { $count }
analysis-kept-sum = { $name } – { $sum }
analysis-qualification = { $count ->
        [one] Повысил квалификацию { $count } сотрудник
        [few] Повысили квалификацию { $count } сотрудника
       *[other] Повысили квалификацию { $count } сотрудников
    }{ $mark } ({ $hours }).
analysis-qualification-line = { $hours }, { $title }
analysis-qualification-trace = Повышение квалификации
analysis-databank = { $name }: на { $day } { $count ->
        [one] состоит { $count } человек
        [few] состоят { $count } человека
       *[other] состоит { $count } человек
    }{ $mark }.
analysis-databank-line = { $district ->
        [none] без территории
       *[other] { $district }
    } – { $count }
analysis-databank-trace = Банк данных, человек
analysis-supervisions = Проведено { $supervisions }: { $modes }. Рассмотрены темы:
analysis-supervisions-one = Проведена 1 супервизия{ $mark } ({ $mode }), тема: { $topic }
analysis-mode-group = групповая
analysis-mode-individual = индивидуальная
analysis-topic = { $topic }{ $count ->
        [1] { "" }
       *[other] { "" } ({ $count })
    }
analysis-informing = Подготовлено и размещено: { $kinds }.
analysis-informing-one = Подготовлен и размещён 1 материал{ $mark }: { $line }.
analysis-channels = Где опубликовано: { $channels }.
analysis-channel = { $channel } – { $count }{ $mark }
analysis-consultations = Проведено { $consultations }{ $mark }. Темы:
analysis-consultations-one = Проведена 1 консультация{ $mark }, тема: { $topic }
analysis-copies = Роздано материалов: { $copies }
analysis-copies-of = { $material } – { counted-copies }{ $mark }
analysis-trips = { $count ->
        [one] Совершён
       *[other] Совершено
    } { $trips }{ $mark }.
analysis-trips-one = Совершён 1 выезд{ $mark }: { $line }.
analysis-trip = { $day }, { $district }: { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
analysis-trip-nowhere = { $day }: { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
analysis-programme = В рамках программы { $programme } проведено { $events }: { $kinds }.
analysis-programme-alike = В рамках программы { $programme } проведено { $kinds }.
analysis-programme-one = В рамках программы { $programme } проведено 1 мероприятие{ $mark }: { $line }.
analysis-other = Также: { $kinds }.
analysis-other-one = Также: { $line }{ $mark }.
analysis-joined = Специалисты приняли участие в мероприятиях других организаций: { $kinds }.
analysis-joined-one = Специалисты приняли участие в мероприятии другой организации{ $mark }: { $line }.
analysis-turnout =
    Приглашений на мероприятия – { $asked }: ответов – { $answered }, собирались прийти – { $coming }, посещений – { $came }, разных людей – { $people }{ $said ->
        [0] { "" }
       *[other] { "" }; полезно – { $useful } из { $said } ответов
    }{ $refused ->
        [none] { "" }
       *[other] { "" }. Не смогли: { $refused }
    }.
analysis-turnout-of =
    { $name }: приглашений – { $asked }, ответов – { $answered }, собирались прийти – { $coming }, посещений – { $came }, разных людей – { $people }{ $refused ->
        [none] { "" }
       *[other] { "" }. Не смогли: { $refused }
    }
analysis-plan = В плане на { $period } – { $items }{ $mark }: { $states }.
analysis-plan-done = выполнено { $count }{ $mark }
analysis-plan-partly = выполнено частично { $count }{ $mark }
analysis-plan-running = выполняется в срок { $count }{ $mark }
analysis-plan-late = не выполнено { $count }{ $mark }
analysis-plan-ahead = срок не наступил у { $count }{ $mark }
analysis-plan-cancelled = снято { $count }{ $mark }
analysis-plan-unasked = по запросу, запросов не было – { $count }{ $mark }
analysis-trace-supervisions = { $which } (супервизии)
analysis-plan-trace = Пункты плана
analysis-prints = Напечатано материалов центра: { $count }, всего { $copies } экз.{ $mark }
analysis-print = { $title } – { $count } экз.
analysis-library = Материалами библиотеки пользовались { $times }: { $quarters }.
analysis-library-in = { $period } – { $count }
analysis-library-of = { $name } – { $count }
analysis-trace-prints = Напечатано, экз.
analysis-trace-copies = { $material }, экз.

paper-plan-fact = План и выполнение
paper-plan-fact-title = Выполнение плана за { $period }
plan-fact-section = Раздел
plan-fact-number = №
plan-fact-content = Содержание работы
plan-fact-deadline = Срок
plan-fact-responsible = Ответственный
plan-fact-coverage = Охват
plan-fact-product = Форма отчёта
plan-fact-mark = Отметка о выполнении
plan-fact-done = Выполнено.
plan-fact-partly = Выполнено частично: { $done } из { $count }. Остались сроки: { $days }.
plan-fact-running = Выполнено { $done } из { $count }, следующий срок – { $day }.
plan-fact-late = Не выполнено, срок: { $days }.
plan-fact-ahead = Срок – { $day }.
plan-fact-cancelled = Снято: { $reason }.
plan-fact-cancelled-bare = Снято с плана.
plan-fact-unasked = Запросов не было.
plan-fact-moved = Перенесено с { $old } на { $new }{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }.
plan-fact-marked = В плане отмечено: { $words }.
plan-fact-deed = { $day }{ $came ->
        [0] { "" }
       *[other] , { $came } чел.
    }{ $copies ->
        [0] { "" }
       *[other] , { $copies } экз.
    }{ $post ->
        [none] { "" }
       *[other] , { $post }
    }
plan-fact-register = Реестр «{ $register }»: { $counted }.
plan-fact-entry = { $day }: { $title }{ $state ->
        [none] { "" }
       *[other] , { $state }
    }
plan-fact-many = { $times } с { $first } по { $last }{ $came ->
        [0] { "" }
       *[other] , { $came } чел.
    }{ $copies ->
        [0] { "" }
       *[other] , { $copies } экз.
    }
counted-times = { $count } { $count ->
        [one] раз
        [few] раза
       *[other] раз
    }

counted-records = { $count } { $count ->
        [one] запись
        [few] записи
       *[other] записей
    }
counted-visits = { $count } { $count ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }

paper-statistics = Статистическая справка
paper-statistics-title = Статистическая справка за { $period }
compared-all = Проведено и подготовлено центром, записей
compared-joined = Участие в мероприятиях других организаций, записей
compared-note = Участие в мероприятиях других организаций стоит отдельной строкой и в другие числа не входит.
compared-visits = Посещений
compared-channel = Публикации: { $name }
compared-copies = Роздано материалов, экз.
compared-mode-group = Групповые супервизии
compared-mode-individual = Индивидуальные супервизии
compared-item = п. { $number }. { $content } – срок { $days }
compared-item-bare = { $content } – срок { $days }

paper-review = Аналитическая справка
paper-review-title = Аналитическая справка за { $period }
review-all = Проведено и подготовлено: { $events }{ $mark }, { $visits }. { $beside }
review-beside = В сравнении: { $before }; { $ago }.
review-alone = Сравнить не с чем: ни за { $before }, ни за { $ago } записей нет.
review-joined = Участие в мероприятиях других организаций: { $records }{ $mark }. В числа этой справки оно не входит.
review-more = на { $by } больше, чем за { $period }
review-fewer = на { $by } меньше, чем за { $period }
review-same = столько же, сколько за { $period }
review-line = { $what }{ $mark } (до этого { $before }, год назад { $ago })
review-line-new = { $what }{ $mark } (до этого { $before })
review-line-beside = { $what }{ $mark } (за { $period } – { $count })
review-line-alone = { $what }{ $mark }
review-number = { $name } – { $now }
review-none = за { $period } записей нет
review-late = Не выполнено в срок: { $items } плана.

paper-trips = Отчёт о выездах
paper-trips-title = Отчёт о выездах за { $period }
trips-deed = { $name }{ $about ->
        [none] { "" }
       *[other] : { $about }
    } ({ $came } чел.)
trips-all = { $count ->
        [one] Совершён
       *[other] Совершено
    } { $trips }{ $mark }{ $districts ->
        [0] { "" }
        [one] { "" } в { $districts } район
        [few] { "" } в { $districts } района
       *[other] { "" } в { $districts } районов
    }, { $visits }.
trips-district = { $district } – { $count }
trips-day = Дата
trips-district-head = Район
trips-who = Кто выезжал
trips-purpose = Цель
trips-came = Чел.
trips-result = Результат
trips-papers = Подтверждения

paper-programme = Отчёт по программам
paper-programme-title = Отчёт по программам за { $period }

paper-load = Нагрузка
paper-load-title = Нагрузка: { $what }, { $period }
load-person = Сотрудник
load-post = Должность
load-total = Всего
load-whole = Центр в целом
load-records = Записи
load-visits = Посещения
load-note = Сделанное вместе стоит у каждого, в строке центра – один раз. Участие в мероприятиях других организаций тоже считается.

paper-register = Реестр мероприятий
paper-register-title = Реестр мероприятий за { $period }
register-number = №
register-day = Дата
register-type = Вид
register-title = Название
register-district = Территория
register-came = Чел.
register-copies = Экз.
register-programme = Программа
register-who = Кто провёл
register-result = Результат
register-joined = { $kind } (участие)

# In the chat.

papers-list =
    <b>Бумаги за { $period }</b>
    Нажмите, какую сделать. Период можно сменить или написать.
papers-which-period = За какой период? Нажмите или напишите: 2025, первый квартал, март 2026, учебный год.
papers-made = ✅ Готово: { $paper }, { $period }. Файл придёт следующим сообщением.
papers-making = ⏳ { $paper }: готово { $done } из { $of } строк.
paper-too-large = Файл вышел больше 50 МБ. Выберите период короче.
letter-paper = { $paper }
moot-paper = файла больше нет

paper-supervisions = Журнал супервизий
paper-consultations = Журнал консультаций

# Pictures.

paper-year-chart = График по месяцам
paper-year-chart-title = По месяцам, { $period }
paper-plan-chart = График плана
paper-plan-chart-title = План и факт по разделам, { $period }
paper-districts-chart = График по территориям
paper-districts-chart-title = По территориям, { $period }
paper-load-chart = График нагрузки
paper-load-chart-title = Записи по людям, { $period }
paper-summary = Сводка
paper-summary-title = Сводка за { $period }
summary-chart-title = Сводка за { $period }: { $district }
summary-chart-totals = { $held } { $held ->
        [one] мероприятие
        [few] мероприятия
       *[other] мероприятий
    }, { $visits } { $visits ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }
chart-kinds = По видам
chart-by-district = По территориям
chart-others = остальное
chart-held = Мероприятия
chart-visits = Посещения
chart-held-note = Без участия в чужих мероприятиях.
chart-districts-note = Общее для нескольких территорий стоит у каждой.
chart-load-note = Сделанное вместе стоит у каждого.
chart-load-row = { $name } – { $count }
chart-load-others = ещё { $count } { $count ->
        [one] человек
        [few] человека
       *[other] человек
    }
paper-chart-note =
    { $note }
    { $center }, { $day }

paper-parts-form = Тексты анализа
paper-parts-ask = Тексты анализа
paper-parts-about = Анализ за { $year } год. Ниже – то, что уже написано, хотя бы год назад: оставьте или напишите заново, каждый абзац с новой строки.
paper-parts-goals = Цель и задачи
paper-parts-goals-ask = Какие цель и задачи ставили в этом году?
paper-parts-projects = Проекты
paper-parts-projects-ask = Какие проекты вели и для чего?
paper-parts-problems = Проблемы
paper-parts-problems-ask = Какие трудности были? Без имён и адресов.
paper-parts-tasks = Задачи
paper-parts-tasks-ask = Какие задачи ставите на следующий год?
paper-parts-expected = Ожидаемые результаты
paper-parts-expected-ask = Каких результатов ждёте?
paper-parts-saved = ✅ Тексты анализа за { $year } год записаны.

paper-next-plan = Проект плана на следующий год
next-plan-file = Проект плана на { $period }
next-plan-title = План работы на { $period }
next-plan-year = на { $period }
next-plan-commentator = Опора
next-plan-tasks = Задачи на { $period }:
next-plan-problem = решить проблему: { $problem }
next-plan-problem-note = Проблема из анализа за этот год. Впишите задачу своими словами.
next-plan-wanted = подготовить материал: { $asked }
next-plan-wanted-note = Это искали в библиотеке и не нашли. Впишите пункт плана или уберите строку.
next-plan-expected = Ожидаемые результаты:
next-plan-number = № п/п
next-plan-content = Содержание работы
next-plan-deadline = Срок
next-plan-responsible = Ответственный
next-plan-coverage = Охват
next-plan-coverage-people = Охват (чел.)
next-plan-people = чел.
next-plan-product = Форма отчёта
next-plan-expected-result = Ожидаемый результат
next-plan-note = Примечание
next-plan-in-year = { $year } году
next-plan-in-school-year = { $year } учебном году
next-plan-on-request = по запросу
next-plan-proposed = { $words } (в { $year } – { $number })
next-plan-asked = { $count ->
        [0] В { $year } запросов не было.
       *[other] По запросу в { $year }: { $times }{ $came ->
            [0] { "" }
           *[other] , { $came } чел.
        }
    }
next-plan-unfinished = В { $year } не выполнено, { $count ->
        [one] срок
       *[other] сроки
    }: { $days }{ $more ->
        [0] { "" }
       *[other] { "" } и ещё { $more }
    }. Оставьте пункт или уберите.
next-plan-untouched = В { $year } записей нет. Оставьте пункт или уберите.
next-plan-cancelled = В { $year } пункт снят{ $reason ->
        [none] { "" }
       *[other] : { $reason }
    }. Оставьте пункт или уберите.
next-plan-day-off = { $day } – выходной. Проверьте день.
next-plan-mark-stale = Год устарел. Исправьте год или уберите пункт.
next-plan-mark-ends = Срок кончается в этом году. Впишите новый срок или уберите пункт.
next-plan-mark-no-such-day = В { $year } году нет 29 февраля. Проверьте день.
counted-appeals = { $count } { $count ->
        [one] обращение
        [few] обращения
       *[other] обращений
    }

# The templates of Word that papers are filled from.

sample-title = Название { $number }
sample-section = Раздел { $number }
sample-person = Имя Фамилия
sample-post = Должность
sample-district = Район
sample-programme = Программа
sample-channel = Канал
sample-text = Текст вашего центра
sample-cell = Из плана

template-file = шаблон { $paper }
template-sample-file = пример { $paper }
templates-open = Шаблоны
templates-list =
    <b>Шаблоны бумаг</b>
    По шаблону бот заполняет бумагу Word. Его можно скачать, поправить у себя и прислать обратно. Какой?
template-standard = <b>{ $paper }</b>
    Шаблон стандартный.
template-own = <b>{ $paper }</b>
    Шаблон вашего центра: { $name }, с { $since }.
template-how = Скачайте шаблон, измените его в Word и пришлите сюда файлом .docx. Бланк, слова, порядок частей, столбцы – ваши. В фигурных скобках стоят числа, списки и условия: их можно переставлять и убирать.
template-take = Скачать
template-show = Посмотреть
template-reset = Стандартный
template-sure = Вернуть стандартный шаблон? Ваш останется, его можно будет вернуть.
template-reset-yes = Да, стандартный
template-before = Вернуть прежний
template-set = ✅ Шаблон принят. По нему будет сделана следующая бумага «{ $paper }».
template-set-doubts = ✅ Шаблон принят. По нему будет сделана следующая бумага «{ $paper }». В его словах похоже на личные данные: { $doubts }. Если это данные семей, уберите их и пришлите шаблон ещё раз.
template-was-reset = ✅ Снова стандартный шаблон.
template-was-swapped = ✅ Вернулся прежний шаблон.

template-none-before = Прежнего шаблона нет.
template-no-such = У этой бумаги нет шаблона. Шаблоны есть у бумаг: { $papers }.
template-broken = Шаблон вашего центра больше не заполняется. Верните стандартный: «Бумаги», «Шаблоны».
template-old-stays = Прежний шаблон остаётся в силе.

template-no-word = Это не файл .docx. Сохраните шаблон в Word как «Документ Word (.docx)» и пришлите ещё раз.
template-damaged = Файл повреждён и не открывается. Сохраните его заново и пришлите ещё раз.
template-protected = Файл закрыт паролем. Снимите пароль и пришлите ещё раз.
template-too-large = Файл слишком большой: можно до 20 МБ. Уменьшите рисунки и пришлите ещё раз.
template-macros = В файле есть макросы. Сохраните его как .docx без макросов и пришлите ещё раз.
template-embedded = В файл вложены другие файлы. Уберите вложенные объекты и пришлите ещё раз.
template-external = В файле есть внешняя ссылка: { $what }. Уберите её (щелчок правой кнопкой, «Удалить гиперссылку») и пришлите ещё раз.
template-field = В файле есть поле { $what }, оно читает другие файлы. Уберите его и пришлите ещё раз.
template-odd = Из этого файла бумага не получается. Скачайте шаблон ещё раз и внесите изменения в него.
template-loop = В абзаце «{ $where }» не закрыт цикл. Поставьте после него { $near }.
template-condition = В абзаце «{ $where }» не закрыто условие. Поставьте после него { $near }.
template-closing = В абзаце «{ $where }» стоит { $what }, а начала у него нет. Уберите этот абзац или верните начало.
template-no-marks = В файле нет ни одного поля в фигурных скобках, заполнять нечего. Скачайте шаблон и внесите изменения в него.
template-syntax = В абзаце «{ $where }» не разобрать разметку. Проверьте скобки: их по две с каждой стороны.
template-unknown = В абзаце «{ $where }» неизвестное поле { $what }. Какие поля есть, видно в стандартном шаблоне.
template-unknown-near = В абзаце «{ $where }» неизвестное поле { $what }. Может быть, { $near }?
template-forbidden = В абзаце «{ $where }» – не поле, не условие if и не повтор for по списку. В шаблоне можно только это.
template-nested = В абзаце «{ $where }» повтор по { $what } стоит внутри другого повтора. Внутри можно повторять только то, что есть у внешнего.
template-unsure = В абзаце «{ $where }» часть, которой в году может не быть. Поставьте вокруг неё условие if, как в стандартном шаблоне.
