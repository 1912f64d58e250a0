"""What stands in a register, as a paper counts it: every number is the length of a list of these, or a sum over one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.registers.definition import Register
from models.registers.tallies import RegisterTally


@dataclass(frozen=True)
class Learner:
    """A colleague of an entry, and their hours; two of one name are two."""

    id: int
    name: str
    hours: int


@dataclass(frozen=True, kw_only=True)
class PaperEntry:
    """An entry behind a number."""

    number: int
    """The activity's where the register's entries are activities."""
    day: date
    title: str
    until: date | None = None
    state: str = ""
    district: str = ""
    sort: str = ""
    amount: int | None = None
    """Kopecks."""
    count: int | None = None
    """The number that its register counts: people of a data bank, hours of an internship."""
    who: str = ""
    """The post of whoever entered it."""
    people: Sequence[Learner] = ()


@dataclass(frozen=True)
class PaperRegister:
    """A register with what counts in the period."""

    register: Register
    entries: tuple[PaperEntry, ...]

    @property
    def tally(self) -> RegisterTally:
        """What it comes to: entries, kopecks, hours, people; of a snapshot those of its last quarter."""
        return tally_of(self.register, self.entries)


def told(register: Register, entries: Iterable[PaperEntry]) -> list[PaperEntry]:
    """Those that its numbers are of: of a snapshot the last quarter's, of others all."""
    found = list(entries)
    last = max((one.day for one in found), default=None)
    return [one for one in found if one.day == last] if register.snapshot else found


def tally_of(register: Register, entries: Sequence[PaperEntry]) -> RegisterTally:
    """What these entries come to; a colleague who learned twice is one person."""
    found = told(register, entries)
    return RegisterTally(
        entries=len(found),
        amount=sum(one.amount or 0 for one in found),
        number=sum(one.count or 0 for one in found),
        hours=sum(who.hours for one in found for who in one.people),
        people=len({who.id for one in found for who in one.people}),
    )
