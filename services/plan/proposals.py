"""Use cases of proposed changes of the plan: the coordinator agrees or refuses with one tap."""

from collections import Counter
from collections.abc import Sequence

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import NotFound
from models.notifications import Notice, NoticeKind
from models.plan.proposals import Outcome, Proposal
from models.plan.tables import Occurrence, PlanItem
from services.outbox.notices import tell
from services.plan.inner.applying import apply
from services.plan.inner.proposals import load_proposals, of_groups, settle
from services.roster.centers import load_rosters
from services.work import Work, use_case

Verdict = tuple[Outcome, str]
"""What became of a proposal, and why it was moot."""


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
        for proposal, item, found, done, _ in await load_proposals(session, *mine):
            if proposal.outcome is Outcome.WAITING:
                await _decide(session, work, (item, found, proposal), done, agree=agree)
                decided.append(proposal)
        await _tell_proposers(session, work, decided)
        await settle(session, work.clock.now(), work.center_id, {one.first_id or one.id for one in decided})
        return Counter((one.outcome, one.why) for one, *_ in await load_proposals(session, *mine))


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
    roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
    seated = {one.id: one for seat in roster.posts.values() for one in seat.holders}
    notices = []
    for person in {one.person_id for one in decided if one.person_id in seated}:
        ids = [one.id for one in decided if one.person_id == person]
        at = roster.next_allowed(seated[person], now)
        key = f"{NoticeKind.PLAN_DECIDED}:{ids[0]}"
        notices.append(
            Notice(
                kind=NoticeKind.PLAN_DECIDED,
                center_id=roster.id,
                person_id=person,
                key=key,
                not_before=at,
                subject_id=ids[0],
                details={"ids": ids},
            )
        )
    await tell(session, now, notices)


def _of(proposal_id: int, *, alone: bool) -> ColumnElement[bool]:
    return Proposal.id == proposal_id if alone else of_groups([proposal_id])
