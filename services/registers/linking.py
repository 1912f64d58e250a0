"""Use cases between rows of the plan and registers: which counts a row, and saying so by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from models.access import Permission
from models.errors import DomainError
from models.periods import Period
from models.plan.tables import Plan, PlanChangeKind, PlanItem
from models.registers.definition import Register
from models.registers.rows import RegisterRow, register_for
from services.plan.card import CountedRegister, ItemCard
from services.plan.cards import open_item
from services.plan.inner.items import own_item
from services.plan.inner.occurrences import note, year_of
from services.registers.inner.counts import count_register
from services.registers.inner.hanging import rehang_entries
from services.registers.inner.terms import registers_in
from services.work import Work, use_case

NO_REGISTER = ""
"""What is stored of a row that no register counts."""


@dataclass(frozen=True)
class RowRegisters:
    """The words of a row, the register that counts it now, and those that may."""

    content: str
    now: Register | None
    by_hand: bool
    """Whether the coordinator said so; else the row's words do."""
    offered: Sequence[Register]


@use_case(Permission.MANAGE_REGISTERS)
async def row_registers(work: Work, item_id: int) -> RowRegisters:
    """What may count a row of the plan. Raises NotFound for an item of another centre."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        every = await registers_in(session, work.center_id)
        now = register_for(every, _row(item))
    offered = [one for one in every if not one.hidden or one == now]
    return RowRegisters(item.words("content"), now, item.counted_by is not None, offered)


@use_case(Permission.MANAGE_REGISTERS)
async def count_row_by(work: Work, item_id: int, key: str | None) -> str:
    """Let that register count a row (`NO_REGISTER`: none; None: the one that its words are); returns what it is called.
    What stands in the old and the new one finds its rows anew, and the row's history says so. The same again changes
    nothing. Raises NotFound for another centre's item, DomainError for a register that there is not."""
    async with work.db.writing() as session:
        item = await own_item(session, work, item_id, lock=True)
        every = await registers_in(session, work.center_id)
        if key and key not in {one.key for one in every}:
            raise DomainError("register-gone")
        before = register_for(every, _row(item))
        changed = item.counted_by != key
        item.counted_by = key
        after = register_for(every, _row(item))
        if changed and before != after:
            await session.flush()
            await rehang_entries(session, work, [one for one in (before, after) if one], await year_of(session, item))
            old, new = (one.name if one else "" for one in (before, after))
            note(session, work, item.id, PlanChangeKind.CELL, field="counted_by", old=old, new=new)
        return after.name if after else ""


@use_case(Permission.SEE_PLAN)
async def counted_card(work: Work, item_id: int) -> ItemCard:
    """An item's card, with what its register comes to in the year of its plan: of one that is no list of activities
    that is the fact; where nothing stands there yet, what was logged elsewhere is. Raises as `open_item`."""
    card = await open_item(work, item_id)
    async with work.db.reading() as session:
        register = register_for(await registers_in(session, work.center_id), _row(card.item))
        if register is None:
            return card
        year = Period.of(*card.plan_year.window)
        tally = await count_register(session, register, work.center_id, year, items=[item_id])
    counted = CountedRegister(register, tally)
    if register.recorded:
        return replace(card, counted=counted)
    return replace(card, counted=counted, fact=tally.entries or card.times, reached=None)


@use_case(Permission.MANAGE_PLAN)
async def count_anew(work: Work) -> None:
    """What was entered before a plan came is counted for it: of plans of this year, the last one and the next."""
    async with work.db.writing() as session:
        registers = await registers_in(session, work.center_id)
        near = Plan.year.between(work.today.year - 1, work.today.year + 1)
        plans = select(Plan).where(Plan.center_id == work.center_id, near).order_by(Plan.year)
        for plan in (await session.scalars(plans)).all():
            await rehang_entries(session, work, registers, plan.plan_year)


def _row(item: PlanItem) -> RegisterRow:
    return RegisterRow(item.id, item.words("content"), item.counted_by)
