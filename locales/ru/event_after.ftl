# What comes after an event.

event-after = <b>После мероприятия: { $title }</b>, { $day }
event-after-materials =
    { $materials ->
        [none] Материалов нет. Выберите из библиотеки, пришлите ссылку или напишите, где их взять: они уйдут тем, кто пришёл.
        [given] Материалы из библиотеки – ниже.
       *[other] Материалы: { $materials }
    }
event-after-decisions =
    { $decided ->
        [0] Решений не записано.
       *[other] Решений: { $decided }, не закрыто: { $undone }.
    }
event-opinions-none = Было ли полезно, спросим у тех, кто пришёл, когда мероприятие записано.
event-opinions-few = Было ли полезно: ответили { $answered } из { $asked }. Ответы без имён, поэтому видны с { $fewest }.
event-opinions = Было ли полезно: ответили { $answered } из { $asked }. Полезно – { $useful }, частично – { $partly }, нет – { $no }.
event-opinions-hidden = Остальные ответы откроются, когда их наберётся { $fewest } или когда опрос закончится.
event-missing-head = Чего не хватило:
event-missing-line = · { $words }
event-day-after = После него
event-see = Открыть мероприятие
event-materials-send = Отправить материалы
event-materials-say = Ссылка или текст
event-materials-library = Из библиотеки
event-materials-taken-back = Убрано. Если письмо уже пришло, материал останется в нём.
event-decisions = Решения
event-materials-kept = ✅ Материалы записаны. Отправьте их тем, кто пришёл.
event-materials-sent =
    { $count ->
        [0] Новых получателей нет: кто пришёл, уже получил эти материалы.
        [one] ✅ Материалы уйдут { $count } участнику.
       *[other] ✅ Материалы уйдут { $count } участникам.
    }
event-no-materials = Материалов ещё нет. Сначала напишите, где их взять.
event-nobody-came = Никто не отмечен. Сначала отметьте, кто пришёл.
event-said-already = Ваш ответ уже учтён.
event-say-first = Сначала ответьте, было ли полезно.
event-asked-over = Опрос об этом мероприятии уже закончился.

event-opinion-useful = Полезно
event-opinion-partly = Частично
event-opinion-no = Нет
event-opinion-kept = Спасибо. Ответ учтён без имени.
event-say-missing = Чего не хватило

event-materials-form = Материалы мероприятия
event-materials-materials = Материалы
event-materials-materials-ask = Где материалы? Пришлите ссылку или напишите словами. Имён и адресов семей не пишите.
event-missing-form = Чего не хватило
event-missing-missing = Чего не хватило
event-missing-missing-ask = Чего не хватило? Напишите коротко. Ответ без имени. Имён и адресов семей не пишите.
event-missing-kept = Спасибо. Записано без имени.

letter-event-useful =
    Вы были на мероприятии «{ $title }», { $day }. Было ли полезно?
    Ответ без имени: видно только, сколько каких ответов, и только с пяти.
letter-event-materials = { $materials ->
        [none] Материалы мероприятия «{ $title }», { $day }.
       *[other]
            Материалы мероприятия «{ $title }», { $day }:
            { $materials }
    }
letter-event-certificate = Вы были уже на трёх мероприятиях { $year } года. На каждое можно получить сертификат участника.
event-certificates = Мои сертификаты
moot-event-said = человек уже ответил, или опрос закончился
moot-event-materials = материалов больше нет
moot-event-not-there = человека не было на мероприятии
