"""What a paper is made of and into: its facts out of the database, its words, its file. It only reads."""

from datetime import date

from sqlalchemy import func, select

from documents.papers.registry import DOCX, PAPERS, MadeOf
from models.access import Permission
from models.activities import Activity
from models.dates import short
from models.errors import Denied, DomainError
from models.papers.kinds import PaperKind
from models.people import Center
from models.plan.tables import Plan
from services.beside.progress import Progress, untold
from services.files import files
from services.papers.inner.filling import filled, sender_of
from services.papers.inner.order import MadePaper, PaperOrder
from services.papers.inner.own_templates import template_in_force
from services.papers.makers import MAKERS, PaperFacts
from services.papers.words import tied_all
from services.periods import name_of
from services.texts import label, texts
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def prepare(work: Work, order: PaperOrder, progress: Progress = untold) -> list[MadePaper]:
    """The paper in each of the forms that were asked for. Raises DomainError as `facts_of` does."""
    facts = await facts_of(work, order)
    name = _file_name(order.kind, facts)
    return [
        MadePaper(f"{name}.{suffix}", await _written(work, order.kind, suffix, facts, progress))
        for suffix in order.formats
    ]


@use_case(Permission.ATTEND_EVENTS)
async def facts_of(work: Work, order: PaperOrder) -> PaperFacts:
    """What the paper is made of. Raises Denied for one that is not the actor's, DomainError for a period that it is not
    made for, that is still to come, lies before the centre or has nothing in it."""
    spec, period = PAPERS[order.kind], order.period
    if not work.actor.may(spec.permission):
        raise Denied(spec.permission)
    if not spec.of_period and order.subject is None:
        raise DomainError("paper-of-event" if spec.made_of is MadeOf.EVENT else "paper-of-post")
    if period.span not in spec.spans:
        raise DomainError("paper-wrong-period", spans=", ".join(label("paper-span", span) for span in spec.spans))
    if period.first > work.today:
        raise DomainError("paper-ahead", period=name_of(period))
    if period.last < (begins := await _begins(work)):
        raise DomainError("paper-before", period=name_of(period), begins=short(begins))
    own = order.subject or (() if order.district_id is None else (order.district_id,))
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


def _file_name(kind: PaperKind, facts: PaperFacts) -> str:
    if (name := MAKERS[kind].name) is not None:
        return name(facts)
    period = name_of(facts.period)
    return texts().plain("paper-file", paper=label("paper", kind).lower(), period=period).replace("/", "-")
