"""Questions with one answer: a line of text, a list of lines, a choice, a day."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import IN_MONTHS, MONTHS_OF, WINTER, AnotherWeekday, NoSuchDay, in_words, is_yearless, parse_day
from models.errors import BadInput, DomainError
from models.forms.finding import find
from models.forms.kinds import FieldKind, Label, Move, Option, Rows, Scene, Tap, TextKey, in_use, pairs
from models.stored import Json


@dataclass(frozen=True)
class Line(FieldKind):
    """A text of one paragraph; likely answers may be offered as buttons."""

    free = True
    longest: int
    shortest: int = 1
    offers: Sequence[str] = ()

    def rows(self, value: Json, scene: Scene) -> Rows:
        return [[Tap(str(n), offer)] for n, offer in enumerate(self.offers)]

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        offered = {str(n): offer for n, offer in enumerate(self.offers)}
        if data not in offered:
            raise DomainError("error-stale")
        return Move(offered[data], done=True)

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        plain = " ".join(text.split())
        if len(plain) > self.longest:
            raise BadInput("form-too-long", length=len(plain), longest=self.longest)
        if len(plain) < self.shortest:
            raise BadInput("form-too-short", shortest=self.shortest)
        return Move(plain, done=True)

    def show(self, value: Json) -> list[Label]:
        return [value]


@dataclass(frozen=True)
class Lines(FieldKind):
    """A list, one item a line; no item twice."""

    free = True
    longest: int
    most: int

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        items = [plain for line in text.splitlines() if (plain := " ".join(line.split()).strip(" ,;"))]
        if not items:
            raise BadInput("form-no-lines")
        if len(items) > self.most:
            raise BadInput("form-too-many-lines", count=len(items), most=self.most)
        for item in items:
            if len(item) > self.longest:
                raise BadInput("form-line-too-long", line=item[:60], longest=self.longest)
        seen: set[str] = set()
        for item in items:
            if item.casefold() in seen:
                raise BadInput("form-line-twice", line=item)
            seen.add(item.casefold())
        return Move(items, done=True)

    def show(self, value: Json) -> list[Label]:
        return list(value)


@dataclass(frozen=True, kw_only=True)
class Choice(FieldKind):
    """One of the options. Many options come in groups, with the person's usual ones on top; typing searches."""

    helped_by = "choice"

    options: Sequence[Option]
    groups: Mapping[str, tuple[Label, tuple[str, ...]]] | None = None
    usual: Sequence[str] = ()
    none: Label | None = None
    """What «no option» is called, when that is an answer too."""
    width: int = 2
    """Buttons in a row, where their labels are short enough."""

    @property
    def has_none(self) -> bool:
        return self.none is not None

    def rows(self, value: Json, scene: Scene) -> Rows:
        by_id = {option.id: option for option in in_use(self.options, (value or "",))}
        shown: Sequence[str] = scene.ui.get("found") or self._open_group(scene) or ()
        if shown or self.groups is None:
            listed = [by_id[option_id] for option_id in (shown or by_id) if option_id in by_id]
            rows = pairs([Tap(f"={o.id}", o.label, o.id == value) for o in listed], self.width)
            back = [[Tap("..", TextKey("form-all-options"))]] if shown else []
        else:
            rows = pairs(
                [
                    Tap(f"={option_id}", by_id[option_id].label, option_id == value)
                    for option_id in self.usual
                    if option_id in by_id
                ]
            )
            named = [(name, label) for name, (label, own) in self.groups.items() if by_id.keys() & set(own)]
            rows += pairs([Tap(f"/{name}", label) for name, label in named])
            back = []
        none = [[Tap("-", self.none, value == "")]] if self.none else []
        return rows + none + back

    def _open_group(self, scene: Scene) -> Sequence[str]:
        group = (self.groups or {}).get(scene.ui.get("group", ""))
        return group[1] if group else ()

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == "..":
            scene.ui.clear()
            return Move(value)
        if data.startswith("/") and data[1:] in (self.groups or {}):
            scene.ui["group"] = data[1:]
            return Move(value)
        if data == "-" and self.none:
            return Move("", done=True)
        if data.startswith("=") and any(option.id == data[1:] for option in self.options):
            return Move(data[1:], done=True)
        raise DomainError("error-stale")

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        offered = in_use(self.options, (value or "",))
        found = find(offered, text)
        if len(found) == 1:
            return Move(found[0].id, done=True)
        if found:
            scene.ui["found"] = [option.id for option in found]
            return Move(value)
        raise BadInput("form-no-such-option", typed=text[:60], example=offered[0].label)

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        return TextKey("form-which-one") if scene.ui.get("found") else None

    def show(self, value: Json) -> list[Label]:
        if value == "" and self.none:
            return [self.none]
        return [next((option.label for option in self.options if option.id == value), TextKey("form-gone"))]


@dataclass(frozen=True)
class Day(FieldKind):
    """A day: today and yesterday in one tap, a month's grid, or typed. ISO in the draft.

    Where `likely` days are known, they are offered before today, and the grid opens on their month.
    """

    helped_by = "day"

    future: bool = False
    ahead: bool = False
    """Whether a typed day without a year is the nearest one ahead, and not the nearest one past."""
    likely: Sequence[date] = ()

    def rows(self, value: Json, scene: Scene) -> Rows:
        if doubtful := scene.ui.get("years"):
            return pairs([Tap(day, in_words(date.fromisoformat(day))) for day in doubtful])
        if month := scene.ui.get("month"):
            return self._grid(date.fromisoformat(month), value, scene.today)
        if self.likely:
            days = [Tap(day.isoformat(), in_words(day), day.isoformat() == value) for day in self.likely]
            late = scene.today not in self.likely and scene.today.year == self.likely[0].year
            now = [Tap(scene.today.isoformat(), TextKey("form-today"))] if late else []
            other = Tap(f"m{self.likely[0].replace(day=1).isoformat()}", TextKey("form-other-day"))
            return [*pairs(days), [*now, other]]
        return [
            [
                Tap(scene.today.isoformat(), TextKey("form-today")),
                Tap((scene.today - timedelta(days=1)).isoformat(), TextKey("form-yesterday")),
            ],
            [Tap(f"m{scene.today.replace(day=1).isoformat()}", TextKey("form-other-day"))],
        ]

    def _grid(self, month: date, value: Json, today: date) -> Rows:
        earlier = (month - timedelta(days=1)).replace(day=1)
        later = (month + timedelta(days=31)).replace(day=1)
        head = [
            Tap(f"m{earlier.isoformat()}", "‹"),
            Tap(f"m{month.isoformat()}", TextKey("form-month-short", {"month": month.month, "year": str(month.year)})),
        ]
        if self.future or later <= today:
            head.append(Tap(f"m{later.isoformat()}", "›"))
        weeks = [
            [self._cell(day, month, value, today) for day in week]
            for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
        ]
        names = [Tap(".", TextKey("form-weekday", {"number": number})) for number in range(1, 8)]
        return [head, names, *[week for week in weeks if any(tap.data != "." for tap in week)]]

    def _cell(self, day: date, month: date, value: Json, today: date) -> Tap:
        if day.month != month.month or (day > today and not self.future):
            return Tap(".", "·")
        return Tap(day.isoformat(), str(day.day), day.isoformat() == value)

    def tap(self, data: str, value: Json, scene: Scene) -> Move:
        if data == ".":
            return Move(value)
        try:
            day = date.fromisoformat(data.removeprefix("m"))
        except ValueError:
            raise DomainError("error-stale") from None
        if not data.startswith("m"):
            return self._checked(day, scene.today)
        if not _near(day, scene.today):
            raise BadInput("form-day-far", day=in_words(day))
        scene.ui["month"] = day.replace(day=1).isoformat()
        return Move(value)

    def hint(self, value: Json, scene: Scene) -> TextKey | None:
        if not (doubtful := scene.ui.get("years")):
            return None
        day = date.fromisoformat(doubtful[0])
        if len(doubtful) == 1:
            return TextKey("form-which-year-past", {"day": in_words(day)})
        return TextKey("form-which-year", {"day": f"{day.day} {MONTHS_OF[day.month - 1]}"})

    def typed(self, text: str, value: Json, scene: Scene) -> Move:
        day = self._read(text, scene.today)
        scene.ui.pop("years", None)
        move = self._checked(day, scene.today)
        if doubtful := self._doubtful(text, day, scene.today):
            scene.ui["years"] = [each.isoformat() for each in doubtful]
            return Move(value)
        return move

    def _read(self, text: str, today: date) -> date:
        try:
            return parse_day(text, today, ahead=self.ahead)
        except NoSuchDay as error:
            where = IN_MONTHS[error.month - 1]
            raise BadInput("form-no-such-day", where=where, days=error.days, typed=text[:60]) from None
        except AnotherWeekday as error:
            raise BadInput("form-another-weekday", day=in_words(error.day), number=error.day.weekday()) from None
        except ValueError:
            example = in_words(today + timedelta(days=1 if self.ahead else -1))
            near = "ahead" if self.ahead else "past"
            raise BadInput("form-not-a-day", typed=text[:60], example=example, near=near) from None

    def _doubtful(self, text: str, day: date, today: date) -> list[date]:
        """The days that a far one may mean when its year was not said: the one that was found, and its brother on the
        other side of today where such days are asked for."""
        if not is_yearless(text) or abs((day - today).days) <= WINTER:
            return []
        if not self.future:
            self._refuse_ahead(day, today)
            return [day]
        try:
            return sorted([day, day.replace(year=day.year + (-1 if self.ahead else 1))])
        except ValueError:
            return [day]

    def _refuse_ahead(self, day: date, today: date) -> None:
        """In the year of the likely days it would be still ahead: that is meant, and no day of a year ago."""
        leap_day = (day.month, day.day) == (2, 29)
        if self.likely and not leap_day and (meant := day.replace(year=self.likely[0].year)) > today:
            raise BadInput("form-day-ahead", day=in_words(meant), today=in_words(today))

    def _checked(self, day: date, today: date) -> Move:
        if day > today and not self.future:
            raise BadInput("form-day-ahead", day=in_words(day), today=in_words(today))
        if not _near(day, today):
            raise BadInput("form-day-far", day=in_words(day))
        return Move(day.isoformat(), done=True)

    def show(self, value: Json) -> list[Label]:
        return [in_words(date.fromisoformat(value))]


def _near(day: date, today: date) -> bool:
    return today.year - 10 <= day.year <= today.year + 5
