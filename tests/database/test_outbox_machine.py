"""Whatever happens in whatever order: nothing is lost, nothing stale is sent, and the sums are exact."""

import asyncio
from datetime import timedelta
from typing import Any

from aiogram.exceptions import TelegramForbiddenError, TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from aiogram.methods import SendMessage, TelegramMethod
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import update

from models.identities import Messenger
from models.notifications import Status
from models.people import Center
from services.outbox import deliveries
from services.outbox.deliveries import LEASE
from services.people.inner.reachability import mark_reachable
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import emptied
from tests.support.outbox import Post
from tests.support.telegram import Telegram
from tests.support.town import ANNA, MARIA, PYOTR, Who, settle

PEOPLE = (MARIA, PYOTR, ANNA)
ZONES = ("Europe/Moscow", "Asia/Kamchatka", "America/New_York")
LIFE = timedelta(days=5)
STEPS, EXAMPLES = 30, 7
ENDS = {Status.SENT, Status.COALESCED, Status.SUPERSEDED, Status.EXPIRED, Status.DEAD}


class Crash(BaseException):
    """The process dies here: no handler of errors sees it."""


class Outbox(RuleBasedStateMachine):
    """Things are told, done, sent; senders die at every point; people stop the bot and come back; time passes."""

    db: Database
    runner: asyncio.Runner

    def do(self, coroutine: Any) -> Any:
        return self.runner.run(coroutine)

    @initialize()
    def begin(self) -> None:
        self.do(emptied(self.db))
        self.clock, self.telegram = FakeClock(), Telegram()
        self.post = Post(self.do(settle(self.db, self.clock)), self.clock, self.telegram)
        self.told = 0
        self.subject = 0
        self.blocked: set[int] = set()
        self.answers: list[BaseException] = []
        self.lost_answers = 0
        self.arrived: list[tuple[int, str]] = []
        self.telegram.trouble = self._telegram

    def _telegram(self, method: TelegramMethod[Any]) -> None:
        """Telegram: takes the message, or not, or takes it and nobody hears of it."""
        if not isinstance(method, SendMessage):
            return
        if int(method.chat_id) in self.blocked:
            raise TelegramForbiddenError(method=method, message="Forbidden: bot was blocked by the user")
        answer = self.answers.pop(0) if self.answers else None
        taken = not isinstance(answer, TelegramServerError | TelegramRetryAfter)
        text = method.text or ""
        if taken:
            for subject in self.post.letters.moot:
                assert f"дело {subject}\n" not in f"{text}\n", "stale"
            self.arrived.append((int(method.chat_id), text))
        if answer is not None:
            self.lost_answers += taken
            raise answer

    @rule(
        who=st.sampled_from(PEOPLE),
        count=st.integers(1, 3),
        together=st.sampled_from([False, False, True]),
        hours=st.sampled_from([0, 0, 0, 1, 30]),
    )
    def tell(self, who: Who, count: int, together: bool, hours: int) -> None:
        subjects = range(self.subject + 1, self.subject + count + 1)
        self.subject += count
        at = self.clock.now() + timedelta(hours=hours)
        self.told += self.do(self.post.tell(who, *subjects, at=at, together=together, expires_at=at + LIFE))
        assert self.do(self.post.tell(who, *subjects, at=at + LIFE)) == 0, "told again"

    @rule(back=st.integers(0, 5))
    def done(self, back: int) -> None:
        self.post.letters.moot.add(max(1, self.subject - back))

    @rule()
    def send(self) -> None:
        self.do(self.post.run())

    @rule(
        who=st.sampled_from(PEOPLE),
        together=st.booleans(),
        what=st.sampled_from(["lost", "lost", "refused", "throttled", "crash", "crash"]),
        times=st.integers(1, 3),
    )
    def trouble(self, who: Who, together: bool, what: str, times: int) -> None:
        self.tell(who, 1, together, 0)
        method = SendMessage(chat_id=1, text="x")
        error: BaseException = {
            "lost": TelegramNetworkError(method=method, message="reset"),
            "refused": TelegramServerError(method=method, message="restart"),
            "throttled": TelegramRetryAfter(method=method, message="429", retry_after=3),
            "crash": Crash(),
        }[what]
        self.answers += [error] * times
        try:
            self.do(self.post.run(seconds=30))
        except BaseExceptionGroup as group:
            if group.subgroup(Crash) is None:
                raise
            self.post.sender = self.post.replica()
        self.answers.clear()

    @rule()
    def crash_before_sending(self) -> None:
        self.do(deliveries.claim(self.db, self.clock.now(), 10))

    @rule(who=st.sampled_from(PEOPLE))
    def block(self, who: Who) -> None:
        self.blocked.add(who.telegram_id)

    @rule(who=st.sampled_from(PEOPLE))
    def unblock(self, who: Who) -> None:
        self.blocked.discard(who.telegram_id)
        self.do(mark_reachable(self.db, self.clock, Messenger.TELEGRAM, who.telegram_id, reachable=True))

    @rule(zone=st.sampled_from(ZONES))
    def zone(self, zone: str) -> None:
        self.do(self._move_to(zone))

    async def _move_to(self, zone: str) -> None:
        async with self.db.writing() as session:
            await session.execute(update(Center).values(zone=zone))

    @rule(hours=st.sampled_from([0.02, 0.02, 0.5, 6, 24]))
    def time(self, hours: float) -> None:
        self.clock.move(hours=hours)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "post"):
            return
        rows = [row for row in self.do(self.post.rows()) if row.dedupe_key.startswith("thing")]
        assert len(rows) == self.told
        for row in rows:
            assert (row.ended_at is not None) == (row.status in ENDS)

    @invariant()
    def doubles_say_so(self) -> None:
        if not hasattr(self, "post"):
            return
        seen = set()
        for chat, text in self.arrived:
            lines = text.replace("<i>повтор</i>\n", "повтор ").split("\n")
            for line in (line for line in lines if "дело" in line):
                about = (chat, line.removeprefix("повтор "))
                assert about not in seen or line.startswith("повтор"), "the second one says so"
                seen.add(about)

    def teardown(self) -> None:
        """Everybody is back, Telegram well, and time passes: then every row has its end."""
        if not hasattr(self, "post"):
            return
        self.blocked.clear()
        for who in PEOPLE:
            self.do(mark_reachable(self.db, self.clock, Messenger.TELEGRAM, who.telegram_id, reachable=True))
        for _ in range(12):  # another hour each day: looked at in the night only, a row would wait for its last morning
            self.clock.move(hours=25, seconds=LEASE.total_seconds())
            self.do(self.post.run(seconds=30))
        rows = [row for row in self.do(self.post.rows()) if row.dedupe_key.startswith("thing")]
        assert {row.status for row in rows} <= ENDS
        for row in rows:
            if row.status is Status.SENT:
                assert any(text.endswith(f"дело {row.subject_id}") for _, text in self.arrived)
        self.nothing_is_lost()


def test_whatever_happens(tmp_path: Any) -> None:
    from tests.support.databases import migrated

    with asyncio.Runner() as runner:
        Outbox.db, Outbox.runner = runner.run(migrated(f"sqlite+aiosqlite:///{tmp_path}/machine.db")), runner
        run_state_machine_as_test(
            Outbox,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                phases=(Phase.generate,),  # making the example smaller takes minutes: what failed is printed as it is
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
        runner.run(Outbox.db.close())
