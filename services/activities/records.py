"""Use cases of activities: log, look through one's own, change with a history, delete."""

from collections.abc import Mapping

from sqlalchemy import func, select

from models.access import Permission
from models.activities import Activity, Change, Facts, Involvement, Type
from models.errors import NotFound
from models.people import Person
from services.activities.card import Card, Edit
from services.activities.inner.access import changeable, may_change, readable
from services.activities.inner.changing import remove, rewrite
from services.activities.inner.clarifications import is_asked
from services.activities.inner.storing import add_record
from services.activities.keys import Logged, stored_activity
from services.plan.inner.fits import counted_for
from services.work import Work, use_case

USUAL = 4


@use_case(Permission.LOG_ACTIVITY)
async def usual_types(work: Work) -> list[Type]:
    """The types this person logs most often, at most four: they stand on top of the list."""
    query = (
        select(Activity.type)
        .where(Activity.author_id == work.person_id, Activity.deleted_at.is_(None))
        .group_by(Activity.type)
        .order_by(func.count().desc(), Activity.type)
        .limit(USUAL)
    )
    async with work.db.reading() as session:
        return [Type(value) for value in await session.scalars(query)]


@use_case(Permission.LOG_ACTIVITY)
async def log_activity(
    work: Work, facts: Facts, client_key: str, item_id: int | None = None, occurrence_id: int | None = None
) -> int:
    """Store an activity as `store_activity` does; returns its number."""
    return (await store_activity(work, facts, client_key, item_id, occurrence_id)).id


@use_case(Permission.LOG_ACTIVITY)
async def store_activity(
    work: Work, facts: Facts, client_key: str, item_id: int | None = None, occurrence_id: int | None = None
) -> Logged:
    """Store an activity once for a client key; returns what stands under the key, whoever of several presses stored
    it. Raises NotFound for a foreign item or date, and when what was stored is deleted already.

    `item_id` is the plan's item that it was done for. It fulfils the item's date `occurrence_id` and no other; where
    none is named, the one around its day.
    """
    facts = facts.settled()
    async with work.db.transaction() as connection:
        new_id = await add_record(connection, work, facts, client_key, item_id, occurrence_id)
        if new_id is not None:
            return Logged(new_id, facts)
    # the same tap again: a double press, a repeated update, another replica
    found = await stored_activity(work, client_key)
    if found is None:  # a key that somebody else made up
        raise NotFound("activity-not-found")
    return found


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def open_activity(work: Work, activity_id: int) -> Card:
    """A record with its history. Raises NotFound for one that is deleted or not the actor's to see."""
    async with work.db.reading() as session:
        found = await readable(session, work, activity_id)
        by = [found.author_id, *(one.person_id for one in found.coauthors)]
        people = select(Person.id, Person.name).where(Person.id.in_(by))
        names = {person: name for person, name in (await session.execute(people)).all()}  # noqa: C416 — rows
        edits = await session.execute(
            select(Change, Person.name)
            .join(Person, Person.id == Change.person_id)
            .where(Change.activity_id == found.id)
            .order_by(Change.id)
        )
        history = [Edit(at=c.at, person=name, field=c.field, old=c.old, new=c.new) for c, name in edits.all()]
        may_delete = may_change(work, found)
        return Card(
            id=found.id,
            answers=Facts.of(found).answers(),
            author=names.pop(found.author_id),
            created_at=found.created_at,
            edits=history,
            may_change=may_delete or await is_asked(session, work, found),
            may_delete=may_delete,
            own=found.author_id == work.person_id,
            item=await counted_for(session, found),
            together=names,
            joined=found.involvement is Involvement.JOINED,
        )


@use_case(Permission.LOG_ACTIVITY)
async def change_activity(
    work: Work, activity_id: int, before: Mapping[str, object], after: Mapping[str, object]
) -> list[str]:
    """Apply what the person changed from `before` to `after`, field by field, and keep it in the history.

    Fields that somebody else changed meanwhile stay as they are. Returns the names of the changed fields.
    Raises NotFound for a record that is not the actor's to change.
    """
    async with work.db.writing() as session:
        found = await changeable(session, work, activity_id)
        now = Facts.of(found).answers()
        wanted = {f for f in {*before, *after} if before.get(f) != after.get(f)}
        merged = {f: after.get(f) if f in wanted else now.get(f) for f in {*now, *after}}
        facts = Facts.read({f: value for f, value in merged.items() if value is not None}).settled()
        return await rewrite(session, work, found, facts)


@use_case(Permission.LOG_ACTIVITY)
async def delete_activity(work: Work, activity_id: int) -> None:
    """The record counts nowhere any more; it stays in the database with the date of its deletion.

    Raises NotFound for one that is not the actor's to change or is deleted already.
    """
    async with work.db.writing() as session:
        await remove(session, work, activity_id)
