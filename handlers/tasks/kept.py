"""What the dialogue of tasks keeps and is started with."""

from dataclasses import dataclass

from handlers.widgets.kept import Kept, Start
from models.forms.kinds import TextKey
from services.tasks.lists import View


@dataclass(kw_only=True)
class TasksKept(Kept):
    """Which tasks are looked at, the one that is open, and the lines of new ones."""

    view: View = View.MINE
    event: int = 0
    """The event whose decisions alone are looked at; 0 is all."""
    task: int = 0
    sure: bool = False
    lines: str = ""
    key: str = ""
    """What the lines are stored under: two presses store them once."""
    wrong: TextKey | None = None


@dataclass(kw_only=True)
class TasksStart(Start):
    """A task at once, or the decisions of an event; `many` asks for new ones."""

    task: int = 0
    event: int = 0
    many: bool = False
