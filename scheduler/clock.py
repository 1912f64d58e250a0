"""APScheduler as a clock and nothing more: a few static ticks in memory; what is due stands in the database."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

Tick = Callable[[], Awaitable[object]]


def build_scheduler(ticks: dict[str, tuple[timedelta, Tick]]) -> AsyncIOScheduler:
    """A scheduler with one interval job a tick. A tick that was missed runs once, late, and never beside itself."""
    scheduler = AsyncIOScheduler(
        timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
    )
    for name, (every, tick) in ticks.items():
        scheduler.add_job(tick, "interval", seconds=every.total_seconds(), id=name)
    return scheduler
