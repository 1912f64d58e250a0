"""The bot's queue of updates: long polling, confirmation by offset, 409 to the older poller."""

import asyncio
from collections.abc import Callable, Collection

from gateway.botapi.errors import TelegramError
from gateway.botapi.limits import UPDATE_SECONDS, UPDATES_AT_ONCE
from gateway.botapi.polling import Poller
from gateway.botapi.shapes import Json
from simulator.records import Update

FIRST_UPDATE_ID = 100_000_001


class UpdateQueue:
    """Updates wait here until the bot confirms them, or for 24 hours."""

    def __init__(self, clock: Callable[[], float], first: int = FIRST_UPDATE_ID) -> None:
        self.clock = clock
        self.pending: dict[int, Update] = {}
        self.allowed: frozenset[str] = frozenset()  # empty: every kind
        self.changed = asyncio.Event()  # for whoever delivers by webhook
        self.polls = 0
        self._next_id = first
        self.poller = Poller()

    def push(self, kind: str, body: Json, chat_id: int) -> Update:
        """A new update; one of a kind the bot did not ask for is dropped and counts as handled."""
        update = Update(self._next_id, kind, body, chat_id, self.clock())
        self._next_id += 1
        if self.allowed and kind not in self.allowed:
            update.handled.set()
            return update
        self.pending[update.update_id] = update
        self.changed.set()
        self.poller.wake()
        return update

    @property
    def next_id(self) -> int:
        """The number of the update that comes next."""
        return self._next_id

    def confirm(self, update_id: int) -> None:
        """The bot is done with this one."""
        if update := self.pending.pop(update_id, None):
            update.handled.set()

    def confirm_below(self, offset: int) -> None:
        """The bot is done with every update before `offset`; a negative one counts from the end."""
        if offset < 0:
            offset = max(self._next_id + offset, 0)
        for update_id in list(self.pending):
            if update_id >= offset:
                break
            self.confirm(update_id)

    def drop_all(self) -> None:
        """Pending updates are forgotten, as with drop_pending_updates."""
        for update_id in list(self.pending):
            self.confirm(update_id)

    def allow(self, kinds: Collection[str]) -> None:
        """Only these kinds from now on; none given: every kind."""
        self.allowed = frozenset(kinds)

    def dismiss(self, error: TelegramError | None = None) -> None:
        """Ends the waiting poll: with an error, or empty-handed."""
        self.poller.dismiss(error)

    async def poll(self, offset: int, limit: int, timeout: float) -> list[Update]:  # noqa: ASYNC109
        """Updates from `offset` on, waiting `timeout` seconds for the first; raises TelegramError 409."""
        self.polls += 1
        self.poller.take_over()
        self.confirm_below(offset)
        if timeout > 0 and not self.pending:
            await self.poller.wait(timeout)
        self._expire()
        return list(self.pending.values())[: max(1, min(limit, UPDATES_AT_ONCE))]

    def _expire(self) -> None:
        oldest = self.clock() - UPDATE_SECONDS
        for update in list(self.pending.values()):
            if update.created >= oldest:
                break
            self.confirm(update.update_id)
