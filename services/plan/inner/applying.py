"""How a change of an item's dates is made: at once by whoever may, or when the coordinator agrees to a proposal."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.dates import short
from models.deadlines import read
from models.notifications import Notice, NoticeKind
from models.plan.items import put_deadline
from models.plan.proposals import Outcome, Proposal, Proposed
from models.plan.rules import PlanRules
from models.plan.tables import Occurrence, PlanChange, PlanChangeKind, PlanItem
from models.timers import TimerKind
from services import center_settings
from services.outbox.notices import tell
from services.plan.inner.occurrences import note, rebuild_occurrences, year_of
from services.roster.centers import load_rosters
from services.timers.firing import set_timers
from services.timers.recheck import recheck_occurrences
from services.work import Work

Change = tuple[PlanItem, Occurrence | None, Proposal]
"""An item, its date where one is meant, and what is to become of it."""


async def make_or_propose(
    session: AsyncSession, work: Work, changes: Sequence[Change], *, at_once: bool = False
) -> bool:
    """Make these changes at once where the actor or the centre's rules allow it, or where it was asked for (`at_once`),
    and tell the coordinator where the actor is none; else propose them together. Returns whether they wait for the
    coordinator."""
    manages = work.actor.may(Permission.MANAGE_PLAN)
    if not changes:
        return False
    rules = await center_settings.load(session, work.center_id, PlanRules)
    if not (manages or at_once or rules.at_once):
        await _propose(session, work, [change for *_, change in changes])
        return True
    made = [await apply(session, work, *change) for change in changes]
    if not manages:
        await session.flush()
        await _tell_above(session, work, NoticeKind.PLAN_CHANGED, [one.id for one in made])
    return False


async def apply(
    session: AsyncSession, work: Work, item: PlanItem, found: Occurrence | None, change: Proposal, by: int | None = None
) -> PlanChange:
    """Make the change; the item's history names the actor, and `by`, who proposed it."""
    if change.kind is Proposed.CANCEL:
        item.cancel(work.clock.now(), change.reason)
        return note(session, work, item.id, PlanChangeKind.CANCELLED, reason=change.reason, proposed_by=by)
    if change.kind is Proposed.DEADLINE:
        return await _redate(session, work, item, change.new, by)
    if found is None:
        raise LookupError("a change of a date names the date")
    old = short(found.due)
    if change.kind is Proposed.SKIP or change.day is None:
        found.cancel(work.clock.now(), change.reason)
        return note(session, work, item.id, PlanChangeKind.SKIPPED, old=old, reason=change.reason, proposed_by=by)
    found.move(change.day, change.reason)
    await recheck_occurrences(session, Occurrence.id == found.id)
    new = short(change.day)
    return note(session, work, item.id, PlanChangeKind.MOVED, old=old, new=new, reason=change.reason, proposed_by=by)


async def _redate(session: AsyncSession, work: Work, item: PlanItem, text: str, by: int | None) -> PlanChange:
    year = await year_of(session, item)
    schedule = read(text, year)
    line = note(session, work, item.id, PlanChangeKind.DEADLINE, old=item.reading, new=schedule.words, proposed_by=by)
    item.clarified = text
    put_deadline(item, schedule)
    await session.flush()
    await rebuild_occurrences(session, item, year, work.today, moved_stay=False)
    return line


async def _propose(session: AsyncSession, work: Work, proposals: Sequence[Proposal]) -> None:
    """They wait, in the place of what was proposed about the same before; the coordinator gets one letter."""
    now = work.clock.now()
    waiting = select(Proposal).where(
        Proposal.item_id.in_({one.item_id for one in proposals}), Proposal.outcome == Outcome.WAITING
    )
    new = {(one.item_id, one.occurrence_id, one.kind) for one in proposals}
    replaced = [
        older
        for older in await session.scalars(waiting.with_for_update())
        if (older.item_id, older.occurrence_id, older.kind) in new
    ]
    for older in replaced:
        older.decide(Outcome.REPLACED, now, work.person_id)
    for one in proposals:
        one.center_id, one.person_id, one.at, one.outcome = work.center_id, work.person_id, now, Outcome.WAITING
    first, *others = proposals
    session.add(first)
    await session.flush()
    for one in others:
        one.first_id = first.id
    session.add_all(others)
    await _tell_above(session, work, NoticeKind.PLAN_PROPOSAL, [first.id])
    looked_at = {first.id, *(older.first_id or older.id for older in replaced)}
    await set_timers(session, TimerKind.PROPOSAL, work.center_id, dict.fromkeys(looked_at, now))


async def _tell_above(session: AsyncSession, work: Work, kind: NoticeKind, subjects: Sequence[int]) -> None:
    """The coordinators hear of each of these once."""
    now = work.clock.now()
    roster = (await load_rosters(session, {work.center_id}, now))[work.center_id]
    notices = [
        Notice(
            kind=kind,
            center_id=roster.id,
            person_id=one.id,
            key=f"{kind}:{subject}",
            not_before=roster.next_allowed(one, now),
            subject_id=subject,
        )
        for one in roster.without(work.person_id).coordinators(work.today)
        for subject in subjects
    ]
    await tell(session, now, notices)
