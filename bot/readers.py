"""Who may read what the commands write: its owner alone, but for what is there to be passed on."""

import os
from pathlib import Path

PRIVATE = 0o077
_usual = [0o022]


def write_privately() -> None:
    """From now on nobody else reads what is written."""
    _usual[0] = os.umask(PRIVATE)


def pass_on(file: Path) -> None:
    """The file is as readable as any other that this user makes."""
    file.chmod(0o666 & ~_usual[0])
