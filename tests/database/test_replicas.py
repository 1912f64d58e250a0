"""What several replicas share: whose turn it is, whose lock, whose form, what the admins were told."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.fsm.storage.base import DefaultKeyBuilder, StorageKey
from aiogram.methods import GetMe
from redis.asyncio import Redis
from sqlalchemy import func, select
from structlog.contextvars import bound_contextvars
from structlog.testing import capture_logs

from bot import replicas
from bot.replicas import RenewedIsolation
from bot.storage import DialogueStorage
from bot.turns import ChatTurns
from models.dialogues import Dialogue
from models.inbox import Arrival, Outcome
from scheduler.alerts import Alerts, Reading
from services.outbox.backlog import backlog
from storage import inbox
from storage.database import Database
from storage.dialogues import KEPT, LOST, ChatKey, RedisDialogues
from storage.drafts import DraftMarks
from storage.inbox import HandledElsewhere, Received, Ticket
from tests.support.clock import FakeClock
from tests.support.outbox import Post
from tests.support.telegram import Telegram
from tests.support.town import ADMINS, MARIA, PYOTR, Town

BOT, CHAT, OTHER = 42, 7, 8
KEY = StorageKey(BOT, CHAT, CHAT)
LOCK = DefaultKeyBuilder().build(KEY, "lock")
OPEN = ChatKey(BOT, CHAT, CHAT)


def came(update_id: int, chat: int = CHAT, content: str | None = "{}") -> Received:
    return Received(update_id=update_id, kind="message", size=2, content=content, chat=chat)


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    client = Redis.from_url(redis_url)
    yield client
    await client.aclose()


async def test_a_dead_replicas_lock_ends_within_ten_seconds_and_a_living_ones_is_renewed(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replicas, "RENEWED", 0.01)
    async with RenewedIsolation(redis).lock(KEY):
        assert 0 < await redis.pttl(LOCK) <= 10_000
        await redis.pexpire(LOCK, 2_000)
        async with asyncio.timeout(5):
            while await redis.pttl(LOCK) <= 2_000:  # noqa: ASYNC110 — Redis has no event for it
                await asyncio.sleep(0)
    assert not await redis.exists(LOCK)


async def test_what_has_begun_is_not_undone_when_redis_is_emptied(redis: Redis) -> None:
    async with RenewedIsolation(redis).lock(KEY):
        await redis.flushall()
    assert not await redis.exists(LOCK)


async def test_a_form_lost_with_an_emptied_redis_is_noticed_once(db: Database, clock: FakeClock, redis: Redis) -> None:
    dialogues = RedisDialogues(redis, marks=DraftMarks(db, clock, KEPT))
    await dialogues.save(OPEN, '{"n": 1}', busy=True)
    assert await dialogues.load(OPEN) == '{"n": 1}'
    await redis.flushall()
    assert await dialogues.load(OPEN) == LOST
    storage = DialogueStorage(dialogues)
    async with storage.conversation(OPEN) as conversation:
        assert conversation.lost
    async with storage.conversation(OPEN) as conversation:
        assert not conversation.lost


async def test_a_form_that_was_ended_is_not_lost(db: Database, clock: FakeClock, redis: Redis) -> None:
    dialogues = RedisDialogues(redis, marks=DraftMarks(db, clock, KEPT))
    for busy in (False, True, True, False):
        await dialogues.save(OPEN, "{}", busy=busy)
    await redis.flushall()
    assert await dialogues.load(OPEN) is None
    async with db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Dialogue)) == 0
    await dialogues.save(OPEN, "{}", busy=True)
    await redis.flushall()
    clock.move(days=61)
    assert await dialogues.load(OPEN) is None, "its time was over"


async def test_a_chats_updates_have_their_turns_over_all_replicas(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1), came(2), came(3, OTHER), came(4, content=None)], clock.now())
    assert await inbox.first_of(db, [(BOT, CHAT), (BOT, OTHER), (43, CHAT)]) == {
        (BOT, CHAT): 1, (BOT, OTHER): 3, (43, CHAT): None
    }  # fmt: skip
    turns, ended = ChatTurns(db, BOT), list[int]()

    async def one(update_id: int) -> None:
        await turns.wait(CHAT, update_id)
        ended.append(update_id)
        await inbox.finish(db, [Ticket(BOT, update_id)])

    waiting = [asyncio.create_task(one(update_id)) for update_id in (2, 4)]
    await turns.wait(OTHER, 3)
    assert ended == []
    await one(1)
    async with asyncio.timeout(20):
        await asyncio.gather(*waiting)
    assert ended == [1, 2, 4]
    async with db.reading() as session:
        assert set(await session.scalars(select(Arrival.chat_id).where(Arrival.outcome == Outcome.HANDLED))) == {None}


async def test_what_fails_and_is_tried_again_holds_up_nobody(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1), came(2)], clock.now())
    await inbox.fail(db, Ticket(BOT, 1), clock.now(), timedelta(minutes=1))
    assert await inbox.first_of(db, [(BOT, CHAT)]) == {(BOT, CHAT): 2}


async def test_what_another_replica_has_handled_meanwhile_is_not_done_again(db: Database, clock: FakeClock) -> None:
    await inbox.store(db, BOT, [came(1)], clock.now())
    row = {"bot_id": 1, "chat_id": 1, "user_id": 1, "content": "", "updated_at": clock.now()}
    asleep = db.ending_with(Ticket(BOT, 1))
    async with db.ending_with(Ticket(BOT, 1)).writing() as session:
        session.add(Dialogue(**row))
    with pytest.raises(HandledElsewhere):
        async with asleep.writing() as session:
            session.add(Dialogue(**row | {"chat_id": 2}))
    async with db.reading() as session:
        assert (await session.scalars(select(Dialogue.chat_id))).all() == [1]


async def test_a_letter_knows_the_update_that_led_to_it(town: Town, clock: FakeClock) -> None:
    post = Post(town, clock, Telegram())
    with bound_contextvars(update_id=77):
        await post.tell(MARIA, 1)
    await post.tell(PYOTR, 2)
    with capture_logs() as logs:
        await post.run()
    assert [row.update_id for row in await post.rows()] == [77, None]
    assert {one["notification"] for one in logs if one["event"] == "sent"} == {row.id for row in await post.rows()}


async def test_how_long_letters_have_been_due(town: Town, clock: FakeClock) -> None:
    post = Post(town, clock, Telegram())
    assert (await backlog(town.db, clock.now())).letters == 0
    await post.tell(MARIA, 1)
    await post.tell(PYOTR, 2, at=clock.now() + timedelta(hours=1))
    clock.move(minutes=12)
    found = await backlog(town.db, clock.now())
    assert (found.letters, found.age) == (1, timedelta(minutes=12))
    await post.run()
    assert (await backlog(town.db, clock.now())).letters == 0


async def test_a_trouble_of_days_is_told_again_each_day(db: Database, clock: FakeClock) -> None:
    telegram = Telegram()
    alerts, age = Alerts(db, clock, telegram, ADMINS), 3.0

    async def look() -> list[Reading]:
        return [Reading(begins="alert-copies", ends="alert-copies-over", value=age, most=2, well=2, daily=True)]

    alerts.watch(look)
    heard = []
    for _ in range(5):
        before = len(telegram.said)
        await alerts.look()
        heard.append(len(telegram.said) - before)
        clock.move(hours=12)
    assert heard == [1, 0, 1, 0, 1]
    age = 0.1
    await alerts.look()
    assert "есть свежая копия" in telegram.said[-1]


class Watched:
    """One thing that is watched, by two processes of one database."""

    def __init__(self, db: Database, clock: FakeClock, telegram: Telegram, *, looks: int = 1) -> None:
        self.value, self._looks = 0.0, looks
        self._telegram = telegram
        self._processes = [Alerts(db, clock, telegram, ADMINS) for _ in range(2)]
        for one in self._processes:
            one.watch(self._look)

    async def _look(self) -> list[Reading]:
        name = "alert-outbox"
        return [Reading(begins=name, ends=f"{name}-over", value=self.value, most=10, well=5, looks=self._looks)]

    async def at(self, value: float) -> list[str]:
        """What the admins hear when both look at that value."""
        self.value, before = value, len(self._telegram.said)
        await asyncio.gather(*(one.look() for one in self._processes))
        return self._telegram.said[before:]


async def test_a_trouble_is_told_once_and_once_that_it_is_over(db: Database, clock: FakeClock) -> None:
    watched = Watched(db, clock, telegram := Telegram())
    assert await watched.at(10) == []
    (said,) = await watched.at(11)
    assert "старое ждёт 11 минут" in said
    assert [await watched.at(value) for value in (30, 7, 12, 6)] == [[], [], [], []]
    (said,) = await watched.at(5)
    assert "В норме" in said
    assert await watched.at(0) == []
    assert len(await watched.at(11)) == 1, "another time"
    assert len(telegram.said) == 3


async def test_letters_of_a_night_that_are_on_their_way_are_no_trouble(db: Database, clock: FakeClock) -> None:
    watched = Watched(db, clock, Telegram(), looks=2)
    assert [await watched.at(value) for value in (900, 0, 900)] == [[], [], []]
    assert len(await watched.at(901)) == 1


async def test_what_nobody_could_be_told_of_is_told_the_next_time(
    db: Database, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched = Watched(db, clock, telegram := Telegram())
    with monkeypatch.context() as patched:
        patched.setattr(Telegram, "send_message", _away)
        assert await watched.at(11) == []
    assert len(await watched.at(11)) == 1
    with monkeypatch.context() as patched:
        patched.setattr(Telegram, "send_message", _away)
        assert await watched.at(1) == []
    assert len(await watched.at(1)) == 1
    with monkeypatch.context() as patched:
        patched.setattr(Telegram, "send_message", _away)
        await watched.at(11)
    assert await watched.at(1) == [], "nobody was told that it began"
    assert len(telegram.said) == 2


async def _away(*_: object, **__: object) -> None:
    raise TelegramNetworkError(GetMe(), "away")
