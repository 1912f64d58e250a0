"""Whose phones lie on the table: read from a file that the product or a tester wrote."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulator.state import FIRST_USER_ID, World


class PeopleError(Exception):
    """One line for whoever wrote the file."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a phone; `started` is one who pressed START long before this page was opened."""

    name: str
    telegram_id: int
    role: str = ""
    username: str = ""
    started: bool = False
    messenger: str = ""  # "" is the page's first


def read_people(path: Path) -> list[Person]:
    """The people of a JSON file: a list of objects with the fields of Person. Raises PeopleError."""
    try:
        items = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PeopleError(f"{path}: {error}") from None
    if not isinstance(items, list):
        raise PeopleError(f"{path}: a list of people is expected")
    people = [_person(path, number, item) for number, item in enumerate(items, 1)]
    if len({person.telegram_id for person in people}) < len(people):
        raise PeopleError(f"{path}: two people have the same telegram_id")
    return people


def _person(path: Path, number: int, item: Any) -> Person:
    if not (isinstance(item, dict) and item.get("name") and isinstance(item.get("telegram_id"), int)):
        raise PeopleError(f"{path}: person {number} needs a name and a whole telegram_id")
    return Person(
        name=str(item["name"]),
        telegram_id=item["telegram_id"],
        role=str(item.get("role") or ""),
        username=str(item.get("username") or ""),
        started=bool(item.get("started")),
        messenger=str(item.get("messenger") or ""),
    )


def populate(world: World, people: Iterable[Person]) -> None:
    """A phone for each of them."""
    for person in people:
        user = world.add_user(person.name, user_id=person.telegram_id, username=person.username)
        world.chats[user.id].started = person.started


def free_id(worlds: Iterable[World]) -> int:
    """An id nobody has in any of them."""
    return max([FIRST_USER_ID, *(number for world in worlds for number in world.chats)]) + 1
