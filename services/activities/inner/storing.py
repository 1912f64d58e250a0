"""What a record is stored with: its lists, the plan's item and date, and nothing of another centre."""

from sqlalchemy import func, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.activities import Activity, Facts
from models.errors import NotFound
from models.library.tables import LibraryMaterial
from models.people import District, Person
from models.plan.product import closes, involvement_of
from models.plan.tables import Occurrence, PlanItem
from services.activities.inner.ownership import all_own
from services.plan.inner.occurrences import date_around
from services.timers.recheck import recheck_occurrences
from services.work import Work
from storage.upsert import insert_new


async def check_own(session: AsyncSession | AsyncConnection, work: Work, facts: Facts) -> None:
    """Raise DomainError for districts, people or materials of another centre."""
    await all_own(session, work, District, facts.district_ids)
    await all_own(session, work, Person, facts.coauthors)
    if materials := {material for _, material in facts.given}:
        own = select(func.count()).where(LibraryMaterial.id.in_(materials), LibraryMaterial.center_id == work.center_id)
        if await session.scalar(own) != len(materials):
            raise NotFound("material-gone")


async def own_date(
    connection: AsyncConnection | AsyncSession, work: Work, item_id: int | None, named: int | None, facts: Facts
) -> dict[str, object]:
    """The item and its date that a record counts for, and whether the centre held it where only the item tells that.
    Raises NotFound for those of another centre."""
    if named is not None:
        of_date = select(Occurrence.item_id).where(Occurrence.id == named, Occurrence.center_id == work.center_id)
        item = await connection.scalar(of_date)
        if item is None or item_id not in (None, item):
            raise NotFound("plan-date-gone")
        item_id = item
    if item_id is None:
        return {"plan_item_id": None, "occurrence_id": None}
    own = select(PlanItem.content, PlanItem.programme).where(
        PlanItem.id == item_id, PlanItem.center_id == work.center_id
    )
    found = (await connection.execute(own)).first()
    if found is None:
        raise NotFound("plan-item-gone")
    content = found.content or ""
    taken = facts.involvement or involvement_of(content) or facts.taken
    if named is None and closes(content, facts.type, taken):
        named = await date_around(connection, item_id, facts.day)
    programme = facts.programme or found.programme
    return {"plan_item_id": item_id, "occurrence_id": named, "involvement": taken, "programme": programme}


async def add_record(
    connection: AsyncConnection | AsyncSession,
    work: Work,
    facts: Facts,
    client_key: str,
    item_id: int | None,
    occurrence_id: int | None,
) -> int | None:
    """Store settled facts once for a client key, with their place in the plan: the record's number, None where
    something stands under the key already. Raises NotFound for a foreign item or date, DomainError as `check_own`."""
    row = {
        **facts.columns(),
        "center_id": work.center_id,
        "author_id": work.person_id,
        "client_key": client_key,
        "created_at": work.clock.now(),
        "date_named": occurrence_id is not None,
    }
    await check_own(connection, work, facts)
    row |= await own_date(connection, work, item_id, occurrence_id, facts)
    new_id = await connection.scalar(insert_new(connection, Activity).returning(Activity.id), row)
    if new_id is None:
        return None
    await add_lists(connection, int(new_id), facts)
    if row["occurrence_id"] is not None:
        await recheck_occurrences(connection, Occurrence.id == row["occurrence_id"])
    return int(new_id)


async def add_lists(connection: AsyncConnection | AsyncSession, activity_id: int, facts: Facts) -> None:
    """Store what stands in tables beside the record: districts, lists, who did it together."""
    for table, rows in facts.rows().items():
        if rows:
            await connection.execute(insert(table), [{"activity_id": activity_id, **row} for row in rows])
