"""How the centre stands, in numbers."""

import re

from models.sentences.asking import ADVISER
from models.sentences.draft import Intent
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.said import SaidText
from models.sentences.wording import parses

_HOW_MANY = re.compile(r"(?<! в) (?:сколько|как много|посчитать|подсчитать) (?!время |можно |стоить |раз )")
_SUMMARY = re.compile(
    r" (?:сводка|статистика|сравнить|сравнение|численность|динамика (?:по|за|<w>)|процент"
    r"|сводный (?:таблица|данные|информация|отчет <w>)|аналитика|показатель (?:за|по|<w>)"
    r"|цифра (?:за|по|<w>)|итог (?:<x> |\w+(?:ый|ий|ой) )?(?:за|по|<w>|год|квартал|месяц|неделя|полугодие|работа)"
    r"|общий (?:число|количество)"
    r"|(?:число|количество|охват|доля) (?!- |: |<n>)(?!участник [:-]? ?<n>))"
)
_STANDING = re.compile(
    r" у кто (?:\S+ ){0,3}(?:больше|меньше|много|мало|большой|маленький) | кто (?:\S+ ){0,3}(?:отставать"
    r"|отстать|тормозить|молчать|лидировать|опережать|справляться|тянуть)"
    r"| кто (?:\S+ ){0,2}(?:больше|меньше|лучше|хуже|большой|маленький) | (?:кто|какой (?:район|территория|куратор"
    r"|отделение)) (?:\S+ ){0,3}не (?:сдать|отчитаться|прислать|заполнить|отправить|провести)"
    r"| насколько (?:\S+ ){0,2}(?:выполнить|исполнить|план)"
    r"|(?<!привет)(?<!привет ,) как (?:у мы |у вы |идти |обстоять )?дело(?: с | у | <|\b)"
    r"| как (?:\S+ )?(?:выполняться|исполняться|продвигаться|обстоять)(?= )"
    r"| как (?:мы (?:работать|справляться)|справляться)"
)
_REPORT = re.compile(
    r" (?:отчет|отчетность) (?:по \S+ )?(?:за )?(?:<w>|за (?:<x> |<n> |\w+(?:ый|ий|ой) )?(?:квартал|полугодие|год))"
    r"| отчет за (?:квартал|год|месяц)|(?:выполнение|исполнение) план "
)
_SHOWN = re.compile(
    r" (?:покажи|показать|дать|нужный|сформировать|вывести|прислать|сделать|пришлите|составить|выгрузить) "
)
_READY = re.compile(
    r" (?:готовый|готово|сдать|отправить|сделать|подготовить) (?:<d> |[.,!] )?$| (?:готовый|сдать|отправить) "
)
_ADVICE = re.compile(
    rf" (?:нужный|нужно|просить|хотеть|требоваться|необходимый) (?:\S+ ){{0,2}}(?:консультация|супервизия|{ADVISER}) "
)
"""«Нужна консультация по отчёту за квартал»: the report is what is asked about."""
_PEOPLE_CAME = re.compile(r" (?:количество|охват|число)(?: участник)? ?[:-]? ?<n>")


def _past_deed(said: SaidText) -> bool:
    """«Сделала отчёт за квартал»."""
    for match in _DEED.finditer(said.line):
        token = said.tokens[said.token_at(match.start() + 1)]
        best = parses(said.text[token.start : token.end])
        if best and str(best[0].tag.tense) == "past":
            return True
    return False


_DEED = re.compile(
    r" (?:сделать|составить|написать|заполнить|подготовить|отправить|сдать)(?= (?:\S+ )?(?:отчет|отчетность|сводка))"
)


_HOW_TO = re.compile(r" как (?:посмотреть|найти|открыть|сделать|получить|выгрузить|сформировать|скачать|составить) ")


def score(said: SaidText, _known: CenterWords) -> float:
    """A question about a number, or a summary by its name."""
    line = said.line
    total = 0.0
    if _HOW_MANY.search(line):
        total = 4.2
    elif _STANDING.search(line):
        total = 4.0
    elif _SUMMARY.search(line) and not _PEOPLE_CAME.search(line):
        total = 3.8
    elif _REPORT.search(line):
        total = 3.6 + 0.5 * bool(_SHOWN.search(line))
    if (_READY.search(line) or _past_deed(said)) and not _HOW_MANY.search(line) and not _STANDING.search(line):
        total -= 2.0  # «отчёт за февраль готов» asks for nothing
    if _HOW_TO.match(line):
        total -= 2.0
    return total - 2.0 * bool(_ADVICE.search(line))


MEANING = Meaning(intent=Intent.SUMMARY, score=score)
