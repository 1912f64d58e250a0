# Events.

command-events = мероприятия: приглашения и те, что вы проводите
menu-events = Мероприятия

events-home = <b>Вас приглашают.</b> Отметка рядом – ваш ответ.
events-none = <b>Мероприятия.</b> Сейчас вас никуда не приглашают.
events-new = Новое
events-plan = Из плана
events-led = Провожу
events-past = Прошедшие
events-ahead = Предстоящие
events-led-list = <b>Вы проводите.</b> Число рядом – сколько придёт.
events-past-list = <b>Прошедшие и отменённые.</b>
events-led-none = Пока ничего нет.
events-dates =
    <b>Сроки плана, на которые мероприятия ещё нет.</b>
    Нажмите срок: название, вид и ответственные известны из плана.
events-dates-none = Сроков плана без мероприятия впереди нет.

event-at-time = { $when }, { $minutes } мин.
event-at-place = Где: { $place }
event-in-district = Район: { $district }
event-at-no-place = Место уточнит ведущий.
event-at-link = Ссылка: { $link }
event-at-online = Онлайн: ссылку увидят те, кто придёт.
event-at-link-later = Онлайн: ссылку пришлёт ведущий.
event-day-off = ⚠ { $day } – выходной.
event-draft-past = ⚠ Это время прошло. Назначьте другое.

event-card = <b>{ $called }</b> · { $state }
event-state-draft = черновик
event-state-announced = объявлено
event-state-over = прошло
event-state-recorded = записано
event-state-cancelled = отменено
event-is-draft = Это ещё черновик: о нём никто не знает.
event-is-announced = Об этом уже знают. Чтобы изменить время или место, перенесите.
event-is-over = Мероприятие уже прошло.
event-is-recorded = Мероприятие уже записано.
event-is-cancelled = Мероприятие отменено.
event-led-by = Ведёт: { $hosts }
event-for = Для кого: { $reach }
event-item = План: { $item }
event-any-role = все
event-no-district = Без района
event-has-seats = { $count ->
        [one] В зале { $count } место.
        [few] В зале { $count } места.
       *[other] В зале { $count } мест.
    }
event-answer-till = Ответы – до { $day }.
event-because = Причина: { $why }
event-mine-none = Вы ещё не ответили.
event-mine-coming = Вы придёте.
event-mine-remote = Вы участвуете дистанционно.
event-mine-declined = Вы не сможете прийти.
event-mine-waits = Мест нет, вы в листе ожидания. Освободится место – бот напишет.
event-mine-again = Время или место изменились. Подтвердите, что придёте.

event-tally = { $asked ->
        [one] Спросили { $asked } человека
       *[other] Спросили { $asked } человек
    }, { $coming ->
        [one] придёт { $coming }.
       *[other] придут { $coming }.
    }
event-tally-was = { $asked ->
        [one] Спросили { $asked } человека
       *[other] Спросили { $asked } человек
    }, { $coming ->
        [one] собирался прийти { $coming }.
       *[other] собирались прийти { $coming }.
    }
event-tally-unanswered = Не ответили: { $count }.
event-tally-could-not = { $why ->
        [none] Не могли прийти: { $count }.
       *[other] Не могли прийти: { $count } ({ $why }).
    }
event-tally-ways = Очно { $here }, дистанционно { $remote }.
event-tally-seats = Свободно мест: { $free }, ждут: { $waits }.
event-tally-unconfirmed = Не подтвердили после переноса: { $count }.
event-tally-silent = Молчат: { $count }.
event-tally-declined = { $why ->
        [none] Не смогут: { $count }.
       *[other] Не смогут: { $count } ({ $why }).
    }

event-answer-coming = Приду
event-answer-remote = Дистанционно
event-answer-declined = Не смогу
event-said-coming = ✅ Записали: вы придёте. Ответ можно изменить до начала.
event-said-remote = ✅ Записали: вы участвуете дистанционно. Ответ можно изменить до начала.
event-said-declined = ✅ Записали: вы не сможете.
event-said-waits = Мест уже нет. Вы в листе ожидания: освободится место – бот напишет.
event-said-why = ✅ Причина записана.
event-reason-ask = Почему не сможете? Так ведущий поймёт, что изменить.
event-no-why = Не говорить
event-reason-busy = Занят
event-reason-far = Далеко
event-reason-not-mine = Не моя тема
event-reason-other = Другое
event-no-such-way = Так на этом мероприятии участвовать нельзя.

event-announce = Разослать
event-appoint = Назначить
event-announce-sure = Разослать сейчас
event-announce-series = Разослать серию
event-series-ask = { $count ->
        [one] В серии { $count } черновик.
        [few] В серии { $count } черновика.
       *[other] В серии { $count } черновиков.
    } О каждом уйдёт своё приглашение. Разослать все?
event-announce-ask = { $count ->
        [one] Приглашение получит { $count } человек.
        [few] Приглашение получат { $count } человека.
       *[other] Приглашение получат { $count } человек.
    } Разослать?
event-announced = { $count ->
        [0] ✅ Назначено. Бот напомнит вам, а потом спросит, сколько пришло.
        [one] ✅ Приглашение уходит: { $count } человек.
        [few] ✅ Приглашения уходят: { $count } человека.
       *[other] ✅ Приглашения уходят: { $count } человек.
    }
event-series-announced = { $count ->
        [one] ✅ Разослано: { $count } мероприятие серии.
        [few] ✅ Разослано: { $count } мероприятия серии.
       *[other] ✅ Разослано: { $count } мероприятий серии.
    }
event-no-series = В серии нет черновиков, которые впереди.
event-reaches-nobody = Приглашать некого: в этих местах никого нет. Измените, для кого мероприятие.
event-foreign = Такого района или места в центре больше нет. Выберите заново.
event-of-families = На мероприятия для семей бот никого не приглашает: семьи не пользуются ботом.
event-edit = Изменить
event-make-series = Сделать серией
event-nudge = Спросить молчащих
event-nudged = { $count ->
        [one] ✅ Спросили ещё раз: { $count } человек.
        [few] ✅ Спросили ещё раз: { $count } человека.
       *[other] ✅ Спросили ещё раз: { $count } человек.
    }
event-nobody-silent = Ответили все.
event-nudged-today = Сегодня молчащих уже спрашивали. Спросите завтра.
event-people = Кто придёт
event-shares = По районам
event-move = Перенести
event-terms = Места и сроки
event-more = Позвать ещё
event-repeat = Повторить
event-cancel = Отменить

event-by-district = По районам
event-by-post = По должностям
event-tab-coming = Придут
event-tab-silent = Молчат
event-tab-declined = Не смогут
event-shares-head = <b>Кто ответил.</b> Придут из спрошенных, молчат, не смогут:
event-share = { $name } – { $coming } из { $asked }, молчат { $silent }, не смогут { $declined }
event-never = В этом году ни разу не приходили: { $names }. Спросите, какая дата им удобна.
event-people-coming = <b>Придут: { $count }</b>
event-people-silent = <b>Молчат: { $count }</b>
event-people-declined = <b>Не смогут: { $count }</b>
event-person = { $note ->
        [none] { $name } – { $post }
       *[other] { $name } – { $post } ({ $note })
    }
event-person-waits = ждёт места
event-person-remote = дистанционно

event-form = Мероприятие
event-for-item = План: { $item }
event-title = Название
event-title-ask = Как называется мероприятие?
event-type = Вид
event-type-ask = Какой это вид мероприятия?
event-at = Когда
event-at-ask = Когда начало? Нажмите день и час или напишите: «17 марта 15:00».
event-format = Формат
event-format-ask = Очно, дистанционно или вместе?
event-place = Где
event-place-ask = Где пройдёт?
event-link = Ссылка
event-link-ask = Ссылка для подключения? Её увидят только те, кто придёт. Можно добавить позже.
event-district = Район
event-district-ask = В каком районе пройдёт? Запись будет отнесена к нему.
event-reach = Для кого
event-reach-ask = Для кого мероприятие?
event-reach-all = Все специалисты
event-reach-chosen = Должности и районы
event-reach-posts = Выбрать места
event-reach-families = Семьи
event-roles = Должности
event-roles-ask = Для каких должностей? Ничего не выбрано – для всех.
event-role-curator = Кураторы
event-role-specialist = Специалисты
event-role-coordinator = Координаторы
event-role-head = Руководители
event-districts = Районы
event-districts-ask = Для каких районов? Ничего не выбрано – для всех. Можно написать название.
event-posts = Места
event-posts-ask = Кого пригласить? Нажмите или напишите начало названия.
event-minutes = Длительность
event-minutes-ask = Сколько продлится?
event-seats = Мест
event-seats-ask = Сколько мест в зале? Дистанционные места не занимают.
event-no-limit = Без ограничения
event-until = Ответить до
event-until-ask = До какого дня ждать ответов? За два рабочих дня бот спросит молчащих.
event-hosts = Кто ведёт
event-hosts-ask = Какие места проводят мероприятие? Нажмите или напишите начало названия.
event-why = Причина
event-why-ask = Почему? Это прочитают все, кого пригласили.
event-days = Дни
event-days-ask = По каким дням? Например, «каждый вторник марта» или «3, 10 и 17 марта».
event-series-days = { $count ->
        [one] Понял так, { $count } день:
        [few] Понял так, { $count } дня:
       *[other] Понял так, { $count } дней:
    }
event-move-form = Перенос мероприятия
event-terms-form = Места и сроки
event-more-form = Кого позвать ещё
event-cancel-form = Отмена мероприятия
event-series-form = Серия мероприятий
event-drafted = ✅ Черновик готов. Проверьте и разошлите.
event-draft-changed = ✅ Черновик изменён.
event-moved = { $count ->
        [0] ✅ Перенесено.
        [one] ✅ Перенесено. Спросим ещё раз { $count } человека, который собирался прийти.
       *[other] ✅ Перенесено. Спросим ещё раз { $count } человек, которые собирались прийти.
    }
event-terms-set = { $count ->
        [0] ✅ Записано.
        [one] ✅ Записано. Место получил { $count } человек из листа ожидания.
        [few] ✅ Записано. Место получили { $count } человека из листа ожидания.
       *[other] ✅ Записано. Место получили { $count } человек из листа ожидания.
    }
event-more-asked = { $count ->
        [0] Все они уже приглашены.
        [one] ✅ Приглашение уходит: { $count } человек.
        [few] ✅ Приглашения уходят: { $count } человека.
       *[other] ✅ Приглашения уходят: { $count } человек.
    }
event-cancelled = { $count ->
        [0] ✅ Отменено.
        [one] ✅ Отменено. Об этом узнает { $count } человек.
        [few] ✅ Отменено. Об этом узнают { $count } человека.
       *[other] ✅ Отменено. Об этом узнают { $count } человек.
    }
event-series-made = { $count ->
        [0] Все эти дни в серии уже есть.
        [one] ✅ В серии новый черновик: { $last }.
        [few] ✅ В серии { $count } новых черновика, последний – { $last }.
       *[other] ✅ В серии { $count } новых черновиков, последний – { $last }.
    }

event-gone = Такого мероприятия для вас нет.
event-past = Это время уже прошло. Назовите время впереди.
event-far = Это больше чем через два года. Проверьте год.
event-begun = Мероприятие уже началось.
event-not-over = Мероприятие ещё не закончилось.
event-no-host = Укажите, кто проводит.
event-seats-bad = Мест – от 1 до { $most }.
event-seats-below = Мест { $seats }, а очно придут уже { $taken }. Сначала договоритесь с ними.
event-answer-by-bad = Ответов ждут с сегодняшнего дня и до дня мероприятия.
event-series-endless = Когда закончить? Например, «каждый вторник марта».
event-series-unclear = Не понял дни: «{ $typed }». Например, «каждый вторник марта» или «3, 10 и 17 марта».
event-series-many = Получается { $count ->
        [one] { $count } день
        [few] { $count } дня
       *[other] { $count } дней
    }, а в серии помещается не больше { $most }. Назовите срок короче.

event-then-open = Открыть
event-then-come = Приду
event-then-remote = Дистанционно
event-then-decline = Не смогу

letter-event-asked = <b>Приглашаем: { $called }</b>
letter-event-hosting-announced =
    <b>Вы ведёте: { $called }</b>
letter-event-hosting-moved =
    <b>Вы ведёте, изменилось: { $called }</b>
letter-event-hosting-cancelled =
    <b>Отменено то, что вы вели: { $called }</b>
    Все, кого пригласили, об этом узнают. Было назначено:
letter-event-hosting-given =
    <b>Теперь вы ведёте: { $called }</b>
letter-event-asked-count = { $count ->
        [one] Приглашён { $count } человек.
        [few] Приглашены { $count } человека.
       *[other] Приглашены { $count } человек.
    }
letter-event-date =
    Из вашего района в этом году на мероприятия ещё не приходили. Какой день недели вам удобен? Нажмите его: подберём дату.
letter-event-date-said = { $name } ({ $post }): удобный день – { $day }.
event-weekday-mon = Пн
event-weekday-tue = Вт
event-weekday-wed = Ср
event-weekday-thu = Чт
event-weekday-fri = Пт
event-weekday-name-mon = понедельник
event-weekday-name-tue = вторник
event-weekday-name-wed = среда
event-weekday-name-thu = четверг
event-weekday-name-fri = пятница
event-date-kept = Спасибо, передали: { $day }.
event-date-nobody = В этот период все районы, которые приглашали, приходили.
event-date-asked = В этом месяце их уже спросили, или в этих районах никого нет.
letter-event-nudge = <b>Ждём вашего ответа: { $called }</b>
letter-event-answer-by = Ответьте до { $day }.
letter-event-moved =
    <b>Изменилось: { $called }</b>
    Вы собирались прийти. Подтвердите ещё раз.
letter-event-why = Причина: { $why }.
letter-event-link = <b>Новая ссылка: { $called }</b>
letter-event-seat =
    <b>Место освободилось: { $called }</b>
    Вы записаны.
letter-event-cancelled =
    <b>Отменено: { $called }</b>
    Было назначено на { $when }.
letter-event-day =
    <b>{ $days ->
        [0] Сегодня
        [1] Завтра
       *[other] Скоро
    }: { $called }</b>
letter-event-hour = <b>Через час: { $called }</b>
letter-event-coming = { $count ->
        [one] Придёт { $count } человек.
        [few] Придут { $count } человека.
       *[other] Придут { $count } человек.
    }

moot-event-gone = мероприятия больше нет
moot-event-hands = мероприятие ведёт другой человек
moot-event-off = мероприятие прошло или отменено
moot-event-begun = мероприятие началось
moot-event-moved = мероприятие перенесли
moot-event-again = мероприятие снова назначено
moot-event-unheard = о мероприятии человек не знал
