"""One update that cannot be read, or that comes again, does not stop the others."""

import asyncio
from collections.abc import Iterator
from json import dumps
from typing import Any, cast

import pytest
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import Update
from aiohttp import web
from aiolimiter import AsyncLimiter
from redis.asyncio import Redis
from redis.exceptions import ConnectionError as RedisConnectionError
from sqlalchemy import func, select
from structlog.testing import capture_logs

from bot import inbox as module
from bot.dispatcher import GatedDispatcher
from bot.inbox import Inbox
from bot.webhook import Ready
from models import consent
from models.inbox import Arrival, Outcome
from services.file_turns import FileTurns, Sender
from services.people.members import Actors
from storage import inbox as storage
from storage.inbox import Received
from tests.flows.test_log import stored
from tests.flows.tour import answer_needed
from tests.support.clock import FakeClock
from tests.support.telegram import Phone, Telegram
from tests.support.town import ADMINS, MARIA, OLGA, PYOTR, STRANGER, Town, Who


@pytest.fixture
def inbox(telegram: Telegram, dispatcher: GatedDispatcher, town: Town, clock: FakeClock) -> Inbox:
    return Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS))


def message(update_id: int, who: Who, text: str = "/menu", **more: Any) -> dict[str, Any]:
    user = {"id": who.telegram_id, "is_bot": False, "first_name": "М"}
    said = {"message_id": update_id, "date": 1, "chat": {"id": who.telegram_id, "type": "private"}, "from": user}
    return {"update_id": update_id, "message": {**said, "text": text, **more}}


ODD: tuple[dict[str, Any], ...] = (
    message(1, MARIA, forward_origin={"type": "hidden_user", "date": 0}),
    message(1, MARIA, forward_origin={"type": "of_tomorrow", "date": 1}),
    message(1, MARIA, entities=[{"type": "of_tomorrow", "offset": "x"}]),
    {"update_id": 1, "message": "no object"},
    {"update_id": 1, "message": {"message_id": 1}},
    {"update_id": 1, "callback_query": {"id": 7}},
    {"update_id": 1, "of_tomorrow": {"from": {"id": 102}}},
    {"update_id": 1},
)


@pytest.mark.parametrize("odd", ODD, ids=range(len(ODD)))
async def test_after_an_odd_update_the_next_is_heard(
    odd: dict[str, Any], inbox: Inbox, telegram: Telegram, town: Town
) -> None:
    await inbox.take([odd, message(2, MARIA)])
    assert any("Здравствуйте" in said for said in telegram.said)
    async with town.db.reading() as session:
        kept = list(await session.execute(select(Arrival.outcome, Arrival.content).order_by(Arrival.update_id)))
    assert [content for _, content in kept] == [None, None]
    assert kept[0][0] in {Outcome.UNREADABLE, Outcome.HANDLED}
    assert kept[1][0] is Outcome.HANDLED


async def test_a_flood_is_stopped_before_it_is_stored_and_leaves_the_form_as_it_was(
    dispatcher: GatedDispatcher, maria: Phone, telegram: Telegram, town: Town, clock: FakeClock
) -> None:
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS), 3)
    await answer_needed(maria)
    before = maria.screen
    await inbox.take([message(n, MARIA, "нет такой территории") for n in range(1, 301)])
    press = {"id": "77", "data": maria.data_of("Отмена"), "chat_instance": "-", "from": maria.user.model_dump()}
    press["message"] = maria.window.model_dump(mode="json")
    await inbox.take([{"update_id": 900, "callback_query": press}])
    await inbox.take([message(1_000, STRANGER)])
    await inbox.drain(5)
    assert len([said for said in telegram.said if "Слишком много" in said]) == 1
    assert before.splitlines()[0] in maria.screen
    assert any("Здравствуйте" in said for said in telegram.said), "the others are heard"
    assert [one for one in telegram.calls if isinstance(one, AnswerCallbackQuery)]
    async with town.db.reading() as session:
        assert (await session.scalars(select(Arrival.update_id).order_by(Arrival.update_id))).all() == [1, 2, 3, 1_000]


async def test_of_a_stranger_ten_are_read(
    dispatcher: GatedDispatcher, telegram: Telegram, town: Town, clock: FakeClock
) -> None:
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS), 40)
    with capture_logs() as logged:
        await inbox.take([message(n, STRANGER, "привет") for n in range(1, 301)])
        await inbox.drain(5)
    assert [line["person"] for line in logged if line["event"] == "too many updates"] == [None]
    assert str(STRANGER.telegram_id) not in str(logged)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count(Arrival.update_id))) == 10
    assert len([said for said in telegram.said if "Слишком много" in said]) == 1


@pytest.mark.parametrize("number", [2**63, 10**20, -(10**20)])
async def test_a_number_that_no_database_keeps_makes_nobody_deaf(
    inbox: Inbox, telegram: Telegram, town: Town, number: int
) -> None:
    odd = message(1, MARIA)
    odd["message"]["chat"]["id"] = odd["message"]["from"]["id"] = number
    with capture_logs() as logs:
        await inbox.take([odd, {**message(2, MARIA), "update_id": number}, message(3, MARIA)])
        await inbox.drain(5)
    assert [one["event"] for one in logs].count("unreadable update") == 2
    assert len([said for said in telegram.said if "Здравствуйте" in said]) == 1


async def test_while_redis_is_away_the_person_gets_a_word(
    inbox: Inbox, dispatcher: GatedDispatcher, telegram: Telegram, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def away(*_: object) -> None:
        raise RedisConnectionError("refused")

    with monkeypatch.context() as patched:
        patched.setattr(dispatcher.dialogues._dialogues, "load", away)
        await inbox.take([message(1, MARIA)])
    assert "Повторите через минуту" in telegram.said[-1]
    await inbox.take([message(2, MARIA)])
    await inbox.recover(mine=True)
    assert len([said for said in telegram.said if "Здравствуйте" in said]) == 1, "what was told of is not done later"


async def test_readiness_names_what_is_away(town: Town) -> None:
    gone = Redis.from_url("redis://127.0.0.1:1", socket_connect_timeout=1)
    for ready, told in ((Ready(town.db, None), (200, "ok")), (Ready(town.db, gone), (503, "away: redis"))):
        answer = await ready(cast("web.Request", None))
        assert (answer.status, answer.text) == told
    await gone.aclose()


@pytest.mark.telegram("updates of Telegram's own shape: what MAX sends the gateway reads first")
async def test_a_press_that_cannot_be_read_is_answered(inbox: Inbox, telegram: Telegram) -> None:
    await inbox.take([{"update_id": 1, "callback_query": {"id": "77", "from": "of tomorrow"}}])
    await inbox.drain(5)
    assert "из старого сообщения" in telegram.notices[-1]


@pytest.mark.telegram("updates of Telegram's own shape: what MAX sends the gateway reads first")
async def test_a_press_under_a_message_of_no_number_leaves_the_window_alone(
    inbox: Inbox, maria: Phone, telegram: Telegram
) -> None:
    await maria.say("/menu")
    under = maria.window.model_dump(mode="json") | {"message_id": "1" * 400}
    query = {"id": "77", "data": "x", "chat_instance": "-", "from": maria.user.model_dump(), "message": under}
    with capture_logs() as logs:
        await inbox.take([{"update_id": 5_000, "callback_query": query}])
        await inbox.drain(5)
        assert "из старого сообщения" in telegram.notices[-1]
        await inbox.take([message(5_001, MARIA)])
        await inbox.drain(5)
    assert [one["event"] for one in logs if one["log_level"] in ("error", "critical")] == []
    assert [call for call in telegram.calls if (getattr(call, "message_id", 0) or 0) >= 2**63] == []


async def test_in_a_flood_too(dispatcher: GatedDispatcher, telegram: Telegram, town: Town, clock: FakeClock) -> None:
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS), 40)
    await inbox.take([message(n, STRANGER, "привет") for n in range(1, 41)])
    odd = {"id": STRANGER.telegram_id, "is_bot": False, "first_name": 7}
    await inbox.take([{"update_id": 900, "callback_query": {"id": "77", "from": odd, "data": ""}}])
    await inbox.drain(5)
    assert "77" in [one.callback_query_id for one in telegram.calls if isinstance(one, AnswerCallbackQuery)]


async def test_a_repeated_press_of_save_is_handled_once(inbox: Inbox, maria: Phone, town: Town) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    press = {"id": "77", "data": maria.data_of("Сохранить"), "chat_instance": "-"}
    query = {**press, "from": maria.user.model_dump(), "message": maria.window.model_dump(mode="json")}
    await asyncio.gather(*(inbox.take([{"update_id": 5_000, "callback_query": query}]) for _ in range(3)))
    assert await stored(town) == 1


async def test_of_whoever_has_not_agreed_anew_the_number_alone_is_kept(
    inbox: Inbox, dispatcher: GatedDispatcher, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[str | None] = []

    async def look(*_: object, **__: object) -> None:
        async with town.db.reading() as session:
            kept.extend(await session.scalars(select(Arrival.content).order_by(Arrival.update_id.desc()).limit(1)))

    monkeypatch.setattr(dispatcher, "feed_update", look)
    await inbox.take([message(1, MARIA)])
    monkeypatch.setattr(consent, "VERSION", consent.VERSION + 1)
    inbox._senders._known.clear()  # a version grows with a new release: the process is another one
    await inbox.take([message(2, MARIA)])
    assert [content is None for content in kept] == [False, True]


async def test_of_a_stranger_the_number_alone_is_kept(inbox: Inbox, town: Town) -> None:
    await inbox.take([message(1, STRANGER, "меня зовут Иван")])
    async with town.db.reading() as session:
        assert (await session.scalars(select(Arrival.content))).all() == [None]


async def test_what_fails_three_times_is_set_aside_and_said(
    inbox: Inbox, dispatcher: GatedDispatcher, telegram: Telegram, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def fail(*_: object, **__: object) -> None:
        nonlocal tries
        tries += 1
        raise ZeroDivisionError

    monkeypatch.setattr(dispatcher, "feed_update", fail)
    await inbox.take([message(1, MARIA)])
    for _ in range(5):
        clock.move(minutes=1)
        await inbox.recover(mine=False)
    assert tries == 3
    assert "обработать не удалось" in telegram.said[-1]


class Slow:
    """Handlers that do not end before they may; says whose updates are at work."""

    def __init__(self, dispatcher: GatedDispatcher, monkeypatch: pytest.MonkeyPatch) -> None:
        self.may_end, self.begun = asyncio.Event(), list[int]()
        monkeypatch.setattr(dispatcher, "feed_update", self._feed)

    async def at_work(self, ids: set[int]) -> None:
        while not ids <= {*self.begun}:  # noqa: ASYNC110 — a list knows no events
            await asyncio.sleep(0)

    async def _feed(self, _: object, update: Update, **__: object) -> None:
        self.begun.append(update.update_id)
        await self.may_end.wait()


@pytest.fixture
def slow(dispatcher: GatedDispatcher, monkeypatch: pytest.MonkeyPatch) -> Iterator[Slow]:
    monkeypatch.setattr(module, "PATIENCE", 600)
    monkeypatch.setattr(module, "ALONE", 0)
    yield (slow := Slow(dispatcher, monkeypatch))
    slow.may_end.set()


FILE: dict[str, Any] = {"document": {"file_id": "a", "file_unique_id": "b", "file_name": "план.docx", "file_size": 7}}


async def test_a_webhook_is_answered_when_what_came_is_stored(inbox: Inbox, slow: Slow, town: Town) -> None:
    async with asyncio.timeout(20):
        await inbox.take([message(1, MARIA)], at_once=True)
        await slow.at_work({1})
    async with town.db.reading() as session:
        assert await session.scalar(select(Arrival.outcome)) is Outcome.WAITING


async def test_what_may_not_be_stored_is_handled_before_the_webhook_is_answered(inbox: Inbox, slow: Slow) -> None:
    taking = asyncio.create_task(inbox.take([message(1, STRANGER)], at_once=True))
    await slow.at_work({1})
    assert not taking.done(), "it would be lost with the process"
    slow.may_end.set()
    await taking


async def test_a_replica_waits_for_what_another_one_has_of_the_chat(
    dispatcher: GatedDispatcher, telegram: Telegram, town: Town, clock: FakeClock, slow: Slow
) -> None:
    actors = Actors(town.db, clock, ADMINS)
    one, other = (Inbox(telegram, dispatcher, town.db, clock, actors, shared=True) for _ in range(2))
    async with asyncio.timeout(20):
        await one.take([message(1, MARIA)], at_once=True)
        await slow.at_work({1})
        await other.take([message(2, MARIA), message(3, OLGA)], at_once=True)
        await slow.at_work({3})
        assert slow.begun == [1, 3]
        slow.may_end.set()
        await slow.at_work({2})
    await one.drain(5)
    await other.drain(5)


async def test_whoever_has_a_file_read_holds_up_nobody(inbox: Inbox, slow: Slow) -> None:
    async with asyncio.timeout(20):
        await inbox.take([message(1, OLGA, **FILE)])
        await slow.at_work({1})


async def test_whoever_waits_for_another_process_holds_up_nobody(
    inbox: Inbox, slow: Slow, dispatcher: GatedDispatcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = FileTurns(1)

    async def feed(_: object, update: Update, **__: object) -> None:
        async with turns.turn(Sender(1, 1)):
            await slow._feed(_, update)

    monkeypatch.setattr(dispatcher, "feed_update", feed)
    async with asyncio.timeout(20):
        await inbox.take([message(1, MARIA)])
        await slow.at_work({1})


async def test_what_waits_for_its_own_chat_holds_up_nobody(
    inbox: Inbox, slow: Slow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(module, "PATIENCE", 0.001)
        await inbox.take([message(1, MARIA)])
    async with asyncio.timeout(20):
        await inbox.take([message(2, MARIA)])
    assert slow.begun == [1]


async def test_whoever_floods_holds_up_nobody(
    dispatcher: GatedDispatcher, telegram: Telegram, town: Town, clock: FakeClock, slow: Slow
) -> None:
    inbox = Inbox(telegram, dispatcher, town.db, clock, Actors(town.db, clock, ADMINS), 40)
    inbox._senders.tells(STRANGER.telegram_id)
    inbox._senders._limits._buckets[STRANGER.telegram_id] = half_full = AsyncLimiter(40, 600)
    await half_full.acquire(20)
    async with asyncio.timeout(20):
        await inbox.take([message(1, STRANGER)])
        await slow.at_work({1})


async def test_a_crowd_of_strangers_leaves_room_for_ours(inbox: Inbox, slow: Slow, telegram: Telegram) -> None:
    crowd = [message(n, Who(5_000 + n, "Прохожий")) for n in range(1, 21)]
    taking = asyncio.create_task(inbox.take([*crowd, message(100, MARIA), message(101, PYOTR)]))
    await slow.at_work({100, 101})
    assert len(slow.begun) == module.STRANGERS + 2
    slow.may_end.set()
    await taking
    await inbox.drain(20)
    assert len(slow.begun) == 22


async def test_a_tick_during_the_start_counts_no_death_twice(
    inbox: Inbox, slow: Slow, telegram: Telegram, clock: FakeClock
) -> None:
    await storage.store(
        inbox._db,
        telegram.id,
        [Received(update_id=n, kind="message", size=9, content=dumps(message(n, MARIA))) for n in range(1, 4)],
        clock.now(),
    )
    clock.move(minutes=2)
    fresh = Received(update_id=4, kind="message", size=9, content=dumps(message(4, OLGA)))
    await storage.store(inbox._db, telegram.id, [fresh], clock.now())  # what the tick would leave to its minute
    await asyncio.gather(inbox.look(), inbox.recover(mine=True))
    async with asyncio.timeout(20):
        await slow.at_work({4})
    await inbox.recover(mine=True)
    slow.may_end.set()
    await inbox.drain(20)
    assert sorted(slow.begun) == [1, 2, 3, 4]
    assert telegram.said == []
