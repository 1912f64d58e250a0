"""When it suits the one who asks: the part of a request that names days and hours."""

from __future__ import annotations

import re

from models.plan.words import word_set
from models.sentences.days import DayDoubt
from models.sentences.said import SaidText

_WHEN = re.compile(
    r" (?P<lead>(?:лучше|удобно|удобный|желательно|предпочтительно|подойти|устроить|хороший"
    r"|можно|хотеться|свободный|смочь)(?: бы| всего| для я| я| мы| нам)?(?: время"
    r"| день)?(?: [:-])?|(?<!любой )время(?: [:-])?) "
)
_OF_COURT = re.compile(
    r" (?:<d>|<w>) (?:быть |у мы |у они |у нас )?(?:суд|заседание|комиссия|экзамен|операция|приезжать|выписка) "
)
_ALONE = re.compile(
    r"(?<= )(?:в (?:первый|второй) половина день|(?:в )?любой (?:время|день)|в удобный (?:для (?:вы|я"
    r"|мы) )?(?:время|день)|(?:до|после) обед|по (?:утро|вечер)|"
    r"утром|вечером|осень|весна|зима|лето|в рабочий время)(?= (?!в? ?<d>))"
)
_TIMES = (
    r"утром|утро|вечером|вечер|днем|обед|после|до|первый половина|вторая|выходной|любой время"
    r"|любой день|будний|после обед|до обед|день"
)
_OF_TIME = re.compile(rf"<d>|<w>|<h>|\b(?:{_TIMES})\b")
_BESIDE = word_set("""
во в на с до после к начало конец середина около ближе и или кроме утром вечером днем обед число только не
первый второй половина день дня будний любой начинать время каждый весь
""") | {","}
_LEADS = word_set("в во на с до после к начало конец середина начинать любой каждый")


def convenient(said: SaidText) -> tuple[int, int, int] | None:
    """The tokens that say when it suits, and where what leads to them begins."""
    for match in _WHEN.finditer(said.line):
        first = said.token_at(match.end())
        last = _stretch(said, first)
        line = said.part(first, last).line if last > first else ""
        if _OF_TIME.search(line):
            return first, last, said.token_at(match.start() + 1)
    if (alone := _ALONE.search(said.line)) is not None:
        first, last = said.span(alone)
        day = first - 1
        if day >= 0 and said.tokens[day].kind in ("d", "w"):
            first = day - (day > 0 and said.tokens[day - 1].word in ("в", "во", "на"))
        return first, max(last, _stretch(said, last)), first
    for at, one in enumerate(said.tokens):
        if one.kind not in ("d", "w") or said.moments[one.place].meaning(said.today, True).doubt is DayDoubt.BEHIND:
            continue
        if _OF_COURT.match(said.line, said.starts[at] - 1):
            continue  # «завтра суд»: a day of something else
        if (
            one.kind == "d"
            and said.moments[one.place].old
            and not said.line[: said.starts[at]].endswith(" начинать с ")
        ):
            continue
        first = at
        while first and said.tokens[first - 1].word in _LEADS:
            first -= 1
        return first, _stretch(said, first), first
    return None


def _stretch(said: SaidText, first: int) -> int:
    """The tokens from there on that speak of time."""
    last = first
    while last < len(said.tokens):
        one = said.tokens[last]
        if one.kind not in ("d", "w", "h", "x", "n") and one.word not in _BESIDE:
            break
        if one.kind == "n" and not (last and said.tokens[last - 1].word in ("в", "с", "до", "после", "на", "к")):
            break
        last += 1
    while last > first and (said.tokens[last - 1].word in (",", "и", "или", "в", "на", "с", "к", "не", "только")):
        last -= 1
    return last
