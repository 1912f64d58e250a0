"""What becomes of a trip when one of its records changes or goes: parts of the use cases of records and of trips."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.activities import LISTS, TITLE_LENGTH, Activity, Attendance, Facts, Type
from models.plan.tables import Occurrence
from models.trips import WITHIN, TripPurpose, TripRecord, together
from services.plan.inner.occurrences import link_to_occurrence
from services.texts import label
from services.timers.recheck import recheck_occurrences

Parts = Sequence[tuple[TripPurpose, Activity]]


async def parts_of(session: AsyncSession, trip_id: int) -> list[tuple[TripPurpose, Activity]]:
    """The records of a trip with their lists, in the order of purposes; those that were deleted are none."""
    query = (
        select(TripRecord.purpose, Activity)
        .join(Activity, Activity.id == TripRecord.activity_id)
        .where(TripRecord.trip_id == trip_id, Activity.deleted_at.is_(None))
        .options(*(selectinload(one) for one in LISTS))
    )
    order = list(TripPurpose)
    rows = (await session.execute(query)).all()
    return sorted(((purpose, one) for purpose, one in rows), key=lambda row: order.index(row[0]))


def named(purpose: TripPurpose, kind: Type) -> str:
    """What a purpose is called: «Методическая помощь», of an event its kind."""
    return label("type", kind) if purpose is TripPurpose.EVENT else label("trip-purpose", purpose)


def trip_title(parts: Iterable[tuple[TripPurpose, Type]]) -> str:
    """«Контроль, методическая помощь, семинар»; of a trip without any, what a trip is called."""
    names = [named(purpose, kind) for purpose, kind in parts]
    first, *others = names or [label("type", Type.TRIP)]
    # «Совет помощи» is a name
    small = [one if one.startswith("Совет ") else one[0].lower() + one[1:] for one in others]
    return ", ".join([first, *small])[:TITLE_LENGTH]


async def keep(session: AsyncSession, changed: Activity) -> None:
    """A record was changed or deleted: the trip that it belongs to is called by what is left of it, and counts whom
    what stands within it tells. With a trip goes what stands within it."""
    if own := await parts_of(session, changed.id):
        for purpose, one in own:
            if purpose in WITHIN:
                moved, one.day, one.district_id = one.day != changed.day, changed.day, changed.district_id
                if moved and not one.date_named:
                    await link_to_occurrence(session, one)
        await tell_anew(session, changed, own)
        return
    trip_id = await session.scalar(select(TripRecord.trip_id).where(TripRecord.activity_id == changed.id))
    if trip_id is None:
        return
    await session.flush()
    query = select(Activity).where(Activity.id == trip_id).options(*(selectinload(one) for one in LISTS))
    await tell_anew(session, (await session.scalars(query)).one(), await parts_of(session, trip_id))


async def tell_anew(session: AsyncSession, trip: Activity, parts: Parts) -> None:
    """The trip's own record out of what belongs to it."""
    facts = Facts.of(trip)
    title = trip_title((purpose, one.type) for purpose, one in parts)
    came = together([Facts.of(one).attendance for purpose, one in parts if purpose in WITHIN])
    columns = {"title": title, "title_key": Facts(type=trip.type, title=title, day=trip.day).columns()["title_key"]}
    for name, value in columns.items():
        setattr(trip, name, value)
    if dict(facts.attendance) != came:
        trip.attendance = [
            Attendance(category=category, in_person=here, remote=afar) for category, (here, afar) in came.items()
        ]
    await session.flush()


async def drop(session: AsyncSession, gone: Activity, now: datetime) -> None:
    """A record was deleted: with a trip all that was done on it goes; the trip of a part is kept right."""
    of_it = [one for _, one in await parts_of(session, gone.id)]
    for one in of_it:
        one.deleted_at = now
        if one.occurrence_id is not None:
            await recheck_occurrences(session, Occurrence.id == one.occurrence_id)
    if not of_it:
        await keep(session, gone)
