"""How many came and how much was handed out: numbers beside the words that they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from models.sentences import phrases
from models.sentences.afar import placed
from models.sentences.said import SaidText, SaidToken

MOST_PEOPLE, MOST_COPIES = 5_000, 50_000
"""More at one activity is a slip of the finger: it is asked about."""
_PURE = re.compile(r"(?<= )(?:человек|участник|слушатель|гость|посещение|присутствующий|зритель|участница|лицо)(?= )")
_UNSURE = re.compile(r"(?<= )(?:родитель|мама|папа|мать|бабушка)(?= )")
_OTHER_NOUN = re.compile(
    r"(?<= )(?:семья|школа|учреждение|организация|район|город|команда|группа|место|папка|страница|вопрос)(?= )"
)
_UNITS = re.compile(rf"(?<= )(?:{phrases.UNIT})(?= )")
_TOTAL = re.compile(
    r"(?<= )(?:всего|итого|явка|охват|прийти|присутствовать|участвовать|собраться"
    r"|количество(?: участник)?|общий количество|подключиться|посетить)"
    r"(?: [:-])?(?: быть)?(?= <n> )"
)
_BETWEEN = re.compile(
    r"(?: (?:[:(-]|быть|всего|прийти|в количество|тираж|<t>|примерно|около|из <z>|<z>"
    r"|присутствовать|подключиться|раздать))*$"
)


_SKIPPED = re.compile(r"\w*(?:ый|ий|ой|наш|ваш)|онлайн|дистанционно|очно")
"""What may stand between a number and its noun: «двух молодых педагогов», «5 онлайн педагогов»."""


class CountedNoun(NamedTuple):
    """A number beside its noun: `group` is people, anybody, unsure, material, unit or other."""

    group: str
    key: str
    number: int
    """The number's token."""
    first: int
    last: int
    value: int
    doubt: bool = False


@dataclass(kw_only=True)
class PeopleAndCopies:
    """What was found. `doubts` are fields; `spans` tokens that are spoken for."""

    attendance: dict[str, tuple[int, int]] = field(default_factory=dict)
    handouts: dict[str, int] = field(default_factory=dict)
    total: int | None = None
    doubts: set[str] = field(default_factory=set)
    attendance_spans: list[tuple[int, int]] = field(default_factory=list)
    handout_spans: list[tuple[int, int]] = field(default_factory=list)
    remote: bool = False
    """Whether some came from afar while others were in the room."""


@dataclass(frozen=True, slots=True)
class _Noun:
    group: str
    key: str
    first: int
    last: int


def counts(said: SaidText, *, remote: bool = False) -> PeopleAndCopies:
    """People by category and copies by material. `remote` puts everybody afar where nothing else is said."""
    nouns = _nouns(said)
    paired = list(_paired(said, nouns))
    found = PeopleAndCopies()
    _handouts(said, nouns, paired, found)
    _people(said, nouns, paired, found, remote=remote)
    return found


def _nouns(said: SaidText) -> list[_Noun]:
    found = [
        _Noun("material", kinds.key(match), *said.span(match))
        for kinds in (phrases.materials(),)
        for match in kinds.pattern.finditer(said.line)
    ]
    people = phrases.people()
    found += [_Noun("people", people.key(match), *said.span(match)) for match in people.pattern.finditer(said.line)]
    for group, pattern in (("anybody", _PURE), ("unsure", _UNSURE), ("unit", _UNITS), ("other", _OTHER_NOUN)):
        found += [_Noun(group, "", *said.span(match)) for match in pattern.finditer(said.line)]
    kept: list[_Noun] = []
    for one in sorted(found, key=lambda noun: (noun.first, -noun.last)):
        if not kept or one.first >= kept[-1].last:
            kept.append(one)
    return kept


def _paired(said: SaidText, nouns: list[_Noun]) -> Iterator[CountedNoun]:
    """Every number with the noun that it counts; each noun once."""
    tokens, filled = said.tokens, set[int]()
    for at, token in enumerate(tokens):
        if token.kind != "n":
            continue
        after, before = _after(tokens, nouns, at), _before(said, nouns, at, filled)
        if after is not None and before is not None and nouns[before].group != "unit":
            after = _chosen(said, nouns, before, after)
        elif after is not None and nouns[after].group == "unit" and before is None:
            before = _material_before(nouns, at, filled)
            after = before if before is not None else after
        place = after if after is not None else before
        if place is None:
            continue
        filled.add(place)
        noun = nouns[place]
        ends = [noun.first, noun.last, at, at + 1]
        unit = _after(tokens, nouns, at)
        if unit is not None and nouns[unit].group in ("unit", "anybody"):
            ends += [nouns[unit].last]
            filled.add(unit)
        yield CountedNoun(noun.group, noun.key, at, min(ends), max(ends), token.value, token.doubt or token.value < 0)


def _chosen(said: SaidText, nouns: list[_Noun], before: int, after: int) -> int:
    """«Для педагогов 12 человек» counts the teachers; «педагоги 12, кураторы 8» counts backwards; else forwards."""
    if nouns[after].group == "unit" and nouns[before].group == "people":
        material = _material_before(nouns, nouns[after].first, set())
        return before if material is None else material
    if nouns[after].group in ("anybody", "unit"):
        return before
    follows = nouns[after].last
    tokens = said.tokens
    while follows < len(tokens) and tokens[follows].word in (":", "-"):
        follows += 1
    own = follows < len(tokens) and tokens[follows].kind == "n" and _after(tokens, nouns, follows) is None
    same = nouns[before].key == nouns[after].key
    return before if own and not same else after


def _after(tokens: tuple[SaidToken, ...], nouns: list[_Noun], at: int) -> int | None:
    """The noun that a number stands before; adjectives and «человек» may stand between."""
    place = at + 1
    for _ in range(4):
        found = next((n for n, one in enumerate(nouns) if one.first == place), None)
        if found is not None:
            more = next((n for n, one in enumerate(nouns) if one.first == nouns[found].last), None)
            if (
                nouns[found].group in ("anybody", "unit")
                and more is not None
                and nouns[more].group in ("people", "material")
            ):
                return more
            return found
        if place >= len(tokens) or not _SKIPPED.fullmatch(tokens[place].word):
            return None
        place += 1
    return None


def _before(said: SaidText, nouns: list[_Noun], at: int, filled: set[int]) -> int | None:
    """The noun that a number stands behind, when nothing counts it yet."""
    for n in range(len(nouns) - 1, -1, -1):
        one = nouns[n]
        if one.last > at:
            continue
        if n in filled or one.group not in ("people", "material", "unsure"):
            return None
        between = said.line[said.starts[one.last] - 1 : said.starts[at] - 1]
        return n if _BETWEEN.fullmatch(between) else None
    return None


def _material_before(nouns: list[_Noun], at: int, filled: set[int]) -> int | None:
    free = [n for n, one in enumerate(nouns) if one.last <= at and one.group == "material" and n not in filled]
    return free[-1] if free else None


def _handouts(said: SaidText, nouns: list[_Noun], paired: list[CountedNoun], found: PeopleAndCopies) -> None:
    for one in paired:
        if one.group != "material":
            continue
        if one.value < 0 or one.value > MOST_COPIES or said.tokens[one.number].word.count("-"):
            found.doubts.add("handouts")
            continue
        found.handouts[one.key] = found.handouts.get(one.key, 0) + one.value
        found.handout_spans.append((one.first, one.last))
        if one.doubt:
            found.doubts.add("handouts")
    counted = {(one.first, one.last) for one in paired}
    loose = [one for one in nouns if one.group == "material" and not any(a <= one.first < b for a, b in counted)]
    if loose and not found.handouts and " раздать " in said.line:
        found.doubts.add("handouts")


def _people(
    said: SaidText, nouns: list[_Noun], paired: list[CountedNoun], found: PeopleAndCopies, *, remote: bool
) -> None:
    people = [one for one in paired if one.group == "people"]
    used = set[int]()
    told = [(one, placed(said, one.number, one.last, used)) for one in people if one.number not in used]
    ways = {its.way for _, its in told if its.way}
    for one, its in told:
        everybody = remote and not its.way and ways <= {"remote"}
        _take(said, one, 0 if everybody else its.here, its.here if everybody else its.afar, found)
    numbered = {one.number for one in paired} | used
    found.total, unsure = _total(said, paired, numbered)
    if not told:
        _from_total(said, nouns, found, remote=remote)
    elif found.total is not None and found.total != sum(map(sum, found.attendance.values())):
        found.doubts.add("attendance")
    if unsure or (ways == {"remote"} and any(not its.way for _, its in told)):
        found.doubts.add("attendance")
    both = found.attendance.values()
    found.remote = any(here for here, _ in both) and any(afar for _, afar in both)


def _take(said: SaidText, one: CountedNoun, here: int, afar: int, found: PeopleAndCopies) -> None:
    if (
        min(here, afar) < 0
        or here + afar > MOST_PEOPLE
        or re.fullmatch(r"\d+\s*-\s*\d+|-", said.tokens[one.number].word)
    ):
        found.doubts.add("attendance")
        return
    if not here + afar:
        return
    if one.doubt:
        found.doubts.add("attendance")
    if one.key in found.attendance and found.attendance[one.key] == (here, afar):
        return
    before = found.attendance.get(one.key, (0, 0))
    found.attendance[one.key] = (before[0] + here, before[1] + afar)
    found.attendance_spans.append((one.first, one.last))


def _total(said: SaidText, paired: list[CountedNoun], numbered: set[int]) -> tuple[int | None, bool]:
    """The number of people of any kind, and whether people were counted of whom it is not clear who they are."""
    totals = [one for one in paired if one.group == "anybody"]
    numbers = [one.number for one in totals]
    for match in _TOTAL.finditer(said.line):
        at = said.span(match)[1]
        if at < len(said.tokens) and at not in numbered:
            numbers.append(at)
    unsure = any(one.group == "unsure" for one in paired)
    values = [said.tokens[at] for at in numbers]
    if any(one.doubt or one.value < 0 or one.value > MOST_PEOPLE for one in values):
        return None, True
    return (
        sum(one.value for one in values) if len(values) == 1 else max((one.value for one in values), default=None)
    ), unsure


def _from_total(said: SaidText, nouns: list[_Noun], found: PeopleAndCopies, *, remote: bool) -> None:
    """«Лекция для школьников, 45 человек»: the only ones who are named are those who came."""
    mentioned = [one for one in nouns if one.group == "people" and not _serves(said, one)]
    keys = [key for key, _ in groupby(one.key for one in mentioned)]
    pair = re.search(r"\( (<n>) (?:и|,) (<n>) \)", said.line)
    if pair and len(keys) == 2:
        values = [said.tokens[said.span(pair, group)[0]].value for group in (1, 2)]
        found.attendance = {key: (0, n) if remote else (n, 0) for key, n in zip(keys, values, strict=True)}
        found.attendance_spans.append(said.span(pair))
        return
    if found.total is None:
        return
    if len(set(keys)) != 1:
        found.doubts.add("attendance")
        return
    found.attendance[keys[0]] = (0, found.total) if remote else (found.total, 0)
    found.attendance_spans.append((mentioned[0].first, mentioned[0].last))


_SERVING = re.compile(
    r" (?:консультация|консультирование|помощь|лекция|занятие|тренинг|беседа|прием|мнение|у|с участие) $"
)


def _serves(said: SaidText, noun: _Noun) -> bool:
    """«Консультация психолога»: the one who holds it."""
    return noun.key == "specialists" and bool(_SERVING.search(said.line[: said.starts[noun.first]]))
