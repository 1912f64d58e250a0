"""Use cases of proposed changes of the plan: the coordinator agrees or refuses with one tap."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.alarms import AlarmKind
from models.errors import NotFound
from models.notifications import Notice, NoticeKind
from models.people import Person
from models.plan.conditions import done_count
from models.plan.proposals import Outcome, Proposal, Proposed
from models.plan.tables import Occurrence, PlanItem
from services.outbox.closing import change_told, mark_of
from services.outbox.notices import tell
from services.plan.applying import apply
from services.roster.centers import load_houses
from services.timers.firing import set_alarms
from services.work import Work, use_case

ASKED = (NoticeKind.PLAN_PROPOSAL, NoticeKind.PLAN_PROPOSAL_WAITS)
"""What the coordinators are told of it."""
Verdict = tuple[Outcome, str]
"""What became of a proposal, and why it was moot."""


@dataclass(frozen=True)
class Suggestion:
    """A proposal as it is read: who, what, about which item, and what became of it."""

    id: int
    first_id: int
    """The first of those that were proposed together."""
    item_id: int
    person_id: int
    person: str
    at: datetime
    content: str
    kind: Proposed
    due: date | None
    day: date | None
    old: str
    new: str
    reason: str
    outcome: Outcome
    why: str
    """Why there is nothing to decide, be it that nobody has said so yet."""

    @property
    def waits(self) -> bool:
        """Whether the coordinator can still decide."""
        return self.outcome is Outcome.WAITING and not self.why


@use_case(Permission.MANAGE_PLAN)
async def decide(work: Work, proposal_id: int, *, agree: bool, alone: bool = False) -> Counter[Verdict]:
    """Agree to a proposal or refuse it, with all that was proposed together with it unless `alone`; returns how many
    came to which end. Whoever proposed is told. What was decided before stays so; what has changed meanwhile is moot.

    Raises NotFound for another centre's.
    """
    mine = (Proposal.center_id == work.center_id, _of(proposal_id, alone=alone))
    async with work.db.writing() as session:
        locked = select(Proposal.id).where(*mine).order_by(Proposal.id).with_for_update()
        if not (await session.scalars(locked)).all():
            raise NotFound("plan-proposal-gone")
        decided = []
        for proposal, item, found, done, _ in await _load(session, *mine):
            if proposal.outcome is Outcome.WAITING:
                await _decide(session, work, (item, found, proposal), done, agree=agree)
                decided.append(proposal)
        await _tell_proposers(session, work, decided)
        await settle(session, work.clock.now(), work.center_id, {one.first_id or one.id for one in decided})
        return Counter((one.outcome, one.why) for one, *_ in await _load(session, *mine))


async def _decide(
    session: AsyncSession,
    work: Work,
    change: tuple[PlanItem, Occurrence | None, Proposal],
    done: int,
    *,
    agree: bool,
) -> None:
    item, found, proposal = change
    why = proposal.moot(item, found, done)
    outcome = Outcome.MOOT if why else Outcome.AGREED if agree else Outcome.REFUSED
    proposal.decide(outcome, work.clock.now(), work.person_id, why)
    if outcome is Outcome.AGREED:
        await apply(session, work, item, found, proposal, proposal.person_id)
        await session.flush()


async def _tell_proposers(session: AsyncSession, work: Work, decided: Sequence[Proposal]) -> None:
    now = work.clock.now()
    house = (await load_houses(session, {work.center_id}, now))[work.center_id]
    seated = {one.id: one for seat in house.seats.values() for one in seat.holders}
    notices = []
    for person in {one.person_id for one in decided if one.person_id in seated}:
        ids = [one.id for one in decided if one.person_id == person]
        at = house.next_allowed(seated[person], now)
        key = f"{NoticeKind.PLAN_DECIDED}:{ids[0]}"
        notices.append(Notice(NoticeKind.PLAN_DECIDED, house.id, person, key, at, ids[0], {"ids": ids}))
    await tell(session, now, notices)


async def suggestions(session: AsyncSession, *where: ColumnElement[bool]) -> list[Suggestion]:
    """Proposals with the names of those who made them, the oldest first."""
    return [_read(*row) for row in await _load(session, *where)]


async def settle(session: AsyncSession, now: datetime, center_id: int, firsts: Collection[int]) -> None:
    """Of what was proposed together with these something was decided, or is moot: what was said of it says so, and of
    what does not wait any more nobody is reminded."""
    found = await suggestions(session, Proposal.center_id == center_id, of_groups(firsts))
    ends: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for one in found:
        if not one.waits:
            ends[one.first_id].append((one.id, one.outcome.value + one.why))
    await change_told(session, now, ASKED, {id_: mark_of(some) for id_, some in ends.items()}, NoticeKind.PLAN_ANSWERED)
    waiting = {one.first_id for one in found if one.waits}
    await set_alarms(session, AlarmKind.PROPOSAL, center_id, dict.fromkeys(set(firsts) - waiting))


def of_groups(firsts: Collection[int]) -> ColumnElement[bool]:
    """The proposals that were made together with these, and these."""
    return or_(Proposal.id.in_(firsts), Proposal.first_id.in_(firsts))


async def together(session: AsyncSession, center_id: int, proposal_id: int) -> list[Suggestion]:
    """For the letter: a centre's proposal with all that was proposed together with it."""
    return await suggestions(session, Proposal.center_id == center_id, of_groups([proposal_id]))


def _of(proposal_id: int, *, alone: bool) -> ColumnElement[bool]:
    return Proposal.id == proposal_id if alone else of_groups([proposal_id])


async def _load(
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
