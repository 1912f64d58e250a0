# Leave.

command-leave = отпуск и заместитель

leaves-list =
    <b>Отпуск.</b> { $count ->
        [0] Никто не в отпуске, и отпусков впереди нет.
        [one] { $count } отпуск: идёт или впереди.
        [few] { $count } отпуска: идут или впереди.
       *[other] { $count } отпусков: идут или впереди.
    }
leave-line = { $name } · { $days }
leave-card =
    <b>{ $name }</b>
    Отпуск: { $days }{ $begun ->
        [true] , идёт.
       *[false] .
    }
    { $deputy ->
        [none] Заместитель не назван: напоминания пойдут координатору.
       *[other] Замещает: { $deputy }.
    }
leave-plan = Запланировать
leave-plan-own = Мой отпуск
leave-who = <b>Чей отпуск?</b>
leave-days-ask = <b>{ $name }.</b> С какого по какое? Например: 1–14 июля.
leave-days-own = <b>С какого по какое вас не будет?</b> Например: 1–14 июля. Можно и наперёд.
leave-days-bad = Не похоже на дни. Напишите так: 1–14 июля или с 25 декабря по 10 января.
leave-backwards = Отпуск кончается раньше, чем начался. Напишите так: 1–14 июля.
leave-past = Эти дни уже прошли. Напишите так: 1–14 июля.
leave-far = Слишком долго или слишком далеко. Отпуск планируют на год вперёд, до трёх лет.
leave-meets = На эти дни отпуск уже записан. Посмотрите: /leave.
leave-nobody = Этого сотрудника или места в центре уже нет. Посмотрите: /people.
leave-over = Этот отпуск уже закончился. Посмотрите: /leave.
leave-deputy-ask = <b>{ $days }.</b> Кто замещает? Ему придут напоминания и заявки.
leave-no-deputy = Без заместителя
leave-planned = ✅ Отпуск записан.
leave-end = Закончить отпуск
leave-end-sure = Да, закончить
leave-end-ask = Закончить? Если отпуск ещё не начался, его не будет. Если идёт, сотрудник снова на месте.
leave-ended = Отпуск закончен.
leave-open = Отпуска

leaves-many = Списком
leaves-many-ask =
    <b>Отпуск многих.</b> Пришлите строки или файл (.xlsx, .csv, .docx), каждого с новой строки:
    Фамилия; с–по; заместитель
    Например: Орлова; 1–14 июля; Лугов
leaves-empty = В списке нет ни одной строки. Напишите так: Орлова; 1–14 июля; Лугов.
leaves-too-many = В списке больше { $most } строк. Разделите его.
leaves-refused = Списком отпусков такой файл прочитать нельзя. Пришлите .xlsx, .csv или .docx с тремя столбцами: фамилия, дни, заместитель.
leaves-check = { $count ->
        [0] <b>Ни одной строки записать нельзя.</b>
        [one] <b>Понял { $count } строку:</b>
        [few] <b>Понял { $count } строки:</b>
       *[other] <b>Понял { $count } строк:</b>
    }
leaves-line = · { $name }: { $days }{ $deputy ->
        [none] , без заместителя
       *[other] , замещает { $deputy }
    }
leaves-wrong = { $count ->
        [one] <b>Не понял { $count } строку:</b>
        [few] <b>Не понял { $count } строки:</b>
       *[other] <b>Не понял { $count } строк:</b>
    }
leaves-wrong-line = · { $number }. { $words } – { $why }
leave-why-nobody = нет такого сотрудника
leave-why-several = подходят несколько, добавьте имя
leave-why-days = не понял дни, например: 1–14 июля
leave-why-deputy = не понял, кто замещает
leave-why-twice = эти дни уже есть выше
leave-why-meets = на эти дни отпуск уже записан
leave-why-past = эти дни прошли
leave-why-far = слишком долго или далеко
leave-why-backwards = конец раньше начала
leaves-store = Записать
leaves-again = Другой список
leaves-stored = { $count ->
        [0] Ничего не записано.
        [one] ✅ Записан { $count } отпуск.
        [few] ✅ Записано { $count } отпуска.
       *[other] ✅ Записано { $count } отпусков.
    }{ $left ->
        [0] { "" }
        [one] { "" } Не записана { $left } строка.
        [few] { "" } Не записаны { $left } строки.
       *[other] { "" } Не записано { $left } строк.
    }

letter-leave-deputy = <b>{ $name }</b> в отпуске, { $first } – { $last }. Замещаете вы: { $posts }. Напоминания и заявки этого места придут вам.
leave-back =
    С возвращением. Вас не было { $first } – { $last }. { $done ->
        [0] За это время за вас ничего не делали.
       *[other] За это время сделано:
    }
leave-done-plan = План:
leave-done = · { $what }: { $day }, { $who }
leave-done-requests = Заявки:
leave-done-request = · № { $number }, { $called }: { $state }, { $who }
leave-done-report = · Мониторинг за { $quarter } сдан: { $who }
leave-back-waits = Ждёт вас: { $late ->
        [0] просроченных сроков нет
        [one] { $late } срок прошёл
        [few] { $late } срока прошли
       *[other] { $late } сроков прошли
    }, { $requests ->
        [0] новых заявок нет
        [one] { $requests } новая заявка
        [few] { $requests } новые заявки
       *[other] { $requests } новых заявок
    }.
digest-leave = <b>Пока вас не было</b>
moot-leave-over = отпуск уже закончился
reminders-kind-leave = отпуск
audit-event-leave-planned = запланирован отпуск
audit-event-leave-ended = отпуск закончен
