# Tasks of posts: what a meeting decided.

command-tasks = поручения: что решили, кто, до какого числа
menu-tasks = Поручения

tasks-head =
    { $view ->
        [mine] <b>Мои поручения.</b> { $mine ->
            [0] Открытых нет.
            [one] Открыто { $mine }.
           *[other] Открыто { $mine }.
        }
        [given] <b>Поручения.</b> { $given ->
            [0] Открытых нет.
           *[other] Открыто { $given }.
        }
       *[closed] <b>Закрытые поручения.</b>
    }
tasks-of-event =
    { $view ->
        [closed] <b>Решения мероприятия: закрытые.</b>
       *[other] <b>Решения мероприятия.</b> { $count ->
            [0] Открытых нет.
           *[other] Открыто { $count }.
        }
    }
tasks-none = Здесь пусто.
tasks-view-mine = Мои
tasks-view-given = Все открытые
tasks-view-closed = Закрытые
tasks-give = Новые поручения
tasks-many-ask =
    Напишите, что решили, по одному в строке: что; кто; до какого числа. Например:
    Подготовить памятку; методист; до 20 апреля
    Собрать списки; куратор Лесного района; 1 апреля
    Имён и адресов семей не пишите.
tasks-check =
    { $count ->
        [one] Понято { $count } поручение. Верно?
        [few] Поняты { $count } поручения. Верно?
       *[other] Понято { $count } поручений. Верно?
    }
tasks-check-none = Ничего не понято.
tasks-check-well =
    · { $number }. { $what } – { $who }{ $posts ->
        [1] { "" }
       *[other] { "" } (мест: { $posts })
    }, до { $due }
tasks-check-wrong-head =
    { $count ->
        [one] Не записана { $count } строка:
        [few] Не записаны { $count } строки:
       *[other] Не записано { $count } строк:
    }
tasks-check-wrong = · { $number }. { $line } – { $why }
task-why-parts = нужно три части через точку с запятой: что; кто; до какого числа
task-why-long = слишком длинно, уместите в 300 знаков
task-why-day = не понят день
task-why-past = этот день уже прошёл
task-why-far = это больше чем через год
task-why-nobody = нет такого места: { $who }
task-why-unsure = уточните, кто именно: { $who }
task-why-twice = такое поручение уже есть выше
tasks-store = Записать
tasks-again = Написать заново
tasks-stored =
    ✅ { $count ->
        [one] Записано { $count } поручение.
        [few] Записаны { $count } поручения.
       *[other] Записано { $count } поручений.
    }{ $left ->
        [0] { "" }
        [one] { "" } Не записана { $left } строка.
        [few] { "" } Не записаны { $left } строки.
       *[other] { "" } Не записано { $left } строк.
    }
tasks-empty = Здесь нет ни одной строки. Напишите хотя бы одно поручение: что; кто; до какого числа.
tasks-too-many = Слишком много строк. За один раз – не больше { $most }.

task-card =
    <b>{ $what }</b>
    Кто: { $post }.
    Срок: { $due }.
task-card-event = Решили: { $event }, { $day }.
task-card-state =
    { $state ->
        [open] Не закрыто.
        [late] Срок прошёл, не закрыто.
        [done] Сделано { $day }: { $who }.
       *[dropped] Снято { $day }: { $who }.
    }
task-card-asked = Просят перенести на { $due }: { $why }.
task-card-moved = { $day } { $who }: { $old } → { $new }{ $asker ->
        [none] { "" }
       *[other] , просил сотрудник: { $asker }, { $why }
    }
task-done = Сделано
task-agree = Перенести
task-keep = Оставить срок
task-later = Попросить срок
task-kept = Срок прежний: { $due }.
task-reopen = Открыть снова
task-other-day = Другой срок
task-other-post = Передать
task-drop = Снять поручение
task-drop-sure = Да, снять
task-drop-ask = Снять поручение? Его никто не будет выполнять.
task-who-ask = Кому передать?
task-due-ask =
    <b>{ $what }</b>
    Срок сейчас: { $due }. Напишите новый, например: 20 апреля.
task-due-bad = Не похоже на день. Напишите, например: 20 апреля.
task-same-day = Это и есть срок поручения. Назовите другой день.
task-nothing-asked = На это уже ответили. Посмотрите: /tasks.
task-later-form = Другой срок
task-later-about = { $what } – срок { $due }
task-later-due = Срок
task-later-due-ask = К какому дню сделаете? Нажмите день или напишите, например: 20 апреля.
task-later-why = Причина
task-later-why-ask = Почему не получается раньше? Это прочитает тот, кто дал поручение.
task-later-asked = ✅ Попросили перенести на { $due }. Пока не ответят, срок прежний.
task-past = Этот день уже прошёл. Напишите день не раньше сегодняшнего.
task-far = Это больше чем через год. Напишите день поближе.
task-closed-now = ✅ Отмечено: сделано.
task-closed-before = Это поручение уже закрыто.
task-reopened = Поручение снова открыто.
task-dropped = Поручение снято.
task-put-off = ✅ Новый срок: { $due }.
task-passed = ✅ Передано.
task-closed = Это поручение уже закрыто. Откройте его снова: /tasks.
task-gone = Такого поручения нет, или оно не ваше. Посмотрите: /tasks.

letter-task-given =
    Вам поручение: <b>{ $what }</b>
    Срок: { $due }.{ $held ->
        [none] { "" }
       *[other] { "" } Решили: { $event }, { $held }.
    }
letter-task-due =
    Поручение: <b>{ $what }</b>
    Срок: { $when }. Когда сделаете, отметьте.
letter-task-asked =
    Просят другой срок: <b>{ $what }</b>
    Кто: { $who }. Срок сейчас: { $due }, просят: { $asked }.
    Причина: { $why }.
letter-task-answered =
    { $agreed ->
        [true] Срок перенесли: <b>{ $what }</b>
       *[false] Срок остался: <b>{ $what }</b>
    }
    Сделать до { $due }.
task-line-due = · Поручение: { $what } – { $when }
task-line-late = · Поручение не сделано: { $what } – { $when }. Кто: { $who }
moot-task-gone = поручения больше нет
moot-task-closed = поручение закрыто
moot-task-moved = срок поручения другой
moot-task-answered = на просьбу уже ответили
moot-task-hands = поручение не у этого человека
reminders-kind-task = поручение
