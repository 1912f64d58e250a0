"""What `plan fit` reads and writes: a record a line in, the rows that it is offered a line out."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.activities import Type
from models.plan.fitting import Candidate, offers

EXAMPLE = '{"type": "seminar", "title": "Ранняя помощь", "day": "2026-03-14"}'


class BadLine(Exception):
    """A line that is no record; `text` says which line and what is wrong with it."""

    def __init__(self, number: int, wrong: str) -> None:
        self.text = f"строка {number}: {wrong}; например, {EXAMPLE}"
        super().__init__(self.text)


@dataclass(frozen=True)
class FitLine:
    """A record as it is asked about: its type, its title and its day."""

    type: Type
    title: str
    day: date

    @classmethod
    def read(cls, line: str, number: int) -> "FitLine":
        """The record of a line. Raises BadLine."""
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            raise BadLine(number, "это не JSON") from None
        if not isinstance(said, dict) or not all(isinstance(said.get(key), str) for key in ("type", "title", "day")):
            raise BadLine(number, "нужны строки type, title и day")
        try:
            kind = Type(said["type"])
        except ValueError:
            raise BadLine(number, f"вида «{said['type']}» нет") from None
        try:
            day = date.fromisoformat(said["day"])
        except ValueError:
            raise BadLine(number, f"«{said['day']}» – не дата") from None
        return cls(kind, said["title"], day)


def fit_lines(lines: Iterable[str], candidates: Sequence[Candidate]) -> Iterator[str]:
    """JSON lines of records → for each `{"offers": […]}`, each judged alone. Raises BadLine at the first bad one."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            record = FitLine.read(line, number)
            yield json.dumps({"offers": offers(record.title, record.type, record.day, candidates)})
