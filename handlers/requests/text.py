"""A request in words: a line of a list, and its card."""

from datetime import date

from markupsafe import Markup

from handlers.requests.getters import CardFacts, Counted, CountsFacts, ListFacts, LoadFacts, Time
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words, short
from models.forms.kinds import TextKey
from models.requests.meetings import Meeting, MeetingState, Recommendation
from models.requests.states import State
from models.requests.tables import Mode, Request, RequestKind
from services.requests.answering import Taker
from services.requests.cards import Past, RequestCard
from services.requests.groups import Alike, Member
from services.requests.lists import Line, View
from services.requests.relations import Relation
from services.requests.words import called, on_button, when
from services.texts import label, texts
from services.work import Work

LINE = 58
GIVEN = 40
"""Characters of a material on its button."""
FULFIL = 24
"""Characters of a line on its button, and of a recommendation on its."""
ROOM = 3900
"""Characters of a card: a message holds 4096."""
BRIEF = 300
"""Characters of what was said, in the history."""
GATHERED = 2
"""Requests of one meeting from which they are named as gathered: a group may ask by one request."""
WORDLESS = ("rated", "deliver")
"""Steps that may be taken without a word."""
MARKS = {State.CLOSED: "✅ ", State.DECLINED: "✖ ", State.CANCELLED: "✖ "}


def list_text(_work: Work, shown: ListFacts) -> TextKey:
    """What is listed, and that there is nothing of it."""
    key = f"requests-list-{shown.view}" if shown.page.items else f"requests-empty-{shown.view}"
    return TextKey(key, {"page": shown.page.number + 1, "what": shown.called})


def line_text(work: Work, line: Line) -> str:
    """«12. вт 17.03 15:00 Супервизия: …»; ⚠️ when its day has passed."""
    mark = "⚠️ " if line.overdue(work.today) else MARKS.get(line.state, "❗ " if line.urgent else "")
    at = f"{on_button(work.actor.here(line.starts_at))} " if line.starts_at else ""
    return f"{mark}{line.id}. {at}{called(line.kind, line.topic)}"[:LINE]


def view_text(_work: Work, view: tuple[View, int | None]) -> TextKey:
    """A view on its button, with how many requests it holds."""
    name, count = view
    return TextKey(f"requests-view-{name}", {} if count is None else {"count": count})


def counts_text(_work: Work, shown: CountsFacts) -> TextKey:
    """By what it is counted."""
    view = View.DISTRICT if shown.district else View.TOPIC
    return TextKey(f"requests-counts-{view}" if shown.page.items else "requests-empty-all")


def counted_text(_work: Work, line: Counted) -> str:
    """«Лесной район (3)»."""
    nameless = texts().plain("requests-no-district" if line.district else "requests-no-topic")
    return f"{line.name or nameless} ({line.count})"


def load_text(_work: Work, shown: LoadFacts) -> Markup:
    """A line for each who answers."""
    said = [
        texts().html(
            "requests-load-line", name=one.name, open=str(one.open), appointed=str(one.appointed), held=str(one.held)
        )
        for one in shown.loads
    ]
    return lines(*said) if said else texts().html("requests-load-nobody")


def ratings_text(_work: Work, shown: LoadFacts) -> TextKey:
    """How the answers helped."""
    yes, partly, no = map(str, (shown.ratings.yes, shown.ratings.partly, shown.ratings.no))
    return TextKey("requests-ratings", {"yes": yes, "partly": partly, "no": no})


def time_text(work: Work, time: Time) -> str:
    """«вт 17.03 15:00», with how many can come."""
    at = on_button(work.actor.here(time.starts_at))
    return at if time.votes is None else f"{at} · {time.votes}"


def fulfil_text(_work: Work, one: Recommendation) -> str:
    """A recommendation on the button that says it is done."""
    return texts().plain("request-fulfil", words=one.words[:FULFIL])


def given_text(_work: Work, past: Past) -> str:
    """What of the library was given, on the button that opens it."""
    return texts().plain("request-given", title=past.words[:GIVEN])


def taker_text(_work: Work, taker: Taker) -> str:
    """Who sits on the post, and which it is."""
    return f"{', '.join(taker.holders)} · {taker.title}"


def joinable_text(_work: Work, one: Alike) -> str:
    """A request that may be joined, by its number and district."""
    district = one.district or texts().plain("requests-no-district")
    return texts().plain("request-joinable", number=str(one.id), district=district)


def member_text(_work: Work, one: Member) -> str:
    """Who of the group it is, and from where."""
    return ", ".join(filter(None, (one.author, one.district)))


def card_text(work: Work, shown: CardFacts) -> Markup:
    """The whole card: the newest of the history that fits."""
    card, request = shown.card, shown.card.request
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
    at = when(meeting.starts_at, work.actor.own_zone, work.actor.zone)
    place = meeting.place or "none"
    return texts().html("request-time-place", when=at, minutes=str(meeting.minutes), place=place)


def _group(card: RequestCard) -> Markup | None:
    if card.meeting is None or card.meeting.mode is not Mode.GROUP or card.together < GATHERED:
        return None
    return texts().html("request-group-line", count=card.together)


def _about(card: RequestCard) -> list[Markup | None]:
    request = card.request
    wished_format = label("format", request.format).lower() if request.format else ""
    manner = None
    if request.kind is RequestKind.SUPERVISION:
        manner = texts().html(
            "request-manner", mode=texts().plain(f"request-mode-{request.mode}"), format=wished_format
        )
    who = ", ".join(filter(None, (card.author, card.post, card.district)))
    return [
        manner,
        texts().html("request-author-line", author=who) if card.relation is not Relation.AUTHOR else None,
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
    if card.request.state is State.NEW and card.meeting is not None:
        return texts().html("request-seeks")
    if card.alike:
        return texts().html("request-alike", count=len(card.alike))
    if not card.offers or card.meeting is None:
        return None
    group = card.meeting.mode is Mode.GROUP
    if card.relation is Relation.AUTHOR:
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
