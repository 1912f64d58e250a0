"""Use cases of a centre's own templates: taken, edited in Word, sent back, looked at, put back."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from documents.papers.letterhead import CheckedTemplate
from documents.papers.trouble import BrokenTemplate
from documents.papers.word import TEMPLATES
from models.access import Permission
from models.audit import Event
from models.errors import DomainError
from models.papers.kinds import PaperKind
from models.papers.tables import FILE_NAME, PaperTemplate
from models.printable import printable
from models.stored import JsonObject
from services.audit import log
from services.colleagues import colleagues
from services.files import files
from services.papers.inner.filling import filled, sender_of
from services.papers.inner.order import MadePaper
from services.papers.inner.own_templates import kept_template, template_in_force
from services.papers.inner.people import head_of
from services.papers.makers import MAKERS
from services.papers.samples import SAMPLES, nobody, somebody
from services.papers.words import tied_all
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True)
class TemplateState:
    """Which template a paper is filled from."""

    kind: PaperKind
    name: str = ""
    """Of the centre's own file; empty while the standard one is in force."""
    since: datetime | None = None
    has_before: bool = False
    """Whether another one was in force before."""

    @property
    def own(self) -> bool:
        return bool(self.name)


@use_case(Permission.SEE_SUMMARY)
async def template_state(work: Work, kind: PaperKind) -> TemplateState:
    """Which template is in force. Raises DomainError for a paper that has none."""
    _has_template(kind)
    async with work.db.reading() as session:
        kept = await kept_template(session, work, kind)
    if kept is None:
        return TemplateState(kind)
    return TemplateState(kind, kept.name, kept.at, kept.content is not None or kept.before is not None)


@use_case(Permission.SEE_SUMMARY)
async def take_template(work: Work, kind: PaperKind) -> MadePaper:
    """The template in force as a file to edit."""
    _has_template(kind)
    async with work.db.reading() as session:
        found = await template_in_force(session, work, kind)
    content = found if isinstance(found, bytes) else await asyncio.to_thread(standard, kind)
    return MadePaper(_file("template-file", kind), content)


@use_case(Permission.SEE_SUMMARY)
async def show_template(work: Work, kind: PaperKind) -> MadePaper:
    """The template in force filled with facts that never were."""
    _has_template(kind)
    async with work.db.reading() as session:
        head, template = await head_of(session, work), await template_in_force(session, work, kind)
    content = await filled(sender_of(work), template, _words(kind, SAMPLES[kind].full(somebody(head))))
    return MadePaper(_file("template-sample-file", kind), content)


@use_case(Permission.SEE_SUMMARY)
async def set_template(work: Work, kind: PaperKind, data: bytes, name: str) -> list[str]:
    """Fill the paper from this template from now on. The kinds of personal data that its own words seem to hold, for
    the person to look at. Raises DomainError for one that is broken: the one before stays in force."""
    _has_template(kind)
    async with work.db.reading() as session:
        head = await head_of(session, work)
    full, bare = (
        _words(kind, facts) for facts in (SAMPLES[kind].full(somebody(head)), SAMPLES[kind].bare(nobody(head)))
    )
    people = tuple(await colleagues(work))
    try:
        checked: CheckedTemplate = await files.read(sender_of(work), "template", data, name, full, bare, people)
    except BrokenTemplate as error:
        raise refusal(error) from error
    await _put(work, kind, checked.content, printable(name)[-FILE_NAME:] or _file("template-file", kind))
    return [label("privacy", one) for one in checked.doubts]


@use_case(Permission.SEE_SUMMARY)
async def reset_template(work: Work, kind: PaperKind) -> None:
    """Fill the paper from the standard template from now on; the centre's own is kept beside it."""
    _has_template(kind)
    await _put(work, kind, None, "")


@use_case(Permission.SEE_SUMMARY)
async def undo_template(work: Work, kind: PaperKind) -> None:
    """The template before this one is in force again, and this one is kept beside it. Raises DomainError where there
    was no other."""
    _has_template(kind)
    async with work.db.writing() as session:
        kept = await kept_template(session, work, kind, lock=True)
        if kept is None or (kept.content is None and kept.before is None):
            raise DomainError("template-none-before")
        kept.swap(work.clock.now())
        log(
            session,
            work.clock,
            work.center_id,
            work.actor.person_id or None,
            Event.TEMPLATE_CHANGED,
            kind.value,
            "before",
        )


def standard(kind: PaperKind) -> bytes:
    """The template that every centre begins with. Raises DomainError for a paper that has none."""
    _has_template(kind)
    return (TEMPLATES / f"{kind}.docx").read_bytes()


def refusal(error: BrokenTemplate) -> DomainError:
    """What is said of a template that is not taken."""
    return DomainError(f"template-{error.trouble}", where=error.where, what=error.what, near=error.near)


async def _put(work: Work, kind: PaperKind, content: bytes | None, name: str) -> None:
    """Put it in force. Two who do so at once do it one after the other."""
    now, details = work.clock.now(), "own" if content else "standard"
    try:
        async with work.db.writing() as session:
            kept = await kept_template(session, work, kind, lock=True)
            if kept is None:
                kept = PaperTemplate(center_id=work.center_id, kind=kind, name="", before_name="")
                session.add(kept)
            if kept.content != content:
                kept.put(content, name, now)
            log(
                session,
                work.clock,
                work.center_id,
                work.actor.person_id or None,
                Event.TEMPLATE_CHANGED,
                kind.value,
                details,
            )
    except IntegrityError:  # the other one was first, and has a row now
        await _put(work, kind, content, name)


def _has_template(kind: PaperKind) -> None:
    if kind not in SAMPLES:
        raise DomainError("template-no-such", papers=", ".join(label("paper", one) for one in SAMPLES))


def _file(key: str, kind: PaperKind) -> str:
    return f"{texts().plain(key, paper=label('paper', kind).lower())}.docx"


def _words(kind: PaperKind, facts: object) -> JsonObject:
    make = MAKERS[kind].words
    assert make is not None  # noqa: S101 — a paper with a sample is filled from a template, a test holds
    words: JsonObject = tied_all(make(facts))
    return words
