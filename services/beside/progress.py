"""How far a long paper is, for whoever waits for it."""

from collections.abc import Awaitable, Callable

Progress = Callable[[int, int], Awaitable[None]]
"""Is told how many rows are written, and of how many."""


async def untold(_done: int, _of: int) -> None:
    """Nobody waits for it in a chat."""
