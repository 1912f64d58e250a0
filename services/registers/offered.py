"""Use cases of what the form of a register offers, and of what somebody else changed while it was filled in."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from models.access import Permission
from models.channels import Channels
from models.people import District, Person, in_posts
from models.registers.definition import FieldType, Register
from models.registers.values import STATE
from models.stored import Answers
from services.center_settings import load
from services.registers.inner.terms import seen_register
from services.registers.lists import open_entry
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class OfferedEntry:
    """A register as it is asked: districts, colleagues and channels, where a field asks for one; the answers so far."""

    register: Register
    districts: Sequence[tuple[int, str]]
    people: Sequence[tuple[int, str]]
    channels: Sequence[str]
    values: Answers


@dataclass(frozen=True)
class Crossed:
    """Who changed the same answers meanwhile, and what these are called."""

    person: str
    fields: Sequence[str]


@use_case(Permission.SEE_REGISTERS)
async def offer(work: Work, key: str, entry_id: int = 0) -> OfferedEntry:
    """What is offered for a new entry, or for one that is put right: what it names stays on offer. Raises as
    `open_entry`."""
    card = await open_entry(work, key, entry_id) if entry_id else None
    values = card.values if card is not None else {}
    async with work.db.reading() as session:
        register = await seen_register(session, work, key)
        kinds = {one.kind for one in register.asked}
        named = {str(values.get(one.name)) for one in register.asked if one.kind is FieldType.DISTRICT}
        districts: list[tuple[int, str]] = []
        if FieldType.DISTRICT in kinds:
            one = District
            query = select(one.id, one.name, one.open(work.today)).where(one.center_id == work.center_id)
            rows = (await session.execute(query.order_by(one.position, one.id))).all()
            districts = [(district, name) for district, name, there in rows if there or str(district) in named]
        people: list[tuple[int, str]] = []
        if FieldType.HOURS in kinds:
            held = in_posts(select(Person.id, Person.name), work.center_id, work.today)
            rows_of = await session.execute(held.group_by(Person.id, Person.name).order_by(Person.name, Person.id))
            there = {person: name for person, name in rows_of}  # noqa: C416 — rows
            named_people = card.names.people if card is not None else {}
            people = list((there | dict(named_people)).items())
        channels = (await load(session, work.center_id, Channels)).names if FieldType.CHANNEL in kinds else ()
    said = [values[one.name] for one in register.asked if one.kind is FieldType.CHANNEL and one.name in values]
    return OfferedEntry(
        register=register,
        districts=districts,
        people=people,
        channels=list(dict.fromkeys((*channels, *said))),
        values={name: said for name, said in values.items() if name in {STATE, *(one.name for one in register.asked)}},
    )


@use_case(Permission.SEE_REGISTERS)
async def crossed(work: Work, key: str, entry_id: int, before: Answers, after: Answers) -> Crossed | None:
    """Which answers the actor is about to change that somebody else has changed since the form was opened; None where
    there are none. Raises as `open_entry`."""
    card = await open_entry(work, key, entry_id)
    now = card.values
    wanted = {f for f in {*before, *after} if before.get(f) != after.get(f) and now.get(f) != after.get(f)}
    both = [f for f in wanted if now.get(f) != before.get(f)]
    if not both:
        return None
    labels = {one.name: one.label for one in card.register.fields}
    who = card.edits[0].person if card.edits else card.author
    return Crossed(who, [labels[f] for f in sorted(both) if f in labels] or [""])
