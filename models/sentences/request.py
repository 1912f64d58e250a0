"""A request out of a text: what is asked for, about what, when, how urgently."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.activity_kinds import Format, Mode
from models.requests.lists import LISTED
from models.requests.tables import QUESTION_LENGTH, TIME_LENGTH, RequestKind
from models.sentences import phrases
from models.sentences.asking import ADVISER, KINDS
from models.sentences.convenient import convenient
from models.sentences.corrections import taken_back
from models.sentences.draft import Ask, DraftPart, Found, RequestDraft, T, WhyAsked
from models.sentences.meaning import CenterWords
from models.sentences.questions import question
from models.sentences.said import SaidText
from models.sentences.topics import topic_in

URGENT = re.compile(
    r"(?<= )(?:срочно|срочный|гореть|немедленно|экстренно|экстренный|экстренна"
    r"|(?:как можно )?(?:скорее|быстро|быстрый)|не терпеть|сегодня же|безотлагательно)(?= )"
)
_GROUP = re.compile(r"(?<= )(?:групповой|группа|для группа|команда|весь коллектив)(?= )")
_SINGLE = re.compile(
    r"(?<= )(?:индивидуальный|индивидуально|личный(?= (?:консультация|встреча|супервизия|прием))|один на один)(?= )"
)


def read_request(said: SaidText, known: CenterWords) -> DraftPart:
    """The request that a text makes, and what it asks about."""
    found: dict[str, Found[object]] = {}
    kind = _kind(said, found)
    spans: list[tuple[int, int]] = []
    _flags(said, found, spans)
    when = convenient(said)
    if when is not None:
        first, last, lead = when
        found["convenient"] = _found(
            said, " ".join(said.words(first, last).split()).strip(" .,")[:TIME_LENGTH], first, last
        )
        spans.append((lead, last))
    topic = topic_in(said.line, known.topics.of(kind)) if kind is not None else None
    place = None
    if topic is not None and kind is not None:
        words, (start, end) = topic
        place = (said.token_at(start + 1), said.token_at(max(start + 1, end - 2)) + 1)
        found["topic"] = _found(said, words, *place)
    asked = question(said, kind, spans, place)
    if asked is not None:
        first, last = asked
        found["question"] = _found(said, _trimmed(said.words(first, last))[:QUESTION_LENGTH], first, last)
    asks = (*_missing(found, kind), *_doubts(said, found))
    return DraftPart(request=RequestDraft(**_typed(found)), asked=asks)


_WHO_OF_TWO = re.compile(rf" (?:{ADVISER}) (?:, )?(?:или|либо) (?:{ADVISER}) ")
"""«Юрист или психолог, не знаю, кто нужен»."""


def _doubts(said: SaidText, found: dict[str, Found[object]]) -> Iterator[Ask]:
    """What is said twice, or left open between two."""
    if "topic" in found and _WHO_OF_TWO.search(said.line):
        del found["topic"]
        yield Ask("topic", WhyAsked.DOUBTFUL)
    if "convenient" in found and "days" in taken_back(said):
        yield Ask("convenient", WhyAsked.CONTRADICTION)


def _typed(fields: dict[str, Found[object]]) -> dict[str, Found[T]]:
    return dict(fields)  # type: ignore[arg-type]


def _found(said: SaidText, value: object, first: int, last: int) -> Found[object]:
    start, end = said.tokens[first].start, said.tokens[last - 1].end
    return Found(value, said.text[start:end], start, end)


def _trimmed(words: str) -> str:
    return " ".join(words.split()).strip(" .,;:!?-–—")


def _kind(said: SaidText, found: dict[str, Found[object]]) -> RequestKind | None:
    named = [(match.start(), kind, match) for kind, pattern in KINDS[:3] if (match := pattern.search(said.line))]
    for _, kind, match in sorted(named, key=lambda one: one[0])[:1]:
        found["kind"] = _found(said, kind, *said.span(match))
        return kind
    for kind, pattern in KINDS[3:]:
        if match := pattern.search(said.line):
            found["kind"] = _found(said, kind, *said.span(match))
            return kind
    return None


def _flags(said: SaidText, found: dict[str, Found[object]], spans: list[tuple[int, int]]) -> None:
    ways = tuple(
        (way, re.compile(rf"(?<= )(?:{pattern})(?= )")) for way, pattern in phrases.FORMATS if way is not Format.MIXED
    )
    for name, value, pattern in (
        ("urgent", True, URGENT),
        ("mode", Mode.INDIVIDUAL, _SINGLE),
        ("mode", Mode.GROUP, _GROUP),
        *(("format", way, pattern) for way, pattern in ways),
    ):
        match = next((one for one in pattern.finditer(said.line) if not _part_of_talk(said, name, one)), None)
        if match is not None and name not in found:
            found[name] = _found(said, value, *said.span(match))
            spans.append(said.span(match))


def _part_of_talk(said: SaidText, name: str, match: re.Match[str]) -> bool:
    """«Группа» is of the request only beside it: «для группы кураторов», and not «группа продлённого дня»."""
    if name == "mode" and match[0] == "команда":
        return bool(re.search(r" у (?:весь |наш |вся )*$", said.line[: match.start()]))
    if name != "mode" or match[0] != "группа":
        return False
    if said.line.startswith("супервизия ", match.end() + 1):
        return False
    joins = re.search(r" (?:включить|записать|взять|добавить) (?:\S+ )?в $", said.line[: match.start()])
    return not joins and not re.search(r" (?:для|с) (?:весь |наш |вся )?$", said.line[: match.start()])


def _missing(found: dict[str, Found[object]], kind: RequestKind | None) -> tuple[Ask, ...]:
    needed: Sequence[str] = ("kind", "topic", "question") if kind is None or kind in LISTED else ("kind", "question")
    return tuple(Ask(name) for name in needed if name not in found)
