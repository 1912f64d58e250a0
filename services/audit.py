"""The audit log: lines are written in the transaction of what they tell of, and read by the coordinator."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.style.book import TableSheet
from models.access import Permission
from models.audit import AuditLine, Event, Paper
from models.people import Person
from services.beside.processes import beside
from services.texts import label, texts
from services.work import Work, use_case
from services.workbooks import AT_ONCE, write_workbook
from storage.clock import Clock

PAGE = 12
MOST = 10_000
"""Lines in a file, the newest ones."""
COLUMNS = ("audit-paper-at", "audit-paper-who", "audit-paper-what", "audit-paper-about")


@dataclass(frozen=True)
class Entry:
    """A line as it is read: who did it by today's name, «удалённый человек» for whoever was forgotten."""

    at: datetime
    who: str
    event: Event
    about: str


def log(
    session: AsyncSession,
    clock: Clock,
    center_id: int,
    person_id: int | None,
    event: Event,
    subject: str = "",
    details: str = "",
    admin_id: int | None = None,
) -> None:
    """Say who did what in which centre, now. `subject` is a field's name or a row's number, never a text."""
    session.add(
        AuditLine(
            center_id=center_id,
            person_id=person_id,
            admin_id=admin_id,
            at=clock.now(),
            event=event,
            subject=subject,
            details=details,
        )
    )


def note(session: AsyncSession, work: Work, event: Event, subject: str = "") -> None:
    """The same of what the actor does in their own centre."""
    log(session, work.clock, work.center_id, work.person_id, event, subject)


@use_case(Permission.OWN_DATA)
async def note_paper(work: Work, paper: Paper) -> None:
    """A file goes to the actor: said before it is sent."""
    async with work.db.writing() as session:
        note(session, work, Event.PAPER_SENT, paper)


@use_case(Permission.MANAGE_PEOPLE)
async def list_events(work: Work, page: int = 0) -> tuple[list[Entry], bool]:
    """A page of the centre's log, the newest first, and whether there are more after it."""
    async with work.db.reading() as session:
        found = await _entries(session, work, _lines(work).limit(PAGE + 1).offset(page * PAGE))
    return found[:PAGE], len(found) > PAGE


@use_case(Permission.MANAGE_PEOPLE)
async def audit_workbook(work: Work) -> bytes:
    """The centre's log as an .xlsx, the newest first."""
    some = select(AuditLine.id).where(AuditLine.center_id == work.center_id).limit(AT_ONCE + 1).subquery()
    async with work.db.reading() as session:
        count = await session.scalar(select(func.count()).select_from(some))
    return await (beside.run(work, _write_log) if (count or 0) > AT_ONCE else _write_log(work))


async def _write_log(work: Work) -> bytes:
    async with work.db.reading() as session:
        found = await _entries(session, work, _lines(work).limit(MOST))
    said = texts().plain
    rows = [
        [f"{work.actor.local(one.at):%d.%m.%Y %H:%M}", one.who, label("audit-event", one.event), one.about]
        for one in found
    ]
    table = TableSheet(
        name=said("audit-paper"), title=said("audit-paper"), titles=[said(key) for key in COLUMNS], rows=rows
    )
    return await write_workbook(work, table)


def _lines(work: Work) -> Select[AuditLine, str | None, int | None]:
    return (
        select(AuditLine, Person.name, Person.account)
        .outerjoin(Person, Person.id == AuditLine.person_id)
        .where(AuditLine.center_id == work.center_id)
        .order_by(AuditLine.at.desc(), AuditLine.id.desc())
    )


async def _entries(session: AsyncSession, work: Work, query: Select[AuditLine, str | None, int | None]) -> list[Entry]:
    rows = (await session.execute(query)).all()
    return [Entry(line.at, _who(line, name, telegram), line.event, _about(line)) for line, name, telegram in rows]


def _who(line: AuditLine, name: str | None, account: int | None) -> str:
    if line.admin_id is not None:
        return texts().plain("audit-admin", id=str(line.admin_id))
    if name is None or account is None:
        return texts().plain("audit-nobody")
    return texts().plain("audit-forgotten") if account < 0 else name


def _about(line: AuditLine) -> str:
    """The kind of paper or of rules in words, «№ 7» for a row, the name of a field as it is."""
    if line.event in (Event.PAPER_SENT, Event.RULES_CHANGED):
        return label("audit-about", line.subject)
    if line.event is Event.PAPER_MADE:
        return f"{label('paper', line.subject)}, {line.details}"
    if line.event is Event.TEMPLATE_CHANGED:
        return f"{label('paper', line.subject)}, {label('audit-template', line.details)}"
    if line.event is Event.CONSENT:
        return texts().plain("audit-consent", number=line.subject, version=line.details or "1")
    if line.event in (Event.MESSENGER_JOINED, Event.MESSENGER_LEFT, Event.LETTERS_MOVED):
        return label("messenger", line.subject)
    if line.event is Event.REARRANGEMENT_UNDONE:
        return label("audit-event", line.subject)
    return texts().plain("audit-number", number=line.subject) if line.subject.isdigit() else line.subject
