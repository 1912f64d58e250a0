"""One question for all who ask at the same moment: what comes while one answer is under way is asked together next.

A trip to the database costs the same for one chat and for a hundred. Alone, a question is asked at once.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")

LARGEST = 100
"""Questions asked together at most: as many updates as Telegram hands out at once."""


class Batcher(Generic[K, V]):
    """Collects questions for `answer`, which gets them as a list and returns the answers by question."""

    def __init__(self, answer: Callable[[Sequence[K]], Awaitable[Mapping[K, V]]]) -> None:
        self._answer = answer
        self._waiting: list[tuple[K, asyncio.Future[V]]] = []
        self._runner: asyncio.Task[None] | None = None

    async def ask(self, question: K) -> V:
        """The answer to one question. Raises what answering its batch raised."""
        future: asyncio.Future[V] = asyncio.get_running_loop().create_future()
        self._waiting.append((question, future))
        if self._runner is None:
            self._runner = asyncio.create_task(self._run())
        return await future

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:LARGEST], self._waiting[LARGEST:]
            try:
                answers = await self._answer([question for question, _ in batch])
            except Exception as error:  # noqa: BLE001 — handed to everyone who asked
                for _, future in batch:
                    if not future.done():
                        future.set_exception(error)
            else:
                for question, future in batch:
                    if not future.done():
                        future.set_result(answers[question])
        self._runner = None
