"""Whatever happens to an event in whatever order: no seat is given twice, nobody waits beside a free one, whoever said
yes is asked again after a move, and nothing moves but by the diagram."""

import asyncio
from collections import Counter
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from models.activity_kinds import Format
from models.errors import DomainError
from models.events.kinds import Answer, Reason
from models.events.people import EventInvitee
from models.events.states import DIAGRAM, EventState
from models.events.tables import Event
from models.notifications import NoticeKind, Notification
from models.timers import Timer, TimerKind
from services.events import announcing, answering, changing, making
from services.work import Work
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.databases import emptied, migrated
from tests.support.events import drafted, where
from tests.support.postgres import Postgres
from tests.support.reminders import fire
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town, Who, settle

PEOPLE = (MARIA, PYOTR, OLGA, IGOR)
STEPS, EXAMPLES = 30, 15
ENDS = {EventState.RECORDED, EventState.CANCELLED}
T = TypeVar("T")


class Seminar(RuleBasedStateMachine):
    """One event: announced, answered, moved, its seats changed, called off; time passes."""

    db: Database
    runner: "asyncio.Runner"
    town: Town

    def do(self, coroutine: Awaitable[T]) -> T:
        async def awaited() -> T:
            return await coroutine

        return self.runner.run(awaited())

    def tried(self, coroutine: Awaitable[Any]) -> bool:
        """Whether it was done; what is refused changes nothing."""
        before = self.state()
        try:
            self.do(coroutine)
        except DomainError:
            assert self.state() == before, "refused, and yet something changed"
            return False
        return True

    def state(self) -> tuple[Any, ...]:
        return self.do(self._state())

    async def _state(self) -> tuple[Any, ...]:
        async with self.db.reading() as session:
            event = await session.get_one(Event, self.event)
            one = EventInvitee
            columns = select(one.person_id, one.answer, one.waiting_since, one.asked_again_at, one.reason)
            people = (await session.execute(columns.where(one.event_id == self.event).order_by(one.id))).all()
            told = Counter(
                await session.scalars(select(Notification.kind).where(Notification.subject_id == self.event))
            )
            return event.state, event.sequence, event.starts_at, event.seats, tuple(map(tuple, people)), told

    @initialize(
        seats=st.sampled_from([None, 1, 1, 2]),
        form=st.sampled_from([Format.IN_PERSON, Format.MIXED]),
        told=st.sampled_from([True, True, True, False]),
    )
    def begin(self, seats: int | None, form: Format, told: bool) -> None:
        self.do(emptied(self.db))
        self.clock = FakeClock()
        self.town = self.do(settle(self.db, self.clock))
        self.anna = self.do(self.town.work(ANNA))
        self.event = self.do(drafted(self.anna, self.town, ANNA.name, seats=seats, format=form))
        self.host = self.town.bereg.posts[ANNA.name]
        self.last = EventState.DRAFT
        if told:
            self.do(announcing.announce(self.anna, self.event))
            self.last = EventState.ANNOUNCED

    @rule(seats=st.sampled_from([None, 1, 1, 2]))
    def announce(self, seats: int | None) -> None:
        if self.last in (EventState.OVER, EventState.CANCELLED):  # the next one, or nothing would happen any more
            self.event = self.do(drafted(self.anna, self.town, ANNA.name, seats=seats, format=Format.IN_PERSON))
            self.last = EventState.DRAFT
        before = self.state()
        if self.tried(announcing.announce(self.anna, self.event)) and before[0] is EventState.ANNOUNCED:
            assert self.state() == before, "announced again, nobody is asked anew"

    @rule(
        whos=st.lists(st.sampled_from(PEOPLE), min_size=1, max_size=4),
        answer=st.sampled_from([Answer.COMING, Answer.COMING, Answer.REMOTE, Answer.DECLINED]),
        reason=st.sampled_from([None, *Reason]),
    )
    def answer(self, whos: list[Who], answer: Answer, reason: Reason | None) -> None:
        for who in whos:
            work: Work = self.do(self.town.work(who))
            self.clock.move(seconds=1)
            self.tried(answering.answer(work, self.event, answer, reason))
            self.what_holds_always()

    @rule(
        days=st.sampled_from([-1, 1, 5]),
        place=st.sampled_from(["Актовый зал", "Класс"]),
        form=st.sampled_from([*Format, Format.IN_PERSON]),
    )
    def move(self, days: int, place: str, form: Format) -> None:
        told = self.state()[5]
        to = where(self.anna, starts_at=self.clock.now() + timedelta(days=days), place=place, format=form)
        if self.tried(changing.move(self.anna, self.event, to)):
            assert self.state()[5][NoticeKind.EVENT_CANCELLED] == told[NoticeKind.EVENT_CANCELLED]

    @rule(seats=st.sampled_from([None, 0, 1, 2, 3]))
    def seats(self, seats: int | None) -> None:
        self.tried(making.set_terms(self.anna, self.event, seats, None, [self.host]))

    @rule(hours=st.sampled_from([1, 1, 20, 20, 24 * 9]))
    def time(self, hours: int) -> None:
        self.clock.move(hours=hours)
        self.do(fire(self.town))

    @rule()
    def nudge(self) -> None:
        self.tried(announcing.ask_silent(self.anna, self.event))

    @rule(now=st.sampled_from([False] * 5 + [True]))
    def cancel(self, now: bool) -> None:
        if now and self.tried(changing.cancel(self.anna, self.event)):  # seldom: it ends everything
            assert self.state()[0] is EventState.CANCELLED

    @invariant()
    def what_holds_always(self) -> None:
        if not hasattr(self, "event"):
            return
        state, _, _, seats, people, told = self.state()
        seated = [one for one in people if one[1] is Answer.COMING and one[2] is None]
        waiting = [one for one in people if one[2] is not None]
        assert seats is None or len(seated) <= seats, "a seat was given twice"
        assert not waiting or (seats is not None and len(seated) == seats), "somebody waits beside a free seat"
        assert all(one[1] is Answer.COMING for one in waiting)
        assert all(one[4] is None for one in people if one[1] is not Answer.DECLINED)
        assert len({one[0] for one in people}) == len(people)
        assert not people or state is not EventState.DRAFT
        assert told[NoticeKind.EVENT_ASKED] == len(people), "each was asked once"
        ways = {target for (source, _), target in DIAGRAM.items() if source is self.last}
        assert state is self.last or state in ways or self.last not in ENDS, "nothing moves but by the diagram"
        assert self.last not in ENDS or state is self.last
        self.last = state
        assert self.do(self._timer()) == (state is EventState.ANNOUNCED), "only what is announced has a timer"

    async def _timer(self) -> bool:
        async with self.db.reading() as session:
            timer = select(Timer.subject_id).where(Timer.kind == TimerKind.EVENT, Timer.subject_id == self.event)
            return await session.scalar(timer) is not None


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_whatever_happens_to_an_event(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    with asyncio.Runner() as runner:
        url = f"sqlite+aiosqlite:///{tmp_path}/machine.db"
        if engine == "postgresql":
            server: Postgres = request.getfixturevalue("postgres")
            url = runner.run(server.migrated("seminar"))
        Seminar.db, Seminar.runner = runner.run(migrated(url)), runner
        run_state_machine_as_test(
            Seminar,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                phases=(Phase.generate,),  # making the example smaller takes minutes: what failed is printed as it is
                suppress_health_check=list(HealthCheck),
                database=None,
            ),
        )
        runner.run(Seminar.db.close())
