"""A person's own data as a text file."""

import re
from datetime import datetime
from html import unescape

from markupsafe import Markup

from handlers.activities.forms import build
from handlers.widgets.form.getters import card
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words, short
from models.people import Actor
from services.privacy.own_data import OwnData, OwnPost, OwnRecord, OwnRequest
from services.requests.words import called
from services.texts import texts

TAG = re.compile(r"</?[bi]>")


def file_of(data: OwnData, actor: Actor, today: str) -> bytes:
    """Everything in words, the records as their cards; UTF-8 with a mark, so that every phone opens it rightly."""
    person = texts().html(
        "mydata-file-person",
        name=data.name,
        center=data.center,
        telegram=str(data.telegram_id),
        consent=in_words(actor.local(data.consent_at).date()),
        version=str(data.consent_version),
    )
    text = paragraphs(
        texts().html("mydata-file-head", day=today),
        person,
        lines(*(_post(post) for post in data.posts)),
        *(_record(record, actor) for record in data.records),
        *(_request(request, actor) for request in data.requests),
        lines(*(_said(actor, *one) for one in data.said)),
    )
    return unescape(TAG.sub("", text)).encode("utf-8-sig")


def _request(request: OwnRequest, actor: Actor) -> Markup:
    return texts().html(
        "mydata-file-request",
        number=str(request.id),
        day=short(actor.local(request.created_at).date()),
        called=called(request.kind, request.topic),
        code=request.case_code or "–",
        question=request.question,
    )


def _said(actor: Actor, at: datetime, request: int, words: str) -> Markup:
    day = short(actor.local(at).date())
    return texts().html("mydata-file-said", day=day, number=str(request), words=words)


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
    form = build({"districts": districts, "usual": []})
    return lines(head, card("activity", list(form.fields), record.answers))
