"""Which six buttons a menu has."""

import pytest

from handlers.area import entries
from handlers.entries import entries_of
from models.access import Role
from models.menu import MOST, ORDER, arranged
from models.people import Actor

FIRST = {
    Role.CURATOR: ["log", "request", "signal", "my", "monitoring"],
    Role.SPECIALIST: ["log", "requests", "plan", "my", "trip"],
    Role.COORDINATOR: ["requests", "monitoring", "plan", "people", "summary"],
    Role.HEAD: ["summary", "requests", "plan", "monitoring", "papers"],
    Role.ADMIN: ["centers", "center"],
}


def places(*roles: Role) -> list[str]:
    return [one.command for one in entries_of(Actor(1, 1, 1, roles=frozenset(roles))) if one.menu]


@pytest.mark.parametrize("role", Role)
def test_a_role_has_six_buttons_at_most_and_loses_none(role: Role) -> None:
    every = places(role)
    first, rest = arranged(every, {role}, {})
    assert first[: len(FIRST[role])] == FIRST[role]
    assert len(first) + bool(rest) <= MOST
    assert sorted(first + rest) == sorted(every), "what has no place here cannot be found"


def test_what_waits_stands_first_and_pushes_out_what_is_seldom_needed() -> None:
    every = places(Role.CURATOR)
    first, rest = arranged(every, {Role.CURATOR}, {"monitoring": 1, "requests": 2})
    assert first == ["monitoring", "requests", "log", "request", "signal"]
    assert rest[0] == "my"


def test_two_roles_are_one_menu() -> None:
    both = {Role.COORDINATOR, Role.SPECIALIST}
    first, rest = arranged(places(*both), both, {})
    assert first == ["requests", "log", "monitoring", "plan", "people"]
    assert len(first + rest) == len(set(first + rest))


def test_other_buttons_of_the_menu_take_places() -> None:
    first, _ = arranged(places(Role.HEAD), {Role.HEAD}, {}, taken=1)
    assert len(first) == MOST - 2


def test_every_place_of_the_order_is_one() -> None:
    known = {name for name, one in entries().items() if one.menu}
    assert {name for order in ORDER.values() for name in order} <= known
