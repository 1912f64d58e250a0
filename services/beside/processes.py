"""The processes that do what is long (`services/beside/process.py`): the bot itself only waits, and answers others."""

import asyncio
import atexit
import pickle
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from models.errors import DomainError
from services.beside.progress import Progress, untold
from services.children import Children
from services.file_turns import FileTurns, Sender
from services.work import Work

R = TypeVar("R")
MOST = 2
"""Orders that are worked at together; one of a person, and whoever asks later waits."""
PATIENCE = 1_800.0
"""Seconds by the clock until an order is given up."""
KEPT = 300.0
"""Seconds that a process stays ready when nobody asks."""
Told = tuple[int, int]


class NotMade(DomainError):
    """The process ended before it was done."""

    def __init__(self) -> None:
        super().__init__("paper-not-made")


class Processes:
    """What works beside the bot."""

    def __init__(self) -> None:
        self.children = Children("services.beside.process", KEPT)
        self._turns = FileTurns(MOST)
        self._threads = ThreadPoolExecutor(MOST + 1, "beside")

    def wake(self) -> None:
        """Have a process ready: its start takes longer than a paper."""
        self._threads.submit(self.children.warm)

    async def run(
        self, work: Work, call: Callable[..., Awaitable[R]], *arguments: object, progress: Progress | None = None
    ) -> R:
        """What a use case of that name comes to; with `progress` it tells how far it is. Raises what it raises, and
        NotMade."""
        url, order = work.db.url.render_as_string(hide_password=False), (call, arguments, progress is not None)
        question = pickle.dumps((url, work.clock.now(), work.actor, order))
        async with self._turns.turn(Sender(work.center_id, work.actor.person_id or 0)):
            well, answer = await self._asked(question, progress or untold)
        if not well:
            raise answer
        made: R = answer
        return made

    def close(self) -> None:
        """End every process: whoever waits for one hears that it was not done."""
        self.children.close()

    async def _asked(self, question: bytes, progress: Progress) -> tuple[bool, Any]:
        loop, told = asyncio.get_running_loop(), asyncio.Queue[Told | None]()

        def hear(news: Told | None) -> None:
            with suppress(RuntimeError):  # the loop is closed, nobody waits
                loop.call_soon_threadsafe(told.put_nowait, news)

        answering = loop.run_in_executor(self._threads, self._ask, question, hear)
        while (news := await told.get()) is not None:
            await progress(*news)
        return await answering

    def _ask(self, question: bytes, hear: Callable[[Told | None], None]) -> tuple[bool, Any]:
        last: tuple[bool, Any] = False, NotMade()

        def more(message: bytes) -> bool:
            nonlocal last
            done, what = pickle.loads(message)  # noqa: S301 — of our own process, which reads nobody's files
            if done is None:
                hear(what)
            else:
                last = done, what
            return done is None

        try:
            answered = self.children.ask(question, PATIENCE, more) is not None
        finally:
            hear(None)
        return last if answered else (False, NotMade())


beside = Processes()
"""The processes of this process."""
atexit.register(beside.close)
