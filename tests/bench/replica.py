"""A sender and nothing else, as one of several replicas: `python -m tests.bench.replica`."""

import asyncio
import os
import signal

from bot.clock import clock_for
from bot.factory import build_bot
from bot.logs import set_up_logs
from bot.settings import load_settings
from scheduler.clock import Ticks
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import RATE, Pace
from storage.database import Database
from storage.dialogues import SqlDialogues
from tests.bench.seed import TICK


async def main() -> None:
    settings = load_settings()
    set_up_logs("WARNING", "json")
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    clock, db = clock_for(settings), Database(settings.database_url)
    bot = build_bot(settings.token(), settings.telegram_api_url)
    pace = Pace(float(os.environ.get("RATE", RATE)))
    delivery = Delivery(db, clock, bot, SqlDialogues(db, clock), LETTERS, pace)
    ticks = Ticks({"sweep": (TICK, delivery.sweep)}, clock)
    await delivery.begin()
    ticks.start()
    await stop.wait()
    ticks.stop()
    await delivery.stop()
    await db.close()
    await bot.session.close()


if __name__ == "__main__":
    asyncio.run(main())
