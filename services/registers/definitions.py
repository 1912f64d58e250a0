"""Use cases of what a centre makes of its registers: names, fields of its own, what is out of use."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.audit import Event
from models.errors import BadInput, DomainError
from models.people import Center
from models.plan.words import fold, squash
from models.registers.definition import ADDABLE, MOST_OPTIONS, MOST_OWN, NAME_LENGTH, FieldType, Register, RegisterField
from models.registers.rows import rows_of
from models.registers.tables import RegisterTerm
from services.audit import note
from services.registers.inner.terms import plan_rows, register_in, registers_in
from services.work import Work, use_case
from storage.upsert import upsert

SHORTEST = 2


@dataclass(frozen=True)
class OwnRegister:
    """A register as the coordinator sets it, and the words of this year's rows of the plan that are counted by it."""

    register: Register
    rows: Sequence[str]

    def asks_about(self, one: RegisterField) -> bool:
        """Whether hiding a field ends something: a count of the plan, reminders."""
        return not one.core and ((one.counted and bool(self.rows)) or self.register.reminds_by(one))


@use_case(Permission.MANAGE_REGISTERS)
async def open_definition(work: Work, key: str) -> OwnRegister:
    """A register whole, with what is out of use. Raises DomainError for a key that is none."""
    async with work.db.reading() as session:
        return await _whole(session, work, key)


@use_case(Permission.MANAGE_REGISTERS)
async def rename_register(work: Work, key: str, name: str) -> None:
    """It is called so everywhere. Raises BadInput for what is no name, or another register's."""
    plain = _proper(name)
    async with _locked(work) as session:
        others = [one for one in await registers_in(session, work.center_id) if one.key != key]
        if any(fold(one.name) == fold(plain) for one in others):
            raise BadInput("register-name-taken", name=plain)
        await _put(session, work, await register_in(session, work.center_id, key), "", label=plain)


@use_case(Permission.MANAGE_REGISTERS)
async def rename_field(work: Work, key: str, field: str, name: str) -> None:
    """The field is called so, and what was answered stays. Raises BadInput for what is no name, or another field's."""
    plain = _proper(name)
    async with _locked(work) as session:
        register = await register_in(session, work.center_id, key)
        register.field(field)
        _free_label(register, plain, besides=field)
        await _put(session, work, register, field, label=plain)


@use_case(Permission.MANAGE_REGISTERS)
async def add_field(work: Work, key: str, label: str, kind: FieldType, options: Sequence[str] = ()) -> str:
    """A field of a known kind, which is asked under «Подробнее»; returns its name. The same once more is the same
    field. Raises BadInput for a bad name, for a choice of fewer than two, DomainError for too many fields."""
    plain = _proper(label)
    if kind not in ADDABLE:
        raise DomainError("error-stale")
    named = [squash(one)[:NAME_LENGTH] for one in options if squash(one)] if kind is FieldType.CHOICE else []
    if kind is FieldType.CHOICE and not 1 < len(named) <= MOST_OPTIONS:
        raise BadInput("register-options-bad", most=MOST_OPTIONS)
    async with _locked(work) as session:
        register = await register_in(session, work.center_id, key)
        own = [one for one in register.fields if one.own]
        if same := next((one for one in own if fold(one.label) == fold(plain) and one.kind is kind), None):
            return same.name
        _free_label(register, plain)
        if len(own) >= MOST_OWN:
            raise DomainError("register-fields-many", most=MOST_OWN)
        name = f"own{len(own) + 1:02}"
        pairs = [[f"o{number}", one] for number, one in enumerate(named, 1)]
        await _put(session, work, register, name, kind=kind, label=plain, options=pairs)
        return name


@use_case(Permission.MANAGE_REGISTERS)
async def set_field(work: Work, key: str, field: str, *, hidden: bool, sure: bool = False) -> None:
    """Ask a field of nobody any more, or again; answers are kept. Raises DomainError for one that no entry is without,
    and, unless the coordinator is sure, for one that a row of this year's plan is counted by (it names the row) or
    that is reminded of."""
    async with _locked(work) as session:
        found = await _whole(session, work, key)
        one = found.register.field(field)
        if hidden and one.core:
            raise DomainError("register-field-core", field=one.label)
        if hidden and found.asks_about(one) and not sure:
            if not (one.counted and found.rows):
                raise DomainError("register-field-reminded", field=one.label)
            raise DomainError("register-field-counted", field=one.label, row=found.rows[0][:120])
        await _put(session, work, found.register, field, hidden=hidden)


@use_case(Permission.MANAGE_REGISTERS)
async def set_register(work: Work, key: str, *, hidden: bool) -> None:
    """Take a register out of use, or back; its entries are kept, and counted."""
    async with _locked(work) as session:
        register = await register_in(session, work.center_id, key)
        await _put(session, work, register, "", hidden=hidden)


@asynccontextmanager
async def _locked(work: Work) -> AsyncIterator[AsyncSession]:
    """A transaction in which no other coordinator changes the centre's registers."""
    async with work.db.writing() as session:
        await session.get_one(Center, work.center_id, with_for_update=True)
        yield session


async def _whole(session: AsyncSession, work: Work, key: str) -> OwnRegister:
    register = await register_in(session, work.center_id, key)
    rows = rows_of(register, await plan_rows(session, work.center_id, work.today))
    return OwnRegister(register, [row.content for row in rows])


def _proper(name: str) -> str:
    plain = squash(name)
    if len(plain) > NAME_LENGTH:
        raise BadInput("form-too-long", length=len(plain), longest=NAME_LENGTH)
    if len(plain) < SHORTEST or not any(char.isalpha() for char in plain):
        raise BadInput("form-too-short", shortest=SHORTEST)
    return plain


def _free_label(register: Register, label: str, besides: str = "") -> None:
    if any(fold(one.label) == fold(label) for one in register.fields if one.name != besides):
        raise BadInput("register-field-taken", name=label)


async def _put(session: AsyncSession, work: Work, register: Register, field: str, **changed: object) -> None:
    """Keep what was changed of a register or a field; of the rest it stays as it is."""
    one = next((one for one in register.fields if one.name == field), None)
    now = {"label": "", "hidden": register.hidden, "kind": None, "options": []}
    key = {"center_id": work.center_id, "register": register.key, "field": field}
    if (known := await session.get(RegisterTerm, tuple(key.values()))) is not None:
        now = {"label": known.label, "hidden": known.hidden, "kind": known.kind, "options": known.options}
    elif one is not None:
        now["hidden"] = one.hidden
    row = key | now | changed
    await session.execute(upsert(session, RegisterTerm, "label", "hidden", "kind", "options").values(row))
    note(session, work, Event.REGISTER_SET, f"{register.key}.{field}".rstrip("."))
