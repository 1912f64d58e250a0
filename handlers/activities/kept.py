"""What the dialogue of records keeps and is started with, and what the form of an activity is about."""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, ClassVar

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept
from models.activity_filters import Filter
from models.forms.kinds import TextKey


class Narrowing(StrEnum):
    """What a list is narrowed by, besides a word: a field of `Filter`."""

    TYPE = "type"
    PERIOD = "period"
    DISTRICT = "district"
    PERSON = "person"


@dataclass(kw_only=True)
class RecordsKept(Kept):
    """`/my`, the records behind a summary, or those of a year without numbers; and the record that is open."""

    keeps_start: ClassVar[bool] = True
    own: bool = True
    """Whether the list is of one's own records, and not those that a summary of the centre counts."""
    behind: bool = False
    """Whether the list stands behind a summary, to which it leads back."""
    over_list: bool = False
    """Whether one record was opened over a list of another area, to which it leads back."""
    numberless: int = 0
    """The year whose records without numbers of people are listed, and no others."""
    filter: Filter = field(default_factory=Filter)
    narrowing: Narrowing = Narrowing.TYPE
    """What is chosen just now."""
    page_choice: int = 0
    trouble: TextKey | None = None
    """What was wrong with the period that was typed."""
    record: int = 0
    what: str = ""
    """The word that items of the plan are looked for by."""
    page_item: int = 0
    page_date: int = 0

    def narrow(self, **changed: Any) -> None:
        """Narrow the list, from its first page on."""
        self.filter, self.page = replace(self.filter, **changed), 0


class RecordMode(StrEnum):
    """What is done with a record in its form."""

    EDIT = "edit"
    REPEAT = "repeat"


@dataclass(kw_only=True)
class AboutActivity(FormStart):
    """A record to be changed or repeated, or the item of the plan, and its date, that something was done for."""

    form: str = "activity"
    record: int = 0
    mode: RecordMode | None = None
    item: int | None = None
    date: int | None = None

    @property
    def edits(self) -> bool:
        """Whether a record is changed, and none made."""
        return self.mode is RecordMode.EDIT


@dataclass(kw_only=True)
class AboutRecord(FormStart):
    """The record that is sent back, or of which it is said that all is right."""

    record: int
