"""Who answers for a row: names, roles, collective subjects, out of one cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from models.plan.lexicon import (
    ADJECTIVES,
    AFTER,
    BODIES,
    NAME,
    OF_BODIES,
    PLURAL,
    SINGULAR,
    UPPER,
    is_lone_surname,
    may_be_nominative,
    only_describes,
    starts_subject,
    subject_words,
)
from models.plan.words import cut, fold, outside, plain, squash, unfinished, word_set


class ResponsibleKind(StrEnum):
    PERSON = "person"  # «Иванова А.П.»
    ROLE = "role"  # «методист отделения»
    COLLECTIVE = "collective"  # «Специалисты Центра», «заведующие отделениями»


@dataclass(frozen=True, slots=True, kw_only=True)
class Responsible:
    """One subject of the cell. `text` is verbatim; `name` and `role` are its parts where it has them.

    `members` are the subjects listed in its brackets («специалисты отделений (психологи, логопед)»).
    """

    text: str
    kind: ResponsibleKind
    name: str | None = None
    role: str | None = None
    members: tuple[str, ...] = ()


_COMPOUND = frozenset({"педагог", "педагоги", "учитель", "учителя", "врач", "врачи", "инструктор", "специалист"})
_DOUBLES = word_set("психолог психологи логопед логопеды дефектолог дефектологи организатор")
_PLACE = re.compile(rf"{UPPER}[а-яё-]+(?:ого|его|ой)\b|(?:г|с|пос)\.\s?{UPPER}")
"""A place in the genitive, as a list of districts goes on: «кураторы Лесного, Заречного районов»."""
_LONGEST = 2_000  # letters of a cell that are looked at: a list of people, not a book pasted into the cell
_NO_SEAM = word_set("директора учителя инспектора все члены зам рук отв нач спец сестра")
_NO_ONE = re.compile(r"^[\s\-–—.,_/]*$")
_AND = re.compile(r"\s+(?:и|а также|совместно с)\s+(?=\S)")
_ROLE_AND_NAME = re.compile(rf"^(?P<role>[^,]{{3,120}}?)[\s–—:-]+(?P<name>{NAME.pattern})$")
_NAME_AND_ROLE = re.compile(rf"^(?P<name>{NAME.pattern})\s*(?:[–—:-]\s*|\(|\s(?=[а-яё]))(?P<role>[^()]{{3,120}})\)?$")


def looks_like_people(text: str) -> bool:
    """Does the cell begin with a name, a role or a collective subject?"""
    words = squash(plain(text))
    if not words or words[0].isdigit():
        return False
    return bool(NAME.match(words) or starts_subject(words) or is_lone_surname(words))


def split_responsibles(text: str) -> list[Responsible]:
    """The cell's subjects in order; an empty cell, «-» and «нет» have none."""
    lines = plain(text)[:_LONGEST]
    if _NO_ONE.match(lines) or fold(lines) == "нет":
        return []
    pieces: list[str] = []
    for part in _by_commas(lines):
        for piece in _by_names(part):
            pieces.extend(_by_roles(piece))
    return [subject(piece) for piece in _with_departments(pieces)]


def missing_commas(text: str) -> bool:
    """Do two roles stand side by side without a comma («заведующие отделениями методист отделения»)?"""
    return any(len(_by_roles(part)) > 1 for line in _by_commas(plain(text)[:_LONGEST]) for part in _by_names(line))


def _by_commas(text: str) -> list[str]:
    """Cuts at commas and semicolons, and at line breaks that part subjects."""
    flat = text.replace("\n", " ")
    places: list[int] = []
    for index, char in outside(text):
        start = places[-1] if places else 0
        if char in ",;" or (char == "\n" and _parts(flat[start:index].strip(" ,;"), text[index + 1 :])):
            places.append(index)
    pieces = [piece.strip(" ,;") for piece in cut(flat, places)]
    return [piece for piece in pieces if piece]


def _parts(before: str, rest: str) -> bool:
    """Does a line break part two subjects? A post and under it who holds it are one, a wrapped title is, too."""
    line = rest.partition("\n")[0].strip()
    bare = line.lstrip(" -–—•")
    if not before or not bare or unfinished(before) or only_describes(before):
        return False
    if NAME.match(bare) or is_lone_surname(bare):
        held = starts_subject(before) and not _is_collective(before)  # by one: of several nobody alone is the holder
        return bool(NAME.search(before)) or is_lone_surname(before) or not held
    if NAME.fullmatch(before.strip()):
        return not (line.startswith("(") or (line[0].islower() and starts_subject(line)))
    if bare[0].islower():
        return starts_subject(bare) and _own_subject(before, bare)
    return _new_title(before, bare)


def _own_subject(before: str, line: str) -> bool:
    """A line in lower case that begins with a post: is it one, or the rest of a title («педагог⏎психолог»)?"""
    first = subject_words(line)[0].split("-")[0]
    doubled = subject_words(before)[-1].split("-")[0] in _COMPOUND and first in _DOUBLES
    return first not in AFTER and not doubled


def _new_title(before: str, line: str) -> bool:
    """A line with a capital: a title of its own, unless it says whose or where the one before is."""
    if not line[0].isalpha() or _PLACE.match(line):
        return False
    words, last = subject_words(line), subject_words(before)[-1:]
    if last and words and last[0] in OF_BODIES and len(subject_words(before)) == 1 and words[0] in BODIES:
        return False
    if words and words[0] in AFTER and last and last[0] in {"зам", "заместитель", "помощник"}:
        return False
    if starts_subject(line):
        return True
    return may_be_nominative(line) and not line.split()[0].isupper()


def _by_names(text: str) -> list[str]:
    """«Иванова А.П. Петрова О.С.» holds two people; «методист Иванова А.П.» holds one."""
    names = [match for match in NAME.finditer(text) if _is_outside(text, match.start())]
    if not names:
        surnames = text.replace(" и ", " ").split()
        lone = len(surnames) > 1 and all(map(is_lone_surname, surnames))
        return surnames if lone else _by_and(text)
    places = []
    for match, following in zip(names, [*names[1:], None], strict=True):
        between = text[match.end() : following.start() if following else len(text)]
        stripped = between.strip(" .")
        if (
            not stripped
            or fold(stripped) in {"и", "/", "+"}
            or (not between.lstrip(" .").startswith(("(", "-", "–", "—", ":")) and following)
        ):
            places.append(match.end())
    pieces = (piece.strip(" .,;/+") if not NAME.search(piece) else piece.strip(" ,;/+") for piece in cut(text, places))
    return [re.sub(r"^(?:и|а также)\s+", "", piece) for piece in pieces if piece and fold(piece) != "и"]


def _is_outside(text: str, position: int) -> bool:
    return any(index == position for index, _ in outside(text))


def _by_and(text: str) -> list[str]:
    """Cuts at «и» only where a new role starts after it («директор и заместитель директора»)."""
    open_places = {index for index, _ in outside(text)}
    for match in _AND.finditer(text):
        rest = text[match.end() :]
        if match.start() in open_places and _starts_nominative(rest) and starts_subject(text):
            return [text[: match.start()], *_by_and(rest)]
    return [text]


def _starts_nominative(text: str) -> bool:
    words = subject_words(text)
    while words and words[0] in ADJECTIVES:
        words = words[1:]
    return bool(words) and (words[0].split("-")[0] in SINGULAR | PLURAL - {"директора", "учителя"})


def _by_roles(text: str) -> list[str]:
    """Cuts before a role in the nominative that follows another role's words with no comma between."""
    open_places = {index for index, _ in outside(text)}
    places = []
    words = list(re.finditer(r"[^\s(),;]+", text))
    if not starts_subject(text):
        return [text]
    for index, word in enumerate(words):
        if word.start() not in open_places or not _is_role(word[0]):
            continue
        first = index
        while first and fold(words[first - 1][0]).strip(".") in ADJECTIVES:
            first -= 1  # «старший методист» is cut before «старший»
        if first and _stands_alone(words[first - 1][0], word[0]):
            places.append(words[first].start())
    return cut(text, places)


def _is_role(word: str) -> bool:
    first = (subject_words(word) or [""])[-1].split("-")[0]
    return (first in SINGULAR or first in PLURAL) and first not in _NO_SEAM


def _stands_alone(before: str, word: str) -> bool:
    previous = fold(before).strip(".")
    first = fold(word).split("-")[0]
    if previous in {"-", "–", "/", "по", "с", "для", "от", "над", "при"}:
        return False
    if previous.split("-")[0] in _COMPOUND and first in _DOUBLES:
        return False
    return not NAME.match(before)


def _with_departments(pieces: list[str]) -> list[str]:
    """A piece that starts no subject goes on: «заведующие отделениями профилактики, помощи»."""
    joined: list[str] = []
    for piece in pieces:
        goes_on = not (starts_subject(piece) or NAME.search(piece) or is_lone_surname(piece))
        lists = piece[:1].islower() or _PLACE.match(piece)
        if joined and goes_on and lists and not NAME.search(joined[-1]):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def subject(text: str) -> Responsible:
    """One subject that was cut out of a cell."""
    name = NAME.fullmatch(text.strip())
    if (name and not starts_subject(text)) or is_lone_surname(text):
        return Responsible(text=text, kind=ResponsibleKind.PERSON, name=text)
    both = _NAME_AND_ROLE.match(text) or _ROLE_AND_NAME.match(text)
    if both and not (name and starts_subject(text)):
        return Responsible(text=text, kind=ResponsibleKind.PERSON, name=both["name"], role=both["role"].strip())
    kind = ResponsibleKind.COLLECTIVE if _is_collective(text) else ResponsibleKind.ROLE
    return Responsible(text=text, kind=kind, role=text, members=_members(text))


def _is_collective(text: str) -> bool:
    words = subject_words(text)
    while words and words[0] in ADJECTIVES - {"все"}:
        words = words[1:]
    first = words[0].split("-")[0] if words else ""
    return first in PLURAL or first in BODIES or (text.isupper() and first not in SINGULAR)


def _members(text: str) -> tuple[str, ...]:
    bracket = re.search(r"\(([^()]+)\)", text)
    if not bracket or not starts_subject(bracket[1]):
        return ()
    return tuple(part.strip() for part in bracket[1].split(",") if part.strip())
