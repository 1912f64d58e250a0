"""Letters about requests: the card of whoever is asked, what changed for the other side, what is waited for."""

from dataclasses import replace

from markupsafe import Markup, escape
from sqlalchemy import select

from models.calendar import working_days_between
from models.dates import in_words
from models.notifications import NoticeKind, Notification, Status
from models.requests.states import UNARRANGED, RequestStep, State
from models.requests.tables import WRITTEN, RequestKind
from places.requests import RequestThen
from scheduler.letters.letter import Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.request_after import feedback, idle, recommendation
from scheduler.letters.request_summary import RequestSummary, asked, brief, button, opening, summary_of
from scheduler.letters.roster import roster_of
from services.requests.words import called
from services.texts import label, texts

CARD_WAYS = {
    False: ((RequestThen.ACCEPT, RequestThen.PASS), (RequestThen.SAY, RequestThen.DECLINE)),
    True: (
        (RequestThen.ANSWER, RequestThen.ACCEPT),
        (RequestThen.PASS, RequestThen.SAY),
        (RequestThen.DECLINE,),
    ),
}
"""What stands under the card of a new request, by whether it can be answered in writing."""
CARDS = (NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_URGENT)
STEPS_TOLD_ELSEWHERE = (RequestStep.FILE, RequestStep.APPOINT)
"""What is told by a letter of another kind."""


async def new(context: LetterContext) -> Letter | Skipped:
    """The card of a request that waits for somebody to accept it."""
    summary = await summary_of(context)
    if summary is None or summary.request.state is not State.NEW:
        return skipped("moot-taken")
    if not await asked(context, summary.request):
        return skipped("moot-asked-another")
    return _card(summary, "letter-request-new")


async def waits(context: LetterContext) -> Letter | Skipped:
    """Half of the term is over and nobody has accepted it."""
    said = await new(context)
    summary = await summary_of(context)
    return said if isinstance(said, Skipped) or summary is None else _card(summary, "letter-request-waits")


async def overdue(context: LetterContext) -> Letter | Skipped:
    """The term is over: the coordinator decides, but not on her own request."""
    summary = await summary_of(context)
    if summary is None or summary.request.state is not State.NEW:
        return skipped("moot-taken")
    passed = working_days_between(summary.request.answer_by, context.today)
    if summary.request.author_id != context.person.id:
        return _card(summary, "letter-request-overdue", passed)
    text = texts().html("letter-request-overdue-own", days=passed, **_words(summary))
    return Letter(text=text, buttons=[[opening(summary.request.id)]])


async def stuck(context: LetterContext) -> Letter | Skipped:
    """To the coordinator, or to whoever stands in: somebody accepted it, and no time is offered."""
    summary = await summary_of(context)
    if summary is None or summary.request.state not in UNARRANGED or summary.request.answerer_id is None:
        return skipped("moot-arranged")
    roster = await roster_of(context)
    answerer = roster.person(summary.request.answerer_id)
    text = texts().html(
        "letter-request-stuck",
        days=working_days_between(summary.request.answer_by, context.today),
        answerer=summary.answerer,
        away=str(answerer is None or answerer.away(context.today)).lower(),
        **_words(summary),
    )
    return Letter(
        text=text, buttons=[[button("request-pass", context.subject, RequestThen.PASS), opening(context.subject)]]
    )


def _words(summary: RequestSummary) -> dict[str, str]:
    request = summary.request
    return {
        "number": summary.number,
        "called": called(request.kind, request.topic),
        "author": summary.author,
        "day": in_words(request.answer_by),
    }


def _card(summary: RequestSummary, key: str, passed: int = 0) -> Letter:
    request = summary.request
    text = texts().html(
        key,
        days=passed,
        number=summary.number,
        called=called(request.kind, request.topic),
        author=_asking(summary),
        day=in_words(request.answer_by),
        urgent=str(request.urgent).lower(),
        question=brief(request.question),
    )
    ways = CARD_WAYS[request.kind in WRITTEN]
    labels = {RequestThen.SAY: "request-ask"}
    return Letter(
        text=text, buttons=[[button(labels.get(one, f"request-{one}"), request.id, one) for one in row] for row in ways]
    )


def _asking(summary: RequestSummary) -> Markup:
    """Who asks, and what they have said of how and when: whoever accepts it goes by that."""
    request = summary.request
    said = [escape(summary.author)]
    if request.kind is RequestKind.SUPERVISION:
        wished_format = label("format", request.format).lower() if request.format else ""
        mode = label("request-mode", request.mode)
        said.append(texts().html("request-manner", mode=mode, format=wished_format))
    if summary.agreed:
        said.append(texts().html("request-agreed-line", agreed=summary.agreed))
    elif request.convenient:
        said.append(texts().html("request-convenient-line", words=request.convenient))
    return Markup("\n").join(said)


async def taken(context: LetterContext) -> Letter | Skipped:
    """Somebody's card of the request changes to what became of it."""
    sent = await context.session.scalar(
        select(Notification.message_id)
        .where(
            Notification.person_id == context.person.id,
            Notification.kind.in_(CARDS),
            Notification.subject_id == context.subject,
            Notification.status == Status.SENT,
            Notification.id < context.row.id,
        )
        .order_by(Notification.id.desc())
        .limit(1)
    )
    said = await taken_letter(context)
    if said is None or sent is None or context.together:
        return skipped("moot-no-card")
    return replace(said, instead_of=sent)


async def taken_letter(context: LetterContext) -> Letter | None:
    """What became of the request of a notice; None where it is no more."""
    summary = await summary_of(context)
    if summary is None:
        return None
    request = summary.request
    text = texts().html(
        "letter-request-taken",
        number=summary.number,
        called=called(request.kind, request.topic),
        state=label("request-state", request.state),
        answerer=summary.answerer or "none",
    )
    return Letter(text=text)


WRITERS: Writers = {
    NoticeKind.REQUEST_NEW: new,
    NoticeKind.REQUEST_URGENT: new,
    NoticeKind.REQUEST_TAKEN: taken,
    NoticeKind.REQUEST_WAITS: waits,
    NoticeKind.REQUEST_OVERDUE: overdue,
    NoticeKind.REQUEST_IDLE: idle,
    NoticeKind.REQUEST_STUCK: stuck,
    NoticeKind.REQUEST_FEEDBACK: feedback,
    NoticeKind.RECOMMENDATION_DUE: recommendation,
}
