## Why something was not sent, in the coordinator's log of deliveries.

moot-taken = заявку уже приняли или закрыли
moot-asked-another = заявку передали другому
moot-no-letter = письма в чате уже не изменить
moot-no-card = карточки заявки в чате не было
moot-told = об этом уже сказано
moot-appointed = время уже назначено
moot-arranged = о встрече уже договорились
moot-rated = отзыв уже дан
moot-done = выполнено
moot-not-yours = отчёт теперь за другим
moot-corrected = отчёт уже исправили
moot-given = отчёт уже сдан
moot-closed = этот квартал закрыт
moot-opened = отчёт снова открыт
moot-no-quarter = такого квартала нет
moot-over = анкета закончилась
moot-answered = ответ уже дан
moot-votes = ответили не все
moot-begun = встреча началась
moot-held = встреча прошла, перенесена или отменена
moot-time = встречу перенесли
moot-left = человек вышел из группы
moot-no-person = человека больше нет в центре
moot-back = человек снова на связи
moot-another-day = день этой сводки прошёл
moot-nothing = всё уже сделано
moot-decided = предложение уже рассмотрено
moot-plan-item-cancelled = пункт уже отменён
moot-plan-date-cancelled = срок уже отменён
moot-plan-done = уже отмечено
moot-plan-another = срок уже другой

letter-plan-proposal = <b>{ $person }</b> предлагает: { $what }
letter-plan-waits =
    <b>{ $person } ждёт вашего ответа</b> { $days ->
        [one] { $days } рабочий день.
        [few] { $days } рабочих дня.
       *[other] { $days } рабочих дней.
    } Предложение: { $what }
letter-plan-unanswered =
    <b>Координатор ещё не ответил на ваше предложение:</b> { $what }
    Пока в плане всё по-прежнему. Напомните координатору сами, если срок близко.
letter-plan-reason = Причина: { $reason }
letter-plan-agreed = ✅ Координатор согласен: { $what }
letter-plan-refused = Координатор отказал, в плане всё по-прежнему: { $what }
letter-plan-moot = Предложение не понадобилось, { $why }: { $what }
