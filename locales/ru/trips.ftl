# Trips: one conversation for all that was done in a district on a day.

command-trip = записать выезд в район
trip-form = Выезд
trip-again = Ещё выезд

trip-district = Куда
trip-district-ask = В какой район ездили?
trip-day = Дата
trip-day-ask = Когда ездили? Можно написать: 12 марта, 12.03 или «в пятницу».
trip-who = Вместе с вами
trip-who-ask = Кто ездил вместе с вами? Выезд появится и у них. Если кнопки нет, напишите фамилию.
trip-purposes = Цели
trip-purposes-ask = Зачем ездили? Отметьте всё, что было.
trip-event-kind = Вид мероприятия
trip-event-kind-ask = Мероприятие. Что это было? Нажмите или напишите, например: семинар.
trip-control-what = Контроль
trip-control-what-ask = Контроль. Что проверяли? Например: документы кураторов.
trip-control-came = Контроль, люди
trip-control-came-ask = Контроль. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-help-what = Методическая помощь
trip-help-what-ask = Методическая помощь. В чём помогли? Например: заполнение плана реабилитации.
trip-help-came = Методическая помощь, люди
trip-help-came-ask = Методическая помощь. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-event-what = Мероприятие
trip-event-what-ask = Мероприятие. Как называлось?
trip-event-came = Мероприятие, люди
trip-event-came-ask = Мероприятие. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-council-what = Совет помощи
trip-council-what-ask = Совет помощи. Что обсудили? Например: раннее выявление.
trip-council-came = Совет помощи, люди
trip-council-came-ask = Совет помощи. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-supervision-what = Супервизия
trip-supervision-what-ask = Супервизия. Какая тема? Выберите или напишите свою.
trip-supervision-came = Супервизия, люди
trip-supervision-came-ask = Супервизия. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-consultation-what = Консультация
trip-consultation-what-ask = Консультация. Какая тема? Выберите или напишите свою.
trip-consultation-came = Консультация, люди
trip-consultation-came-ask = Консультация. С кем и сколько? Можно одной строкой: кураторы 3, педагоги 2.
trip-supervision-minutes = Супервизия, время
trip-supervision-minutes-ask = Супервизия. Сколько длилась? Нажмите или напишите минуты, например: 40.
trip-consultation-minutes = Консультация, время
trip-consultation-minutes-ask = Консультация. Сколько длилась? Нажмите или напишите минуты, например: 40.
trip-result = Результат
trip-result-ask = Что получилось? Одним предложением.
trip-evidence = Подтверждения
trip-evidence-ask = Что подтверждает выезд? Одно нажатие – есть, второе – нет, третье – убрать.
trip-handouts = Материалы
trip-handouts-ask = Что раздали и сколько экземпляров? Можно одной строкой: листовки 20, памятки 15.

trip-purpose-trip = Выезд
trip-purpose-control = Контроль
trip-purpose-help = Методическая помощь
trip-purpose-event = Мероприятие
trip-purpose-council = Совет помощи
trip-purpose-supervision = Супервизия
trip-purpose-consultation = Консультация

trip-nobody-came = Ноль здесь не годится. Напишите, с кем встречались, например: { $example } 3. Если этого не было, снимите цель.
trip-ahead = Этот день ещё впереди. Записывают выезд, который уже был.
trip-no-purpose = Отметьте хотя бы одну цель выезда.
trip-nobody = Напишите у каждой цели, с кем и сколько.
trip-twin =
    Похоже, этот выезд уже записан: { $day }, { $person }.
    <b>{ $title }</b>

    Сохранить ещё один?
trip-saved =
    ✅ Выезд сохранён, № { $number }.
    <b>{ $where ->
        [none] Выезд
       *[other] { $where }
    }</b>, { $day }. { $made } { $made ->
        [one] запись
        [few] записи
       *[other] записей
    }, { $came } { $came ->
        [one] посещение
        [few] посещения
       *[other] посещений
    }.{ $counted ->
        [none] { "" }
       *[other] { "" }

    Засчитано в плане:
    { $counted }
    }
trip-counted = · { $what } – { $item }{ $due ->
        [none] { "" }
       *[other] , срок { $due }
    }
trip-changed = ✅ Выезд изменён вместе со своими записями.
trip-unchanged = Ничего не изменилось.

trip-in = <b>Выезд № { $number }</b>
trip-line = · { $what }{ $title ->
        [none] { "" }
       *[other] : { $title }
    }, { $came } чел.
trip-open = К выезду
trip-delete-with = Вместе с выездом удалятся его записи: { $count }.
involvement-within = Часть выезда
