"""The use case of a register as an .xlsx: what is looked at, the oldest first, with a column a field."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from documents.style.book import TableSheet
from documents.style.cells import Formula, Value
from models.access import Permission
from models.activities import LISTS, Activity, Facts
from models.register_entries import RegisterEntry
from models.registers.definition import FieldType, Register, RegisterField
from models.registers.values import values_of
from models.stored import Answers, Json
from services.beside.processes import beside
from services.registers.inner.access import visible
from services.registers.inner.lines import EntryRow, lines_of
from services.registers.inner.naming import names_in
from services.registers.inner.terms import seen_register
from services.registers.lists import EVERYTHING, EntryFilter, narrowed
from services.registers.words import Names, answer_said
from services.texts import texts
from services.work import Work, use_case
from services.workbooks import AT_ONCE, write_workbook

MOST = 10_000
"""Entries in a file, the newest ones."""
SHEET = 31
"""Characters of a sheet's name."""


class RegisterBook(NamedTuple):
    """A register as a workbook."""

    name: str
    content: bytes


@use_case(Permission.SEE_REGISTERS)
async def register_workbook(work: Work, key: str, narrowing: EntryFilter = EVERYTHING) -> RegisterBook:
    """The entries of a register that the actor sees. Raises Denied for a register that is not theirs."""
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        lines = lines_of(register, work.center_id)
        where = [*visible(work, register, lines), *narrowed(lines, narrowing)]
        some = (await session.scalars(select(lines.c.id).where(*where).limit(AT_ONCE + 1))).all()
    if len(some) > AT_ONCE:
        return RegisterBook(register.name, await beside.run(work, _write, key, narrowing))
    return RegisterBook(register.name, await _write(work, key, narrowing))


async def _write(work: Work, key: str, narrowing: EntryFilter) -> bytes:
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        lines = lines_of(register, work.center_id)
        where = [*visible(work, register, lines), *narrowed(lines, narrowing)]
        newest = select(lines).where(*where).order_by(lines.c.day.desc(), lines.c.id.desc()).limit(MOST)
        found = [EntryRow(*row) for row in (await session.execute(newest)).all()][::-1]
        values = await _values(session, register, found)
        names = await names_in(session, work, register, values)
    fields = [one for one in register.fields if not one.hidden or any(one.name in each for each in values)]
    state = [texts().plain("register-state-label")] if register.states else []
    rows: list[list[Value]] = [
        [number, *(_cell(one, each.get(one.name), names) for one in fields), *_state(register, row)]
        for number, (row, each) in enumerate(zip(found, values, strict=True), 1)
    ]
    table = TableSheet(
        name=register.name[:SHEET],
        title=register.name,
        titles=[texts().plain("records-paper-number"), *(_head(one) for one in fields), *state],
        rows=rows,
        note=texts().plain("records-paper-most", most=MOST) if len(rows) == MOST else "",
        filtered=True,
    )
    return await write_workbook(work, table)


async def _values(session: AsyncSession, register: Register, found: list[EntryRow]) -> list[Answers]:
    """The answers of these entries, in their order."""
    kept = select(RegisterEntry.id, RegisterEntry.content)
    own = {row.entry_id for row in found if row.entry_id is not None}
    contents = {entry: said for entry, said in await session.execute(kept.where(RegisterEntry.id.in_(own)))}  # noqa: C416 — rows
    records: dict[int, Answers] = {}
    if register.recorded:
        query = select(Activity).where(Activity.id.in_([row.id for row in found]))
        for one in await session.scalars(query.options(*(selectinload(each) for each in LISTS))):
            records[one.id] = Facts.of(one).answers()
    return [values_of(register, contents.get(row.entry_id or 0, {}), records.get(row.id)) for row in found]


def _head(one: RegisterField) -> str:
    return texts().plain("register-rubles", label=one.label) if one.kind is FieldType.MONEY else one.label


def _cell(one: RegisterField, said: Json, names: Names) -> Value:
    """Money in rubles and numbers as numbers, so that they can be added up."""
    if said is not None and one.kind is FieldType.MONEY:
        return Formula(f"={int(said)}/100", answer_said(one, said, names)) if said % 100 else int(said) // 100
    if said is not None and one.kind is FieldType.NUMBER:
        return int(said)
    return answer_said(one, said, names)


def _state(register: Register, row: EntryRow) -> list[str]:
    return [register.state_called(row.state)] if register.states else []
