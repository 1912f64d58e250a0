"""A bot that people of MAX speak to: a local MAX, the gateway in this process, the real bot beside it."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Self

from gateway.max import store
from gateway.max.gateway import Gateway
from gateway.max.pace import Pace
from gateway.max.service import Config, Running, opened
from models.identities import Messenger
from simulator.max.driver import MaxSimulator
from simulator.records import Callback, Update
from tests.e2e.house import HELD_UP_FOR, House

SECRET = "between-the-two"
QUICK = 10**6


class MaxBehindGateway(MaxSimulator):
    """Phones that wait until the bot has done what they asked for, not the gateway alone."""

    gateway: Gateway | None = None

    async def handled(self, *updates: Update) -> None:
        """Waits until the bot has confirmed everything that MAX has told."""
        await super().handled(*updates)
        if self.gateway is None:
            return
        async with asyncio.timeout(self.timeout):
            # what the bot confirms is written, and nobody is told
            while await self.gateway.store.soon(store.count_waiting):  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def answered(self, *presses: Callback) -> None:
        """Waits until the bot has answered: of an answer without words MAX hears nothing."""
        gateway = self.gateway
        if gateway is None:
            return
        async with asyncio.timeout(self.timeout):
            # who has stopped the bot waits for no answer; of MAX's own kind one may have come with the first edit
            while any(gateway.presses.find(one.id) for one in presses if not self._stopped(one)):  # noqa: ASYNC110
                await asyncio.sleep(0.005)
            await gateway.settle()

    def _stopped(self, press: Callback) -> bool:
        return self.world.chats[press.chat_id].blocked


class MaxHouse(House):
    """The same house; its door is the gateway's."""

    messenger = Messenger.MAX
    changes = ("answerOnCallback", "editMessage")
    shows = (*changes, "sendMessage")
    uploads = "getUploadUrl"
    lost = ("proto.payload: MESSAGE_ID_INVALID", "message.not.found: no such message", "too.old: it cannot be edited")
    role_menus = False
    erases = False
    sim: MaxBehindGateway

    def __init__(self, sim: MaxBehindGateway, running: Running, open_things: AsyncExitStack, url: str) -> None:
        self._open_things, self.sim, self.gateway = open_things, sim, running.gateway
        told = {"BOT_TOKEN": f"{running.me.id}:{SECRET}", "TELEGRAM_API_URL": running.url, "MESSENGER": "max"}
        super().__init__(sim, url, **told, LOG_LEVEL="DEBUG", HELD_UP_FOR=HELD_UP_FOR)

    @classmethod
    async def build(cls, folder: Path, url: str) -> Self:
        """MAX and the gateway; the bot is not started. MAX's pace has tests of its own: here nobody waits for it."""
        open_things = AsyncExitStack()
        sim = await MaxBehindGateway.open(clock_file=folder / "clock", timeout=90)
        open_things.push_async_callback(sim.stop)
        sim.world.limiter = None
        config = Config(token=sim.token, secret=SECRET, url=sim.url, file=folder / "gateway.db")
        running = await open_things.enter_async_context(opened(config))
        running.gateway.api.pace = Pace(running.gateway.times, QUICK, QUICK)
        sim.gateway = running.gateway
        return cls(sim, running, open_things, url)

    async def stop(self) -> None:
        """The end of everything."""
        await super().stop()
        await self._open_things.aclose()
