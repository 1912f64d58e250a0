# Papers of an event.

paper-event-sheet = Лист регистрации
paper-event-marks = Лист регистрации с отметками
paper-minutes = Протокол
paper-certificate = Сертификат участника
paper-mailing = Список рассылки
paper-of-event = Эту бумагу делают из мероприятия: /events, мероприятие, «Бумаги».
event-paper-nobody = Пока никто не отмечен. Отметьте тех, кто пришёл, и попросите лист ещё раз.
event-paper-unasked = Приглашений ещё не было. Объявите мероприятие, и список будет готов.

event-paper-when = { $day } г., { $starts }–{ $ends }
event-paper-total = Всего { $count } { $count ->
        [one] человек
        [few] человека
       *[other] человек
    }{ $afar ->
        [0] { "" }
       *[other] , из них дистанционно { $afar }
    }{ $guests ->
        [0] { "" }
       *[other] , гостей { $guests }
    }.
event-paper-before = Решения, которые приняли { $day } г.: { $title }.
event-paper-part-none = За участие
event-paper-part-here = За участие, очно
event-paper-part-remote = За участие, дистанционно
event-paper-half = { $hours },5 часа
event-paper-hours = { $hours ->
        [one] { $hours } час
        [few] { $hours } часа
       *[other] { $hours } часов
    }
event-paper-minutes = { $minutes ->
        [one] { $minutes } минута
        [few] { $minutes } минуты
       *[other] { $minutes } минут
    }
event-paper-asked = { $count ->
        [one] Приглашён { $count } человек
        [few] Приглашены { $count } человека
       *[other] Приглашены { $count } человек
    }, { $answered ->
        [0] пока никто не ответил.
        [one] ответил { $answered }.
       *[other] ответили { $answered }.
    }
event-paper-waits = Ждёт места
event-paper-mark = { $how }{ $at ->
        [none] { "" }
       *[other] , { $at }
    }
event-paper-guest = { $where }: { $who } – { $count }
event-paper-presence-none = Не отмечен
event-paper-presence-here = Очно
event-paper-presence-remote = Дистанционно
event-paper-answer-none = Нет ответа
event-paper-answer-coming = Придёт
event-paper-answer-remote = Дистанционно
event-paper-answer-declined = Не сможет
event-paper-task-open = Не выполнено
event-paper-task-done = Выполнено
event-paper-task-dropped = Снято
