"""What an answer of a register reads like: on a card, in its history, in a file."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from models.dates import short
from models.periods import Period, Span
from models.registers.definition import Column, FieldType, Register, RegisterField
from models.registers.measures import RegisterMeasure, measured, measures
from models.registers.money import money_said
from models.registers.tallies import RegisterTally
from models.registers.values import STATE
from models.stored import Json
from services.periods import name_of
from services.texts import label, small, texts


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


def recorded_as(register: Register, name: str) -> str:
    """What a field of the activity is called in the register, which may call it otherwise."""
    asked = (one for one in register.fields if one.record.partition("/")[0] == name)
    return next((one.label for one in asked), label("activity", name))


def measure_name(register: Register, measure: RegisterMeasure) -> str:
    """What a number of a register is called: «Гранты», «Гранты: запрошено, руб.», «Курсы: часов»."""
    if measure is measures(register)[0]:
        return register.name
    return texts().plain("register-measure", register=register.name, measure=small(_of(register, measure)))


def _of(register: Register, measure: RegisterMeasure) -> str:
    one = (
        register.of_column(Column(measure.value))
        if measure in (RegisterMeasure.NUMBER, RegisterMeasure.AMOUNT)
        else None
    )
    if one is None:
        return label("register-measure", measure)
    return texts().plain("register-rubles", label=one.label) if measure is RegisterMeasure.AMOUNT else one.label


def measure_said(register: Register, measure: RegisterMeasure, number: int) -> str:
    """A number of a register with what it is of: «3 записи», «1 200 000 ₽», «144 часа»."""
    if measure is RegisterMeasure.AMOUNT:
        return money_said(number)
    one = register.of_column(Column.NUMBER)
    if measure is RegisterMeasure.NUMBER and one is not None:
        return str(number) if register.snapshot else texts().plain("register-of", what=small(one.label), count=number)
    return label("register-counted", measure, count=number)


def tally_said(register: Register, tally: RegisterTally, target: int = 0) -> str:
    """«3 записи из 4, 1 200 000 ₽»: all that a register comes to, against what was promised; what nobody answered is
    left out."""
    every = [(measure, measured(tally, measure)) for measure in measures(register)]
    told = [measure_said(register, one, number) for place, (one, number) in enumerate(every) if number or not place]
    if target:
        told[0] = texts().plain("register-of-target", counted=told[0], target=target)
    return ", ".join(told)
