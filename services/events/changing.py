"""Use cases of changing an event that people know of: move it, change its seats, call it off."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.events.kinds import Answer, HostNews
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, MoveEffect, Where
from models.notifications import Notice, NoticeKind, Notification, Status
from services.events.inner.access import led_event
from services.events.inner.hosts import tell_hosts
from services.events.inner.marks import forget_marks
from services.events.inner.seats import move_up, taken
from services.events.inner.telling import ASKING, notices
from services.events.inner.timers import set_look
from services.outbox.notices import tell
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def move(work: Work, event_id: int, to: Where, why: str = "") -> int:
    """Hold it then and there. Of an announced one those are asked again who said that they come; the others' letters
    change where they stand; who hosts it hears of it. Returns how many are asked again. Raises NotFound for one that
    the actor does not lead, DomainError for a time that is past, and for one that is recorded or cancelled."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        told = event.state is not EventState.DRAFT
        changed = event.move(to, now, why)
        if event.answer_by is not None and event.answer_by > work.actor.local(event.starts_at).date():
            event.answer_by = None
        await session.flush()
        if not told:
            return 0
        if changed is MoveEffect.MEETING:
            await forget_marks(session, event, now)
        await set_look(session, event, now)
        await _other_way(session, event, now)
        asked = await _ask_again(session, event, changed, now)
        if changed is not MoveEffect.NOTHING:
            await tell_hosts(session, work, event, HostNews.MOVED)
        await move_up(session, now, event)
        return asked


async def _other_way(session: AsyncSession, event: Event, now: datetime) -> None:
    """Who said that they come in a way that there is no more, comes in the one that is left, and is asked again. Who
    finds no seat in the room then waits for one, in the order of answering."""
    if len(event.answers) != 1:
        return
    (left,) = event.answers
    gone = Answer.REMOTE if left is Answer.COMING else Answer.COMING
    theirs = select(EventInvitee).where(EventInvitee.event_id == event.id, EventInvitee.answer == gone)
    people = (await session.scalars(theirs.order_by(EventInvitee.answered_at, EventInvitee.id))).all()
    limited = left is Answer.COMING and event.seats is not None
    free = max(0, (event.seats or 0) - await taken(session, event.id)) if limited else len(people)
    for number, one in enumerate(people):
        one.answer, one.waiting_since = left, None if number < free else now
    await session.flush()


async def _ask_again(session: AsyncSession, event: Event, changed: MoveEffect, now: datetime) -> int:
    if changed is MoveEffect.NOTHING:
        return 0
    said_yes = (Answer.REMOTE,) if changed is MoveEffect.LINK else (Answer.COMING, Answer.REMOTE)
    theirs = (EventInvitee.event_id == event.id, EventInvitee.answer.in_(said_yes))
    if changed is MoveEffect.MEETING:  # of another link the answer stands
        await session.execute(update(EventInvitee).where(*theirs).values(asked_again_at=now))
    people = (await session.scalars(select(EventInvitee.person_id).where(*theirs))).all()
    name = f"moved:{event.sequence}"
    again = {"again": changed is MoveEffect.MEETING}
    told = notices(event, NoticeKind.EVENT_MOVED, people, name, now, details=again, expires_at=event.starts_at)
    await tell(session, now, [*told, *await _rewritten(session, event, now, (Answer.NONE, Answer.DECLINED))])
    return len(people)


async def _rewritten(session: AsyncSession, event: Event, now: datetime, answers: Collection[Answer]) -> list[Notice]:
    """Letters that ask those with such an answer, to be changed where they stand."""
    mine = (EventInvitee.person_id == Notification.person_id) & (EventInvitee.event_id == Notification.subject_id)
    query = (
        select(Notification.person_id, Notification.id, Notification.message_id)
        .join(EventInvitee, mine)
        .where(
            Notification.subject_id == event.id,
            Notification.kind.in_(ASKING),
            Notification.status == Status.SENT,
            Notification.message_id.is_not(None),
            EventInvitee.answer.in_(answers),
        )
    )
    return [
        notice
        for person, row, message in await session.execute(query)
        for notice in notices(
            event,
            NoticeKind.EVENT_CHANGED,
            [person],
            f"changed:{event.sequence}:{row}",
            now,
            details={"message": message},
        )
    ]


@use_case(Permission.ATTEND_EVENTS)
async def cancel(work: Work, event_id: int, why: str = "") -> int:
    """It is not held; everybody who was asked hears of it, once, and who hosts it. Returns how many were asked. Raises
    NotFound for one that the actor does not lead, DomainError for one that is recorded or cancelled already."""
    now = work.clock.now()
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        known = event.state is not EventState.DRAFT
        event.cancel(now, why)
        await session.flush()
        await set_look(session, event, now)
        query = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.expected)
        people = (await session.scalars(query)).all()
        await tell(session, now, notices(event, NoticeKind.EVENT_CANCELLED, people, "cancelled", now))
        if known:
            await tell_hosts(session, work, event, HostNews.CANCELLED)
        return len(people)
