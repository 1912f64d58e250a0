"""What time does to the quarter's monitoring: every centre always has one timer."""

from datetime import timedelta

from models.timers import TimerKind
from services.monitoring.inner import cycle
from services.timers.firing import Timers, TimerSource, every_center

TIMERS: Timers = {
    TimerKind.MONITORING: TimerSource(fire=cycle.fire, standing=every_center, farthest=timedelta(days=180)),
}
"""The next day of a cycle may be a quarter and its days away."""
