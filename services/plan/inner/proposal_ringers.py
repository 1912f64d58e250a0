"""What time does to a proposed change of the plan that nobody answers."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from models.alarms import Alarm
from models.notifications import Notice, NoticeKind
from models.reminders.hours import first_allowed
from models.reminders.recipients import House
from models.reminders.repeats import following, handed_over, latest
from services.outbox.notices import tell
from services.plan.inner.proposals import of_groups, settle, suggestions
from services.plan.suggestion import Suggestion
from services.roster.centers import load_houses
from services.timers.firing import Ringing


async def ring_proposals(ringing: Ringing, alarms: Sequence[Alarm]) -> Mapping[int, datetime | None]:
    """The coordinators hear again of what waits for them, on their turns and then once a week; whoever proposed hears
    once that nobody has answered. Of what does not wait any more, older messages say so."""
    houses = await load_houses(ringing.session, {alarm.center_id for alarm in alarms}, ringing.now)
    groups: defaultdict[int, list[Suggestion]] = defaultdict(list)
    for one in await suggestions(ringing.session, of_groups([alarm.subject_id for alarm in alarms])):
        groups[one.first_id].append(one)
    next_at: dict[int, datetime | None] = {}
    for alarm in alarms:
        waiting = [one for one in groups[alarm.subject_id] if one.waits]
        if waiting:
            next_at[alarm.subject_id] = await _waits(ringing, houses[alarm.center_id], alarm.subject_id, waiting)
        else:
            await settle(ringing.session, ringing.now, alarm.center_id, [alarm.subject_id])
    return next_at


async def _waits(ringing: Ringing, house: House, first: int, waiting: Sequence[Suggestion]) -> datetime | None:
    """Tell what is due of them; returns the morning of the next turn."""
    today = house.today(ringing.now)
    asked = first_allowed(min(one.at for one in waiting), house.zone, *house.rules.quiet)
    since = house.today(asked)  # what was proposed in the evening is asked in the morning
    proposer = waiting[0].person_id
    turn, notices = latest(since, today, weekly=True), list[Notice]()
    if turn is not None:
        details, key = {"turn": turn.number}, f"proposal:{first}:waits:{turn.day}"
        notices = [
            Notice(
                NoticeKind.PLAN_PROPOSAL_WAITS,
                house.id,
                one.id,
                key,
                house.not_before(one, ringing.now),
                first,
                details,
            )
            for one in house.without(proposer).coordinators(today)
        ]
    holder = house.person(proposer)
    if holder is not None and today >= handed_over(since):
        key, at = f"proposal:{first}:unanswered", house.not_before(holder, ringing.now)
        notices.append(Notice(NoticeKind.PLAN_UNANSWERED, house.id, holder.id, key, at, first))
    await tell(ringing.session, ringing.now, notices)
    after = following(since, today, weekly=True)
    return house.morning(after.day) if after is not None else None
