"""Files that stand on the disk for a moment, because another program reads or writes them: what people sent, papers.

A process that was killed cannot take them away. Each has a folder of its own that it holds by a lock: one that nobody
holds any more goes with the next start.
"""

import atexit
import fcntl
import os
import shutil
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir, mkdtemp

PREFIX = "opora-scratch-"


def folder() -> "TemporaryDirectory[str]":
    """A new folder, readable by this user alone; it goes with its `cleanup`, or at the end of a `with`."""
    try:
        return TemporaryDirectory(dir=_own())
    except FileNotFoundError:  # whoever cleans the machine's temporary files took it away
        _own.cache_clear()
        return TemporaryDirectory(dir=_own())


def sweep() -> None:
    """Take away what processes left that are no more."""
    for left in Path(gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # it is held, gone, or somebody else's
            held = _hold(left)
            try:
                if os.fstat(held).st_uid == os.getuid():
                    shutil.rmtree(left, ignore_errors=True)
            finally:
                os.close(held)


@cache
def _own() -> Path:
    """The folder of this process, held until it ends."""
    own = Path(mkdtemp(prefix=PREFIX))
    _hold(own)
    atexit.register(shutil.rmtree, own, ignore_errors=True)
    return own


def _hold(place: Path) -> int:
    """Raises OSError when another process holds it, or it is no folder."""
    held = os.open(place, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(held)
        raise
    return held
