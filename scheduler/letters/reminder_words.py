"""What the letters of dates and those of items without a date have in common."""

from models.plan.tables import PlanItem
from places.place import Place
from scheduler.letters.letter import Button, Skipped
from services.texts import texts

CONTENT = 400
"""Characters of an item's words in a message; a line of a digest has fewer."""
BRIEF = 120


def called(item: PlanItem) -> str:
    """The item's words to stand inside a sentence."""
    return item.words("content").rstrip(" .")


def open_label() -> str:
    """What a button bears that opens what a line speaks of."""
    return texts().plain("letter-open")


def reminder_button(word: str, place: Place) -> Button:
    """A button under a reminder: `reminders-<word>`."""
    return Button(texts().plain(f"reminders-{word}"), place)


def moot(why: str, **args: str) -> Skipped:
    """Why a reminder is not told any more: `reminders-moot-<why>`."""
    return Skipped(texts().plain(f"reminders-moot-{why}", **args))
