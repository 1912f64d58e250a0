"""A quarter's monitoring is compiled: what that means for the plan."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Facts, Type
from models.monitoring.tables import GIVEN, Monitoring, Report, State
from models.people import Post
from services.monitoring.inner.answering import counted
from services.periods import name_of
from services.plan.inner.own_deeds import Doer, close_quarter
from services.texts import texts
from services.work import Work


async def mark_compiled(session: AsyncSession, work: Work, monitoring: Monitoring, *, whole: bool) -> list[date]:
    """The plan's monitoring rows of the quarter are done once reports of it are accepted, or handed in while it still
    runs; with `whole` only when nobody's report is waited for any more. Doing it again adds nothing. Returns the plan's
    dates that it closed."""
    await session.flush()
    query = (
        select(Report.state)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(Report.monitoring_id == monitoring.id, counted(work.today))
        .distinct()
    )
    states = set(await session.scalars(query))
    enough = GIVEN if monitoring.preliminary(work.today) else (State.ACCEPTED,)
    if states.isdisjoint(enough) or (whole and states != {State.ACCEPTED}):
        return []
    quarter = monitoring.period
    facts = Facts(
        type=Type.MONITORING, title=texts().plain("monitoring-deed", quarter=name_of(quarter)), day=work.today
    )
    return await close_quarter(session, Doer.of(work), quarter, facts, f"monitoring:{monitoring.id}")
