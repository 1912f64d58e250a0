"""What those who host an event are told of what somebody else did with it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.kinds import HostNews
from models.events.tables import Event, EventHost
from models.notifications import NoticeKind
from models.reminders.recipients import recipients
from services.events.inner.telling import notices
from services.outbox.notices import tell
from services.roster.centers import load_rosters
from services.work import Work


async def tell_hosts(
    session: AsyncSession, work: Work, event: Event, news: HostNews, posts: Collection[int] | None = None
) -> None:
    """Whoever holds these posts, by default all that host it, or stands in for them, hears of it but for the actor; in
    the caller's transaction, each once for what happened."""
    now = work.clock.now()
    if posts is None:
        query = select(EventHost.post_id).where(EventHost.event_id == event.id).order_by(EventHost.post_id)
        posts = (await session.scalars(query)).all()
    if not posts:
        return
    roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
    known = [post for post in posts if post in roster.posts]
    people = [one.person.id for one in recipients(known, roster, work.today)] if known else []
    until = None if news is HostNews.CANCELLED else event.starts_at
    told = notices(
        event,
        NoticeKind.EVENT_HOSTING,
        [one for one in people if one != work.person_id],
        f"hosts:{news}:{event.sequence}",
        now,
        details={"news": news.value},
        expires_at=until,
    )
    await tell(session, now, told)
