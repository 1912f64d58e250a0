"""The centre is asked for something."""

import re

from models.plan.words import word_set
from models.sentences import cues
from models.sentences.asking import ADVISER, ENDED, KINDS, MATERIAL, WANTS
from models.sentences.convenient import convenient
from models.sentences.counts import counts
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.request import URGENT, read_request
from models.sentences.said import SaidText
from models.sentences.wording import parses

_MEETING = re.compile(
    r"(?<= )(?:супервизия|супервизор|консультация|стажировка|стажироваться|проконсультироваться"
    r"|проконсультировать)(?= )"
)
_ADVISER = re.compile(rf" (?:{ADVISER}) ")
_HELP = re.compile(r" (?:помощь|поддержка|помочь) ")
_CASE = re.compile(r" (?:семья|ребенок|подросток|опекун|мама|случай|мать|родитель|куратор) ")
_TO = re.compile(
    rf" (?:вопрос|обращение|обращаться) (?:к )?(?:{ADVISER}) | (?:{ADVISER}) (?:\S+ ){{0,3}}(?:принимать"
    rf"|свободный|принять) | (?:время|окно|запись|место|прием) (?:у|к) (?:{ADVISER}) "
)
_WRITTEN = re.compile(
    r"\b(?:выделите|примите|возьмите|пришлите|пришли(?! [а-я]+ \d)(?!\s*[:\d])|вышли(?:те)?|дайте|помогите|подскажите"
    r"|запишите|направьте|организуйте"
    r"|назначьте|проконсультируйте|поделитесь)\b"
)


def score(said: SaidText, _known: CenterWords) -> float:
    """A wish, and what is wished for."""
    line = said.line
    wants = any(_wishes(said, one) for one in WANTS.finditer(line)) or bool(_WRITTEN.search(said.plain)) or _bids(said)
    urgent = bool(URGENT.search(line))
    sounds = (
        (3.5, bool(_TO.search(line))),
        (3.2, bool(ENDED.search(line))),
        (4.0, wants and bool(_MEETING.search(line))),
        (3.6, (wants or " пожалуйста " in line) and bool(_ADVISER.search(line))),
        (3.5, wants and bool(MATERIAL.search(line))),
        (3.4, wants and bool(_SENT.search(line) and _WORKS.search(line))),
        (3.0, wants and bool(_HELP.search(line) and _CASE.search(line))),
        (1.6, wants and bool(_HELP.search(line))),
        (2.9, _suits(said)),
        (3.0, urgent and bool(_ADVISER.search(line) or KINDS[0][1].search(line))),
    )
    total = next((one for one, sound in sounds if sound), 0.0)
    if not total:
        return 0.0
    total -= 2.0 * bool(_FIGURES.search(line))
    return total + 0.5 * urgent - 1.0 * (cues.past_day(said) and cues.held(said))


def _wishes(said: SaidText, match: re.Match[str]) -> bool:
    """«Дайте консультацию», and not «дала консультацию»."""
    if match[0] in _WISHED:
        return True
    token = said.tokens[said.token_at(match.start())]
    best = parses(said.text[token.start : token.end])
    if best and str(best[0].tag.POS) == "PRTS":
        return False  # «отзывы получены»
    return not best or str(best[0].tag.tense) != "past" or str(best[0].tag.POS) != "VERB"


def _bids(said: SaidText) -> bool:
    """«Позовите на супервизию»: a bidding that no other intent knows."""
    return any(
        "impr" in str(best[0].tag)
        for one in said.tokens
        if one.kind == "word" and one.word not in _OTHERS and (best := parses(said.text[one.start : one.end]))
    )


_OTHERS = word_set("""
перенести сдвинуть отложить передвинуть продлить отметить закрыть зачесть показать найти открыть вывести дать
покажи записать быть смотреть посмотреть сказать считать посчитать давать
""")


def _suits(said: SaidText) -> bool:
    """«Супервизия по семье в тупике, любое время после обеда»: when it suits is said, and who came is not."""
    if not _MEETING_FIRST.match(said.line) or cues.held(said) or cues.past_day(said) or cues.has(said, "n", "t"):
        return False
    return convenient(said) is not None and not counts(said).attendance


_MEETING_FIRST = re.compile(r" (?:\w+(?:ый|ий|ой) )?(?:супервизия|консультация|стажировка) ")


_SENT = re.compile(r" (?:прислать|выслать|передать|просить прислать|не хватать|закончиться|выделить) ")
_WORKS = re.compile(r" (?:методика|бланк|анкета|опросник|тест) ")
"""«Прошу прислать методики и бланки»: what is no printed material is asked for too."""
_FIGURES = re.compile(r" (?:цифра|статистика|сводка|данные) (?:по|о|за) ")
_WISHED = frozenset(["хотеть", "хотеться", "хотелось", "требоваться", "потребоваться", "мочь", "бы"])
MEANING = Meaning(intent=Intent.REQUEST, score=score, read=read_request, tells=True)
