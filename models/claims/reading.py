"""The claims of a sentence: its phrases, those of a part of the whole left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.activity_kinds import Type
from models.claims.joined import is_about_some, is_shared
from models.claims.nouns import Noun, Sort, noun_at
from models.claims.people import came_to_all, elsewhere, is_total
from models.claims.phrases import Phrase, phrases_of
from models.claims.scope import (
    is_joined,
    is_of_the_past,
    is_to_come,
    limits,
    of_a_club,
    of_one_channel,
    was_not,
    year_of,
)
from models.claims.tokens import Kind, Piece

_GIVEN = (
    *(
        "распростран",
        "раздан",
        "роздан",
        "раздал",
        "выдан",
        "выдал",
        "вручен",
        "вручил",
        "тираж",
        "напечат",
        "распечат",
    ),
    *("изготов", "передан", "передал", "обеспеч", "экз", "шт", "получил"),
)
ONE = 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A phrase in its sentence. `whole`: it is of the whole period and of the whole centre, so that records can be
    asked; a list under it can be, whatever it is of."""

    phrase: Phrase
    tokens: Sequence[Piece]
    whole: bool

    @property
    def start(self) -> int:
        return self.tokens[self.phrase.start].start

    @property
    def end(self) -> int:
        return self.tokens[self.phrase.end - 1].end


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a sentence stands: of which year the text is, whether it is of an event, a programme, of aims."""

    year: int | None = None
    period: frozenset[str] = frozenset()
    event: bool = False
    programme: int | None = None
    """From which letter of its paragraph on a programme is spoken of."""
    aims: bool = False
    about: Noun | None = None
    """What the heading over it names, where that has modes: supervisions."""


def said_in(tokens: Sequence[Piece], setting: Setting) -> Iterator[Statement]:
    """What a sentence says in numbers of what was done; what is to come, others', or of a year before is left out."""
    phrases = list(phrases_of(tokens, setting.about))
    if not phrases or setting.aims:
        return
    limited = [place for place, _ in limits(tokens, setting.period)]
    for phrase in phrases:
        at = phrase.at
        if is_to_come(tokens, at) or was_not(tokens, at) or is_of_the_past(tokens, at):
            continue
        if not of_the_year(tokens, at, setting.year):
            continue
        if phrase.noun.sort in (Sort.ACTIVITY, Sort.EVENTS) and is_joined(tokens, at):
            continue
        whole = phrase.plain and not _is_limited(tokens, phrase, limited)
        whole = whole and not _is_of_programme(tokens, phrase, setting.programme)
        yield Statement(phrase, tokens, whole and _is_sure(tokens, phrase, setting))


def of_the_year(tokens: Sequence[Piece], at: int, year: int | None) -> bool:
    """Whether a number is of the text's year, as far as another is named nearest to it."""
    named = year_of(tokens, at)
    if named is None:
        return True
    first, last = named
    return (first, last) == (year, year) or (last == first + 1 and year in named) if year else first == last


def _is_limited(tokens: Sequence[Piece], phrase: Phrase, limited: Sequence[int]) -> bool:
    """Is a word before it in the sentence, or at once after it, one that makes it a part?"""
    closed = _in_closed_brackets(tokens[: phrase.start])
    breaks = [place for place in range(phrase.start) if tokens[place].is_mark(";")]
    since = breaks[-1] if breaks else -1
    for place in limited:
        if place in closed:
            continue
        if since < place < phrase.start or phrase.start <= place < phrase.end:
            return True
        if place >= phrase.end and not _parted(tokens, phrase, place):
            return True
    return False


def _is_of_programme(tokens: Sequence[Piece], phrase: Phrase, since: int | None) -> bool:
    """«В рамках программы – 9 семинаров», «9 семинаров в рамках программы»; not «4 семинара, а в рамках …»."""
    if since is None or tokens[phrase.end - 1].end > since:
        return since is not None
    place = next((at for at, token in enumerate(tokens) if token.start >= since), len(tokens))
    return not _parted(tokens, phrase, place)


def _in_closed_brackets(tokens: Sequence[Piece]) -> set[int]:
    """Places within brackets that close: «2 стажировки (март, октябрь) и …»."""
    found: set[int] = set()
    opened: list[int] = []
    for at, token in enumerate(tokens):
        if token.is_mark("("):
            opened.append(at)
        elif token.is_mark(")") and opened:
            found.update(range(opened.pop(), at))
    return found


def _parted(tokens: Sequence[Piece], phrase: Phrase, place: int) -> bool:
    """Does a comma or another number stand between the phrase and the word?"""
    between = tokens[phrase.end : place]
    return any(one.is_mark(",", ";", "(", ")", ":") or one.kind is Kind.NUMBER for one in between)


def _is_sure(tokens: Sequence[Piece], phrase: Phrase, setting: Setting) -> bool:
    sort = phrase.noun.sort
    if is_shared(tokens, phrase) or is_about_some(tokens, phrase):
        return False
    if sort is Sort.ACTIVITY:
        if phrase.noun.key == Type.PUBLICATION and of_one_channel(tokens):
            return False
        if phrase.noun.key == Type.LESSON and of_a_club(tokens):
            return False
        return phrase.number != ONE or not _is_one_of_several(tokens, phrase)
    if sort in (Sort.PEOPLE, Sort.ANYBODY):
        return not setting.event and came_to_all(tokens, phrase)
    if sort in (Sort.COPIES, Sort.UNIT):
        return _is_given(tokens, phrase) and not any(token.kind is Kind.TITLE for token in tokens)
    return sort is Sort.EVENTS


def _is_one_of_several(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """«Один семинар прошёл в …»: said in a word it is one of them, unless it was held («проведён один семинар»)."""
    token = tokens[phrase.at]
    if token.word.isdigit() or phrase.start < phrase.at:
        return False
    before = [one.word for one in tokens[: phrase.at] if one.kind is Kind.WORD]
    return not any(word.startswith(("провед", "провел", "состоял", "организ", "прош")) for word in before)


def _is_given(tokens: Sequence[Piece], phrase: Phrase) -> bool:
    """Copies and not kinds of them: «буклеты 20 шт.», «роздано 20 буклетов»; «разработано 3 буклета» are kinds."""
    if elsewhere(tokens):
        return False
    if phrase.noun.sort is Sort.UNIT:
        before = [one[0].sort for at in range(phrase.at) if (one := noun_at(tokens, at)) is not None]
        printed = any(token.word.startswith(("тираж", "печатн")) for token in tokens)
        return Sort.COPIES not in before and (is_total(tokens) or printed)
    if phrase.copies:
        return True
    words = [token.word for token in tokens if token.kind is Kind.WORD]
    if any(word.startswith(("вид", "наименован", "разновидн")) for word in words):
        return False
    return any(word.startswith(_GIVEN) for word in words)


def key_of(phrase: Phrase) -> str:
    """The key of what a phrase counts: «activities.meeting», «visits», «supervisions.group» …"""
    noun = phrase.noun
    if noun.sort is Sort.ACTIVITY and noun.key == Type.SUPERVISION:
        return f"supervisions.{phrase.mode.value}" if phrase.mode else "supervisions"
    if noun.sort is Sort.ACTIVITY:
        return f"activities.{Type.REGIONAL_SEMINAR.value if phrase.region else str(noun.key)}"
    groups = {
        Sort.PEOPLE: f"visits.{noun.key}",
        Sort.ANYBODY: "visits",
        Sort.COPIES: f"copies.{noun.key}",
        Sort.UNIT: "copies",
        Sort.EVENTS: "activities",
    }
    return groups[noun.sort]
