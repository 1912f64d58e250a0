# Papers: what the year comes out as. Figures raised above the line are marks of the last appendix.

paper-analysis = Анализ деятельности
paper-analysis-title = Анализ деятельности за { $period }
paper-file = { $paper } { $period }

paper-nothing = За { $period } ничего не записано. Выберите другой период.
paper-before = { $period } – раньше, чем начал работать центр: первая запись от { $begins }.
paper-ahead = { $period } ещё не наступил. Выберите период, который уже начался.
paper-wrong-period = Эту бумагу делают за такой период: { $spans }.
paper-wrong-format = Эта бумага бывает в виде { $formats }.
paper-making = Для центра уже готовится бумага. Подождите минуту и попросите ещё раз.
paper-span-month = месяц
paper-span-quarter = квартал
paper-span-half = полугодие
paper-span-year = год
paper-span-school = учебный год

# What a number counts, with its noun.

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
analysis-supervisions = Проведено { $supervisions }: { $modes }. Рассмотрены темы:
analysis-supervisions-one = Проведена 1 супервизия{ $mark } ({ $mode }), тема: { $topic }.
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
analysis-consultations-one = Проведена 1 консультация{ $mark }, тема: { $topic }.
analysis-copies = Роздано материалов: { $copies }.
analysis-copies-of = { $material } – { counted-copies }{ $mark }
analysis-trips = Совершено { $trips }{ $mark }.
analysis-trips-one = Совершён 1 выезд{ $mark }: { $line }.
analysis-trip = { $day }, { $district }: { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
analysis-trip-nowhere = { $day }: { $title }{ $came ->
        [0] { "" }
       *[other] { "" } ({ $came } чел.)
    }
analysis-programme = В рамках программы «{ $programme }» проведено { $events }: { $kinds }.
analysis-programme-alike = В рамках программы «{ $programme }» проведено { $kinds }.
analysis-programme-one = В рамках программы «{ $programme }» проведено 1 мероприятие{ $mark }: { $line }.
analysis-other = Также: { $kinds }.
analysis-other-one = Также: { $line }{ $mark }.
analysis-joined = Специалисты приняли участие в мероприятиях других организаций: { $kinds }.
analysis-joined-one = Специалисты приняли участие в мероприятии другой организации{ $mark }: { $line }.
analysis-plan = В плане на { $period } – { $items }{ $mark }: { $states }.
analysis-plan-done = выполнено { $count }{ $mark }
analysis-plan-partly = выполнено частично { $count }{ $mark }
analysis-plan-late = не выполнено { $count }{ $mark }
analysis-plan-ahead = срок не наступил у { $count }{ $mark }
analysis-plan-cancelled = снято { $count }{ $mark }
analysis-plan-unasked = по запросу, запросов не было – { $count }{ $mark }
analysis-trace-supervisions = { $which } (супервизии)
analysis-plan-trace = Пункты плана
analysis-trace-copies = { $material }, экз.
