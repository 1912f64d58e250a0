"""APScheduler as a clock and nothing more: a few static ticks in memory; what is due stands in the database."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.base import BaseTrigger

from storage.clock import Clock, SystemClock
from storage.meter import took

log = structlog.get_logger()

Tick = Callable[[], Awaitable[object]]
Timed = tuple[timedelta, Tick]
"""How long after each run the next one begins."""
LOOK = 0.25
"""Seconds of the monotonic clock between two looks at the other clocks."""
JUMP = timedelta(seconds=5)
"""What the two may differ by when a look comes late."""


class Every(BaseTrigger):  # type: ignore[misc]  # ships no types
    """At once, and then so long after each run. APScheduler's own interval counts every run that was missed: when the
    clock is set a year ahead, that stops everything for minutes."""

    def __init__(self, interval: timedelta) -> None:
        self.interval = interval

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """After the first run `now` is the moment of the run before."""
        return now if previous_fire_time is None else now + self.interval


class Ticks:
    """Runs each tick at its interval, whatever happens to the wall clock: by it APScheduler reckons, and after a step
    back it would be silent for as long as the step was. The monotonic clock is what nobody can set."""

    def __init__(self, ticks: Mapping[str, Timed], clock: Clock, wall: Clock | None = None) -> None:
        """`clock` is what the ticks live by; `wall` what APScheduler reckons by, the machine's."""
        self._clock, self._wall = clock, wall or SystemClock()
        self._scheduler = AsyncIOScheduler(
            timezone="UTC", job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": 1}
        )
        self._running: set[str] = set()
        self._again: set[str] = set()
        self._every = {name: every for name, (every, _) in ticks.items()}
        self._ended: dict[str, float] = {}
        for name, (every, tick) in ticks.items():
            self._scheduler.add_job(self._run, Every(every), (name, tick), id=name)
        self._watch: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin; every tick runs at once. In a running loop."""
        self._scheduler.start()
        self._ended = dict.fromkeys(self._every, asyncio.get_running_loop().time())
        self._watch = asyncio.create_task(self._look_often())

    def stop(self) -> None:
        """No tick begins any more."""
        if self._watch is not None:
            self._watch.cancel()
        self._scheduler.shutdown(wait=False)

    def overdue(self) -> dict[str, float]:
        """How many seconds ago each tick should have ended once more; below zero where there is time yet."""
        now = asyncio.get_running_loop().time()
        return {name: now - ended - 2 * self._every[name].total_seconds() for name, ended in self._ended.items()}

    async def _run(self, name: str, tick: Tick) -> None:
        self._running.add(name)
        began = asyncio.get_running_loop().time()
        try:
            await tick()
            while name in self._again:
                self._again.discard(name)
                await tick()
            self._ended[name] = now = asyncio.get_running_loop().time()
            took("tick", now - began, name)
        finally:
            self._running.discard(name)

    async def _look_often(self) -> None:
        loop = asyncio.get_running_loop()
        since, now = loop.time(), self._clock.now()
        while True:
            await asyncio.sleep(LOOK)
            passed, seen = timedelta(seconds=loop.time() - since), self._clock.now()
            self.look(jumped=abs(seen - now - passed) > JUMP)
            since, now = loop.time(), seen

    def look(self, *, jumped: bool = False) -> list[str]:
        """Run every tick now whose next run is more than two intervals away, and all when the clock has jumped;
        returns their names."""
        now, late = self._wall.now(), []
        for job in self._scheduler.get_jobs():
            if not jumped and job.next_run_time - now <= 2 * job.trigger.interval:
                continue
            late.append(job.id)
            if job.id in self._running:  # it may have read the clock before it jumped, and APScheduler would skip it
                self._again.add(job.id)
            else:
                job.modify(next_run_time=now)
        if late:
            log.info("the clock was set", ticks=late)
        return late
