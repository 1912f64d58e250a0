"""What came of an activity: «договорились о выезде», «итог: создать рабочую группу»."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.activity_tables import RESULT_LENGTH
from models.sentences import phrases
from models.sentences.said import SaidText
from models.sentences.wording import parses

_NAMED = re.compile(
    r" (?:итог|результат|вывод|решение|рекомендация|принять решение|по итог(?: встреча)?"
    r"|в результат(?: встреча)?)(?: встреча| мероприятие| работа)? ?(?P<mark>[:-]|,)? "
)
_SAID = re.compile(
    r"(?<= )(?:договориться|решить|постановить|рекомендовать|утвердить|наметить|выработать"
    r"|обсудить|разобрать|принять решение|согласовать"
    r"|распределить|запланировать|познакомиться|научиться|избрать)(?= )"
)
_PEOPLE = "|".join(pattern for _, pattern in phrases.PEOPLE)
_MATERIALS = "|".join(pattern for _, pattern in phrases.MATERIALS)
_PAPERS = "|".join(pattern for _, pattern in phrases.PAPERS)
_END = re.compile(
    rf" (?:[.;!¶]|, (?=(?:<n> (?:\S+ )?(?:{_PEOPLE}|{phrases.ANYBODY}|{_MATERIALS})"
    rf"|(?:{_PEOPLE}) <n>|(?:{_PAPERS}) |раздать |<n> $|<z> [,.]|<z> $|очно|онлайн|всего|явка"
    rf"|присутствовать"
    rf"|прийти))|и раздать |(?:{_PAPERS}) (?:в|есть|у) )"
)


@dataclass(frozen=True)
class ResultSaid:
    """The words, and the tokens that they and what leads to them take."""

    words: str
    first: int
    last: int
    lead: int


def result(said: SaidText) -> ResultSaid | None:
    """What came of it; None when the text does not say."""
    match = _NAMED.search(said.line)
    if match is not None and (match["mark"] or "результат" in match[0]):
        lead, first = said.token_at(match.start() + 1), said.token_at(match.end())
        begins = said.tokens[first] if first < len(said.tokens) else None
        if match["mark"] is None and begins is not None and (begins.kind != "word" or begins.word in ("в", "на", "у")):
            return None  # «результаты на диске» says where they lie
    else:
        match = _SAID.search(said.line)
        if match is None or _is_aim(said, match.start()):
            return None
        lead = first = said.token_at(match.start())
    end = _END.search(said.line, max(match.end() - 1, 0))
    last = said.token_at(end.start() + 1) if end else len(said.tokens)
    words = " ".join(said.words(first, last).split()).strip(" .,;")
    return ResultSaid(words[:RESULT_LENGTH], first, last, lead) if len(words) > 3 else None


def _is_aim(said: SaidText, place: int) -> bool:
    """«Чтобы обсудить», «обсудим завтра»: nothing came of it yet."""
    before = said.line[:place].split()
    token = said.tokens[said.token_at(place)]
    typed = said.text[token.start : token.end].lower()
    if parses(typed) and parses(typed)[0].tag.POS not in ("VERB", "PRTS"):
        return True
    return (bool(before) and before[-1] in ("чтобы", "надо", "нужно", "хотеть", "планировать")) or typed.endswith(
        ("ть", "им", "ем", "ём")
    )
