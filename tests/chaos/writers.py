"""`python -m tests.chaos.writers SECONDS`: sixteen writers, the tick and the sender on one SQLite file."""

import asyncio
import math
import sys
import tempfile
import time
from collections import Counter
from itertools import count
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.logs import set_up_logs
from models.activities import Facts, Format, Level, Type
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.activities.records import log_activity
from services.timer_handlers import handlers_while
from services.timers.firing import tick
from storage import migration
from storage.clock import SystemClock
from storage.database import Database
from storage.dialogues import SqlDialogues
from tests.bench.report import Line
from tests.support.mailbag import fill, settle_crowd
from tests.support.telegram import Telegram
from tests.support.town import MARIA, settle

WRITERS = 16
CROWD = 200
MOST = 250.0
"""Milliseconds that a save may take, of a hundred all but one."""
WARM_UP = 2.0
"""Seconds that count for nothing: statements are compiled."""
THINKING = 0.2
"""Seconds between a writer's saves: sixteen people who save five times a second."""


async def main(seconds: float) -> int:
    """Returns the exit status."""
    set_up_logs("WARNING", "json")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/opora.db"
        await migration.upgrade(url)
        db, clock, telegram = Database(url, Path(folder) / "files"), SystemClock(), Telegram()
        town = await settle(db, clock)
        await settle_crowd(db, range(6_100_000_001, 6_100_000_001 + CROWD), clock.now())
        delivery = Delivery(db, clock, telegram, SqlDialogues(db, clock), LETTERS, Pace())
        took, ended, until, numbers = list[float](), Counter[str](), time.monotonic() + seconds, count(1)
        warm = time.monotonic() + WARM_UP
        maria = await town.work(MARIA)

        async def write() -> None:
            while time.monotonic() < until:
                number, began = next(numbers), time.perf_counter()
                facts = Facts(
                    type=Type.MEETING, title=f"Встреча {number}", day=clock.now().date(), format=Format.IN_PERSON,
                    level=Level.DISTRICT,
                )  # fmt: skip
                try:
                    await log_activity(maria, facts, f"key {number}")
                except SQLAlchemyError as error:
                    ended["locked" if "locked" in str(error) else "failed"] += 1
                if time.monotonic() > warm:
                    took.append((time.perf_counter() - began) * 1000)
                await asyncio.sleep(THINKING)

        async def by_the_clock() -> None:
            while time.monotonic() < until:
                if len(telegram.said) >= ended["letters"]:
                    ended["letters"] += await fill(db, clock.now(), f"crowd {next(numbers)}")
                await tick(db, clock, handlers_while(clock_agrees=True))
                await delivery.sweep()
                await asyncio.sleep(1)

        await delivery.begin()
        await asyncio.gather(by_the_clock(), *(write() for _ in range(WRITERS)))
        await delivery.stop()
        await db.close()
    p99 = sorted(took)[math.ceil(0.99 * len(took)) - 1]
    lines = [
        Line(f"{WRITERS} writers, tick and sender on SQLite: saves in {seconds:g} s", len(took), least=1),
        Line("letters that went out meanwhile", len(telegram.said), least=1),
        Line("«database is locked»", ended["locked"], most=0),
        Line("other errors of the database", ended["failed"], most=0),
        Line("a save, 99th percentile", p99, most=MOST, unit="ms"),
    ]
    print(*lines, sep="\n")
    return int(any(line.short for line in lines))


if __name__ == "__main__":
    sys.exit(asyncio.run(main(float(sys.argv[1]))))
