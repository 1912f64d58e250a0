"""Use cases of personal data: overruling the guard, what the bot keeps of a person, being forgotten, retention."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ScalarSelect, delete, exists, func, literal, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.audit import AuditLine, Event
from models.base import every_table
from models.dialogues import Dialogue
from models.errors import DomainError
from models.handover import StepDone
from models.identities import Identity, IdentityCode, Messenger
from models.leaves import Leave
from models.notifications import Notification, Status
from models.people import Center, Invite, Person, Tenure
from models.plan.tables import PlanChange
from models.privacy import Category
from models.rearrangements import Rearrangement
from models.signals import SignalEntry
from services.audit import log
from services.guests.inner.lists import take_out
from services.leaves.inner.turning import end_leaves
from services.library.inner.forgetting import OwnReading, own_reading
from services.library.inner.leaving import leave_library
from services.outbox.reachability import coordinators
from services.people.inner.farewells import part_with
from services.people.inner.leaving import see_off
from services.privacy.inner.events import own_events, own_tasks
from services.privacy.inner.own_parts import (
    own_answers,
    own_entries,
    own_leaves,
    own_materials,
    own_posts,
    own_records,
    own_requests,
    own_words,
)
from services.privacy.own import OwnEntry, OwnEvent, OwnMaterial, OwnPost, OwnRecord, OwnRequest, OwnTask
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class OwnData:
    """All that is kept of a person. `changes` counts what they changed in the plan."""

    name: str
    center: str
    identities: Sequence[tuple[Messenger, int]]
    """By which users of which messengers the bot knows them."""
    consent_at: datetime
    consent_version: int
    changes: int
    posts: list[OwnPost]
    records: list[OwnRecord]
    requests: list[OwnRequest]
    said: list[tuple[datetime, int, str]]
    """What the person wrote in the history of requests: when, of which one, the words."""
    clarified: list[tuple[datetime, int, str]]
    """The same of records that were sent back."""
    leaves: list[tuple[date, date]]
    """When the person was or will be away, both days included."""
    materials: list[OwnMaterial]
    entries: Sequence[OwnEntry]
    """Of registers."""
    events: Sequence[OwnEvent]
    tasks: Sequence[OwnTask]
    steps: int
    """How many cards of a newcomer they have done."""
    signals: int
    """How many numbers of signals they told of or changed."""
    library: OwnReading


@dataclass(frozen=True)
class Forgotten:
    """Who was forgotten, for what is kept outside the database: the name, and the user ids of the centre's people,
    in whose open windows it may stand."""

    name: str
    colleagues: list[int]


@use_case(Permission.LOG_ACTIVITY)
async def overrule(work: Work, field: str, categories: Sequence[Category]) -> None:
    """The person said that a stopped text is no personal data: keep who, when, which field and what was seen in it."""
    async with work.db.writing() as session:
        log(session, work.clock, work.center_id, work.person_id, Event.OVERRULED, field, " ".join(categories)[:200])


@use_case(Permission.OWN_DATA)
async def own_data(work: Work) -> OwnData | None:
    """What the bot keeps of the actor; None when it keeps nothing. Taking it is noted in the log.

    Sixteen trips however many records there are: it is asked for once in a year.
    """
    if work.actor.person_id is None:
        return None
    async with work.db.writing() as session:
        person = await session.get_one(Person, work.person_id)
        center = await session.get_one(Center, person.center_id)
        own = person.id
        counts = select(_count_of(PlanChange, own), _count_of(StepDone, own), _count_of(SignalEntry, own))
        changes, steps, signals = (await session.execute(counts)).one()
        log(session, work.clock, person.center_id, person.id, Event.EXPORTED)
        return OwnData(
            name=person.name,
            center=center.name,
            identities=await _identities(session, person.account),
            consent_at=person.consent_at,
            consent_version=person.consent_version,
            changes=int(changes or 0),
            posts=await own_posts(session, person.id),
            records=await own_records(session, person.id),
            requests=await own_requests(session, person.id),
            said=await own_words(session, person.id),
            clarified=await own_answers(session, person.id),
            leaves=await own_leaves(session, person.id),
            materials=await own_materials(session, person.id),
            entries=await own_entries(session, person.id),
            events=await own_events(session, person.id),
            tasks=await own_tasks(session, person.id),
            steps=int(steps or 0),
            signals=int(signals or 0),
            library=await own_reading(session, person.id),
        )


async def _identities(session: AsyncSession, account: int) -> Sequence[tuple[Messenger, int]]:
    faces = select(Identity.messenger, Identity.user_id).where(Identity.account == account)
    return [(one, number) for one, number in await session.execute(faces.order_by(Identity.created_at))]


def _count_of(table: type[PlanChange | StepDone | SignalEntry], person_id: int) -> ScalarSelect[int]:
    return select(func.count()).select_from(table).where(table.person_id == person_id).scalar_subquery()


@use_case(Permission.MANAGE_PEOPLE)
async def count_events(work: Work) -> dict[Event, int]:
    """How many events of each kind the centre's log has since the beginning of the year."""
    start = work.actor.local(work.clock.now()).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
    query = (
        select(AuditLine.event, func.count())
        .where(AuditLine.center_id == work.center_id, AuditLine.at >= start)
        .group_by(AuditLine.event)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    counted = {event: number for event, number in rows}  # noqa: C416 — rows are no tuples to mypy
    return {event: counted.get(event, 0) for event in Event}


@use_case(Permission.OWN_DATA)
async def forget(work: Work) -> Forgotten:
    """Take the actor's name and numbers in messengers out of everything; their posts end, the centre's records stay.

    Windows of colleagues that name the person are closed. Raises DomainError for the last coordinator of a centre,
    Denied for whom the bot does not keep.
    """
    async with work.db.writing() as session:
        # one at a time in a centre: two coordinators who leave at once would leave nobody
        await session.get_one(Center, work.center_id, with_for_update=True)
        others = set(await coordinators(session, work.center_id, work.today)) - {work.person_id}
        if Role.COORDINATOR in work.actor.roles and not others:
            raise DomainError("forget-last-coordinator")
        person = await session.get_one(Person, work.person_id, with_for_update=True)  # nor comes in meanwhile
        held = select(Tenure).where(Tenure.person_id == person.id)
        ended = (await session.scalars(held.where(Tenure.lasts(work.today)))).all()
        for tenure in ended:
            tenure.end(work.today - timedelta(days=1))
        await see_off(session, work, person.id, ended)
        await end_leaves(session, work.clock.now(), person.id)  # their posts have the deputies of before
        await session.execute(delete(Leave).where(Leave.person_id == person.id))
        await session.execute(delete(StepDone).where(StepDone.person_id == person.id))
        await session.execute(update(Invite).where(Invite.used_by == person.id).values(guest=""))
        await take_out(session, person.center_id, person.name)
        await leave_library(session, person)
        await session.execute(delete(IdentityCode).where(IdentityCode.person_id == person.id))
        # two messengers may give one number to two people: the other one would lose a half-filled form
        faces = select(Identity.user_id).where(Identity.account == person.account)
        await session.execute(delete(Dialogue).where(Dialogue.user_id.in_(faces)))
        forgotten = await _close_windows(session, person)
        await _silence(session, work)
        await _unnumber(session, work)
        await _drop_undoing(session, person)
        person.forget(work.clock.now())
        await session.flush()
        await _lose_faces(session, work)
        log(session, work.clock, person.center_id, person.id, Event.FORGOTTEN)
    await work.db.leave_no_trace()  # a reader in the way: the next look at what is old does it
    return forgotten


async def _close_windows(session: AsyncSession, person: Person) -> Forgotten:
    """Delete the open windows and half-filled forms of the centre's people that hold the person's name."""
    faces = select(Identity.user_id).join(Person, Person.account == Identity.account)
    found = await session.scalars(faces.where(Person.center_id == person.center_id).order_by(Identity.user_id))
    forgotten = Forgotten(person.name, list(found))
    named = Dialogue.content.contains(forgotten.name, autoescape=True)
    await session.execute(delete(Dialogue).where(Dialogue.user_id.in_(forgotten.colleagues), named))
    return forgotten


async def _lose_faces(session: AsyncSession, work: Work) -> None:
    """Of an account that no centre knows any more the numbers go; the bot of another messenger hears of it."""
    known = exists().where(Person.account == Identity.account)
    nobodys = delete(Identity).where(Identity.account == work.actor.account, ~known)
    gone = (await session.execute(nobodys.returning(Identity.messenger, Identity.user_id))).all()
    here = (work.actor.messenger, work.actor.user_id)  # of this one nothing is to be kept
    await part_with(session, work.clock.now(), [(one, user) for one, user in gone if (one, user) != here])


async def _unnumber(session: AsyncSession, work: Work) -> None:
    """Keys by which a record is made once begin with the number of whoever made it: theirs is taken out of them all."""
    number, instead = f"{work.actor.account}:", f"-{work.person_id}:"
    for table in every_table().sorted_tables:
        if "client_key" in table.c:
            key = table.c.client_key
            rest = literal(instead) + func.substr(key, len(number) + 1)
            await session.execute(update(table).where(key.startswith(number)).values(client_key=rest))


async def _drop_undoing(session: AsyncSession, person: Person) -> None:
    """What could be undone holds whole rows as they were: where these name the person or their number, it is undone no
    more, or the name would come back."""
    named = (person.name, f"{person.account}:")
    for deed in await session.scalars(select(Rearrangement).where(Rearrangement.center_id == person.center_id)):
        held = json.dumps(deed.steps, ensure_ascii=False)
        if any(one in held for one in named) or deed.person_id == person.id:
            await session.delete(deed)


async def _silence(session: AsyncSession, work: Work) -> None:
    """What waits to be told to the person is not told any more."""
    waiting = Notification.status.in_([Status.WAITING, Status.SUSPENDED])
    ended = {"status": Status.SUPERSEDED, "reason": "forgotten", "ended_at": work.clock.now()}
    await session.execute(update(Notification).where(Notification.person_id == work.person_id, waiting).values(ended))
