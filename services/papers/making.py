"""The use case of making a paper: its facts, its words, its file; one at a time for a centre."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from documents.papers.registry import PAPERS, PaperSpec
from models.access import Permission
from models.activities import Activity
from models.audit import Event
from models.dates import short
from models.errors import Denied, DomainError
from models.papers.kinds import PaperKind, period_code
from models.people import Center
from models.periods import Period
from models.plan.tables import Plan
from models.stored import JsonObject
from services.audit import log
from services.file_turns import Sender
from services.files import files
from services.papers.makers import MAKERS, Maker, PaperFacts
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
async def make_paper(work: Work, kind: PaperKind, period: Period, suffix: str) -> MadePaper:
    """The paper as a .docx or .xlsx; the audit log says who made which.

    Raises DomainError for a period that the paper is not made for, that is still to come, lies before the centre or
    has nothing in it; and while another paper of the centre is being made.
    """
    spec = PAPERS[kind]
    if suffix not in spec.formats:
        raise DomainError("paper-wrong-format", formats=", ".join(f".{one}" for one in spec.formats))
    with _turn(work.center_id):
        facts = await _facts(work, spec, period)
        content = await _written(work, MAKERS[kind], suffix, facts)
    async with work.db.writing() as session:
        code = period_code(period)
        log(session, work.clock, work.center_id, work.actor.person_id, Event.PAPER_MADE, kind.value, code)
    return MadePaper(f"{_file_name(kind, period)}.{suffix}", content)


async def _written(work: Work, maker: Maker, suffix: str, facts: PaperFacts) -> bytes:
    if suffix in maker.long:
        return await maker.long[suffix](work, facts)
    job = maker.files[suffix](facts)
    content: bytes = await files.read(Sender(work.center_id, work.actor.person_id or 0), job.name, *job.arguments)
    return content


def _file_name(kind: PaperKind, period: Period) -> str:
    return texts().plain("paper-file", paper=label("paper", kind).lower(), period=name_of(period)).replace("/", "-")


async def _facts(work: Work, spec: PaperSpec, period: Period) -> PaperFacts:
    if not work.actor.may(spec.permission):
        raise Denied(spec.permission)
    if period.span not in spec.spans:
        raise DomainError("paper-wrong-period", spans=", ".join(label("paper-span", span) for span in spec.spans))
    if period.first > work.today:
        raise DomainError("paper-ahead", period=name_of(period))
    if period.last < (begins := await _begins(work)):
        raise DomainError("paper-before", period=name_of(period), begins=short(begins))
    found: PaperFacts = await MAKERS[spec.kind].gather(work, period)
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
