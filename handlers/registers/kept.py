"""What the dialogue of registers keeps, and what its forms are about."""

from dataclasses import dataclass

from handlers.widgets.form.spec import FormStart
from handlers.widgets.kept import Kept, Start
from models.registers.definition import FieldType
from services.registers.lists import EntryFilter


@dataclass(kw_only=True)
class RegistersKept(Kept):
    """The register and the entry that are open, and which entries are looked at."""

    register: str = ""
    entry: int = 0
    state: str = ""
    year: int = 0
    words: str = ""
    sure: bool = False
    """Whether it is asked if the entry shall go, or a field that the plan is counted by."""
    gone: int = 0
    """The entry that was deleted just now: it can be had back."""
    added: bool = False
    """Whether the entry was made just now: another one is offered."""
    code: str = ""
    """The period of the totals."""
    field: str = ""
    """The field that the coordinator sets."""

    @property
    def narrowing(self) -> EntryFilter:
        return EntryFilter(self.state, self.year, self.words)

    def open(self, register: str) -> None:
        """Another register, all of it."""
        self.register, self.entry, self.page, self.sure, self.gone = register, 0, 0, False, 0
        self.state, self.year, self.words = "", 0, ""


@dataclass(kw_only=True)
class RegistersStart(Start):
    """A register, or an entry of it, at once."""

    register: str = ""
    entry: int = 0


@dataclass(kw_only=True)
class AboutEntry(FormStart):
    """The form of an entry: a new one (0), or one that is put right, or comes to that state with it."""

    register: str
    entry: int = 0
    state: str = ""


@dataclass(kw_only=True)
class AboutTerm(FormStart):
    """What a register (no field) or a field of it is called."""

    register: str
    field: str = ""


@dataclass(kw_only=True)
class AboutNewField(FormStart):
    """A field of that kind."""

    register: str
    kind: FieldType
