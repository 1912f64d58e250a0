# Anonymous questionnaires.

questionnaire-deed = Анкета: { $theme }
questionnaire-theme-motivation = Мотивация
questionnaire-theme-satisfaction = Удовлетворённость
questionnaire-theme-performance = Результативность

questionnaire-home =
    <b>Анкеты.</b> { $count ->
        [0] Сейчас отвечать не на что.
        [one] Вашего ответа ждёт { $count } анкета.
        [few] Вашего ответа ждут { $count } анкеты.
       *[other] Вашего ответа ждут { $count } анкет.
    }
questionnaire-anonymous = Ответы анонимны: бот помнит, что вы ответили, но не что. Итоги видны только от { $fewest } ответов.
questionnaire-rounds = Все анкеты
questionnaire-list = <b>Анкеты центра.</b> Рядом – последний день и число ответов.
questionnaire-none = <b>Анкеты центра.</b> Пока ни одной.
questionnaire-ask = Разослать анкету
questionnaire-round =
    <b>{ $theme }</b>, до { $until }. { $answered ->
        [0] Ответов нет.
        [one] Ответил { $answered } человек.
        [few] Ответили { $answered } человека.
       *[other] Ответили { $answered } человек.
    }
questionnaire-close = Закончить сбор
questionnaire-early = Ответов меньше { $fewest }. Если закончить сейчас, итогов не будет совсем.
questionnaire-sure = Всё равно закончить
questionnaire-still-open = Итоги появятся, когда сбор закончится: так по ним нельзя узнать чей-то ответ.
questionnaire-too-few = Итогов нет: ответов меньше { $fewest }, и по ним было бы видно, кто что сказал.
questionnaire-against = В скобках – прошлый раз, { $day }.
questionnaire-mean = { $question } – <b>{ $mean }</b> из 5
questionnaire-mean-was = { $question } – <b>{ $mean }</b> из 5 ({ $before })
questionnaire-question = { $question }
questionnaire-option = · { $option } – { $times }
questionnaire-option-was = · { $option } – { $times } ({ $before })

questionnaire-form = Анкета
questionnaire-scale = { $question }. Насколько вы согласны: 1 – нет, 5 – да?
questionnaire-choice = { $question }
questionnaire-answer = Ответить
questionnaire-thanks = ✅ Спасибо, ответ учтён. Связать его с вами нельзя.
questionnaire-answered = Вы уже ответили на эту анкету.
questionnaire-closed = Сбор ответов закончен.
questionnaire-gone = Такой анкеты для вас нет.

questionnaire-new-form = Новая анкета
questionnaire-new-theme = О чём
questionnaire-new-theme-ask = О чём анкета?
questionnaire-new-posts = Кому
questionnaire-new-posts-ask = Кого спросить? Нажмите одно или несколько, потом «Дальше».
questionnaire-new-until = До какого дня
questionnaire-new-until-ask = До какого дня собирать ответы?
questionnaire-started = ✅ Анкета разослана.
questionnaire-stored =
    Уже записано: анкета «{ $theme }» разослана, ответы – до { $until }.

    Новые ответы не сохранены. Изменить? Закончите её сбор и разошлите другую.
questionnaire-open = Открыть анкету
questionnaire-open-already = Такая анкета уже идёт. Сначала закончите её сбор.
questionnaire-no-posts = Этих мест больше нет. Выберите снова.
questionnaire-day-past = Этот день уже прошёл. Выберите другой.
letter-questionnaire =
    Анонимная анкета: <b>{ $theme }</b>. { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[other] { $count } вопросов
    }, до { $until }. Ответы не связаны с вами.
letter-questionnaire-again =
    Анкета <b>{ $theme }</b> закончится { $until }. От вас ответа пока нет. { $count ->
        [one] { $count } вопрос
        [few] { $count } вопроса
       *[other] { $count } вопросов
    }, ответы не связаны с вами.
letter-questionnaire-over =
    Анкета <b>{ $theme }</b> от { $day } закончилась. { $count ->
        [0] Никто не ответил.
        [one] Ответил { $count } человек.
        [few] Ответили { $count } человека.
       *[other] Ответили { $count } человек.
    }
questionnaire-results = Результаты
