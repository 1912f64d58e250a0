# Logging an activity, one's own records, and the names of types, categories, evidence and materials.

activity-form = Запись мероприятия
activity-again = Ещё запись
activity-no-district = Без территории

activity-short-form = Запись коротко
activity-short-type = Вид
activity-short-type-ask = Что это было? Нажмите или напишите, например: семинар.
activity-short-line = Остальное
activity-short-line-ask = Что, когда, сколько? Одной строкой, например: «Границы», вчера, педагоги 12, кураторы 8. Чего не хватит, бот спросит.
activity-type = Вид
activity-type-ask = Что это было? Нажмите или напишите, например: семинар – или напишите одной фразой: вчера семинар «Границы», 12 педагогов.
activity-title = Название
activity-title-ask = Как называлось? Напишите название или тему.
activity-day = Дата
activity-day-ask = Когда прошло? Можно написать: 12 марта, 12.03 или «в пятницу».
activity-district = Территория
activity-district-ask = Для какой территории?
activity-format = Формат и уровень
activity-format-ask = Как проходило и на каком уровне? Если провели не вы, нажмите «Участвовали».
activity-attendance = Участники
activity-attendance-ask = Кто участвовал и сколько? Можно одной строкой: кураторы 8, педагоги 12.
activity-result = Результат
activity-result-ask = Что получилось? Одним предложением.
activity-evidence = Подтверждения
activity-evidence-ask = Что подтверждает? Одно нажатие – есть, второе – нет, третье – убрать.
activity-handouts = Материалы
activity-handouts-ask = Что раздали и сколько экземпляров? Можно одной строкой: листовки 20, памятки 15.

activity-topic-hint = Это тема. Выберите её из списка или напишите свою.
activity-channel = Где опубликовано
activity-channel-ask = Где опубликовано? Пришлите ссылку или нажмите, где это стоит.
activity-minutes = Длительность
activity-minutes-ask = Сколько длилось? Нажмите или напишите минуты, например: 40.
activity-districts = Районы и числа
activity-districts-ask = Из каких районов были люди и сколько? Можно одной строкой: Лесной 8, Заречный 5. Число можно не писать.
activity-newcomers = Из них впервые
activity-newcomers-ask = Сколько из них были впервые в этом году? Можно одной строкой: кураторы 3. По этим числам считают охват.
activity-organisations = Организации
activity-organisations-ask = Какие организации участвовали и сколько? Можно одной строкой: школы 2, детские сады 1.
activity-partners = С кем
activity-partners-ask = С кем вместе? Напишите названия организаций, например: Школа № 3, Центр «Семья».
activity-place = Место
activity-place-ask = Где проходило? Например: Школа № 3.
activity-programme = Программа
activity-programme-ask = В рамках какой программы? Например: Комплекс мер.
activity-series = Цикл
activity-series-ask = К какому клубу или циклу относится? Например: клуб «Ковчег добра».
activity-coauthors = Соавторы
activity-coauthors-ask = Кто делал вместе с вами? Запись появится и у них. Если кнопки нет, напишите фамилию.

channels-form = Каналы публикаций
channels-lines = Каналы
channels-lines-ask = Где публикует центр? Каждый канал с новой строки. Если у записи там есть ссылка, допишите «– ссылка»: Сайт – ссылка.
channels-saved = ✅ Каналы записаны.
channels-button = Каналы публикаций

activity-twin =
    Похоже, это уже записано:
    <b>{ $name }</b>, { $day }.

    Сохранить ещё одну запись?
activity-stored =
    Уже записано, № { $number }:
    <b>{ $name }</b>, { $day }.

    Новые ответы не сохранены. Изменить?
activity-numbers = { $came ->
        [0] { "" }
        [one] , { $came } участник
        [few] , { $came } участника
       *[other] , { $came } участников
    }{ $copies ->
        [0] .
       *[other] , { $copies } экз.
    }
activity-saved =
    ✅ Сохранено, № { $number }.
    <b>{ $name }</b>, { $day }{ activity-numbers }
    Исправить можно в «Моих записях».
activity-saved-date =
    { activity-saved }
    { $left ->
        [0] Срок { $due } закрыт.
       *[other] Срок { $due }: сделано { $done } из { $needed }.
    }
activity-for-date = Запись за { $due }: <b>{ $item }</b>
activity-another-year =
    Этот день – в другом году: { $day }, а срок – { $due }.

    Записать этим днём?
activity-closed =
    Уже отмечено { $day }{ $came ->
        [0] .
       *[other] , { $came } чел.
    }
activity-closed-again =
    Срок { $due } уже закрыт. { activity-closed }

    Сохранить ещё одну запись?
activity-changed-day =
    { activity-changed }
    Засчитано за { $due }.
activity-saved-fits =
    ✅ Сохранено, № { $number }.
    <b>{ $name }</b>, { $day }{ activity-numbers }

    Похоже на пункт плана: { $item }
    Засчитать этому пункту?
activity-saved-fits-two =
    ✅ Сохранено, № { $number }.
    <b>{ $name }</b>, { $day }{ activity-numbers }

    Похоже на два пункта плана:
    1. { $first }
    2. { $second }
    Какому засчитать?
activity-link = Засчитать
activity-link-first = Засчитать первому
activity-link-second = Засчитать второму
activity-changed =
    { $count ->
        [0] Ничего не изменилось.
        [one] ✅ Изменено { $count } поле.
        [few] ✅ Изменено { $count } поля.
       *[other] ✅ Изменено { $count } полей.
    }
activity-not-found = Этой записи нет: её удалили или она не ваша. Откройте список заново: /my.

my-list = <b>Мои записи: { $records }</b>, { $visits } { $visits ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }, страница { $page }.
my-none = <b>Мои записи.</b> Таких записей нет. Напишите другое слово или измените отбор.
my-year = Мой год
my-empty = <b>Мои записи.</b> Здесь пока пусто. Запишите первое мероприятие: это меньше минуты.
records-list = <b>Записи: { $records }</b>, { $visits } { $visits ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }, страница { $page }.
records-none = <b>Записи.</b> Таких записей нет. Напишите другое слово или измените отбор.
records-narrowed = Отбор: { $filters }
records-search = Нажмите запись, чтобы открыть, или напишите слово из названия.
records-filter = Отбор
records-file = Файл Excel
records-file-name = записи { $day }.xlsx
records-filters = <b>Отбор записей.</b> По чему отобрать?
records-which = Что показать?
records-any = Не важно
records-clear = Сбросить отбор
records-by-type = Вид
records-by-period = Период
records-by-district = Территория
records-by-person = Сотрудник
records-paper = Записи
records-paper-head = Записей: { $count }
records-paper-most = Показаны последние { $most } записей. Чтобы увидеть другие, выберите период.
records-paper-number = №
records-paper-day = Дата
records-paper-type = Вид
records-paper-title = Название
records-paper-district = Территория
records-paper-format = Формат
records-paper-came = Участников
records-paper-copies = Экземпляров
records-paper-person = Сотрудник
records-paper-result = Результат
records-back = К сводке
numberless-list = <b>Записи { $year } года без числа участников</b>, страница { $page }. Нажмите запись и допишите.
numberless-empty = <b>Записи { $year } года.</b> Во всех есть число участников.
my-card = <b>Запись № { $number }</b>
my-joined = Провёл не центр: участвовали.
activity-joined = участие
my-author = Записано { $day }: { $author }
my-edit = Изменить
my-repeat = Повторить
my-item = Пункт плана: { $item }
my-item-date = Пункт плана: { $item }, срок { $due }
my-link = Засчитать пункту
my-other-item = Другой пункт
my-unlink = Не засчитывать
my-other-date = Другой срок
my-dates = За какой срок засчитать запись от { $day }?
my-unlinked = Запись больше не засчитана пункту плана.
my-items = Какому пункту плана засчитать запись? Похожие – сверху. Чтобы найти, напишите слово.
my-items-none = Таких пунктов в плане этого года нет. Напишите другое слово.
my-delete = Удалить
my-delete-ask = Удалить эту запись? В сводках её больше не будет.
my-delete-sure = Да, удалить
my-keep = Оставить
my-deleted = Запись удалена.
my-history = <b>Изменения</b>
my-history-line = { $day } { $person }, { $field }: { $old } → { $new }
my-history-nothing = не указано

group-teaching = Учебные ›
group-organising = Организационные ›
group-support = Поддержка ›
group-informing = Информационные ›
group-leisure = Досуговые ›

type-seminar = Семинар
type-regional-seminar = Областной семинар
type-practicum = Семинар-практикум
type-webinar = Вебинар
type-master-class = Мастер-класс
type-lecture = Лекторий
type-round-table = Круглый стол
type-training = Тренинг
type-lesson = Занятие
type-blitz = Блиц-консультация
type-lounge = Методическая гостиная
type-internship = Стажировка
type-conference = Конференция
type-festival = Фестиваль
type-qualification = Повышение квалификации
type-meeting = Совещание
type-working-group = Заседание рабочей группы
type-council = Методический совет
type-consilium = Консилиум
type-trip = Выезд в район
type-monitoring = Мониторинг
type-diagnostics = Диагностика
type-agreement = Соглашение
type-supervision = Супервизия
type-consultation = Консультация
type-publication = Публикация
type-leaflet = Печатный материал
type-article = Статья
type-collection = Методическая копилка
type-holiday = Праздник
type-talk = Беседа
type-club = Занятие клуба
type-project = Проект
type-other = Другое

involvement-held = Провели
involvement-joined = Участвовали
organisation-school = Школы
organisation-kindergarten = Детские сады
organisation-college = Колледжи и вузы
organisation-social = Социальные службы
organisation-guardianship = Органы опеки
organisation-commission = КДН
organisation-health = Медицина
organisation-culture = Культура и спорт
organisation-charity = НКО и фонды
organisation-other = Другие

format-in-person = Очно
format-remote = Дистанционно
format-mixed = Смешанный
level-institution = Учреждение
level-district = Район
level-segment = Сегмент
level-region = Область

category-curators = Кураторы
category-specialists = Специалисты
category-teachers = Педагоги
category-guardianship = Специалисты опеки
category-councils = Члены Советов помощи
category-officials = Представители муниципалитетов
category-foster-parents = Замещающие родители
category-birth-parents = Кровные родители
category-children = Дети и подростки
category-graduates = Выпускники
category-volunteers = Волонтёры

evidence-minutes = Протокол
evidence-sign-in = Лист регистрации
evidence-photos = Фотоотчёт
evidence-script = Сценарий
evidence-trip-report = Отчёт о выезде
evidence-synopsis = Конспект
evidence-materials = Методические материалы
evidence-certificates = Сертификаты
evidence-publication = Публикация
evidence-supervision = Описание супервизии
evidence-feedback = Отзыв специалиста
evidence-reference = Справка
evidence-diplomas = Дипломы
evidence-speech = Текст выступления

material-booklet = Буклеты
material-leaflet = Листовки
material-memo = Памятки
material-brochure = Брошюры
material-collection = Сборники
material-methodical = Методические материалы

records-having-came = пришли люди
records-having-remote = дистанционно
records-having-first = пришли впервые
records-having-copies = раздавали материалы
my-open-item = К плану

clarify-form = Вернуть на уточнение
clarify-word = Что уточнить
clarify-word-ask = Что уточнить? Это прочитает автор записи. Например: проверьте число участников.
clarify-sent = Автору отправлено.
clarify-right-form = Всё верно
clarify-right-answer = Пояснение
clarify-right-answer-ask = Почему всё верно? Одной фразой, например: пришли три педагога, остальные заболели.
clarify-right-about = Запись № { $number }. { $person } спрашивает: «{ $word }»
clarify-right-saved = ✅ Ответ передан координатору.
clarify-open = Вернуть на уточнение
clarify-fix = Исправить
clarify-right = Всё верно
clarify-look = Открыть запись
clarify-accept = Принять
clarify-accepted = Принято.
clarify-waits-card =
    ↩️ { $day } { $person } просит уточнить: «{ $word }»
    Пока запись считается как есть.
clarify-changed-card =
    ↩️ { $day } { $person } просит уточнить: «{ $word }»
    Исправлено { $on }: { $by }.
clarify-right-card =
    ↩️ { $day } { $person } просит уточнить: «{ $word }»
    Ответ { $on }, { $by }: «{ $answer }»
clarify-own = Это ваша запись: её можно исправить сразу.
clarify-already = Запись уже вернули на уточнение { $day }: { $person }. Ответа пока нет.
clarify-nobody = Спросить некого: автора в центре уже нет. Исправьте запись сами.
clarify-answered = Ответ уже дан.
clarify-waits = Ответа ещё нет. Примите его, когда он придёт.

letter-record-returned =
    <b>Уточните запись № { $number }:</b> { $name }, { $day }. { $person } спрашивает: «{ $word }»

    Исправьте запись или ответьте, что всё верно. Пока она считается как есть.
letter-record-waits =
    <b>Ждёт уточнения запись № { $number }:</b> { $name }, { $day }. { $person } спрашивает: «{ $word }»

    Исправьте запись или ответьте, что всё верно. Больше напоминать не буду.
letter-record-changed = <b>Запись № { $number } исправлена:</b> { $name }, { $day }. Исправление: { $person }.
letter-record-right = <b>Запись № { $number }, всё верно:</b> { $name }, { $day }. { $person }: «{ $answer }»
letter-record-deleted = <b>Запись № { $number } удалена:</b> { $name }, { $day }. Удаление: { $person }.
moot-record-clear = запись уже уточнили
moot-record-gone = записи больше нет
moot-record-hands = уточнить запись попросили другого
