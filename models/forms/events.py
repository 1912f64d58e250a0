"""Questions of an event: one time, the days of a series, how many seats the room has."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from models.calendar import approved, is_working
from models.dates import in_words
from models.errors import BadInput, DomainError
from models.events.series import series_days
from models.events.tables import MOST_SEATS
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey, pairs, whole
from models.forms.moments import HOURS, TYPED, check_hour, hour_of, hours_of
from models.forms.plan import DayAhead
from models.stored import Json

HOUR = re.compile(r"(?P<hour>\d{1,2})[\s–-]+(?P<minute>\d{2})|(?P<whole>\d{1,2})(?:\s*ч(?:ас[а-я]*)?\.?)?", re.ASCII)
"""«15», «15-30», «9 часов»: where the day is known and the hour is asked."""
NO_LIMIT = 0
"""What «as many as come» is kept as."""


def doubts_of(day: date) -> list[Label]:
    """What is to be said of a day that something is planned for: that it is a day off, or of a year whose calendar is
    not known."""
    if not approved(day.year):
        return [TextKey("plan-no-calendar")]
    return [] if is_working(day) else [TextKey("event-day-off", {"day": in_words(day)})]


@dataclass(frozen=True)
class At(DayAhead):
    """One time: a day of the grid, then an hour; or typed, «17 марта 15:00». Days off are taken, and said to be such.

    The value is a time on the asker's clock: «2026-03-17T15:00».
    """

    def rows(self, value: Json, scene: Scene) -> Rows:
        if day := scene.ui.get("day"):
            return [*hours_of(day, [value], scene), [Tap("..", TextKey("form-other-day"))]]
        return super().rows(value, scene)

    def _cell(self, day: date, month: date, value: Json, today: date) -> Tap:
        if day.month != month.month or day < today:
            return Tap(".", "·")
        return Tap(day.isoformat(), str(day.day), (value or "").startswith(day.isoformat()))

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        day = scene.ui.get("day")
        if day is None:
            return super().hint(value, scene)
        return TextKey("form-which-hour", {"day": in_words(date.fromisoformat(day))})

    def notes(self, value: Json, scene: Scene) -> Sequence[Label]:
        day = scene.ui.get("day")
        return doubts_of(date.fromisoformat(day)) if day else []

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == "..":
            scene.ui.pop("day", None)
            return Move(value)
        if data.startswith("t") and data[1:] in HOURS and scene.ui.get("day"):
            return self._ahead(f"{scene.ui['day']}T{data[1:]}", scene)
        move = super().tap(data, "", scene)
        if move.done:
            self._open(date.fromisoformat(move.value), scene)
        return Move(value)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        plain = text.strip().casefold()
        if (open_day := scene.ui.get("day")) and (alone := HOUR.fullmatch(plain)):
            return self._ahead(f"{open_day}T{hour_of(alone, text)}", scene)
        found = TYPED.fullmatch(plain)
        if found is None:  # a day alone: the hour is asked for
            move = self._typed_day(text, scene)
            if move.done:
                self._open(date.fromisoformat(move.value), scene)
            return Move(value)
        day = self._day(found["day"] or found["early"], scene)
        return self._ahead(f"{day.isoformat()}T{hour_of(found, text)}", scene)

    def _ahead(self, at: str, scene: Scene) -> Move:
        check_hour(at, scene)
        scene.ui.clear()
        return Move(at, done=True)

    def _typed_day(self, text: str, scene: Scene) -> Move:
        """Another day than the one whose hour is asked, whose year may be asked then."""
        try:
            move = super().typed(text, "", scene)
        except BadInput:
            if scene.ui.get("day") and not any(one.isalpha() for one in text):
                raise BadInput("form-not-a-time", typed=text.strip()[:60], example="15:20") from None
            raise
        if scene.ui.get("years"):
            scene.ui.pop("day", None)
        return move

    def _day(self, text: str | None, scene: Scene) -> date:
        if text is None:
            if not scene.ui.get("day"):
                raise BadInput("form-no-day", example=f"{in_words(scene.today)} 15:00")
            return date.fromisoformat(scene.ui["day"])
        day = self._read(text, scene.today)
        if self._doubtful(text, day, scene.today):
            raise BadInput("slot-which-year", day=text[:60], example=f"{in_words(day)} 15:00")
        self._checked(day, scene.today)
        self._check_ahead(day, scene.today)
        return day

    def _open(self, day: date, scene: Scene) -> None:
        self._check_ahead(day, scene.today)
        scene.ui.clear()
        scene.ui["day"] = day.isoformat()

    def _check_ahead(self, day: date, today: date) -> None:
        if day < today:
            raise BadInput("slot-past", time=in_words(day))

    def show(self, value: Json) -> list[Label]:
        at = datetime.fromisoformat(value)
        return [f"{in_words(at.date())}, {at:%H:%M}", *doubts_of(at.date())]


@dataclass(frozen=True)
class AnswerBy(DayAhead):
    """The last day of answering: from today on, and up to the day of the event where that is asked beside it."""

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self._in_time(super().tap(data, value, scene), scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return self._in_time(super().typed(text, value, scene), scene)

    def _in_time(self, move: Move, scene: Scene) -> Move:
        if move.done:
            day, at = date.fromisoformat(move.value), scene.values.get("at")
            last = datetime.fromisoformat(at).date() if at else day
            if not scene.today <= day <= last:
                raise BadInput("event-answer-by-bad")
        return move


@dataclass(frozen=True)
class SeriesDays(FieldKind):
    """The days of a series in the person's own words; what was understood is always shown back. ISO days."""

    reads_back = True

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move([day.isoformat() for day in series_days(text, scene.today)], done=True)

    def rows(self, value: Json, scene: Scene) -> Rows:
        return []

    def show(self, value: Json) -> list[Label]:
        days = [date.fromisoformat(one) for one in value]
        return [TextKey("event-series-days", {"count": len(days)}), *map(in_words, days), *_off(days)]


def _off(days: Sequence[date]) -> list[Label]:
    return [label for day in days for label in doubts_of(day)][:1]


@dataclass(frozen=True)
class Seats(FieldKind):
    """How many can sit in the room; 0 is as many as come."""

    helped_by = "number"

    usual: Sequence[int] = (10, 15, 20, 25, 30, 50)

    @property
    def has_none(self) -> bool:
        return True

    def rows(self, value: Json, scene: Scene) -> Rows:
        usual = pairs([Tap(f"={one}", str(one), one == value) for one in self.usual], 3)
        return [*usual, [Tap("-", TextKey("event-no-limit"), value == NO_LIMIT)]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == "-":
            return Move(NO_LIMIT, done=True)
        if data not in {f"={one}" for one in self.usual}:
            raise DomainError("error-stale")
        return Move(int(data[1:]), done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(whole(text, MOST_SEATS), done=True)

    def show(self, value: Json) -> list[Label]:
        return [str(value) if value else TextKey("event-no-limit")]
