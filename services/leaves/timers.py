"""What time does to leaves."""

from datetime import date

from sqlalchemy import Select, select

from models.leaves import Leave
from models.timers import TimerKind
from services.leaves.inner.turning import fire_leaves
from services.timers.firing import Timers, TimerSource


def _leaves(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Leave.id, Leave.center_id).where(Leave.ended_at.is_(None))


TIMERS: Timers = {TimerKind.LEAVE: TimerSource(fire=fire_leaves, standing=_leaves)}
