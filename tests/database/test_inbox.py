"""Updates are stored before they are confirmed, handled once, and emptied with what they led to."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from models.dialogues import Dialogue
from models.inbox import Arrival, Outcome
from storage import inbox
from storage.batch import Batcher
from storage.database import Database
from storage.dialogues import ChatKey, SqlDialogues
from storage.inbox import Received, Ticket
from tests.support.clock import FakeClock

BOT = 42
WORDS = '{"update_id": 1, "message": {"text": "семинар"}}'


def came(update_id: int, content: str | None = WORDS) -> Received:
    return Received(update_id=update_id, kind="message", size=48, content=content)


async def rows(db: Database) -> list[Arrival]:
    async with db.reading() as session:
        return list(await session.scalars(select(Arrival).order_by(Arrival.update_id)))


async def test_an_update_is_new_once(db: Database, clock: FakeClock) -> None:
    assert await inbox.store(db, BOT, [came(1), came(2)], clock.now()) == {1, 2}
    assert await inbox.store(db, BOT, [came(2), came(3)], clock.now()) == {3}
    assert await inbox.store(db, 43, [came(2)], clock.now()) == {2}, "another bot's"


async def test_a_transaction_marks_its_update_and_forgets_the_words(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1), came(2)], clock.now())
    door, ticket = db.ending_with(first := Ticket(BOT, 1)), Ticket(BOT, 2)
    async with door.writing() as session:
        await session.execute(_a_dialogue(1, clock))
    assert first.handled
    with pytest.raises(ZeroDivisionError):
        async with db.ending_with(ticket).transaction():
            raise ZeroDivisionError
    assert not ticket.handled
    one, two = await rows(db)
    assert (one.outcome, one.content) == (Outcome.HANDLED, None)
    assert (two.outcome, two.content) == (Outcome.WAITING, WORDS)


async def test_what_a_chat_keeps_and_its_update_are_one_transaction(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    await SqlDialogues(db, clock).save(ChatKey(BOT, 7, 7), "{}", ticket := Ticket(BOT, 1))
    assert ticket.handled
    assert [row.outcome for row in await rows(db)] == [Outcome.HANDLED]


async def test_what_led_to_nothing_is_marked_together(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1), came(2)], clock.now())
    batch: Batcher[Ticket, None] = Batcher(lambda tickets: inbox.finish(db, tickets))
    await batch.ask(Ticket(BOT, 2))
    assert [row.outcome for row in await rows(db)] == [Outcome.WAITING, Outcome.HANDLED]


async def taken(db: Database, clock: FakeClock, *running: int, mine: bool = True) -> list[tuple[int, Outcome]]:
    """What a process takes up, and whether it tries it."""
    found = await inbox.take_up(db, BOT, clock.now(), running, mine=mine)
    return [(one.update_id, one.outcome) for one in found]


async def test_a_process_that_died_twice_at_an_update_does_not_meet_it_again(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    assert await taken(db, clock) == [(1, Outcome.WAITING)]
    await inbox.store(db, BOT, [came(2)], clock.now())
    assert await taken(db, clock) == [(1, Outcome.SET_ASIDE)], "it died once more"
    assert await taken(db, clock) == [(2, Outcome.WAITING)], "what waited behind it is not its fault"
    assert await taken(db, clock, 2) == [], "it is at work here"


async def test_of_many_at_work_none_is_set_aside_before_a_process_died_at_it_alone(
    db: Database, clock: FakeClock
) -> None:
    await inbox.store(db, BOT, [came(n) for n in range(1, 13)], clock.now())
    assert await taken(db, clock) == [(n, Outcome.WAITING) for n in range(1, 9)], "side by side"
    await inbox.finish(db, [Ticket(BOT, 1)])  # and it died at the second time
    assert await taken(db, clock) == [(2, Outcome.WAITING)], "alone"
    await inbox.finish(db, [Ticket(BOT, 2)])
    assert await taken(db, clock) == [(3, Outcome.WAITING)]
    assert await taken(db, clock) == [(3, Outcome.SET_ASIDE)], "at it alone"
    for n in range(4, 9):
        assert await taken(db, clock) == [(n, Outcome.WAITING)]
        await inbox.finish(db, [Ticket(BOT, n)])
    assert await taken(db, clock) == [(n, Outcome.WAITING) for n in range(9, 13)]


async def test_a_clock_that_stood_ahead_holds_up_nothing_that_failed_meanwhile(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    await inbox.fail(db, Ticket(BOT, 1), clock.now() + timedelta(days=90), timedelta(seconds=15))
    assert await taken(db, clock, mine=False) == [(1, Outcome.WAITING)]


async def test_three_errors_set_it_aside(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    ticket, pause = Ticket(BOT, 1), timedelta(seconds=15)
    for last in (False, False, True):
        assert await inbox.fail(db, ticket, clock.now(), pause) is last
        if not last:
            assert await taken(db, clock, mine=False) == [], "not at once"
            clock.move(seconds=16)
            assert await taken(db, clock, mine=False) == [(1, Outcome.WAITING)], "the process lives"
    assert [(row.outcome, row.size) for row in await rows(db)] == [(Outcome.SET_ASIDE, 48)]


async def set_aside(db: Database, clock: FakeClock, *updates: int) -> None:
    await inbox.store(db, BOT, [came(one) for one in updates], clock.now())
    for one in updates:
        for _ in range(inbox.ERRORS):
            await inbox.fail(db, Ticket(BOT, one), clock.now(), timedelta(0))


async def test_what_was_set_aside_is_listed_and_taken_up_once_more(db: Database, clock: FakeClock) -> None:
    await set_aside(db, clock, 2, 1)
    await inbox.store(db, BOT, [came(3)], clock.now())
    assert [one.update_id for one in await inbox.set_aside(db)] == [1, 2]
    assert await inbox.try_again(db, 2, clock.now())
    assert not await inbox.try_again(db, 3, clock.now()), "it is at work"
    assert await taken(db, clock, mine=False) == [(2, Outcome.WAITING)]
    assert [one.update_id for one in await inbox.set_aside(db)] == [1]


async def test_what_is_dropped_comes_no_more_and_holds_nothing(db: Database, clock: FakeClock) -> None:
    await set_aside(db, clock, 1)
    assert await inbox.drop(db, 1)
    assert not await inbox.drop(db, 1)
    assert [(row.outcome, row.content) for row in await rows(db)] == [(Outcome.HANDLED, None)]
    assert await inbox.store(db, BOT, [came(1)], clock.now()) == set(), "Telegram repeats it"


async def test_what_was_set_aside_goes_after_two_days(db: Database, clock: FakeClock) -> None:
    await set_aside(db, clock, 1)
    clock.move(days=2, seconds=1)
    await inbox.forget_old(db, clock.now())
    assert await rows(db) == []


async def test_another_process_waits_for_the_lease(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    clock.move(seconds=5)
    await inbox.hold_on(db, BOT, [1], clock.now())
    clock.move(seconds=5)
    assert await taken(db, clock, mine=False) == []
    clock.move(seconds=11)
    assert await taken(db, clock, mine=False) == [(1, Outcome.WAITING)]


async def test_of_a_stranger_nothing_is_stored_and_what_telegram_repeats_is_handled(
    db: Database, clock: FakeClock
) -> None:
    await inbox.store(db, BOT, [came(1, None)], clock.now())
    assert await taken(db, clock) == []
    assert await inbox.store(db, BOT, [came(1, None)], clock.now()) == set(), "somebody is at work on it"
    clock.move(minutes=2)
    assert await inbox.store(db, BOT, [came(1, None)], clock.now()) == {1}


async def test_what_cannot_come_again_is_forgotten(db: Database, clock: FakeClock) -> None:
    await inbox.store(
        db,
        BOT,
        [came(1), came(2), Received(update_id=3, kind="odd", size=9, content=None, readable=False)],
        clock.now(),
    )
    await inbox.finish(db, [Ticket(BOT, 1)])
    clock.move(days=3)
    assert await inbox.forget_old(db, clock.now()) == 2
    assert [row.update_id for row in await rows(db)] == [2], "what waits is kept"


def _a_dialogue(chat: int, clock: FakeClock):  # type: ignore[no-untyped-def]  # an Insert of any shape
    return insert(Dialogue).values(bot_id=BOT, chat_id=chat, user_id=chat, content="{}", updated_at=clock.now())
