"""Questions of a register: money, a stretch of days, a quarter, a link."""

from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import EndsFirst, in_words
from models.errors import BadInput, DomainError
from models.forms.kinds import FieldKind, Label, Move, Rows, Scene, Tap, TextKey, pairs
from models.forms.plan import DayAhead
from models.forms.records import LINK
from models.forms.simple import Day, Line
from models.period_words import parse_period
from models.periods import Period, Span
from models.registers.money import money_said, read_money
from models.stored import Json

ROMAN = ("", "I", "II", "III", "IV")
QUARTERS = 4
"""The last ones that have buttons."""


@dataclass(frozen=True)
class Money(FieldKind):
    """A sum, in kopecks. What is typed is read in many ways, and shown back."""

    reads_back = True
    helped_by = "money"

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return Move(read_money(text), done=True)

    def show(self, value: Json) -> list[Label]:
        return [money_said(value)]


@dataclass(frozen=True)
class FromTo(FieldKind):
    """From one day to another, both included: [first, last] in ISO. It may be still ahead."""

    reads_back = True
    helped_by = "stretch"

    def rows(self, value: Json, scene: Scene) -> Rows:
        now = [Period.around(span, scene.today) for span in (Span.MONTH, Span.QUARTER, Span.YEAR)]
        return pairs([Tap(f"={one.code}", _called(one), _days(one) == value) for one in now])

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        try:
            return Move(_days(Period.read(data.removeprefix("="))), done=True)
        except ValueError:
            raise DomainError("error-stale") from None

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        try:
            found = parse_period(text, scene.today)
        except EndsFirst:
            raise BadInput("form-ends-first", typed=text.strip()[:60]) from None
        except (ValueError, OverflowError):
            raise BadInput("form-not-a-stretch", typed=text.strip()[:60], year=str(scene.today.year)) from None
        if not found.near(scene.today):
            raise BadInput("form-day-far", day=in_words(found.first))
        return Move(_days(found), done=True)

    def show(self, value: Json) -> list[Label]:
        first, last = map(date.fromisoformat, value)
        return [in_words(first) if first == last else f"{in_words(first)} – {in_words(last)}"]


@dataclass(frozen=True)
class Quarter(FieldKind):
    """A quarter that has begun: its first day in ISO."""

    helped_by = "quarter"

    def rows(self, value: Json, scene: Scene) -> Rows:
        last = [Period.around(Span.QUARTER, scene.today)]
        while len(last) < QUARTERS:
            last.append(last[-1].before())
        return pairs([Tap(f"={one.first.isoformat()}", _called(one), one.first.isoformat() == value) for one in last])

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        try:
            return self._chosen(Period.around(Span.QUARTER, date.fromisoformat(data.removeprefix("="))), scene.today)
        except ValueError:
            raise DomainError("error-stale") from None

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        try:
            found = parse_period(text, scene.today)
        except (ValueError, OverflowError):
            found = None
        if found is None or found.span is not Span.QUARTER:
            raise BadInput("form-not-a-quarter", typed=text.strip()[:60], year=str(scene.today.year))
        return self._chosen(found, scene.today)

    def _chosen(self, found: Period, today: date) -> Move:
        if found.first > today:
            raise BadInput("form-quarter-ahead", today=in_words(today))
        if not found.near(today):
            raise BadInput("form-day-far", day=in_words(found.first))
        return Move(found.first.isoformat(), done=True)

    def show(self, value: Json) -> list[Label]:
        return [_called(Period.around(Span.QUARTER, date.fromisoformat(value)))]


@dataclass(frozen=True)
class Until(DayAhead):
    """The last day of something: not before it began, where that is asked beside it."""

    since: str = "day"

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        return self._later(super().tap(data, value, scene), scene)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        return self._later(super().typed(text, value, scene), scene)

    def _later(self, move: Move, scene: Scene) -> Move:
        began = scene.values.get(self.since)
        if move.done and began and move.value < began:
            day = in_words(date.fromisoformat(began))
            raise BadInput("form-until-first", until=in_words(date.fromisoformat(move.value)), since=day)
        return move


@dataclass(frozen=True)
class AnyDay(Day):
    """A day that has passed, or is still ahead."""

    future: bool = True

    def rows(self, value: Json, scene: Scene) -> Rows:
        if scene.ui:
            return super().rows(value, scene)
        today, morrow = scene.today, scene.today + timedelta(days=1)
        near = [Tap(today.isoformat(), TextKey("form-today")), Tap(morrow.isoformat(), TextKey("form-tomorrow"))]
        return [near, [Tap(f"m{today.replace(day=1).isoformat()}", TextKey("form-other-day"))]]


@dataclass(frozen=True)
class PageLink(Line):
    """The address of a page."""

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        move = super().typed(text, value, scene)
        if not LINK.fullmatch(move.value):
            raise BadInput("form-not-a-link", typed=move.value[:60])
        return move


def _days(period: Period) -> list[str]:
    return [period.first.isoformat(), period.last.isoformat()]


def _called(period: Period) -> TextKey:
    """«I квартал 2026», as periods are called everywhere."""
    if period.span is Span.MONTH:
        return TextKey("form-month", {"month": period.number, "year": str(period.year)})
    return TextKey(f"period-{period.span}", {"number": ROMAN[period.number], "year": str(period.year)})
