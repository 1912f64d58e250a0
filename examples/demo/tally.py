"""The summary's figures by an arithmetic of our own, and the figures that the bot's words show."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Deed:
    """An activity as people speak of it.

    `people` are (in person, remote), `copies` are handed out, `evidence` is where each paper lies.
    """

    author: str
    type: str
    title: str
    day: date
    district: str = ""
    people: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)
    result: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Tally:
    """What a summary must say of a period: totals, and each line by its name."""

    activities: int = 0
    visits: int = 0
    remote: int = 0
    copies: int = 0
    lines: Mapping[str, int] = field(default_factory=dict)


def count(deeds: Iterable[Deed], first: date, last: date, district: str = "") -> Tally:
    """The tally of what was done from `first` to `last`, both included, in one district or in all."""
    lines: Counter[str] = Counter()
    totals: Counter[str] = Counter()
    for deed in deeds:
        if not first <= deed.day <= last or (district and deed.district != district):
            continue
        totals["activities"] += 1
        lines.update([deed.type, deed.district or "без территории", deed.author])
        for category, (here, afar) in deed.people.items():
            lines[category] += here + afar
            totals.update(visits=here + afar, remote=afar)
        for kind, copies in deed.copies.items():
            lines[f"{kind}, экз."] += copies
            totals["copies"] += copies
    return Tally(**totals, lines=dict(lines))


THOUSANDS = re.compile(r"(?<=\d)[\u00a0\u202f](?=\d{3}(?!\d))")
"""What parts «1 289»."""
HEADS = (
    ("activities", re.compile(r"(\d+) мероприяти\S+ \((\d+)\)")),
    ("visits", re.compile(r"(\d+) посещени\S+ \((\d+)\)(?:, из них дистанционно (\d+))?")),
    ("copies", re.compile(r"Роздано (\d+) экземпляр\S* \((\d+)\)")),
)
JOINED = "Участвовали в чужих мероприятиях"
NAMED = re.compile(r"([^,:]+) – (\d+) \((\d+)\)")
LINE = re.compile(r"· (.+) – (\d+) \((\d+)\)")


def read(text: str) -> tuple[Tally, Tally]:
    """What a summary in words says of its period and of the one before; remote visits are told of the first only."""
    now, before = _Reader(0), _Reader(1)
    for line in THOUSANDS.sub("", text).splitlines():
        now.take(line)
        before.take(line)
    return now.tally(), before.tally()


class _Reader:
    def __init__(self, column: int) -> None:
        self._column = column
        self._totals: dict[str, int] = {}
        self._lines: dict[str, int] = {}
        self._suffix = ""

    def take(self, line: str) -> None:
        for name, pattern in HEADS:
            if found := pattern.fullmatch(line):
                self._totals[name] = int(found[1 + self._column])
                if name == "visits" and not self._column:
                    self._totals["remote"] = int(found[3] or 0)
                self._suffix = ", экз." if name == "copies" else ""
        if line == "По территориям":
            self._suffix = ""
        if line.startswith(JOINED):
            self._lines |= {f"{JOINED}: {one[1].strip()}": int(one[2 + self._column]) for one in NAMED.finditer(line)}
        if (found := LINE.fullmatch(line)) and (number := int(found[2 + self._column])):
            self._lines[found[1] + self._suffix] = number

    def tally(self) -> Tally:
        return Tally(**self._totals, lines=self._lines)
