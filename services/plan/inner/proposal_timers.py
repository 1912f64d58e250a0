"""What time does to a proposed change of the plan that nobody answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from models.notifications import Notice, NoticeKind
from models.reminders.hours import first_allowed
from models.reminders.recipients import CenterRoster
from models.reminders.repeats import following, handed_over, latest
from models.timers import Timer
from services.outbox.notices import tell
from services.plan.inner.proposals import of_groups, settle, suggestions
from services.plan.suggestion import Suggestion
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_proposals(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """The coordinators hear again of what waits for them, on their turns and then once a week; whoever proposed hears
    once that nobody has answered. Of what does not wait any more, older messages say so."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    groups: defaultdict[int, list[Suggestion]] = defaultdict(list)
    for one in await suggestions(firing.session, of_groups([timer.subject_id for timer in timers])):
        groups[one.first_id].append(one)
    next_at: dict[int, datetime | None] = {}
    notices: list[Notice] = []
    over: defaultdict[int, list[int]] = defaultdict(list)
    for timer in timers:
        waiting = [one for one in groups[timer.subject_id] if one.waits]
        if waiting:
            told, next_at[timer.subject_id] = _waits(firing.now, rosters[timer.center_id], timer.subject_id, waiting)
            notices += told
        else:
            over[timer.center_id].append(timer.subject_id)
    await tell(firing.session, firing.now, notices)
    for center, firsts in over.items():
        await settle(firing.session, firing.now, center, firsts)
    return next_at


def _waits(
    now: datetime, roster: CenterRoster, first: int, waiting: Sequence[Suggestion]
) -> tuple[list[Notice], datetime | None]:
    """What is due of them, and the morning of the next turn."""
    today = roster.today(now)
    asked = first_allowed(min(one.at for one in waiting), roster.zone, *roster.rules.quiet)
    since = roster.today(asked)  # what was proposed in the evening is asked in the morning
    proposer = waiting[0].person_id
    turn, notices = latest(since, today, weekly=True), list[Notice]()
    if turn is not None:
        details, key = {"turn": turn.number}, f"proposal:{first}:waits:{turn.day}"
        notices = [
            roster.notice(NoticeKind.PLAN_PROPOSAL_WAITS, one, key, now, first, details)
            for one in roster.without(proposer).coordinators(today)
        ]
    holder = roster.person(proposer)
    if holder is not None and today >= handed_over(since):
        notices.append(roster.notice(NoticeKind.PLAN_UNANSWERED, holder, f"proposal:{first}:unanswered", now, first))
    after = following(since, today, weekly=True)
    return notices, roster.morning(after.day) if after is not None else None
