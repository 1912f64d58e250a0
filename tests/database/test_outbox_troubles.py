"""What Telegram may answer, and what becomes of the row: the table of errors."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiogram.methods import SendMessage, TelegramMethod
from aiohttp import ClientConnectorError
from aiohttp.client_reqrep import ConnectionKey
from sqlalchemy import update

from models.identities import Messenger
from models.notifications import Notification, Status
from scheduler.delivery import BATCH
from scheduler.pace import FAILURES, RATE
from scheduler.troubles import Trouble, backoff, classify, pause_of
from services.outbox import upkeep
from services.people.inner.reachability import mark_reachable
from tests.support.clock import FakeClock
from tests.support.databases import ON_SQLITE
from tests.support.outbox import Post
from tests.support.telegram import Telegram
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town

METHOD = SendMessage(chat_id=1, text="x")
HERE = ConnectionKey("127.0.0.1", 1, False, True, None, None, None)


def api(kind: Callable[..., TelegramAPIError], message: str = "", **more: Any) -> TelegramAPIError:
    return kind(method=METHOD, message=message, **more)


def network(cause: Exception | None = None) -> TelegramNetworkError:
    error = TelegramNetworkError(method=METHOD, message="HTTP Client says")
    error.__cause__ = cause
    return error


THROTTLED = api(TelegramRetryAfter, "Too Many Requests", retry_after=7)
NOBODY_THERE = network(ClientConnectorError(HERE, OSError("refused")))
RESET = network(ConnectionResetError("reset"))
UNREADABLE = network()
BLOCKED = api(TelegramForbiddenError, "Forbidden: bot was blocked by the user")
MALFORMED = api(TelegramBadRequest, "Bad Request: can't parse entities: Unsupported start tag")
STRANGER = api(TelegramUnauthorizedError, "Unauthorized")


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (THROTTLED, Trouble.THROTTLED),
        (api(TelegramAPIError, "Too Many Requests: slow down"), Trouble.THROTTLED),
        (api(TelegramServerError, "Internal Server Error"), Trouble.RETRY),
        (api(RestartingTelegram, "restart"), Trouble.RETRY),
        (NOBODY_THERE, Trouble.RETRY),
        (RESET, Trouble.AMBIGUOUS),
        (network(TimeoutError()), Trouble.AMBIGUOUS),
        (UNREADABLE, Trouble.AMBIGUOUS),
        (BLOCKED, Trouble.UNREACHABLE),
        (api(TelegramBadRequest, "Bad Request: chat not found"), Trouble.UNREACHABLE),
        (api(TelegramMigrateToChat, "upgraded", migrate_to_chat_id=5), Trouble.MOVED),
        (MALFORMED, Trouble.MALFORMED),
        (api(TelegramBadRequest, "Bad Request: message is too long"), Trouble.DEAD),
        (api(TelegramEntityTooLarge, "Request Entity Too Large"), Trouble.DEAD),
        (STRANGER, Trouble.STOP),
        (api(TelegramNotFound, "Not Found: method not found"), Trouble.STOP),
    ],
)
def test_what_an_answer_means(error: Exception, trouble: Trouble) -> None:
    assert classify(error) is trouble


def test_pauses_grow_from_a_second_to_five_minutes() -> None:
    for attempts, seconds in ((0, 1), (1, 2), (5, 32), (8, 256), (9, 300), (500, 300)):
        pauses = [backoff(attempts).total_seconds() / seconds for _ in range(50)]
        assert 0.8 <= min(pauses) < max(pauses) <= 1.2
    assert timedelta(seconds=7) <= pause_of(THROTTLED) <= timedelta(seconds=8)
    assert pause_of(api(TelegramAPIError, "Too Many Requests")) >= timedelta(seconds=30)


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def post(town: Town, clock: FakeClock, telegram: Telegram) -> Post:
    return Post(town, clock, telegram)


class Answers:
    """Telegram's answers to the next messages (to one chat, if it is named); then it takes them."""

    def __init__(self, telegram: Telegram, *answers: Exception, chat: int | None = None, ever: bool = False) -> None:
        self._answers, self._chat, self._ever = list(answers), chat, ever
        self.calls: list[int] = []
        telegram.trouble = self

    def __call__(self, method: TelegramMethod[Any]) -> None:
        if not isinstance(method, SendMessage) or self._chat not in (None, method.chat_id):
            return
        self.calls.append(int(method.chat_id))
        if self._answers:
            raise self._answers[0] if self._ever else self._answers.pop(0)


async def test_a_429_is_waited_out_and_costs_no_attempt(post: Post, clock: FakeClock, telegram: Telegram) -> None:
    answers = Answers(telegram, THROTTLED)
    await post.tell(MARIA, 1)
    await post.run(seconds=6)
    assert (len(answers.calls), post.got(MARIA)) == (1, [])
    await post.run(seconds=3)
    (row,) = await post.rows()
    assert (row.status, row.attempts, row.maybe_twice, post.got(MARIA)) == ("sent", 0, False, ["дело 1"])
    assert await post.attempts() == ["throttled", "sent"]


async def test_two_chats_refused_at_once_make_everybody_wait(post: Post, telegram: Telegram) -> None:
    Answers(telegram, api(TelegramRetryAfter, "x", retry_after=1), api(TelegramRetryAfter, "x", retry_after=1))
    await post.tell(MARIA, 1)
    await post.tell(PYOTR, 1)
    await post.run()
    loop_time = post.sender.pace._all
    assert loop_time > 0, "a pause for all"


@pytest.mark.parametrize("error", [NOBODY_THERE, api(TelegramServerError, "restart")])
async def test_a_call_that_never_arrived_is_repeated(post: Post, telegram: Telegram, error: Exception) -> None:
    Answers(telegram, error, error)
    await post.tell(MARIA, 1)
    await post.run(seconds=5, step=1)
    (row,) = await post.rows()
    assert (post.got(MARIA), row.attempts, row.maybe_twice) == (["дело 1"], 2, False)


@pytest.mark.parametrize("error", [RESET, UNREADABLE])
async def test_a_call_that_may_have_arrived_says_so(post: Post, telegram: Telegram, error: Exception) -> None:
    Answers(telegram, error)
    await post.tell(MARIA, 1)
    await post.run(seconds=5)
    assert post.got(MARIA) == ["повтор\nдело 1"]
    assert await post.attempts() == ["ambiguous", "sent"]


async def test_a_line_that_may_have_been_told_says_so_in_the_digest(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    Answers(telegram, RESET, NOBODY_THERE, NOBODY_THERE)
    await post.tell(MARIA, 1)
    await post.run()
    await post.tell(MARIA, 2, 3)
    clock.move(minutes=20)
    await post.run(seconds=30)
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nповтор\nдело 1\nдело 2\nдело 3"]


async def test_whoever_stopped_the_bot_is_left_alone_and_the_coordinator_hears_of_it_once(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    answers = Answers(telegram, BLOCKED, chat=MARIA.telegram_id, ever=True)
    await post.tell(MARIA, 1, 2, 3)
    await post.run(seconds=60)
    assert answers.calls == [MARIA.telegram_id]
    assert set((await post.statuses()).values()) >= {"suspended"}
    rows = [row for row in await post.rows() if row.dedupe_key.startswith("unreachable")]
    assert [row.person_id for row in rows] == [post.town.bereg.persons[OLGA.name]]
    await mark_reachable(post.db, clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=False)
    await post.tell(MARIA, 4)
    await post.run(seconds=60)
    assert (await post.statuses())[4] == "suspended"
    assert len([row for row in await post.rows() if row.dedupe_key.startswith("unreachable")]) == 1


async def test_back_after_thirty_days_one_digest_of_what_still_holds(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    Answers(telegram, BLOCKED, chat=MARIA.telegram_id)
    await post.tell(MARIA, 1, 2, expires_at=clock.now() + timedelta(days=90))
    await post.tell(MARIA, 3)
    await post.tell(MARIA, 4, together=True, expires_at=clock.now() + timedelta(days=90))
    await post.run()
    clock.move(days=30)
    await post.tell(MARIA, 5)
    await post.run()
    post.letters.moot.add(2)
    await mark_reachable(post.db, clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=True)
    await post.run(seconds=60)
    assert post.got(MARIA) == ["Напоминания на 15 апреля 2026\n\nСотрудники\nдело 1\nдело 4\nдело 5"]
    assert {k: v for k, v in (await post.statuses()).items() if k in (1, 2, 3, 4, 5)} == {
        1: "coalesced", 2: "superseded", 3: "expired", 4: "coalesced", 5: "coalesced",
    }  # fmt: skip


async def test_back_on_the_same_day_the_digest_comes_today(post: Post, clock: FakeClock, telegram: Telegram) -> None:
    Answers(telegram, BLOCKED, chat=MARIA.telegram_id)
    await post.tell(MARIA, 1, 2, together=True)
    await post.run()
    assert post.got(MARIA) == []
    clock.move(minutes=30)
    await mark_reachable(post.db, clock, Messenger.TELEGRAM, MARIA.telegram_id, reachable=True)
    await post.run(seconds=15)
    assert post.got(MARIA) == ["Напоминания на 16 марта 2026\n\nСотрудники\nдело 1\nдело 2"]


async def test_a_chat_that_moved_is_followed(post: Post, telegram: Telegram) -> None:
    Answers(telegram, api(TelegramMigrateToChat, "moved", migrate_to_chat_id=7_000_000_001))
    await post.tell(MARIA, 1)
    await post.run()
    assert post.got(MARIA) == []
    assert [m.text for m in telegram.chats[7_000_000_001].values()] == ["дело 1"]


async def test_markup_that_telegram_cannot_read_goes_out_without(post: Post, telegram: Telegram) -> None:
    post.letters.words[1] = "<b>Срок</b>: «А &amp; Б»"
    Answers(telegram, MALFORMED)
    await post.tell(MARIA, 1)
    await post.run()
    call = telegram.calls[-1]
    assert isinstance(call, SendMessage)
    assert (call.text, call.parse_mode) == ("Срок: «А & Б»", None)
    assert await post.statuses() == {1: "sent"}


async def test_the_newest_ten_dead_letters_are_shown(post: Post) -> None:
    await post.tell(MARIA, *range(1, 13))
    async with post.db.writing() as session:
        await session.execute(update(Notification).values(status=Status.DEAD))
    newest = sorted((row.id for row in await post.rows()), reverse=True)
    assert [found.id for found in await upkeep.last_errors(post.db)] == newest[:10]


async def test_a_letter_refused_for_good_is_kept_and_can_be_queued_again(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    Answers(telegram, MALFORMED, MALFORMED)
    await post.tell(MARIA, 1)
    await post.run(seconds=60)
    (row,) = await post.rows()
    assert (row.status, row.reason) == ("dead", f"TelegramBadRequest: {MALFORMED}")
    assert [found.id for found in await upkeep.last_errors(post.db)] == [row.id]
    assert await upkeep.requeue(post.db, clock.now(), timedelta(days=1)) == 1
    await post.run(seconds=5)
    assert post.got(MARIA) == ["дело 1"]


async def test_a_refused_token_stops_everything_and_costs_nothing(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    answers = Answers(telegram, STRANGER, ever=True)
    for who in (MARIA, PYOTR, OLGA, ANNA, IGOR):
        await post.tell(who, 1)
    await post.run()
    assert post.sender.circuit.open
    tried = len(answers.calls)
    clock.move(seconds=15)
    await post.run()
    assert len(answers.calls) == tried + 1, "one probe"
    assert {(row.status, row.attempts) for row in await post.rows()} == {("waiting", 0)}
    telegram.trouble = lambda _: None
    await post.run(seconds=15)
    assert await post.attempts() == ["stop"] * (tried + 1) + ["sent"] * 5
    assert {row.status for row in await post.rows()} == {"sent"}


async def test_after_ten_calls_in_vain_only_a_probe_goes_out(post: Post, clock: FakeClock, telegram: Telegram) -> None:
    answers = Answers(telegram, NOBODY_THERE, ever=True)
    for who in (MARIA, PYOTR, OLGA, ANNA, IGOR):
        await post.tell(who, 1)
    await post.run(seconds=120)
    assert FAILURES <= len(answers.calls) <= FAILURES + 3 + 120 / 15
    telegram.trouble = lambda _: None
    await post.run(seconds=600)
    assert {row.status for row in await post.rows()} == {"sent"}


@ON_SQLITE
async def test_our_own_mistake_holds_up_nobody_and_ends(post: Post, clock: FakeClock) -> None:
    post.letters.broken.add(1)
    for who in (MARIA, PYOTR, ANNA):
        await post.tell(who, 1)
    await post.tell(IGOR, 2)
    await post.run()
    assert post.got(IGOR) == ["дело 2"]
    clock.move(hours=5)
    await post.run()
    assert {row.status for row in await post.rows() if row.subject_id == 1} == {Status.WAITING}, "there is time"
    for _ in range(40):
        clock.move(hours=5)
        await post.run()
    statuses = {row.status for row in await post.rows() if row.subject_id == 1}
    assert statuses <= {Status.DEAD, Status.COALESCED, Status.EXPIRED}, statuses


async def test_a_poisoned_head_of_the_queue_delays_others_by_a_moment(post: Post, telegram: Telegram) -> None:
    post.letters.words[1] = "отрава"
    people = (MARIA, PYOTR, OLGA, ANNA)

    def refuse(method: TelegramMethod[Any]) -> None:
        if isinstance(method, SendMessage) and method.text == "отрава":
            raise api(TelegramBadRequest, "Bad Request: message is too long")

    telegram.trouble = refuse
    for who in people:
        await post.tell(who, 1)
    await post.tell(IGOR, 2)
    assert len(people) < BATCH
    post.sender = post.replica(rate=RATE)
    began = time.monotonic()
    await post.run()
    assert post.got(IGOR) == ["дело 2"]
    assert time.monotonic() - began <= 2
    assert [row.status for row in await post.rows()] == [Status.DEAD] * len(people) + [Status.SENT]


@ON_SQLITE
async def test_telegram_away_for_six_hours_makes_one_message_a_person(
    post: Post, clock: FakeClock, telegram: Telegram
) -> None:
    clock.move(hours=-1)  # 11:00 in Moscow
    people = (MARIA, PYOTR, OLGA, ANNA, IGOR)
    answers = Answers(telegram, NOBODY_THERE, ever=True)
    for hour in range(6):
        for who in people:
            await post.tell(who, hour)
            await post.tell(who, 10 + hour, together=True)
        await post.run(seconds=3600, step=600)
    assert len(answers.calls) < 6 * 3600 / 15
    telegram.trouble = lambda _: None
    await post.run(seconds=600)
    assert [len(post.got(who)) for who in people] == [1] * len(people)
    counts = await upkeep.tally(post.db)
    assert sum(counts.values()) == len(await post.rows())
    assert counts[Status.COALESCED] == len(people) * 12
    assert counts[Status.WAITING] == counts[Status.LEASED] == counts[Status.DEAD] == counts[Status.EXPIRED] == 0
