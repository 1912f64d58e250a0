"""A person's dates of the plan as days of a calendar."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.agenda import AHEAD, BEHIND, MOST, AgendaEntry, version_at
from models.deadlines import ScheduleKind
from models.plan.conditions import done_count
from models.plan.tables import Occurrence, PlanItem, PlanItemPost
from services.roster.seats import my_posts
from services.texts import texts
from services.work import Work


async def deadlines(session: AsyncSession, work: Work) -> list[AgendaEntry]:
    """What the actor's posts are to do by a day. What comes every week is no date of a calendar; what was done or
    cancelled goes from it, unless its day is over."""
    mine = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(my_posts(work)))
    query = (
        select(Occurrence, PlanItem, done_count() >= Occurrence.count)
        .join(PlanItem, PlanItem.id == Occurrence.item_id)
        .where(Occurrence.center_id == work.center_id, Occurrence.item_id.in_(mine))
        .where(Occurrence.due.between(work.today - BEHIND, work.today + AHEAD))
        .where(PlanItem.kind != ScheduleKind.WEEKLY)
        .order_by(Occurrence.due, Occurrence.id)
        .limit(MOST)
    )
    rows = (await session.execute(query)).all()
    return [
        _entry(work, date, item, over=bool(done) or date.cancelled_at is not None or item.cancelled_at is not None)
        for date, item, done in rows
        if not (done and date.due < work.today)
    ]


def _entry(work: Work, date: Occurrence, item: PlanItem, *, over: bool) -> AgendaEntry:
    return AgendaEntry(
        uid=f"date-{date.id}@center-{date.center_id}.opora",
        version=version_at(work.clock.now()),
        title=texts().plain("agenda-due", what=item.words("content")),
        day=date.due,
        over=over,
    )
