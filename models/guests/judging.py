"""What of a list can be stored, and what is doubtful: line by line, against what the centre has already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum

from models.access import Role
from models.guests.columns import two_scripts
from models.guests.lines import Guest
from models.people import NAME_LENGTH, SHORTEST_NAME
from models.plan.same_names import same_person
from models.plan.titles import OF_A_DISTRICT, called, names_district, role_of
from models.plan.words import fold

NEW, LEFT = "new", "left"
"""What was said of a district that the centre does not have: to be made, or its lines stay out."""
NEAREST, CLOSE = 3, 0.75
COORDINATOR = "координатор"
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_LETTERS_ALONE = re.compile(r"^[^\W\d_]+(?:[\s.’'-]+[^\W\d_]+)*\.?$")


class Doubt(StrEnum):
    """Why a line is not stored."""

    NO_NAME = "no_name"
    ONE_WORD = "one_word"
    NO_TITLE = "no_title"
    NOT_A_NAME = "not_a_name"
    LONG = "long"
    LONG_TITLE = "long_title"
    LONG_DISTRICT = "long_district"
    TWO_SCRIPTS = "two_scripts"
    COORDINATOR = "coordinator"
    """A coordinator is appointed by hand: no file gives anybody that right."""
    NO_DISTRICT = "no_district"
    UNKNOWN_DISTRICT = "unknown_district"
    TWICE = "twice"
    HERE = "here"
    INVITED = "invited"


@dataclass(frozen=True, kw_only=True)
class Known:
    """What the centre has: districts by id, people who are there with their place, people who are invited, and what the
    coordinator said of districts that are not there (by their folded words)."""

    districts: Mapping[int, str]
    people: Sequence[tuple[str, str]] = ()
    invited: Sequence[tuple[str, str]] = ()
    said: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class GuestSeat:
    """The post that somebody is invited to; `new_district` is made first where it is not empty."""

    role: Role
    title: str
    district: int | None = None
    new_district: str = ""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """A line with the post that it means, or with what is doubtful; `about` is what the doubt names."""

    guest: Guest
    seat: GuestSeat | None = None
    doubt: Doubt | None = None
    about: str = ""

    @property
    def well(self) -> bool:
        """Whether it can be stored."""
        return self.doubt is None


@dataclass(frozen=True)
class UnknownDistrict:
    """A district that the centre does not have, the lines that name it, and its own ones that are most like it."""

    name: str
    lines: tuple[int, ...]
    nearest: tuple[int, ...]


def judge(guests: Sequence[Guest], known: Known) -> list[Verdict]:
    """A verdict for each line, in their order."""
    seen: dict[tuple[frozenset[str], tuple[object, ...]], int] = {}
    verdicts = []
    for guest in guests:
        found = _judged(guest, known)
        if found.seat is not None and found.well:
            key = _words(guest.name), _place(found.seat)
            if key in seen:
                found = Verdict(guest=guest, seat=found.seat, doubt=Doubt.TWICE, about=str(seen[key]))
            else:
                seen[key] = guest.line
        verdicts.append(found)
    return verdicts


def unknown_districts(verdicts: Sequence[Verdict], known: Known) -> list[UnknownDistrict]:
    """The districts that are asked about, each once however it is spelt."""
    lines: dict[str, list[Verdict]] = {}
    for one in verdicts:
        if one.doubt is Doubt.UNKNOWN_DISTRICT and fold(one.guest.district) not in known.said:
            lines.setdefault(fold(one.guest.district), []).append(one)
    return [
        UnknownDistrict(
            found[0].guest.district,
            tuple(one.guest.line for one in found),
            nearest(found[0].guest.district, known.districts),
        )
        for found in lines.values()
    ]


def nearest(name: str, districts: Mapping[int, str]) -> tuple[int, ...]:
    """The centre's districts that are most like the words, the most like one first."""
    bare = {_bare(own): district for district, own in districts.items()}
    return tuple(bare[one] for one in get_close_matches(_bare(name), list(bare), NEAREST, CLOSE))


def _bare(name: str) -> str:
    words = [word for word in _WORD.findall(fold(name)) if word not in OF_A_DISTRICT and word != "р-н"]
    return " ".join(words) or fold(name)


def _judged(guest: Guest, known: Known) -> Verdict:
    doubt = _named(guest.name) or _titled(guest.title)
    if doubt is not None:
        return Verdict(guest=guest, doubt=doubt)
    seat, doubt = _seat(guest, known)
    if doubt is not None or seat is None:
        return Verdict(guest=guest, doubt=doubt, about=guest.district)
    here = next((place for name, place in known.people if same_person(guest.name, name)), None)
    if here is not None:
        return Verdict(guest=guest, seat=seat, doubt=Doubt.HERE, about=here)
    place = _said_place(seat, known)
    if any(_words(name) == _words(guest.name) and fold(place) == fold(at) for name, at in known.invited):
        return Verdict(guest=guest, seat=seat, doubt=Doubt.INVITED, about=place)
    return Verdict(guest=guest, seat=seat)


def _named(name: str) -> Doubt | None:
    if not name:
        return Doubt.NO_NAME
    if len(name) > NAME_LENGTH:
        return Doubt.LONG
    if two_scripts(name):
        return Doubt.TWO_SCRIPTS
    if not _LETTERS_ALONE.match(name):
        return Doubt.NOT_A_NAME
    return Doubt.ONE_WORD if len(_WORD.findall(name)) < 2 else None


def _titled(title: str) -> Doubt | None:
    if len(title) < SHORTEST_NAME:
        return Doubt.NO_TITLE
    if len(title) > NAME_LENGTH:
        return Doubt.LONG_TITLE
    return Doubt.COORDINATOR if called(title).head == COORDINATOR else None


def _seat(guest: Guest, known: Known) -> tuple[GuestSeat | None, Doubt | None]:
    role = role_of(guest.title)
    title = _title(guest.title, role, known)
    if not guest.district:
        named = [own for own, name in known.districts.items() if names_district(guest.title, name)]
        if role is Role.CURATOR and known.districts and len(named) != 1:
            return None, Doubt.NO_DISTRICT
        return GuestSeat(role=role, title=title, district=named[0] if len(named) == 1 else None), None
    if len(guest.district) > NAME_LENGTH:
        return None, Doubt.LONG_DISTRICT
    found = district_of(guest.district, known.districts) or known.said.get(fold(guest.district))
    if found == NEW:
        return GuestSeat(role=role, title=title, new_district=guest.district), None
    if not isinstance(found, int):
        return None, Doubt.UNKNOWN_DISTRICT
    return GuestSeat(role=role, title=title, district=found), None


def _title(title: str, role: Role, known: Known) -> str:
    """As the post is called; «куратор Лесного района» is «Куратор» of that district."""
    if role is Role.CURATOR and any(names_district(title, one) for one in known.districts.values()):
        title = title.split()[0]
    return title[:1].upper() + title[1:]


def district_of(name: str, districts: Mapping[int, str]) -> int | None:
    """The district of that name, however it is inflected; None where it is none of them, or may be several."""
    same = [own for own, one in districts.items() if fold(one) == fold(name)]
    found = same or [
        own for own, one in districts.items() if names_district(name, one) and names_district(one, _bare(name))
    ]
    return found[0] if len(found) == 1 else None


def _said_place(seat: GuestSeat, known: Known) -> str:
    district = known.districts.get(seat.district or 0, seat.new_district)
    return f"{seat.title}, {district}" if district else seat.title


def _place(seat: GuestSeat) -> tuple[object, ...]:
    return seat.role, fold(seat.title), seat.district, fold(seat.new_district)


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(name)))
