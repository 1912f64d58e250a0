"""How many of those who were asked to an event answered what."""

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.kinds import Answer, Reason
from models.events.people import EventInvitee
from services.events.tally import AnswerCount


async def tally_of(session: AsyncSession, event_id: int) -> AnswerCount:
    """How many answered what, in one query."""
    one = EventInvitee
    fresh = one.asked_again_at.is_(None)
    columns = (one.answer, one.reason, one.waiting_since.is_not(None), fresh)
    query = select(*columns, func.count()).where(one.event_id == event_id, one.expected).group_by(*columns)
    counts = dict.fromkeys(("asked", "here", "remote", "waits", "silent", "declined", "unconfirmed"), 0)
    reasons: dict[Reason, int] = {}
    names = {Answer.NONE: "silent", Answer.COMING: "here", Answer.REMOTE: "remote", Answer.DECLINED: "declined"}
    for answer, reason, waits, confirmed, count in (await session.execute(query)).all():
        counts["asked"] += count
        counts["waits" if waits else names[answer]] += count
        if reason is not None:
            reasons[reason] = reasons.get(reason, 0) + count
        if answer in (Answer.COMING, Answer.REMOTE) and not waits and not confirmed:
            counts["unconfirmed"] += count
    return AnswerCount(reasons=reasons, **counts)
