"""How an entry comes into the database: its columns, colleagues, place in the plan, timer. Parts of use cases."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.channels import Channels
from models.errors import BadInput, DomainError
from models.people import District, Person
from models.register_entries import RegisterEntry
from models.registers.definition import Column, FieldType, Register
from models.registers.tables import RegisterPerson
from models.registers.values import EntryColumns, columns_of, kept_of
from models.stored import Answers
from models.timers import LONG_PAST, TimerKind
from services.activities.inner.ownership import all_own
from services.center_settings import load
from services.timers.firing import set_timers
from services.work import Work


async def own_values(session: AsyncSession, work: Work, register: Register, values: Answers, was: Answers) -> Answers:
    """The answers with nothing of another centre in them: a district that was merged is the one that goes on from it.
    Raises DomainError for a foreign or closed one, BadInput for a channel that was taken from the list, unless it stood
    there before."""
    found = dict(values)
    for one in register.fields:
        said = found.get(one.name)
        if not said or said == was.get(one.name):
            continue
        if one.kind is FieldType.DISTRICT:
            found[one.name] = str(await _district(session, work, int(said)))
        elif one.kind is FieldType.CHANNEL:
            if said not in (await load(session, work.center_id, Channels)).names:
                raise BadInput("register-channel-gone", channel=said)
        elif one.kind is FieldType.HOURS:
            await all_own(session, work, Person, {int(person) for person in said})
    return found


async def _district(session: AsyncSession, work: Work, district_id: int) -> int:
    found = await session.get(District, district_id)
    if found is None or found.center_id != work.center_id:
        raise DomainError("form-gone-district")
    if found.merged_into_id is not None:
        return found.merged_into_id
    if found.closed_on is not None and found.closed_on <= work.today:
        raise DomainError("form-gone-district")
    return found.id


def row_of(register: Register, values: Answers) -> Mapping[str, object]:
    """What stands in the entry's own row: of one that is an activity, only what that does not say."""
    columns = columns_of(register, values)
    said = {
        "title": columns.title,
        "words": columns.words,
        "day": columns.day,
        "until": columns.until,
        "district_id": columns.district_id,
        "sort": columns.sort,
        "amount": columns.amount,
        "number": columns.number,
        "slot": columns.slot,
    }
    return said | {"content": kept_of(register, values)}


async def put_people(session: AsyncSession, entry_id: int, columns: EntryColumns) -> None:
    """Who took part, with their hours."""
    await session.execute(delete(RegisterPerson).where(RegisterPerson.entry_id == entry_id))
    rows = [{"entry_id": entry_id, "person_id": one, "hours": hours} for one, hours in sorted(columns.people.items())]
    if rows:
        await session.execute(insert(RegisterPerson), rows)


async def remind(session: AsyncSession, register: Register, entry: RegisterEntry) -> None:
    """Look at its date with the next tick, if it is one that is reminded of."""
    if register.reminds is None:
        return
    watched = entry.deleted_at is None and entry.state in register.reminds.states
    at: datetime | None = LONG_PAST if watched and reminded_date(register, entry) is not None else None
    await set_timers(session, TimerKind.REGISTER, entry.center_id, {entry.id: at})


def reminded_date(register: Register, entry: RegisterEntry) -> date | None:
    """The date that is reminded of."""
    if register.reminds is None:
        return None
    return entry.until if register.reminds.column is Column.UNTIL else entry.day


async def entry_of_record(
    session: AsyncSession, work: Work, register: Register, record: Activity, key: str
) -> RegisterEntry:
    """A row for what a register adds to an activity that has none yet. The activity is locked."""
    made = RegisterEntry(
        center_id=work.center_id,
        register=register.key,
        client_key=key,
        activity_id=record.id,
        state=register.first_state,
        author_id=record.author_id,
        created_at=work.clock.now(),
        content={},
    )
    session.add(made)
    await session.flush()
    return made


async def kept_under(session: AsyncSession, work: Work, key: str) -> RegisterEntry | None:
    """What the actor has stored under a form's key."""
    one = RegisterEntry
    query = select(one).where(one.client_key == key, one.center_id == work.center_id, one.author_id == work.person_id)
    found: RegisterEntry | None = await session.scalar(query)
    return found
