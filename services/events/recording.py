"""The use case of «Прошло?»: an event becomes a record with the counts that were marked, and its date of the plan is
done. Pressed again it brings the record up to what is marked since."""

from dataclasses import dataclass, replace

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Change, Evidence, Facts
from models.errors import DomainError
from models.events.kinds import Reach
from models.events.notes import EventNotes
from models.events.states import EventState, EventStep
from models.events.tables import Event
from services.activities.inner.storing import add_record, check_own
from services.events.inner.access import led_event
from services.events.inner.after_record import follow_up
from services.events.inner.facts import facts_of_event
from services.work import Work, use_case

KEPT = ("attendance", "evidence", "organisations", "districts", "district_id")
"""What an event says of its record again; the rest a person may have put right there."""


@dataclass(frozen=True)
class Recorded:
    """The record of an event, and how many came."""

    activity_id: int
    came: int
    again: bool
    """Whether there was a record before."""
    sheet: bool
    """Whether a sheet of those who were marked proves it."""


@use_case(Permission.ATTEND_EVENTS)
async def record_event(work: Work, event_id: int) -> Recorded:
    """Make the record of an event that has begun, or bring its counts up to what is marked now; two presses make one.

    Raises NotFound for another's event, DomainError for one that has not begun or was cancelled, that nobody is marked
    at, and for families' one without its scenario or its news.
    """
    async with work.db.writing() as session:
        event = await led_event(session, work, event_id, lock=True)
        _check(event, work)
        facts = (await facts_of_event(session, work, event)).settled()
        if not facts.came:
            raise DomainError("event-nobody")
        sheet = Evidence.SIGN_IN in facts.evidence
        if event.reach is Reach.FAMILIES:
            await _check_families(session, event)
        there = await _record_of(session, event)
        if there is not None:
            await _renew(session, work, there, facts)
            await follow_up(session, work.clock.now(), event)
            return Recorded(there.id, facts.came, again=True, sheet=sheet)
        key = await _free_key(session, event)
        connection = await session.connection()
        made = await add_record(connection, work, facts, key, event.plan_item_id, event.occurrence_id)
        if made is None:  # it is locked: only a key that somebody made up stands there
            raise DomainError("error-stale")
        if event.state is not EventState.RECORDED:
            event.go(EventStep.RECORD)
        event.activity_id = made
        await follow_up(session, work.clock.now(), event)
        return Recorded(made, facts.came, again=False, sheet=sheet)


def _check(event: Event, work: Work) -> None:
    if event.state is EventState.CANCELLED:
        raise DomainError("event-called-off")
    if event.starts_at > work.clock.now():
        raise DomainError("event-not-begun")


async def _check_families(session: AsyncSession, event: Event) -> None:
    """What closes a feast: a scenario, and news of it (план Тамбов 2024, раздел 5)."""
    notes = await session.get(EventNotes, event.id)
    if notes is None or not notes.script:
        raise DomainError("event-no-script")
    if not notes.publication:
        raise DomainError("event-no-publication")


async def _record_of(session: AsyncSession, event: Event) -> Activity | None:
    if event.activity_id is None:
        return None
    query = select(Activity).where(Activity.id == event.activity_id, Activity.deleted_at.is_(None))
    found: Activity | None = await session.scalar(query.options(*(selectinload(one) for one in LISTS)))
    return found


async def _free_key(session: AsyncSession, event: Event) -> str:
    """The event is locked: a record under another of its keys was deleted, and is made anew."""
    taken = await session.scalar(select(func.count()).where(Activity.client_key.startswith(f"event:{event.id}:")))
    return f"event:{event.id}:{taken}"


async def _renew(session: AsyncSession, work: Work, there: Activity, facts: Facts) -> None:
    """The counts of now, with their history; evidence that a person has said besides stays."""
    before = Facts.of(there)
    told = {name: getattr(facts, name) for name in KEPT}
    then = replace(before, **{**told, "evidence": {**before.evidence, **facts.evidence}})
    await check_own(session, work, then)
    old, new = before.answers(), then.answers()
    changed = sorted(name for name in {*old, *new} if old.get(name) != new.get(name))
    if not changed:
        return
    then.write_to(there)
    at = work.clock.now()
    session.add_all(
        Change(activity_id=there.id, person_id=work.person_id, at=at, field=name, old=old.get(name), new=new.get(name))
        for name in changed
    )
