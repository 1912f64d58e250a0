"""The demonstration's past, on whatever day it is begun: it stands, it is the same again, and it goes on."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from examples.demo.seed import fill
from models.activities import Activity
from models.library.kinds import Use
from models.library.searching import MaterialUse
from models.monitoring.tables import Report
from models.notifications import NoticeKind, Notification, Status
from models.people import Person
from models.questionnaires import Questionnaire
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import State
from models.requests.tables import Request
from models.timers import Timer, TimerKind
from simulator import history
from simulator.state import World
from storage.database import Database


@pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("today", ["2027-01-05", "2028-02-29"])
async def test_a_past_for_any_day(db: Database, today: str) -> None:
    now = datetime.fromisoformat(f"{today}T09:30:00").replace(tzinfo=UTC)
    await fill(db, now, timedelta())
    async with db.reading() as session:
        waiting = await session.scalar(select(func.count()).where(Notification.status == Status.WAITING))
    assert waiting == 0, "the phones are quiet until the clock moves on"
    await _stands(db, now)


async def _stands(db: Database, now: datetime) -> None:
    """Requests in every state, reports, questionnaires, and timers for what comes."""
    async with db.reading() as session:
        states = Counter(await session.scalars(select(Request.state)))
        meetings = (await session.scalars(select(Meeting))).all()
        reports = await session.scalar(select(func.count(Report.id)).where(Report.submitted_at.is_not(None)))
        rounds = (await session.scalars(select(Questionnaire).order_by(Questionnaire.id))).all()
        timers = set(await session.scalars(select(Timer.kind).where(Timer.at > now)))
        made = await session.scalar(select(func.max(Request.created_at)))
        given = Counter(await session.scalars(select(Notification.kind).where(Notification.subject_id.is_not(None))))
        used = list(await session.scalars(select(MaterialUse.how)))
    assert set(states) == {State.NEW, State.ACCEPTED, State.APPOINTED, State.HELD, State.CLOSED, State.DECLINED}
    assert [one.starts_at > now for one in meetings if one.state is MeetingState.APPOINTED and one.starts_at] == [True]
    assert reports is not None
    assert reports >= 9
    assert [one.over(now.date()) for one in rounds] == [True, False]
    assert {TimerKind.MEETING, TimerKind.REQUEST, TimerKind.MONITORING, TimerKind.OCCURRENCE} <= timers
    assert made is not None
    assert made <= now
    assert given[NoticeKind.EVENT_MATERIALS] == 2, "a material went to those two who came"
    assert used == [Use.EVENT]


@pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
async def test_the_phones_have_heard_what_the_outbox_sent(db: Database, tmp_path: Path) -> None:
    """Nine days of chats: every letter is a row that was sent, some are answered, and the page shows all that."""
    now = datetime(2026, 11, 29, 9, 30, tzinfo=UTC)
    chats = await fill(db, now, timedelta(days=9))
    await _stands(db, now)
    heard = {(c.id, m.message_id): m for c in chats.world.chats.values() for m in c.messages.values()}
    async with db.reading() as session:
        sent = await session.execute(
            select(Person.account, Notification.message_id).join(Person, Person.id == Notification.person_id)
            .where(Notification.status == Status.SENT, Notification.message_id.is_not(None))
        )  # fmt: skip
        due = (Notification.status == Status.WAITING, Notification.not_before <= now)
        waiting = await session.scalar(select(func.count()).where(*due))
        answered = await session.scalar(select(func.count()).where(Activity.created_at > now - timedelta(days=9)))
    assert {(chat, number) for chat, number in sent.all()} <= set(heard)
    assert waiting == 0
    assert answered
    texts = [message.text for message in heard.values()]
    assert any(text.startswith("Напоминания на") for text in texts), "digests of the morning"
    assert any(text.startswith("✅ Сохранено") for text in texts), "and what they were answered with"
    assert max(m.date for m in heard.values()) <= now.timestamp()
    history.save(chats.world, tmp_path / "chats.json")
    page = World(clock=now.timestamp)
    for chat in chats.world.chats.values():
        page.add_user(chat.user.full_name, user_id=chat.id)
    shown = history.restore(page, tmp_path / "chats.json")
    assert shown == sum(not m.deleted for m in heard.values())
    assert page.newest >= max(m.message_id for m in heard.values() if not m.deleted)
    olga = page.chats[1001]
    unread = [m.date for m in olga.messages.values() if m.message_id > olga.seen]
    assert min(unread, default=now.timestamp()) >= now.timestamp() - history.FRESH
    assert olga.seen, "what is old has been read"
    assert olga.messages == {n: m for n, m in chats.world.chats[1001].messages.items() if not m.deleted}
    assert any(entity.type == "bold" for m in olga.messages.values() for entity in m.entities)
