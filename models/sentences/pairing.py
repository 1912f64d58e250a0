"""Numbers of a text beside the words that they count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from models.sentences import phrases
from models.sentences.said import SaidText, SaidToken

_PURE = re.compile(r"(?<= )(?:человек|участник|слушатель|гость|посещение|присутствующий|зритель|участница|лицо)(?= )")
_UNSURE = re.compile(r"(?<= )(?:родитель|мама|папа|мать|бабушка)(?= )")
_OTHER_NOUN = re.compile(
    r"(?<= )(?:семья|школа|учреждение|организация|район|город|команда|группа|место|папка|страница|вопрос)(?= )"
)
_UNITS = re.compile(rf"(?<= )(?:{phrases.UNIT})(?= )")
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


@dataclass(frozen=True, slots=True)
class TextNoun:
    """Words of a text that may be counted: of which group, which key, and their tokens."""

    group: str
    key: str
    first: int
    last: int


def nouns_of(said: SaidText) -> list[TextNoun]:
    """People, materials and units that the text names, in its order; none within another."""
    found = [
        TextNoun("material", kinds.key(match), *said.span(match))
        for kinds in (phrases.materials(said.own),)
        for match in kinds.pattern.finditer(said.line)
    ]
    people = phrases.people(said.own)
    found += [TextNoun("people", people.key(match), *said.span(match)) for match in people.pattern.finditer(said.line)]
    for group, pattern in (("anybody", _PURE), ("unsure", _UNSURE), ("unit", _UNITS), ("other", _OTHER_NOUN)):
        found += [TextNoun(group, "", *said.span(match)) for match in pattern.finditer(said.line)]
    kept: list[TextNoun] = []
    for one in sorted(found, key=lambda noun: (noun.first, -noun.last)):
        if (not kept or one.first >= kept[-1].last) and not _whence(said, kept, one):
            kept.append(one)
    return kept


_TOPIC = re.compile(
    r" (?:по|о|об|про) (?:\S+ )?(?:работа|взаимодействие|общение|отношение|контакт) с (?:\w+(?:ый|ий|ой) )*$"
)


_SCHOOL = re.compile(r" (?:школа|клуб|ассоциация|совет|комитет) $")
"""«Школа замещающих родителей, 7 слушателей»: whose it is is not who came."""


def _whence(said: SaidText, kept: list[TextNoun], one: TextNoun) -> bool:
    """«Дети из приёмных семей 12 человек»: the children are counted."""
    if _TOPIC.search(said.line[: said.starts[one.first]]) or _SCHOOL.search(said.line[: said.starts[one.first]]):
        return True  # «по работе с детьми, 6 человек»
    before = kept[-1] if kept else None
    return (
        before is not None
        and before.group == one.group == "people"
        and one.first == before.last + 1
        and said.tokens[before.last].word == "из"
    )


def counted_in(said: SaidText, nouns: list[TextNoun]) -> Iterator[CountedNoun]:
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
            place = _same_again(said, nouns, at, filled)
        if place is None and _PRINT_RUN.search(said.line[: said.starts[at]]):
            place = _material_before(nouns, at, filled)
        if place is None:
            continue
        filled.add(place)
        noun = nouns[place]
        ends = [noun.first, noun.last, at, at + 1]
        unit = _after(tokens, nouns, at)
        if unit is not None and nouns[unit].group in ("unit", "anybody"):
            ends += [nouns[unit].last]
            filled.add(unit)
        families = noun.group == "people" and any(one.word == "семья" for one in tokens[noun.first : noun.last])
        doubt = token.doubt or token.value < 0 or families  # «5 приёмных семей» does not say how many people
        yield CountedNoun(noun.group, noun.key, at, min(ends), max(ends), token.value, doubt)


_PRINT_RUN = re.compile(r" тираж(?: [:-])? $")
_FROM = re.compile(r" (?:и|,) $")
_OF_DISTRICT = re.compile(r"<n> (?:человек )?из <z> ")


def _same_again(said: SaidText, nouns: list[TextNoun], at: int, filled: set[int]) -> int | None:
    """«5 кураторов из Лесного и 3 из Озёрского»: the second number counts the same."""
    line = said.line
    if not _FROM.search(line[: said.starts[at]]) or not _OF_DISTRICT.match(line[said.starts[at] :]):
        return None
    counted = [n for n in filled if nouns[n].last <= at and nouns[n].group == "people"]
    return max(counted, default=None)


def _chosen(said: SaidText, nouns: list[TextNoun], before: int, after: int) -> int:
    """«Для педагогов 12 человек» counts the teachers; «педагоги 12, кураторы 8» counts backwards; else forwards."""
    if nouns[after].group == "unit" and nouns[before].group == "people":
        material = _material_before(nouns, nouns[after].first, set())
        return before if material is None else material
    if nouns[after].group in ("anybody", "unit") or _in_brackets(said, nouns, before, after):
        return before
    follows = nouns[after].last
    tokens = said.tokens
    while follows < len(tokens) and tokens[follows].word in (":", "-"):
        follows += 1
    own = _backwards(tokens, nouns, follows)
    same = nouns[before].key == nouns[after].key
    return before if own and not same else after


_GENERAL = ("специалист", "сотрудник", "представитель", "работник")


def _in_brackets(said: SaidText, nouns: list[TextNoun], before: int, after: int) -> bool:
    """«С опекой (6 специалистов)»: the noun in brackets says again who."""
    opens = nouns[before].last
    return (
        opens < len(said.tokens)
        and said.tokens[opens].word == "("
        and said.tokens[nouns[after].first].word in _GENERAL
        and nouns[after].last - nouns[after].first == 1
        and nouns[after].first == opens + 2
    )


def _backwards(tokens: tuple[SaidToken, ...], nouns: list[TextNoun], at: int) -> bool:
    """«Педагогов 12 кураторов 5 специалистов 3»: the last number of the row has no noun behind it."""
    while at < len(tokens) and tokens[at].kind == "n":
        following = _after(tokens, nouns, at)
        if following is None or nouns[following].group in ("anybody", "unit"):
            return True
        at = nouns[following].last
        while at < len(tokens) and tokens[at].word in (":", "-"):
            at += 1
    return False


_OF_WHAT = {("anybody", "people"), ("unit", "material")}
"""«11 человек кураторов», «20 экз. буклетов»."""


def _after(tokens: tuple[SaidToken, ...], nouns: list[TextNoun], at: int) -> int | None:
    """The noun that a number stands before; adjectives and «человек» may stand between."""
    place = at + 1
    for _ in range(4):
        found = next((n for n, one in enumerate(nouns) if one.first == place), None)
        if found is not None:
            more = next((n for n, one in enumerate(nouns) if one.first == nouns[found].last), None)
            if more is not None and (nouns[found].group, nouns[more].group) in _OF_WHAT:
                return more
            return found
        if place >= len(tokens) or not _SKIPPED.fullmatch(tokens[place].word):
            return None
        place += 1
    return None


def _before(said: SaidText, nouns: list[TextNoun], at: int, filled: set[int]) -> int | None:
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


def _material_before(nouns: list[TextNoun], at: int, filled: set[int]) -> int | None:
    free = [n for n, one in enumerate(nouns) if one.last <= at and one.group == "material" and n not in filled]
    return free[-1] if free else None
