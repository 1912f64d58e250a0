"""An event that is to be announced, out of a text: what, when, where, for whom, by when one answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from models.activity_kinds import Category
from models.sentences import phrases
from models.sentences.activities import read_activities
from models.sentences.days import DayDoubt
from models.sentences.draft import ActivityDraft, Ask, DraftPart, Found, WhyAsked
from models.sentences.hours import begins_at, lasts
from models.sentences.meaning import CenterWords
from models.sentences.said import SaidText, SaidToken
from models.stored import Json

EVENT = "event"
"""The intent."""
MOST_SEATS = 5_000
_ANSWER_BY = re.compile(
    r"(?:ответ(?:ить)?|отвечать|записаться|запись|регистрация|зарегистрироваться|подтвердить|подтверждение|сообщить|заявка)"
    r"(?: \S+){0,2} (?:до|к|не поздний) $"
)
_SEATS = re.compile(
    r" (?P<before><n>) место | место ?[:-]? ?(?P<behind><n>)| не более (?P<most><n>) (?:человек|участник) "
)
_FOR = re.compile(r" (?:для|среди|с|приглашать|пригласить|приглашаться|приглашение) ")
_AND = re.compile(r"^(?: (?:и|,|а также|район|<z>|весь|все|центр))* $")
_IN = frozenset(("в", "во"))
_WHY = {DayDoubt.IMPOSSIBLE: WhyAsked.IMPOSSIBLE, DayDoubt.BEHIND: WhyAsked.BEHIND}


def read_event(said: SaidText, known: CenterWords) -> DraftPart:
    """The event of a text, in fields that begin with `event_`. Its day, its time and its title are asked for where they
    are missing or doubtful."""
    draft = read_activities(said, known)[0]
    more: dict[str, Found[Json]] = {}
    for name, found in (("type", draft.type), ("title", draft.title), ("format", draft.format)):
        if found is not None:
            more[f"event_{name}"] = Found(str(found.value), found.words, found.start, found.end)
    by, rest = _answer_by(said)
    days, why = _days(rest)
    at, minutes = begins_at(said), lasts(said)
    more |= _named(days=days, answer_by=by, seats=_seats(said), link=_link(said), minutes=minutes)
    if at is not None:
        more["event_time"] = Found(f"{at.value:%H:%M}", at.words, at.start, at.end)
    more |= _named(audience=_audience(said, draft), where=_districts(said, inside=True))
    more |= _named(districts=_districts(said, inside=False))
    return DraftPart(more=more, asked=tuple(_asked(said, draft, more, why)))


def _named(**fields: Found[Json] | None) -> Mapping[str, Found[Json]]:
    return {f"event_{name}": found for name, found in fields.items() if found is not None}


def _asked(said: SaidText, draft: ActivityDraft, more: Mapping[str, object], why: WhyAsked | None) -> Iterator[Ask]:
    if "event_days" not in more or why is not None:
        yield Ask("event_days", why or WhyAsked.MISSING)
    if "event_time" not in more:
        named = any(one.kind == "h" for one in said.tokens)
        yield Ask("event_time", WhyAsked.DOUBTFUL if named else WhyAsked.MISSING)
    doubtful = any(ask.field == "title" and ask.why is not WhyAsked.MISSING for ask in draft.asked)
    if draft.title is None or doubtful:
        yield Ask("event_title", WhyAsked.DOUBTFUL if doubtful else WhyAsked.MISSING)
    for ask in draft.asked:
        if ask.field == "districts" and ask.why is not WhyAsked.MISSING:
            yield Ask("event_districts", ask.why, needed=False)


def days_ahead(said: SaidText) -> Iterator[tuple[SaidToken, bool]]:
    """The days of the text that may lie ahead, today included, and whether they can be nothing else."""
    for one in said.tokens:
        if one.kind == "d" and not said.moments[one.place].old:
            meaning = said.moments[one.place].meaning
            if any(day >= said.today for day in meaning(said.today, True).days):
                behind = meaning(said.today, False).days
                yield one, bool(behind) and all(day > said.today for day in behind)


def _days(said: SaidText) -> tuple[Found[Json] | None, WhyAsked | None]:
    """The days that are named, seen ahead, and why they are asked about."""
    tokens = [one for one in said.tokens if one.kind in ("d", "w") and not said.moments[one.place].old]
    meant = [(one, said.moments[one.place].meaning(said.today, True)) for one in tokens]
    if any(found.days for _, found in meant):
        meant = [(one, found) for one, found in meant if found.doubt is not DayDoubt.VAGUE]
    doubts = [found.doubt for _, found in meant if found.doubt is not None]
    days = sorted({day for _, found in meant for day in found.days})
    why = _WHY.get(doubts[0], WhyAsked.DOUBTFUL) if doubts else None
    if not days or why is WhyAsked.IMPOSSIBLE:
        return None, why
    named = [one for one, found in meant if found.days]
    start, end = min(one.start for one in named), max(one.end for one in named)
    return Found([day.isoformat() for day in days], said.text[start:end], start, end), why


def _answer_by(said: SaidText) -> tuple[Found[Json] | None, SaidText]:
    """«Ответить до 8 мая», and the text without it."""
    for at, one in enumerate(said.tokens):
        if one.kind != "d" or not _ANSWER_BY.search(said.line[: said.starts[at]]):
            continue
        days = said.moments[one.place].meaning(said.today, True).days
        rest = said.without([(at, at + 1)])
        if not days:
            return None, rest
        return Found(days[-1].isoformat(), said.text[one.start : one.end], one.start, one.end), rest
    return None, said


def without_seats(said: SaidText) -> SaidText:
    """The text without «не более 25 человек»: nobody has come yet."""
    match = _SEATS.search(said.line)
    return said if match is None else said.without([said.span(match)])


def _seats(said: SaidText) -> Found[Json] | None:
    match = _SEATS.search(said.line)
    if match is None:
        return None
    name = next(name for name in ("before", "behind", "most") if match[name])
    number = said.tokens[said.span(match, name)[0]]
    if (number.doubt and name != "most") or not 0 < number.value <= MOST_SEATS:
        return None
    first, last = said.span(match)
    whole = said.tokens[first:last]
    return Found(number.value, said.text[whole[0].start : whole[-1].end], whole[0].start, whole[-1].end)


def _link(said: SaidText) -> Found[Json] | None:
    one = next((token for token in said.tokens if token.kind == "l"), None)
    return one and Found(
        said.text[one.start : one.end].rstrip(".,;)"), said.text[one.start : one.end], one.start, one.end
    )


def _audience(said: SaidText, draft: ActivityDraft) -> Found[Json] | None:
    """Whom it is for, by category, in their order: those right behind «для», «с», «приглашаются»."""
    title = (draft.title.start, draft.title.end) if draft.title else (0, 0)
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    for lead in _FOR.finditer(said.line):
        at = lead.end() - 1
        for match in phrases.people(said.own).pattern.finditer(said.line, at):
            first, last = said.span(match)
            start, end = said.tokens[first].start, said.tokens[last - 1].end
            if not _AND.match(said.line[at : match.start()]) or (start < title[1] and end > title[0]):
                break
            found.append(phrases.people(said.own).key(match))
            spans.append((start, end))
            at = match.end()
    if not found:
        return None
    start, end = min(one[0] for one in spans), max(one[1] for one in spans)
    kinds = [Category(one).value for one in dict.fromkeys(found)]
    return Found(kinds, said.text[start:end], start, end)


def _districts(said: SaidText, *, inside: bool) -> Found[Json] | None:
    """The districts that it is held in («в Лесном»), or those whose people it is for."""
    tokens = [
        one
        for at, one in enumerate(said.tokens)
        if one.kind == "z" and (at > 0 and said.tokens[at - 1].word in _IN) == inside
    ]
    sure = [one for one in tokens if not said.named[one.place].doubt and said.named[one.place].names]
    if not sure:
        return None
    names = list(dict.fromkeys(name for one in sure for name in said.named[one.place].names))
    start, end = min(one.start for one in sure), max(one.end for one in sure)
    return Found(names, said.text[start:end], start, end)
