"""What of the bot's own state is watched: the outbox, the disk, the ticks, the errors in the log."""

import asyncio
import shutil
import socket
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from bot.counted import errors
from scheduler.alerts import Look, Reading
from scheduler.clock import Ticks
from services.outbox.backlog import backlog
from storage import meter
from storage.clock import Clock
from storage.database import Database

OUTBOX_MINUTES = 10
OUTBOX_LOOKS = 4
"""So many times half a minute: when the bot was off for a night, its letters go out meanwhile."""
DISK_PERCENT = 90
LATE_SECONDS = 60
ERRORS = 10
"""Within five minutes."""


def of_the_outbox(db: Database, clock: Clock) -> Look:
    """A look at whether letters go out."""

    async def look() -> Iterable[Reading]:
        found = await backlog(db, clock.now())
        seconds = max(found.age.total_seconds(), 0.0)
        meter.stands_at("outbox", found.letters)
        meter.stands_at("outbox_age_seconds", seconds)
        return [
            Reading(
                begins="alert-outbox",
                ends="alert-outbox-over",
                value=seconds / 60,
                most=OUTBOX_MINUTES,
                well=OUTBOX_MINUTES / 2,
                looks=OUTBOX_LOOKS,
            )
        ]

    return look


def of_this_process(db: Database, ticks: Ticks, part: str) -> Look:
    """A look at whether this machine has room, this process is in time, and its log is quiet."""
    machine = socket.gethostname()
    folder = Path(db.url.database or "").parent if db.sqlite else db.files.folder
    process = f"{machine} {part}"

    async def look() -> Iterable[Reading]:
        full = await asyncio.to_thread(partial(_full, folder))
        overdue = ticks.overdue()
        for name, seconds in overdue.items():
            meter.stands_at("tick_late_seconds", max(seconds, 0.0), name)
        return [
            Reading(
                begins="alert-disk",
                ends="alert-disk-over",
                value=full,
                most=DISK_PERCENT,
                well=DISK_PERCENT - 3,
                where=machine,
            ),
            Reading(
                begins="alert-tick",
                ends="alert-tick-over",
                value=max(overdue.values(), default=0.0),
                most=LATE_SECONDS,
                well=0.0,
                where=process,
            ),
            Reading(
                begins="alert-errors",
                ends="alert-errors-over",
                value=errors.lately(),
                most=ERRORS,
                well=1,
                where=process,
            ),
        ]

    return look


def _full(folder: Path) -> float:
    """Percent of the disk."""
    there = next((one for one in (folder, *folder.parents) if one.exists()), Path())
    used = shutil.disk_usage(there)
    return 100 * used.used / (used.used + used.free) if used.used + used.free else 0.0
