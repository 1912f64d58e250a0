"""Every place a person can go to by a command or from the menu, out of all areas: for commands, menu and access."""

from collections.abc import Awaitable, Callable, Sequence
from functools import cache

from aiogram_dialog import DialogManager, StartMode

from handlers.area import Entry, entries
from handlers.context import work_of
from handlers.states import Join, Menu
from handlers.turning import turn_for
from models.access import Permission
from models.errors import Denied, DomainError
from models.people import Actor
from places.table import read


def entries_of(actor: Actor) -> Sequence[Entry]:
    """What this person may open; a stranger gets nothing but help, who was let go also their own data."""
    if not actor.known:
        return [entry for entry in entries().values() if entry.anybody and (actor.person_id or not entry.permission)]
    return _entries(actor.permissions, bool(actor.elsewhere))


@cache
def _entries(permissions: frozenset[Permission], several: bool) -> Sequence[Entry]:
    return tuple(
        entry
        for entry in entries().values()
        if (entry.permission is None or entry.permission in permissions) and (several or not entry.several)
    )


def permit(actor: Actor, command: str) -> None:
    """Raise Denied where a known person may not go; a stranger is told how to get in instead."""
    entry = entries().get(command)
    if entry and entry.permission and actor.known and not actor.may(entry.permission):
        raise Denied(entry.permission)


async def go(manager: DialogManager, command: str, argument: str = "") -> None:
    """Open what the command names, whatever was open before; behind `start` stands the hash of a code.

    Raises Denied where the person may not go, DomainError for a place that is not there: a late or forged press.
    """
    actor = work_of(manager).actor
    if command == "start" and argument:
        await manager.start(Join.consent, {"code": argument}, mode=StartMode.RESET_STACK)
        return
    entry = entries().get("menu" if command == "start" else command)
    if not actor.known and not (entry and entry.anybody):
        await manager.start(Menu.stranger, mode=StartMode.RESET_STACK)
        return
    if command == "letter":
        await _press(manager, argument)
        return
    if entry is None:
        raise DomainError("error-stale")
    permit(actor, entry.command)
    if entry.opens is not None:
        await entry.opens(manager)
        return
    start = {"form": entry.form} if entry.form else {"argument": argument} if argument else None
    await manager.start(entry.state, start, mode=StartMode.RESET_STACK)


async def visit(manager: DialogManager, command: str, **start: object) -> None:
    """Open what the command names over this window, begun with what its area reads: another area is known by its
    commands. What may be seen there its use cases say."""
    await manager.start(entries()[command].state, start)


def leads(command: str) -> Callable[[DialogManager], Awaitable[None]]:
    """What a button does that leads where a command does."""
    return lambda manager: go(manager, command)


async def _press(manager: DialogManager, what: str) -> None:
    """A button under a letter; one of another centre of the account is pressed there."""
    await turn_for(manager, what)
    place = read(what)
    if place is None:
        raise DomainError("error-stale")
    await manager.middleware_data["letters"][place.way](manager, place)
