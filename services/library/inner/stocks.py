"""How many copies of materials were printed, handed out, and are left."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import ColumnElement, case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.activity_tables import HandedOut
from models.library.kinds import Run
from models.library.shelves import PrintedRun, Prints, RunSum, Stock, stock_of
from models.library.tables import LibraryMaterial, PrintRun
from models.periods import Period


async def load_stock(session: AsyncSession, material_id: int) -> Stock | None:
    """Of one material; None where nothing was ever printed or handed out."""
    return (await load_stocks(session, [material_id])).get(material_id)


async def load_stocks(session: AsyncSession, material_ids: Sequence[int]) -> dict[int, Stock]:
    """Of those materials that have any copies, in two queries."""
    runs: defaultdict[int, list[RunSum]] = defaultdict(list)
    recorded: defaultdict[int, dict[int | None, int]] = defaultdict(dict)
    summed = (
        select(PrintRun.material_id, PrintRun.kind, PrintRun.shelf_id, PrintRun.district_id, func.sum(PrintRun.copies))
        .where(PrintRun.material_id.in_(material_ids), _stands())
        .group_by(PrintRun.material_id, PrintRun.kind, PrintRun.shelf_id, PrintRun.district_id)
    )
    for material, kind, shelf, district, copies in await session.execute(summed):
        runs[material].append(RunSum(kind, shelf, district, int(copies)))
    told = (
        select(HandedOut.material_id, Activity.district_id, func.sum(HandedOut.copies))
        .join(Activity, Activity.id == HandedOut.activity_id)
        .where(HandedOut.material_id.in_(material_ids), Activity.deleted_at.is_(None))
        .group_by(HandedOut.material_id, Activity.district_id)
    )
    for material, district, copies in await session.execute(told):
        recorded[material][district] = int(copies)
    return {one: stock_of(runs[one], recorded[one]) for one in {*runs, *recorded}}


def _stands() -> ColumnElement[bool]:
    """A condition: copies that nobody said by a record, or that a record says which was not deleted."""
    gone = select(Activity.id).where(Activity.id == PrintRun.activity_id, Activity.deleted_at.is_not(None))
    return ~gone.exists()


async def printed_in(session: AsyncSession, center_id: int, period: Period) -> tuple[PrintedRun, ...]:
    """What a centre printed in the period, the first one first."""
    query = (
        select(LibraryMaterial.id, PrintRun.day, LibraryMaterial.title, PrintRun.copies)
        .join(LibraryMaterial, LibraryMaterial.id == PrintRun.material_id)
        .where(
            PrintRun.center_id == center_id,
            _stands(),
            PrintRun.kind == Run.PRINTED,
            PrintRun.day.between(period.first, period.last),
        )
        .order_by(PrintRun.day, PrintRun.id)
    )
    return tuple(PrintedRun(*row) for row in await session.execute(query))


async def prints_of(session: AsyncSession, center_id: int, period: Period, against: Period) -> Prints:
    """What a centre printed, and what is left of it; two queries, one where it has printed nothing."""
    copies, printed = PrintRun.copies, PrintRun.kind == Run.PRINTED

    def within(one: Period) -> ColumnElement[int]:
        return func.sum(case((printed & PrintRun.day.between(one.first, one.last), copies), else_=0))

    came = func.sum(
        case((PrintRun.kind.in_((Run.PRINTED, Run.CORRECTED)), copies), (PrintRun.kind == Run.HANDED, -copies), else_=0)
    )
    summed = select(within(period), within(against), came).where(PrintRun.center_id == center_id, _stands())
    now, before, there = (await session.execute(summed)).one()
    if there is None:
        return Prints()
    run = select(PrintRun.material_id).where(PrintRun.center_id == center_id)
    gone = (
        select(func.sum(HandedOut.copies))
        .join(Activity, Activity.id == HandedOut.activity_id)
        .where(HandedOut.material_id.in_(run), Activity.deleted_at.is_(None))
    )
    return Prints(int(now), int(before), int(there) - int(await session.scalar(gone) or 0))
