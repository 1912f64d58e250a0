"""A person's own data as a text file."""

import re
from html import unescape

from markupsafe import Markup

from handlers.activities.forms import build
from handlers.widgets.form.getters import card
from handlers.widgets.text import lines, paragraphs
from models.dates import in_words, short
from models.people import Actor
from services.privacy import OwnData, OwnPost, OwnRecord
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
    )
    text = paragraphs(
        texts().html("mydata-file-head", day=today),
        person,
        lines(*(_post(post) for post in data.posts)),
        *(_record(record, actor) for record in data.records),
    )
    return unescape(TAG.sub("", text)).encode("utf-8-sig")


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
