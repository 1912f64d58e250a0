"""How often Python looks for garbage, and how soon a busy thread lets another one run."""

import gc
import sys

from speed.switch import Bend, bent

GARBAGE = 20_000
"""Objects made until Python looks for garbage: a dozen steps of a form, not every fifth of one."""
SWITCH = 0.0005
"""Seconds until a busy thread lets another one run. The database's threads have a few microseconds of work at a time;
with Python's five milliseconds each of them waits longer for its turn than it works."""


def look_for_no_garbage() -> None:
    """While everything is imported: it makes hundreds of thousands of objects, and none of them is garbage."""
    gc.disable()


def look_for_garbage() -> None:
    """Begin to look, seldom: what stands until the end need not be looked through again and again."""
    gc.enable()
    if bent(Bend.GARBAGE):
        gc.freeze()
        gc.set_threshold(GARBAGE, 20, 20)


def take_short_turns() -> None:
    """Threads take short turns from now on."""
    if bent(Bend.TURNS):
        sys.setswitchinterval(SWITCH)
