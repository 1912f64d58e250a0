"""Whose file is read next: everybody's in turn, so that one person's slow files hold up only that person's."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import NamedTuple

from services.elsewhere import wait_elsewhere


class Sender(NamedTuple):
    """Whose file it is."""

    center_id: int
    person_id: int


class FileTurns:
    """So many files at once; one of a person, and of a centre so many that another one finds a reader too."""

    def __init__(self, max_concurrent: int) -> None:
        self._max_concurrent = max_concurrent
        self._of_one_center = max(2, max_concurrent - 1)
        self._waiting: list[tuple[Sender, asyncio.Future[None]]] = []
        self._reading: list[Sender] = []

    @asynccontextmanager
    async def turn(self, sender: Sender) -> AsyncIterator[None]:
        """Waits until this sender may have a file read; nobody waits for whoever waits here."""
        wait_elsewhere()
        called = asyncio.get_running_loop().create_future()
        self._waiting.append((sender, called))
        self._call()
        try:
            await called
            yield
        finally:
            if called.done() and not called.cancelled():
                self._reading.remove(sender)
            else:
                self._waiting.remove((sender, called))
            self._call()

    def _call(self) -> None:
        """Those whose turn it is: of the centre that has the fewest read first, then whoever waits longest."""
        while len(self._reading) < self._max_concurrent:
            centers = Counter(one.center_id for one in self._reading)
            may = [
                one
                for one in self._waiting
                if one[0] not in self._reading and centers[one[0].center_id] < self._of_one_center
            ]
            if not may:
                return
            chosen = min(may, key=lambda one: centers[one[0].center_id])
            self._waiting.remove(chosen)
            self._reading.append(chosen[0])
            chosen[1].set_result(None)
