"""The centre is asked for something."""

import re

from models.sentences import cues
from models.sentences.asking import ADVISER, ENDED, KINDS, MATERIAL, WANTS
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.request import URGENT, read_request
from models.sentences.said import SaidText

_MEETING = re.compile(
    r"(?<= )(?:супервизия|супервизор|консультация|стажировка|стажироваться|проконсультироваться"
    r"|проконсультировать)(?= )"
)
_ADVISER = re.compile(rf" (?:{ADVISER}) ")
_HELP = re.compile(r" (?:помощь|поддержка|помочь) ")
_CASE = re.compile(r" (?:семья|ребенок|подросток|опекун|мама|случай|мать|родитель|куратор) ")
_TO = re.compile(rf" (?:вопрос|обращение|обращаться) (?:к )?(?:{ADVISER}) ")
_WRITTEN = re.compile(
    r"\b(?:выделите|примите|возьмите|пришлите|пришли(?! [а-я]+ \d)(?!\s*[:\d])|вышли(?:те)?|дайте|помогите|подскажите"
    r"|запишите|направьте|организуйте"
    r"|назначьте|проконсультируйте|поделитесь)\b"
)


def score(said: SaidText, _known: CenterWords) -> float:
    """A wish, and what is wished for."""
    line = said.line
    wants = bool(WANTS.search(line)) or bool(_WRITTEN.search(said.plain))
    total = 0.0
    if _TO.search(line):
        total = 3.5
    elif ENDED.search(line):
        total = 3.2
    elif wants and _MEETING.search(line):
        total = 4.0
    elif wants and _ADVISER.search(line):
        total = 3.6
    elif wants and MATERIAL.search(line):
        total = 3.5
    elif wants and _HELP.search(line):
        total = 3.0 if _CASE.search(line) else 1.6
    elif (URGENT.search(line) and _ADVISER.search(line)) or (KINDS[0][1].search(line) and URGENT.search(line)):
        total = 3.0
    if not total:
        return 0.0
    return total + 0.5 * bool(URGENT.search(line)) - 1.0 * (cues.past_day(said) and cues.held(said))


MEANING = Meaning(intent=Intent.REQUEST, score=score, read=read_request, tells=True)
