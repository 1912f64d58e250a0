"""Use cases of trips: one save makes the trip, its records and their places in the plan; a change keeps them so."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Change, Facts, Involvement, Type
from models.errors import DomainError, NotFound
from models.people import Person
from models.plan.own_rows import served
from models.plan.product import closes
from models.plan.tables import Occurrence, PlanItem
from models.stored import Answers
from models.trip_items import item_in_words, item_of_trip, item_within
from models.trips import WITHIN, PurposeSaid, TripPurpose, TripRecord, TripSaid
from services.activities.inner import trips
from services.activities.inner.ownership import all_own, own_district
from services.activities.keys import stored_activity
from services.plan.inner.candidates import known_items, of_day, plans_of
from services.plan.inner.named import called_types
from services.plan.inner.occurrences import date_around, link_to_occurrence
from services.plan.known import Known
from services.texts import label
from services.timers.recheck import recheck_occurrences
from services.trips.reading import trip_said
from services.work import Work, use_case
from storage.upsert import insert_new

SHARED = {"day": "day", "district": "district_id", "who": "coauthors"}
"""What the form of a trip asks once for all its records: the answer, and what it is called in a record."""
Places = Mapping[TripPurpose | None, int]
"""The items that the records of a trip count for; None is the trip itself."""


@use_case(Permission.LOG_ACTIVITY)
async def store_trip(work: Work, said: TripSaid, client_key: str) -> int:
    """Store a trip with all its records once for a client key, in one transaction; returns the number of the trip's own
    record. Each record counts for the item of the plan that it serves, and the trip for no item twice.

    Raises DomainError for a day ahead, no purpose, nobody met, a district or person of another centre; NotFound when
    what stands under the key was deleted.
    """
    _check(work, said)
    if (there := await stored_activity(work, client_key)) is not None:
        return there.id
    known = await _known(work, said.day)
    places = await asyncio.to_thread(_places, said, known, work.person_id)
    async with work.db.writing() as session:
        await _own(session, work, said)
        made = await _begun(session, work, said, client_key)
        if made is not None:
            await _place(session, made, places.get(None))
            await _add(session, work, made, said.purposes, said, places)
            return made.id
    there = await stored_activity(work, client_key)
    if there is None:
        raise NotFound("activity-not-found")
    return there.id


def _check(work: Work, said: TripSaid) -> None:
    if said.day > work.today:
        raise DomainError("trip-ahead")
    if not said.purposes:
        raise DomainError("trip-no-purpose")
    if not all(one.people for one in said.purposes):
        raise DomainError("trip-nobody")


async def _own(session: AsyncSession, work: Work, said: TripSaid) -> None:
    await own_district(session, work, said.district_id)
    await all_own(session, work, Person, said.coauthors)


async def _begun(session: AsyncSession, work: Work, said: TripSaid, key: str) -> Activity | None:
    """The trip's own record; None where another press has made it meanwhile."""
    facts = said.main(trips.trip_title((one.purpose, one.type) for one in said.purposes))
    row = _row(work, facts, key)
    new = await session.scalar(insert_new(session, Activity).values(row).returning(Activity.id))
    if new is None:
        return None
    query = select(Activity).where(Activity.id == new).options(*(selectinload(one) for one in LISTS))
    made = (await session.scalars(query)).one()
    facts.write_to(made)
    return made


def _row(work: Work, facts: Facts, key: str) -> dict[str, object]:
    return {
        **facts.columns(),
        "center_id": work.center_id,
        "author_id": work.person_id,
        "client_key": key,
        "created_at": work.clock.now(),
        "date_named": False,
    }


async def _add(
    session: AsyncSession,
    work: Work,
    trip: Activity,
    purposes: Sequence[PurposeSaid],
    said: TripSaid,
    places: Places,
) -> None:
    """The records of these purposes, each with its place in the plan."""
    for one in purposes:
        facts = said.record(one, trips.named(one.purpose, one.type))
        key = await _free_key(session, f"{trip.client_key}:{one.purpose}")
        made = Activity(**{**_row(work, facts, key), "author_id": trip.author_id})
        facts.write_to(made)
        session.add(made)
        await session.flush()
        session.add(TripRecord(activity_id=made.id, trip_id=trip.id, purpose=one.purpose))
        await _place(session, made, places.get(one.purpose))


async def _free_key(session: AsyncSession, key: str) -> str:
    """A purpose that was taken out and put in again is a record anew."""
    taken = (await session.scalars(select(Activity.client_key).where(Activity.client_key.startswith(key)))).all()
    return f"{key}:{len(taken)}" if taken else key


async def _place(session: AsyncSession, made: Activity, item_id: int | None) -> None:
    """Count a record for an item and its date around the day."""
    if item_id is None:
        return
    item = await session.get_one(PlanItem, item_id)
    made.plan_item_id, made.programme = item.id, made.programme or item.programme
    if closes(item.content or "", made.type, made.involvement):
        made.occurrence_id = await date_around(session, item.id, made.day)
        if made.occurrence_id is not None:
            await recheck_occurrences(session, Occurrence.id == made.occurrence_id)


async def _known(work: Work, day: date) -> list[Known]:
    async with work.db.reading() as session:
        found = await known_items(session, plans_of(work.center_id, day), work.today)
    return of_day((one for items in found.values() for one in items), day)


def _places(
    said: TripSaid, known: Sequence[Known], person: int, there: int | None = None
) -> dict[TripPurpose | None, int]:
    """Which item each record counts for. What stands within the trip shares no item with it nor with another; `there`
    is the trip's own where a person has put it."""
    own = [one.candidate(person, called_types()) for one in known]
    trip = there if there is not None else item_of_trip(said, own)
    found: dict[TripPurpose | None, int | None] = {None: trip}
    taken = {trip}
    for one in said.purposes:
        title = f"{label('type', one.type)} {one.title}"
        if one.purpose in WITHIN:
            item = item_within(one.purpose, said.day, own, trip)
            found[one.purpose] = None if item in taken else item
            taken.add(item)
        elif one.purpose is TripPurpose.EVENT:
            found[one.purpose] = item_in_words(one.title, one.type, said.day, own)
        else:
            found[one.purpose] = served(title, one.type, said.day, own)
    return {purpose: item for purpose, item in found.items() if item is not None}


@use_case(Permission.LOG_ACTIVITY)
async def change_trip(work: Work, trip_id: int, before: Mapping[str, object], after: Mapping[str, object]) -> bool:
    """Apply what the person changed from `before` to `after` to the trip and all its records, which keep what was said
    of them alone; a purpose that was taken out is deleted, a new one made. What somebody else changed meanwhile stays.
    Returns whether anything changed.

    Raises NotFound for a trip that is not the actor's to change, DomainError as `store_trip` does.
    """
    async with work.db.writing() as session:
        trip = await _allowed(session, work, trip_id)
        parts = await trips.parts_of(session, trip.id)
        now = trip_said(trip, parts).answers()
        wanted = {name for name in {*before, *after} if before.get(name) != after.get(name)}
        merged: Answers = {name: after.get(name) if name in wanted else now.get(name) for name in {*now, *after}}
        said = TripSaid.read({name: value for name, value in merged.items() if value is not None})
        _check(work, said)
        await _own(session, work, said)
        then = said.answers()
        if then == now:
            return False
        there, shared = dict(parts), [SHARED[name] for name in SHARED if now.get(name) != then.get(name)]
        for purpose, one in parts:
            told = next((each for each in said.purposes if each.purpose is purpose), None)
            if told is None:
                await _take_out(session, work, one)
            else:
                await _rewrite(session, work, one, _changed(one, told, said, shared))
        new = [one for one in said.purposes if one.purpose not in there]
        places = await _new_places(session, work, trip, there, said) if new else {}
        await _add(session, work, trip, new, said, places)
        title = trips.trip_title((one.purpose, one.type) for one in said.purposes)
        own = replace(Facts.of(trip), place=trip.place, partners=trip.partners)
        main = said.main(title)
        fields = ("day", "district_id", "coauthors", "attendance", "result", "evidence", "handouts", "given", "title")
        await _rewrite(session, work, trip, replace(own, **{name: getattr(main, name) for name in fields}))
        return True


async def _new_places(
    session: AsyncSession, work: Work, trip: Activity, there: Mapping[TripPurpose, Activity], said: TripSaid
) -> Places:
    """The items of the purposes that were not there before; those that are stay where a person may have put them."""
    found = await known_items(session, plans_of(work.center_id, said.day), work.today)
    known = of_day((one for items in found.values() for one in items), said.day)
    taken = {trip.plan_item_id, *(one.plan_item_id for one in there.values())}
    places = await asyncio.to_thread(_places, said, known, work.person_id, trip.plan_item_id)
    return {
        purpose: item
        for purpose, item in places.items()
        if purpose is not None and not (purpose in WITHIN and item in taken)
    }


def _changed(one: Activity, told: PurposeSaid, said: TripSaid, shared: Sequence[str]) -> Facts:
    """What the trip's form says of a record, upon what else the record says: of what it shares with the whole trip only
    what has changed, since a record may say its own day."""
    facts, own = said.record(told, trips.named(told.purpose, told.type)), Facts.of(one)
    within = told.purpose in WITHIN
    fields = [*(SHARED.values() if within else shared), "attendance", "title", "type"]
    fields += ["evidence"] if within else []
    fields += ["minutes", "mode"] if told.type is not Type.TRIP else []
    return replace(own, **{name: getattr(facts, name) for name in fields}).settled()


async def _rewrite(session: AsyncSession, work: Work, one: Activity, facts: Facts) -> None:
    """Put the facts on a record, with its history and its date of the plan."""
    now, then = Facts.of(one).answers(), facts.answers()
    moved = (facts.day, facts.type) != (one.day, one.type)
    if now == then:
        return
    facts.write_to(one)
    if moved and not one.date_named:
        await link_to_occurrence(session, one)
    at, names = work.clock.now(), sorted(name for name in {*now, *then} if now.get(name) != then.get(name))
    session.add_all(
        Change(activity_id=one.id, person_id=work.person_id, at=at, field=name, old=now.get(name), new=then.get(name))
        for name in names
    )


async def _take_out(session: AsyncSession, work: Work, one: Activity) -> None:
    one.deleted_at = work.clock.now()
    if one.occurrence_id is not None:
        await recheck_occurrences(session, Occurrence.id == one.occurrence_id)


async def _allowed(session: AsyncSession, work: Work, trip_id: int) -> Activity:
    query = select(Activity).where(
        Activity.id == trip_id,
        Activity.center_id == work.center_id,
        Activity.deleted_at.is_(None),
        Activity.type == Type.TRIP,
        Activity.involvement == Involvement.HELD,
    )
    found = await session.scalar(query.options(*(selectinload(one) for one in LISTS)).with_for_update(of=Activity))
    mine = found is not None and found.author_id == work.person_id
    if found is None or not (mine or work.actor.may(Permission.CHANGE_ANY_ACTIVITY)):
        raise NotFound("activity-not-found")
    return found
