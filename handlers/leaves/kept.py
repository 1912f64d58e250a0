"""What the dialogue of leave keeps."""

from dataclasses import dataclass
from datetime import date

from handlers.widgets.kept import Kept
from models.forms.kinds import TextKey


@dataclass(kw_only=True)
class LeavesKept(Kept):
    """The leave that is looked at, or planned: whose, from when, until when; or the lines of a list."""

    leave: int = 0
    sure: bool = False
    person: int = 0
    first: date | None = None
    last: date | None = None
    lines: str = ""
    key: str = ""
    """What the lines are stored under: two presses store them once."""
    wrong: TextKey | None = None
    """What was wrong with the days that were typed."""
