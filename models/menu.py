"""The menu: six buttons at most, ordered by what a role does; what waits for the person comes first."""

from collections.abc import Collection, Mapping, Sequence
from enum import StrEnum

from models.access import Role

MOST = 6
"""Buttons that a menu has, «Ещё» and «Сменить центр» included."""

FLAT = 14
"""Places that «Ещё» shows at once; of more it shows what they are about."""


class MenuHeading(StrEnum):
    """What places that are seldom needed are about. An area says it of its command."""

    WORK = "work"
    RESULTS = "results"
    PEOPLE = "people"
    OWN = "own"


ORDER: Mapping[Role, Sequence[str]] = {
    Role.COORDINATOR: ("requests", "monitoring", "plan", "people", "summary", "log", "papers", "my"),
    Role.CURATOR: ("log", "request", "signal", "my", "monitoring", "plan", "requests", "trip"),
    Role.SPECIALIST: ("log", "requests", "plan", "my", "trip", "request"),
    Role.HEAD: ("summary", "requests", "plan", "monitoring", "papers", "log", "my"),
    Role.ADMIN: ("centers", "center"),
}
"""What each role does, the most frequent first. What does not stand here comes behind, as the areas follow."""


def under(
    places: Sequence[str], headings: Mapping[str, MenuHeading], opened: MenuHeading | None
) -> tuple[list[str], list[MenuHeading]]:
    """What of the places «Ещё» shows, and which headings: all places that one screen holds; of more the headings, and
    under the one that is opened its places."""
    if len(places) <= FLAT:
        return list(places), []
    if opened is not None:
        return [one for one in places if headings[one] is opened], []
    return [], [one for one in MenuHeading if any(headings[place] is one for place in places)]


def arranged(
    commands: Sequence[str], roles: Collection[Role], waiting: Mapping[str, int], taken: int = 0
) -> tuple[list[str], list[str]]:
    """Which commands stand in the menu, and which under «Ещё», both in their order; `taken` buttons are others.

    Somebody of two roles has one menu: what either does most often stands before what either does seldom.
    """
    places = [ORDER[role] for role in ORDER if role in roles]

    def place(command: str) -> tuple[bool, int, int]:
        found = [(order.index(command), number) for number, order in enumerate(places) if command in order]
        return (not waiting.get(command), *min(found, default=(len(commands), 0)))

    ordered, room = sorted(commands, key=place), MOST - taken
    if len(ordered) <= room:
        return ordered, []
    return ordered[: room - 1], ordered[room - 1 :]
