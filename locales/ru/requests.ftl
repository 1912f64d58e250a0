# Requests: asking, answering, meetings, journals.

command-request = задать вопрос или попросить супервизию
command-requests = мои заявки
menu-request = Попросить помощи
menu-requests = Заявки

request-kind-supervision = Супервизия
request-kind-consultation = Консультация
request-kind-internship = Стажировка
request-kind-materials = Материалы
request-sent = Материалы по запросу
request-mode-individual = Индивидуальная
request-mode-group = Групповая
request-urgency-usual = Обычная
request-urgency-urgent = Срочно
request-time-any = В любое время
request-time-morning = До обеда
request-time-afternoon = После обеда
request-case-none = Без кода
request-case-new = Выдать код
request-everybody = Все участники

request-state-new = новая
request-state-accepted = принята
request-state-appointed = назначена
request-state-moved = перенесена
request-state-held = проведена
request-state-described = описана
request-state-closed = закрыта
request-state-declined = отклонена
request-state-cancelled = отменена

request-step-file = подать
request-step-accept = принять
request-step-pass = передать
request-step-release = место освободилось
request-step-decline = отклонить
request-step-appoint = назначить
request-step-move = перенести
request-step-leave = выйти из группы
request-step-hold = провести
request-step-describe = описать
request-step-answer = ответить
request-step-deliver = отправить материалы
request-step-close = закрыть
request-step-cancel = отменить
request-step-reopen = открыть заново

request-choose =
    <b>Попросить помощи.</b> Что нужно?

    Если ребёнку угрожает опасность, звоните 112: бот не заменяет экстренную помощь.

supervision-form = Супервизия
request-district = Район
request-district-ask = Из какого района заявка?
request-which-district = Вы работаете в нескольких районах. Выберите, из какого заявка.
supervision-circumstances = Вид и формат
supervision-circumstances-ask = Какая супервизия нужна?
supervision-topic = Тема
supervision-topic-ask = Какая тема? Нажмите или напишите.
supervision-urgency = Срочность
supervision-urgency-ask = Насколько срочно? Обычно отвечаем за два рабочих дня, срочно – сегодня.
supervision-convenient = Удобное время
supervision-convenient-ask = Когда вам удобно? Нажмите или напишите, например: вторник после 15.
supervision-case = Код случая
supervision-case-ask = Нужен код случая? По нему вы узнаете случай, а другие – нет.
supervision-question = Вопрос
supervision-question-ask = Что происходит, что уже сделано, какой вопрос к супервизору?

consultation-form = Консультация
consultation-topic = Вид
consultation-topic-ask = Какая консультация нужна?
consultation-urgency = Срочность
consultation-urgency-ask = Насколько срочно? Обычно отвечаем за два рабочих дня, срочно – сегодня.
consultation-question = Вопрос
consultation-question-ask = Какой вопрос?

internship-form = Стажировка
internship-convenient = Удобное время
internship-convenient-ask = Когда вам удобно? Нажмите или напишите, например: в апреле.
internship-question = Что увидеть
internship-question-ask = Что хотите увидеть или чему научиться?

materials-form = Материалы
materials-urgency = Срочность
materials-urgency-ask = Насколько срочно? Обычно отвечаем за два рабочих дня, срочно – сегодня.
materials-question = Что нужно
materials-question-ask = Какие материалы нужны и сколько? Например: памятки о телефоне доверия, 20 штук.

request-filed =
    ✅ Заявка № { $number } отправлена. Ответим до { $day }.
    Специалист примет её, и вам придёт сообщение.
request-filed-code =
    ✅ Заявка № { $number } отправлена. Ответим до { $day }.
    Код случая: <b>{ $code }</b>. Запишите его в своих бумагах.
    Специалист примет её, и вам придёт сообщение.
request-filed-nobody =
    ✅ Заявка № { $number } сохранена, но отвечать сейчас некому: в центре нет специалистов.
    Скажите об этом координатору.
    .coordinator =
        ✅ Заявка № { $number } сохранена, но отвечать сейчас некому: в центре нет специалистов.
        Пригласите специалиста: /invite.
request-stored =
    Уже записано, заявка № { $number }:
    «{ $question }»

    Новые ответы не сохранены. Изменить? Откройте заявку.
request-open = Открыть заявку

requests-home = <b>Заявки.</b> Что показать?
requests-view-mine = Мои ({ $count })
requests-view-new = Новые ({ $count })
requests-view-work = В работе ({ $count })
requests-view-week = Эта неделя ({ $count })
requests-view-done = Завершённые
requests-view-all = Все открытые ({ $count })
requests-view-district = По территориям
requests-view-topic = По темам
requests-load = Нагрузка
requests-journals = Журналы
requests-answerers = Кто отвечает
requests-topics = Темы
requests-to-home = К заявкам

requests-list-mine = <b>Мои заявки</b>, страница { $page }. Нажмите заявку, чтобы открыть.
requests-list-new = <b>Новые заявки</b>, страница { $page }. Их ещё никто не принял.
requests-list-work = <b>В работе</b>, страница { $page }. Эти заявки приняли вы.
requests-list-week = <b>Встречи этой недели</b>, страница { $page }.
requests-list-done = <b>Завершённые</b>, страница { $page }. На эти заявки ответили вы.
requests-list-all = <b>Все открытые</b>, страница { $page }. Сначала просроченные.
requests-list-district = <b>Открытые заявки: { $what }</b>, страница { $page }.
requests-list-topic = <b>Открытые заявки: { $what }</b>, страница { $page }.
requests-empty-mine = Заявок от вас пока нет. Попросить помощи можно в любой момент: это две минуты.
requests-empty-new = Новых заявок нет.
requests-empty-work = В работе ничего нет.
requests-empty-week = На этой неделе встреч нет.
requests-empty-done = Завершённых пока нет.
requests-empty-all = Открытых заявок нет.
requests-empty-district = Открытых заявок по этой территории нет.
requests-empty-topic = Открытых заявок по этой теме нет.
requests-counts-district = <b>Открытые заявки по территориям</b>
requests-counts-topic = <b>Открытые заявки по темам</b>
requests-no-district = без территории
requests-no-topic = без темы
requests-load-head = <b>Нагрузка.</b> Назначено и принято сейчас, проведено за 30 дней.
requests-load-line = · { $name } – принято { $open }, назначено { $appointed }, проведено { $held }
requests-load-nobody = Пока никто ничего не принял.
requests-ratings = Отзывы: помогло { $yes }, частично { $partly }, нет { $no }.

request-number-again =
    { $number } ({ $times ->
        [2] снова
       *[other] в { $times }-й раз
    })
request-called = { $kind }: { $topic }
request-head = <b>Заявка № { $number }. { $called }</b>
request-state-line = Сейчас: { $state }
request-answer-by = ответим до { $day }
request-is-late = срок вышел { $day }
request-urgent = срочно
request-time-place = Встреча: { $when }, { $minutes } мин{ $place ->
        [none] .
       *[other] . Где: { $place }
    }
request-written = Письменно
request-written-line = Дан письменный ответ { $day }, участников: { $people }
request-held-line = Проведена { $day }, { $minutes } мин, участников: { $people }
request-manner = { $mode }, { $format }
request-author-line = Спрашивает: { $author }
request-answerer-line = Отвечает: { $answerer }
request-code-line = Код случая: { $code }
request-convenient-line = Удобное время: { $words }
request-question-line = <b>Вопрос:</b> { $words }
request-group-line = В группе { $count } { $count ->
        [one] заявка
        [few] заявки
       *[other] заявок
    }.
request-alike =
    По этой теме { $count ->
        [one] открыта ещё { $count } заявка
        [few] открыты ещё { $count } заявки
       *[other] открыто ещё { $count } заявок
    }. Можно собрать группу.
request-pick = Выберите время. Если ни одно не подходит, попросите другое.
request-vote = Отметьте все дни, когда сможете. Время назначит ведущий.
request-seeks = Ищем, кто проведёт встречу.
request-wait-pick = Предложено время, ждём ответа автора.
request-wait-votes = Рядом со временем – сколько участников могут. Нажмите, чтобы назначить.
request-recommendations = <b>Рекомендации</b>
request-recommendation = · { $words } ({ $who }, до { $due })
request-recommendation-done = ✅ { $words } ({ $who })
request-history = <b>Что было</b>

request-past-file = { $day } { $person }: заявка подана
request-past-accept = { $day } { $person }: принята
request-past-pass = { $day } { $person }: передана – { $words }
request-past-release = { $day } Место освободилось, ищем, кто ответит
request-past-decline = { $day } { $person }: отклонена – { $words }
request-past-appoint = { $day } { $person }: время назначено
request-past-move = { $day } { $person }: перенос { $words }
request-past-leave = { $day } { $person }: отдельно от группы
request-past-hold = { $day } { $person }: проведена
request-past-describe = { $day } { $person }: описана
request-past-answer = { $day } { $person }: ответ – { $words }
request-past-deliver =
    { $day } { $person }: материалы отправлены{ $words ->
        [none] { "" }
       *[other] . { $words }
    }
request-past-close = { $day } { $person }: закрыта
request-past-cancel = { $day } { $person }: отменена
request-past-reopen = { $day } { $person }: открыта заново – { $words }
request-past-said = { $day } { $person }: «{ $words }»
request-past-material = { $day } { $person }: из библиотеки – «{ $words }»
request-past-offered = { $day } { $person }: предложено время
request-past-other-time = { $day } { $person }: нужно другое время – { $words }
request-past-joined = { $day } { $person }: в группе
request-past-missed = { $day } Автора не было на общей встрече
request-past-recommend = { $day } { $person }: рекомендация – { $words }
request-past-fulfilled = { $day } { $person }: выполнено – { $words }
request-past-rated =
    { $day } { $person }: отзыв получен{ $words ->
        [none] { "" }
       *[other] . { $words }
    }
request-past-escalated = { $day } Срок вышел, передано координатору
request-past-handed = { $day } Место передано, дальше – новый сотрудник
request-past-covered = { $day } На паузе те, кого спросили. Отвечает: { $words }

request-accept = Принять
request-answer = Ответить
request-pass = Передать
request-ask = Уточнить
request-decline = Отклонить
request-say = Написать
request-offer = Предложить время
request-move = Перенести
request-call-off = Отменить встречу
request-other-time = Другое время
request-leave = Выйти из группы
request-hold = Провести
request-describe = Описать
request-describe-again = Изменить описание
request-recommend = Рекомендация
request-paper = Описание в Word
request-close = Закрыть
request-cancel = Отменить заявку
request-cancel-sure = Да, отменить
request-reopen = Открыть заново
request-deliver = Отправить материалы
request-attach = Из библиотеки
request-given = 📎 { $title }
request-document = Открыть документ
request-fulfil = Выполнено: { $words }
request-rate-yes = Помогло
request-rate-partly = Частично
request-rate-no = Не помогло
request-gather = Собрать группу
request-joinable = { $number } · { $district }

request-accepted = Заявка ваша, автор об этом узнает.
request-passed = Передано: { $post }.
request-marked = Отмечено. Можно отметить и другое время.
request-answered = Ответ отправлен, заявка закрыта.
request-picked = Время назначено.
request-appointed-group = Назначено. Придут { $come }, отдельно ответить { $rest }.
request-cancelled = Заявка отменена.
request-left = Вы вышли из группы. Заявка осталась, на неё ответят отдельно.
request-fulfilled = Отмечено.
request-closed = Заявка закрыта.
request-delivered = Материалы отправлены, заявка закрыта.
request-joined = { $count ->
        [one] В группе { $count } заявка.
        [few] В группе { $count } заявки.
       *[other] В группе { $count } заявок.
    } Предложите время.
request-cancel-ask = Отменить заявку? Её больше никто не увидит среди открытых.
request-takers = <b>Кому передать заявку № { $number }?</b> День ответа остаётся прежним.
request-no-takers = Передать некому: больше никто в центре на заявки не отвечает.
request-group = <b>Группа: { $topic }.</b> Отметьте, чьи заявки объединить. Каждый автор получит предложение.
request-attendance =
    <b>Кто был на встрече?</b> { $came } из { $of }. Нажмите, кого не было: на их заявки ответите отдельно.
request-group-few = По этой теме больше нет открытых заявок.
request-deliver-ask =
    Пришлите документ сюда или нажмите «Ссылка или текст».
    Документ не должен содержать данных семей.
request-deliver-words = Ссылка или текст
request-document-named = В названии файла похоже на личные данные ({ $what }). Переименуйте файл и пришлите снова. Если сообщение осталось в чате, удалите его сами.

request-say-form = Сообщение
request-say-words = Сообщение
request-say-words-ask = Напишите, что передать. Другая сторона получит это от бота.
request-said = Передано.
request-answer-form = Ответ
request-answer-words = Ответ
request-answer-words-ask = Напишите ответ. Автор получит его, консультация запишется (10 мин), заявка закроется.
request-decline-form = Отказ
request-decline-reason = Причина
request-decline-reason-ask = Почему отказ? Автор увидит причину.
request-declined = Заявка отклонена, автор узнает причину.
request-offer-form = Время встречи
request-offer-slots = Время
request-offer-slots-ask = Когда можете? До пяти вариантов. Нажмите день или напишите: 17 марта 15:00.
request-offer-minutes = Сколько минут
request-offer-minutes-ask = Сколько займёт? Нажмите или напишите минуты, например: 40.
request-offer-place = Место
request-offer-place-ask = Где? Напишите кабинет или пришлите ссылку на встречу.
request-offered = Время предложено.
request-offered-by-own-clock = Время предложено: оно понято по вашим часам.
request-call-off-form = Отмена встречи
request-call-off-reason = Причина
request-call-off-reason-ask = Почему встреча отменяется? Участники увидят причину.
request-called-off = Встреча отменена. Предложите другое время.
request-other-time-form = Другое время
request-other-time-words = Когда удобно
request-other-time-words-ask = Когда вам удобно? Например: в среду после обеда.
request-other-time-asked = Попросили другое время.
request-hold-form = Проведение
request-hold-day = Дата
request-hold-day-ask = Когда провели?
request-hold-minutes = Сколько минут
request-hold-minutes-ask = Сколько длилось? Нажмите или напишите минуты, например: 40.
request-hold-format = Формат
request-hold-format-ask = Как проходило?
request-hold-people = Участники
request-hold-people-ask = Кто участвовал и сколько? Можно одной строкой: кураторы 3.
request-was-held = Проведено и записано, мероприятие № { $number }.
request-describe-form = Описание супервизии
request-describe-situation = Ситуация
request-describe-situation-ask = Какая ситуация? Обезличенно, без имён и адресов.
request-describe-inquiry = Запрос
request-describe-inquiry-ask = С каким запросом пришли?
request-describe-tried = Что предпринято
request-describe-tried-ask = Что уже было сделано до супервизии?
request-describe-course = Ход обсуждения
request-describe-course-ask = Как шло обсуждение, к чему пришли?
request-describe-control = Дата контроля
request-describe-control-ask = Когда проверить, что вышло?
request-was-described = Описание сохранено.
request-recommend-form = Рекомендация
request-recommend-words = Рекомендация
request-recommend-words-ask = Что рекомендуете сделать?
request-recommend-who = Кто
request-recommend-who-ask = Кто это сделает? Нажмите или напишите должность.
request-recommend-due = Срок
request-recommend-due-ask = До какого числа?
request-recommended = Рекомендация записана.
request-rate-form = Отзыв
request-rate-comment = Отзыв
request-rate-comment-ask = Одна строка о том, как вышло. Можно пропустить.
request-was-rated = Спасибо, записано.
request-rated-no = Записано. Заявка открыта заново, ответим до { $day }.
request-reopen-form = Открыть заново
request-reopen-words = Что осталось
request-reopen-words-ask = Что осталось нерешённым?
request-reopened = Заявка открыта заново, ответим до { $day }.
request-deliver-form = Материалы
request-deliver-text = Ссылка или текст
request-deliver-text-ask = Пришлите ссылку или текст для автора.

answerer-form = Кто отвечает
answerer-kind = На что
answerer-kind-ask = На какие заявки отвечает?
answerer-post = Кто
answerer-post-ask = Кто отвечает?
answerer-topic-supervision = Тема
answerer-topic-supervision-ask = На какую тему?
answerer-topic-consultation = Вид
answerer-topic-consultation-ask = На какие консультации?
answerer-any-topic = На любую
answerer-district = Территория
answerer-district-ask = Для какой территории?
answerer-any-district = Для любой
answerer-added = Записано.
answerer-new = Добавить
answerer-remove-sure = Да, убрать
answerers-list = <b>Кто отвечает на заявки.</b> Нажмите строку, чтобы убрать её.
answerers-empty = <b>Кто отвечает на заявки.</b> Списка нет: отвечают все специалисты центра, а если их нет – координатор.
answerers-remove = Убрать эту строку? { $line }
answerers-line = { $kind }: { $post }

topics-choose = <b>Темы.</b> Какой список изменить?
topics-supervision = Темы супервизии
topics-consultation = Виды консультаций
request-topics-form = Список тем
request-topics-topics = Список
request-topics-topics-ask = Пришлите список целиком: каждая тема с новой строки.
request-topics-saved = Список сохранён.

journals = <b>Журналы за { $year } год.</b> Что скачать?
journals-supervision-docx = Супервизии, Word
journals-supervision-xlsx = Супервизии, Excel
journals-consultation-docx = Консультации, Word
journals-consultation-xlsx = Консультации, Excel
journals-year = { $year } год
journal-done = выполнено { $done } из { $total }
journal-file-supervision = Журнал супервизий { $year }
journal-file-consultation = Журнал консультаций { $year }
description-file = Описание супервизии { $number }
journals-empty = За { $year } год записей нет.

request-not-found = Этой заявки нет, или она не ваша. Откройте список заново: /requests.
request-own = На свою заявку отвечают другие.
request-not-yours = На эту заявку отвечает другой специалист.
request-not-asked = Отвечать на эту заявку просили других.
request-post-gone = На этом месте сейчас никого нет. Выберите другое.
request-no-meeting = Встречи по этой заявке сейчас нет.
request-not-materials = Материалы отправляют в ответ на заявку о материалах.
request-not-written = Письменно отвечают на заявки о консультации.
request-rated = Отзыв уже записан.
request-is-new = Заявку ещё никто не принял.
request-is-accepted = Заявку уже приняли.
request-is-appointed = По заявке уже назначена встреча.
request-is-moved = Встречу по заявке переносят.
request-is-held = Встреча по заявке уже прошла.
request-is-described = Встреча по заявке уже прошла и описана.
request-is-closed = Заявка уже закрыта.
request-is-declined = Заявка уже отклонена.
request-is-cancelled = Заявка уже отменена.
meeting-is-held = Эта встреча уже прошла.
meeting-is-cancelled = Эта встреча отменена.
meeting-is-group = В группе время меняет ведущий. Можно выйти из группы: на заявку ответят отдельно.
meeting-ahead = Эта встреча ещё впереди. Записывают то, что уже прошло.
meeting-nobody = Отметьте хотя бы одного, кто был. Если не пришёл никто, перенесите встречу.
meeting-not-held = Встреча ещё не прошла.
recommendation-past = Этот день уже прошёл. Назовите будущий.
group-too-few = Для группы нужны хотя бы две открытые заявки. Возможно, одну из них уже приняли.
slot-past = { $time } уже прошло. Назовите будущее время.
slot-which-year = «{ $day }» – больше чем через полгода. Напишите с годом, например: { $example }.
slot-day-off = { $day } – выходной. Ближайший рабочий день: { $next }.
slot-busy = На { $time } у вас уже назначена встреча. Выберите другое время.
slot-taken = Это время только что заняли. Выберите другое.
slot-gone = Это время больше не предлагают. Откройте заявку: там свежие варианты.
slot-nobody = На это время никто не может. Выберите другое или предложите новые.
slot-how-many = Предложите от одного до { $most } вариантов времени.

letter-request-new =
    <b>Новая заявка № { $number }. { $called }</b>
    { $author }
    Ответить до { $day }{ $urgent ->
        [true] , срочно.
       *[false] .
    }

    { $question }
letter-request-waits =
    <b>Заявка № { $number } ждёт: половина срока прошла.</b> { $called }
    { $author }
    Ответить до { $day }{ $urgent ->
        [true] , срочно.
       *[false] .
    }

    { $question }
letter-request-overdue =
    <b>На заявку № { $number } никто не ответил.</b> { $called }
    { $author }
    Срок был { $day }{ $days ->
        [0] { "" }
        [one] , прошёл { $days } рабочий день
        [few] , прошло { $days } рабочих дня
       *[other] , прошло { $days } рабочих дней
    }. Примите её сами или передайте.

    { $question }
letter-request-overdue-own =
    <b>На вашу заявку № { $number } никто не ответил.</b> { $called }
    Срок был { $day }{ $days ->
        [0] { "" }
        [one] , прошёл { $days } рабочий день
        [few] , прошло { $days } рабочих дня
       *[other] , прошло { $days } рабочих дней
    }. Откройте её и напишите тем, кого спросили.
letter-request-stuck =
    <b>Заявка № { $number } ждёт.</b> { $called }
    { $author }
    { $away ->
        [true] Сейчас на паузе: { $answerer }.
       *[false] Отвечает { $answerer }.
    } Время не назначено, ответ обещан до { $day }{ $days ->
        [0] { "" }
        [one] , прошёл { $days } рабочий день
        [few] , прошло { $days } рабочих дня
       *[other] , прошло { $days } рабочих дней
    }.
letter-request-handed = { $reader ->
        [author] На заявку № { $number } отвечает теперь { $answerer }. Остальное как было.
       *[other] Заявку № { $number } ведёт теперь новый сотрудник: место передано. Остальное как было.
    }
letter-request-covered = На заявку № { $number } отвечает { $words }, до { $day }: кого спросили сначала, сейчас на паузе.
letter-request-taken =
    Заявка № { $number }. { $called }
    Сейчас: { $state }{ $answerer ->
        [none] .
       *[other] : { $answerer }.
    }
letter-request-accept = Заявка № { $number } принята. { $called }. Отвечает: { $answerer }.
letter-request-pass = Заявка № { $number } передана: { $words }. Ответим, как и обещали, до { $day }.
letter-request-release = { $agreed ->
        [none] На заявку № { $number } отвечает теперь другой специалист. Ответим до { $day }.
       *[other] Встречу по заявке № { $number } проведёт другой специалист: { $agreed }. Время то же. Кто проведёт, бот скажет до { $day }.
    }
request-agreed-line = Встреча согласована: { $agreed }. Нужен новый супервизор. Примете – время останется.
letter-request-answer =
    <b>Ответ на заявку № { $number }.</b> { $called }. { $answerer }.

    { $words }
letter-request-decline =
    Заявка № { $number } отклонена. { $called }. Кто: { $person }.
    Причина: { $words }
    { $reader ->
        [author] Если вопрос остался, откройте заявку заново.
       *[other] { "" }
    }
letter-request-move =
    <b>Встречу по заявке № { $number } переносят.</b> { $called }. Кто: { $person }.
    { $words ->
        [none] { "" }
       *[other] Причина: { $words }
    }
    { $slots ->
        [0] Новое время вам предложат.
       *[other] { $group ->
            [true] Отметьте, когда сможете.
           *[false] Выберите новое время.
        }
    }
letter-request-offered =
    <b>Заявка № { $number }: предложено время.</b> { $called }. { $answerer }.
    { $minutes } мин{ $place ->
        [none] .
       *[other] , { $place }.
    }
    { $group ->
        [true] Встреча общая, по одной теме. Отметьте, когда сможете.
       *[false] Выберите время.
    }
letter-request-other-time = Заявка № { $number }: автор просит другое время. { $words }
letter-request-leave = Заявка № { $number } теперь отдельно от группы. На неё ответят отдельно.
letter-request-joined = По теме заявки № { $number } собирают группу. Вам предложат время, можно и отказаться: тогда ответят отдельно.
letter-request-missed = Общая встреча по теме заявки № { $number } прошла без вас. На заявку ответят отдельно.
letter-request-hold = Встреча по заявке № { $number } записана как проведённая.
letter-request-describe = Супервизия по заявке № { $number } описана.
letter-request-recommend = Рекомендация по заявке № { $number }: { $words }
letter-request-fulfilled = По заявке № { $number } выполнено: { $words }
letter-request-material = По заявке № { $number } ({ $called }) вам отправили материал из библиотеки: «{ $words }».
letter-request-deliver = Материалы по заявке № { $number } готовы: { $words }
letter-request-close = Заявка № { $number } закрыта. Кто: { $person }. Если вопрос остался, её можно открыть заново.
letter-request-cancel =
    Заявка № { $number } отменена. { $called }. { $by ->
        [author] Кто: { $person }, автор заявки.
       *[other] Автор больше не работает в центре.
    }
letter-request-reopen =
    <b>Заявку № { $number } открыли заново.</b> { $called }.
    { $words ->
        [none] Вопрос остался.
       *[other] { $words }
    }
letter-request-said =
    <b>Заявка № { $number }</b>, { $person }:
    { $words }
letter-request-rated = Отзыв на заявку № { $number }: { $words ->
        [none] без слов.
       *[other] { $words }
    }
letter-request-escalated = На заявку № { $number } пока не ответили. О ней знает координатор.
letter-request-idle =
    <b>Заявка № { $number } ждёт вас.</b> { $called }
    { $author }
    Ответ обещан до { $day }{ $days ->
        [0] { "" }
        [one] , прошёл { $days } рабочий день
        [few] , прошло { $days } рабочих дня
       *[other] , прошло { $days } рабочих дней
    }. { $what ->
        [materials] Отправьте материалы или напишите, когда они будут.
        [written] Ответьте письменно или, если ответ уже дан, нажмите «Провести».
       *[meeting] Если ответ уже дан, нажмите «Провести», если нет – предложите время.
    }
letter-request-feedback = Заявка № { $number }. { $called }. Прошло две недели. Помогло?
letter-meeting-over =
    <b>Встреча прошла? { $called }</b>
    { $when }, { $minutes } мин.
    { $days ->
        [0] Запишите её, и она войдёт в журнал.
        [one] Не записана { $days } рабочий день.
        [few] Не записана { $days } рабочих дня.
       *[other] Не записана { $days } рабочих дней.
    } Если она не состоялась, откройте заявку и перенесите.
letter-meeting-away = На паузе: { $supervisor }. Перенесите встречу или передайте заявку.
letter-meeting-stuck =
    <b>Встреча не записана. { $called }</b>
    { $when }, { $away ->
        [true] на паузе: { $supervisor }
       *[false] ведёт { $supervisor }
    }. { $days ->
        [one] Прошёл { $days } рабочий день.
        [few] Прошло { $days } рабочих дня.
       *[other] Прошло { $days } рабочих дней.
    }
letter-meeting-unrecorded =
    <b>Встреча ещё не записана. { $called }</b>
    { $when }. О ней знает координатор. Если её не было, напишите.
letter-recommendation =
    Сегодня срок рекомендации: { $words }
    Кто: { $who }, до { $due }.
letter-reply = Ответить
letter-done = Выполнено
letter-closed = Заявка № { $number }. { $said }
letter-meeting-file = { $at } { $called }
letter-meeting-appointed =
    <b>Назначено: { $called }</b>
    { $when }, { $minutes } мин.
    { $place ->
        [none] Место уточнит ведущий.
       *[other] Где: { $place }
    }
    Ведёт: { $supervisor }. Заявка № { $number }.
letter-meeting-voted =
    <b>Ответили все: { $best }</b>
    { $called }
letter-own-clock = Время на кнопках – ваше: { $here } у вас – это { $there } в центре.
letter-slot = { $at } – { $can } из { $of }
letter-appoint = Назначить
letter-meeting-day =
    <b>{ $tomorrow ->
        [true] Завтра
       *[false] Скоро
    }: { $called }</b>
    { $when }, { $minutes } мин.
    { $place ->
        [none] Место уточнит ведущий.
       *[other] Где: { $place }
    }
letter-meeting-hour =
    <b>Через час: { $called }</b>
    { $when }, { $minutes } мин.
    { $place ->
        [none] Место уточнит ведущий.
       *[other] Где: { $place }
    }
