"""How many came and how much was handed out: numbers beside the words that they count."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from models.sentences import phrases
from models.sentences.afar import RoomAndAfar, placed
from models.sentences.corrections import CORRECTED
from models.sentences.loose import loose_number, shared_number
from models.sentences.pairing import CountedNoun, TextNoun, counted_in, nouns_of
from models.sentences.said import SaidText

MOST_PEOPLE, MOST_COPIES = 5_000, 50_000
"""More at one activity is a slip of the finger: it is asked about."""
CORRECTING = 5
"""Tokens between a number and the one that corrects it, at most."""
_TOTAL = re.compile(
    r"(?<= )(?:всего|итого|явка|охват|прийти|присутствовать|участвовать|собраться"
    r"|они|мы|нас|по факт|фактически|количество(?: участник)?|общий количество|подключиться|посетить)"
    r"(?: [:-])?(?: быть)?(?= <n> )"
)


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
    mixed: bool = False
    """Whether the same is sure although their numbers are asked about."""


def counts(said: SaidText, *, remote: bool = False) -> PeopleAndCopies:
    """People by category and copies by material. `remote` puts everybody afar where nothing else is said."""
    nouns = nouns_of(said)
    paired = list(counted_in(said, nouns))
    found = PeopleAndCopies()
    _handouts(said, nouns, paired, found)
    _people(said, nouns, paired, found, remote=remote)
    return found


def _handouts(said: SaidText, nouns: list[TextNoun], paired: list[CountedNoun], found: PeopleAndCopies) -> None:
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
    said: SaidText, nouns: list[TextNoun], paired: list[CountedNoun], found: PeopleAndCopies, *, remote: bool
) -> None:
    people = [one for one in paired if one.group == "people"]
    used = set[int]()
    told = [(one, placed(said, one.number, one.last, used)) for one in people if one.number not in used]
    ways = {its.way for _, its in told if its.way}
    for at, (one, its) in enumerate(told):
        if at and _corrects(said, told[at - 1][0], one):
            _correct(told[at - 1][0], one, found)
        everybody = remote and not its.way and ways <= {"remote"}
        _take(said, one, 0 if everybody else its.here, its.here if everybody else its.afar, found)
    _split_apart(said, told, used, found)
    numbered = {one.number for one in paired} | used
    found.mixed = any(its.doubt for _, its in told)
    totals = _totals(said, paired, numbered)
    found.total, unsure = _total(said, paired, totals)
    if len(told) != 1 and _OF_THEM.search(said.line):
        found.mixed = True
    if (
        found.mixed
        or (people and _FAMILIES.search(said.line))
        or ((people or totals) and loose_number(said, {*numbered, *totals}))
        or shared_number(said, nouns, people)
    ):
        found.doubts.add("attendance")
    if any(said.span(match, "n")[0] not in numbered for match in _TWO.finditer(said.line)):
        found.doubts.add("attendance")
    if _LADS.search(said.line):
        found.doubts.add("attendance")
    if not told:
        _from_total(said, nouns, found, remote=remote)
    elif found.total is not None and found.total != sum(map(sum, found.attendance.values())):
        found.doubts.add("attendance")
    if unsure or (ways == {"remote"} and any(not its.way for _, its in told)):
        found.doubts.add("attendance")
    both = found.attendance.values()
    found.remote = any(here for here, _ in both) and any(afar for _, afar in both)


_LADS = re.compile(r" (?:выпускник|волонтер)(?: [-,:(])* <n> ребенок ")
"""«С выпускниками 7 ребят»: who the seven are is asked."""


def _corrects(said: SaidText, before: CountedNoun, one: CountedNoun) -> bool:
    """«15 педагогов, нет, 16 педагогов»: the second number stands instead of the first."""
    between = said.line[said.starts[before.last - 1] : said.starts[one.first]]
    return one.first - before.last <= CORRECTING and bool(CORRECTED.search(between))


def _correct(before: CountedNoun, one: CountedNoun, found: PeopleAndCopies) -> None:
    if before.key == one.key:
        found.attendance.pop(before.key, None)
    else:
        found.doubts.add("attendance")


_TWO = re.compile(r" (?P<n><n>) и <n> (?!числа)")
"""«8 и 7 подростков»: two numbers of the same."""
_APART = re.compile(rf"\( (?P<here><n>) (?:{phrases.IN_PERSON}) (?:, |и )?(?P<afar><n>) (?:{phrases.REMOTE}) \)")


def _split_apart(
    said: SaidText, told: list[tuple[CountedNoun, RoomAndAfar]], used: set[int], found: PeopleAndCopies
) -> None:
    """«20 педагогов на семинаре (12 очно, 8 онлайн)»: the brackets say again how many and where."""
    match = _APART.search(said.line)
    if match is None or len(told) != 1:
        return
    at = [said.span(match, group)[0] for group in ("here", "afar")]
    here, afar = (said.tokens[one].value for one in at)
    key = told[0][0].key
    if not used & set(at) and sum(found.attendance.get(key, (0, 0))) == here + afar:
        found.attendance[key] = (here, afar)
        used.update(at)


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


_OF_THEM = re.compile(rf" из (?:они|который) (?:<n> (?:\S+ )?)?(?:{phrases.REMOTE}) ")
"""«25 педагогов и 5 кураторов, из них онлайн 10»: of which?"""
_FAMILIES = re.compile(r"(?<! посетить)(?<! обследовать)(?<! объехать)(?<! у) <n> семья ")
"""«4 семьи, 9 детей»: who came besides the children is asked; families that were visited came nowhere."""


def _totals(said: SaidText, paired: list[CountedNoun], numbered: set[int]) -> list[int]:
    """The tokens of numbers of people of any kind."""
    numbers = [one.number for one in paired if one.group == "anybody"]
    for match in _TOTAL.finditer(said.line):
        at = said.span(match)[1]
        if at < len(said.tokens) and at not in numbered:
            numbers.append(at)
    return numbers


def _total(said: SaidText, paired: list[CountedNoun], numbers: Sequence[int]) -> tuple[int | None, bool]:
    """The number of people of any kind, and whether people were counted of whom it is not clear who they are."""
    unsure = any(one.group == "unsure" for one in paired)
    values = [said.tokens[at] for at in numbers]
    if any(one.doubt or one.value < 0 or one.value > MOST_PEOPLE for one in values):
        return None, True
    return (
        sum(one.value for one in values) if len(values) == 1 else max((one.value for one in values), default=None)
    ), unsure


def _from_total(said: SaidText, nouns: list[TextNoun], found: PeopleAndCopies, *, remote: bool) -> None:
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


def _serves(said: SaidText, noun: TextNoun) -> bool:
    """«Консультация психолога»: the one who holds it."""
    return noun.key == "specialists" and bool(_SERVING.search(said.line[: said.starts[noun.first]]))
