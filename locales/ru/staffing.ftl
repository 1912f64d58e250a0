# The centre's districts and posts: who is where, what is added, renamed, closed, merged and moved.

district-gone = Такого района в центре нет. Откройте /people заново.
district-closed = Район уже закрыт: { $name }. Если по ошибке, нажмите «{ staffing-undo }» в /people.
district-exists = Такой район уже есть: { $name }. Дайте другое название.
district-was-so-called = Так назывался закрытый район: { $name }. Дайте другое название, чтобы их не путать.
district-with-itself = Район нельзя объединить с самим собой. Выберите другой.
post-gone = Такого места в центре нет. Откройте /people заново.
post-closed = Место уже закрыто: { $title }. Если по ошибке, нажмите «{ staffing-undo }» в /people.
post-exists = Такое место здесь уже есть: { $title }. Пригласите в него ещё человека или назовите иначе, например: Куратор школы № 3.
post-needs-district = Куратору нужен район. Выберите его из списка.
post-there-already = Место и так в этом районе. Выберите другой.
post-with-itself = Место нельзя объединить с самим собой. Выберите другое.
post-unlike = Объединить можно места одной роли в одном районе. Сначала переведите место в тот же район.
post-held-already = Сотрудник уже на этом месте.
staffing-own-post = Это ваше место координатора, и другого у вас нет: без него вы останетесь без доступа. Пригласите второго координатора (/invite), он это и сделает.
staffing-two-alphabets = В слове «{ $word }» смешаны русские и латинские буквы. Напишите его заново, например: Лесной район.
staffing-undo = Вернуть
rearranged-undone = Это изменение уже вернули.
rearranged-late = Вернуть можно в течение суток, они прошли. Измените заново в /people.
rearranged-since = После этого здесь меняли ещё раз. Верните сначала более позднее изменение.
rearranged-used = Этим уже пользуются: сюда приглашали или что-то поручили. Закройте, если больше не нужно.

staffing-home =
    <b>Люди.</b> { $districts ->
        [one] { $districts } район
        [few] { $districts } района
       *[other] { $districts } районов
    }, { $posts ->
        [one] { $posts } место
        [few] { $posts } места
       *[other] { $posts } мест
    }, { $vacant ->
        [0] вакансий нет
        [one] { $vacant } вакансия
        [few] { $vacant } вакансии
       *[other] { $vacant } вакансий
    }. { $waiting ->
        [0] Все приглашённые пришли.
        [one] { $waiting } приглашение ждёт.
        [few] { $waiting } приглашения ждут.
       *[other] { $waiting } приглашений ждут.
    }
staffing-counted = { $posts ->
        [0] мест нет
        [one] { $posts } место
        [few] { $posts } места
       *[other] { $posts } мест
    }{ $vacant ->
        [0] { "" }
        [one] , { $vacant } вакансия
        [few] , { $vacant } вакансии
       *[other] , { $vacant } вакансий
    }
staffing-nowhere = Без района
staffing-everybody = Все люди
staffing-load-list = Нагрузка
staffing-vacancies = Вакансии
staffing-new-district = Новый район
staffing-to-home = Районы и места
staffing-district =
    <b>{ $name }</b>
    { $posts ->
        [0] Мест пока нет.
        [one] { $posts } место
        [few] { $posts } места
       *[other] { $posts } мест
    }{ $posts ->
        [0] { "" }
       *[other] , { $vacant ->
            [0] вакансий нет
            [one] { $vacant } вакансия
            [few] { $vacant } вакансии
           *[other] { $vacant } вакансий
        }.
    }
staffing-new-post = Новое место
staffing-rename = Переименовать
staffing-merge = Объединить
staffing-close = Закрыть
staffing-move = Перевести
staffing-give = Дать сотруднику
staffing-deputise = Заместитель
staffing-vacant = вакансия
staffing-awaited = ждём по приглашению
staffing-posts = Нажмите место, чтобы открыть его.
staffing-none-vacant = Вакансий нет: на каждом месте кто-то есть.
staffing-load-brief = { $items ->
        [0] пунктов нет
        [one] { $items } пункт
        [few] { $items } пункта
       *[other] { $items } пунктов
    }{ $overdue ->
        [0] { "" }
       *[other] , просрочено { $overdue }
    }{ $requests ->
        [0] { "" }
        [one] , { $requests } заявка
        [few] , { $requests } заявки
       *[other] , { $requests } заявок
    }
staffing-post = <b>{ $place }</b>
staffing-post-vacant = Вакансия.
staffing-seat = { $name } – { $state }
staffing-seat-blocked = бот остановлен
staffing-seat-away = на паузе до { $day }
staffing-seat-unseen = давно не заходит
staffing-seat-today = здесь сегодня
staffing-seat-seen = здесь { $day }
staffing-waiting = { $count ->
        [one] Ещё не пришёл { $count } человек
        [few] Ещё не пришли { $count } человека
       *[other] Ещё не пришли { $count } человек
    } по приглашению.
staffing-load = Открыто: { staffing-load-brief }.
staffing-deputy = Заместитель: { $deputy }.
staffing-no-deputy = Заместителя нет: вместо вакансии или отсутствующего бот напомнит координатору.
staffing-about = <b>{ $name }</b>

district-form = Новый район
district-name = Название
district-name-ask = Как называется район? Например: Лесной район.
district-name-form = Другое название
district-name-name = Название
district-name-name-ask = Как он теперь называется? Название сменится и в прошлых записях. Например: Лесной округ.
post-form = Новое место
post-role = Роль
post-role-ask = Какая это роль?
post-name = Должность
post-name-ask = Как называется место? Нажмите или напишите.
post-name-form = Другое название
post-name-name = Должность
post-name-name-ask = Как место теперь называется? Например: Куратор школы № 3.
post-invite-form = Приглашение
post-invite-again = Пригласить ещё
post-invite-guest = Для кого
post-invite-guest-ask = Для кого ссылка? Напишите имя сотрудника: так вы узнаете её в списке. Можно пропустить.
post-invite-employment = Работа
post-invite-employment-ask = Это основное место работы или по совместительству?
post-invite-trade = Профессия
post-invite-trade-ask = Кто этот сотрудник по профессии?
staffing-district-added = ✅ Район добавлен: { $name }. Теперь добавьте в него место.
staffing-post-added = ✅ Место добавлено: { $title }. Откройте его, чтобы пригласить человека.
staffing-renamed = ✅ Теперь называется: { $name }. Ошиблись – «{ staffing-undo }» в /people.

staffing-choose-merge-district = С каким районом объединить: { $subject }? Останется тот, который вы выберете.
staffing-choose-merge-post = С каким местом объединить: { $subject }? Останется то, которое вы выберете.
staffing-choose-move-post = В какой район перевести: { $subject }?
staffing-choose-deputy = Кто замещает: { $subject }? Ему бот напомнит, пока место вакантно или человека нет.
staffing-choose-person = Кому дать место: { $subject }? Прежние места останутся за человеком.
staffing-none-to-merge-district = Объединить не с чем: других районов в центре нет.
staffing-none-to-merge-post = Объединить не с чем: других мест этой роли в районе нет.
staffing-none-to-move-post = Перевести некуда: других районов в центре нет. Добавьте район в /people.
staffing-none-to-person = Давать место некому: все сотрудники центра уже на нём. Пригласите нового человека.
staffing-none = Никто
staffing-deputy-set = ✅ Записано.
staffing-given = ✅ Место дано: { $title }. Прежние остались.

staffing-touched = Затронет: { $what }.
staffing-touched-nothing = Пунктов плана, заявок и мониторинга это не затронет.
staffing-touched-items = { $count ->
        [one] { $count } пункт плана
        [few] { $count } пункта плана
       *[other] { $count } пунктов плана
    }
staffing-touched-requests = { $count ->
        [one] { $count } заявка
        [few] { $count } заявки
       *[other] { $count } заявок
    }
staffing-touched-meetings = { $count ->
        [one] { $count } встреча
        [few] { $count } встречи
       *[other] { $count } встреч
    }
staffing-touched-invites = { $count ->
        [one] { $count } приглашение
        [few] { $count } приглашения
       *[other] { $count } приглашений
    }
staffing-touched-monitoring = мониторинг за { $quarters }
staffing-touched-people = Кто там сейчас: { $people }{ $more ->
        [0] .
       *[other] { "" } и ещё { $more }.
    }
staffing-for-a-day = Записи и сданные отчёты останутся как есть. Вернуть можно сутки.
staffing-leave = Не менять

staffing-close-district-ask = Закрыть <b>{ $subject }</b>?
staffing-close-district-then = Места в нём закроются, люди останутся без этих мест. Пункты плана останутся без ответственного, заявки вернутся в список, мониторинг о районе больше не спросит.
staffing-close-district-sure = Да, закрыть
staffing-merge-district-ask = Объединить: <b>{ $subject }</b> войдёт в <b>{ $other }</b>?
staffing-merge-district-then = Места с людьми, планом и заявками перейдут. Несданный мониторинг сдадут за прежний район, его семьи со следующего квартала войдут в новый.
staffing-merge-district-sure = Да, объединить
staffing-close-post-ask = Закрыть место <b>{ $subject }</b>?
staffing-close-post-then = Люди останутся без этого места, ссылки на него закроются. Пункты плана останутся без ответственного, заявки вернутся в список.
staffing-close-post-sure = Да, закрыть
staffing-merge-post-ask = Объединить: <b>{ $subject }</b> войдёт в <b>{ $other }</b>?
staffing-merge-post-then = Люди, план, заявки, приглашения и несданный мониторинг перейдут.
staffing-merge-post-sure = Да, объединить
staffing-move-post-ask = Перевести место <b>{ $subject }</b>: { $other }?
staffing-move-post-then = Люди, план и заявки перейдут вместе с местом. Несданный мониторинг место сдаст за прежний район, следующий – за новый.
staffing-move-post-sure = Да, перевести

staffing-district-closed = ✅ Закрыто: { $name }. Ошиблись – «{ staffing-undo }».
staffing-post-closed = ✅ Место закрыто: { $title }. Ошиблись – «{ staffing-undo }» в /people.
staffing-merged = ✅ Объединено: осталось { $name }. Ошиблись – «{ staffing-undo }» в /people.
staffing-moved = ✅ Переведено: { $title }. Ошиблись – «{ staffing-undo }» в /people.
staffing-undo-list = { $count ->
        [0] За сутки ничего не меняли.
       *[other] <b>За сутки изменили.</b> Нажмите, чтобы вернуть как было.
    }
staffing-undone = ✅ Возвращено как было.
