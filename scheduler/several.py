"""Letters to whoever works in several centres: each says which one it is of, and its buttons lead there."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, exists
from sqlalchemy.orm import aliased

from models.people import Center, Person, Tenure
from scheduler.letters.letter import Letter
from services.texts import texts

L = TypeVar("L", bound=Letter)
NAME = 60
"""Characters of a centre's name above a letter."""


def works_elsewhere(day: date) -> ColumnElement[bool]:
    """A condition on a Person: their account holds a post in another centre too on that day."""
    other, held = aliased(Person), aliased(Tenure)
    same = (other.account == Person.account) & (other.id != Person.id)
    return exists().where(same, held.person_id == other.id, held.held(day)).correlate(Person)


def of_its_center(letter: L, center: Center) -> L:
    """The letter under its centre's name. It says so whichever centre the person is in: that may change before they
    read it."""
    name = center.name if len(center.name) <= NAME else f"{center.name[: NAME - 1]}…"
    return replace(letter, text=texts().html("letter-of-center", center=name, text=letter.text), center=center.id)
