"""Early signals: how many came from a district in a month, who noticed, and what followed. Counts and nothing else: no
word and no number of a case (план Тамбов 2024, «раннее выявление»)."""

from calendar import monthrange
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, enum_column
from models.errors import DomainError
from models.periods import Period

LARGEST = 1_000
"""Signals of one kind that a month of a district may have: of more somebody mistyped."""
CLOSES = 1, 31
"""The last day, month and day, on which a curator may still change the numbers of the year before."""
YEARS_BACK = 3
"""How many years a coordinator may go back."""
QUIET_MONTHS = 6
"""Months without a signal after which it is said that nobody notices («ни одного сигнала за полгода»)."""


class Measure(StrEnum):
    """What is counted: signals by who noticed, and what followed them."""

    SCHOOL = "school"
    KINDERGARTEN = "kindergarten"
    CLINIC = "clinic"
    """A village's first-aid post (ФАП)."""
    COUNCIL = "council"
    """A council for help to families and children (Совет помощи семье и детям)."""
    POLICE = "police"
    NEIGHBOURS = "neighbours"
    FAMILY = "family"
    OTHER = "other"
    CHECKED = "checked"
    CONFIRMED = "confirmed"
    PASSED = "passed"
    """Handed on to whom it is to be handed."""


FOLLOWED = (Measure.CHECKED, Measure.CONFIRMED, Measure.PASSED)
INSTITUTIONS = (Measure.SCHOOL, Measure.KINDERGARTEN, Measure.CLINIC, Measure.COUNCIL, Measure.POLICE)
"""Those whose silence somebody can do something about."""
NOTICED = (*INSTITUTIONS, Measure.NEIGHBOURS, Measure.FAMILY, Measure.OTHER)
"""Who noticed."""
Numbers = Mapping[Measure, int]


class SignalEntry(Base):
    """A change of one number of a district's month. Rows are only added, so that two people at once lose nothing, and
    what a number was, and whose it was, is never forgotten; the number is their sum."""

    __tablename__ = "signal_entries"
    __table_args__ = (
        Index(None, "center_id", "month", "district_id", "measure"),
        Index(None, "person_id"),
        Index(None, "district_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    center_id: Mapped[int] = mapped_column(ForeignKey("centers.id"))
    district_id: Mapped[int] = mapped_column(ForeignKey("districts.id"))
    """Where it came from; of a district that was merged since it stays that one's, and counts with the other's."""
    month: Mapped[date]
    """Its first day."""
    measure: Mapped[Measure] = mapped_column(enum_column(Measure))
    change: Mapped[int]
    """How many more; 0 says that somebody counted and there was nothing."""
    person_id: Mapped[int] = mapped_column(ForeignKey("persons.id"))
    made_at: Mapped[datetime]
    client_key: Mapped[str | None] = mapped_column(String(64), unique=True)
    """Of a signal that was told by one tap: two taps make one."""
    undone_at: Mapped[datetime | None]


def month_of(day: date) -> date:
    """The first day of its month, as a month is kept."""
    return day.replace(day=1)


def check_month(month: date, today: date, *, manages: bool) -> None:
    """Raise DomainError for a month that has not begun, one of a year that is closed (for a curator from February of
    the next year on), and one that lies too far back for a coordinator too."""
    if month > today:
        raise DomainError("signals-future")
    if not manages and month.year < today.year - (today <= date(today.year, *CLOSES)):
        raise DomainError("signals-year-closed", year=month.year)
    if month.year < today.year - YEARS_BACK:
        raise DomainError("signals-too-far", year=today.year - YEARS_BACK)


def months_of(period: Period) -> tuple[date, date] | None:
    """The first and the last of the months that lie within the period whole, as they are kept; None where none does.
    Signals are counted by month: half a month has no number."""
    first, last = period.first, period.last
    if first.day > 1:
        first = month_of(first + timedelta(days=monthrange(first.year, first.month)[1] - first.day + 1))
    if last.day < monthrange(last.year, last.month)[1]:
        last = month_of(last) - timedelta(days=1)
    return (first, month_of(last)) if first <= last else None


def quiet_stretch(last: date) -> tuple[date, date]:
    """The months that somebody was silent in, if they were: the half-year that ends with the month of `last`; while
    that month runs, it and the six before it."""
    whole = last.day == monthrange(last.year, last.month)[1]
    back = last.year * 12 + last.month - 1 - QUIET_MONTHS + whole
    return date(back // 12, back % 12 + 1, 1), month_of(last)


@dataclass(frozen=True, kw_only=True)
class SignalRow:
    """What a district has told in some months. `numbers` has what is not zero; where nobody counted anything (`known`)
    there is no zero either."""

    district_id: int
    name: str
    numbers: Numbers = field(default_factory=dict)
    known: bool = False

    def of(self, measure: Measure) -> int:
        return self.numbers.get(measure, 0)

    @property
    def came(self) -> int:
        """How many signals, whoever noticed."""
        return sum(self.of(one) for one in NOTICED)


@dataclass(frozen=True)
class SignalMap:
    """Districts in the centre's order, with what came from each from the month `first` on, and when the centre began to
    count."""

    rows: Sequence[SignalRow] = ()
    first: date | None = None
    begun: date | None = None

    @property
    def total(self) -> SignalRow:
        """The numbers of all districts together."""
        numbers = Counter[Measure]()
        for row in self.rows:
            numbers.update(row.numbers)
        known = any(row.known for row in self.rows)
        return SignalRow(district_id=0, name="", numbers=+numbers, known=known)

    @property
    def since(self) -> date | None:
        """The month in which the centre began to count, where that is later than the first of these."""
        return self.begun if self.begun and self.first and self.begun > self.first else None

    @property
    def known(self) -> bool:
        """Whether anybody has counted anything."""
        return any(row.known for row in self.rows)


@dataclass(frozen=True)
class Silence:
    """Districts from which no signal came: of these institutions, or of nobody at all where `who` is empty;
    `everywhere` says that there is no other district, and `since` from when on where that is less than half a year."""

    who: tuple[Measure, ...]
    districts: tuple[str, ...]
    everywhere: bool = False
    since: date | None = None


def silences(found: SignalMap) -> Iterator[Silence]:
    """Where nobody notices, out of the months of `quiet_stretch`: districts that told of nothing first, then by
    institution those of the others; institutions that are silent in the same districts together. Nothing where the
    centre counts no signals at all."""
    if not found.total.came:
        return
    none = tuple(row.name for row in found.rows if not row.came)
    if none:
        yield Silence((), none, since=found.since)
    others = [row for row in found.rows if row.came]
    silent: dict[tuple[str, ...], list[Measure]] = {}
    for who in INSTITUTIONS:
        if where := tuple(row.name for row in others if not row.of(who)):
            silent.setdefault(where, []).append(who)
    for where, whose in silent.items():
        everywhere = len(where) == len(others) and len(others) > 1
        yield Silence(tuple(whose), where, everywhere=everywhere, since=found.since)


class SignalDoubt(StrEnum):
    """What of a month's numbers is likely a slip: it is asked about and may be so, for what is checked now may have
    come in the month before."""

    UNCHECKED = "checked"
    """More was checked than came."""
    UNCONFIRMED = "confirmed"
    """More was confirmed than checked."""
    PASSED = "passed"
    """More was handed on than came."""


def doubts(numbers: Numbers) -> list[SignalDoubt]:
    """What is to be asked about."""
    row = SignalRow(district_id=0, name="", numbers=numbers)
    found = {
        SignalDoubt.UNCHECKED: row.of(Measure.CHECKED) > row.came,
        SignalDoubt.UNCONFIRMED: row.of(Measure.CONFIRMED) > row.of(Measure.CHECKED),
        SignalDoubt.PASSED: row.of(Measure.PASSED) > row.came,
    }
    return [one for one, holds in found.items() if holds]


def share(part: int, whole: int) -> int | None:
    """Per cent, rounded; None of nothing."""
    return round(100 * part / whole) if whole else None


def spread(own: Sequence[tuple[int, int]], change: int) -> Iterable[tuple[int, int]]:
    """How a change of a number is shared among the districts that make it: each with its own part of it, the one that
    the others were merged into first. More is the first's; less is taken where there is any, so that no part of it
    ever falls below zero, be it that they are parted again."""
    if change >= 0:
        yield own[0][0], change
        return
    left = -change
    for district_id, number in own:
        taken = min(max(number, 0), left)
        if taken:
            yield district_id, -taken
        left -= taken
