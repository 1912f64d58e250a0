"""An item of the plan was done."""

from __future__ import annotations

import re
from dataclasses import replace

from models.activity_kinds import PUBLISHED
from models.sentences import cues, phrases
from models.sentences.activities import read_activities
from models.sentences.counts import counts
from models.sentences.draft import Ask, DraftPart, Intent, WhyAsked
from models.sentences.head import ActivityHead
from models.sentences.heads import segments
from models.sentences.meaning import CenterWords, Meaning
from models.sentences.papers import papers
from models.sentences.said import SaidText

_PLAN = re.compile(
    r" (?:по план(?! работа)|из план|пункт|мероприятие (?:№ )?(?:<n>|<x>)|п <x>|плановый"
    r"|запланированный|запланировать|в план) "
)
_MARK = re.compile(
    r" (?:отметить|отметка|отмечать|закрыть|закрывать|выполнить|выполненный|закрытый|выполнение|исполнить"
    r"|вычеркнуть|вычеркивать"
    r"|(?<!в )исполнение|снять напоминание|снять с контроль|зачесть|галочка) "
)
_CELEBRATED = re.compile(r"\bотметили\b(?!\W*(?:в план|выполн|галочк))")
"""«День матери отметили концертом»: held, not marked."""
_READY = re.compile(r" (?:сделать|готово|готовый|сдать|отправить|завершить|завершиться|закончить) ")
_PAPER = re.compile(r" (?:отчет|мониторинг|справка|анализ|план|документ|срок|задача|таблица) ")
_THEN_HELD = re.compile(
    rf"^(?: (?:у мы|мы|я|мой|наш|свой|этот|уже|успешно|<t>|также|все|весь))* (?:{phrases.HELD}) (?!<n>)"
)
_WISHED = re.compile(
    r" (?:прошу|просить|нужный|нужно|хотеть|требоваться)"
    r" (?:\S+ ){0,3}(?:супервизия|супервизор|консультация|стажировка) "
)
_ASKED = re.compile(
    r"^ (?:что|какой|когда|где|кто|как|насколько|почему|чем) | (?:покажи|показать|найти|сколько|ли"
    r"|перенести|процент|мочь|не мочь) "
)


def score(said: SaidText, _known: CenterWords) -> float:
    """The plan, a mark of it, or a known thing that is said to be over: «семинар провели 15-го»."""
    line = said.line
    if _CELEBRATED.search(said.plain) and (counts(said).attendance or cues.past_day(said)):
        line = line.replace(" отметить ", " провести ")
    past = cues.held(said) or bool(_READY.search(line)) or bool(_MARK.search(line))
    total = 4.0 * bool(_PLAN.search(line)) * (
        past or (cues.past_day(said) and not counts(said).attendance)
    ) + 4.0 * bool(_MARK.search(line))
    made = cues.has(said, "t") and bool(counts(said).handouts)  # «памятка «Дом» готова, 70 штук» is a record
    if _READY.search(line) and not _ASKED.search(line) and not made:
        total += 2.5 if _PAPER.search(line) else 1.7
    head = segments(said)[0].head
    if head is not None and head.first >= 0 and not head.governed and cues.held(said):
        total += 1.0 + _theme(said, head)
    if total:
        total += 1.0 * cues.past_day(said) + 0.5 * (head is not None)
    return 0.0 if _ASKED.search(line) or _WISHED.search(line) else total


def _theme(said: SaidText, head: ActivityHead) -> float:
    """The item stands first and its verb behind it, and nothing else is told: no people, places, papers."""
    last = head.last
    if last >= len(said.tokens) or not _THEN_HELD.match(said.line[said.starts[last] - 1 :]):
        return 0.0
    found = counts(said)
    if cues.has(said, "t") or head.type in PUBLISHED:
        return 0.0
    more = bool(found.attendance) or bool(found.handouts) or cues.has(said, "z") or bool(papers(said).found)
    return 0.0 if more else 3.8


def read_done(said: SaidText, known: CenterWords) -> DraftPart:
    """What was done, by its kind or its name; days are asked for, people and places are not."""
    told = []
    for one in read_activities(said, known):
        named = one.type is not None or one.title is not None
        kept = tuple(ask for ask in one.asked if ask.why is not WhyAsked.MISSING or ask.field == "days")
        asked = kept if named else (Ask("title"), *kept)
        told.append(replace(one, asked=asked))
    return DraftPart(activities=tuple(told))


MEANING = Meaning(intent=Intent.DONE, score=score, read=read_done, tells=True)
