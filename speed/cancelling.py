"""What must not be left halfway."""

import asyncio
from typing import TypeVar

T = TypeVar("T")


async def to_the_end(future: asyncio.Future[T]) -> T:
    """The future's result. A cancellation that comes meanwhile takes effect with the caller's next wait."""
    me = asyncio.current_task()
    cancelled = False
    try:
        while not future.done():
            try:
                return await asyncio.shield(future)
            except asyncio.CancelledError:
                if future.cancelled() or me is None:
                    raise
                me.uncancel()
                cancelled = True
        return future.result()
    finally:
        if cancelled and me is not None:
            me.cancel()
