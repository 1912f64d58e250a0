"""A local Telegram started inside the test's own event loop, and phones to hold in one's hands."""

import asyncio
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

from aiohttp import web

from simulator.errors import PhoneError
from simulator.phone import Phone
from simulator.records import Callback, Event, Update
from simulator.server import build_app
from simulator.state import Listener, World
from simulator.transcript import Scribe

TAIL = 12  # events shown when something does not come
SHUTDOWN_SECONDS = 0.5


async def served(app: web.Application, port: int) -> tuple[web.AppRunner, str]:
    """What ends the server on 127.0.0.1, and where it is; port 0 takes a free one."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=SHUTDOWN_SECONDS)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    return runner, f"http://127.0.0.1:{runner.addresses[0][1]}"


class Simulator:
    """The server, its people, and everything that was seen on their screens."""

    def __init__(self, world: World, runner: web.AppRunner, url: str, *, timeout: float) -> None:
        self.world = world
        self.url = url
        self.timeout = timeout
        self.events: list[Event] = []
        self.phones: list[Phone] = []
        self._runner = runner
        world.listeners.append(self.events.append)

    @classmethod
    async def start(
        cls,
        *,
        port: int = 0,
        token: str = "42:TEST",  # noqa: S107 – of the local Telegram
        bot_name: str = "Опора",
        bot_username: str = "opora_bot",
        clock: Callable[[], float] = time.time,
        clock_file: Path | None = None,
        timeout: float = 15,  # noqa: ASYNC109 – the phones' patience, not this call's
        build: Callable[[World], web.Application] = build_app,
    ) -> Self:
        """A server on 127.0.0.1; port 0 takes a free one. `timeout` is how long a phone waits, in seconds."""
        world = World(token, bot_name=bot_name, bot_username=bot_username, clock=clock, clock_file=clock_file)
        runner, url = await served(build(world), port)
        return cls(world, runner, url, timeout=timeout)

    async def stop(self) -> None:
        """Closes the server; a waiting poll ends empty-handed."""
        await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def token(self) -> str:
        """The bot's token."""
        return self.world.token

    def phone(self, name: str, user_id: int | None = None, *, username: str = "", language_code: str = "ru") -> Phone:
        """A new person, who has not pressed START yet."""
        user = self.world.add_user(name, user_id=user_id, username=username, language_code=language_code)
        self.phones.append(Phone(self, self.world.chats[user.id]))
        return self.phones[-1]

    def on_event(self, listener: Listener) -> None:
        """`listener` hears of everything seen on a screen, as it happens."""
        self.world.listeners.append(listener)

    def shift(self, seconds: float) -> None:
        """Moves the clock."""
        self.world.shift(seconds)

    def transcript(self, since: int = 0, *, html: bool = False) -> str:
        """What everybody saw, from the event number `since` on; `len(sim.events)` is now."""
        return Scribe(self.world, html=html).write(self.events[since:])

    async def handled(self, *updates: Update) -> None:
        """Waits until the bot has confirmed these updates; raises PhoneError in time."""
        try:
            async with asyncio.timeout(self.timeout):
                for update in updates:
                    await update.handled.wait()
        except TimeoutError:
            raise PhoneError(self._silence(updates)) from None

    async def answered(self, *presses: Callback) -> None:
        """Waits until these presses are answered, of a bot that answers them: what takes long is confirmed before it
        is done. Who has blocked the bot waits for no answer. Raises PhoneError in time."""
        try:
            async with asyncio.timeout(self.timeout):
                # a press knows no event
                while self.world.answers and any(self._unanswered(one) for one in presses):  # noqa: ASYNC110
                    await asyncio.sleep(0.005)
        except TimeoutError:
            raise PhoneError(f"the bot has not answered a press in {self.timeout:g} s") from None

    def _unanswered(self, press: Callback) -> bool:
        return press.id in self.world.callbacks and not self.world.chats[press.chat_id].blocked

    async def settled(self) -> None:
        """Waits until the bot has confirmed every update there is."""
        await self.handled(*self.world.updates.pending.values())

    async def quiet(self, seconds: float = 0.3) -> None:
        """Waits until no call came for `seconds`: for bots that confirm before they have answered."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(self.timeout):
                # a pause has no event to wait for: it is known by its end only
                while (left := max(began, self.world.last_call) + seconds - time.monotonic()) > 0:  # noqa: ASYNC110
                    await asyncio.sleep(left)
        except TimeoutError:
            raise PhoneError(f"the bot has not stopped calling for {self.timeout:g} s") from None

    def _silence(self, updates: tuple[Update, ...]) -> str:
        waiting = ", ".join(f"{u.kind} {u.update_id}" for u in updates if not u.handled.is_set())
        how = self._how_delivered()
        tail = self.transcript(max(0, len(self.events) - TAIL))
        return f"the bot has not handled {waiting} in {self.timeout:g} s; {how}. The last events:\n{tail}"

    def _how_delivered(self) -> str:
        if self.world.webhook:
            return f"webhook {self.world.webhook.url}, last error {self.world.webhook_error}"
        polls = self.world.updates.polls
        return f"it has polled {polls} times" if polls else "it has never polled: is it running?"
