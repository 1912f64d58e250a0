"""What the bot keeps of a person about events: which they were asked to, what they answered, whether they came, their
certificates; and the tasks that they gave."""

from collections.abc import Sequence

from sqlalchemy import Nullable, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.afterwards import PostTask, TaskMove
from models.events.certificates import Certificate, certificate_number
from models.events.people import EventInvitee
from models.events.tables import Event
from services.privacy.own import OwnEvent, OwnTask


async def own_events(session: AsyncSession, person_id: int) -> Sequence[OwnEvent]:
    """Every event that the person was asked to or came to, the earliest first."""
    given = (Certificate.event_id == Event.id) & (Certificate.person_id == person_id)
    query = (
        select(Event, EventInvitee, Nullable(Certificate))
        .join(EventInvitee, EventInvitee.event_id == Event.id)
        .outerjoin(Certificate, given)
        .where(EventInvitee.person_id == person_id)
        .order_by(Event.starts_at, Event.id)
    )
    return [
        OwnEvent(
            title=event.title,
            starts_at=event.starts_at,
            answer=mine.answer,
            presence=mine.presence,
            certificate=certificate_number(paper.year, paper.number) if paper is not None else "",
            issued_at=paper.issued_at if paper is not None else None,
        )
        for event, mine, paper in (await session.execute(query)).all()
    ]


async def own_tasks(session: AsyncSession, person_id: int) -> Sequence[OwnTask]:
    """Every task that the person gave, closed or put off, or asked for another day of, the earliest first."""
    moved = select(TaskMove.task_id).where(or_(TaskMove.person_id == person_id, TaskMove.asked_by == person_id))
    mine = (PostTask.made_by, PostTask.closed_by, PostTask.asked_by)
    theirs = or_(*(one == person_id for one in mine), PostTask.id.in_(moved))
    query = select(PostTask.words, PostTask.due, PostTask.state).where(theirs).order_by(PostTask.due, PostTask.id)
    return [OwnTask(words=words, due=due, state=state) for words, due, state in (await session.execute(query)).all()]
