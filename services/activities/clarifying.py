"""Use cases of records that are sent back to be made clear: asked by a coordinator, answered by whoever is to."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission
from models.activities import Activity
from models.audit import Event
from models.clarifications import Clarification, Cleared
from models.dates import short
from models.errors import DomainError, NotFound
from models.people import Person
from models.reminders.recipients import CenterRoster, Recipient
from models.timers import TimerKind
from services.activities.inner.clarification_timers import first_reminder
from services.activities.inner.clarifications import ask, asked_of, clear, is_asked, roster_of, waiting
from services.audit import note
from services.timers.firing import set_timers
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a record was sent back for last, until a coordinator took the answer."""

    person: str
    day: date
    word: str
    outcome: Cleared | None
    answer: str
    answered_by: str
    answered_on: date | None
    mine: bool
    """Whether the actor is to answer."""

    @property
    def waits(self) -> bool:
        return self.outcome is None


@use_case(Permission.CHANGE_ANY_ACTIVITY)
async def send_back(work: Work, activity_id: int, word: str, client_key: str) -> None:
    """Ask to make a record clear, once for a `client_key`: whoever is to answer hears of it, and it counts as before.

    Raises NotFound for a record that is gone; DomainError for one's own, for one that waits already, and where nobody
    but the actor could be asked.
    """
    now = work.clock.now()
    async with work.db.writing() as session:
        record = await _record(session, work, activity_id)
        if await session.scalar(select(Clarification.id).where(Clarification.client_key == client_key)) is not None:
            return  # the same press again
        await _check_free(session, work, record)
        before = (Clarification.activity_id == record.id, Clarification.settled_at.is_(None))
        await session.execute(update(Clarification).where(*before).values(settled_at=now))
        found = Clarification(
            center_id=work.center_id,
            activity_id=record.id,
            client_key=client_key,
            word=word,
            asked_by=work.person_id,
            asked_at=now,
        )
        session.add(found)
        await session.flush()
        roster, asked = await _asked(session, work, found, record)
        await ask(session, now, roster, found, asked)
        await set_timers(session, TimerKind.CLARIFICATION, work.center_id, {found.id: first_reminder(roster, found)})
        note(session, work, Event.RECORD_RETURNED, str(record.id))


@use_case(Permission.CHANGE_ANY_ACTIVITY)
async def check_sendable(work: Work, activity_id: int) -> None:
    """Raises why the record cannot be sent back, as `send_back` does, before anybody types a word."""
    async with work.db.reading() as session:
        record = await _record(session, work, activity_id, hold=False)
        await _check_free(session, work, record)
        await _asked(session, work, Clarification(asked_by=work.person_id), record)


@use_case(Permission.LOG_ACTIVITY)
async def confirm(work: Work, activity_id: int, answer: str) -> None:
    """«Всё верно»: the record is as it was said, and why. The same answer again changes nothing. Raises NotFound for
    who is not asked, DomainError where another answer was given already."""
    async with work.db.writing() as session:
        record = await _record(session, work, activity_id)
        said = (Clarification.activity_id == record.id, Clarification.answered_by == work.person_id)
        query = select(Clarification.answer).where(*said).order_by(Clarification.id.desc()).limit(1)
        if not await _has_part(session, work, record):
            raise NotFound("activity-not-found")
        if await waiting(session, record.id) is None:
            if await session.scalar(query) != answer:
                raise DomainError("clarify-answered")
            return
        await clear(session, work, record.id, Cleared.RIGHT, answer)


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def to_answer(work: Work, activity_id: int) -> Asked:
    """What the actor is asked about the record. Raises DomainError where that is answered or the record is deleted,
    NotFound for who has nothing to do with it."""
    asked = await asked_about(work, activity_id)
    if asked is not None and asked.waits:
        return asked
    async with work.db.reading() as session:
        own = (Activity.id == activity_id, Activity.center_id == work.center_id)
        record = await session.scalar(select(Activity).where(*own))
        if record is None or not await _has_part(session, work, record):
            raise NotFound("activity-not-found")
    raise DomainError("clarify-answered")


async def _has_part(session: AsyncSession, work: Work, record: Activity) -> bool:
    """Whether the actor is its author, may put any record right, or is one of those who were asked about it last."""
    if record.author_id == work.person_id or work.actor.may(Permission.CHANGE_ANY_ACTIVITY):
        return True
    last = await session.scalar(
        select(Clarification).where(Clarification.activity_id == record.id).order_by(Clarification.id.desc()).limit(1)
    )
    if last is None:
        return False
    roster = await roster_of(session, work.center_id, work.clock.now())
    asked = await asked_of(session, roster, last, record, work.today)
    return work.person_id == last.answered_by or any(one.person.id == work.person_id for one in asked)


@use_case(Permission.CHANGE_ANY_ACTIVITY)
async def accept(work: Work, activity_id: int) -> None:
    """The answer is taken: nothing is to be done about the record any more. Raises NotFound for one that is gone,
    DomainError while nobody has answered."""
    async with work.db.writing() as session:
        record = await _record(session, work, activity_id)
        if await waiting(session, record.id) is not None:
            raise DomainError("clarify-waits")
        last = (Clarification.activity_id == record.id, Clarification.settled_at.is_(None))
        await session.execute(update(Clarification).where(*last).values(settled_at=work.clock.now()))


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def asked_about(work: Work, activity_id: int) -> Asked | None:
    """What a record was sent back for, unless that is settled; None for who has nothing to do with it."""
    asker, answerer = aliased(Person), aliased(Person)
    query = (
        select(Clarification, Activity, asker.name, answerer.name)
        .join(Activity, Activity.id == Clarification.activity_id)
        .join(asker, asker.id == Clarification.asked_by)
        .outerjoin(answerer, answerer.id == Clarification.answered_by)
        .where(Clarification.activity_id == activity_id, Clarification.center_id == work.center_id)
        .where(Clarification.settled_at.is_(None), Activity.deleted_at.is_(None))
        .order_by(Clarification.id.desc())
    )
    async with work.db.reading() as session:
        row = (await session.execute(query.limit(1))).first()
        if row is None:
            return None
        found, record, person, by = row
        own = record.author_id == work.person_id
        mine = found.waits and (own or await is_asked(session, work, record))
    if not (mine or own or work.actor.may(Permission.CHANGE_ANY_ACTIVITY)):
        return None
    return Asked(
        person=person,
        day=work.actor.local(found.asked_at).date(),
        word=found.word,
        outcome=found.outcome,
        answer=found.answer,
        answered_by=by or "",
        answered_on=work.actor.local(found.answered_at).date() if found.answered_at else None,
        mine=mine,
    )


async def _record(session: AsyncSession, work: Work, activity_id: int, *, hold: bool = True) -> Activity:
    """The record, held: of two who ask at once the second sees what the first asked."""
    query = select(Activity).where(
        Activity.id == activity_id, Activity.center_id == work.center_id, Activity.deleted_at.is_(None)
    )
    found = await session.scalar(query.with_for_update(of=Activity) if hold else query)
    if found is None:
        raise NotFound("activity-not-found")
    return found


async def _check_free(session: AsyncSession, work: Work, record: Activity) -> None:
    """Raise DomainError for the actor's own record, and while an asking waits: who asked, and when."""
    if record.author_id == work.person_id:
        raise DomainError("clarify-own")
    found = await waiting(session, record.id)
    if found is not None:
        person = await session.get_one(Person, found.asked_by)
        day = short(work.actor.local(found.asked_at).date())
        raise DomainError("clarify-already", person=person.name, day=day)


async def _asked(
    session: AsyncSession, work: Work, found: Clarification, record: Activity
) -> tuple[CenterRoster, list[Recipient]]:
    """Whom to ask. Raises DomainError where that is nobody but the actor."""
    roster = await roster_of(session, work.center_id, work.clock.now())
    asked = await asked_of(session, roster, found, record, work.today)
    if not asked:
        raise DomainError("clarify-nobody")
    return roster, asked
