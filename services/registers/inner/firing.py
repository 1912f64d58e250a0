"""What time does to entries of registers: whoever made one and the coordinators hear some days before its date."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import select

from models.activities import Activity
from models.notifications import Notice, NoticeKind
from models.register_entries import RegisterEntry
from models.registers.definition import shipped
from models.registers.reminding import due_today, next_look
from models.reminders.recipients import CenterRoster, Holder, of_person
from models.timers import Timer
from services.outbox.notices import tell
from services.registers.inner.storing import reminded_date
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_entries(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """The newest reminder of each entry that still has its date ahead, once; what was deleted or ended is told of no
    more."""
    rosters = await load_rosters(firing.session, {timer.center_id for timer in timers}, firing.now)
    query = (
        select(RegisterEntry, Activity.deleted_at)
        .outerjoin(Activity, Activity.id == RegisterEntry.activity_id)
        .where(RegisterEntry.id.in_([timer.subject_id for timer in timers]), RegisterEntry.deleted_at.is_(None))
        .order_by(RegisterEntry.id)
    )
    next_at: dict[int, datetime | None] = {}
    told: list[Notice] = []
    for entry, gone in await firing.session.execute(query):
        roster, reminds = rosters[entry.center_id], shipped()[entry.register].reminds
        due = reminded_date(shipped()[entry.register], entry)
        if gone is not None or reminds is None or due is None or entry.state not in reminds.states:
            continue
        if not roster.rules.enabled:
            continue
        today = roster.today(firing.now)
        look = next_look(due, reminds.days, today)
        next_at[entry.id] = roster.morning(look) if look is not None else None
        since = roster.today(entry.created_at)
        if (days := due_today(due, reminds.days, today, since)) is not None:
            told += [
                _notice(roster, entry, one, due.isoformat(), days, firing.now) for one in _to(roster, entry, today)
            ]
    await tell(firing.session, firing.now, told)
    return next_at


def _to(roster: CenterRoster, entry: RegisterEntry, today: date) -> list[Holder]:
    """Who made it, or whoever stands in for them, and the coordinators; each once."""
    own = [one.person for one in of_person(entry.author_id, roster, today)]
    return list({one.id: one for one in (*own, *roster.coordinators(today))}.values())


def _notice(roster: CenterRoster, entry: RegisterEntry, person: Holder, due: str, days: int, now: datetime) -> Notice:
    key = f"register:{entry.id}:{due}:{days}"
    return roster.notice(NoticeKind.REGISTER_DUE, person, key, now, entry.id, {"due": due})
