"""Something was held: the fact that is logged."""

import re

from models.sentences import cues, phrases
from models.sentences.activities import read_activities
from models.sentences.asking import WANTS
from models.sentences.counts import counts
from models.sentences.draft import DraftPart, Intent
from models.sentences.heads import segments
from models.sentences.meaning import LEAST, CenterWords, Meaning
from models.sentences.papers import papers
from models.sentences.said import SaidText

_EVENT = re.compile(r" мероприятие ")
_HELD = re.compile(r" (?:провести|состояться|организовать) ")
_ABOUT_IT = re.compile(
    r" (?:провести|состояться|пройти|докладывать|сообщать|информировать|отчет о (?:проведение|провести)) "
)


_NOT_HELD = re.compile(
    r"^(?: \S+){1,5} (?:не (?:быть|состояться|провести|проводить|пройти)|отмениться"
    r"|сорваться)(?: <d>)?(?: [.!])? $"
)
"""«Семинара вчера не было»."""


_WISHED = re.compile(
    r" (?:поздравлять |весь |вы )*с (?:\S+ )?(?:праздник|день \S+|выходной)(?: вы| весь| коллега| [.!,])* $"
)
"""«С праздником вас»."""


def score(said: SaidText, _known: CenterWords) -> float:
    """Its kind, its verb, its day, who came, what proves it."""
    head = segments(said)[0].head
    found = counts(said)
    told = papers(said)
    kind = 0.0 if head is None else 1.5 if head.first < 0 else 1.2 if head.governed or head.unsure else 2.0
    event = 1.2 if not kind and _EVENT.search(said.line) else 0.0
    people = bool(found.attendance) or found.total is not None
    rest = (
        1.0 * cues.held(said),
        1.0 * cues.past_day(said),
        0.5 * cues.has(said, "d"),
        1.0 * people,
        0.7 * bool(told.found) * (bool(kind) or people),
        0.7 * bool(found.handouts) * (bool(kind) or cues.past_day(said)),
        0.5 * cues.has(said, "z"),
        0.5 * cues.has(said, "t") * bool(kind or event),
        0.5 * bool(phrases.formats().pattern.search(said.line)) * bool(kind),
        0.5 * bool(_ABOUT_IT.search(said.line)) * bool(kind or event),
    )
    if _WISHED.match(said.line):
        return 0.0
    if _NOT_HELD.search(said.line) and not people:
        return 0.0
    total = kind + event + sum(rest) - 1.5 * (bool(WANTS.search(said.line)) and not cues.held(said))
    told_of = (
        (_HELD.search(said.line) is not None and cues.held(said) and cues.past_day(said))
        or people
        or (bool(found.handouts) and cues.past_day(said))
    )
    return total if kind or event or (told_of and total >= 2) else max(min(total, 1.0), LEAST * bool(found.attendance))


def read(said: SaidText, known: CenterWords) -> DraftPart:
    """The activities that the text tells of."""
    return DraftPart(activities=read_activities(said, known))


MEANING = Meaning(intent=Intent.ACTIVITY, score=score, read=read, tells=True)
