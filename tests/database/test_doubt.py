"""After a copy was brought back nothing is sent again unmarked."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import pytest
from sqlalchemy import insert, select

from models.inbox import Arrival, Outcome
from models.notifications import Notice, NoticeKind, Notification, Status
from models.timers import Timer, TimerKind
from services.doubt import doubt
from services.outbox.notices import tell
from services.timers.firing import FiringContext
from storage.database import Database
from tests.support.clock import FakeClock
from tests.support.town import MARIA, OLGA, Town

DAY = timedelta(days=1)


async def told(db: Database) -> dict[str, tuple[Status, bool]]:
    async with db.reading() as session:
        found = await session.scalars(select(Notification).order_by(Notification.id))
        return {one.dedupe_key.rpartition(":")[0]: (one.status, one.maybe_twice) for one in found}


async def test_what_may_have_been_sent_meanwhile_is_marked(town: Town, clock: FakeClock) -> None:
    now, center, person = clock.now(), town.bereg.id, town.bereg.persons[MARIA.name]
    keys = {"past": now - DAY, "leased": now - DAY, "away": now - DAY, "sent": now - DAY, "ahead": now + DAY}
    async with town.db.writing() as session:
        notices = [
            Notice(kind=NoticeKind.WEEK_OVERDUE, center_id=center, person_id=person, key=key, not_before=at)
            for key, at in keys.items()
        ]
        await tell(session, now - 2 * DAY, notices)
        states = {"leased": Status.LEASED, "away": Status.SUSPENDED, "sent": Status.SENT}
        for row in await session.scalars(select(Notification)):
            row.status = states.get(row.dedupe_key.rpartition(":")[0], Status.WAITING)
    left = await doubt(town.db, clock)
    assert await told(town.db) == {
        "past": (Status.WAITING, True),
        "leased": (Status.WAITING, True),
        "away": (Status.SUSPENDED, True),
        "sent": (Status.SENT, False),
        "ahead": (Status.WAITING, False),
    }
    assert left.messages == 3


async def test_what_timers_tell_whose_time_went_by_is_marked(
    town: Town, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    center, person = town.bereg.id, town.bereg.persons[OLGA.name]

    async def fire(context: FiringContext, _timers: Sequence[Timer]) -> dict[int, datetime | None]:
        whose = partial(Notice, kind=NoticeKind.WEEK_OVERDUE, center_id=center, person_id=person)
        await tell(context.session, context.now, [whose(key="late", not_before=context.now + DAY)])
        return {}

    monkeypatch.setattr("services.doubt.TIMER_HANDLERS", {TimerKind.CENTER: fire})
    async with town.db.writing() as session:
        values = {"kind": TimerKind.CENTER, "subject_id": center, "center_id": center, "at": clock.now() - DAY}
        await session.execute(insert(Timer).values(values))
    assert (await doubt(town.db, clock)).messages == 1
    assert await told(town.db) == {"late": (Status.WAITING, True)}, "moved into the morning, and marked all the same"


async def test_updates_that_stood_half_way_wait_for_a_word(town: Town, clock: FakeClock) -> None:
    rows = [
        {"update_id": 1, "outcome": Outcome.WAITING, "content": "{}"},
        {"update_id": 2, "outcome": Outcome.HANDLED, "content": None},
    ]
    same = {"bot_id": 42, "kind": "message", "size": 2, "received_at": clock.now(), "deaths": 0, "errors": 0}
    async with town.db.writing() as session:
        await session.execute(insert(Arrival), [{**same, **one, "lease_until": clock.now()} for one in rows])
    assert (await doubt(town.db, clock)).updates == 1
    async with town.db.reading() as session:
        outcomes = (await session.scalars(select(Arrival.outcome).order_by(Arrival.update_id))).all()
    assert list(outcomes) == [Outcome.SET_ASIDE, Outcome.HANDLED]
