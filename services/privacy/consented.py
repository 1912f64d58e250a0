"""Dialogues of whoever has given no consent are written into no database: memory holds them, for an hour.

With several replicas Redis does, for an hour too.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime, timedelta
from time import monotonic

from models.access import Role
from services.people.members import Actors
from storage.clock import Clock
from storage.dialogues import ChatKey, Dialogues
from storage.inbox import Ticket

HOUR = timedelta(hours=1)
MOST = 2000
"""Strangers that are remembered at once: a crowd must not fill the memory."""
LOOK = 60.0
"""Seconds between two looks at who was here an hour ago."""
CERTAIN_FOR = 60.0
"""Seconds that a person counts as one who consented before we look again."""


class MemoryDialogues:
    """Dialogues that end with the process, or an hour after they were touched."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._kept: OrderedDict[ChatKey, tuple[datetime, str]] = OrderedDict()
        self._next_look: asyncio.TimerHandle | None = None

    async def load(self, key: ChatKey) -> str | None:
        touched, content = self._kept.get(key, (None, None))
        return content if touched is not None and abs(self._clock.now() - touched) < HOUR else None

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        self._kept[key] = self._clock.now(), content
        self._kept.move_to_end(key)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        if self._next_look is None:  # a timer a message would hold as many contents for an hour
            self._look_in(HOUR.total_seconds())

    async def forget(self, key: ChatKey) -> None:
        self._kept.pop(key, None)

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        for key in keys:
            if name in self._kept.get(key, (None, ""))[1]:
                del self._kept[key]

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        """In which of the chats somebody is answering: none, nobody writes to strangers."""
        return {}

    def _look_in(self, seconds: float) -> None:
        self._next_look = asyncio.get_running_loop().call_later(seconds, self._drop_old)

    def _drop_old(self) -> None:
        """Those who were here an hour ago; the others stand in the order in which they came."""
        now = self._clock.now()
        while self._kept and abs(now - next(iter(self._kept.values()))[0]) >= HOUR:
            self._kept.popitem(last=False)
        self._next_look = None
        if self._kept:
            self._look_in(LOOK)


class ConsentedDialogues:
    """`kept` for the people of the centres and the admins, `strangers` for everybody else."""

    def __init__(self, kept: Dialogues, strangers: Dialogues, actors: Actors) -> None:
        self._kept, self._strangers, self._actors = kept, strangers, actors
        self._certain: dict[int, float] = {}

    async def load(self, key: ChatKey) -> str | None:
        return await (await self._of(key)).load(key)

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        place = await self._of(key)
        await place.save(key, content, ticket, busy=busy)
        if place is not self._strangers:
            await self._strangers.forget(key)

    async def forget(self, key: ChatKey) -> None:
        self._certain.pop(key.user_id, None)
        await self._strangers.forget(key)
        await self._kept.forget(key)

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        await self._kept.forget_naming(name, keys)

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        return await self._kept.busy(keys, now)

    async def _of(self, key: ChatKey) -> Dialogues:
        if self._certain.get(key.user_id, 0.0) <= monotonic():
            actor = await self._actors.load(key.user_id)
            if actor.person_id is None and Role.ADMIN not in actor.roles:
                self._certain.pop(key.user_id, None)
                return self._strangers
            self._certain[key.user_id] = monotonic() + CERTAIN_FOR
        return self._kept
