"""What time does to records that were sent back: whoever is asked is reminded once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import select

from models.activities import Activity
from models.clarifications import Clarification, reminded_on
from models.reminders.recipients import CenterRoster
from models.timers import Timer
from services.activities.inner.clarifications import ask, asked_of
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_clarifications(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Those that wait: whoever is to answer now hears of it, and is reminded on the day; then they stand in «Чего не
    хватает» alone."""
    session = firing.session
    rosters = await load_rosters(session, {timer.center_id for timer in timers}, firing.now)
    query = (
        select(Clarification, Activity)
        .join(Activity, Activity.id == Clarification.activity_id)
        .where(Clarification.id.in_([timer.subject_id for timer in timers]))
        .where(Clarification.outcome.is_(None), Activity.deleted_at.is_(None))
    )
    found = (await session.execute(query)).all()
    return {one.id: await _fire(firing, rosters[one.center_id], one, record) for one, record in found}


async def _fire(firing: FiringContext, roster: CenterRoster, found: Clarification, record: Activity) -> datetime | None:
    at = first_reminder(roster, found)
    due = found.reminded_at is None and firing.now >= at
    asked = await asked_of(firing.session, roster, found, record, roster.today(firing.now))
    await ask(firing.session, firing.now, roster, found, asked, again=due)
    if due:
        found.reminded_at = firing.now
    return at if firing.now < at else None


def first_reminder(roster: CenterRoster, found: Clarification) -> datetime:
    """The morning on which whoever was asked is reminded."""
    return roster.morning(reminded_on(roster.today(found.asked_at)))
