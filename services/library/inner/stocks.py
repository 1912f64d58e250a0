"""How many copies of materials were printed, handed out, and are left."""

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.activity_tables import HandedOut
from models.library.shelves import RunSum, Stock, stock_of
from models.library.tables import PrintRun


async def load_stock(session: AsyncSession, material_id: int) -> Stock | None:
    """Of one material; None where nothing was ever printed or handed out."""
    return (await load_stocks(session, [material_id])).get(material_id)


async def load_stocks(session: AsyncSession, material_ids: Sequence[int]) -> dict[int, Stock]:
    """Of those materials that have any copies, in two queries."""
    runs: defaultdict[int, list[RunSum]] = defaultdict(list)
    recorded: defaultdict[int, dict[int | None, int]] = defaultdict(dict)
    summed = (
        select(PrintRun.material_id, PrintRun.kind, PrintRun.shelf_id, PrintRun.district_id, func.sum(PrintRun.copies))
        .where(PrintRun.material_id.in_(material_ids))
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
