"""What is kept of a person in words: on the windows, and whole in a text file."""

import re
from datetime import date, datetime
from html import unescape

from markupsafe import Markup

from handlers.activities.questions import build
from handlers.form.getters import card
from handlers.privacy.getters import DataFacts, LogFacts
from handlers.widgets.text import lines, paragraphs
from models.audit import Event
from models.dates import in_words, short
from models.handouts import OF_LIBRARY
from models.people import Actor
from services.audit import Entry
from services.privacy.own import OwnEntry, OwnEvent, OwnMaterial, OwnPost, OwnRecord, OwnRequest, OwnTask
from services.privacy.own_data import OwnData
from services.requests.words import called
from services.texts import label, texts
from services.work import Work

TAG = re.compile(r"</?[bi]>")
COUNTED = {
    "consent": Event.CONSENT,
    "invited": Event.INVITED,
    "revoked": Event.INVITE_REVOKED,
    "ended": Event.POST_ENDED,
    "overruled": Event.OVERRULED,
    "exported": Event.EXPORTED,
    "forgotten": Event.FORGOTTEN,
}
"""What is counted for the coordinator, by its name in the text; the rest stands in the log itself."""


def own_text(_work: Work, shown: DataFacts) -> Markup:
    """The file in numbers."""
    own = shown.own
    counted = {"posts": own.posts, "records": own.records, "changes": own.changes}
    return texts().html("mydata", name=own.name, center=own.center, numbers=own.numbers, consent=own.consent, **counted)


def center_text(_work: Work, shown: DataFacts) -> Markup:
    """The log of the centre in numbers."""
    counts = shown.counts or {}
    return texts().html("mydata-center", **{name: counts[event] for name, event in COUNTED.items()})


def log_text(work: Work, shown: LogFacts) -> Markup:
    """A page of the log, a line an event."""
    return lines(*(_event(work, one) for one in shown.page.items)) or texts().html("audit-empty")


def _event(work: Work, one: Entry) -> Markup:
    at, what = f"{work.actor.local(one.at):%d.%m %H:%M}", label("audit-event", one.event)
    return texts().html("audit-line", at=at, who=one.who, what=what, about=one.about or "none")


def numbers_of(data: OwnData) -> str:
    """By which numbers of which messengers the bot knows them: «Телеграм 17, MAX 5»."""
    told = ((label("messenger", messenger), str(number)) for messenger, number in data.identities)
    return ", ".join(texts().plain("mydata-number", messenger=name, number=number) for name, number in told)


def file_of(data: OwnData, actor: Actor, today: str) -> bytes:
    """Everything in words, the records as their cards; UTF-8 with a mark, so that every phone opens it rightly."""
    person = texts().html(
        "mydata-file-person",
        name=data.name,
        center=data.center,
        numbers=numbers_of(data),
        consent=in_words(actor.local(data.consent_at).date()),
        version=str(data.consent_version),
    )
    text = paragraphs(
        texts().html("mydata-file-head", day=today),
        person,
        lines(*(_post(post) for post in data.posts)),
        lines(*(_leave(*one) for one in data.leaves)),
        texts().html("mydata-file-steps", count=data.steps) if data.steps else None,
        texts().html("mydata-file-signals", count=data.signals) if data.signals else None,
        texts().html("mydata-file-used", count=data.library.used) if data.library.used else None,
        lines(*(_sought(actor, *one) for one in data.library.sought)),
        *(_record(record, actor) for record in data.records),
        *(_request(request, actor) for request in data.requests),
        lines(*(_material(one, actor) for one in data.materials)),
        lines(*(_entry(one, actor) for one in data.entries)),
        lines(*(_said(actor, *one) for one in data.said)),
        lines(*(_clarified(actor, *one) for one in data.clarified)),
        lines(*(_event_of(one, actor) for one in data.events)),
        lines(*(_task(one) for one in data.tasks)),
    )
    return unescape(TAG.sub("", text)).encode("utf-8-sig")


def _leave(first: date, last: date) -> Markup:
    return texts().html("mydata-file-leave", first=in_words(first), last=in_words(last))


def _sought(actor: Actor, at: datetime, words: str) -> Markup:
    return texts().html("mydata-file-sought", day=short(actor.local(at).date()), words=words)


def _request(request: OwnRequest, actor: Actor) -> Markup:
    return texts().html(
        "mydata-file-request",
        number=str(request.id),
        day=short(actor.local(request.created_at).date()),
        called=called(request.kind, request.topic),
        code=request.case_code or "–",
        question=request.question,
    )


def _material(one: OwnMaterial, actor: Actor) -> Markup:
    return texts().html(
        "mydata-file-material",
        number=str(one.id),
        day=short(actor.local(one.made_at).date()),
        title=one.title,
        state=label("library-brief", one.state),
    )


def _entry(one: OwnEntry, actor: Actor) -> Markup:
    return texts().html(
        "mydata-file-entry",
        register=one.register,
        title=one.title or "none",
        day=short(actor.local(one.created_at).date()),
        hours=one.hours if one.hours is not None else -1,
    )


def _said(actor: Actor, at: datetime, request: int, words: str) -> Markup:
    day = short(actor.local(at).date())
    return texts().html("mydata-file-said", day=day, number=str(request), words=words)


def _clarified(actor: Actor, at: datetime, record: int, words: str) -> Markup:
    day = short(actor.local(at).date())
    return texts().html("mydata-file-clarified", day=day, number=str(record), words=words)


def _event_of(one: OwnEvent, actor: Actor) -> Markup:
    day = short(actor.local(one.starts_at).date())
    said = {"answer": one.answer.value, "presence": one.presence.value}
    paper = f"{one.certificate}, {short(actor.local(one.issued_at).date())}" if one.issued_at is not None else "none"
    return texts().html("mydata-file-event", day=day, title=one.title, certificate=paper, **said)


def _task(one: OwnTask) -> Markup:
    return texts().html("mydata-file-task", words=one.words, due=short(one.due), state=one.state.value)


def _post(post: OwnPost) -> Markup:
    if post.until is None:
        return texts().html("mydata-file-post", place=post.place, since=short(post.since))
    return texts().html("mydata-file-post-ended", place=post.place, since=short(post.since), until=short(post.until))


def _record(record: OwnRecord, actor: Actor) -> Markup:
    words = {"number": str(record.id), "day": short(actor.local(record.created_at).date())}
    head = texts().html("mydata-file-record", **words)
    if record.deleted_at is not None:
        deleted = short(actor.local(record.deleted_at).date())
        head = texts().html("mydata-file-record-deleted", **words, deleted=deleted)
    districts = [(record.answers["district"], record.district)] if record.district else []
    given = [option for option in record.answers.get("handouts") or {} if OF_LIBRARY in option]
    stocked = [[one, texts().plain("library-numbered", number=one.partition(OF_LIBRARY)[2])] for one in given]
    form = build({"districts": districts, "usual": [], "stocked": stocked})
    return lines(head, card("activity", list(form.fields), record.answers))
