"""Use cases of printed copies: what was printed, given to districts, handed out, counted anew; and what came out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Facts, Material
from models.errors import DomainError, NotFound
from models.library.issuing import issued_as
from models.library.kinds import OPEN, Run, handed_as
from models.library.shelves import LARGEST_RUN, Stock, stock_of
from models.library.tables import LibraryMaterial, PrintRun
from models.people import District
from models.plan.tables import PlanItem
from services.activities.inner.ownership import all_own
from services.library.inner.owning import own_material
from services.library.inner.stocks import load_stock, load_stocks
from services.plan.fits import Fit, choices
from services.plan.inner.items import own_item
from services.plan.inner.own_deeds import Doer, record_for_item
from services.work import Work, use_case
from storage.upsert import insert_new

NOTHING = stock_of((), {})


@dataclass(frozen=True, kw_only=True)
class RunSaid:
    """What the form says: of copies that were counted anew, how many there are. `shelf` is a district's, or the
    centre's own (None)."""

    kind: Run
    copies: int
    day: date
    shelf: int | None = None
    district: int | None = None


@dataclass(frozen=True, kw_only=True)
class StockedMaterial:
    """A material of which there are copies, and what they are counted as."""

    id: int
    title: str
    kind: Material
    stock: Stock


@use_case(Permission.ADD_MATERIALS)
async def add_run(work: Work, material_id: int, said: RunSaid, client_key: str) -> Stock:
    """Note copies, once for a client key; returns what there is then. Raises NotFound for a material or a district of
    another centre, DomainError for a number that is none, a day that is still to come, and for what was given from a
    shelf to itself."""
    least = 0 if said.kind is Run.CORRECTED else 1
    if not least <= said.copies <= LARGEST_RUN:
        raise DomainError("run-copies-bad", most=LARGEST_RUN)
    if said.day > work.today:
        raise DomainError("run-day-ahead")
    if said.kind is Run.MOVED and said.shelf == said.district:
        raise DomainError("run-same-shelf")
    async with work.db.writing() as session:
        found = await own_material(session, work, material_id, lock=True)
        await all_own(session, work, District, {one for one in (said.shelf, said.district) if one is not None})
        await _note(session, work, found, said, client_key)
        return await load_stock(session, material_id) or NOTHING


@use_case(Permission.ADD_MATERIALS)
async def left_after(work: Work, material_id: int, said: RunSaid) -> int:
    """How many copies would be left on the shelf; below zero more would be gone than there were."""
    async with work.db.reading() as session:
        await own_material(session, work, material_id)
        stock = await load_stock(session, material_id) or NOTHING
    taken = said.copies if said.kind in (Run.HANDED, Run.MOVED) else 0
    return stock.left.get(said.shelf, 0) - taken


@use_case(Permission.ADD_MATERIALS)
async def issue(work: Work, material_id: int, day: date, copies: int, client_key: str) -> int:
    """It came out, in so many printed copies (none of what is not printed): a record of the journal, which closes a
    date of the material's row of the plan. Returns the record's number; again: that of before, unless it was deleted,
    and its copies with it.

    Raises NotFound for a material that is not the actor's to issue, DomainError for one that is not approved.
    """
    if not 0 <= copies <= LARGEST_RUN:
        raise DomainError("run-copies-bad", most=LARGEST_RUN)
    if day > work.today:
        raise DomainError("run-day-ahead")
    async with work.db.writing() as session:
        found = await own_material(session, work, material_id, lock=True)
        if not (work.actor.may(Permission.MANAGE_LIBRARY) or found.made_by == work.person_id):
            raise NotFound("material-not-yours")
        before = await session.get(Activity, found.activity_id) if found.activity_id is not None else None
        if before is not None and before.deleted_at is None:
            return before.id
        item = await session.get(PlanItem, found.plan_item_id) if found.plan_item_id is not None else None
        kind, taken = issued_as(found.kind, item.words("content") if item else "")
        facts = Facts(type=kind, title=found.title, day=day, involvement=taken)
        key = f"material:{found.id}:issued" + (f":{before.id}" if before else "")
        record = await record_for_item(session, Doer.of(work), facts, key, item)
        found.issue(record)
        if copies:
            await _note(session, work, found, RunSaid(kind=Run.PRINTED, copies=copies, day=day), client_key, record)
        return record


@use_case(Permission.ADD_MATERIALS)
async def make_for(work: Work, material_id: int, item_id: int | None) -> None:
    """The row of the plan that it is made for. Raises NotFound for a row of another centre and for a material that is
    not the actor's, DomainError for one that came out already."""
    async with work.db.writing() as session:
        found = await own_material(session, work, material_id, lock=True)
        if not (work.actor.may(Permission.MANAGE_LIBRARY) or found.made_by == work.person_id):
            raise NotFound("material-not-yours")
        if found.activity_id is not None:
            raise DomainError("material-is-issued")
        found.plan_item_id = (await own_item(session, work, item_id)).id if item_id is not None else None


@use_case(Permission.ADD_MATERIALS)
async def list_items(work: Work, material_id: int) -> list[Fit]:
    """Rows of this year's plan that the material may be made for, the most alike first. Raises NotFound for a material
    of another centre."""
    async with work.db.reading() as session:
        found = await own_material(session, work, material_id)
    return await choices(work, found.title, issued_as(found.kind, "")[0], work.today)


@use_case(Permission.READ_LIBRARY)
async def list_stocked(work: Work, named: Sequence[int] = ()) -> list[StockedMaterial]:
    """What everybody finds and there are or were copies of, and those of the centre that a record names; by title."""
    printed = select(PrintRun.material_id).where(PrintRun.center_id == work.center_id)
    found = LibraryMaterial.state.in_(OPEN) & LibraryMaterial.id.in_(printed)
    query = (
        select(LibraryMaterial.id, LibraryMaterial.title, LibraryMaterial.kind)
        .where(LibraryMaterial.center_id == work.center_id, found | LibraryMaterial.id.in_(named))
        .order_by(LibraryMaterial.title, LibraryMaterial.id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
        stocks = await load_stocks(session, [material for material, *_ in rows])
    return [
        StockedMaterial(id=material, title=title, kind=handed_as(kind), stock=stocks.get(material, NOTHING))
        for material, title, kind in rows
    ]


async def _note(
    session: AsyncSession,
    work: Work,
    material: LibraryMaterial,
    said: RunSaid,
    client_key: str,
    record: int | None = None,
) -> None:
    copies = said.copies
    if said.kind is Run.CORRECTED:
        stock = await load_stock(session, material.id) or NOTHING
        copies -= stock.left.get(said.shelf, 0)
    row = {
        "center_id": work.center_id,
        "client_key": client_key,
        "material_id": material.id,
        "kind": said.kind,
        "copies": copies,
        "day": said.day,
        "shelf_id": said.shelf,
        "district_id": said.district,
        "person_id": work.person_id,
        "made_at": work.clock.now(),
        "activity_id": record,
    }
    await session.execute(insert_new(session, PrintRun).values(row))
