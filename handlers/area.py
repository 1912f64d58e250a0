"""What an area gives to the bot. Each has a package here with an `area.py`, and everything else walks over those."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from aiogram.fsm.state import State
from aiogram_dialog import Dialog, DialogManager

from handlers.widgets.form.spec import FormSpec
from handlers.widgets.letters import Presses
from handlers.widgets.phrases import Opens
from models.access import Permission
from models.menu import MenuHeading
from services.work import Work


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A command; `menu` entries, and those that something waits in, are buttons too, as `models/menu.py` says. Texts:
    `command-<name>`, `menu-<name>`."""

    command: str
    state: State
    permission: Permission | None = None
    form: str = ""
    menu: bool = True
    heading: MenuHeading = MenuHeading.WORK
    """What it is about, where «Ещё» has more places than a screen."""
    anybody: bool = False
    """Whether it is open to those without a role too: strangers, and people who were let go."""
    several: bool = False
    """Whether it is for those alone who work in several centres."""
    opens: Callable[[DialogManager], Awaitable[None]] | None = None
    """Does what it does instead of opening a window; a half-filled form is not asked to be left."""
    waiting: Callable[[Work], Awaitable[int]] | None = None
    """How much of it waits for the person now: it stands first in the menu then, with its number."""


@dataclass(frozen=True)
class Link:
    """A link of the bot that is no invite: whether a code behind `/start` is one, and what is done then. A half-filled
    form is not asked to be left."""

    mine: Callable[[str], bool]
    opens: Callable[[DialogManager, str], Awaitable[None]]


@dataclass(frozen=True, kw_only=True)
class Area:
    """One area: all that the rest of the bot knows of it."""

    order: int
    """Where it stands in the menu and in the lists of commands."""
    entries: Sequence[Entry] = ()
    texts: Sequence[str] = ()
    """Keys of what windows say that stand nowhere whole: they are put together of a beginning and a word."""
    buttons: Sequence[str] = ()
    """The same of what buttons bear; it is short."""
    dialogues: Sequence[Callable[[], Dialog]] = ()
    """Built once a dispatcher."""
    forms: Sequence[FormSpec] = ()
    presses: Presses = field(default_factory=dict)
    """What the buttons of letters do. A place that no area presses ends the start."""
    phrases: Mapping[str, Opens] = field(default_factory=dict)
    """What a sentence opens, by what it wants (`models/sentences`); several areas may open something for the same."""
    files: Mapping[State | None, Callable[..., Awaitable[None]]] = field(default_factory=dict)
    """What takes a document: in the window that asks for one, and (None) wherever one is sent, unless it is somebody
    else's to take: then it raises SkipHandler."""
    links: Sequence[Link] = ()
    """What opens links of its own; the code of any other is an invite's."""

    naming: Sequence[State] = ()
    """Windows that ask for names of staff: what is typed there may name people, as in a form's question that does."""


@cache
def areas() -> Sequence[Area]:
    """Every area, in their order."""
    found: list[Area] = [
        import_module(f"{__package__}.{file.parent.name}.area").AREA for file in Path(__file__).parent.glob("*/area.py")
    ]
    return sorted(found, key=lambda area: area.order)


@cache
def entries() -> Mapping[str, Entry]:
    """Every command by its name, in the order of the menu."""
    return {entry.command: entry for area in areas() for entry in area.entries}


def link_of(code: str) -> Link | None:
    """What opens a link with that code; None for an invite's."""
    return next((one for area in areas() for one in area.links if one.mine(code)), None)


@cache
def naming() -> frozenset[str]:
    """The windows of all areas that ask for names of staff, as the database calls them."""
    return frozenset(str(state.state) for area in areas() for state in area.naming)


@cache
def forms() -> Mapping[str, FormSpec]:
    """Every form by its name."""
    return {spec.name: spec for area in areas() for spec in area.forms}
