"""What follows when it is recorded who came to an event: the question, and a certificate for who came three times."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.people import EventInvitee
from models.events.tables import Event
from models.notifications import NoticeKind
from models.people import Center
from models.periods import Period, Span
from services.events.inner.funnel import Stretch
from services.events.inner.opinions import ask_useful
from services.events.inner.telling import notices
from services.outbox.notices import tell

OFFERED_AFTER = 3
"""Events of a year from which on a certificate is offered, once in that year."""


async def follow_up(session: AsyncSession, now: datetime, event: Event) -> None:
    """Ask those who came whether it was useful, and offer a certificate to whoever came to their third event of the
    year, in the caller's transaction. Done again it tells nobody twice."""
    await session.flush()
    await ask_useful(session, now, event)
    zone = ZoneInfo((await session.get_one(Center, event.center_id)).zone)
    year = Period.around(Span.YEAR, event.starts_at.astimezone(zone).date())
    here = select(EventInvitee.person_id).where(EventInvitee.event_id == event.id, EventInvitee.came())
    often = (
        select(EventInvitee.person_id)
        .join(Event, Event.id == EventInvitee.event_id)
        .where(*Stretch(event.center_id, year, zone).within, EventInvitee.came(), EventInvitee.person_id.in_(here))
        .group_by(EventInvitee.person_id)
        .having(func.count() >= OFFERED_AFTER)
        .order_by(EventInvitee.person_id)
    )
    people = (await session.scalars(often)).all()
    name = f"certificate:{year.year}"
    await tell(session, now, notices(event, NoticeKind.EVENT_CERTIFICATE, people, name, now, once=True))
