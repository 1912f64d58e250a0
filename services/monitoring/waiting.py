"""Use case of the menu: how much of the quarter's monitoring waits for somebody."""

from sqlalchemy import ColumnElement, func, or_, select

from models.access import Permission, Role
from models.monitoring.tables import OWED, Monitoring, Report, State
from models.people import Post
from services.monitoring.inner.answering import counted, fillable
from services.work import Work, use_case


@use_case(Permission.SEE_MONITORING)
async def count_waiting(work: Work) -> int:
    """How many reports wait for the actor while they are taken: for a curator those that they owe, for a coordinator
    those that are not accepted."""
    today = work.today
    taken = (Monitoring.opens <= today) & (Monitoring.last >= today)
    waits: list[ColumnElement[bool]] = []
    if work.actor.may(Permission.FILL_MONITORING):
        owed = Report.state.in_(OWED) & or_(taken, Report.open_until >= today)
        waits.append(owed & (Post.role == Role.CURATOR) & fillable(work))
    if work.actor.may(Permission.MANAGE_MONITORING):
        waits.append(taken & (Report.state != State.ACCEPTED) & counted(today))
    if not waits:
        return 0
    query = (
        select(func.count())
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .where(Report.center_id == work.center_id, or_(*waits))
    )
    async with work.db.reading() as session:
        return await session.scalar(query) or 0
