"""What a text says of registers: projects, applications for grants, resources, courses, the data bank. Only what these
are usually said in is read; of everything else nothing is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.claims.claim import Claim
from models.claims.facts import Facts
from models.claims.reading import Setting, of_the_year
from models.claims.scope import is_of_the_past, is_to_come, limits, was_not
from models.claims.tokens import Kind, Piece
from models.plan.words import squash


@dataclass(frozen=True)
class _Said:
    """A register and its measure; the words that the sentence must have, and those right behind its number."""

    register: str
    measure: str
    about: re.Pattern[str]
    noun: re.Pattern[str]


_GRANT, _COURSE = re.compile(r"^(?:грант|конкурс)"), re.compile(r"^квалификаци")
_SAYINGS = (
    _Said(
        "projects", "entries", re.compile(r"^(?:вел[аи]?|ведет|реализов\w+|велось)$"), re.compile(r"^проект(?:а|ов)?$")
    ),
    _Said("grants", "entries", _GRANT, re.compile(r"^заяв(?:ка|ки|ку|ок)$")),
    _Said("resources", "entries", re.compile(r"^привлеч"), re.compile(r"^ресурс(?:а|ов)?$")),
    _Said(
        "qualification", "people", _COURSE, re.compile(r"^(?:сотрудник|специалист|педагог|куратор|человек)(?:а|ов|)$")
    ),
    _Said("qualification", "hours", _COURSE, re.compile(r"^час(?:а|ов)?$")),
)
_BANK = re.compile(r"^банк[аеу]?$")
_STANDS = re.compile(r"^(?:состо[ия]т|числ[ия]тся|внесен[оы]|учт)")


def of_registers(tokens: Sequence[Piece], text: str, setting: Setting, facts: Facts) -> Iterator[Claim]:
    """The claims of a sentence about registers; none where it speaks of a part, of what is to come, or of the past."""
    if setting.aims or setting.programme is not None or not facts.registers:
        return
    for at, token in enumerate(tokens):
        if token.kind is not Kind.NUMBER or not of_the_year(tokens, at, setting.year):
            continue
        if is_to_come(tokens, at) or was_not(tokens, at) or is_of_the_past(tokens, at):
            continue
        for register, measure in _counted(tokens, at, setting.period, facts.data_bank_on):
            recorded = facts.registers.get(register, {}).get(measure)
            if recorded is not None:
                words = squash(text[tokens[at].start : tokens[min(at + 1, len(tokens) - 1)].end])
                yield Claim(text=words, number=token.value, what=f"registers.{register}", recorded=recorded)


def _counted(tokens: Sequence[Piece], at: int, period: frozenset[str], day: str) -> Iterator[tuple[str, str]]:
    words = [one.word for one in tokens if one.kind is Kind.WORD]
    parts = [tokens[place] for place, _ in limits(tokens, period)]
    following = tokens[at + 1] if at + 1 < len(tokens) else None
    if not parts and following is not None and following.kind is Kind.WORD:
        for one in _SAYINGS:
            if one.noun.search(following.word) and any(one.about.search(word) for word in words):
                yield one.register, one.measure
    numbers = sum(one.kind is Kind.NUMBER for one in tokens)
    of_day = all(one.kind is Kind.DATE and one.word.startswith(day) for one in parts) if day else not parts
    if numbers == 1 and of_day and _is_bank(words) and any(_STANDS.search(word) for word in words):
        yield "databank", "number"


def _is_bank(words: Sequence[str]) -> bool:
    return any(_BANK.search(one) and words[at + 1 : at + 2] == ["данных"] for at, one in enumerate(words[:-1]))
