# Handing a post over, first steps of somebody new.

command-handover = передача мест и новички
command-steps = первые шаги новичка

handover-list =
    <b>Передача мест.</b> { $count ->
        [0] Сейчас никто не передаёт место.
        [one] { $count } передача. Нажмите, чтобы посмотреть.
        [few] { $count } передачи. Нажмите, чтобы посмотреть.
       *[other] { $count } передач. Нажмите, чтобы посмотреть.
    }
handover-line = { $place } · { $state }
handover-is-waiting = ждём
handover-is-together = вместе до { $until }
handover-is-over = передано
handover-newcomers = <b>Новички и их первые шаги:</b>
handover-newcomer = · { $name }, { $place }: { $done } из { $of }
handover-give = Передать место
handover-open = Открыть передачу
handover-who = <b>Кто передаёт место?</b> Его записи останутся за ним, дела перейдут.
handover-bundle =
    <b>{ $place }</b>
    { $leaver ->
        [none] Место свободно. Вместе с ним перейдёт:
       *[other] Передаёт { $leaver }. Вместе с местом перейдёт:
    }
handover-yours = <b>Ваше место: { $place }</b>
handover-nothing = За вами пока нет места.
handover-requests = { $count ->
        [0] Открытых заявок нет.
        [one] <b>{ $count } открытая заявка:</b>
        [few] <b>{ $count } открытые заявки:</b>
       *[other] <b>{ $count } открытых заявок:</b>
    }
handover-meetings = { $count ->
        [0] Назначенных встреч нет.
        [one] <b>{ $count } назначенная встреча:</b>
        [few] <b>{ $count } назначенные встречи:</b>
       *[other] <b>{ $count } назначенных встреч:</b>
    }
handover-dates = { $count ->
        [0] Открытых сроков плана нет.
        [one] <b>{ $count } срок плана:</b>
        [few] <b>{ $count } срока плана:</b>
       *[other] <b>{ $count } сроков плана:</b>
    }
handover-tasks = { $count ->
        [one] <b>{ $count } поручение:</b>
        [few] <b>{ $count } поручения:</b>
       *[other] <b>{ $count } поручений:</b>
    }
handover-task = · до { $due }: { $words }
handover-events = { $count ->
        [one] <b>{ $count } мероприятие, которое ведёт место:</b>
        [few] <b>{ $count } мероприятия, которые ведёт место:</b>
       *[other] <b>{ $count } мероприятий, которые ведёт место:</b>
    }
handover-event = · { $when }: { $title } – { $state }
handover-request = · № { $number }, { $called }: { $filed ->
        [true] подана с этого места, { $state }
       *[false] { $state }
    }, до { $day }
handover-meeting = · { $when }: { $called }, заявка № { $number }
handover-date = · до { $due }: { $content }
handover-more = и ещё { $count }
handover-neighbours = <b>Рядом:</b>
handover-neighbour = · { $place }: { $holders ->
        [none] вакансия
       *[other] { $holders }
    }
handover-link = Кому передать
handover-act = Акт передачи
handover-act-made = Акт готов. Он придёт отдельным сообщением.
handover-inherited = Что перешло
handover-all = Все передачи
handover-no-post = Такого места больше нет. Посмотрите: /people.
handover-held = Это место уже заняли. Чтобы передать его, выберите сотрудника: /handover.
handover-begun = Это место уже передаёт { $who }, с { $day }. Посмотрите: /handover.
handover-over = Место уже передано или передачу отменили. Посмотрите: /handover.
handover-own-link = Эта ссылка для того, кто примет ваше место. Перешлите её.

handover-form = Передача места
handover-about = { $place }{ $leaver ->
        [none] { "" }
       *[other] . Передаёт { $leaver }
    }
handover-guest = Для кого
handover-guest-ask = Кому передаём? Напишите имя: так вы узнаете ссылку в списке. Можно пропустить.
handover-overlap = Вместе
handover-overlap-ask = Сколько дней они поработают вместе? Оба будут видеть дела места.
handover-days = { $days ->
        [0] Сразу
        [one] { $days } день
        [few] { $days } дня
       *[other] { $days } дней
    }
handover-saved =
    ✅ Передача начата: <b>{ $place }</b>.
    Перешлите ссылку. Она сработает один раз, { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }:
    { $link }
    { $overlap ->
        [0] Как только новый сотрудник войдёт, место станет его.
        [one] Когда новый сотрудник войдёт, они будут вместе { $overlap } день.
        [few] Когда новый сотрудник войдёт, они будут вместе { $overlap } дня.
       *[other] Когда новый сотрудник войдёт, они будут вместе { $overlap } дней.
    }
handover-shown =
    Передача начата: <b>{ $place }</b>.
    Ссылку бот уже показал и не хранит. Потерялась – нажмите «{ invite-anew }»: придёт новая, прежняя перестанет работать.
handover-card =
    <b>{ $place }</b>
    { $how ->
        [waits] Ждём{ $newcomer ->
            [none] , кто войдёт по ссылке
           *[other] : { $newcomer }
        }.
        [cancelled] Передача отменена.
        [together] Принимает { $newcomer }, с { $came }. Вместе до { $until }.
       *[over] Место приняли: { $newcomer }, { $came }.
    }{ $leaver ->
        [none] { "" }
       *[other] { "" } Передаёт { $leaver }.
    }
    Передача начата { $made }, её начал сотрудник: { $by }.{ $how ->
        [waits] { "" } Дней вместе: { $overlap }.
        [cancelled] { "" }
       *[other] { "" } Первые шаги: { $done } из { $of }.
    }
handover-cancel = Отменить передачу
handover-cancel-sure = Да, отменить
handover-cancel-ask = Отменить? Ссылка перестанет работать, место останется за прежним сотрудником.
handover-cancelled = Передача отменена.

letter-post-left =
    { $forgotten ->
        [true] Сотрудник удалил свои данные. Было место: <b>{ $place }</b>.
       *[false] <b>{ $name }</b> больше не на месте: { $place }.
    } { $held ->
        [0] Теперь это вакансия.
        [one] На нём остался { $held } человек.
        [few] На нём остались { $held } человека.
       *[other] На нём остались { $held } человек.
    }
    За местом: { $items ->
        [0] пунктов плана нет
        [one] { $items } пункт плана
        [few] { $items } пункта плана
       *[other] { $items } пунктов плана
    }, { $requests ->
        [0] новых заявок нет
        [one] { $requests } новая заявка
        [few] { $requests } новые заявки
       *[other] { $requests } новых заявок
    }.{ $meetings ->
        [0] { "" }
        [one] { "" } Без супервизора { $meetings } встреча: спрашиваем, кто проведёт.
        [few] { "" } Без супервизора { $meetings } встречи: спрашиваем, кто проведёт.
       *[other] { "" } Без супервизора { $meetings } встреч: спрашиваем, кто проведёт.
    }{ $held ->
        [0] { "" } { $deputy ->
            [none] Напоминания идут вам.
           *[other] Напоминания идут заместителю: { $deputy }.
        }
       *[other] { "" }
    }
letter-handover-came =
    Вы приняли место: <b>{ $place }</b>.{ $leaver ->
        [none] { "" }
       *[other] { "" } Прежде его вёл сотрудник: { $leaver }.
    }{ $until ->
        [none] { "" }
       *[other] { "" } До { $until } вы на нём вместе: спрашивайте.
    }
    Вам перешло: { $requests ->
        [0] заявок нет
        [one] { $requests } заявка
        [few] { $requests } заявки
       *[other] { $requests } заявок
    }, { $meetings ->
        [0] встреч нет
        [one] { $meetings } встреча
        [few] { $meetings } встречи
       *[other] { $meetings } встреч
    }, { $dates ->
        [0] сроков плана нет
        [one] { $dates } срок плана
        [few] { $dates } срока плана
       *[other] { $dates } сроков плана
    }{ $tasks ->
        [0] { "" }
        [one] , { $tasks } поручение
        [few] , { $tasks } поручения
       *[other] , { $tasks } поручений
    }{ $events ->
        [0] { "" }
        [one] , { $events } мероприятие
        [few] , { $events } мероприятия
       *[other] , { $events } мероприятий
    }.
    Начните с первых шагов: каждый – две минуты.
letter-handover-together = Ваше место принимает <b>{ $newcomer }</b>: { $place }. До { $until } его дела видите вы оба, потом только новый сотрудник. Ваши записи останутся за вами.
letter-handover-taken = <b>{ $newcomer }</b> теперь на месте: { $place }.{ $until ->
        [none] { "" }
       *[other] { "" } До { $until } вместе с прежним сотрудником: { $leaver }.
    }
moot-no-vacancy = места больше нет, или сотрудник вернулся
moot-no-handover = место уже у другого
reminders-kind-post = место освободилось
reminders-kind-handover = передача места
audit-event-handover-begun = начата передача места
audit-event-handover-cancelled = передача места отменена

steps-open = Первые шаги
steps-list =
    <b>Первые шаги.</b> Каждая карточка – две минуты. Пройдено { $done } из { $of }.
steps-all-done = ✅ Все первые шаги пройдены.
step-head = <b>{ $title }.</b> Карточка { $number } из { $of }.
step-try = Попробовать
step-open = Открыть раздел
step-done = Понятно
step-year = Как идёт год
step-quarter = Этот квартал
step-log = Записать мероприятие
step-request = Попросить супервизию
step-monitoring = Сдать мониторинг
step-contacts = Кому звонить
step-year-text =
    В январе центр утверждает план на год. У каждого пункта есть срок и место, за которым он закреплён.
    О сроке бот напомнит сам: вам остаётся сделать и нажать «Отметить».
    Каждый квартал – мониторинг. В декабре – анализ года: он сложится из того, что вы записали.
step-quarter-text = { $quarter }. { $count ->
        [0] Сроков плана за вами до конца квартала нет.
        [one] За вами { $count } срок до конца квартала:
        [few] За вами { $count } срока до конца квартала:
       *[other] За вами { $count } сроков до конца квартала:
    }
step-log-text =
    Провели семинар, беседу, выезд – запишите: /log. Вид, название, день, сколько человек – четыре вопроса.
    Можно и одной фразой: «вчера семинар для педагогов, 12 человек».
    Попробуйте сейчас. Это настоящая форма, но проба нигде не сохранится и ни в каких числах не появится.
step-request-text =
    Трудный случай – попросите супервизию: /request. Тема, вопрос, удобное время.
    Без имён и адресов: бот сам даст код случая. Специалист ответит в срок, бот пришлёт время встречи.
step-monitoring-text =
    Раз в квартал бот спросит числа по вашему району. Ближайший – { $counted }: откроется { $opens }, сдать до { $in_time }.
    Письмо придёт само, в нём кнопка «Внести». Ноль – тоже ответ.
step-contacts-text =
    { $coordinators ->
        [none] Координатора в центре сейчас нет.
       *[other] Вопросы о боте и плане – координатору: { $coordinators }.
    }{ $before ->
        [none] { "" }
       *[other] { "" } О делах места спросите прежнего сотрудника, он ещё с вами: { $before }.
    }
    Бот не заменяет экстренную помощь. Если ребёнку угрожает опасность, звоните 112.
trial-form = Проба записи
trial-save = Закончить пробу
trial-done = ✅ Так и записывают: { $name }, { $day }. Это была проба, ничего не сохранено.

paper-handover = Акт передачи дел
paper-handover-title = Акт передачи дел: { $place }
paper-of-post = Этот акт делают из места: откройте /handover и выберите, кто передаёт.
handover-act-text = { $leaver ->
        [none] Место «{ $place }» свободно. Ниже – дела, которые перейдут к тому, кто его примет.
       *[other] { $leaver } передаёт дела по месту «{ $place }»{ $since ->
            [none] { "" }
           *[other] { "" } (на нём с { $since }{ $until ->
                [none] { "" }
               *[other] { "" } по { $until }
            })
        }.
    }
handover-act-side = { $filed ->
        [true] подана с этого места
       *[false] отвечает это место
    }
handover-act-late = просрочен
handover-act-vacant = вакансия
handover-act-none = нет данных
handover-act-records = Мероприятий записано
handover-act-visits = Участников в них
