"""Use cases that make, change, advance, delete and restore entries of registers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Facts, Type
from models.audit import Event
from models.errors import DomainError, NotFound
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.tables import RegisterChange
from models.registers.values import STATE, check_values, columns_of, recorded, values_of
from models.stored import Answers, Json
from services.activities.inner import changing, publishing
from services.activities.inner.storing import add_record
from services.audit import note
from services.plan.inner.occurrences import link_to_occurrence
from services.registers.inner.access import find_entry
from services.registers.inner.hanging import hang_on_plan, record_row
from services.registers.inner.storing import (
    entry_of_record,
    kept_under,
    own_values,
    put_people,
    remind,
    row_of,
)
from services.registers.inner.terms import seen_register
from services.work import Work, use_case
from storage.upsert import insert_new

UNDONE_FOR = timedelta(days=1)
"""How long a deleted entry can be had back."""
BLANK: tuple[Json, ...] = (None, "", [], {})


@dataclass(frozen=True)
class EntryChanged:
    """Which fields were changed, and which of them somebody else had changed meanwhile: the newer answer stands, the
    other one is in the history."""

    fields: tuple[str, ...]
    crossed: tuple[str, ...] = ()


@use_case(Permission.SEE_REGISTERS)
async def add_entry(work: Work, key: str, values: Answers, client_key: str) -> int:
    """Store an entry once for a client key; returns its number (the activity's where it is one). Raises BadInput and
    DomainError for answers that are none, and where its place is taken already."""
    async with work.db.writing() as session:
        register = await seen_register(session, work, key)
        if (same := await kept_under(session, work, client_key)) is not None:
            return same.activity_id or same.id
        said = await own_values(session, work, register, values, {})
        check_values(register, said)
        entry = await _make(session, work, register, said, client_key)
        await put_people(session, entry.id, columns_of(register, said))
        if not register.recorded:
            await hang_on_plan(session, work, register, entry)
        await remind(session, register, entry)
        return entry.activity_id or entry.id


async def _make(session: AsyncSession, work: Work, register: Register, said: Answers, client_key: str) -> RegisterEntry:
    state = _state(register, said)
    row = {
        **row_of(register, said),
        "center_id": work.center_id,
        "register": register.key,
        "client_key": client_key,
        "state": state,
        "author_id": work.person_id,
        "created_at": work.clock.now(),
    }
    if register.recorded:
        row["activity_id"] = await _record(session, work, register, said, client_key)
    made = await session.scalar(insert_new(session, RegisterEntry).values(row).returning(RegisterEntry.id))
    if made is None:
        raise DomainError("register-slot-taken")
    return await session.get_one(RegisterEntry, made)


async def _record(session: AsyncSession, work: Work, register: Register, said: Answers, client_key: str) -> int:
    """The activity that the entry is. Raises NotFound where another one stands under the key."""
    begun = {"format": {"involvement": register.involvement.value}}
    facts = Facts.read(recorded(register, said, begun, list(said))).settled()
    item = None
    if facts.type is not Type.PUBLICATION:  # news find the row of their channel
        item = await record_row(session, work, register, facts)
    number = await add_record(session, work, facts, client_key, item, None)
    if number is None:
        raise NotFound("activity-not-found")
    if facts.type is Type.PUBLICATION:
        await publishing.count(session, work, await _whole(session, number))
    return number


async def _whole(session: AsyncSession, number: int) -> Activity:
    query = select(Activity).where(Activity.id == number).options(*(selectinload(one) for one in LISTS))
    return (await session.scalars(query)).one()


@use_case(Permission.SEE_REGISTERS)
async def change_entry(
    work: Work, key: str, entry_id: int, before: Answers, after: Answers, client_key: str, state: str = ""
) -> EntryChanged:
    """Apply what the person changed from `before` to `after`, field by field, and keep it in the history; with a
    `state` the entry comes to that one, where it stands in `after` still (see `advance`). Fields that
    somebody else changed meanwhile stay as they are, unless both changed the same one. Raises as `add_entry`, NotFound
    for an entry that is not the actor's to change."""
    async with work.db.writing() as session:
        register = await seen_register(session, work, key)
        entry, record = await find_entry(session, work, register, entry_id)
        now = _now(register, entry, record)
        wanted = {f for f in {*before, *after} if before.get(f) != after.get(f) and now.get(f) != after.get(f)}
        crossed = tuple(sorted(f for f in wanted if now.get(f) != before.get(f)))
        merged = {f: after.get(f) if f in wanted else now.get(f) for f in {*now, *after}}
        said = {f: value for f, value in merged.items() if value not in BLANK}
        if state and after.get(STATE) == state:
            said[STATE] = _next(register, now[STATE], state)
        said = await own_values(session, work, register, said, now)
        check_values(register, said)
        if record is not None:
            answers = Facts.of(record).answers()
            facts = Facts.read(recorded(register, said, answers, wanted)).settled()
            await changing.rewrite(session, work, record, facts)
            entry = entry or await entry_of_record(session, work, register, record, client_key)
        assert entry is not None  # noqa: S101 — an entry is a row of its own or an activity
        await _rewrite(session, work, register, entry, now, said)
        return EntryChanged(tuple(sorted(wanted)), crossed)


def _now(register: Register, entry: RegisterEntry | None, record: Activity | None) -> Answers:
    answers = Facts.of(record).answers() if record is not None else None
    found = values_of(register, entry.content if entry is not None else {}, answers)
    return found | ({STATE: entry.state if entry is not None else register.first_state} if register.states else {})


async def _rewrite(
    session: AsyncSession, work: Work, register: Register, entry: RegisterEntry, now: Answers, said: Answers
) -> None:
    entry.state = _state(register, said)
    for name, value in row_of(register, said).items():
        setattr(entry, name, value)
    own = {one.name for one in register.fields if not one.record or one.column is not None} | {STATE}
    changed = sorted(f for f in own if now.get(f) != said.get(f))
    _note_changes(session, work, entry, {f: (now.get(f), said.get(f)) for f in changed})
    try:
        await session.flush()
    except IntegrityError:
        raise DomainError("register-slot-taken") from None
    await put_people(session, entry.id, columns_of(register, said))
    if entry.activity_id is None:
        await hang_on_plan(session, work, register, entry)
    await remind(session, register, entry)


def _note_changes(
    session: AsyncSession, work: Work, entry: RegisterEntry, changed: Mapping[str, tuple[Json, Json]]
) -> None:
    if changed:
        entry.version += 1
    session.add_all(
        RegisterChange(entry_id=entry.id, person_id=work.person_id, at=work.clock.now(), field=name, old=old, new=new)
        for name, (old, new) in changed.items()
    )


def _state(register: Register, said: Answers) -> str:
    """The state that was said, else the first one. Raises DomainError for one that the register does not have."""
    state = str(said.get(STATE) or register.first_state)
    if register.states and state not in {one.id for one in register.states}:
        raise DomainError("error-stale")
    return state if register.states else ""


@use_case(Permission.SEE_REGISTERS)
async def advance(work: Work, key: str, entry_id: int, state: str, client_key: str) -> str:
    """One tap: it is in that state now; returns what the state is called. Raises DomainError, with the state it is in,
    where it cannot become that any more; a second tap changes nothing."""
    async with work.db.writing() as session:
        register = await seen_register(session, work, key)
        entry, record = await find_entry(session, work, register, entry_id)
        if entry is None and record is not None:
            entry = await entry_of_record(session, work, register, record, client_key)
        assert entry is not None  # noqa: S101 — as above
        if entry.state != state:
            _note_changes(session, work, entry, {STATE: (entry.state, state)})
            entry.state = _next(register, entry.state, state)
            if entry.activity_id is None:
                await hang_on_plan(session, work, register, entry)
            await remind(session, register, entry)
        return register.state_called(state)


def _next(register: Register, now: str, state: str) -> str:
    """That state, where it is the present one or may follow it. Raises DomainError, with the present one."""
    if state not in (now, *register.next_states(now)):
        raise DomainError("register-moved-on", state=register.state_called(now))
    return state


@use_case(Permission.SEE_REGISTERS)
async def delete_entry(work: Work, key: str, entry_id: int) -> None:
    """It counts nowhere any more, and can be had back for a day. Raises NotFound for one that is deleted already or not
    the actor's to change."""
    async with work.db.writing() as session:
        register = await seen_register(session, work, key)
        entry, record = await find_entry(session, work, register, entry_id)
        if record is not None:
            await changing.remove(session, work, record.id)
        elif entry is not None:
            entry.deleted_at = work.clock.now()
            await hang_on_plan(session, work, register, entry)
        if entry is not None:
            await remind(session, register, entry)
        note(session, work, Event.REGISTER_ENTRY_REMOVED, str(entry_id))


@use_case(Permission.SEE_REGISTERS)
async def restore_entry(work: Work, key: str, entry_id: int) -> None:
    """It counts again. Raises NotFound for one that is not deleted or was deleted more than a day ago, DomainError
    where another one has its place."""
    async with work.db.writing() as session:
        register = await seen_register(session, work, key)
        entry, record = await find_entry(session, work, register, entry_id, deleted=True)
        gone = record.deleted_at if record is not None else entry.deleted_at if entry is not None else None
        if gone is None or work.clock.now() - gone > UNDONE_FOR:
            raise NotFound("register-entry-gone")
        if record is not None:
            record.deleted_at = None
            if not record.date_named:
                await link_to_occurrence(session, record)
        elif entry is not None:
            entry.deleted_at = None
            try:
                await session.flush()
            except IntegrityError:
                raise DomainError("register-slot-taken") from None
            await hang_on_plan(session, work, register, entry)
        if entry is not None:
            await remind(session, register, entry)
        note(session, work, Event.REGISTER_ENTRY_RESTORED, str(entry_id))
