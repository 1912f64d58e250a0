"""What time does to proposals that nobody has answered."""

from datetime import date

from sqlalchemy import Select, func, select

from models.plan.proposals import Outcome, Proposal
from models.timers import TimerKind
from services.plan.inner.proposal_timers import fire_proposals
from services.timers.firing import Timers, TimerSource


def _proposals(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Those that were proposed together stand under the first of them."""
    query = select(func.coalesce(Proposal.first_id, Proposal.id).label("first"), Proposal.center_id)
    return query.where(Proposal.outcome == Outcome.WAITING).distinct()


TIMERS: Timers = {TimerKind.PROPOSAL: TimerSource(fire=fire_proposals, standing=_proposals)}
