"""What a register's form holds against what is stored: the columns of an entry, the answers of an activity."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.activities import title_key
from models.errors import BadInput, DomainError
from models.periods import Period, Span
from models.register_entries import WORDS_LENGTH
from models.registers.definition import FREE, Column, FieldType, Register, RegisterField
from models.stored import Answers, Json

STATE = "state"
"""The question of the state, beside the fields."""
_PART = "/"


@dataclass(frozen=True, kw_only=True)
class EntryColumns:
    """What the database counts an entry by; empty where the activity that it is has it."""

    title: str = ""
    words: str = ""
    day: date | None = None
    until: date | None = None
    district_id: int | None = None
    sort: str = ""
    amount: int | None = None
    number: int | None = None
    slot: str | None = None
    people: Mapping[int, int] = field(default_factory=dict)
    """Colleagues with their hours."""


def check_values(register: Register, values: Answers) -> None:
    """Raise BadInput for an end before its beginning, DomainError where a field that an entry is none without has no
    answer, or somebody was trained for no hours."""
    if any(one.core and values.get(one.name) in (None, "", [], {}) for one in register.fields):
        raise DomainError("form-incomplete")
    for one in register.fields:
        if one.kind is FieldType.PERIOD and (said := values.get(one.name)) and said[1] < said[0]:
            raise BadInput("form-ends-first", typed=f"{said[0]} – {said[1]}")
        if one.kind is FieldType.HOURS and not all(values.get(one.name, {}).values()):
            raise BadInput("register-no-hours")
    until, day = (_day(values, register.of_column(one)) for one in (Column.UNTIL, Column.DAY))
    day = day or _recorded_day(register, values)
    if until and day and until < day:
        raise BadInput("form-until-first", until=f"{until:%d.%m.%Y}", since=f"{day:%d.%m.%Y}")


def columns_of(register: Register, values: Answers) -> EntryColumns:
    """The columns of an entry with these answers."""

    def said(column: Column) -> Json:
        found = register.of_column(column)
        return None if found is None else values.get(found.name)

    day, until = _day(values, register.of_column(Column.DAY)), _day(values, register.of_column(Column.UNTIL))
    if (period := said(Column.PERIOD)) is not None:
        day, until = (date.fromisoformat(one) for one in period)
    district = int(said(Column.DISTRICT)) if said(Column.DISTRICT) else None
    return EntryColumns(
        title=said(Column.TITLE) or "",
        words=words_of(register, values),
        day=day,
        until=until,
        district_id=district,
        sort=said(Column.SORT) or "",
        amount=said(Column.AMOUNT),
        number=said(Column.NUMBER),
        slot=f"{district or 0}:{day}" if register.snapshot else None,
        people={int(person): hours for person, hours in (said(Column.PEOPLE) or {}).items()},
    )


def words_of(register: Register, values: Answers) -> str:
    """All that was typed, as it is searched; an activity's title is searched there."""
    typed = (values.get(one.name) for one in register.fields if one.kind in FREE and one.record != "title")
    return " ".join(title_key(one) for one in typed if one)[:WORDS_LENGTH]


def _day(values: Answers, one: RegisterField | None) -> date | None:
    """The day of an answer: of a stretch its last one, of a quarter its last day."""
    said = values.get(one.name) if one is not None else None
    if one is None or not said:
        return None
    if one.kind is FieldType.QUARTER:
        return Period.around(Span.QUARTER, date.fromisoformat(said)).last
    return date.fromisoformat(said[-1] if one.kind is FieldType.PERIOD else said)


def _recorded_day(register: Register, values: Answers) -> date | None:
    one = next((one for one in register.fields if one.record == "day"), None)
    said = values.get(one.name) if one is not None else None
    if one is None or not said:
        return None
    return date.fromisoformat(said[0] if one.kind is FieldType.PERIOD else said)


def kept_of(register: Register, values: Answers) -> Answers:
    """The answers that the entry itself keeps: of a stretch whose beginning is the activity's, the whole stretch."""
    own = (one for one in register.fields if not one.record or one.column is not None)
    return {one.name: values[one.name] for one in own if values.get(one.name) not in (None, "", [], {})}


def values_of(register: Register, content: Answers, record: Answers | None) -> Answers:
    """The form's answers of an entry: what it keeps, and what the activity that it is says."""
    found = dict(content)
    for one in register.fields:
        if record is None or not one.record:
            continue
        said = _read(one, record)
        if one.kind is FieldType.PERIOD and said:  # the activity may have been moved since
            last = (content.get(one.name) or [said, said])[1]
            said = [said, max(said, last)]
        if said in (None, "", [], {}):
            found.pop(one.name, None)
        else:
            found[one.name] = said
    return found


def _read(one: RegisterField, record: Answers) -> Json:
    name, _, part = one.record.partition(_PART)
    said = record.get(name)
    if name == "evidence":
        return [option for option, _ in one.options if (said or {}).get(option, {}).get("there")]
    if not part:
        return said
    if one.kind is FieldType.NUMBER:
        return sum(sum(each) for each in (said or {}).values()) or None
    return (said or {}).get(part)


def recorded(register: Register, values: Answers, record: Answers, changed: Collection[str]) -> Answers:
    """The answers of the activity with those that were changed here. Raises DomainError for a number that the activity
    tells by kinds: it can be changed there alone."""
    found = dict(record)
    for one in register.fields:
        if one.record and one.name in changed:
            _write(one, values.get(one.name), found)
    if register.types and "type" not in found:
        found["type"] = register.types[0].value
    return {name: value for name, value in found.items() if value not in (None, "", [], {}) or name == "district"}


def _write(one: RegisterField, said: Json, record: Answers) -> None:
    name, _, part = one.record.partition(_PART)
    if name == "evidence":
        was, own = dict(record.get(name) or {}), {option for option, _ in one.options}
        kept = {kind: proof for kind, proof in was.items() if kind not in own}
        there = {kind: was.get(kind) or {"there": True, "place": ""} for kind in said or ()}
        record[name] = kept | {kind: proof | {"there": True} for kind, proof in there.items()}
    elif not part:
        record[name] = said[0] if one.kind is FieldType.PERIOD and said else said
    elif one.kind is FieldType.NUMBER:
        was = record.get(name) or {}
        if len(was) > 1:
            raise DomainError("register-by-kinds", what=one.label)
        record[name] = {next(iter(was), part): [said, 0]} if said else {}
    else:
        record[name] = {**(record.get(name) or {}), part: said} if said else _without(record.get(name) or {}, part)


def _without(said: Answers, part: str) -> Answers:
    return {name: value for name, value in said.items() if name != part}
