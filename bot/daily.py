"""The day's copy of everything, made by a process of its own; and a word to the admins when the last one is old."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from bot.kept import TOO_OLD, folder_of, newest
from bot.settings import Settings
from scheduler.alerts import Reading
from scheduler.clock import Timed
from services.children import ROOT
from storage.clock import Clock

log = structlog.get_logger()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


class DailyCopies:
    """Looks, each hour, whether today's copy is there."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        self._settings, self._clock = settings, clock
        self._folder = folder_of(settings)
        self._since = clock.now()

    @property
    def ticks(self) -> Mapping[str, Timed]:
        """What is done here by the clock, by name; nothing where no copies are kept."""
        return {"the daily copy": (HOUR, self.look)} if self._settings.backup_keep else {}

    async def look(self) -> None:
        """A tick: make today's copy, by the day of UTC, when there is none."""
        if (last := await self._last()) is None or last.date() < self._clock.now().date():
            await self._make()

    async def age(self) -> Iterable[Reading]:
        """For the alerts: how many days old the last copy is, or this process where there is none."""
        if not self._settings.backup_keep:
            return []
        age = (self._clock.now() - (await self._last() or self._since)) / DAY
        old = TOO_OLD / DAY
        return [Reading(begins="alert-copies", ends="alert-copies-over", value=age, most=old, well=old, daily=True)]

    async def _last(self) -> datetime | None:
        return await asyncio.to_thread(newest, self._folder)

    async def _make(self) -> None:
        """By `python -m bot backup`, which gives way to the bot."""
        env = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))}
        command = (sys.executable, "-m", "bot", "backup")
        process = await asyncio.create_subprocess_exec(*command, env=env, cwd=Path.cwd(), stdout=PIPE, stderr=PIPE)
        try:
            out, err = await process.communicate()
        finally:
            if process.returncode is None:  # the bot stops: what was begun is known as unfinished
                process.kill()
        if process.returncode:
            log.error("no daily copy", reason=err.decode(errors="replace").strip()[-300:])
        else:
            log.info("daily copy", made=out.decode(errors="replace").strip())
