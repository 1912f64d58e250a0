"""The processes that make papers (`services/papers/process.py`): the bot itself only waits, and answers others."""

import asyncio
import atexit
import pickle
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from models.errors import DomainError
from services.children import Children
from services.file_turns import FileTurns
from services.papers.inner.filling import sender_of
from services.papers.inner.order import MadePaper, PaperOrder
from services.papers.inner.progress import Progress
from services.work import Work

MOST = 2
"""Papers that are made at once; one of a person, and whoever asks later waits."""
PATIENCE = 1_800.0
"""Seconds by the clock until a paper is given up."""
KEPT = 300.0
"""Seconds that a process stays ready when nobody asks for a paper."""
Told = tuple[int, int]


class PaperNotMade(DomainError):
    """The process ended before the paper was made."""

    def __init__(self) -> None:
        super().__init__("paper-not-made")


class PaperProcesses:
    """What makes papers beside the bot."""

    def __init__(self) -> None:
        self.children = Children("services.papers.process", KEPT)
        self._turns = FileTurns(MOST)
        self._threads = ThreadPoolExecutor(MOST + 1, "papers")

    def wake(self) -> None:
        """Have a process ready: its start takes longer than a paper."""
        self._threads.submit(self.children.warm)

    async def make(self, work: Work, order: PaperOrder, progress: Progress) -> list[MadePaper]:
        """The paper in the forms that were asked for. Raises what `prepare` raises, and PaperNotMade."""
        url = work.db.url.render_as_string(hide_password=False)
        question = pickle.dumps((url, work.clock.now(), work.actor, order))
        async with self._turns.turn(sender_of(work)):
            well, answer = await self._asked(question, progress)
        if not well:
            raise answer
        made: list[MadePaper] = answer
        return made

    def close(self) -> None:
        """End every process: whoever waits for a paper hears that it was not made."""
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
        last: tuple[bool, Any] = False, PaperNotMade()

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
        return last if answered else (False, PaperNotMade())


papers = PaperProcesses()
"""The processes of this process."""
atexit.register(papers.close)
