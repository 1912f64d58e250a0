"""Which column of a list is what: by its heading, and by what stands in it, which is stronger."""

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import permutations

from models.guests.lines import BadList, Guest, GuestReading, ListLine, Mended, Refused
from models.plan.titles import names_district
from models.plan.words import fold, squash, word_set
from models.printable import printable


class Part(StrEnum):
    """What a column may be."""

    NAME = "name"
    TITLE = "title"
    DISTRICT = "district"
    SURNAME = "surname"
    FIRST = "first"
    PATRONYMIC = "patronymic"


USUAL = (Part.NAME, Part.TITLE, Part.DISTRICT)
"""The order that is asked for."""
NAMED = (Part.SURNAME, Part.FIRST, Part.PATRONYMIC)
HEADINGS: Mapping[Part, re.Pattern[str]] = {
    Part.SURNAME: re.compile(r"^фамилия$"),
    Part.FIRST: re.compile(r"^имя$"),
    Part.PATRONYMIC: re.compile(r"^отчество$"),
    Part.NAME: re.compile(r"^ф\.?\s*и\.?\s*о|фамилия|^имя|сотрудник|^кто|участник"),
    Part.TITLE: re.compile(r"должност|^пост$|^место$|^роль$|^кем"),
    Part.DISTRICT: re.compile(r"район|территори|муниципал|округ|^город"),
}
OURS = re.compile(r"^(строка|что исправить)$|^(№|n|no)\b|п/п")
"""Headings of columns that are passed over without a word: numbers, and what we write into a list ourselves."""
HEADING_WITHIN = 12
"""Lines of a sheet among which its headings are looked for."""
MOST_COLUMNS, SAMPLE = 8, 200
SURE, BETTER, KEPT = 0.6, 1.0, 0.3
"""How much a column must be like what it is taken for; how much better another order of one line must be; how much
the order that was said counts."""
TITLES = (
    *("куратор", "координатор", "методист", "психолог", "логопед", "дефектолог", "юрис", "педагог", "специалист"),
    *("руководител", "директор", "заведующ", "заместител", "начальник", "воспитател", "учител", "социальн", "эксперт"),
    *("супервизор", "инспектор", "врач", "секретар", "председател", "бухгалтер", "администратор", "тьютор", "медиатор"),
)
"""How the words of a title begin."""
DISTRICTS = word_set("район р-н округ город г г. м.о. мо го пос. поселок посёлок село ст. станица сегмент территория")
_PATRONYMIC = re.compile(r"(?:ович|евич|ич|овна|евна|ична|инична|оглы|кызы)$")
_NAME_WORD = re.compile(r"^[А-ЯЁA-Z][А-ЯЁа-яёA-Za-z’'-]*$")
_INITIALS = re.compile(r"^(?:[А-ЯЁA-Z]\.\s?){1,2}$")
_NUMBER = re.compile(r"^\s*\d+\s*[.)]?\s*$")
_NUMBERED = re.compile(r"^\s*\d+\s*[.)]\s*(?=\S)")


def read_guests(lines: Sequence[ListLine], districts: Sequence[str]) -> GuestReading:
    """Everybody whom the lines name. `districts` are the centre's own. Raises BadList where nobody is named."""
    guests: list[Guest] = []
    swapped, unread = False, list[str]()
    for sheet in dict.fromkeys(line.sheet for line in lines):
        found = _sheet([_tidy(line) for line in lines if line.sheet == sheet], districts)
        guests += found.guests
        swapped, unread = swapped or found.swapped, [*unread, *found.unread]
    if not guests:
        raise BadList(Refused.NO_NAMES)
    return GuestReading(guests=tuple(guests), swapped=swapped, unread=tuple(dict.fromkeys(unread)))


def _tidy(line: ListLine) -> ListLine:
    cells = [squash(printable(cell)) for cell in line.cells[:MOST_COLUMNS]]
    if cells:
        cells[0] = _NUMBERED.sub("", cells[0])
    return ListLine(line.number, tuple(cells), line.sheet)


def _sheet(lines: Sequence[ListLine], districts: Sequence[str]) -> GuestReading:
    start, told = _headings(lines)
    body = [line for line in lines[start:] if any(line.cells)]
    if not told:
        body = body[_title_lines(body) :]
    width = max((len(line.cells) for line in body), default=0)
    if not width:
        return GuestReading(guests=())
    held, swapped = _columns(body[:SAMPLE], width, told, districts)
    unread = [
        name for place, name in enumerate(lines[start - 1].cells if told else ()) if _lost(place, name, held, told)
    ]
    read = (_guest(line, held, districts) for line in body)
    guests = tuple(one for one in read if one.name or one.title or one.district)
    if not any(guest.name and _name(guest.name) for guest in guests):
        return GuestReading(guests=())
    return GuestReading(guests=guests, swapped=swapped, unread=tuple(unread))


def _lost(place: int, name: str, held: Mapping[Part, int], told: Mapping[int, Part]) -> bool:
    return bool(name) and place not in held.values() and place not in told and not OURS.search(fold(name))


def _headings(lines: Sequence[ListLine]) -> tuple[int, dict[int, Part]]:
    """The line after the headings, and which column they say is what; 0 and nothing where there are none."""
    for at, line in enumerate(lines[:HEADING_WITHIN]):
        found: dict[int, Part] = {}
        for place, cell in enumerate(line.cells):
            part = _heading(cell)
            if part is not None and part not in found.values():
                found[place] = part
        if len(found) > 1 and {Part.NAME, Part.SURNAME} & set(found.values()):
            return at + 1, found
    return 0, {}


def _heading(cell: str) -> Part | None:
    said = fold(cell)
    if not said or _name(cell) > SURE or len(said) > 60:
        return None
    return next((part for part, pattern in HEADINGS.items() if pattern.search(said)), None)


def _title_lines(body: Sequence[ListLine]) -> int:
    """Lines above a list without headings that name nobody: «Список кураторов на 2026 год»."""
    for at, line in enumerate(body[:HEADING_WITHIN]):
        if len([cell for cell in line.cells if cell]) > 1 or any(_name(cell) >= SURE for cell in line.cells):
            return at
    return 0


def _columns(
    body: Sequence[ListLine], width: int, told: Mapping[int, Part], districts: Sequence[str]
) -> tuple[dict[Part, int], bool]:
    """The column of each part, and whether they stand otherwise than they are called, or than is usual."""
    parts = {part: place for place, part in told.items()}
    if Part.SURNAME in parts:
        return parts, False
    numbers = [place for place in range(width) if _all_numbers(body, place)]
    places = [place for place in range(width) if place not in numbers]
    expected = parts or {part: places[at] for at, part in enumerate(USUAL) if at < len(places)}
    like = {
        (part, place): _likeness(body, place, part, districts) + (KEPT if expected.get(part) == place else 0)
        for part in USUAL
        for place in places
    }
    found = _best(like, places)
    known = {part: place for part, place in found.items() if like[part, place] > 0}
    usual = {part: place for part, place in expected.items() if part in known or place not in known.values()}
    swapped = any(expected.get(part, place) != place for part, place in known.items())
    return {**usual, **known}, swapped


def _all_numbers(body: Sequence[ListLine], place: int) -> bool:
    cells = [line.cells[place] for line in body if place < len(line.cells) and line.cells[place]]
    return bool(cells) and all(_NUMBER.match(cell) for cell in cells)


def _best(like: Mapping[tuple[Part, int], float], places: Sequence[int]) -> dict[Part, int]:
    """The order of columns in which they are together most like what they are taken for."""
    padded = [*places, *(-1 - n for n in range(max(0, len(USUAL) - len(places))))]
    orders = permutations(padded, len(USUAL))
    best = max(orders, key=lambda order: sum(like.get(pair, 0.0) for pair in zip(USUAL, order, strict=True)))
    return {part: place for part, place in zip(USUAL, best, strict=True) if place >= 0}


def _likeness(body: Sequence[ListLine], place: int, part: Part, districts: Sequence[str]) -> float:
    cells = [line.cells[place] for line in body if place < len(line.cells) and line.cells[place]]
    return sum(_like(cell, part, districts) for cell in cells) / len(cells) if cells else 0.0


def _like(cell: str, part: Part, districts: Sequence[str]) -> float:
    if part is Part.NAME:
        return _name(cell)
    return _title(cell) if part is Part.TITLE else _district(cell, tuple(districts))


@lru_cache(maxsize=4096)
def _name(cell: str) -> float:
    """How much it is like a person's name, from 0 to 1."""
    words = [word for word in cell.replace(".", ". ").split() if word]
    if not words or any(char.isdigit() for char in cell) or len(words) > 6 or _district_word(cell) or _titled(cell):
        return 0.0
    if len(words) > 1 and _PATRONYMIC.search(fold(words[-1])):
        return 1.0
    rest = "".join(words[1:])
    if len(words) > 1 and _NAME_WORD.match(words[0]) and _INITIALS.match(rest):
        return 0.9
    if all(_NAME_WORD.match(word) for word in words):
        return 0.7 if len(words) in (2, 3) else 0.2
    return 0.1 if len(words) in (2, 3) else 0.0


@lru_cache(maxsize=4096)
def _title(cell: str) -> float:
    if _titled(cell):
        return 1.0
    return 0.2 if cell and cell == cell.lower() and not _district_word(cell) else 0.0


def _titled(cell: str) -> bool:
    return any(word.startswith(TITLES) for word in re.split(r"[\s-]+", fold(cell)))


@lru_cache(maxsize=4096)
def _district(cell: str, districts: tuple[str, ...]) -> float:
    if _titled(cell):
        return 0.3 if _district_word(cell) else 0.0
    if any(names_district(cell, one) for one in districts):
        return 1.0
    return 0.8 if _district_word(cell) else 0.0


def _district_word(cell: str) -> bool:
    return any(word in DISTRICTS for word in fold(cell).split())


def _guest(line: ListLine, held: Mapping[Part, int], districts: Sequence[str]) -> Guest:
    said = {part: line.cells[place] if place < len(line.cells) else "" for part, place in held.items()}
    if Part.SURNAME in held:
        name = " ".join(said[part] for part in NAMED if said.get(part))
        return _mended(line.number, [name, said.get(Part.TITLE, ""), said.get(Part.DISTRICT, "")])
    as_told = [said.get(part, "") for part in USUAL]
    best = max(
        permutations(as_told),
        key=lambda cells: _fits(cells, districts) + (BETTER if list(cells) == as_told else 0),
    )
    return _mended(line.number, list(best), swapped=list(best) != as_told)


def _fits(cells: Sequence[str], districts: Sequence[str]) -> float:
    return sum(_like(cell, part, districts) for cell, part in zip(cells, USUAL, strict=True) if cell)


def _mended(number: int, cells: Sequence[str], *, swapped: bool = False) -> Guest:
    """With Latin letters that only look Russian made so, where that makes the word whole."""
    russian = [_russian(cell) for cell in cells]
    mended = [Mended.SWAPPED] if swapped else []
    if russian != list(cells):
        mended.append(Mended.LETTERS)
    name, title, district = russian
    return Guest(line=number, name=name, title=title, district=district, mended=tuple(mended))


_LOOKALIKES = str.maketrans("ABCEHKMOPTXaceopxyk", "АВСЕНКМОРТХасеорхук")
_WORD = re.compile(r"[A-Za-zА-Яа-яЁё]+")


def _russian(cell: str) -> str:
    return _WORD.sub(lambda match: _one_script(match[0]), cell)


def _one_script(word: str) -> str:
    if not two_scripts(word):
        return word
    made = word.translate(_LOOKALIKES)
    return word if two_scripts(made) else made


def two_scripts(text: str) -> bool:
    """Whether letters of two scripts stand in it."""
    return bool(re.search("[A-Za-z]", text) and re.search("[А-Яа-яЁё]", text))
