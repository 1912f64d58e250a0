"""Proposals read and settled, whoever decided."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import NoticeKind
from models.people import Person
from models.plan.conditions import done_count
from models.plan.proposals import Outcome, Proposal
from models.plan.tables import Occurrence, PlanItem
from models.timers import TimerKind
from services.outbox.closing import change_told, mark_of
from services.plan.suggestion import Suggestion
from services.timers.firing import set_timers

ASKED = (NoticeKind.PLAN_PROPOSAL, NoticeKind.PLAN_PROPOSAL_WAITS)
"""What the coordinators are told of it."""


async def suggestions(session: AsyncSession, *where: ColumnElement[bool]) -> list[Suggestion]:
    """Proposals with the names of those who made them, the oldest first."""
    return [_read(*row) for row in await load_proposals(session, *where)]


async def settle(session: AsyncSession, now: datetime, center_id: int, firsts: Collection[int]) -> None:
    """Of what was proposed together with these something was decided, or is moot: what was said of it says so, and of
    what does not wait any more nobody is reminded."""
    found = await suggestions(session, Proposal.center_id == center_id, of_groups(firsts))
    ends: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for one in found:
        if not one.waits:
            ends[one.first_id].append((one.id, one.outcome.value + one.why))
    await change_told(
        session, now, ASKED, {change_id: mark_of(some) for change_id, some in ends.items()}, NoticeKind.PLAN_ANSWERED
    )
    waiting = {one.first_id for one in found if one.waits}
    await set_timers(session, TimerKind.PROPOSAL, center_id, dict.fromkeys(set(firsts) - waiting))


def of_groups(firsts: Collection[int]) -> ColumnElement[bool]:
    """The proposals that were made together with these, and these."""
    return or_(Proposal.id.in_(firsts), Proposal.first_id.in_(firsts))


async def together(session: AsyncSession, center_id: int, proposal_id: int) -> list[Suggestion]:
    """For the letter: a centre's proposal with all that was proposed together with it."""
    return await suggestions(session, Proposal.center_id == center_id, of_groups([proposal_id]))


async def load_proposals(
    session: AsyncSession, *where: ColumnElement[bool]
) -> list[tuple[Proposal, PlanItem, Occurrence | None, int, str]]:
    query = (
        select(Proposal, PlanItem, Occurrence, done_count(), Person.name)
        .join(Person, Person.id == Proposal.person_id)
        .join(PlanItem, PlanItem.id == Proposal.item_id)
        .outerjoin(Occurrence, Occurrence.id == Proposal.occurrence_id)
        .where(*where)
        .order_by(Proposal.id)
    )
    rows = (await session.execute(query)).all()
    return [(one, item, found, int(done or 0), name) for one, item, found, done, name in rows]


def _read(one: Proposal, item: PlanItem, found: Occurrence | None, done: int, person: str) -> Suggestion:
    why = one.moot(item, found, done) if one.outcome is Outcome.WAITING else one.why
    about = (one.kind, one.due, one.day, one.old, one.new, one.reason)
    who = (one.id, one.first_id or one.id, item.id, one.person_id, person, one.at)
    return Suggestion(*who, item.words("content"), *about, one.outcome, why)
