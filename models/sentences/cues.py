"""What makes a text sound like one intent or another, in its line of dictionary forms."""

from __future__ import annotations

import re

from models.sentences import phrases
from models.sentences.said import SaidText
from models.sentences.wording import parses

HELD = re.compile(rf"(?<= )(?:{phrases.HELD})(?= )")
FUTURE = re.compile(
    r" (?:хотеть|планировать|надо|нужно|можно|собираться|давать|давайте|прошу|просить"
    r"|запланировать|нужный) (?:\S+ ){0,2}$"
)


def held(said: SaidText) -> bool:
    """Whether something is said to have been held: a past form, and no wish before it."""
    for match in HELD.finditer(said.line):
        token = said.tokens[said.token_at(match.start())]
        typed = said.text[token.start : token.end].lower()
        forms = {(str(one.tag.POS), str(one.tag.tense)) for one in parses(typed)}
        past = (
            any(pos in ("VERB", "PRTS", "PRTF") and tense == "past" for pos, tense in forms)
            or token.word == "проведение"
        )
        if past and not FUTURE.search(said.line[: match.start()]) and not said.line[: match.start()].endswith(" не "):
            return True
    return False


def past_day(said: SaidText) -> bool:
    """Whether a day is named that is over or is today."""
    return any(
        one.kind == "d" and any(day <= said.today for day in said.moments[one.place].meaning(said.today, False).days)
        for one in said.tokens
    )


def has(said: SaidText, *kinds: str) -> bool:
    """Whether tokens of these kinds stand in the text."""
    return any(one.kind in kinds for one in said.tokens)


def cyrillic(said: SaidText) -> float:
    """The share of Russian letters among the letters."""
    letters = [one for one in said.plain if one.isalpha()]
    return sum("а" <= one <= "я" for one in letters) / len(letters) if letters else 0.0


def length(said: SaidText) -> int:
    """How many words the text has."""
    return sum(one.kind == "word" for one in said.tokens)
