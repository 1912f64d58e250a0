"""Questions of the plan: a day that is still ahead, and a deadline in the person's own words."""

import re
from dataclasses import dataclass
from datetime import date

from models.dates import in_words
from models.deadlines import ScheduleKind, read
from models.errors import BadInput, DomainError
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey
from models.forms.simple import Day
from models.plan_years import PlanYear
from models.stored import Json

NONE = "-"
"""What «без срока» is kept as: an empty answer would be no answer."""
WEEK = 7
LONGEST = 30
"""Days of school holidays, summer's apart."""
READY = {"demand": ("по запросу", "plan-on-demand"), "year": ("в течение года", "plan-whole-year")}


@dataclass(frozen=True)
class DayAhead(Day):
    """A day that is mostly in the future: the month's grid stands open, and a typed day is the nearest ahead."""

    future: bool = True
    ahead: bool = True

    def rows(self, value: Json, scene: Scene) -> Rows:
        if scene.ui.get("years"):
            return super().rows(value, scene)
        month = scene.ui.get("month")
        return self._grid(date.fromisoformat(month) if month else scene.today.replace(day=1), value, scene.today)


@dataclass(frozen=True)
class DayToCome(DayAhead):
    """A day by which something is to be done: today, or one after it."""

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self._to_come(super().tap(data, value, scene), scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return self._to_come(super().typed(text, value, scene), scene)

    def _to_come(self, move: Move, scene: Scene) -> Move:
        if move.done and date.fromisoformat(move.value) < scene.today:
            raise BadInput("task-past")
        return move


@dataclass(frozen=True)
class DayPassed(Day):
    """A day that has passed for all that was chosen, or each one's own."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        own = [] if scene.ui else [[Tap(NONE, TextKey("plan-past-own"), value == NONE)]]
        return own + super().rows(value, scene)

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return Move(NONE, done=True) if data == NONE else super().tap(data, value, scene)

    def show(self, value: Json) -> list[Label]:
        return [TextKey("plan-past-own")] if value == NONE else super().show(value)


@dataclass(frozen=True)
class DeadlineWords(FieldKind):
    """A deadline as people write it; what the grammar made of it is always shown back."""

    reads_back = True
    year: PlanYear

    def rows(self, value: Json, scene: Scene) -> Rows:
        ready = [Tap(name, TextKey(key), value == text) for name, (text, key) in READY.items()]
        return [ready, [Tap(NONE, TextKey("plan-no-deadline"), value == NONE)]]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == NONE:
            return Move(NONE, done=True)
        if data not in READY:
            raise DomainError("error-stale")
        return Move(READY[data][0], done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        plain = " ".join(text.split())[:300]
        schedule = read(plain, self.year)
        if schedule.kind is ScheduleKind.UNDETERMINED:
            raise BadInput("plan-deadline-unclear", typed=plain[:60], why=schedule.why or "")
        return Move(plain, done=True)

    def show(self, value: Json) -> list[Label]:
        if value == NONE:
            return [TextKey("plan-no-deadline")]
        return [TextKey("plan-deadline-read", {"typed": value, "words": read(value, self.year).words})]


@dataclass(frozen=True)
class SchoolHolidays(FieldKind):
    """The first and the last day of school holidays, as people write a term; kept in ISO by a slash."""

    reads_back = True
    year: int
    """The school year begins in it."""

    def rows(self, value: Json, scene: Scene) -> Rows:
        return []

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        year = PlanYear(self.year, school=True)
        windows = read(" ".join(text.split())[:300], year).windows
        if len(windows) != 1 or not year.holds(windows[0][0]) or _days(windows[0]) > LONGEST:
            raise BadInput("plan-holidays-bad", typed=text.strip()[:60])
        return Move("/".join(day.isoformat() for day in windows[0]), done=True)

    def show(self, value: Json) -> list[Label]:
        first, last = map(date.fromisoformat, value.split("/"))
        return [f"{in_words(first)} – {in_words(last)}"]


def _days(window: tuple[date, date]) -> int:
    return (window[1] - window[0]).days + 1


@dataclass(frozen=True)
class DayOfMonth(FieldKind):
    """A day that every month has, by one tap."""

    last: int

    def rows(self, value: Json, scene: Scene) -> Rows:
        days = [Tap(str(day), str(day), value == str(day)) for day in range(1, self.last + 1)]
        return [days[n : n + WEEK] for n in range(0, len(days), WEEK)]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if not self._is_day(data):
            raise DomainError("error-stale")
        return Move(str(int(data)), done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        found = re.fullmatch(r"(?:до\s+)?(\d{1,2})(?:-?го)?(?:\s+числа)?", text.strip(), re.ASCII | re.IGNORECASE)
        if found is None or not self._is_day(found[1]):
            raise BadInput("plan-day-of-month-bad", typed=text.strip()[:60])
        return Move(str(int(found[1])), done=True)

    def show(self, value: Json) -> list[Label]:
        return [TextKey("plan-day-of-month", {"day": value})]

    def _is_day(self, text: str) -> bool:
        return text.isascii() and text.isdigit() and 1 <= int(text[:3]) <= self.last
