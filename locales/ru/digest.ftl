# What is told of its own accord: the digest, and what every letter may bear.

digest-head = <b>Напоминания на { $day }</b>
digest-held = <b>Прошло? Сколько человек?</b> { $day }
digest-mark = ✓
digest-also = <b>Ещё сообщения</b>
digest-plan = <b>Правки плана</b>
digest-plan-changed = · <b>{ $content }</b>: { $said }
digest-over =
    { $what ->
        [none] { $why }.
       *[other] <b>{ $what }</b>: { $why }.
    }
digest-people = <b>Сотрудники</b>
digest-more = … и ещё { $count }
digest-mine = Мои сроки
digest-unreachable = · { $name }: бот остановлен, сообщения не доходят. Попросите открыть бота и нажать «Начать».

letter-of-center =
    <b>{ $center }</b>

    { $text }
letter-again =
    <i>повтор</i>
    { $text }
