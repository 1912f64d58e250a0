"""The use cases of making papers: here, or by a process of its own for whoever asked; one at a time for a centre."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy.ext.asyncio import AsyncSession

from documents.papers.registry import PAPERS, PaperSpec
from models.access import Permission
from models.audit import Event
from models.errors import Denied, DomainError
from models.notifications import Notice, NoticeKind
from models.papers.kinds import PaperKind, period_code
from models.papers.tables import LARGEST_FILE, PaperFile
from models.periods import Period
from models.stored import JsonObject
from services.audit import log
from services.beside.processes import beside
from services.beside.progress import Progress, untold
from services.outbox.notices import tell
from services.papers.inner.order import MadePaper, PaperOrder
from services.papers.makers import MAKERS
from services.papers.preparing import facts_of, prepare
from services.work import Work, use_case


@use_case(Permission.SEE_SUMMARY)
async def paper_facts(work: Work, kind: PaperKind, period: Period) -> JsonObject:
    """What the paper would be made of. Raises DomainError as `make_paper` does."""
    return {"kind": kind.value, **MAKERS[kind].json(await facts_of(work, PaperOrder(kind=kind, period=period)))}


@use_case(Permission.SEE_SUMMARY)
async def list_papers(work: Work) -> list[PaperSpec]:
    """Those that the actor may ask for. What makes them is woken meanwhile."""
    beside.wake()
    return [spec for spec in PAPERS.values() if work.actor.may(spec.permission) and spec.of_period]


@use_case(Permission.SEE_SUMMARY)
async def make_paper(work: Work, kind: PaperKind, period: Period, suffix: str) -> MadePaper:
    """The paper as a .docx or .xlsx, made here: for whoever has nobody else to answer meanwhile. The audit log says who
    made which.

    Raises DomainError for a period that the paper is not made for, that is still to come, lies before the centre or
    has nothing in it; and while another paper of the centre is being made.
    """
    spec = PAPERS[kind]
    if suffix not in spec.formats:
        raise DomainError("paper-wrong-format", formats=", ".join(f".{one}" for one in spec.formats))
    with _turn(work.center_id):
        (made,) = await prepare(work, PaperOrder(kind=kind, period=period, formats=(suffix,)))
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
    district where it is made of one. A process of its own makes it. What could not be sent is kept and sent again.

    Raises DomainError as `make_paper` does, and for a paper that is larger than the messenger takes.
    """
    of = formats or PAPERS[kind].formats
    asked = PaperOrder(kind=kind, period=period, formats=of, district_id=district_id)
    with _turn(work.center_id):
        made = await beside.run(work, prepare, asked, progress=progress)
    await _keep(work, asked, made)


@use_case(Permission.ATTEND_EVENTS)
async def order_of(work: Work, kind: PaperKind, subject: tuple[int, int | None], period: Period | None = None) -> None:
    """The same of a paper that is made of one post or one event, and of who leaves it or was there; the period is today
    where none is named. What it is made of says whose it is. It is small and is made here, so that nobody waits for a
    year's paper, nor thirty people for each other's certificates. Raises Denied, NotFound, DomainError as above."""
    spec = PAPERS[kind]
    if not work.actor.may(spec.permission):
        raise Denied(spec.permission)
    of = period or Period.of(work.today, work.today)
    asked = PaperOrder(kind=kind, period=of, formats=spec.formats, subject=subject)
    await _keep(work, asked, await prepare(work, asked))


async def _keep(work: Work, asked: PaperOrder, made: Sequence[MadePaper]) -> None:
    """The files are on their way to the actor. Raises DomainError for one that the messenger does not take."""
    if any(len(one.content) > LARGEST_FILE for one in made):
        raise DomainError("paper-too-large")
    async with work.db.writing() as session:
        await _send(session, work, asked.kind, made)
        _log(session, work, asked.kind, asked.period)


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
