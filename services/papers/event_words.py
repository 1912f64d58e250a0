"""What the templates of an event's papers are filled with, in right Russian."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from models.dates import in_words, short
from models.events.kinds import Answer, MarkedBy, Presence
from models.papers.kinds import PaperKind
from models.stored import Json, JsonObject
from services.activities.words import called
from services.papers.inner.event_facts import EventPaperFacts, GuestCount, MeetingDecision, Participant
from services.papers.words import ended, head_json, head_words
from services.texts import label, small, texts

SPARE = 8
"""Empty rows of a sheet to be signed, for whoever comes unasked."""
HOUR = 60
FILE_TITLE = 60
"""Characters of the title in the file's name."""
FORBIDDEN = re.compile(r'[\\/:*?"<>|\s]+')
"""What no file's name may hold."""


def sheet_words(facts: EventPaperFacts) -> JsonObject:
    """«Лист регистрации» to be signed: those who come, and rows to write in."""
    coming = [one for one in facts.people if one.comes]
    rows: list[Json] = [_person(number, one) | {"sign": ""} for number, one in enumerate(coming, 1)]
    blank = {"name": "", "post": "", "district": "", "sign": ""}
    rows += [{"number": str(len(coming) + number), **blank} for number in range(1, SPARE + 1)]
    return {**_head(facts), "rows": rows}


def marks_words(facts: EventPaperFacts) -> JsonObject:
    """The same with marks: who was there, how that is known, the guests."""
    came = facts.came
    rows: list[Json] = [_person(number, one) | {"mark": _mark(one)} for number, one in enumerate(came, 1)]
    return {**_head(facts), "rows": rows, "guests": _guests(facts.guests), "total": total_text(facts)}


def total_text(facts: EventPaperFacts) -> str:
    """«Пришли 14: 11 очно и 3 дистанционно. Гостей 2.»"""
    came, guests = facts.came, facts.guests
    afar = sum(one.presence is Presence.REMOTE for one in came) + sum(one.remote for one in guests)
    from_outside = sum(one.here + one.remote for one in guests)
    return texts().plain("event-paper-total", count=len(came) + from_outside, afar=afar, guests=from_outside)


def minutes_words(facts: EventPaperFacts) -> JsonObject:
    """«Протокол»: it names people whatever the centre's other papers do."""
    before, notes = facts.before, facts.notes
    told = "" if before is None else texts().plain("event-paper-before", title=before.title, day=in_words(before.day))
    count = len(facts.came) + sum(one.here + one.remote for one in facts.guests)
    return {
        **_head(facts),
        "count": str(count),
        "present": [_line(one) for one in facts.came],
        "guests": _guests(facts.guests),
        "agenda": list(notes.agenda),
        "heard": list(notes.heard),
        "resolved": list(notes.resolved),
        "decisions": _decisions(facts.decisions),
        "before_text": told,
        "before": _decisions(() if before is None else before.decisions),
        "chair": asdict(facts.hosts[0]) if facts.hosts else {"post": "", "name": ""},
    }


def certificate_words(facts: EventPaperFacts) -> JsonObject:
    """«Сертификат участника» of the one whom it is made for."""
    (who,) = facts.people
    post = f"{who.post}, {who.district}" if who.district else who.post
    return {
        **_head(facts),
        "number": facts.certificate,
        "name": who.name,
        "post": small(post),
        "district": who.district,
        "part": label("event-paper-part", who.presence),
        "hours": hours_text(facts.minutes),
    }


def hours_text(minutes: int) -> str:
    """«2 часа», «1,5 часа», «1 час 20 минут»: of the clock."""
    whole, rest = divmod(minutes, HOUR)
    if rest == HOUR // 2 and whole:
        return texts().plain("event-paper-half", hours=whole)
    said = [texts().plain("event-paper-hours", hours=whole)] if whole else []
    return " ".join([*said, texts().plain("event-paper-minutes", minutes=rest)] if rest or not said else said)


def mailing_words(facts: EventPaperFacts) -> JsonObject:
    """«Список рассылки»: who was asked, when, and what they said."""
    asked = [one for one in facts.people if one.asked_at is not None]
    rows: list[Json] = [
        _person(number, one) | {"asked": short(one.asked_at), "answer": _answer(one)}
        for number, one in enumerate(asked, 1)
        if one.asked_at is not None
    ]
    answered = sum(one.answer is not Answer.NONE for one in asked)
    total = texts().plain("event-paper-asked", count=len(asked), answered=answered)
    return {**_head(facts), "rows": rows, "total": total}


EVENT_WORDS: Mapping[PaperKind, Callable[[EventPaperFacts], JsonObject]] = {
    PaperKind.EVENT_SHEET: sheet_words,
    PaperKind.EVENT_MARKS: marks_words,
    PaperKind.MINUTES: minutes_words,
    PaperKind.CERTIFICATE: certificate_words,
    PaperKind.MAILING: mailing_words,
}


def event_json(facts: EventPaperFacts) -> JsonObject:
    """How many are told of, and the numbers behind them."""
    return {
        **head_json(facts.head, facts.period),
        "event": facts.event_id,
        "people": len(facts.people),
        "came": len(facts.came),
        "guests": sum(one.here + one.remote for one in facts.guests),
        "decisions": len(facts.decisions),
    }


def event_file(facts: EventPaperFacts) -> str:
    """What the file is called: «лист регистрации 12.05.2026 Детство без слёз»."""
    paper, title = label("paper", facts.kind).lower(), facts.title[:FILE_TITLE].strip(" .")
    return FORBIDDEN.sub(" ", f"{paper} {short(facts.starts_at)} {title}").strip()


def _head(facts: EventPaperFacts) -> JsonObject:
    return {
        **head_words(facts.head, facts.period, f"paper-{facts.kind.value}"),
        "event": called(facts.type, facts.title),
        "when": _when(facts.starts_at, facts.ends_at),
        "day": in_words(facts.starts_at.date()),
        "place": facts.place,
        "format": label("format", facts.format),
        "hosts": [asdict(one) for one in facts.hosts],
    }


def _when(starts: datetime, ends: datetime) -> str:
    return texts().plain(
        "event-paper-when", day=in_words(starts.date()), starts=f"{starts:%H:%M}", ends=f"{ends:%H:%M}"
    )


def _person(number: int, one: Participant) -> dict[str, Json]:
    return {"number": str(number), "name": one.name, "post": one.post, "district": one.district}


def _line(one: Participant) -> str:
    """«Круглова Светлана, куратор, Лесной район»."""
    return ended(", ".join(part for part in (one.name, small(one.post), one.district) if part))


def _mark(one: Participant) -> str:
    at = "" if one.present_at is None or one.marked_by is MarkedBy.HOST else f"{one.present_at:%H:%M}"
    return texts().plain("event-paper-mark", how=small(label("event-paper-presence", one.presence)), at=at or "none")


def _answer(one: Participant) -> str:
    return texts().plain("event-paper-waits") if one.waits else label("event-paper-answer", one.answer)


def _guests(guests: Sequence[GuestCount]) -> list[Json]:
    """«Школы: педагоги – 3», a line a category of a kind of institution."""
    return [
        texts().plain(
            "event-paper-guest",
            where=label("organisation", one.institution),
            who=small(label("category", one.category)),
            count=one.here + one.remote,
        )
        for one in guests
    ]


def _decisions(decisions: Sequence[MeetingDecision]) -> list[Json]:
    return [
        {
            "number": str(number),
            "words": one.words,
            "who": one.who,
            "due": short(one.due),
            "state": label("event-paper-task", one.state),
        }
        for number, one in enumerate(decisions, 1)
    ]
