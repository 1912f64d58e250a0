"""What of a register is counted: each a number of its own, in the order in which papers tell them."""

from enum import StrEnum

from models.registers.definition import Column, Register
from models.registers.tallies import RegisterTally


class RegisterMeasure(StrEnum):
    """A number that a register comes to."""

    ENTRIES = "entries"
    NUMBER = "number"
    AMOUNT = "amount"
    """Kopecks."""
    HOURS = "hours"
    PEOPLE = "people"


PEOPLE = (RegisterMeasure.HOURS, RegisterMeasure.PEOPLE)
"""What is counted over colleagues."""


def measures(register: Register) -> tuple[RegisterMeasure, ...]:
    """Those of a register: of a snapshot its number alone, for nobody asks how many districts sent one."""
    if register.snapshot:
        return (RegisterMeasure.NUMBER,)
    found = [RegisterMeasure.ENTRIES]
    if register.of_column(Column.NUMBER) is not None:
        found.append(RegisterMeasure.NUMBER)
    if register.of_column(Column.AMOUNT) is not None:
        found.append(RegisterMeasure.AMOUNT)
    return (*found, *PEOPLE) if register.trains else tuple(found)


def measured(tally: RegisterTally, measure: RegisterMeasure) -> int:
    """The number itself: of money in kopecks."""
    return int(getattr(tally, measure.value))
