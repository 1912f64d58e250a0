"""An event loop in C: of a step's processor time the loop and the sockets take a tenth."""

import asyncio
import sys
from collections.abc import Callable

from speed.switch import Bend, bent


def loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """What makes the loop; None for Python's own. Windows has no other."""
    if sys.platform == "win32" or not bent(Bend.LOOP):
        return None
    import uvloop

    return uvloop.new_event_loop
