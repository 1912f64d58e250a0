"""The question of a request: what is left when the asking itself is taken away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.requests.tables import RequestKind
from models.sentences.asking import ASKING, KINDS
from models.sentences.said import SaidText

SHORTEST = 10
"""Characters of the shortest question that the form takes."""
_OPENS = re.compile(
    r" (?:как|можно ли|что делать|не знать|не понимать|почему|куда|какой|что|где|когда|чей"
    r"|надо ли|нужно ли|стоить ли|должный ли|правда ли|имеет ли|вправе ли) "
)
_END = frozenset((".", "!", "?", ";"))


def question(
    said: SaidText, kind: RequestKind | None, taken: Sequence[tuple[int, int]], topic: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The tokens of the question; None when the text has none."""
    if kind in (RequestKind.MATERIALS, RequestKind.INTERNSHIP):
        return _object(said, kind, taken)
    return _opened(said, taken) or _behind_colon(said, taken, topic) or _told(said, kind, taken, topic)


def _behind_colon(
    said: SaidText, taken: Sequence[tuple[int, int]], topic: tuple[int, int] | None
) -> tuple[int, int] | None:
    for at, one in enumerate(said.tokens):
        if one.word != ":":
            continue
        found = _long(said, at + 1, _till(said, at + 1, taken))
        if found is not None and (topic is None or not _only_topic(said, *found, topic)):
            return found
    return None


def _opened(said: SaidText, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """A clause that begins as a question does: «как оформить опеку», «не знаю, что делать»."""
    for match in _OPENS.finditer(said.line):
        first = said.token_at(match.start() + 1)
        if any(a <= first < b for a, b in taken):
            continue
        rest = said.line[match.end() - 1 :]
        if match[0] in (" что ", " какой ", " когда ", " где ") and not _begins(said, first):
            continue
        if re.match(r" (?:можно|получить|записаться|подать) (?:\S+ ){0,2}(?:супервизия|консультация|стажировка)", rest):
            continue
        found = _long(said, _told_before(said, first, taken), _till(said, first, taken))
        if found is not None:
            return found
    return None


def _told_before(said: SaidText, first: int, taken: Sequence[tuple[int, int]]) -> int:
    """«Подросток сбегает, что делать»: what such a question is about stands before it."""
    begin = first
    while begin and said.tokens[begin - 1].kind not in ("line", "bullet") and said.tokens[begin - 1].word not in _END:
        if any(a <= begin - 1 < b for a, b in taken):
            break
        begin -= 1
    clauses = [begin, *(at + 1 for at in range(begin, first) if said.tokens[at].word in (",", ":"))]
    return next((at for at in clauses if not _asks_in(said, at, first) and _tells(said, at, first)), first)


def _tells(said: SaidText, first: int, last: int) -> bool:
    """Whether the words there say something besides greeting and asking."""
    own = [one for one in said.tokens[first:last] if one.kind in ("word", "x") and one.word not in ASKING]
    return len(own) > 1


def _begins(said: SaidText, at: int) -> bool:
    return not at or said.tokens[at - 1].word in (",", ".", ":", ";", "-", "!", "?", "и", "а")


def _till(said: SaidText, first: int, taken: Sequence[tuple[int, int]]) -> int:
    """Up to the end of the sentence or to what another field has, and to a clause that asks."""
    last = first
    while last < len(said.tokens):
        if any(a <= last < b for a, b in taken) or (
            said.tokens[last].word in _END and said.tokens[last].kind == "mark"
        ):
            break
        if said.tokens[last].word == "," and _asks(said, last + 1):
            break
        last += 1
    return last


_ASKS = re.compile(
    r" (?:нужный|нужно|просить|хотеть|хотелось|требоваться|необходимый|помочь|подсказать|можно"
    r"|прислать|пришлите|спасибо|срочно|время|удобно|лучше|желательно) "
)


def _asks(said: SaidText, at: int) -> bool:
    return bool(_ASKS.match(f" {said.line[said.starts[at] :]}")) if at < len(said.tokens) else False


def _long(said: SaidText, first: int, last: int) -> tuple[int, int] | None:
    while last > first and said.tokens[last - 1].kind == "mark":
        last -= 1
    words = [one for one in said.tokens[first:last] if one.kind == "word" and one.word not in ASKING]
    if last <= first or len(said.words(first, last)) < SHORTEST or not words:
        return None
    return first, last


def _told(
    said: SaidText, kind: RequestKind | None, taken: Sequence[tuple[int, int]], topic: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The clause that tells something and asks for nothing."""
    best: tuple[int, int] | None = None
    for first, last in _clauses(said, taken):
        own = [one for one in said.tokens[first:last] if one.kind != "mark" and one.word not in ASKING]
        about = _about(said, first, last, kind)
        if about is not None:
            first = about
            own = [one for one in said.tokens[first:last] if one.kind != "mark" and one.word not in ASKING]
        elif _asks_in(said, first, last) or not own:
            continue
        if topic is not None and _only_topic(said, first, last, topic):
            continue
        found = _long(said, first, last)
        if found is not None and (best is None or found[1] - found[0] > best[1] - best[0]):
            best = found
    return _joined(said, best, taken) if best else None


_ASKS_IN = re.compile(
    r" (?:нужный|нужно|можно|просить|просьба|хотеть|хотелось|требоваться|необходимый|необходимо"
    r"|супервизия|супервизор|консультация|записать|заявка|запрос|помочь|помощь) "
)


def _about(said: SaidText, first: int, last: int, kind: RequestKind | None) -> int | None:
    """«Консультация по выплатам»: the question is what stands behind «по»."""
    line = said.part(first, last).line
    match = re.search(
        r" (?:консультация|помощь|юрист|психолог|логопед|методист|супервизия"
        r"|вопрос)(?: \S+){0,2}? (?:по|о|об|про|с|насчет|относительно)(?= )",
        line,
    )
    if match is None or (kind is RequestKind.SUPERVISION and match[0].endswith((" с",))):
        return None
    place = match.end() - len(match[0].split()[-1])
    return first + said.part(first, last).token_at(place)


def _only_topic(said: SaidText, first: int, last: int, topic: tuple[int, int]) -> bool:
    """Whether the clause says no more than the topic does."""
    inside = first <= topic[0] < last
    opening = said.tokens[first].word
    if inside and opening in ("по", "тема", "о", "об", "про", "с", "на", "запрос"):
        return True
    own = [at for at in range(first, last) if said.tokens[at].kind != "mark" and said.tokens[at].word not in ASKING]
    return inside and len([at for at in own if not topic[0] <= at < topic[1]]) < 2


def _clauses(said: SaidText, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    first = 0
    for at, one in enumerate(said.tokens):
        relative = (
            one.word == "," and at + 1 < len(said.tokens) and said.tokens[at + 1].word in ("который", "что", "где")
        )
        if relative:
            continue
        cut = (
            (one.kind == "mark" and one.word in {*_END, ",", ":", "-"})
            or one.kind in ("line", "bullet")
            or any(a <= at < b for a, b in taken)
        )
        if cut:
            if at > first:
                yield first, at
            first = at + 1
    if first < len(said.tokens):
        yield first, len(said.tokens)


def _joined(said: SaidText, best: tuple[int, int], taken: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """With the clauses behind it that go on with it."""
    first, last = best
    while (begin := _before(said, first, taken)) is not None:
        first = begin
    while last < len(said.tokens) and said.tokens[last].word in (",", ":", "-") and not _asks(said, last + 1):
        end = _till(said, last + 1, taken)
        if end <= last + 1 or _asks_in(said, last + 1, end):
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
    tells = begin < first - 1 and _tells(said, begin, first - 1)
    return begin if tells and not _asks_in(said, begin, first - 1) else None


def _asks_in(said: SaidText, first: int, last: int) -> bool:
    """Whether the clause asks for something; «семью хотят лишить прав» tells."""
    part = said.part(first, last)
    for match in _ASKS_IN.finditer(part.line):
        token = part.tokens[part.token_at(match.start() + 1)]
        typed = said.text[token.start : token.end].lower()
        if not typed.startswith(("хочет", "хотят", "может", "могут")):
            return True
    return False


def _object(said: SaidText, kind: RequestKind, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """«Буклеты про буллинг, 30 штук»; of an internship what stands behind its asking."""
    match = next((found for one, pattern in KINDS if one is kind and (found := pattern.search(said.line))), None)
    if match is None:
        return None
    first, last = said.span(match)
    if kind is RequestKind.INTERNSHIP:
        end = _till(said, last, taken)
        return _long(said, last, end) if end > last else None
    while (
        first
        and (said.tokens[first - 1].kind == "n" or said.tokens[first - 1].word.endswith(("ый", "ий", "ой")))
        and said.tokens[first - 1].word not in ASKING
    ):
        first -= 1
    end = _till(said, first, taken)
    if more := re.match(
        r" , (?:нужный|нужно|надо) (?:хотя бы |еще )?<n>(?: штука| экземпляр)? ",
        f" {said.line[said.starts[end] :]}" if end < len(said.tokens) else "",
    ):
        end += len(more[0].split())  # «буклеты закончились, нужно 40»
    return _long(said, first, end)
