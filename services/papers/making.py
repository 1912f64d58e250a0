"""The use case of making a paper: its facts, its words, its file; one at a time for a centre."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.papers.registry import DOCX, PAPERS, PaperSpec
from models.access import Permission
from models.activities import Activity
from models.audit import Event
from models.dates import short
from models.errors import Denied, DomainError
from models.notifications import Notice, NoticeKind
from models.papers.kinds import PaperKind, period_code
from models.papers.tables import LARGEST_FILE, PaperFile
from models.people import Center
from models.periods import Period
from models.plan.tables import Plan
from models.stored import JsonObject
from services.audit import log
from services.files import files
from services.outbox.notices import tell
from services.papers.inner.filling import filled, sender_of
from services.papers.inner.own_templates import template_in_force
from services.papers.inner.progress import Progress, untold
from services.papers.makers import MAKERS, PaperFacts
from services.papers.words import tied_all
from services.periods import name_of
from services.texts import label, texts
from services.work import Work, use_case


@dataclass(frozen=True)
class MadePaper:
    """A paper as a file."""

    name: str
    content: bytes


@use_case(Permission.SEE_SUMMARY)
async def paper_facts(work: Work, kind: PaperKind, period: Period) -> JsonObject:
    """What the paper would be made of. Raises DomainError as `make_paper` does."""
    return {"kind": kind.value, **MAKERS[kind].json(await _facts(work, PAPERS[kind], period))}


@use_case(Permission.SEE_SUMMARY)
async def list_papers(work: Work) -> list[PaperSpec]:
    """Those that the actor may ask for."""
    return [spec for spec in PAPERS.values() if work.actor.may(spec.permission)]


@use_case(Permission.SEE_SUMMARY)
async def make_paper(work: Work, kind: PaperKind, period: Period, suffix: str) -> MadePaper:
    """The paper as a .docx or .xlsx; the audit log says who made which.

    Raises DomainError for a period that the paper is not made for, that is still to come, lies before the centre or
    has nothing in it; and while another paper of the centre is being made.
    """
    spec = PAPERS[kind]
    if suffix not in spec.formats:
        raise DomainError("paper-wrong-format", formats=", ".join(f".{one}" for one in spec.formats))
    with _turn(work.center_id):
        made = await _made(work, spec, await _facts(work, spec, period), suffix)
    async with work.db.writing() as session:
        _log(session, work, kind, period)
    return made


@use_case(Permission.SEE_SUMMARY)
async def order_paper(
    work: Work,
    kind: PaperKind,
    period: Period,
    *,
    formats: Sequence[str] = (),
    district_id: int | None = None,
    progress: Progress = untold,
) -> None:
    """The paper in these forms, else in every one that it has, sent to the actor as messages of their own; of one
    district where it is made of one. What could not be sent is kept and sent again. Raises DomainError as `make_paper`
    does, and for a paper that is larger than the messenger takes."""
    spec = PAPERS[kind]
    with _turn(work.center_id):
        facts = await _facts(work, spec, period, district_id)
        made = [await _made(work, spec, facts, one, progress) for one in formats or spec.formats]
    if any(len(one.content) > LARGEST_FILE for one in made):
        raise DomainError("paper-too-large")
    async with work.db.writing() as session:
        await _send(session, work, kind, made)
        _log(session, work, kind, period)


async def _send(session: AsyncSession, work: Work, kind: PaperKind, made: Sequence[MadePaper]) -> None:
    """Keep the files, and let the outbox take them to the actor."""
    now, center, person = work.clock.now(), work.center_id, work.person_id
    kept = [
        PaperFile(center_id=center, person_id=person, kind=kind, name=one.name, content=one.content, made_at=now)
        for one in made
    ]
    session.add_all(kept)
    await session.flush()
    await tell(
        session,
        now,
        [
            Notice(
                kind=NoticeKind.PAPER,
                center_id=center,
                person_id=person,
                key=f"paper:{one.id}",
                not_before=now,
                subject_id=one.id,
            )
            for one in kept
        ],
    )


def _log(session: AsyncSession, work: Work, kind: PaperKind, period: Period) -> None:
    code = period_code(period)
    log(session, work.clock, work.center_id, work.actor.person_id or None, Event.PAPER_MADE, kind.value, code)


async def _made(work: Work, spec: PaperSpec, facts: PaperFacts, suffix: str, progress: Progress = untold) -> MadePaper:
    content = await _written(work, spec.kind, suffix, facts, progress)
    return MadePaper(f"{_file_name(spec.kind, facts.period)}.{suffix}", content)


async def _written(work: Work, kind: PaperKind, suffix: str, facts: PaperFacts, progress: Progress) -> bytes:
    maker = MAKERS[kind]
    if suffix in maker.long:
        return await maker.long[suffix](work, facts, progress)
    if suffix == DOCX and maker.words is not None:
        async with work.db.reading() as session:
            template = await template_in_force(session, work, kind)
        return await filled(sender_of(work), template, tied_all(maker.words(facts)))
    job = maker.files[suffix](facts)
    content: bytes = await files.read(sender_of(work), job.name, *job.arguments)
    return content


def _file_name(kind: PaperKind, period: Period) -> str:
    if (name := MAKERS[kind].name) is not None:
        return name(period)
    return texts().plain("paper-file", paper=label("paper", kind).lower(), period=name_of(period)).replace("/", "-")


async def _facts(work: Work, spec: PaperSpec, period: Period, district_id: int | None = None) -> PaperFacts:
    if not work.actor.may(spec.permission):
        raise Denied(spec.permission)
    if period.span not in spec.spans:
        raise DomainError("paper-wrong-period", spans=", ".join(label("paper-span", span) for span in spec.spans))
    if period.first > work.today:
        raise DomainError("paper-ahead", period=name_of(period))
    if period.last < (begins := await _begins(work)):
        raise DomainError("paper-before", period=name_of(period), begins=short(begins))
    own = () if district_id is None else (district_id,)
    found: PaperFacts = await MAKERS[spec.kind].gather(work, period, *own)
    if found.empty:
        raise DomainError("paper-nothing", period=name_of(period))
    return found


async def _begins(work: Work) -> date:
    """The first day that the centre knows anything of: it came to the bot, or what was entered of the time before."""
    recorded = select(func.min(Activity.day)).where(Activity.center_id == work.center_id, Activity.deleted_at.is_(None))
    async with work.db.reading() as session:
        came = (await session.execute(select(Center.created_at).where(Center.id == work.center_id))).scalar_one()
        plans = await session.scalars(select(Plan).where(Plan.center_id == work.center_id))
        known = [work.actor.local(came).date(), *(plan.plan_year.first for plan in plans)]
        first = await session.scalar(recorded)
    return min(known) if first is None else min(*known, first)


_making: set[int] = set()
"""The centres that a paper is being made for now, in this process."""


@contextmanager
def _turn(center_id: int) -> Iterator[None]:
    """One paper at a time for a centre. Raises DomainError for the second: whoever asked waits."""
    if center_id in _making:
        raise DomainError("paper-making")
    _making.add(center_id)
    try:
        yield
    finally:
        _making.discard(center_id)
