"""Every kind of place, and the one way to read what a button carries."""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from pydantic import ValidationError

from places.monitoring import BoardPlace, QuestionnairePlace, ReportPlace, ReportThen
from places.place import Place
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, PlanPlace, PlanThen
from places.requests import FilePlace, RecommendationPlace, RequestPlace, RequestThen, SlotPlace

for _found in iter_modules([str(Path(__file__).parent)]):
    if _found.name != "table":
        import_module(f"{__package__}.{_found.name}")
PLACES: tuple[type[Place], ...] = tuple(
    sorted(Place.__subclasses__(), key=lambda kind: (kind.__module__, kind.__name__))
)
"""Of all areas, in one order whoever was imported first: the package is walked."""
_BY_PREFIX = {kind.__prefix__: kind for kind in PLACES}
_OLD, _OF = "letter", "of"
"""What the buttons of letters began with before there were places: «letter:<action>:<id>»."""
_OLD_ACTIONS: dict[str, Callable[[int], Place]] = {
    "date-done": lambda row: DatePlace(occurrence=row, then=DateThen.DONE),
    "date-move": lambda row: DatePlace(occurrence=row, then=DateThen.MOVE),
    "date-snooze": lambda row: DatePlace(occurrence=row, then=DateThen.LATER),
    "date-not-mine": lambda row: DatePlace(occurrence=row, then=DateThen.NOT_MINE),
    "date-ask": lambda row: DatePlace(occurrence=row, then=DateThen.ASK),
    "item-done": lambda row: ItemPlace(item=row, then=ItemThen.DONE),
    "item-clarify": lambda row: ItemPlace(item=row, then=ItemThen.CLARIFY),
    "item-snooze": lambda row: ItemPlace(item=row, then=ItemThen.LATER),
    "item-not-mine": lambda row: ItemPlace(item=row, then=ItemThen.NOT_MINE),
    "plan-card": lambda row: ItemPlace(item=row, then=ItemThen.OPEN),
    "plan-mine": lambda _: PlanPlace(then=PlanThen.MINE),
    "reminders-late": lambda _: PlanPlace(then=PlanThen.LATE),
    "request-slot": lambda row: SlotPlace(slot=row),
    "request-file": lambda row: FilePlace(event=row),
    "recommendation-done": lambda row: RecommendationPlace(recommendation=row),
    "monitoring-fill": lambda row: ReportPlace(report=row, then=ReportThen.FILL),
    "monitoring-zero": lambda row: ReportPlace(report=row, then=ReportThen.ZERO),
    "monitoring-later": lambda row: ReportPlace(report=row, then=ReportThen.LATER),
    "monitoring-board": lambda row: BoardPlace(monitoring=row),
    "questionnaire": lambda row: QuestionnairePlace(questionnaire=row),
}


def is_place(data: str) -> bool:
    """Whether a button carries a place, be it one that cannot be read any more."""
    prefix = _bare(data).partition(":")[0]
    return prefix in _BY_PREFIX or prefix == _OLD


def of_center(data: str, center_id: int) -> str:
    """The same place for whoever is of several centres: it leads there whichever they are in."""
    return f"{_OF}:{center_id}:{data}"


def center_in(data: str) -> int | None:
    """The centre that a button says it is of; None for one that says nothing, or was forged."""
    mark, _, rest = data.partition(":")
    number = rest.partition(":")[0]
    return int(number) if mark == _OF and number.isascii() and number.isdigit() and len(number) <= 10 else None


def _bare(data: str) -> str:
    return data if center_in(data) is None else data.split(":", 2)[-1]


def read(data: str) -> Place | None:
    """The place that a button carries; None for what is no place, was forged, or is of a kind that is no more."""
    data = _bare(data)
    prefix, _, rest = data.partition(":")
    try:
        return _read_old(*rest.split(":")) if prefix == _OLD else _BY_PREFIX[prefix].unpack(data)
    except (KeyError, TypeError, ValidationError, ValueError):
        return None


def _read_old(action: str, subject: str) -> Place:
    """A button from before there were places."""
    if not (subject.isascii() and subject.isdigit()):
        raise ValueError(f"not a number: {subject!r}")
    name, _, then = action.partition("-")
    if name == "request" and then in set(RequestThen):
        return RequestPlace(request=int(subject), then=RequestThen(then))
    return _OLD_ACTIONS[action](int(subject))
