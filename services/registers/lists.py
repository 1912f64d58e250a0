"""Use cases of looking at registers: all of them, the entries of one, one entry with its history, totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, Subquery, extract, func, literal, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Change, Facts, title_key
from models.errors import NotFound
from models.people import District, Person
from models.plan.tables import PlanItem
from models.register_entries import RegisterEntry
from models.registers.definition import Register
from models.registers.tables import RegisterChange
from models.registers.values import STATE, values_of
from models.stored import Answers, Json
from services.registers.inner.access import may_change, sees_all, visible
from services.registers.inner.lines import EntryRow, lines_of
from services.registers.inner.naming import names_in
from services.registers.inner.terms import registers_in, seen_register
from services.registers.words import Names
from services.work import Work, use_case

PAGE = 7
HISTORY = 8
"""Changes that a card shows, the newest ones."""


@dataclass(frozen=True)
class RegisterLine:
    """A register as a line of the list, and how many entries the actor sees in it."""

    key: str
    name: str
    entries: int


@dataclass(frozen=True)
class EntryFilter:
    """Which entries are looked at: of that state, of that year, with those words in them."""

    state: str = ""
    year: int = 0
    words: str = ""


EVERYTHING = EntryFilter()


@dataclass(frozen=True, kw_only=True)
class EntryLine:
    """An entry as a line; `id` is the activity's where the register's entries are activities."""

    id: int
    title: str
    state: str
    day: date
    until: date | None
    district: str
    number: int | None


@dataclass(frozen=True, kw_only=True)
class EntryPage:
    """A page of a register, how many entries there are in all, and the years that there are any of."""

    register: Register
    items: Sequence[EntryLine]
    page: int
    total: int
    years: Sequence[int]
    whole: bool
    """Whether the actor sees the entries of others too."""

    @property
    def more(self) -> bool:
        return self.total > (self.page + 1) * PAGE


@dataclass(frozen=True, kw_only=True)
class EntryEdit:
    """A field that was changed: who, when, old → new. `of_record` tells that it is the activity's field."""

    at: datetime
    person: str
    field: str
    old: Json
    new: Json
    of_record: bool


@dataclass(frozen=True, kw_only=True)
class EntryCard:
    """An entry whole, with its history, the newest first."""

    id: int
    register: Register
    values: Answers
    names: Names
    state: str
    author: str
    created_at: datetime
    item: str
    """The words of the plan's row that it counts for."""
    edits: Sequence[EntryEdit]
    may_change: bool


@use_case(Permission.SEE_REGISTERS)
async def list_registers(work: Work) -> list[RegisterLine]:
    """The registers that the actor adds to, with how many entries they see in each: two trips."""
    async with work.db.reading() as session:
        every = await registers_in(session, work.center_id)
        seen = [one for one in every if one.may_add(work.actor.roles) and not one.hidden]
        if not seen:
            return []
        counts = []
        for one in seen:
            lines = lines_of(one, work.center_id)
            counted = select(literal(one.key).label("key"), func.count().label("entries")).select_from(lines)
            counts.append(counted.where(*visible(work, one, lines)))
        found = {key: entries for key, entries in await session.execute(union_all(*counts))}  # noqa: C416 — rows
    return [RegisterLine(one.key, one.name, int(found[one.key])) for one in seen]


@use_case(Permission.MANAGE_REGISTERS)
async def list_hidden(work: Work) -> list[RegisterLine]:
    """The registers that are out of use."""
    async with work.db.reading() as session:
        return [RegisterLine(one.key, one.name, 0) for one in await registers_in(session, work.center_id) if one.hidden]


@use_case(Permission.SEE_REGISTERS)
async def list_entries(work: Work, key: str, narrowing: EntryFilter = EVERYTHING, page: int = 0) -> EntryPage:
    """A page of a register, the newest day first. Raises Denied for a register that is not the actor's to see."""
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        lines = lines_of(register, work.center_id)
        mine = visible(work, register, lines)
        where = [*mine, *narrowed(lines, narrowing)]
        query = (
            select(lines, District.name.label("district"), func.count().over().label("total"))
            .outerjoin(District, District.id == lines.c.district_id)
            .where(*where)
            .order_by(lines.c.day.desc(), lines.c.id.desc())
            .limit(PAGE)
            .offset(page * PAGE)
        )
        rows = (await session.execute(query)).all()
        year = extract("year", lines.c.day)
        years = await session.scalars(select(year).where(*mine).group_by(year).order_by(year.desc()))
        items = [_line(EntryRow(*row[:-2]), row.district or "") for row in rows]
        total = rows[0].total if rows else 0
        return EntryPage(
            register=register,
            items=items,
            page=page,
            total=total,
            years=[int(one) for one in years],
            whole=sees_all(work, register),
        )


def narrowed(lines: Subquery, by: EntryFilter) -> list[ColumnElement[bool]]:
    """What is looked at, as conditions of a query over the lines of a register."""
    found: list[ColumnElement[bool]] = []
    if by.state:
        found.append(lines.c.state == by.state)
    if by.year:
        first, last = date(by.year, 1, 1), date(by.year, 12, 31)
        found.append(lines.c.day.between(first, last))
    sought = filter(None, map(title_key, by.words.split()))
    return [*found, *(lines.c.words.contains(one, autoescape=True) for one in sought)]


def _line(row: EntryRow, district: str) -> EntryLine:
    return EntryLine(
        id=row.id,
        title=row.title,
        state=row.state,
        day=row.day,
        until=row.until,
        district=district,
        number=row.number,
    )


@use_case(Permission.SEE_REGISTERS)
async def open_entry(work: Work, key: str, entry_id: int) -> EntryCard:
    """An entry. Raises NotFound for one that is deleted, another centre's or not the actor's to see."""
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        lines = lines_of(register, work.center_id)
        query = (
            select(lines, Person.name.label("author"), PlanItem.content.label("item"))
            .join(Person, Person.id == lines.c.author_id)
            .outerjoin(PlanItem, PlanItem.id == lines.c.plan_item_id)
            .where(lines.c.id == entry_id, *visible(work, register, lines))
        )
        found = (await session.execute(query)).first()
        if found is None:
            raise NotFound("register-entry-gone")
        row = EntryRow(*found[:-2])
        entry = await session.get(RegisterEntry, row.entry_id) if row.entry_id is not None else None
        record = None
        if register.recorded:
            whole = select(Activity).where(Activity.id == entry_id).options(*(selectinload(one) for one in LISTS))
            record = Facts.of((await session.scalars(whole)).one()).answers()
        values = values_of(register, entry.content if entry is not None else {}, record)
        return EntryCard(
            id=entry_id,
            register=register,
            values=values | ({STATE: row.state} if register.states else {}),
            names=await names_in(session, work, register, [values]),
            state=row.state,
            author=found.author,
            created_at=row.created_at,
            item=found.item or "",
            edits=await _history(session, row.entry_id, entry_id if register.recorded else None),
            may_change=may_change(work, row.author_id),
        )


@use_case(Permission.SEE_REGISTERS)
async def where_entry(work: Work, entry_id: int) -> tuple[str, int]:
    """The register of an entry and its number there. Raises NotFound as `open_entry`."""
    async with work.db.reading() as session:
        entry = await session.get(RegisterEntry, entry_id)
        if entry is None or entry.center_id != work.center_id:
            raise NotFound("register-entry-gone")
    found = await open_entry(work, entry.register, entry.activity_id or entry.id)
    return found.register.key, found.id


async def _history(session: AsyncSession, entry_id: int | None, activity_id: int | None) -> list[EntryEdit]:
    edits: list[EntryEdit] = []
    if entry_id is not None:
        own = select(RegisterChange, Person.name).join(Person, Person.id == RegisterChange.person_id)
        own = own.where(RegisterChange.entry_id == entry_id).order_by(RegisterChange.id.desc()).limit(HISTORY)
        found = await session.execute(own)
        edits += [
            EntryEdit(at=one.at, person=name, field=one.field, old=one.old, new=one.new, of_record=False)
            for one, name in found
        ]
    if activity_id is not None:
        other = select(Change, Person.name).join(Person, Person.id == Change.person_id)
        other = other.where(Change.activity_id == activity_id).order_by(Change.id.desc()).limit(HISTORY)
        rows = await session.execute(other)
        edits += [
            EntryEdit(at=one.at, person=name, field=one.field, old=one.old, new=one.new, of_record=True)
            for one, name in rows
        ]
    return sorted(edits, key=lambda one: one.at, reverse=True)[:HISTORY]
