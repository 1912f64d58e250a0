"""Every place a person can go to by a command or from the menu: one table for commands, menu and access."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from functools import cache

from aiogram.fsm.state import State
from aiogram_dialog import DialogManager, StartMode

from handlers.context import work_of
from handlers.states import (
    Centers,
    ClaimStates,
    FormStates,
    Join,
    Menu,
    MonitoringStates,
    My,
    People,
    PlanStates,
    Privacy,
    QuestionnaireStates,
    RemindersStates,
    RequestLists,
    RequestStates,
    SummaryStates,
)
from models.access import Permission
from models.errors import Denied, DomainError
from models.people import Actor
from places.table import read


@dataclass(frozen=True)
class Entry:
    """A command; `menu` entries are buttons too. Texts: `command-<name>` and `menu-<name>`."""

    command: str
    state: State
    permission: Permission | None = None
    form: str = ""
    menu: bool = True
    anybody: bool = False
    """Whether it is open to those without a role too: strangers, and people who were let go."""


ENTRIES = (
    Entry("log", FormStates.step, Permission.LOG_ACTIVITY, "activity"),
    Entry("my", My.list, Permission.SEE_OWN_ACTIVITIES),
    Entry("plan", PlanStates.home, Permission.SEE_PLAN),
    Entry("request", RequestLists.choose, Permission.ASK_REQUEST),
    Entry("requests", RequestStates.home, Permission.ASK_REQUEST),
    Entry("summary", SummaryStates.page, Permission.SEE_SUMMARY),
    Entry("check", ClaimStates.check, Permission.SEE_SUMMARY, menu=False),
    Entry("monitoring", MonitoringStates.home, Permission.SEE_MONITORING),
    Entry("questionnaires", QuestionnaireStates.home, Permission.ANSWER_QUESTIONNAIRES),
    Entry("reminders", RemindersStates.home, Permission.OWN_REMINDERS),
    Entry("people", People.list, Permission.MANAGE_PEOPLE),
    Entry("invite", FormStates.step, Permission.MANAGE_PEOPLE, "invite"),
    Entry("centers", Centers.list, Permission.MANAGE_CENTERS),
    Entry("center", FormStates.step, Permission.MANAGE_CENTERS, "center"),
    Entry("mydata", Privacy.data, Permission.OWN_DATA, menu=False, anybody=True),
    Entry("forget", Privacy.forget, Permission.OWN_DATA, menu=False, anybody=True),
    Entry("menu", Menu.home, menu=False),
    Entry("cancel", Menu.home, menu=False),
    Entry("help", Menu.help, menu=False, anybody=True),
)
BY_COMMAND = {entry.command: entry for entry in ENTRIES}


def entries_of(actor: Actor) -> Sequence[Entry]:
    """What this person may open; a stranger gets nothing but help, who was let go also their own data."""
    if not actor.known:
        return [entry for entry in ENTRIES if entry.anybody and (actor.person_id or not entry.permission)]
    return _entries(actor.permissions)


@cache
def _entries(permissions: frozenset[Permission]) -> Sequence[Entry]:
    return tuple(entry for entry in ENTRIES if entry.permission is None or entry.permission in permissions)


def permit(actor: Actor, command: str) -> None:
    """Raise Denied where a known person may not go; a stranger is told how to get in instead."""
    entry = BY_COMMAND.get(command)
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
    entry = BY_COMMAND.get("menu" if command == "start" else command)
    if not actor.known and not (entry and entry.anybody):
        await manager.start(Menu.stranger, mode=StartMode.RESET_STACK)
        return
    if command == "letter":
        await _press(manager, argument)
        return
    if entry is None:
        raise DomainError("error-stale")
    permit(actor, entry.command)
    start = {"form": entry.form} if entry.form else {"argument": argument} if argument else None
    await manager.start(entry.state, start, mode=StartMode.RESET_STACK)


def leads(command: str) -> Callable[[DialogManager], Awaitable[None]]:
    """What a button does that leads where a command does."""
    return lambda manager: go(manager, command)


async def _press(manager: DialogManager, what: str) -> None:
    """A button under a letter."""
    place = read(what)
    if place is None:
        raise DomainError("error-stale")
    await manager.middleware_data["letters"][place.way](manager, place)
