"""Use cases of looking at materials: one of them whole, and lists of them."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models.access import Permission
from models.activities import Activity
from models.errors import NotFound
from models.library.kinds import MADE, OPEN, PRINTED_AS, FileType, MaterialKind, MaterialSource, MaterialState
from models.library.shelves import Stock
from models.library.tables import LibraryMaterial, Rubric, StoredFile
from models.people import Person
from models.plan.product import things_of
from models.plan.tables import PlanItem
from services.library.inner.owning import may_change, own_material, readable
from services.library.inner.stocks import load_stock
from services.work import Work, use_case

OWN = (*MADE, MaterialState.PROPOSED, MaterialState.REFUSED)
"""What stands in the list of one's own: what everybody finds stands with everybody's."""


@dataclass(frozen=True, kw_only=True)
class MayDo:
    """What the actor may do with a material now."""

    change: bool = False
    attach: bool = False
    send: bool = False
    decide: bool = False
    renew: bool = False
    """Another version of it."""
    outdate: bool = False
    restore: bool = False
    remove: bool = False
    plan: bool = False
    issue: bool = False
    count: bool = False
    """Copies that were printed and handed out."""


@dataclass(frozen=True, kw_only=True)
class MaterialCard:
    """A material whole. `newer` is the version that everybody finds instead of it; `item` the words of its row of the
    plan."""

    id: int
    state: MaterialState
    source: MaterialSource
    kind: MaterialKind
    title: str
    rubric: str
    audience: str
    year: int | None
    authors: str
    keywords: str
    link: str
    body: str
    file_type: FileType | None
    size: int
    version: int
    newer: int | None
    made_by: str
    made_at: datetime
    approved_at: datetime | None
    reason: str
    item: str
    issued: int
    """Materials of the same row that came out, and how many papers the row names."""
    papers: int
    stock: Stock | None
    may: MayDo


@dataclass(frozen=True)
class MaterialLine:
    """A material as a line of a list."""

    id: int
    title: str
    kind: MaterialKind
    state: MaterialState


@dataclass(frozen=True)
class MaterialPage:
    """Lines of a list, how many there are in all, and the rubric that they stand under."""

    lines: list[MaterialLine]
    total: int
    rubric: str = ""


@use_case(Permission.READ_LIBRARY)
async def open_material(work: Work, material_id: int) -> MaterialCard:
    """The card. Raises NotFound for another centre's, for one that the actor may not read yet, and for a removed
    one."""
    async with work.db.reading() as session:
        one = await own_material(session, work, material_id)
        author, rubric, file_type, size, item, newer, issued, taken_out = (await session.execute(_beside(one.id))).one()
        stock = await load_stock(session, one.id)
    return MaterialCard(
        id=one.id,
        state=one.state,
        source=one.source,
        kind=one.kind,
        title=one.title,
        rubric=rubric or "",
        audience=one.audience,
        year=one.year,
        authors=one.authors,
        keywords=one.keywords,
        link=one.link,
        body=one.body,
        file_type=file_type,
        size=size or 0,
        version=one.version,
        newer=newer,
        made_by=author,
        made_at=one.made_at,
        approved_at=one.approved_at,
        reason=one.reason,
        item=item or "",
        issued=issued,
        papers=len(things_of(item or "")),
        stock=stock,
        may=_may(work, one, withdrawn=taken_out is not None),
    )


Beside = tuple[str, str | None, FileType | None, int | None, str | None, int | None, int, datetime | None]


def _beside(material_id: int) -> Select[*Beside]:
    """What stands in other tables: its author, rubric, file, row of the plan, and the version that is found instead,
    how many materials of its row came out, and when the record of its issue was deleted."""
    later = aliased(LibraryMaterial)
    newer = select(func.max(later.id)).where(later.replaces_id == material_id, later.state.in_(OPEN)).scalar_subquery()
    same, told = aliased(LibraryMaterial), aliased(Activity)
    issued = select(func.count(same.id)).join(told, told.id == same.activity_id)
    issued = issued.where(same.plan_item_id == PlanItem.id, told.deleted_at.is_(None))
    count = issued.correlate(PlanItem).scalar_subquery()
    return (
        select(
            Person.name,
            Rubric.name,
            StoredFile.type,
            StoredFile.size,
            PlanItem.content,
            newer,
            count,
            Activity.deleted_at,
        )
        .select_from(LibraryMaterial)
        .join(Person, Person.id == LibraryMaterial.made_by)
        .outerjoin(Rubric, Rubric.id == LibraryMaterial.rubric_id)
        .outerjoin(StoredFile, StoredFile.id == LibraryMaterial.file_id)
        .outerjoin(PlanItem, PlanItem.id == LibraryMaterial.plan_item_id)
        .outerjoin(Activity, Activity.id == LibraryMaterial.activity_id)
        .where(LibraryMaterial.id == material_id)
    )


@use_case(Permission.READ_LIBRARY)
async def list_rubric(work: Work, rubric_id: int | None, page: int, size: int) -> MaterialPage:
    """A page of what everybody finds under a rubric (None: everything), the newest first. Raises NotFound for a rubric
    of another centre."""
    open_ones, newest = (readable(work), LibraryMaterial.state.in_(OPEN)), LibraryMaterial.approved_at.desc()
    async with work.db.reading() as session:
        if rubric_id is None:
            return await _page(session, open_ones, newest, page, size)
        own = select(Rubric.name).where(Rubric.id == rubric_id, Rubric.center_id == work.center_id)
        name = await session.scalar(own)
        if name is None:
            raise NotFound("rubric-gone")
        under = (*open_ones, LibraryMaterial.rubric_id == rubric_id)
        return replace(await _page(session, under, newest, page, size), rubric=name)


@use_case(Permission.ADD_MATERIALS)
async def list_own(work: Work, page: int, size: int) -> MaterialPage:
    """A page of the actor's own that nobody else finds yet, the newest first."""
    mine = (readable(work), LibraryMaterial.made_by == work.person_id, LibraryMaterial.state.in_(OWN))
    async with work.db.reading() as session:
        return await _page(session, mine, LibraryMaterial.made_at.desc(), page, size)


@use_case(Permission.MANAGE_LIBRARY)
async def list_waiting(work: Work, page: int, size: int) -> MaterialPage:
    """A page of what waits for the coordinator's word, what waits longest first."""
    waiting = (readable(work), LibraryMaterial.state == MaterialState.PROPOSED)
    async with work.db.reading() as session:
        return await _page(session, waiting, LibraryMaterial.made_at, page, size)


async def _page(
    session: AsyncSession,
    where: tuple[ColumnElement[bool], ...],
    order: ColumnElement[datetime] | InstrumentedAttribute[datetime] | ColumnElement[datetime | None],
    page: int,
    size: int,
) -> MaterialPage:
    total = await session.scalar(select(func.count(LibraryMaterial.id)).where(*where)) or 0
    query = (
        select(LibraryMaterial.id, LibraryMaterial.title, LibraryMaterial.kind, LibraryMaterial.state)
        .where(*where)
        .order_by(order, LibraryMaterial.id.desc())
        .limit(size)
        .offset(page * size)
    )
    return MaterialPage([MaterialLine(*row) for row in await session.execute(query)], total)


def _may(work: Work, one: LibraryMaterial, *, withdrawn: bool) -> MayDo:
    manages = work.actor.may(Permission.MANAGE_LIBRARY)
    change, mine = may_change(work, one), one.made_by == work.person_id
    in_work = one.state in (*MADE, MaterialState.REFUSED)
    return MayDo(
        change=change,
        attach=change and in_work,
        send=change and in_work and one.source is not MaterialSource.NONE,
        decide=manages and one.state is MaterialState.PROPOSED,
        renew=one.open and (manages or (mine and work.actor.may(Permission.ADD_MATERIALS))),
        outdate=manages and one.open,
        restore=manages and one.state is MaterialState.OUTDATED,
        remove=change,
        plan=change and one.state in (*MADE, MaterialState.PROPOSED, MaterialState.APPROVED),
        issue=(manages or mine) and (one.state is MaterialState.APPROVED or (one.open and withdrawn)),
        count=one.open and work.actor.may(Permission.ADD_MATERIALS) and (manages or one.kind in PRINTED_AS),
    )
