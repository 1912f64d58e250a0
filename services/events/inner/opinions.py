"""The anonymous question after an event: who is asked, what is kept, and what is shown of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Select, case, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.afterwards import EventFeedback
from models.events.kinds import Usefulness
from models.events.opinions import ASKED_FOR, FEWEST, Opinions
from models.events.people import EventInvitee
from models.events.tables import Event
from models.notifications import NoticeKind
from services.events.inner.telling import notices
from services.outbox.notices import tell


async def ask_useful(session: AsyncSession, now: datetime, event: Event) -> int:
    """Ask everybody who came and was not asked yet, in the caller's transaction; returns how many. Later ones whom the
    host ticks afterwards are asked when it is called again."""
    came = (EventInvitee.event_id == event.id, EventInvitee.came(), EventInvitee.asked_useful_at.is_(None))
    asked = update(EventInvitee).where(*came).values(asked_useful_at=now).returning(EventInvitee.person_id)
    people = sorted((await session.execute(asked, execution_options={"synchronize_session": False})).scalars())
    told = notices(event, NoticeKind.EVENT_USEFUL, people, "useful", now, expires_at=now + ASKED_FOR)
    await tell(session, now, told)
    return len(people)


async def show_some(session: AsyncSession, event_id: int) -> None:
    """Five answers that are not seen yet become so at once, in the caller's transaction, which holds the event's
    lock."""
    await session.flush()
    hidden = (EventFeedback.event_id == event_id, EventFeedback.shown.is_(False))
    if int(await session.scalar(select(func.count()).where(*hidden)) or 0) >= FEWEST:
        seen = update(EventFeedback).where(*hidden).values(shown=True)
        await session.execute(seen, execution_options={"synchronize_session": False})


def last_asked() -> Select[int, datetime | None]:
    """`event_id` and when its last question was asked."""
    asked = func.max(EventInvitee.asked_useful_at).label("asked_at")
    return select(EventInvitee.event_id, asked).group_by(EventInvitee.event_id)


def is_shown(now: datetime) -> ColumnElement[bool]:
    """A condition on an answer: it is seen now. Where answers come no more all are, unless they are fewer than five."""
    closed = last_asked().having(func.max(EventInvitee.asked_useful_at) < now - ASKED_FOR).subquery()
    enough = (
        select(EventFeedback.event_id).group_by(EventFeedback.event_id).having(func.count() >= FEWEST).scalar_subquery()
    )
    done = EventFeedback.event_id.in_(select(closed.c.event_id)) & EventFeedback.event_id.in_(enough)
    return or_(EventFeedback.shown, done)


async def opinions_of(session: AsyncSession, now: datetime, event_id: int) -> Opinions:
    """What is shown of an event's answers, in two queries."""
    own = EventInvitee.event_id == event_id
    answered = func.count(case((EventInvitee.said_useful, 1)))
    asked, said = (await session.execute(select(func.count(EventInvitee.asked_useful_at), answered).where(own))).one()
    query = select(EventFeedback.verdict, EventFeedback.missing).where(
        EventFeedback.event_id == event_id, is_shown(now)
    )
    # the key was drawn by lot: its order tells nothing
    rows: Sequence[tuple[Usefulness, str]] = [
        (v, m) for v, m in await session.execute(query.order_by(EventFeedback.token))
    ]
    return Opinions(
        asked=int(asked),
        answered=int(said),
        verdicts=Counter(verdict for verdict, _ in rows),
        missing=[words for _, words in rows if words],
    )
