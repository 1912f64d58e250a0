"""Who is asked to an event, and told so."""

from collections.abc import Sequence

from sqlalchemy import delete, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.audience import Audience
from models.events.kinds import Presence, Reach
from models.events.people import EventInvitee
from models.events.tables import Event
from models.notifications import NoticeKind
from services.events.inner.audience import hosting, reached
from services.events.inner.telling import notices
from services.outbox.notices import tell
from services.work import Work
from storage.upsert import insert_new


async def ask(session: AsyncSession, work: Work, event: Event, reach: Reach, audience: Audience) -> Sequence[int]:
    """Ask these people who are not asked yet, in the caller's transaction; returns who they are. Whoever is in two
    audiences, or holds two posts, is asked once."""
    now = work.clock.now()
    people = reached(event.center_id, work.today, reach, audience, event.id).subquery()
    person, post = people.c
    rows = select(literal(event.id), person, post, literal(now, EventInvitee.asked_at.type)).where(person.is_not(None))
    new = insert_new(session, EventInvitee).from_select(["event_id", "person_id", "post_id", "asked_at"], rows)
    asked = (await session.scalars(new.returning(EventInvitee.person_id))).all()
    told = notices(event, NoticeKind.EVENT_ASKED, asked, "asked", now, expires_at=event.starts_at)
    await tell(session, now, told)
    return asked


async def ask_no_hosts(session: AsyncSession, work: Work, event: Event) -> None:
    """Whoever hosts the event now is not asked to it any more, unless they were there already, in the caller's
    transaction; the seat they leave is given by who calls."""
    hosts = hosting(work.center_id, work.today, event.id)
    absent = (EventInvitee.event_id == event.id, EventInvitee.presence == Presence.NONE)
    gone = delete(EventInvitee).where(*absent, EventInvitee.person_id.in_(hosts))
    await session.execute(gone, execution_options={"synchronize_session": False})
