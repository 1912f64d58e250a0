# The quarter's monitoring.

monitoring-head =
    <b>Мониторинг за { $quarter }{ $running ->
        [true] , предварительный
       *[false] { "" }
    }.</b>
monitoring-head-place = { monitoring-head } { $place }
monitoring-dates = Вовремя до { $in_time }, закрыто с { $closed }.
monitoring-state = Сейчас: <b>{ $state }</b>.
monitoring-state-no-data = нет данных
monitoring-state-draft = черновик
monitoring-state-zero = ноль подтверждён
monitoring-state-submitted = сдано
monitoring-state-late = сдано с опозданием
monitoring-state-returned = возвращено
monitoring-state-accepted = принято
monitoring-state-vacant = вакансия
monitoring-with-zero = ноль
monitoring-with-delay = с опозданием
monitoring-with-early = предварительно
monitoring-with-entered = внёс координатор
monitoring-missing = нет данных
monitoring-comment = Возвращено: «{ $comment }».
monitoring-comment-code = Возвращено: «{ $comment }». Проверьте { $code }.
monitoring-open-until = Открыто до { $day }.
monitoring-closed-ask = Приём закрыт. Если отчёт нужен, попросите координатора открыть его.
    .coordinator = Приём закрыт. Если отчёт нужен, нажмите «{ monitoring-exception }» в его карточке.
monitoring-accepted-ask = Отчёт принят. Чтобы исправить число, попросите координатора вернуть отчёт.
    .coordinator = Отчёт принят. Чтобы исправить число, верните отчёт в его карточке.
monitoring-check-ask = Отчёт сдан до конца квартала. Проверьте числа: если они те же, нажмите «Всё верно».
monitoring-all-right = Всё верно
monitoring-check = Проверить
monitoring-confirmed = ✅ Подтверждено: числа за весь квартал. Исправить можно, пока отчёт не принят.
monitoring-nothing-to-check = Подтверждать нечего: этот отчёт не предварительный.
monitoring-running = Квартал ещё идёт: отчёты предварительные, в январе районы их проверят.
monitoring-early-left =
    { $count ->
        [one] { $count } предварительный отчёт ещё не проверен.
        [few] { $count } предварительных отчёта ещё не проверены.
       *[other] { $count } предварительных отчётов ещё не проверены.
    }
monitoring-which = <b>Мониторинг.</b> За вами несколько отчётов. Какой открыть?
monitoring-nothing = <b>Мониторинг.</b> Отчётов за вами сейчас нет.

monitoring-fill = Внести
monitoring-enter = Внести числа
monitoring-go-on = Продолжить
monitoring-zero = Ноль за квартал
monitoring-later = Отложить
monitoring-correct = Исправить
monitoring-others = Другие отчёты
monitoring-all = Все территории
monitoring-postponed = Напомню { $day }. Срок не изменился.

monitoring-place = Число { $number } из { $total }.
monitoring-ask = <b>{ $code }. { $name }</b>
monitoring-on-date = На конец квартала.
monitoring-at-start = На начало квартала.
monitoring-was = В прошлом квартале: { $number }.
monitoring-counted = По карте сигналов: { $number }.
monitoring-before = { $name } прошлого квартала
monitoring-computed = { $sum } = { $number }. Верно?
monitoring-computed-wrong = { $sum } = { $number }: так быть не может. Исправьте одно из чисел.
monitoring-computed-unknown = { $sum }: сначала внесите эти числа.
monitoring-noted = Записано: { $numbers }.
monitoring-alone = Считайте только своё: числа района бот сложит сам.
monitoring-paste = Напишите число. Можно прислать сразу столбец: K1 12, каждое с новой строки.
monitoring-taken = Пока вы отвечали, { $code } уже указали: { $number }. Если нужно другое число, пришлите его ещё раз.

monitoring-number-empty = { $where }Числа нет. Напишите, например: 12. Если ничего не было, напишите 0.
monitoring-number-dash = { $where }Прочерк не говорит, ноль это или нет данных. Если ничего не было, напишите 0.
monitoring-number-fraction = { $where }«{ $typed }» – дробь. Нужно целое число, например: 12.
monitoring-number-negative = { $where }«{ $typed }» меньше нуля. Нужно целое число от 0, например: 12.
monitoring-number-words = { $where }«{ $typed }» – не целое число. Напишите цифрами, например: 12.
monitoring-number-large = { $where }«{ $typed }» – слишком много. Помещается до { $largest }.
monitoring-column-whose = Строка { $line }: непонятно, чьё это число: «{ $typed }». Напишите с кодом, например: { $example } 12.
monitoring-code-doubtful = «{ $typed }» – это «{ $first }» или «{ $second }»? Нажмите.
monitoring-column-twice = Строка { $line }: { $code } указан второй раз. Оставьте одно число.
monitoring-column-gap = Строка { $line } пустая: непонятно, какое число пропущено. Напишите 0 или пришлите с кодами: K1 12.
monitoring-column-count = Чисел { $count }, а вопросов { $asked }. Пришлите все по порядку ({ $order }) или с кодами: K1 12.
monitoring-whose = Непонятно, чьё это число: «{ $typed }». Нажмите показатель ниже или напишите с кодом: K1 12.

monitoring-line = { $code }. { $name } – <b>{ $now }</b>
monitoring-line-was = { $code }. { $name } – <b>{ $now }</b> (было { $was })
monitoring-left = Осталось ответить: { $codes }.
monitoring-review-do = Чтобы исправить число, нажмите его код или пришлите строку: F2 3.
monitoring-submit = Сдать
monitoring-give-reason = Указать причину
monitoring-error = ⛔ Числа не сходятся: { $broken }
monitoring-warning = ⚠️ Проверьте: { $broken } Если верно, укажите причину.
monitoring-warning-reason = ⚠️ Проверено: { $broken } Причина: { $reason }
monitoring-broken-sum = { $sum }, а указано { $given }.
monitoring-broken-more = { $left } – больше, чем { $right }.
monitoring-broken-more-when = { $when }, а { $left } – больше, чем { $right }.
monitoring-broken-not-less = { $left }: должно быть меньше, чем { $right }.
monitoring-broken-not-less-when = { $when }, а { $left }: должно быть меньше, чем { $right }.
monitoring-broken-less = { $left } – меньше, чем { $right }.
monitoring-broken-less-when = { $when }, а { $left } – меньше, чем { $right }.
monitoring-broken-not-more = { $left }: должно быть больше, чем { $right }.
monitoring-broken-not-more-when = { $when }, а { $left }: должно быть больше, чем { $right }.
monitoring-broken-unequal = { $left }, а должно быть как { $right }.
monitoring-broken-unequal-when = { $when }, а { $left }: должно быть { $right }.
monitoring-broken-equal = { $left } – то же, что { $right }.
monitoring-broken-equal-when = { $when }, а { $left } – то же, что { $right }.
monitoring-broken-other = { $claim }.
monitoring-broken-counted = { $name }: в отчёте { $now }, а по карте сигналов { $counted }.
monitoring-broken-jump = резкое изменение, { $name } было { $before }, стало { $now }.

monitoring-incomplete = Сначала ответьте: { $codes }.
monitoring-has-errors = Сначала исправьте числа, которые не сходятся.
monitoring-needs-reason = Сначала укажите причину.
monitoring-submitted-already = Отчёт уже сдан.
monitoring-accepted-already = Отчёт уже принят.
monitoring-not-entered = Этот отчёт сдал куратор. Если число неверное, верните отчёт.
monitoring-not-submitted = Отчёт ещё не сдан.
monitoring-not-open = Мониторинг откроется { $day }.
monitoring-closed = Приём закрыт с { $day }. Попросите координатора открыть отчёт.
    .coordinator = Приём закрыт с { $day }. Чтобы внести числа, нажмите «{ monitoring-exception }» в /monitoring.
monitoring-closed-remind = Приём закрыт, сдать уже нельзя. Чтобы отчёт сдали, откройте его.
monitoring-no-later = Откладывать некуда: на следующий рабочий день приём уже закрыт.
monitoring-still-open = Приём ещё идёт: открывать отчёт не нужно.
monitoring-gone = Такого отчёта за вами нет.
monitoring-no-quarter = За этот квартал мониторинга нет.
monitoring-no-numbers = Чисел пока нет: рисовать нечего.
monitoring-nobody-owes = Этот отчёт уже сдан или место вакантно.
monitoring-post-held = Место занято. Закрыть можно только вакантное.
monitoring-done-submitted = ✅ Сдано. Исправить можно, пока отчёт не принят.
monitoring-done-late = ✅ Сдано с опозданием. Исправить можно, пока отчёт не принят.
monitoring-done-running = ✅ Сдано предварительно. В январе попросим проверить числа.
monitoring-done-zero = ✅ Ноль подтверждён. Отменить можно, пока отчёт не принят.

monitoring-zero-flows = За квартал ничего не произошло, все эти числа – 0: { $names }.
monitoring-zero-snapshots = На конец квартала как раньше: { $names }.
monitoring-zero-first = Прошлого квартала у бота нет, поэтому на конец квартала тоже 0: { $names }. Если это не так, внесите числа.
monitoring-zero-ask = Верно?
monitoring-zero-no = Ноль подтвердить нельзя, пока числа не сходятся. Внесите их.
monitoring-zero-sure = Подтвердить ноль
monitoring-zero-errors = Ноль не подтверждён: числа не сходятся. Внесите их.

monitoring-reason-why = Проверьте: { $broken } Почему так? Нажмите или напишите одним предложением.
monitoring-reason-true = Проверено, всё верно
monitoring-reason-way = Изменился порядок учёта
monitoring-reason-mistake = Ошибка прошлого квартала

monitoring-not-begun = <b>Мониторинг.</b> Первый, за { $quarter }, откроется { $day }.
monitoring-given = Сдали { $given } из { $counted }.
monitoring-owing = Не сдали:
monitoring-owing-line = · { $place } – { $people }
monitoring-owing-draft = · { $place } – черновик ждёт, начал: { $person }
monitoring-owing-person = · { $place }
monitoring-nobody-owing = Все отчёты сданы.
monitoring-remind-all = Напомнить всем
monitoring-remind = Напомнить
monitoring-reminded =
    { $count ->
        [0] Сегодня уже напоминали.
        [one] Напоминание получит { $count } человек.
        [few] Напоминание получат { $count } человека.
       *[other] Напоминание получат { $count } человек.
    }
monitoring-accept-all = Принять сданные
monitoring-preliminary = Квартал ещё идёт, отчёт предварительный. Принять его можно, когда квартал закончится.
monitoring-closed-dates =
    { $count ->
        [one] Срок { $days } закрыт.
       *[other] Закрыты сроки: { $days }.
    }
monitoring-preliminary-count =
    { $count ->
        [0] Отчётов пока нет.
        [one] ✅ Предварительно сдан { $count } отчёт. Исправить { $count ->
            [1] его
           *[other] их
        } можно в январе.
        [few] ✅ Предварительно сдано { $count } отчёта. Исправить их можно в январе.
       *[other] ✅ Предварительно сдано { $count } отчётов. Исправить их можно в январе.
    }{ $closed }
monitoring-accepted-count =
    { $count ->
        [0] Принимать нечего.
        [one] ✅ Принят { $count } отчёт.
        [few] ✅ Принято { $count } отчёта.
       *[other] ✅ Принято { $count } отчётов.
    }{ $closed }
monitoring-file = Сводный файл
monitoring-file-name = мониторинг { $year }.xlsx
monitoring-highlights = Что заметно
monitoring-chart = График
monitoring-rates = Сроки и полнота
monitoring-form-button = Форма
monitoring-deed = Мониторинг за { $quarter }
monitoring-quarters = Другой квартал
monitoring-mine = Мой отчёт
monitoring-which-quarter = За какой квартал?
monitoring-by = Кто сдал: { $person }
monitoring-begun =
    Кто начал: { $person }, { $day }, { $done } из { $total ->
        [one] { $total } показателя
       *[other] { $total } показателей
    }.
monitoring-no-numbers-yet = Чисел нет.
monitoring-accept = Принять
monitoring-accepted-one = ✅ Отчёт принят.{ $closed }
monitoring-return-button = Вернуть
monitoring-exception = Открыть приём
monitoring-opened = ✅ Отчёт открыт на неделю. Куратору придёт сообщение.
monitoring-opened-vacant = ✅ Отчёт открыт на неделю.
monitoring-state-no-post = нет места
monitoring-no-post-ask = Места куратора здесь нет. Пригласите куратора или внесите числа сами: с ними появится место, пока вакантное.
monitoring-close-post = Закрыть место
monitoring-post-closed = ✅ Место закрыто. С этого дня отчётов от него не ждём.
monitoring-returned = ✅ Отчёт возвращён. Куратору придёт сообщение.
monitoring-return-form = Возврат отчёта
monitoring-return-code = Показатель
monitoring-return-code-ask = Какое число проверить?
monitoring-return-whole = Отчёт целиком
monitoring-return-comment = Комментарий
monitoring-return-comment-ask = Что исправить? Одним предложением.

monitoring-history = <b>Что было</b>
monitoring-did-value = { $day } { $person }, { $changes }
monitoring-did-submitted = { $day } { $person }, сдано
monitoring-did-zero = { $day } { $person }, ноль подтверждён
monitoring-did-returned = { $day } { $person }, возвращено
monitoring-did-accepted = { $day } { $person }, принято
monitoring-did-opened = { $day } { $person }, открыто после закрытия
monitoring-did-confirmed = { $day } { $person }, проверено
monitoring-did-entered = { $day } { $person }, внёс координатор
monitoring-did-undone = { $day } { $person }, взято на исправление

monitoring-rates-head =
    <b>Сроки и полнота</b> за { $count ->
        [one] { $count } последний квартал
        [few] { $count } последних квартала
       *[other] { $count } последних кварталов
    }. Вакантные и закрытые места не считаются.
monitoring-rate = { $name } – сдано { $complete } %, вовремя { $in_time } %
monitoring-rate-none = { $name } – отчётов не ждали

monitoring-talk-head = <b>{ $quarter }.</b> Сдали { $given } из { $counted } территорий.
monitoring-talk-owing = Не сдали: { $names }.
monitoring-talk-zero = Ноль подтвердили: { $names }.
monitoring-talk-vacant = Вакансия: { $names }.
monitoring-talk-families = { $name }: <b>{ $total }</b>, в прошлом квартале { $before } ({ $flows }).
monitoring-talk-families-first = { $name }: <b>{ $total }</b> ({ $flows }).
monitoring-talk-families-part =
    { $name }: <b>{ $total }</b>. { $count ->
        [one] По { $count } территории, которая сдала оба квартала
       *[other] По { $count } территориям, которые сдали оба квартала
    }: было { $before }, стало { $now } ({ $flows }).
monitoring-talk-moved-head = Больше всего изменилось:
monitoring-talk-remarks = Сданы с пояснением:
monitoring-talk-remark = · { $district }: { $broken }
monitoring-talk-remark-reason = · { $district }: { $broken } Причина: { $reason }
monitoring-talk-adjusted-head = Уточнения на начало квартала:
monitoring-talk-adjusted = · { $name }, { $quarter }: { $code } { $number }
monitoring-talk-broken-head = Год не сходится:
monitoring-talk-moved = · { $name }: было { $before }, стало { $now }
monitoring-talk-broken = · { $name }, { $quarter }: указано { $told }, должно быть { $expected }
monitoring-talk-calm = Резких изменений нет, числа года сходятся.
monitoring-which-chart = <b>График.</b> Какой показатель нарисовать?
monitoring-chart-caption = По { $quarter }. Разрыв линии – нет данных.

monitoring-form-head =
    <b>Форма на { $year } год.</b> { $own ->
        [yes] Её изменил ваш центр.
       *[no] Это стандартный набор.
    }
monitoring-form-line = { $code }. { $name }
monitoring-form-do = Чтобы изменить форму, скачайте файл, исправьте и пришлите его сюда.
monitoring-download = Скачать форму
monitoring-form-file = форма мониторинга { $year }.xlsx
monitoring-form-caption = Исправьте и пришлите обратно. До «Принять» ничего не изменится.
monitoring-report-of-button = Чей отчёт
monitoring-report-of-now =
    Отчёт: { $whose ->
        [post] один от каждого места
        [district] один от района, кураторы заполняют его вместе
       *[person] у каждого куратора свой, числа района складываются
    }.
monitoring-report-of-form = Чей отчёт
monitoring-report-of-whose = Чей отчёт
monitoring-report-of-whose-ask = Кто сдаёт отчёт за квартал? Числа района бот сложит сам.
monitoring-report-of-post = Один от места
monitoring-report-of-district = Один от района
monitoring-report-of-person = Каждый куратор свой
monitoring-report-of-kept =
    ✅ Теперь { $whose ->
        [post] отчёт один от каждого места
        [district] отчёт один от района
       *[person] у каждого куратора свой отчёт
    }. Так будет с квартала, который ещё не открыт: { $quarter }.
monitoring-days-button = Дни приёма
monitoring-days-now = Вовремя до { $in_time }-го числа после квартала, закрыто с { $closed }-го. Если срок выпал на выходной, он переносится на рабочий день.
monitoring-days-form = Дни приёма
monitoring-days-in_time = Вовремя до
monitoring-days-in_time-ask = До какого числа месяца после квартала отчёт сдан вовремя?
monitoring-days-closed = Закрыто с
monitoring-days-closed-ask = С какого числа отчёты не принимаются?
monitoring-days-month = Нужно число месяца от 1 до 28, например: 10 и 25.
monitoring-days-order = Закрывать можно только после срока: например, вовремя до 10, закрыто с 25.
monitoring-days-kept = ✅ Дни изменены. Они действуют со следующего квартала.

monitoring-version = <b>Новая форма с { $year } года.</b> Проверьте, что меняется.
monitoring-version-same = Отличий от нынешней формы нет.
monitoring-version-breaks = ⚠️ Прервутся ряды: { $codes }. Сравнить их с прошлыми кварталами будет нельзя.
monitoring-version-unbalanced = ⚠️ Сверки года не будет: остаток на конец больше не считается из переносимого остатка.
monitoring-version-kept = Сданные отчёты останутся по старой форме: { $count }.
monitoring-version-personal = ⚠️ { $code }: похоже на личные данные – { $words }. Назовите показатель без них.
monitoring-version-begun =
    ⚠️ Начатые отчёты перейдут на новую форму: { $count }.{ $lost ->
        [0] { "" }
       *[other] { "" } Чисел, которых в ней нет: { $lost }.
    }
monitoring-version-accept = Принять форму
monitoring-version-drop = Не принимать
monitoring-version-accepted = ✅ Форма действует с { $year } года.
monitoring-diff-added = + { $code }. { $name }
monitoring-diff-removed = − { $code }. { $name }
monitoring-diff-changed = ✎ { $code }: { $old } → { $new }
monitoring-diff-rule-added = + правило: { $rule }
monitoring-diff-rule-removed = − правило: { $rule }
monitoring-diff-more = и ещё { $count }
monitoring-diff-report-of =
    ✎ отчёт: { $old ->
        [post] один от места
        [district] один от района
       *[person] у каждого куратора свой
    } → { $new ->
        [post] один от места
        [district] один от района
       *[person] у каждого куратора свой
    }, с нового квартала
monitoring-diff-jump = ✎ пределы скачка

monitoring-form-refused = Форма не принята. Исправьте и пришлите файл снова:
monitoring-fault = · { $place }: { $what }
monitoring-file-itself = Файл
monitoring-form-unreadable = файл повреждён. Скачайте форму заново.
monitoring-form-no-sheet = такого листа нет. Скачайте форму заново.
monitoring-form-year = год { $year } слишком далеко. Укажите этот или соседний.
monitoring-form-gone = Этой формы уже нет. Пришлите файл снова.
monitoring-form-code = код «{ $typed }» не подходит. Нужна латинская буква и цифры, например: K2.
monitoring-form-name = нужно название не длиннее { $longest } знаков.
monitoring-form-one-of = выберите одно: { $options }.
monitoring-form-many = больше { $most } строк не помещается.
monitoring-form-limit = нужно целое число от 0.
monitoring-form-twice = код { $code } стоит дважды.
monitoring-form-origin = { $code } переносится: напишите код, из которого, например: F6.
monitoring-form-circle = { $code } считается через { $other }, который считается позже.
monitoring-form-nothing-asked = ни одно число не спрашивается.
monitoring-rule-sign = место { $place }: знак «{ $sign }» здесь не понять.
monitoring-rule-long = длиннее { $longest } знаков.
monitoring-rule-need = место { $place }: нужна «{ $sign }».
monitoring-rule-end = место { $place }: выражение не закончено.
monitoring-rule-unexpected = место { $place }: «{ $sign }» здесь лишнее.
monitoring-rule-number = место { $place }: число слишком большое.
monitoring-rule-code = место { $place }: показателя { $code } в форме нет.
monitoring-rule-doubtful = место { $place }: «{ $code }» – это один из { $codes }? Напишите латиницей.
monitoring-rule-deep = место { $place }: слишком много скобок.
monitoring-rule-claim = место { $place }: здесь нужно сравнение, например: F4 + F5 <= F3.
monitoring-rule-amount = место { $place }: здесь нужно число, а не сравнение.

letter-monitoring-open =
    Открыт мониторинг за <b>{ $quarter }</b>. { $place }.
    Вовремя до { $in_time }, закрыто с { $closed }.
letter-monitoring-early =
    Открыт предварительный мониторинг за <b>{ $quarter }</b>. { $place }.
    Квартал ещё идёт: внесите числа на сегодня, в январе их можно исправить.{ $wanted ->
        [none] { "" }
       *[other] { "" } План ждёт отчёт до { $wanted }.
    }
letter-monitoring-check =
    Квартал закончился: проверьте предварительный отчёт за <b>{ $quarter }</b>, он сдан { $day }. { $place }.
    Если числа те же, нажмите «Всё верно». Вовремя до { $in_time }.
letter-monitoring-due =
    Мониторинг за <b>{ $quarter }</b> { $begun ->
        [true] начат, но не сдан
       *[false] ещё не сдан
    }. { $place }.{ $whose }
    { $day ->
        [running] Квартал ещё идёт, отчёт предварительный: в январе числа можно исправить.{ $wanted ->
                [none] { "" }
               *[other] { "" } План ждёт отчёт до { $wanted }.
            }
        [tomorrow] Завтра, { $closed }, приём закроется.
        [closing] Приём закроется { $closed }. Это последний рабочий день, чтобы сдать.
        [open] Приём закрыт, но ваш отчёт координатор открыл до { $until }.
        [last] Сегодня последний день, чтобы сдать вовремя.
        [late] Срок прошёл { $in_time }, { $days ->
            [one] { $days } рабочий день
            [few] { $days } рабочих дня
           *[other] { $days } рабочих дней
        } назад. Сдать ещё можно, закрыто с { $closed }.
       *[early] Вовремя до { $in_time }, { $days ->
            [one] остался { $days } рабочий день
            [few] осталось { $days } рабочих дня
           *[other] осталось { $days } рабочих дней
        }.
    }
letter-monitoring-asked =
    Координатор просит сдать мониторинг за <b>{ $quarter }</b>. { $place }.{ $whose }
    { $day ->
        [running] Квартал ещё идёт, отчёт предварительный: в январе числа можно исправить.{ $wanted ->
                [none] { "" }
               *[other] { "" } План ждёт отчёт до { $wanted }.
            }
        [tomorrow] Завтра, { $closed }, приём закроется.
        [closing] Приём закроется { $closed }. Это последний рабочий день, чтобы сдать.
        [open] Приём закрыт, но ваш отчёт координатор открыл до { $until }.
        [last] Сегодня последний день, чтобы сдать вовремя.
        [late] Срок прошёл { $in_time }, { $days ->
            [one] { $days } рабочий день
            [few] { $days } рабочих дня
           *[other] { $days } рабочих дней
        } назад. Сдать ещё можно, закрыто с { $closed }.
       *[early] Вовремя до { $in_time }, { $days ->
            [one] остался { $days } рабочий день
            [few] осталось { $days } рабочих дня
           *[other] осталось { $days } рабочих дней
        }.
    }
letter-monitoring-closed =
    Приём мониторинга за <b>{ $quarter }</b> закрыт, отчёт { $begun ->
        [true] начат, но не сдан
       *[false] не сдан
    }. { $place }.{ $whose }
    Если он нужен, попросите координатора его открыть.
letter-monitoring-plea =
    { $person } просит открыть отчёт за <b>{ $quarter }</b>. { $place }.{ $whose }{ $asked ->
        [today] { "" }
       *[other] { "" } Просьба от { $asked }, ответа ещё нет.
    }
    { $begun ->
        [true] Отчёт начат. Откроется на неделю.
       *[false] Откроется на неделю.
    }
letter-monitoring-returned =
    Отчёт за <b>{ $quarter }</b> возвращён. { $place }.
    «{ $comment }»
letter-monitoring-returned-code =
    Отчёт за <b>{ $quarter }</b> возвращён. { $place }.
    «{ $comment }». Проверьте { $code }.
letter-monitoring-entered =
    Координатор { $zero ->
        [true] подтвердил ноль
       *[false] внёс числа
    } за <b>{ $quarter }</b>. { $place }.
    { $how ->
        [accepted] Отчёт уже принят.
        [open] Посмотрите, всё ли верно. Исправить можно, пока отчёт не принят.
       *[closed] Приём закрыт. Если число неверное, скажите координатору.
    }
letter-monitoring-board =
    { $over ->
        [true] Приём мониторинга за <b>{ $quarter }</b> закрыт:
       *[false] { $running ->
            [true] Предварительный мониторинг за <b>{ $quarter }</b>
           *[false] Мониторинг за <b>{ $quarter }</b>
        }
    } сдали { $given } из { $counted } территорий. { $count ->
        [0] Все отчёты сданы.
       *[other] Не сдали: { $owing }.
    }{ $without ->
        [none] { "" }
       *[other] { "" } Нет места куратора: { $without }.
    }{ $early ->
        [none] { "" }
       *[other] { "" } Сдали до конца квартала, числа нужно проверить: { $early }.
    }
monitoring-open-board = Открыть
monitoring-open-card = Открыть отчёт
monitoring-plead = Попросить открыть
monitoring-pleaded = Координатор получит вашу просьбу.
monitoring-opened-until = Отчёт открыт до { $day }.
monitoring-without =
    Нет места куратора: { $names }. { $manages ->
        [yes] Чтобы оттуда был отчёт, пригласите куратора или внесите числа сами.
       *[no] Чтобы оттуда был отчёт, пригласите куратора.
    }
