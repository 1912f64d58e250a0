# Coming in, people and posts, invites, centres.

role-curator = Куратор
role-specialist = Специалист
role-coordinator = Координатор
role-head = Руководитель
post-methodist = Методист
post-psychologist = Психолог
post-lawyer = Юрисконсульт
post-speech = Логопед
post-social = Социальный педагог

employment-main = Основное место
employment-part-time = Совместитель
trade-teacher = Педагоги
trade-guardianship = Специалисты опеки
trade-social-worker = Социальные работники
trade-psychologist = Психологи
trade-official = Муниципалитет
trade-medic = Медики
trade-other = Другие
trade-unknown = профессия не указана
employment-unknown = место работы не указано

join-form = Вход
join-consent =
    Здравствуйте. Это бот ресурсного центра. Он { bot-does }.

    Вас приглашает { $center }.
    Ваше место: <b>{ $post }</b>.

    { bot-keeps } Посмотреть свои данные – /mydata, удалить – /forget.
    Не пишите сюда имена, адреса и другие данные семей.
    { bot-asks }

    Вы согласны?
join-agree = Согласен
join-disagree = Не согласен
join-refused = Хорошо. Бот ничего о вас не сохранил. Если передумаете, откройте ссылку ещё раз.
join-name = Имя
join-name-ask = Как вас записать? Нажмите или напишите, например: Орлова Мария Петровна.
join-saved =
    ✅ Готово, вы вошли: { $center }.
    Ваше место: { $post }.

invite-form = Приглашение
invite-again = Пригласить ещё
invite-vacancy = Место
invite-vacancy-ask = На какое место? Сначала те, за которыми в плане есть пункты.
invite-vacant = { $title } · { $count } { $count ->
        [one] пункт
        [few] пункта
       *[other] пунктов
    }
invite-other = Другое место
invite-role = Роль
invite-role-ask = Кого приглашаете?
invite-district = Территория
invite-district-ask = Куратором какой территории?
invite-title = Должность
invite-title-ask = Какая должность? Нажмите или напишите.
invite-guest = Для кого
invite-guest-ask = Для кого ссылка? Напишите имя сотрудника: так вы узнаете её в списке. Можно пропустить.
invite-employment = Работа
invite-employment-ask = Это основное место работы или по совместительству?
invite-trade = Профессия
invite-trade-ask = Кто этот сотрудник по профессии?
tenure-form = Работа и профессия
tenure-employment = Работа
tenure-employment-ask = Это основное место работы или по совместительству?
tenure-trade = Профессия
tenure-trade-ask = Кто этот сотрудник по профессии?
tenure-saved = ✅ Записано.
invite-saved =
    ✅ Приглашение готово: <b>{ $post }</b>.
    Перешлите ссылку. Она сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
invite-stored =
    Уже записано: приглашение на место <b>{ $post }</b>.
    Новые ответы не сохранены. Изменить? Отзовите его в /people и пригласите заново.
    Ссылка сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
invite-card =
    <b>{ $post }</b>
    Ссылка сработает один раз, до { $expires }:
    { $link }

invite-unknown = Такого приглашения нет. Проверьте, что ссылка открыта целиком, или попросите новую у координатора.
invite-too-many = Слишком много неверных ссылок. Подождите час и откройте ту, что прислал координатор.
invite-used = По этой ссылке уже вошли. Попросите у координатора новую.
invite-revoked = Это приглашение отозвали. Попросите у координатора новое.
invite-expired = Срок приглашения вышел. Попросите у координатора новое.
invite-other-center = Вы уже состоите в другом центре: { $center }. Чтобы перейти в другой, попросите администратора.

people-list =
    <b>Сотрудники.</b> В центре { $people } { $people ->
        [one] человек
        [few] человека
       *[other] человек
    }, { $links ->
        [0] открытых приглашений нет
        [one] ждёт { $links } приглашение
        [few] ждут { $links } приглашения
       *[other] ждут { $links } приглашений
    }.
people-links = Приглашения
people-member =
    <b>{ $name }</b>
    { $post }{ $blocked ->
        [true] . Остановил бота: сообщения не доходят.
       *[false] .
    }
people-tenure = Работа и профессия: { $said }.
people-tenure-change = Работа и профессия
people-end = Освободить место
people-end-sure = Да, освободить
people-end-ask = Освободить место? Человек больше не войдёт с этой ролью, его записи останутся.
people-ended = Место свободно.
people-gone = Этого сотрудника на месте уже нет.
letter-vacancy =
    <b>{ $name }</b> теперь в центре: { $post }. В плане за «{ $called }» { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[other] { $count } пунктов
    }, и место свободно. Это тот же человек?
people-meet-yes = Да
people-meet-no = Нет
people-met =
    ✅ За сотрудником теперь { $count ->
        [one] { $count } пункт
        [few] { $count } пункта
       *[other] { $count } пунктов
    } плана.
people-not-met = Место в плане осталось свободным.
people-met-already = Это место уже занято, или сотрудник ушёл. Посмотрите: /people.
moot-met = место в плане уже занято
people-already-left = Место уже свободно.
people-not-yourself = Своё место освободить нельзя: останетесь без доступа. Попросите другого координатора.
people-invites =
    { $count ->
        [0] Открытых приглашений нет.
        [one] <b>{ $count } открытое приглашение.</b> Нажмите, чтобы увидеть ссылку.
        [few] <b>{ $count } открытых приглашения.</b> Нажмите, чтобы увидеть ссылку.
       *[other] <b>{ $count } открытых приглашений.</b> Нажмите, чтобы увидеть ссылку.
    }
people-revoke = Отозвать
people-revoked = Приглашение отозвано.

center-form = Новый центр
center-again = Ещё центр
center-name = Название
center-name-ask = Как называется центр? Например: Ресурсный центр «Берег».
center-districts = Территории
center-districts-ask = Какие территории он обслуживает? Каждая с новой строки.
center-zone = Часовой пояс
center-zone-ask = По какому времени он живёт?
center-exists = Такой центр уже есть: { $name }. Дайте другое название.
center-name-bad = Название центра – от 3 до 200 букв. Например: Ресурсный центр «Берег».
center-district-bad = Территория – от 2 до 120 букв, например: Лесной район. Не подходит: «{ $name }».
center-district-twice = Территория названа дважды: { $name }.
center-zone-bad = Часового пояса «{ $zone }» нет. Например: Europe/Moscow.
center-saved =
    ✅ Центр создан: { $center }.
    Перешлите ссылку координатору. Она сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
center-stored =
    Уже записано: центр { $center }. Новые ответы не сохранены.
    Перешлите ссылку координатору. Она сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
center-link =
    Приглашение для координатора: { $center }. Сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
centers-list =
    { $count ->
        [0] Центров пока нет.
        [one] <b>{ $count } центр.</b> Нажмите, чтобы пригласить координатора.
        [few] <b>{ $count } центра.</b> Нажмите, чтобы пригласить координатора.
       *[other] <b>{ $count } центров.</b> Нажмите, чтобы пригласить координатора.
    }
centers-line = { $name }: { $people } { $people ->
        [one] сотрудник
        [few] сотрудника
       *[other] сотрудников
    }

zone-kaliningrad = Калининград
zone-moscow = Москва
zone-samara = Самара
zone-yekaterinburg = Екатеринбург
zone-omsk = Омск
zone-krasnoyarsk = Красноярск
zone-irkutsk = Иркутск
zone-yakutsk = Якутск
zone-vladivostok = Владивосток
zone-magadan = Магадан
zone-kamchatka = Камчатка

join-waits =
    Записано: { $center }, { $post }.
    В центре уже есть люди, поэтому сначала о вас узнают они: координатор подтвердит вас или откажет. Если за три рабочих дня никто не ответит, через 48 часов после предупреждения всем вы войдёте. Бот напишет.
letter-coordinator-asked =
    <b>{ $name }</b> просит место координатора в вашем центре: ссылку дал администратор платформы{ $admin ->
        [true] , это он и есть.
       *[false] .
    }
    Координатор видит план, записи и людей центра. Подтвердите, если вы об этом договорились.
    Без ответа за три рабочих дня бот предупредит всех в центре и через 48 часов откроет доступ.
letter-coordinator-notice =
    <b>{ $name }</b> станет координатором вашего центра { $at }: ссылку дал администратор платформы, никто из координаторов не ответил{ $admin ->
        [true] , это он и есть.
       *[false] .
    }
    Если вы этого не ждали, скажите руководителю центра.
letter-coordinator-came = Новый координатор в вашем центре: <b>{ $name }</b>{ $admin ->
    [true] { "" }, администратор платформы
   *[false] { "" }
}. Посмотреть всех – /people.
letter-coordinator-decided = { $yes ->
    [true] Вы координатор: { $center }. Начните с /menu.
   *[false] Место координатора вам не подтвердили: { $center }. Удалить свои данные – /forget.
}
coordinator-admit = Подтвердить
coordinator-refuse = Отказать
coordinator-admitted = ✅ Новый координатор: { $name }.
coordinator-refused = Отказано: { $name }.
coordinator-decided = Это уже решено. Кто сейчас в центре – /people.
moot-coordinator-decided = о новом координаторе уже решено
people-admin = { $place } · администратор платформы
join-waiting =
    Вы ждёте подтверждения: { $center }, { $post }.
    { $at ->
        [none] Решает координатор этого центра. Если за три рабочих дня он не ответит, бот предупредит всех в центре и через 48 часов откроет вам доступ.
       *[other] Координатор пока не ответил, всех в центре предупредили. Если не откажут, доступ откроется { $at }.
    } Бот напишет.
    Свои данные – /mydata, удалить – /forget.
