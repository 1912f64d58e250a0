"""Delivery by webhook: a dialog's updates in order, retried with growing pauses; who is silent for 8 hours is out."""

import asyncio
from collections import deque

from aiohttp import ClientError, ClientSession

from simulator.max.limits import HOOK_FIRST_PAUSE, HOOK_GIVES_UP, HOOK_GROWTH, HOOK_RETRIES
from simulator.max.state import MaxWorld, Subscription
from simulator.max.wire import pruned
from simulator.records import Update

SECRET_HEADER = "X-Max-Bot-Api-Secret"  # noqa: S105 – a header's name


class MaxPump:
    """Posts what is pending while there are subscriptions."""

    def __init__(self, world: MaxWorld, session: ClientSession) -> None:
        self.world = world
        self.session = session
        self.lanes: dict[int, deque[Update]] = {}
        self.taken: set[int] = set()
        self.tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until cancelled."""
        try:
            while True:
                await self.world.updates.changed.wait()
                self.world.updates.changed.clear()
                if self.world.subscriptions:
                    self._take()
        finally:
            for task in self.tasks:
                task.cancel()
            await asyncio.gather(*self.tasks, return_exceptions=True)

    def _take(self) -> None:
        for update in list(self.world.updates.pending.values()):
            if update.update_id in self.taken:
                continue
            self.taken.add(update.update_id)
            if lane := self.lanes.get(update.chat_id):
                lane.append(update)
                continue
            self.lanes[update.chat_id] = deque([update])
            task = asyncio.create_task(self._drive(update.chat_id))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _drive(self, chat_id: int) -> None:
        lane = self.lanes[chat_id]
        while lane:
            update = lane[0]
            wanted = self.world.subscribed(update.kind)
            done = await asyncio.gather(*(self._deliver(one, update) for one in wanted))
            if all(done):
                self.world.updates.confirm(update.update_id)
            self.taken.discard(update.update_id)  # what nobody is left for waits for a poll
            lane.popleft()
        del self.lanes[chat_id]

    async def _deliver(self, hook: Subscription, update: Update) -> bool:
        """False where the subscription went before the update could be delivered; one that was tried often is lost."""
        scale = self.world.webhook_retry / HOOK_FIRST_PAUSE
        pause, silent = HOOK_FIRST_PAUSE, 0.0
        for _ in range(HOOK_RETRIES + 1):
            if self.world.subscriptions.get(hook.url) is not hook:
                return False
            if await self._post(hook, update):
                return True
            if silent + pause >= HOOK_GIVES_UP:
                if self.world.subscriptions.get(hook.url) is hook:
                    del self.world.subscriptions[hook.url]
                return False
            await asyncio.sleep(pause * scale)
            silent += pause
            pause *= HOOK_GROWTH
        return True

    async def _post(self, hook: Subscription, update: Update) -> bool:
        headers = {SECRET_HEADER: hook.secret} if hook.secret else {}
        body = pruned(update.body) if self.world.terse else update.body
        try:
            async with self.session.post(hook.url, json=body, headers=headers) as answer:
                if answer.status == 200:
                    self.world.delivered.append(body)
                    return True
                trouble = f"{answer.status} {answer.reason}"
        except (ClientError, OSError, TimeoutError) as error:
            trouble = str(error) or type(error).__name__
        self.world.webhook_error = (int(self.world.now()), trouble)
        return False
