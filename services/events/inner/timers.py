"""When time looks at an event again."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.moments import following
from models.events.states import EventState
from models.events.tables import Event
from models.people import Center
from models.reminders.rules import ReminderRules
from models.timers import TimerKind
from services.center_settings import load
from services.timers.firing import set_timers


async def set_look(session: AsyncSession, event: Event, now: datetime) -> None:
    """Set the event's timer to its next moment, or take it away where there is none, in the caller's transaction."""
    at = None
    if event.state is EventState.ANNOUNCED:
        zone = await session.scalar(select(Center.zone).where(Center.id == event.center_id))
        rules = await load(session, event.center_id, ReminderRules)
        at = following(event, now, ZoneInfo(zone or "UTC"), rules.digest_time)
    await set_timers(session, TimerKind.EVENT, event.center_id, {event.id: at})
