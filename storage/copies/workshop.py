"""A folder beside a file that is being made: what a process left there is known as unfinished, and taken away by the
next one."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def workshop(file: Path) -> Iterator[Path]:
    """An empty folder for one process at a time; it is gone at the end. Raises BlockingIOError when another process is
    at work on that file."""
    folder = file.with_name(f".{file.name}.unfinished")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        _empty(folder)
        yield folder
        _empty(folder)
        folder.rmdir()
    except BlockingIOError:
        raise
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    finally:
        os.close(held)


def _empty(folder: Path) -> None:
    for one in folder.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()


def show(whole: Path, file: Path) -> int:
    """Give it its name, on the disk too; returns its size in bytes."""
    whole.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return file.stat().st_size
