"""The use case of how people come to a centre's events in a period."""

from zoneinfo import ZoneInfo

from models.access import Permission
from models.events.funnel import Turnout
from models.periods import Period
from services.events.inner.funnel import Stretch, turnout_of
from services.work import Work, use_case


@use_case(Permission.SEE_SUMMARY)
async def turnout(work: Work, period: Period) -> Turnout:
    """From «позвали» to «полезно» over the events of the actor's centre in a period, whole and by event, district, post
    and quarter; and the districts that never came."""
    stretch = Stretch(work.center_id, period, ZoneInfo(work.actor.zone))
    async with work.db.reading() as session:
        return await turnout_of(session, stretch, work.clock.now())
