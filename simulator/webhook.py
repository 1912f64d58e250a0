"""Delivery by webhook: a chat's updates in order, chats side by side, retried until a 2xx."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from functools import partial
from typing import Protocol

from aiohttp import ClientError, ClientResponse, ClientSession, ClientTimeout, web

from gateway.botapi.params import read_answer
from simulator.records import Update
from simulator.registry import METHODS, perform
from simulator.state import Webhook, World

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 – a header's name
POST_SECONDS = 60.0
LONGEST_RETRY = 60.0


class Runs(Protocol):
    """Whatever posts."""

    async def run(self) -> None:
        """Until cancelled."""


def add_pump(app: web.Application, world: World, seconds: float, pump: Callable[[ClientSession], Runs]) -> None:
    """While the app serves, what is pending is posted, `seconds` a post; when it ends, so does the waiting poll."""

    async def pumping(_: web.Application) -> AsyncIterator[None]:
        async with ClientSession(timeout=ClientTimeout(seconds)) as session:
            task = asyncio.create_task(pump(session).run())
            yield
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def dismiss(_: web.Application) -> None:
        world.updates.dismiss()

    app.cleanup_ctx.append(pumping)
    app.on_shutdown.append(dismiss)


class Pump:
    """Posts what is pending while a webhook is set."""

    def __init__(self, world: World, session: ClientSession) -> None:
        self.world = world
        self.session = session
        self.busy: dict[int, asyncio.Task[None]] = {}  # by chat

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                await self.world.updates.changed.wait()
                self.world.updates.changed.clear()
                if self.world.webhook:
                    self._launch(self.world.webhook)
        finally:
            for task in self.busy.values():
                task.cancel()
            await asyncio.gather(*self.busy.values(), return_exceptions=True)

    def _launch(self, hook: Webhook) -> None:
        for update in list(self.world.updates.pending.values()):
            if len(self.busy) >= hook.max_connections:
                return
            if update.chat_id not in self.busy:
                task = asyncio.create_task(self._deliver(hook, update))
                self.busy[update.chat_id] = task
                task.add_done_callback(partial(self._free, update.chat_id))

    def _free(self, chat_id: int, _: asyncio.Task[None]) -> None:
        self.busy.pop(chat_id, None)
        self.world.updates.changed.set()

    async def _deliver(self, hook: Webhook, update: Update) -> None:
        delay = self.world.webhook_retry
        while self.world.webhook is hook and update.update_id in self.world.updates.pending:
            if await self._post(hook, update):
                self.world.updates.confirm(update.update_id)
                return
            await asyncio.sleep(delay)
            delay = min(delay * 2, LONGEST_RETRY)

    async def _post(self, hook: Webhook, update: Update) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        try:
            async with self.session.post(hook.url, json=update.as_json(), headers=headers) as answer:
                if answer.ok:
                    await self._reply(answer)
                    return True
                trouble = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, OSError, TimeoutError) as error:
            trouble = str(error) or type(error).__name__
        self.world.webhook_error = (int(time.time()), trouble)
        return False

    async def _reply(self, answer: ClientResponse) -> None:
        """A method call in the answer's body is carried out; the bot never learns how it went."""
        with suppress(ValueError):
            params = await read_answer(answer)
            if called := METHODS.get(params.text("method").lower()):
                perform(self.world, called, params)
