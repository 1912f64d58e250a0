"""A local MAX started inside the test's own event loop, and phones to hold in one's hands."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from aiohttp import web

from gateway.botapi.shapes import Json
from simulator.driver import Simulator, served
from simulator.max import deeds
from simulator.max.server import build_app
from simulator.max.state import BOT_ID, MaxWorld
from simulator.phone import Phone
from simulator.records import Chat, Message


class MaxSimulator(Simulator):
    """The server, its people, and everything that was seen on their screens."""

    world: MaxWorld

    @classmethod
    async def open(
        cls,
        *,
        port: int = 0,
        token: str = "local-max-token",  # noqa: S107 – of the local MAX
        bot_id: int = BOT_ID,
        bot_name: str = "Опора",
        bot_username: str = "opora_bot",
        clock: Callable[[], float] = time.time,
        clock_file: Path | None = None,
        timeout: float = 15,  # noqa: ASYNC109 – the phones' patience, not this call's
        build: Callable[[MaxWorld], web.Application] = build_app,
    ) -> Self:
        """A server on 127.0.0.1; port 0 takes a free one. `timeout` is how long a phone waits, in seconds."""
        world = MaxWorld(
            token, bot_id=bot_id, bot_name=bot_name, bot_username=bot_username, clock=clock, clock_file=clock_file
        )
        runner, world.url = await served(build(world), port)
        return cls(world, runner, world.url, timeout=timeout)

    def phone(
        self, name: str, user_id: int | None = None, *, username: str = "", language_code: str = "ru"
    ) -> "MaxPhone":
        """A new person, who has not pressed «Начать» yet."""
        user = self.world.add_user(name, user_id=user_id, username=username, language_code=language_code)
        phone = MaxPhone(self, self.world.chats[user.id])
        self.phones.append(phone)
        return phone

    async def replay(self, sample: Json) -> None:
        """A sample update, or a page of them, put on the wire; waits until the bot has it."""
        await self.handled(*deeds.replay(self.world, sample))


class MaxPhone(Phone):
    """A phone with what only MAX has."""

    sim: MaxSimulator

    def __init__(self, sim: MaxSimulator, chat: Chat) -> None:
        super().__init__(sim, chat)
        self.sim = sim

    async def send_files(self, *files: tuple[str, bytes], caption: str = "") -> Message:
        """Several pictures or files in one message: (name, bytes) pairs."""
        message, update = deeds.send_files(self.sim.world, self.chat, files, caption)
        await self.sim.handled(update)
        return message

    async def forward(self, text: str, *, of: str = "Кто-то Другой") -> Message:
        """Somebody else's words passed on: they stand in the message's link."""
        message, update = deeds.forward(self.sim.world, self.chat, text, of)
        await self.sim.handled(update)
        return message

    async def delete(self, message: Message) -> None:
        """An own message deleted."""
        await self.sim.handled(deeds.delete(self.sim.world, self.chat, message))

    async def dialog(self, what: str) -> None:
        """The dialog itself «cleared», «removed», «muted» or «unmuted»."""
        await self.sim.handled(deeds.dialog(self.sim.world, self.chat, what))

    async def add_to_group(self, title: str) -> int:
        """The bot added to a group; returns its number."""
        number, update = deeds.add_to_group(self.sim.world, self.chat, title)
        await self.sim.handled(update)
        return number
