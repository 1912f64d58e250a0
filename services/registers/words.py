"""What an answer of a register reads like: on a card, in its history, in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.dates import short
from models.periods import Period, Span
from models.registers.definition import FieldType, Register, RegisterField
from models.registers.money import money_said
from models.registers.values import STATE
from models.stored import Json
from services.periods import name_of
from services.texts import texts


@dataclass(frozen=True)
class Names:
    """What districts and colleagues are called, by their numbers."""

    districts: Mapping[int, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)


def answer_said(one: RegisterField, said: Json, names: Names) -> str:
    """An answer in words; empty for none."""
    if said in (None, "", [], {}):
        return ""
    if one.kind is FieldType.MONEY:
        return money_said(int(said))
    if one.kind in (FieldType.DAY, FieldType.DAY_AHEAD):
        return short(date.fromisoformat(said))
    if one.kind is FieldType.PERIOD:
        return " – ".join(dict.fromkeys(short(date.fromisoformat(day)) for day in said))
    if one.kind is FieldType.QUARTER:
        return name_of(Period.around(Span.QUARTER, date.fromisoformat(said)))
    if one.kind is FieldType.DISTRICT:
        return names.districts.get(int(said), texts().plain("form-gone"))
    if one.kind is FieldType.HOURS:
        gone = texts().plain("form-gone")
        told = ((names.people.get(int(person), gone), hours) for person, hours in said.items())
        return ", ".join(texts().plain("register-hours", name=name, hours=hours) for name, hours in told)
    if one.kind is FieldType.CHOICE:
        return one.called(str(said))
    if one.kind is FieldType.SEVERAL:
        return ", ".join(one.called(option) for option in said)
    return str(said)


def change_said(register: Register, name: str, said: Json, names: Names) -> str:
    """An answer of before or after a change, be it of a field or of the state."""
    if name == STATE:
        return register.state_called(str(said or ""))
    one = next((one for one in register.fields if one.name == name), None)
    return answer_said(one, said, names) if one is not None else ""


def label_of(register: Register, name: str) -> str:
    """What a field or the state is called."""
    if name == STATE:
        return texts().plain("register-state-label")
    return next((one.label for one in register.fields if one.name == name), name)
