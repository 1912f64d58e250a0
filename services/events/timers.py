"""What time does to events."""

from datetime import date

from sqlalchemy import Select, select

from models.events.states import EventState
from models.events.tables import Event
from models.timers import TimerKind
from services.events.inner.firing import fire_events
from services.timers.firing import Timers, TimerSource


def _events(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Event.id, Event.center_id).where(Event.state == EventState.ANNOUNCED)


TIMERS: Timers = {TimerKind.EVENT: TimerSource(fire=fire_events, standing=_events)}
