"""An update at work, and whether others wait for it."""

import asyncio
from collections.abc import Coroutine
from contextvars import copy_context
from typing import NamedTuple

from services.elsewhere import tell_waiting


class Underway(NamedTuple):
    """An update at work."""

    task: asyncio.Task[None]
    let_go: asyncio.Future[None]
    """Done when the task is, or waits for another process: from then on it holds up nobody."""


def begin(handling: Coroutine[None, None, None], name: str) -> Underway:
    """Begin it, in a task of that name."""
    let_go = asyncio.get_running_loop().create_future()

    def tell(_: object = None) -> None:
        if not let_go.done():
            let_go.set_result(None)

    context = copy_context()
    context.run(tell_waiting, tell)
    task = asyncio.create_task(handling, name=name, context=context)
    task.add_done_callback(tell)
    return Underway(task, let_go)
