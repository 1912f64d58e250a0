"""One local Telegram, one real bot, one database: what an end-to-end test stands in."""

import asyncio
from datetime import datetime
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from examples.demo.day import MORNING
from models.identities import Messenger, number_of
from simulator.driver import Simulator
from simulator.phone import Phone
from simulator.transcript import Scribe
from tests.e2e.process import BotProcess
from tests.support.databases import empty

FIRST_ADMIN = 4_900_000_001
ADMINS = tuple(range(FIRST_ADMIN, FIRST_ADMIN + 3))
HELD_UP_FOR = "60"
"""Seconds until an update that is still at work is confirmed. A phone takes what is confirmed for answered, and where
many are at work the bot's own two seconds are soon over."""


class House:
    """The bot is asked over HTTP only; the database is looked into from beside it."""

    messenger = Messenger.TELEGRAM
    changes: tuple[str, ...] = ("editMessageText",)
    """The call by which a window changes after a press on it, and those that are tried where that is refused."""
    shows: tuple[str, ...] = changes
    """Every call by which a window may come where others are refused."""
    uploads = "sendDocument"
    """The call that takes the bytes of a file."""
    lost: tuple[str, ...] = tuple(
        f"Bad Request: {one}" for one in ("MESSAGE_ID_INVALID", "message to edit not found", "message can't be edited")
    )
    """How a change is refused where the window is there no more."""
    role_menus = True
    """Whether each role has a menu of commands of its own."""
    erases = True
    """Whether the bot can delete what a person wrote."""

    def __init__(self, sim: Simulator, url: str, **settings: str) -> None:
        self.sim = sim
        self.url = url
        self.settings = {
            "BOT_TOKEN": sim.token,
            "TELEGRAM_API_URL": sim.url,
            "DATABASE_URL": url,
            "ADMIN_IDS": " ".join(map(str, ADMINS)),
            "CLOCK_SHIFT_FILE": str(sim.world.clock_file),
            "FILES_DIR": f"{sim.world.clock_file}.files",
            **settings,
        }
        self.engine: AsyncEngine = create_async_engine(url, poolclass=NullPool)
        self.bots: list[BotProcess] = []
        self._seen = 0

    @property
    def bot(self) -> BotProcess:
        """The process that runs now, or ran last."""
        return self.bots[-1]

    async def start(self) -> None:
        """One more process, ready."""
        self.bots.append(await BotProcess.start(**self.settings))
        self._seen = 0
        await self.bot.ready()

    async def stop(self) -> None:
        """The end of everything."""
        if self.bots:
            await self.bot.terminate()
        await self.engine.dispose()

    async def fresh(self, moment: datetime = MORNING) -> None:
        """The first morning again: no rows, no people, no faults, the clock at `moment`."""
        world = self.sim.world
        world.faults.clear()
        world.updates.drop_all()
        world.callbacks.clear()
        world.chats.clear()
        world.calls.clear()
        for scope in [scope for scope in world.commands if scope[0] == "chat"]:
            del world.commands[scope]
        await self._wipe()
        world.shift(moment.timestamp() - world.now())
        self.sim.events.clear()
        self.sim.phones.clear()
        self._seen = len(self.bot.log)

    async def _wipe(self) -> None:
        async with self.engine.begin() as connection:
            if self.engine.dialect.name == "sqlite":  # the bot writes too, and must not come in between
                await connection.exec_driver_sql("BEGIN IMMEDIATE")
            await empty(connection)

    def admin(self, name: str = "Глеб Ладогин") -> Phone:
        """The phone of a platform admin."""
        return self.sim.phone(name, FIRST_ADMIN)

    async def rows(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """What stands in the database."""
        async with self.engine.connect() as connection:
            return [dict(row) for row in (await connection.execute(text(query), params)).mappings()]

    async def number(self, query: str, **params: Any) -> int:
        """The one number that a query gives."""
        async with self.engine.connect() as connection:
            return int((await connection.execute(text(query), params)).scalar_one())

    async def change(self, statement: str) -> None:
        """Something done to the database behind the bot's back."""
        async with self.engine.begin() as connection:
            await connection.execute(text(statement))

    async def kept(self, phone: Phone, patience: float = 60) -> None:
        """Waits until the conversation as it is on the screen stands in the database too. Raises TimeoutError."""
        there = "SELECT count(DISTINCT chat_id) FROM dialogues WHERE chat_id = :id AND content LIKE :saved"
        await self.becomes(1, there, patience, id=phone.id, saved="%FormStates:saved%")

    async def becomes(self, wanted: int, query: str, patience: float = 60, **params: Any) -> None:
        """Waits until a query's one number is that: an update may be confirmed before it is done. Raises
        TimeoutError."""
        async with asyncio.timeout(patience):
            while await self.number(query, **params) != wanted:  # noqa: ASYNC110 — a database has no event to wait for
                await asyncio.sleep(0.02)

    def account(self, phone: Phone) -> int:
        """The number of this person's account."""
        return number_of(self.messenger, phone.id)

    def told(self, phone: Phone) -> str:
        """What this person saw, without edits that only took buttons away."""
        return Scribe(self.sim.world, tidy=True).write(phone.events())

    def new_log(self) -> list[str]:
        """What the bot has logged since the test began."""
        return self.bot.log[self._seen :]

    def errors(self) -> list[str]:
        """Lines of the log that tell of our mistakes since the test began."""
        return [line for line in self.new_log() if '"level": "error"' in line or not line.startswith("{")]

    def forgive(self) -> None:
        """What was logged until now was the test's own doing."""
        self._seen = len(self.bot.log)
