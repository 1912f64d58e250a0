"""Several stories that happen at the same time: each waits for its moments, and time passes from one to the next."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from heapq import heappop, heappush
from itertools import count
from typing import Any

from examples.year.clock import StillClock

Passing = Callable[[datetime], Awaitable[None]]


class Timeline:
    """`passing` is what happens by itself until a moment; the clock never goes back."""

    def __init__(self, clock: StillClock, passing: Passing) -> None:
        self.clock, self._passing = clock, passing
        self._waiting: list[tuple[datetime, int, asyncio.Future[None]]] = []
        self._numbers = count()
        self._told = asyncio.Event()

    async def until(self, moment: datetime) -> None:
        """The story goes on at that moment, or at once where it has passed."""
        turn = asyncio.get_running_loop().create_future()
        heappush(self._waiting, (moment, next(self._numbers), turn))
        self._told.set()
        await turn

    async def play(self, *stories: Coroutine[Any, Any, None]) -> None:
        """All of them to their ends, one at a time, in the order of their moments."""
        async with asyncio.TaskGroup() as tasks:
            for story in stories:
                tasks.create_task(self._told_by(story))
                await self._silence()
            while self._waiting:
                moment, _, turn = heappop(self._waiting)
                await self._passing(moment)
                self.clock.set(max(moment, self.clock.now()))
                turn.set_result(None)
                await self._silence()

    async def _told_by(self, story: Coroutine[Any, Any, None]) -> None:
        await story
        self._told.set()

    async def _silence(self) -> None:
        """The story that goes on has come to its next wait, or to its end."""
        await self._told.wait()
        self._told.clear()
