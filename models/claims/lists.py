"""The lists of a text: which events stand under «семинары (4), совещания (3)», and how many of each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from models.activity_kinds import Mode, Type
from models.claims.facts import FAMILY
from models.claims.nouns import Noun, Sort, noun_at
from models.claims.phrases import Phrase
from models.claims.reading import Statement
from models.claims.text import Paragraph, leading_kind
from models.claims.tokens import Kind, Piece, cases_of
from models.plan.words import fold

_OPEN = re.compile(r"\bи (?:др|пр|т\. ?[дп])\b\.?|\bи (?:другие|прочие|так далее)\b|\.\.\.|…")
_SOME = re.compile(
    r"наиболее|среди них|в том числе|в т\. ?ч|например|такие как|некоторые|основные|значимы|ярки[ех]|"
    r"в частности|лучшие|планир|квартал|полугоди|\bмесяц|районе\b|рамках|из них"
)
_SEVERAL = re.compile(r"^(?:цикл|серия|ряд|несколько|курс|комплекс|система)\b")
_TOPICS = re.compile(
    r"тем[аыеу]\b|темам|вопрос|котор|рассм|направл|ситуац|задач|цел[ьюи]|проблем|ходе|формат|район|муниципал|учрежд|"
    r"участ|месяц|кварт|адрес|площадк|итог"
)
_ENOUGH = 0.6
"""The share of a list's items that must begin with a kind of activity for it to be a list of events."""
_APART = 3  # paragraphs without a number that may stand between two items of a numbered list


@dataclass(frozen=True)
class Listing:
    """A list: the places of its items among the paragraphs, the first of which says where it begins."""

    places: tuple[int, ...]
    items: tuple[Paragraph, ...]

    @property
    def first(self) -> int:
        return self.places[0]

    @cached_property
    def kinds(self) -> list[tuple[Noun, bool, int | None]]:
        """Of each item that begins with an activity: which, whether a regional one, how many (None: not sure)."""
        return [found for one in self.items if (found := _kind_of(one)) is not None]

    @cached_property
    def is_of_events(self) -> bool:
        return len(self.items) > 1 and len(self.kinds) >= _ENOUGH * len(self.items)

    @property
    def is_open(self) -> bool:
        """«… и другие»: not all of them stand there."""
        return bool(_OPEN.search(fold(_outside(self.items[-1].text))))


def lists_of(paragraphs: Sequence[Paragraph]) -> list[Listing]:
    """The lists in order: items in a row; numbered ones go on over what stands between them; lines that begin with a
    kind of activity are items, too."""
    found: list[Listing] = []
    begun: list[int] = []
    for place, one in enumerate(paragraphs):
        if begun and not _belongs(paragraphs, begun, place):
            if _is_item(one) or place - begun[-1] > _APART or one.section != paragraphs[begun[-1]].section or one.opens:
                found.append(_listing(paragraphs, begun))
                begun = []
            else:
                continue
        if _is_item(one):
            begun.append(place)
    if begun:
        found.append(_listing(paragraphs, begun))
    return found


class Lists:
    """The lists of a text, to be asked by their place, their section, and what stands within them."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        found = lists_of(paragraphs)
        self.at = {one.first: one for one in found}
        self.of_section: dict[int, list[Listing]] = {}
        self.within: set[int] = set()
        for one in found:
            if one.is_of_events:
                section = paragraphs[one.first].section
                self.of_section.setdefault(section, []).append(one)
                inside = range(one.first + 1, one.places[-1] + 2)
                self.within.update(
                    place for place in inside if place < len(paragraphs) and paragraphs[place].section == section
                )


def _listing(paragraphs: Sequence[Paragraph], places: Sequence[int]) -> Listing:
    return Listing(tuple(places), tuple(paragraphs[place] for place in places))


def _is_item(one: Paragraph) -> bool:
    return one.item or (not one.cells and len(one.text) < 400 and _is_unmarked(one))


def _is_unmarked(one: Paragraph) -> bool:
    """A line that is an event: its kind, then its title."""
    at = leading_kind(one)
    if at is None or one.opens:
        return False
    return any(token.kind is Kind.TITLE for token in one.tokens[at + 1 : at + 8]) and not any(
        token.kind is Kind.WORD and token.word.startswith(("провед", "состоял", "прош", "был")) for token in one.tokens
    )


def _belongs(paragraphs: Sequence[Paragraph], begun: Sequence[int], place: int) -> bool:
    one, last = paragraphs[place], paragraphs[begun[-1]]
    if not _is_item(one) or one.section != last.section:
        return False
    if one.number is not None and last.number is not None:
        return one.number == last.number + 1 or (one.number == last.number and place == begun[-1] + 1)
    return one.number is None and last.number is None and one.item == last.item and place == begun[-1] + 1


def _kind_of(one: Paragraph) -> tuple[Noun, bool, int | None] | None:
    if _SEVERAL.match(fold(one.text)):
        inside = next((it for at in range(1, min(5, len(one.tokens))) if (it := noun_at(one.tokens, at))), None)
        return (inside[0], False, None) if inside is not None and inside[0].sort is Sort.ACTIVITY else None
    at = leading_kind(one)
    if at is None:
        return None
    noun, end = noun_at(one.tokens, at) or (Noun(Sort.UNKNOWN), at + 1)
    region = any(token.word.startswith(("областн", "региональн")) for token in one.tokens[:at])
    return noun, region, _held(one.tokens, at, end)


def _held(tokens: Sequence[Piece], at: int, end: int) -> int | None:
    """How many an item is: one, or as many as it says in brackets or has titles."""
    plural = any(case.endswith("plur") for case in cases_of(tokens[at].word)) and not any(
        case == "nomn.sing" for case in cases_of(tokens[at].word)
    )
    if end + 2 < len(tokens) and tokens[end].is_mark("(") and tokens[end + 2].is_mark(")"):
        return tokens[end + 1].value or None
    titles = sum(token.kind is Kind.TITLE for token in tokens)
    if plural and titles > 1:
        return None
    return 1


def counted(listing: Listing, phrase: Phrase) -> int | None:
    """How many of the phrase's kind the list holds; None where it holds none or that is not sure."""
    wanted = phrase.noun.key
    total = 0
    for noun, region, held in listing.kinds:
        if not _is_of(noun, wanted, region=region, phrase=phrase):
            continue
        if held is None:
            return None
        total += held
    return total or None


def _is_of(noun: Noun, wanted: str, *, region: bool, phrase: Phrase) -> bool:
    if wanted == Type.SEMINAR and phrase.region:
        return noun.key == Type.SEMINAR and region
    if wanted == Type.SEMINAR:
        return noun.key in FAMILY
    return noun.key == wanted


def listed_under(said: Statement, place: int, paragraphs: Sequence[Paragraph], lists: Lists, alone: bool) -> int | None:
    """What the list under the claim's paragraph holds of its kind; None where there is no list that is surely its own.
    `alone`: no other number stands in the sentence."""
    one = paragraphs[place]
    if alone and (own := _own_list(said, place, paragraphs, lists)) is not None:
        return own
    if said.phrase.noun.sort is not Sort.ACTIVITY or not said.phrase.plain or said.phrase.mode is not None:
        return None
    of_section = [listing for listing in lists.of_section.get(one.section, ()) if listing.first > place]
    if len(of_section) != 1 or _is_some(paragraphs, of_section[0], place):
        return None
    listing = of_section[0]
    if paragraphs[listing.first].programme != one.programme or listing.is_open:
        return None
    return counted(listing, said.phrase)


def _is_some(paragraphs: Sequence[Paragraph], listing: Listing, place: int) -> bool:
    """Does what stands right over the list say that not all of them follow?"""
    over = listing.first - 1
    said = fold(paragraphs[over].text)
    last = re.split(r"(?<=[.!?])\s+", said)[-1]
    return over >= 0 and over >= place and bool(_SOME.search(last)) and not _SOME_IS_ALL.search(last)


_SOME_IS_ALL = re.compile(r"в 20\d\d")


def _own_list(said: Statement, place: int, paragraphs: Sequence[Paragraph], lists: Lists) -> int | None:
    """«Проведены 3 семинара:» and the items right under it, or the titles right after it."""
    phrase, tokens = said.phrase, said.tokens
    if phrase.noun.sort not in (Sort.ACTIVITY, Sort.EVENTS):
        return None
    rest = tokens[phrase.end :]
    if (titles := _titles(rest)) is not None:
        return titles
    if not (rest and rest[-1].is_mark(":") and said.end <= len(paragraphs[place].text) and paragraphs[place].opens):
        return None
    between = " ".join(token.word for token in tokens[phrase.end : -1])
    before = " ".join(token.word for token in tokens[: phrase.start])
    if _TOPICS.search(between) or _SOME.search(between) or _SOME.search(before) or not phrase.plain:
        return None
    listing = lists.at.get(place + 1)
    if listing is None or listing.is_open or len(listing.items) < 2:
        return None
    if listing.places != tuple(range(listing.first, listing.first + len(listing.places))):
        return None
    kinds = listing.kinds
    if phrase.noun.sort is Sort.EVENTS:
        if len(kinds) != len(listing.items):
            return None
        held = [one for *_, one in kinds]
        return None if any(one is None for one in held) else sum(one or 0 for one in held)
    if kinds:
        return counted(listing, phrase) if listing.is_of_events else None
    titled = all(item.tokens and item.tokens[0].kind in (Kind.TITLE, Kind.DATE) for item in listing.items)
    return len(listing.items) if titled else None


def _titles(rest: Sequence[Piece]) -> int | None:
    """How many titles follow at once: «: «Раз», «Два» и «Три»»; None where it is one or the row is open."""
    count = 0
    for token in _outside_brackets(rest[1:] if rest and rest[0].is_mark(":", "(", "-") else rest):
        if token.kind is Kind.TITLE:
            count += 1
        elif token.is_mark("."):
            break
        elif not (token.is_mark(",", ";") or token.is_word("и", "а", "также")):
            return None
    return count if count > 1 else None


def _outside_brackets(tokens: Sequence[Piece]) -> Iterator[Piece]:
    """To where a bracket closes that was opened before."""
    depth = 0
    for token in tokens:
        if token.is_mark("("):
            depth += 1
        elif token.is_mark(")"):
            depth -= 1
            if depth < 0:
                return
        elif depth == 0:
            yield token


def sums(said: Sequence[Statement]) -> Iterator[tuple[Statement, int]]:
    """«9 мероприятий: семинары (4), совещания (3)»: a total with what its parts add up to."""
    if len(said) < 3:
        return
    first, parts = said[0], said[1:]
    tokens = first.tokens
    between = tokens[first.phrase.end : parts[0].phrase.start]
    after = tokens[parts[-1].phrase.end :]
    if not any(token.is_mark(":", "(") for token in between) or any(
        token.is_word("них", "числе", "например") for token in between
    ):
        return
    whole = first.phrase.noun
    if whole.sort is Sort.EVENTS:
        well = all(one.phrase.noun.sort is Sort.ACTIVITY for one in parts)
    else:
        well = (
            whole.key == Type.SUPERVISION
            and first.phrase.mode is None
            and {one.phrase.mode for one in parts} >= set(Mode)
        )
        well = well and len(parts) == len(Mode)
    closed = all(token.kind is Kind.MARK or token.is_word("чел") for token in after)
    if well and closed and len(set(map(_kind_key, parts))) == len(parts):
        yield first, sum(one.phrase.number for one in parts)


def _kind_key(one: Statement) -> tuple[str, bool, object]:
    return one.phrase.noun.key, one.phrase.region, one.phrase.mode


def _outside(text: str) -> str:
    """The text without what stands in quotes."""
    return re.sub(r"«[^»]*»", "", text)
