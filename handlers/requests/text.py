"""A request in words: a line of a list, and its card."""

from datetime import date

from markupsafe import Markup

from handlers.widgets.text import lines, paragraphs
from models.dates import in_words, short
from models.requests.meetings import Meeting, MeetingState, Recommendation
from models.requests.states import State
from models.requests.tables import Kind, Mode, Request
from services.requests.cards import Past, RequestCard
from services.requests.lists import Line
from services.requests.sides import Side
from services.requests.words import called, on_button, when
from services.texts import label, texts
from services.work import Work

LINE = 58
"""Characters of a line on its button."""
ROOM = 3900
"""Characters of a card: a message holds 4096."""
BRIEF = 300
"""Characters of what was said, in the history."""
GATHERED = 2
"""Requests of one meeting from which they are named as gathered: a group may ask by one request."""
WORDLESS = ("rated", "deliver")
"""Steps that may be taken without a word."""
MARKS = {State.CLOSED: "✅ ", State.DECLINED: "✖ ", State.CANCELLED: "✖ "}


def line_text(work: Work, line: Line) -> str:
    """«12. вт 17.03 15:00 Супервизия: …»; ⚠️ when its day has passed."""
    mark = "⚠️ " if line.overdue(work.today) else MARKS.get(line.state, "❗ " if line.urgent else "")
    at = f"{on_button(work.actor.local(line.starts_at))} " if line.starts_at else ""
    return f"{mark}{line.id}. {at}{called(line.kind, line.topic)}"[:LINE]


def card_text(work: Work, card: RequestCard) -> Markup:
    """The whole card: the newest of the history that fits."""
    request = card.request
    text = paragraphs(
        lines(
            texts().html("request-head", number=str(request.id), called=called(request.kind, request.topic)),
            _state(work, request),
            _meeting(work, card.meeting),
            _group(card),
        ),
        lines(*_about(card)),
        texts().html("request-question-line", words=request.question) if request.question else None,
        _recommendations(card.recommendations),
        _hint(card),
    )
    return paragraphs(text, _history(work, card, ROOM - len(text)))


def _state(work: Work, request: Request) -> Markup:
    parts = [texts().plain(f"request-state-{request.state}")]
    if request.state is State.NEW:
        late = request.answer_by < work.today
        key = "request-is-late" if late else "request-answer-by"
        parts.append(texts().plain(key, day=in_words(request.answer_by)))
    if request.urgent and request.pending:
        parts.append(texts().plain("request-urgent"))
    return texts().html("request-state-line", state=", ".join(parts))


def _meeting(work: Work, meeting: Meeting | None) -> Markup | None:
    if meeting is None:
        return None
    if meeting.day is not None:
        day = in_words(meeting.day)
        if not meeting.minutes:
            return texts().html("request-written-line", day=day, people=meeting.people)
        return texts().html("request-held-line", day=day, minutes=str(meeting.minutes), people=meeting.people)
    if meeting.starts_at is None or meeting.state is not MeetingState.APPOINTED:
        return None
    at, place = when(work.actor.local(meeting.starts_at)), meeting.place or "none"
    return texts().html("request-time-place", when=at, minutes=str(meeting.minutes), place=place)


def _group(card: RequestCard) -> Markup | None:
    if card.meeting is None or card.meeting.mode is not Mode.GROUP or card.together < GATHERED:
        return None
    return texts().html("request-group-line", count=card.together)


def _about(card: RequestCard) -> list[Markup | None]:
    request = card.request
    format_ = label("format", request.format).lower() if request.format else ""
    manner = None
    if request.kind is Kind.SUPERVISION:
        manner = texts().html("request-manner", mode=texts().plain(f"request-mode-{request.mode}"), format=format_)
    who = ", ".join(filter(None, (card.author, card.post, card.district)))
    return [
        manner,
        texts().html("request-author-line", author=who) if card.side is not Side.AUTHOR else None,
        texts().html("request-answerer-line", answerer=card.answerer) if card.answerer else None,
        texts().html("request-code-line", code=request.case_code) if request.case_code else None,
        texts().html("request-convenient-line", words=request.convenient) if request.convenient else None,
    ]


def _recommendations(found: list[Recommendation]) -> Markup | None:
    if not found:
        return None
    said = [
        texts().html("request-recommendation-done", words=one.words[:BRIEF], who=one.who)
        if one.done_at
        else texts().html("request-recommendation", words=one.words[:BRIEF], who=one.who, due=short(one.due))
        for one in found[:6]
    ]
    return lines(texts().html("request-recommendations"), *said)


def _hint(card: RequestCard) -> Markup | None:
    if card.alike:
        return texts().html("request-alike", count=len(card.alike))
    if not card.offers or card.meeting is None:
        return None
    group = card.meeting.mode is Mode.GROUP
    if card.side is Side.AUTHOR:
        return texts().html("request-vote" if group else "request-pick")
    return texts().html("request-wait-votes" if group else "request-wait-pick")


def _history(work: Work, card: RequestCard, room: int) -> Markup | None:
    shown: list[Markup] = []
    for past in reversed(card.past):
        line = _past(work, past)
        room -= len(line) + 1
        if room < 0:
            break
        shown.insert(0, line)
    return lines(texts().html("request-history"), *shown) if shown else None


def _past(work: Work, past: Past) -> Markup:
    day: date = work.actor.local(past.at).date()
    key = f"request-past-{past.step.replace('_', '-')}"
    none = "none" if past.step in WORDLESS else ""
    return texts().html(key, day=f"{day:%d.%m}", person=past.person, words=past.words[:BRIEF] or none)
