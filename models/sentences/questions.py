"""The question of a request: what is left when the asking itself is taken away."""

from __future__ import annotations

import re
from collections.abc import Sequence

from models.requests.tables import RequestKind
from models.sentences.asking import ASKING, KINDS
from models.sentences.question_clauses import END, asks_in, clauses, joined, long, only_topic, tells, till
from models.sentences.said import SaidText

_OPENS = re.compile(
    r" (?:как|можно ли|что делать|не знать|не понимать|почему|куда|какой|что|где|когда|чей"
    r"|надо ли|нужно ли|стоить ли|должный ли|правда ли|имеет ли|вправе ли) "
)


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
        found = long(said, at + 1, till(said, at + 1, taken))
        if found is not None and (topic is None or not only_topic(said, *found, topic)):
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
        found = long(said, _told_before(said, first, taken), till(said, first, taken))
        if found is not None:
            return found
    return None


def _told_before(said: SaidText, first: int, taken: Sequence[tuple[int, int]]) -> int:
    """«Подросток сбегает, что делать»: what such a question is about stands before it."""
    begin = first
    while begin and said.tokens[begin - 1].kind not in ("line", "bullet") and said.tokens[begin - 1].word not in END:
        if any(a <= begin - 1 < b for a, b in taken):
            break
        begin -= 1
    clauses = [begin, *(at + 1 for at in range(begin, first) if said.tokens[at].word in (",", ":"))]
    return next((at for at in clauses if not asks_in(said, at, first) and tells(said, at, first)), first)


def _begins(said: SaidText, at: int) -> bool:
    return not at or said.tokens[at - 1].word in (",", ".", ":", ";", "-", "!", "?", "и", "а")


def _told(
    said: SaidText, kind: RequestKind | None, taken: Sequence[tuple[int, int]], topic: tuple[int, int] | None
) -> tuple[int, int] | None:
    """The clause that tells something and asks for nothing."""
    best: tuple[int, int] | None = None
    for first, last in clauses(said, taken):
        own = [one for one in said.tokens[first:last] if one.kind != "mark" and one.word not in ASKING]
        about = _about(said, first, last, kind)
        if about is not None:
            first = about
            own = [one for one in said.tokens[first:last] if one.kind != "mark" and one.word not in ASKING]
        elif asks_in(said, first, last) or not own:
            continue
        if topic is not None and only_topic(said, first, last, topic):
            continue
        found = long(said, first, last)
        if found is not None and (best is None or found[1] - found[0] > best[1] - best[0]):
            best = found
    return joined(said, best, taken) if best else None


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


def _object(said: SaidText, kind: RequestKind, taken: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    """«Буклеты про буллинг, 30 штук»; of an internship what stands behind its asking."""
    match = next((found for one, pattern in KINDS if one is kind and (found := pattern.search(said.line))), None)
    if match is None:
        return None
    first, last = said.span(match)
    if kind is RequestKind.INTERNSHIP:
        end = till(said, last, taken)
        return long(said, last, end) if end > last else None
    while (
        first
        and (said.tokens[first - 1].kind == "n" or said.tokens[first - 1].word.endswith(("ый", "ий", "ой")))
        and said.tokens[first - 1].word not in ASKING
    ):
        first -= 1
    end = till(said, first, taken)
    if more := re.match(
        r" , (?:нужный|нужно|надо) (?:хотя бы |еще )?<n>(?: штука| экземпляр)? ",
        f" {said.line[said.starts[end] :]}" if end < len(said.tokens) else "",
    ):
        end += len(more[0].split())  # «буклеты закончились, нужно 40»
    return long(said, first, end)
