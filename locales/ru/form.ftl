# The frame of every form.

form-step = <b>{ $form }. Шаг { $number } из { $total }.</b>
form-lone = <b>{ $form }.</b>
form-editing = <b>{ $form }. Исправление.</b>
form-review = <b>{ $form }. Проверьте.</b>
form-review-do = Чтобы исправить, нажмите поле.
form-free-text = <i>Без имён, адресов и других данных семей.</i>
form-now = Сейчас: { $answer }
form-line = <b>{ $label }:</b> { $answer }
form-shortened = Длинные ответы показаны не целиком: «…». Сохраняются они полностью.
form-line-empty = <b>{ $label }:</b> не указано
form-trouble = ⚠️ { $trouble }

form-back = Назад
form-next = Дальше
form-skip = Пропустить
form-to-review = К проверке
form-question = Вопрос { $number }
form-cancel = Отмена
form-save = Сохранить
form-send = Отправить
form-save-anyway = Всё равно сохранить
form-return = Вернуться
form-drop = Не сохранять
form-more = Подробнее
form-amend = Исправить
form-why = Откуда это
form-others = Ещё
form-shorter = Коротко
form-change = Изменить
form-no-link = Без ссылки
form-clear = Убрать число
form-all-options = Все варианты
form-today = Сегодня
form-yesterday = Вчера
form-other-day = Другая дата
form-exit = Выйти
form-right = Верно: { $number }
form-as-before = Как было: { $number }
form-keep = Оставить: { $number }
form-mend = Исправить { $code }
form-gone = больше нет в списке
form-gone-person = Этого сотрудника больше нет в списке. Уберите его из соавторов.
form-gone-district = Этой территории больше нет в списке. Выберите другую.
form-incomplete = Ответьте сначала на этот вопрос: без него не сохранить.

form-month =
    { $month ->
        [1] январь { $year }
        [2] февраль { $year }
        [3] март { $year }
        [4] апрель { $year }
        [5] май { $year }
        [6] июнь { $year }
        [7] июль { $year }
        [8] август { $year }
        [9] сентябрь { $year }
        [10] октябрь { $year }
        [11] ноябрь { $year }
       *[12] декабрь { $year }
    }

form-month-short =
    { $month ->
        [1] янв { $year }
        [2] фев { $year }
        [3] мар { $year }
        [4] апр { $year }
        [5] май { $year }
        [6] июн { $year }
        [7] июл { $year }
        [8] авг { $year }
        [9] сен { $year }
        [10] окт { $year }
        [11] ноя { $year }
       *[12] дек { $year }
    }
form-weekday =
    { $number ->
        [1] пн
        [2] вт
        [3] ср
        [4] чт
        [5] пт
        [6] сб
       *[7] вс
    }

form-leave =
    Вы не закончили: { $form }.
    Сначала { $sends ->
        [true] отправить?
       *[false] сохранить?
    }
form-leave-incomplete =
    Вы не закончили: { $form }. Обязательные ответы ещё не даны, поэтому сохранить пока нельзя.
    Вернуться и закончить?

form-help-text = На этот вопрос отвечают своими словами: напишите сообщение. Если под вопросом есть кнопки, можно нажать одну. Выйти – /cancel.
form-help-choice = Нажмите кнопку с ответом или напишите его начало: бот найдёт. Выйти – /cancel.
form-help-day = Нажмите день или напишите его: «вчера», «12.03», «12 марта», «в пятницу». Выйти – /cancel.
form-help-switches = Отметьте кнопками, что подходит: второе нажатие снимает отметку. Потом нажмите «Дальше». Выйти – /cancel.
form-help-counts = Нажмите, кого или что считать, потом число. Или напишите одной строкой, например: кураторы 8, педагоги 12. Выйти – /cancel.
form-help-checklist = Первое нажатие – есть, второе – нет, третье убирает. После первого можно написать, где лежит: папка 3. Выйти – /cancel.
form-help-number = Нажмите число или напишите его цифрами, например: 12. Выйти – /cancel.
form-help-card = Проверьте ответы и выберите кнопку ниже. Чтобы исправить ответ, нажмите его поле. Выйти – /cancel.

form-which-one = Подходит несколько. Какой из них?
form-how-many = Сколько: <b>{ $what }</b>? Нажмите или напишите число.
form-how-many-was = Сколько: <b>{ $what }</b>? В прошлый раз – { $was }. Нажмите или напишите число.
form-how-many-here = Сколько очно: <b>{ $what }</b>? Можно сразу оба числа: 8 + 3.
form-how-many-afar = А дистанционно: <b>{ $what }</b>?
form-where = Есть: <b>{ $what }</b>. Где лежит? Напишите номер папки или ссылку, например: папка 3. Можно не писать.
form-proof-there = { $what } – есть
form-proof-there-at = { $what } – есть, { $place }
form-proof-missing = { $what } – нет

form-only-text = Фото, голос и файлы бот не принимает: в них могут быть личные данные. Сообщение удалено. Ответьте кнопкой или текстом.
form-voice = Фото, голос и файлы бот не принимает: в них могут быть личные данные. Сообщение удалено. Сказать голосом можно так: нажмите микрофон на клавиатуре телефона, он напишет текст.
form-unfinished = Сначала закончите с этим: выберите кнопку ниже. Новое напишите потом.
form-too-long = Длинно: { $length } { $length ->
        [one] знак
        [few] знака
       *[other] знаков
    }, а помещается { $longest }. Сократите и пришлите снова: ваш текст остался выше.
form-too-short = Коротко. Напишите хотя бы { $shortest } { $shortest ->
        [one] знак
        [few] знака
       *[other] знаков
    }.
form-no-lines = Пришлите список: каждый пункт с новой строки.
form-too-many-lines = Строк { $count }, а помещается { $most }. Сократите список.
form-line-too-long = Строка длинная: «{ $line }…». Помещается { $longest } знаков.
form-line-twice = Дважды: «{ $line }». Оставьте одну строку.
form-no-such-option = Не нашлось: «{ $typed }». Нажмите кнопку или напишите иначе, например: { $example }.
form-not-a-day =
    Не похоже на дату: «{ $typed }». Например: { $example } или «{ $near ->
        [ahead] завтра
       *[past] вчера
    }».
form-another-weekday =
    { $day } – это { $number ->
        [0] понедельник
        [1] вторник
        [2] среда
        [3] четверг
        [4] пятница
        [5] суббота
       *[6] воскресенье
    }. Проверьте число и день недели.
form-no-such-day = В { $where } { $days } { $days ->
        [one] день
        [few] дня
       *[other] дней
    }, а написано «{ $typed }». Проверьте день.
form-which-year = { $day } – какого года? Нажмите или напишите дату с годом.
form-which-year-past = Год не назван, а день неблизкий: это { $day }? Нажмите или напишите дату с годом.
form-day-ahead = Это ещё впереди: { $day } (сегодня { $today }). Записывают то, что уже прошло.
form-day-far = { $day } – слишком далеко. Проверьте год.
form-negative = «{ $typed }» меньше нуля. Напишите целое число от 0, например: 8.
form-not-minutes = Не похоже на длительность: «{ $typed }». Напишите минуты, например: 40, или часы: 1,5 часа.
form-not-a-number = Не число: «{ $typed }». Напишите цифрами, например: 8.
form-too-many = { $typed } – слишком много. Помещается до { $largest }.
form-which-link = Пришлите ссылку: <b>{ $channel }</b>.
form-not-a-link = Не похоже на ссылку: «{ $typed }». Скопируйте адрес страницы целиком, например: https://example.org/novosti.
form-not-a-channel = Не нашлось: «{ $typed }». Пришлите ссылку или нажмите кнопку, например: { $example }.
form-how-many-from = Сколько человек: <b>{ $what }</b>? Нажмите или напишите число. Можно не писать.
form-how-many-of = Сколько: <b>{ $what }</b>? Нажмите или напишите число. Можно не писать.
form-more-than-came = { $what }: впервые { $number }, а всего { $most }. Напишите не больше, чем было.
form-no-number = Нет числа: «{ $typed }». Например: { $example } 8.
form-whose-number = Непонятно, чьё это число: «{ $typed }». Нажмите строку ниже или напишите с названием: { $example } 8.
form-two-numbers = Здесь два числа: «{ $typed }». Напишите у каждого, чьё оно, например: { $example } 8.
form-counted-twice = «{ $what }» названы дважды. Напишите одно число.
form-whose = Кто это: <b>{ $typed }</b>? Нажмите.
form-whose-first = Сначала скажите, кто это: { $typed }.
form-nobody = Не считать
form-not-mixed = «{ $typed }» – два числа, а формат не смешанный. Напишите одно число или поменяйте формат.
form-where-what = Сначала нажмите, что есть, например «{ $example }». Потом напишите, где лежит.
form-which-hour = { $day }: во сколько? Нажмите или напишите, например: 15:20.
form-not-a-time = Не похоже на время: «{ $typed }». Например: { $example }.
form-no-day = Какой это день? Нажмите его или напишите вместе со временем, например: { $example }.
form-minutes = { $count } мин
