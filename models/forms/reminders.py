"""Questions of reminders: days before and after, an hour, a stretch of quiet hours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from models.errors import BadInput, DomainError
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey, pairs, whole
from models.stored import Json

NONE = "-"
_HOUR = re.compile(r"(\d{1,2})(?:[:.\s](\d{2}))?")


def parse_hour(text: str) -> time:
    """«9», «9:00», «09.30». Raises ValueError for what is no hour of a day."""
    found = _HOUR.fullmatch(text.strip().removesuffix(" ч").removesuffix(" часов").strip())
    if found is None:
        raise ValueError(f"not an hour: {text!r}")
    return time(int(found[1]), int(found[2] or 0))


def hour(at: time) -> str:
    """The time of day without a leading nought: «9:00»."""
    return f"{at.hour}:{at.minute:02}"


@dataclass(frozen=True)
class DayCounts(FieldKind):
    """Numbers of days, the largest first: «30, 14, 3»; an empty answer is «not at all»."""

    offers: Sequence[Sequence[int]]
    largest: int
    most: int
    none: TextKey

    @property
    def has_none(self) -> bool:
        return True

    def rows(self, value: Json, scene: Scene) -> Rows:
        offers = [Tap(f"={n}", _listed(days), value == list(days)) for n, days in enumerate(self.offers)]
        return [*pairs(offers), [Tap(NONE, self.none, value == "")]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == NONE:
            return Move("", done=True)
        offered = {f"={n}": list(days) for n, days in enumerate(self.offers)}
        if data not in offered:
            raise DomainError("error-stale")
        return Move(offered[data], done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        days = {whole(part, self.largest) for part in re.split(r"[,;\s]+", text.strip(" ,;.")) if part != "и"}
        if len(days) > self.most or 0 in days:
            raise BadInput("reminder-rules-days-wrong", most=self.most)
        return Move(sorted(days, reverse=True), done=True)

    def show(self, value: Json) -> list[Label]:
        return [_listed(value) if value else self.none]


@dataclass(frozen=True)
class DayCount(FieldKind):
    """One number of days."""

    offers: Sequence[int]
    largest: int

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(f"={n}", str(n), value == n) for n in self.offers]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self.typed(data.removeprefix("="), value, scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        days = whole(text, self.largest)
        if days == 0:
            raise BadInput("reminder-rules-days-wrong", most=1)
        return Move(days, done=True)

    def show(self, value: Json) -> list[Label]:
        return [str(value)]


@dataclass(frozen=True)
class Hour(FieldKind):
    """A time of day, «09:00» in the draft."""

    offers: Sequence[str]

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(f"={at}", hour(time.fromisoformat(at)), value == at) for at in self.offers]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self.typed(data.removeprefix("="), value, scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        try:
            return Move(f"{parse_hour(text):%H:%M}", done=True)
        except ValueError:
            raise BadInput("reminder-not-an-hour", typed=text[:60]) from None

    def show(self, value: Json) -> list[Label]:
        return [hour(time.fromisoformat(value))]


@dataclass(frozen=True)
class Hours(FieldKind):
    """A stretch of a day that may run over midnight: «20:00–08:00», in the draft [from, until]."""

    offers: Sequence[tuple[str, str]]
    none: TextKey | None = None

    @property
    def has_none(self) -> bool:
        return self.none is not None

    def rows(self, value: Json, scene: Scene) -> Rows:
        offers = [Tap(f"={n}", _stretch(pair), value == list(pair)) for n, pair in enumerate(self.offers)]
        return [*pairs(offers), *([[Tap(NONE, self.none, value == "")]] if self.none else [])]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == NONE and self.none:
            return Move("", done=True)
        offered = {f"={n}": list(pair) for n, pair in enumerate(self.offers)}
        if data not in offered:
            raise DomainError("error-stale")
        return Move(offered[data], done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        parts = [part for part in re.split(r"\s*[-–—]\s*|\s+до\s+|\s+по\s+", text.strip().removeprefix("с ")) if part]
        try:
            first, last = (f"{parse_hour(part):%H:%M}" for part in parts)
        except ValueError:
            raise BadInput("reminder-not-hours", typed=text[:60]) from None
        if first == last:
            raise BadInput("reminder-not-hours", typed=text[:60])
        return Move([first, last], done=True)

    def show(self, value: Json) -> list[Label]:
        return [_stretch(value) if value else self.none or ""]


def _listed(days: Sequence[int]) -> str:
    return ", ".join(str(day) for day in days)


def _stretch(pair: Sequence[str]) -> str:
    first, last = (hour(time.fromisoformat(at)) for at in pair)
    return f"{first}–{last}"
