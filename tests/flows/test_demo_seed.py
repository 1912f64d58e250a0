"""The demonstration's past, on whatever day it is begun: it stands, it is the same again, and it goes on."""

from collections import Counter
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from examples.demo.seed import fill
from models.alarms import Alarm, AlarmKind
from models.monitoring.tables import Report
from models.notifications import Notification, Status
from models.questionnaires import Questionnaire
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import State
from models.requests.tables import Request
from services.database import Database


@pytest.mark.parametrize("today", ["2026-11-29", "2027-01-05", "2028-02-29"])
async def test_a_past_for_any_day(db: Database, today: str) -> None:
    now = datetime.fromisoformat(f"{today}T09:30:00").replace(tzinfo=UTC)
    await fill(db, now)
    async with db.reading() as session:
        states = Counter(await session.scalars(select(Request.state)))
        meetings = (await session.scalars(select(Meeting))).all()
        reports = await session.scalar(select(func.count(Report.id)).where(Report.submitted_at.is_not(None)))
        rounds = (await session.scalars(select(Questionnaire).order_by(Questionnaire.id))).all()
        alarms = set(await session.scalars(select(Alarm.kind).where(Alarm.at > now)))
        waiting = await session.scalar(select(func.count()).where(Notification.status == Status.WAITING))
        made = await session.scalar(select(func.max(Request.created_at)))
    assert set(states) == {State.NEW, State.ACCEPTED, State.APPOINTED, State.HELD, State.CLOSED, State.DECLINED}
    assert [one.starts_at > now for one in meetings if one.state is MeetingState.APPOINTED and one.starts_at] == [True]
    assert reports is not None
    assert reports >= 9
    assert [one.over(now.date()) for one in rounds] == [True, False]
    assert {AlarmKind.MEETING, AlarmKind.REQUEST, AlarmKind.MONITORING, AlarmKind.OCCURRENCE} <= alarms
    assert waiting == 0, "the phones are quiet until the clock moves on"
    assert made is not None
    assert made <= now
