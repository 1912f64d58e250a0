"""Senders that die, sleep or race: every row is sent by one of them, and a late hand writes nothing."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import delete

from models.identities import Messenger
from models.notifications import Notification, Status
from scheduler.pace import BURST
from scheduler.troubles import Trouble
from services.outbox import deliveries, upkeep
from services.outbox.deliveries import LEASE, Call
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.telegram import Telegram
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town

PEOPLE = (MARIA, PYOTR, OLGA, ANNA, IGOR)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    return Post(town, clock, telegram)


@pytest.mark.parametrize("replicas", [2, 4])
async def test_replicas_send_each_row_once(post: Post, telegram: Telegram, replicas: int) -> None:
    for turn in range(6):
        for who in PEOPLE:
            await post.tell(who, turn)
        senders = [post.replica() for _ in range(replicas)]
        await asyncio.gather(*(sender.round() for sender in senders))
        post.clock.move(seconds=1)
    sent = Counter((call.chat_id, call.text) for call in telegram.calls if isinstance(call, SendMessage))
    assert len(sent) == len(PEOPLE) * 6
    assert set(sent.values()) == {1}
    assert (await upkeep.tally(post.db))[Status.SENT] == len(PEOPLE) * 6


async def test_a_lease_whose_holder_died_before_sending_is_taken_over(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    (row,) = await deliveries.claim(post.db, clock.now(), 10)
    await post.run()
    assert post.got(MARIA) == []
    clock.move(seconds=LEASE.total_seconds())
    await post.run()
    assert post.got(MARIA) == ["дело 1"]
    assert await post.attempts() == ["sent"]
    assert not await deliveries.start(post.db, row, clock.now()), "it wakes up, and may not send"


async def test_a_lease_whose_holder_died_while_sending_is_repeated_and_says_so(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    (row,) = await deliveries.claim(post.db, clock.now(), 10)
    assert await deliveries.start(post.db, row, clock.now())
    clock.move(seconds=LEASE.total_seconds())
    await post.run()
    assert post.got(MARIA) == ["повтор\nдело 1"]
    assert await post.attempts() == ["no answer", "sent"]


async def test_a_late_hand_writes_nothing(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    (row,) = await deliveries.claim(post.db, clock.now(), 10)
    clock.move(seconds=LEASE.total_seconds())
    await post.run()
    now, call = clock.now(), Call(Trouble.DEAD, "too late to say so")
    assert not await deliveries.end(post.db, row, now, Status.DEAD, "no", call=call)
    assert not await deliveries.try_again(post.db, row, now, now, call)
    await deliveries.put_off(post.db, {row: now})
    (found,) = await post.rows()
    assert (found.status, found.reason) == ("sent", "")
    assert await post.attempts() == ["sent", "dead", "dead"], "but what was called is told"


async def test_on_sqlite_a_new_process_waits_for_no_lease(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    await deliveries.claim(post.db, clock.now(), 10)
    taken = await deliveries.take_back(
        post.db, clock.now(), (), everything_of=Messenger.TELEGRAM if post.db.sqlite else None
    )
    assert taken == int(post.db.sqlite)


async def test_a_clock_that_jumps_takes_nothing_from_whoever_holds_it(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    (row,) = await deliveries.claim(post.db, clock.now(), 10)
    clock.move(days=365)
    assert await deliveries.take_back(post.db, clock.now(), {row.id}) == 0
    assert await deliveries.take_back(post.db, clock.now(), ()) == 1
    await deliveries.claim(post.db, clock.now(), 10)
    clock.move(days=-365)
    assert await deliveries.take_back(post.db, clock.now(), ()) == 1, "no lease lasts a year"


@pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(hours=-1), timedelta(days=-365)])
async def test_a_clock_that_jumps_sends_nothing_early_and_nothing_twice(
    post: Post, clock: FakeClock, jump: timedelta
) -> None:
    await post.tell(MARIA, 1)
    await post.tell(PYOTR, 1, at=clock.now() + timedelta(hours=2))
    await post.run()
    clock.move(seconds=jump.total_seconds())
    await post.run(seconds=60)
    assert (post.got(MARIA), post.got(PYOTR)) == (["дело 1"], [])
    clock.move(seconds=-jump.total_seconds())
    await post.run()
    clock.move(hours=2)
    await post.run()
    assert (post.got(MARIA), post.got(PYOTR)) == (["дело 1"], ["дело 1"])


async def test_a_stopped_sender_gives_back_what_it_has_not_begun(post: Post, telegram: Telegram) -> None:
    for who in PEOPLE:
        await post.tell(who, 1)
    sender = post.replica(rate=0.1)
    for _ in range(BURST - 1):  # one message may go at once, the next in ten seconds
        sender.pace.spent()
    await sender.begin()
    await sender.sweep()
    while not telegram.calls:  # noqa: ASYNC110 — Telegram in memory has no event to wait for
        await asyncio.sleep(0.01)
    await sender.stop()
    rows = await post.rows()
    assert {row.status for row in rows} <= {"sent", "waiting"}
    assert [row.status for row in rows].count(Status.SENT) == len(telegram.calls) < len(PEOPLE)
    await post.run(seconds=2)
    assert [post.got(who) for who in PEOPLE] == [["дело 1"]] * len(PEOPLE)


async def test_a_row_that_goes_while_it_is_sent_is_no_error(post: Post, clock: FakeClock) -> None:
    await post.tell(MARIA, 1)
    (row,) = await deliveries.claim(post.db, clock.now(), 10)
    async with post.db.writing() as session:
        await session.execute(delete(Notification))
    assert not await deliveries.end(post.db, row, clock.now(), Status.SENT, call=Call("sent"))
    assert await post.attempts() == []
