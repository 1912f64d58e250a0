"""What time does to signals: a centre that counts any has one timer."""

from datetime import date, timedelta

from sqlalchemy import Select, select

from models.signals import SignalEntry
from models.timers import TimerKind
from services.signals.inner.timing import fire_signals
from services.timers.firing import Timers, TimerSource


def _counting(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(SignalEntry.center_id, SignalEntry.center_id).distinct()


TIMERS: Timers = {
    TimerKind.SIGNALS: TimerSource(fire=fire_signals, standing=_counting, farthest=timedelta(days=50)),
}
"""A month, and holidays behind it."""
