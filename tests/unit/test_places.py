"""Places: what a button carries, how it is read, and that none leads nowhere."""

from enum import StrEnum

import pytest

from handlers import letters
from handlers.area import areas
from handlers.turning import thing_of
from models.library.kinds import Use
from places.event_day import CertificatesPlace
from places.finding import LibraryNewsPlace
from places.guests import GuestsPlace
from places.handover import InheritedPlace, StepsPlace
from places.leaves import LeavesPlace
from places.library import MaterialPlace
from places.monitoring import ReportPlace, ReportThen
from places.people import CenterPlace
from places.place import Place, Way
from places.plan import DatePlace, DateThen, ItemPlace, ItemThen, PlanPlace, PlanThen, YearPlace
from places.registers import PublicationsPlace
from places.requests import FilePlace, RecommendationPlace, RequestPlace, RequestThen, SlotPlace
from places.signals import SignalsPlace
from places.summary import SummaryPlace
from places.table import PLACES, center_in, is_place, of_center, read

LARGEST = 2**31 - 1
WAYS = [way for kind in PLACES for way in kind.ways()]


def at(way: Way) -> Place:
    """A place of that way, its ids as long as they can be."""
    kind, then = way
    fields = {name: field.annotation for name, field in kind.model_fields.items() if name != "then"}
    ids = {name: _longest(sort) for name, sort in fields.items()}
    return kind(**ids, **({"then": then} if then else {}))


def _longest(sort: object) -> object:
    if isinstance(sort, type) and issubclass(sort, StrEnum):
        return max(sort, key=len)
    return True if sort is bool else LARGEST


def test_a_button_that_was_made_before_a_field_was_added_leads_on() -> None:
    assert read("material:5") == MaterialPlace(material=5, how=Use.OPENED)
    for forged in ("material", "material:", "material:5:gift", "material:5:event:1"):
        assert read(forged) is None, forged


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_every_place_is_read_as_it_was_packed(way: Way) -> None:
    place = at(way)
    assert len(place.pack().encode()) <= 64
    assert read(place.pack()) == place
    assert place.way == way


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_place_says_of_which_centre_it_is(way: Way) -> None:
    data = of_center(at(way).pack(), LARGEST)
    assert len(data.encode()) <= 64
    assert is_place(data)
    assert read(data) == at(way)
    assert center_in(data) == LARGEST
    assert center_in(at(way).pack()) is None


@pytest.mark.parametrize(
    "data", ["of:", "of:²:plan:late", "of:-1:plan:late", "of:99999999999:plan:late", "of:7:of:8:x"]
)
def test_what_was_forged_is_of_no_centre(data: str) -> None:
    assert read(data) is None


VIEWS = {
    *(PlanPlace, YearPlace, SummaryPlace, CenterPlace, GuestsPlace, InheritedPlace, LeavesPlace, StepsPlace),
    CertificatesPlace,
    LibraryNewsPlace,
    PublicationsPlace,
    SignalsPlace,
}
"""What every centre has one of; a centre's link is the platform's."""


@pytest.mark.parametrize("kind", PLACES, ids=lambda kind: kind.__name__)
def test_of_every_thing_it_can_be_found_in_which_centre_it_is(kind: type[Place]) -> None:
    place = at(next(iter(kind.ways())))
    assert (thing_of(place) is None) is (kind in VIEWS)


def test_kinds_are_told_apart() -> None:
    assert len({kind.__prefix__ for kind in PLACES}) == len(PLACES)


def test_a_button_without_a_handler_ends_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    letters.presses()
    monkeypatch.setattr(letters, "areas", lambda: areas()[1:2])
    with pytest.raises(LookupError, match="DatePlace"):
        letters.presses.__wrapped__()


@pytest.mark.parametrize(
    ("old", "place"),
    [
        ("letter:date-done:17", DatePlace(occurrence=17, then=DateThen.DONE)),
        ("letter:date-snooze:17", DatePlace(occurrence=17, then=DateThen.LATER)),
        ("letter:item-clarify:4", ItemPlace(item=4, then=ItemThen.CLARIFY)),
        ("letter:plan-card:4", ItemPlace(item=4, then=ItemThen.OPEN)),
        ("letter:plan-mine:0", PlanPlace(then=PlanThen.MINE)),
        ("letter:request-accept:5", RequestPlace(request=5, then=RequestThen.ACCEPT)),
        ("letter:request-slot:6", SlotPlace(slot=6)),
        ("letter:request-file:7", FilePlace(event=7)),
        ("letter:recommendation-done:8", RecommendationPlace(recommendation=8)),
        ("letter:monitoring-zero:9", ReportPlace(report=9, then=ReportThen.ZERO)),
    ],
)
def test_buttons_from_before_there_were_places_are_still_understood(old: str, place: Place) -> None:
    assert is_place(old)
    assert read(old) == place


@pytest.mark.parametrize(
    "data",
    [
        "letter:date-done:",
        "letter:date-done:²",
        "letter:request-dance:5",
        "letter:nothing:5",
        "date:1",
        "date:1:dance",
        "date:-1:done",
        f"date:{LARGEST + 1}:done",
        "date:1:done:2",
        "unknown:1",
        "",
    ],
)
def test_what_was_forged_or_is_no_more_is_no_place(data: str) -> None:
    assert read(data) is None
