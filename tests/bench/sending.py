"""What the benchmarks of sending share: a local Telegram with a crowd, a full outbox, and senders as processes."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from pathlib import Path

from simulator.driver import Simulator
from simulator.records import Call
from storage import migration
from storage.clock import ShiftedClock
from storage.database import Database
from tests.support.mailbag import fill, left, settle_crowd

ROOT = Path(__file__).parents[2]
FIRST = 6_000_000_001
MORNING = 9
"""Hours of UTC to which the clock is moved: quiet hours are not what is measured."""
AGAIN = "повтор"


@dataclass
class Field:
    """One local Telegram, one outbox."""

    sim: Simulator
    db: Database
    clock: ShiftedClock
    url: str
    chats: Sequence[int]
    processes: list[asyncio.subprocess.Process] = dataclass_field(default_factory=list)

    async def fill(self, key: str) -> int:
        """A message to everybody; returns how many."""
        return await fill(self.db, self.clock.now(), key)

    async def emptied(self, patience: float = 600) -> None:
        """Waits until nothing is left to send."""
        async with asyncio.timeout(patience):
            while await left(self.db):  # noqa: ASYNC110 — a database has no event to wait for
                await asyncio.sleep(0.3)

    def sent(self) -> list[Call]:
        """The messages that Telegram took."""
        return self.sim.world.accepted("sendMessage")

    def texts(self) -> dict[int, list[str]]:
        """What each chat has."""
        chats = self.sim.world.chats
        return {chat: [m.text for m in chats[chat].messages.values() if m.from_bot] for chat in self.chats}

    async def sender(self, module: str = "tests.bench.replica", **settings: str) -> asyncio.subprocess.Process:
        """A process that sends."""
        command = [sys.executable, "-m", module, *(["run"] if module == "bot" else [])]
        given = {
            "ENV_FILE": "",
            "BOT_TOKEN": self.sim.token,
            "TELEGRAM_API_URL": self.sim.url,
            "DATABASE_URL": self.url,
            "CLOCK_SHIFT_FILE": str(self.sim.world.clock_file),
            "LOG_LEVEL": "ERROR",
        }
        env = {**os.environ, **given, **settings}
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, env=env, stderr=asyncio.subprocess.DEVNULL)
        self.processes.append(process)
        return process


@asynccontextmanager
async def field(folder: Path, people: int, url: str = "") -> AsyncIterator[Field]:
    """A crowd, on a working morning."""
    file = folder / "clock"
    url = url or f"sqlite+aiosqlite:///{folder}/outbox.db"
    await migration.upgrade(url)
    db = Database(url)
    async with await Simulator.start(clock_file=file) as sim:
        clock = ShiftedClock(file)
        _to_the_morning(sim, clock)
        chats = range(FIRST, FIRST + people)
        for chat in chats:
            sim.world.add_user(f"Житель {chat}", user_id=chat)
            sim.world.chats[chat].started = True
        await settle_crowd(db, chats, clock.now())
        made = Field(sim, db, clock, url, chats)
        try:
            yield made
        finally:
            for process in made.processes:
                if process.returncode is None:
                    process.kill()
                    await process.wait()
            await db.close()


def _to_the_morning(sim: Simulator, clock: ShiftedClock) -> None:
    sim.shift(0.0)
    now = clock.now()
    days = (7 - now.weekday()) % 7 or 7  # a Monday
    morning = now.replace(hour=MORNING - 1, minute=0, second=0, microsecond=0)
    sim.shift((morning - now).total_seconds() + days * 86_400)
