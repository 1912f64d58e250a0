"""Marks beside the numbers of a paper, and what each is made of: the last appendix, «Из чего сложилось»."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from models.dates import short
from models.papers.records import PaperRecord

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(frozen=True)
class TraceRow:
    """A record behind a number: №, date, title, the post of whoever did it."""

    number: str
    day: str
    title: str
    who: str


@dataclass(frozen=True)
class Trace:
    """What stands behind the numbers that bear the mark."""

    mark: str
    title: str
    rows: tuple[TraceRow, ...]
    sum: str = ""
    """«¹ + ² + ³»: what stands behind these marks together, where the rows are theirs."""


class Marks:
    """Gives out marks in the order in which numbers are said. Raised figures: no reader takes one for a number."""

    def __init__(self) -> None:
        self.traces: list[Trace] = []

    def rows(self, title: str, rows: Iterable[TraceRow]) -> str:
        """The mark of what is made of these rows."""
        self.traces.append(Trace(_mark(len(self.traces) + 1), title, tuple(rows)))
        return self.traces[-1].mark

    def total(self, title: str) -> "Total":
        """A mark that stands before those of its parts."""
        self.traces.append(Trace(_mark(len(self.traces) + 1), title, ()))
        return Total(self, len(self.traces) - 1)

    def records(self, title: str, records: Iterable[PaperRecord]) -> str:
        """The mark of what is made of these records."""
        return self.rows(title, (TraceRow(str(r.number), short(r.day), r.title, r.post or r.author) for r in records))


class Total:
    """The mark of a whole; its parts are told when they have their own."""

    def __init__(self, marks: Marks, place: int) -> None:
        self._traces, self._place = marks.traces, place

    @property
    def mark(self) -> str:
        """The mark as it is printed behind the number: a raised figure."""
        return self._traces[self._place].mark

    def of(self, parts: Sequence[str]) -> str:
        """The mark, once it is known what it comes from."""
        self._traces[self._place] = replace(self._traces[self._place], sum=" + ".join(parts))
        return self.mark


def _mark(number: int) -> str:
    return str(number).translate(RAISED)
