# Sentences: what is typed outside forms.

phrase-is-enough = Можно короче: напишите одной фразой – «Вчера семинар «Границы», 12 педагогов», – и останется нажать «Сохранить».
phrase-which = Что сделать? Выберите.
phrase-log = Записать: { $what }
phrase-event = Мероприятие: { $what }
phrase-event-not-yours = Мероприятия объявляют специалисты центра, координатор и руководитель. Напишите им, что хотите собрать людей. Ваши приглашения – в /events.
phrase-doubt-event-days = Названо несколько дней. На какой день и час назначить? Остальные можно сделать копией.
phrase-doubt-hour-behind = Этот час уже прошёл. Напишите время впереди, например: 12 мая 10:00.
phrase-doubt-event-hour = День понят: { $day }. Напишите его с часом, например: 12 мая 10:00.
phrase-done = Выполнено: { $what }
phrase-move = Перенести: { $what }
phrase-ask = Заявка: { $what }
phrase-my = Мои записи: { $what }
phrase-plan = План: { $what }
phrase-summary = Сводка{ $what ->
        [none] { "" }
       *[other] : { $what }
    }
phrase-numbers = { $numbers } – { $quarter }, { $place }

phrase-nothing =
    Не понятно, что сделать. Напишите одной фразой, что прошло или что нужно, например:
    «Вчера семинар «Границы», 12 педагогов» или «Нужна супервизия по выгоранию».
    Другое – кнопками ниже или в /menu.
    .admin = Здесь работают кнопки ниже и команды: /help. Фразы понимает бот сотрудников центра.
phrase-no-item = В плане не нашлось: «{ $what }». Откройте /plan и напишите слово из пункта.
phrase-no-report = Сейчас нет отчёта, куда записать эти числа. Отчёты за квартал – в /monitoring.
phrase-numbers-not-yours = Числа мониторинга вносят кураторы. Свод – в /monitoring.
phrase-summary-not-yours = Сводку по центру видят координатор и руководитель. Ваши числа – в «Моих записях», «Мой год»: /my.

phrase-doubt-ahead = { $day } ещё впереди. Записывают то, что прошло: когда это было?
phrase-doubt-own-district = Вы работаете в нескольких районах.
phrase-doubt-days = Названо несколько дней. Какой записать?
phrase-doubt-total = { $count } – это кто? Напишите, например: педагоги { $count }.
phrase-doubt-doubtful = Понято не наверняка. Проверьте и поправьте.
phrase-doubt-contradiction = Числа не сходятся. Проверьте и поправьте.
phrase-doubt-impossible = Так быть не может. Напишите иначе.
phrase-doubt-behind = Этот день уже прошёл.
phrase-doubt-foreign = Такой территории в вашем центре нет. Выберите из списка.

phrase-rest-title = <i>Название взято из слов, которые не разобраны. Проверьте.</i>
phrase-rest-result = <i>Неразобранные слова записаны в «Результат». Проверьте.</i>
phrase-guess-district = <i>Территория – как обычно у вас. Проверьте.</i>
phrase-guess-evidence = <i>Где лежит – как в прошлой записи. Проверьте.</i>
phrase-as-usual = как обычно
phrase-as-last-time = как в прошлый раз
phrase-left = <i>Не понято: «{ $words }».</i>
phrase-from = { $label } – «{ $words }»

phrase-several =
    <b>Здесь несколько дел.</b> { $count ->
        [0] Все разобраны.
        [one] Ждёт { $count }.
       *[other] Ждут { $count }.
    }
phrase-card = <b>{ $number }.</b> { $what }
phrase-card-dropped = <i>Не сохранять.</i>
phrase-card-lacks = сначала ответьте: { $field }. Откройте карточку.
phrase-open = Открыть { $number }
phrase-drop = Убрать { $number }
phrase-take-back = Вернуть { $number }
phrase-save-all = Сохранить все
phrase-saved-all =
    { $left ->
        [0] Сохранено: { $saved }.
       *[other] Сохранено: { $saved }. Осталось: { $left } – смотрите, чего не хватает.
    }
