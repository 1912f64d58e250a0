"""What time does to posts that are handed over."""

from datetime import date

from sqlalchemy import Select, select

from models.handover import Handover
from models.timers import TimerKind
from services.people.inner.passing import fire_handovers
from services.timers.firing import Timers, TimerSource


def _handovers(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Handover.id, Handover.center_id).where(Handover.came_at.is_not(None), Handover.over_at.is_(None))


TIMERS: Timers = {TimerKind.HANDOVER: TimerSource(fire=fire_handovers, standing=_handovers)}
