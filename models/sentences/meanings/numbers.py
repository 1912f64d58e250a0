"""The quarter's numbers of the monitoring."""

import re

from models.sentences import cues
from models.sentences.draft import Intent
from models.sentences.figures import figures, read_figures
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.said import SaidText

_ZERO = re.compile(r" <n> за квартал | за квартал <n> ")
_QUARTER = re.compile(r" (?:мониторинг|квартал|показатель|<w>) ")
_ASKED = re.compile(r" (?:сколько|покажи|показать|какой|кто|свод\w*) ")


def score(said: SaidText, known: CenterWords) -> float:
    """Codes with numbers, or what the indicators are called with numbers."""
    told = figures(said, known)
    total = told.weight
    if total or _ZERO.search(said.line):
        total += 0.8 * bool(_QUARTER.search(said.line)) + 0.8 * (len(told.found) > 1)
    every = sum(one.kind == "n" for one in said.tokens) == len(told.found)
    total += 1.0 * (every and len(told.found) > 1 and not cues.has(said, "d"))
    if total and cues.has(said, "d") and told.weight < 2.5 * max(len(told.found), 1):
        total -= 1.5
    return max(total - 3.0 * bool(_ASKED.search(said.line)), 0.0)


MEANING = Meaning(intent=Intent.NUMBERS, score=score, read=read_figures, tells=True)
