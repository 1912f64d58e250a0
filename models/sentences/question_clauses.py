"""Clauses of a request: which of them tell, which ask, and where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.sentences.asking import ASKING
from models.sentences.said import SaidText

SHORTEST = 10
"""Characters of the shortest question that the form takes."""


END = frozenset((".", "!", "?", ";"))


def tells(said: SaidText, first: int, last: int) -> bool:
    """Whether the words there say something besides greeting and asking."""
    own = [one for one in said.tokens[first:last] if one.kind in ("word", "x") and one.word not in ASKING]
    return len(own) > 1


def till(said: SaidText, first: int, taken: Sequence[tuple[int, int]]) -> int:
    """Up to the end of the sentence or to what another field has, and to a clause that asks."""
    last = first
    while last < len(said.tokens):
        if any(a <= last < b for a, b in taken) or (said.tokens[last].word in END and said.tokens[last].kind == "mark"):
            break
        if said.tokens[last].word == "," and asks(said, last + 1):
            break
        last += 1
    return last


_ASKS = re.compile(
    r" (?:нужный|нужно|просить|хотеть|хотелось|требоваться|необходимый|помочь|подсказать|можно"
    r"|прислать|пришлите|спасибо|срочно|время|удобно|лучше|желательно) "
)


def asks(said: SaidText, at: int) -> bool:
    """Whether a clause that begins there asks for something."""
    return bool(_ASKS.match(f" {said.line[said.starts[at] :]}")) if at < len(said.tokens) else False


def long(said: SaidText, first: int, last: int) -> tuple[int, int] | None:
    """The stretch without the marks behind it; None when it is too short for a question or only asks."""
    while last > first and said.tokens[last - 1].kind == "mark":
        last -= 1
    words = [one for one in said.tokens[first:last] if one.kind == "word" and one.word not in ASKING]
    if last <= first or len(said.words(first, last)) < SHORTEST or not words:
        return None
    return first, last


_ASKS_IN = re.compile(
    r" (?:нужный|нужно|можно|просить|просьба|хотеть|хотелось|требоваться|необходимый|необходимо"
    r"|супервизия|супервизор|консультация|записать|заявка|запрос|помочь|помощь) "
)


def only_topic(said: SaidText, first: int, last: int, topic: tuple[int, int]) -> bool:
    """Whether the clause says no more than the topic does."""
    inside = first <= topic[0] < last
    opening = said.tokens[first].word
    if inside and opening in ("по", "тема", "о", "об", "про", "с", "на", "запрос"):
        return True
    own = [at for at in range(first, last) if said.tokens[at].kind != "mark" and said.tokens[at].word not in ASKING]
    return inside and len([at for at in own if not topic[0] <= at < topic[1]]) < 2


def clauses(said: SaidText, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The stretches between marks that no other field has taken."""
    first = 0
    for at, one in enumerate(said.tokens):
        relative = (
            one.word == "," and at + 1 < len(said.tokens) and said.tokens[at + 1].word in ("который", "что", "где")
        )
        if relative:
            continue
        cut = (
            (one.kind == "mark" and one.word in {*END, ",", ":", "-"})
            or one.kind in ("line", "bullet")
            or any(a <= at < b for a, b in taken)
        )
        if cut:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(said.tokens):
        yield first, len(said.tokens)


def joined(said: SaidText, best: tuple[int, int], taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """With the clauses behind it that go on with it."""
    first, last = best
    while (begin := _before(said, first, taken)) is not None:
        first = begin
    while last < len(said.tokens) and said.tokens[last].word in (",", ":", "-") and not asks(said, last + 1):
        end = till(said, last + 1, taken)
        if end <= last + 1 or asks_in(said, last + 1, end):
            break
        last = end
    while last > first and said.tokens[last - 1].kind == "mark":
        last -= 1
    return first, last


def _before(said: SaidText, first: int, taken: Sequence[tuple[int, int]]) -> int | None:
    """Where the clause before begins, when it tells something too: «мальчик 6 лет, не выговаривает р»."""
    if first < 2 or said.tokens[first - 1].word != ",":
        return None
    begin = first - 1
    while begin and said.tokens[begin - 1].kind not in ("line", "bullet", "mark"):
        begin -= 1
        if any(a <= begin < b for a, b in taken):
            return None
    told = begin < first - 1 and tells(said, begin, first - 1)
    return begin if told and not asks_in(said, begin, first - 1) else None


def asks_in(said: SaidText, first: int, last: int) -> bool:
    """Whether the clause asks for something; «семью хотят лишить прав» tells."""
    part = said.part(first, last)
    for match in _ASKS_IN.finditer(part.line):
        token = part.tokens[part.token_at(match.start() + 1)]
        typed = said.text[token.start : token.end].lower()
        if not typed.startswith(("хочет", "хотят", "может", "могут")):
            return True
    return False
