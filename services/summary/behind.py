"""Which records stand behind each line of a summary."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from zlib import crc32

from models.activities import Category, Involvement, Material, Mode, Organisation, Type
from models.activity_filters import NOWHERE, Filter, Having
from models.periods import Period
from services.summary.counting import Figure
from services.summary.figures import Summary
from services.texts import label, texts


@dataclass(frozen=True)
class Behind:
    """A line, its number, and what its records are found by."""

    name: str
    now: int
    filter: Filter

    @property
    def id(self) -> int:
        """What a button knows it by, whatever else is counted meanwhile."""
        return crc32(repr(self.filter).encode()) & 0x7FFFFFFF


def whole(summary: Summary, district: int | None) -> Filter:
    """What all records of a summary are found by."""
    return Filter(period=Period.of(summary.period.first, summary.period.last), district=district)


def behind(summary: Summary, district: int | None) -> list[Behind]:
    """The lines that count anything, in the order of the summary."""
    base = whole(summary, district)
    held = replace(base, involvement=Involvement.HELD)
    # of a single district only its own people and copies are told apart
    alone = held if district is None else replace(held, several=False)
    found = [
        *_held(summary, held),
        *_people(summary, held, alone),
        *_copies(summary, alone),
        *_places(summary, held),
        *(Behind(_under("summary-paper-joined", "type", one), one.now, _joined(base, one)) for one in summary.joined),
        *_groups(summary, held),
        *(Behind(one.name, one.now, replace(held, person=one.id)) for one in summary.people if one.id and one.name),
    ]
    # of a single district some lines say the same
    return list({one.filter: one for one in reversed(found) if one.now}.values())[::-1]


def _held(summary: Summary, held: Filter) -> Iterator[Behind]:
    yield Behind(texts().plain("summary-paper-activities"), summary.activities.now, held)
    for one in summary.types:
        yield Behind(label("type", one.name), one.now, replace(held, type=Type(one.name)))
    of_type = replace(held, type=Type.SUPERVISION)
    for one in summary.supervisions:
        name = _under("summary-paper-supervision", "request-mode", one)
        yield Behind(name, one.now, replace(of_type, mode=Mode(one.name)))


def _people(summary: Summary, held: Filter, alone: Filter) -> Iterator[Behind]:
    said = texts().plain
    yield Behind(said("summary-paper-visits"), summary.visits.now, replace(held, having=Having.CAME))
    yield Behind(said("summary-behind-remote"), summary.remote.now, replace(alone, having=Having.REMOTE))
    for one in summary.categories:
        yield Behind(label("category", one.name), one.now, replace(alone, category=Category(one.name)))
    shared = replace(held, having=Having.CAME, several=True)
    yield Behind(said("summary-shared"), summary.shared.now, shared)
    yield Behind(said("summary-behind-first"), summary.newcomers.now, replace(alone, having=Having.FIRST))


def _copies(summary: Summary, alone: Filter) -> Iterator[Behind]:
    yield Behind(texts().plain("summary-paper-copies"), summary.copies.now, replace(alone, having=Having.COPIES))
    for one in summary.materials:
        yield Behind(label("material", one.name), one.now, replace(alone, material=Material(one.name)))


def _places(summary: Summary, held: Filter) -> Iterator[Behind]:
    for one in summary.districts:
        name = one.name or texts().plain("summary-no-district")
        yield Behind(name, one.now, replace(held, district=NOWHERE if one.id is None else one.id))
    for one in summary.district_visits:
        name = texts().plain("summary-paper-from", name=one.name)
        yield Behind(name, one.now, replace(held, district=one.id, having=Having.CAME))


def _joined(base: Filter, one: Figure) -> Filter:
    return replace(base, involvement=Involvement.JOINED, type=Type(one.name))


def _groups(summary: Summary, held: Filter) -> Iterator[Behind]:
    for one in summary.organisations:
        kind = Organisation(one.name)
        yield Behind(label("organisation", kind), one.now, replace(held, organisation=kind))
    for one in summary.programmes:
        yield Behind(one.name, one.now, replace(held, programme=one.name))
    for one in summary.series:
        yield Behind(one.name, one.now, replace(held, series=one.name))
    for one in summary.channels:
        yield Behind(one.name, one.now, replace(held, channel=one.name))


def _under(key: str, prefix: str, one: Figure) -> str:
    return texts().plain(key, name=label(prefix, one.name))
