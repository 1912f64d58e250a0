"""Questions of an appointment: several times to choose from, and how long it takes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from models.calendar import is_working, next_working
from models.dates import in_words
from models.errors import BadInput, DomainError
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey, pairs, whole
from models.forms.plan import DayAhead
from models.stored import Json

HOURS = tuple(f"{hour:02d}:{minute}" for hour in range(9, 18) for minute in ("00", "30"))
IN_ROW = 4
TYPED = re.compile(
    r"(?:(?P<day>.+?)[\s,]+(?:в\s+)?)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})"
    r"|(?:(?P<early>.+?)[\s,]+)?в\s+(?P<whole>\d{1,2})(?:\s*ч(?:ас\w*)?\.?)?"
)
"""«17 марта 15:20», «2.12 в 16»; the day may be the one that was tapped before."""


@dataclass(frozen=True)
class Moments(DayAhead):
    """Up to `most` times: a day of the grid, then an hour; or typed, «17 марта 15:00», one a line.

    The value is a list of times on the centre's clock: «2026-03-17T15:00».
    """

    most: int = 5
    shows_answer = True

    def rows(self, value: Json, scene: Scene) -> Rows:
        if day := scene.ui.get("day"):
            return [*hours_of(day, value or [], scene), [Tap("..", TextKey("form-other-day"))]]
        chosen = [Tap(f"-{at}", f"✕ {_short(at)}") for at in value or []]
        return [*super().rows(value, scene), *pairs(chosen)]

    def _cell(self, day: date, month: date, value: Json, today: date) -> Tap:
        if day.month != month.month or day < today or not is_working(day):
            return Tap(".", "·")
        taken = any(at.startswith(day.isoformat()) for at in value or [])
        return Tap(day.isoformat(), str(day.day), taken)

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        day = scene.ui.get("day")
        return TextKey("form-which-hour", {"day": in_words(date.fromisoformat(day))}) if day else None

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == "..":
            scene.ui.pop("day", None)
            return Move(value)
        if data.startswith("-"):
            return Move([at for at in value or [] if at != data[1:]])
        if data.startswith("t") and data[1:] in HOURS and scene.ui.get("day"):
            at = f"{scene.ui['day']}T{data[1:]}"
            check_hour(at, scene)
            return self._toggle(at, value, scene)
        move = super().tap(data, "", scene)
        if move.done:
            scene.ui["day"] = _ahead(move.value, scene.today).isoformat()
        return Move(value)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        move = Move(value)
        for line in _lines(text):
            found = TYPED.fullmatch(line.casefold())
            if found is None:
                raise BadInput(
                    "form-not-a-time", typed=line[:60], example=f"{in_words(next_working(scene.today))} 15:00"
                )
            at = f"{self._day(found['day'] or found['early'], scene).isoformat()}T{hour_of(found, line)}"
            check_hour(at, scene)
            if at not in (move.value or []):
                move = self._toggle(at, move.value, scene)
        return move

    def _day(self, text: str | None, scene: Scene) -> date:
        if text is None:
            if not scene.ui.get("day"):
                raise BadInput("form-no-day", example=f"{in_words(next_working(scene.today))} 15:00")
            return date.fromisoformat(scene.ui["day"])
        day = self._read(text, scene.today)
        if self._doubtful(text, day, scene.today):
            raise BadInput("slot-which-year", day=text[:60], example=f"{in_words(day)} 15:00")
        return _ahead(super()._checked(day, scene.today).value, scene.today)

    def _toggle(self, at: str, value: Json, scene: Scene) -> Move:
        times = list(value or [])
        if at in times:
            times.remove(at)
        elif len(times) >= self.most:
            raise BadInput("slot-how-many", most=self.most)
        else:
            times.append(at)
        scene.ui.clear()
        return Move(sorted(times))

    def show(self, value: Json) -> list[Label]:
        return [_short(at) for at in value]


def _lines(text: str) -> list[str]:
    """One time each: by lines, and by commas where every piece is a time, «чт 12.02 15:00, пт 13.02 в 10»."""
    found: list[str] = []
    for line in filter(None, (line.strip(" ;,") for line in text.splitlines())):
        pieces = [piece.strip() for piece in re.split("[,;]", line)]
        apart = all(TYPED.fullmatch(piece.casefold()) for piece in pieces)
        found += pieces if apart else [line]
    return found


def _ahead(at: str, today: date) -> date:
    """A working day that is not past; BadInput with the next one otherwise."""
    day = date.fromisoformat(at)
    if day < today:
        raise BadInput("slot-past", time=in_words(day))
    if not is_working(day):
        raise BadInput("slot-day-off", day=in_words(day), next=in_words(next_working(day)))
    return day


def hours_of(day: str, chosen: Sequence[str], scene: Scene) -> Rows:
    """The usual hours of a day to tap, of today those that are ahead."""
    ahead = [hour for hour in HOURS if not scene.passed(f"{day}T{hour}")]
    return pairs([Tap(f"t{hour}", hour, f"{day}T{hour}" in chosen) for hour in ahead], IN_ROW)


def check_hour(at: str, scene: Scene) -> None:
    """Raise BadInput, with the next full hour for an example, for a time that is over by the answerer's clock."""
    if scene.now is not None and scene.passed(at):
        later = scene.now.replace(minute=0) + timedelta(hours=1)
        then = datetime.fromisoformat(at)
        example = f"{in_words(later.date())} {later:%H:%M}"
        raise BadInput("form-hour-passed", time=f"{then:%H:%M}", now=f"{scene.now:%H:%M}", example=example)


def hour_of(found: re.Match[str], line: str) -> str:
    """The hour of a time that `TYPED` matched: «15:20». Raises BadInput for an hour that no clock shows."""
    hour, minute = int(found["hour"] or found["whole"]), int(found["minute"] or 0)
    if hour > 23 or minute > 59:
        raise BadInput("form-not-a-time", typed=line[:60], example="15:00")
    return f"{hour:02d}:{minute:02d}"


def _short(at: str) -> str:
    """«17.03 15:00»."""
    return f"{datetime.fromisoformat(at):%d.%m %H:%M}"


_HOURS = re.compile(
    r"(?:(?P<half>полтора)|(?P<hours>\d{1,2})(?:[.,](?P<part>\d))?)?\s*(?:ч|час\w*)\.?(?:\s*(?P<minutes>\d{1,2})\s*(?:м|мин\w*)?\.?)?"
)


def _hours(text: str) -> int | None:
    """The minutes of «час», «1,5 часа», «полтора часа», «1 ч 30 мин»; None for what names no hours."""
    found = _HOURS.fullmatch(text.strip().casefold())
    if found is None:
        return None
    hours = 90 if found["half"] else int(found["hours"] or 1) * 60 + int(found["part"] or 0) * 6
    return hours + int(found["minutes"] or 0)


@dataclass(frozen=True)
class Minutes(FieldKind):
    """How long something takes: one of the usual lengths, or typed; minutes. `none` is what took no time of a meeting
    is called, where that is an answer: it is kept as 0."""

    helped_by = "number"

    usual: Sequence[int] = (30, 45, 60, 90, 120)
    longest: int = 480
    none: Label | None = None

    @property
    def has_none(self) -> bool:
        return self.none is not None

    def rows(self, value: Json, scene: Scene) -> Rows:
        usual = pairs([Tap(f"={one}", TextKey("form-minutes", {"count": one}), one == value) for one in self.usual], 3)
        return [*usual, *([[Tap("-", self.none, value == 0)]] if self.none else [])]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == "-" and self.none:
            return Move(0, done=True)
        if data not in {f"={one}" for one in self.usual}:
            raise DomainError("error-stale")
        return Move(int(data[1:]), done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        minutes = _hours(text)
        if minutes is None:
            plain = re.sub(r"\s*мин\w*\.?$", "", text.strip().casefold())
            minutes = whole(plain, self.longest) if plain.isascii() and plain.isdigit() else 0
        if not minutes:
            raise BadInput("form-not-minutes", typed=text[:60])
        if minutes > self.longest:
            raise BadInput("form-too-many", typed=text[:60], largest=self.longest)
        return Move(minutes, done=True)

    def show(self, value: Json) -> list[Label]:
        if not value and self.none:
            return [self.none]
        return [TextKey("form-minutes", {"count": value})]
