"""What the dialogue of reminders keeps and is started with."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept


@dataclass(kw_only=True)
class RemindersKept(Kept):
    """`/reminders`: whose log is read and whose deputy is chosen; under a letter, what is put off."""

    keeps_start: ClassVar[bool] = True
    person: int | None = None
    post: int = 0
    item: int = 0
    date: int | None = None
    """The one date of the item that is put off; None for an item without dates."""


@dataclass(kw_only=True)
class AboutLater(FormStart):
    """What is put off to a day of one's own."""

    form: str = "reminder-later"
    item: int
    date: int | None = None
