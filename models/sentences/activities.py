"""Every activity of a text: what several of them share is said once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.activity_kinds import Category, Format
from models.sentences.activity import missing, read_activity
from models.sentences.clauses import told_apart
from models.sentences.draft import ActivityDraft, Found, WhyAsked
from models.sentences.heads import segments
from models.sentences.meaning import CenterWords
from models.sentences.said import SaidText

_SPLIT_NUMBERS = re.compile(r" (<n>) (?:и|,) (<n>) (?:\S+ ){1,3}$")
_THERE = re.compile(r" (?:там|тут|здесь) ")
_ALL = re.compile(r" (?:все|весь|оба)(?: это)? (?:<d> )?(?:в )?<z>")
_DETAILS = ("districts", "attendance", "evidence", "handouts", "title")


def read_activities(said: SaidText, known: CenterWords) -> tuple[ActivityDraft, ...]:
    """The activities that a text tells of, one at least, each with what it asks about."""
    parts = [one for part in segments(said) for one in told_apart(part)]
    drafts = [read_activity(part, known) for part in parts]
    drafts, texts = _named_again(drafts, [part.said for part in parts])
    if len(drafts) > 1:
        drafts = _shared(drafts, texts)
    return tuple(replace(one, asked=missing(one)) for one in drafts)


def _named_again(
    drafts: Sequence[ActivityDraft], said: Sequence[SaidText]
) -> tuple[list[ActivityDraft], list[SaidText]]:
    """«Мастер-класс и лекция вчера, мастер-класс – 7 детей, лекция – 20 педагогов»: of each is told twice."""
    told: list[ActivityDraft] = []
    texts: list[SaidText] = []
    for one, text in zip(drafts, said, strict=True):
        again = next((at for at, other in enumerate(told) if _is(other, one)), None)
        if again is None or any(getattr(one, name) for name in _OWN) or _ANOTHER.match(text.line):
            told.append(one)
            texts.append(text)
            continue
        before = told[again]
        more = {name: getattr(one, name) for name in _DETAILS if getattr(before, name) is None}
        told[again] = replace(before, asked=(*before.asked, *one.asked), **more)
    return told, texts


_ANOTHER = re.compile(r"(?: ,| и)* (?:еще|другой|второй|потом|затем) ")
"""«И ещё одна лекция»."""
_OWN = ("days", "title", "districts")


def _is(one: ActivityDraft, other: ActivityDraft) -> bool:
    return one.type is not None and other.type is not None and one.type.value is other.type.value


def _shared(drafts: Sequence[ActivityDraft], said: Sequence[SaidText]) -> list[ActivityDraft]:
    """Days stand for those that have none; districts only where they plainly belong to all."""
    told = list(drafts)
    for at, one in enumerate(told):
        if one.days is None and not any(ask.field == "days" for ask in one.asked):
            giver = next(
                (other for other in (*reversed(told[:at]), *told[at + 1 :]) if other.days or _doubts_days(other)), None
            )
            if giver is not None:
                asks = tuple(ask for ask in giver.asked if ask.field == "days")
                told[at] = replace(one, days=giver.days, asked=(*one.asked, *asks))
    last = told[-1]
    everywhere = bool(_ALL.search(said[-1].line))
    for at, one in enumerate(told):
        if one.districts is None and (at and _THERE.search(said[at].line)):
            told[at] = replace(one, districts=told[at - 1].districts)
        elif one.districts is None and at < len(told) - 1 and last.districts is not None:
            own_days = one.days is not None and last.days is not None and one.days.value != last.days.value
            bare = all(getattr(one, name) is None for name in _DETAILS) and not own_days
            joined = not any(token.kind in ("line", "bullet") for token in said[at].tokens)
            if everywhere or (bare and joined and at == len(told) - 2):
                told[at] = replace(one, districts=last.districts)
    return _numbers_apart(told, said)


def _afar(one: ActivityDraft) -> bool:
    return one.format is not None and one.format.value is Format.REMOTE


def _doubts_days(one: ActivityDraft) -> bool:
    return any(ask.field == "days" for ask in one.asked)


def _numbers_apart(told: list[ActivityDraft], said: Sequence[SaidText]) -> list[ActivityDraft]:
    """«Семинар в Лесном и круглый стол в Озёрском, 10 и 8 педагогов»: a number for each."""
    match = _SPLIT_NUMBERS.search(said[-1].line)
    if len(told) != 2 or match is None or told[0].attendance is not None or told[1].attendance is None:
        return told
    (key, count), *more = told[1].attendance.value.items()
    if more:
        return told
    first = said[-1].tokens[said[-1].span(match, 1)[0]]
    value = (0, first.value) if _afar(told[0]) or (count[1] and told[1].type == told[0].type) else (first.value, 0)
    mine: Mapping[Category, tuple[int, int]] = {key: value}
    own = Found(mine, told[1].attendance.words, told[1].attendance.start, told[1].attendance.end)
    clean = tuple(ask for ask in told[0].asked if ask.why is not WhyAsked.DOUBTFUL or ask.field != "attendance")
    sure = tuple(ask for ask in told[1].asked if ask.field != "attendance")
    return [replace(told[0], attendance=own, asked=clean), replace(told[1], asked=sure)]
