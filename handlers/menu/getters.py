"""What the menu shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.entries import entries_of
from handlers.menu.kept import MenuKept
from handlers.widgets.kept import Kept
from handlers.widgets.text import addressed, lines
from models.access import Role, guide_of
from models.accounts import Elsewhere
from models.dates import at_time
from models.forms.kinds import TextKey
from models.menu import MenuHeading, arranged, under
from services.people import admissions
from services.people.admissions import Waiting
from services.texts import spoken, texts
from services.work import Work
from storage.dialogues import KEPT


@dataclass(frozen=True)
class Place:
    """A place of the menu, and how much waits there for the person."""

    command: str
    waiting: int


@dataclass(frozen=True, kw_only=True)
class MenuFacts:
    """Who is greeted, the places that their roles come to most, and whether there are others."""

    name: str
    center: str
    outside: bool
    places: Sequence[Place]
    rest: bool
    elsewhere: Sequence[Elsewhere]
    begun: bool
    """Whether a form was put aside here when the person went over to another centre."""


@dataclass(frozen=True)
class MoreFacts:
    """The other places, or what they are about where they are more than a screen; whether one of that is opened."""

    places: Sequence[Place]
    headings: Sequence[MenuHeading]
    opened: MenuHeading | None


@dataclass(frozen=True)
class HelpFacts:
    """Every command of the person."""

    known: bool
    commands: Sequence[str]
    guide: Role | None
    """Whose guide is offered."""


@dataclass(frozen=True)
class GuideFacts:
    """Whose guide is read."""

    role: Role


@dataclass(frozen=True)
class StrangerFacts:
    """What somebody who has come waits for."""

    waited: Waiting | None


async def home(work: Work, mine: MenuKept) -> MenuFacts:
    """A greeting and the places of the person's roles; what waits for them comes first."""
    actor = work.actor
    places, rest = await _arranged(work, mine)
    return MenuFacts(
        name=actor.name,
        center=actor.center_name,
        outside=not actor.center_id,
        places=places,
        rest=bool(rest),
        elsewhere=actor.elsewhere,
        begun=mine.begun,
    )


async def more(work: Work, mine: MenuKept) -> MoreFacts:
    """What has no button in the menu itself."""
    rest = {place.command: place for place in (await _arranged(work, mine))[1]}
    about = {entry.command: entry.heading for entry in entries_of(work.actor)}
    shown, headings = under(list(rest), about, mine.heading)
    return MoreFacts([rest[command] for command in shown], headings, mine.heading)


@dataclass(frozen=True)
class CentersFacts:
    """The other centres of the person."""

    center: str
    elsewhere: Sequence[Elsewhere]


async def centers(work: Work, _: Kept) -> CentersFacts:
    """Which one to go to."""
    return CentersFacts(work.actor.center_name, work.actor.elsewhere)


async def _arranged(work: Work, mine: MenuKept) -> tuple[list[Place], list[Place]]:
    may = entries_of(work.actor)
    waiting = {entry.command: await entry.waiting(work) for entry in may if entry.waiting is not None}
    found = [entry for entry in may if entry.menu or waiting.get(entry.command)]
    taken = bool(work.actor.elsewhere) + mine.begun
    parts = arranged([entry.command for entry in found], work.actor.roles, waiting, taken)
    places, rest = ([Place(command, waiting.get(command, 0)) for command in part] for part in parts)
    return places, rest


def others(_: Work, shown: MenuFacts) -> Markup:
    """The other centres of the person."""
    named = "; ".join(one.center for one in shown.elsewhere)
    return texts().html("menu-elsewhere", others=named, count=len(shown.elsewhere))


def place(_: Work, shown: Place) -> str:
    """A place of the menu, with how much waits there."""
    name = texts().plain(f"menu-{shown.command}")
    return texts().plain("menu-waiting", name=name, count=shown.waiting) if shown.waiting else name


def greeting(_work: Work, _shown: MenuFacts) -> Markup | None:
    """What the centre itself says to its people."""
    return Markup.escape(spoken().greeting) if spoken().greeting else None


def own_help(work: Work, _shown: HelpFacts) -> Markup | None:
    """What help says of the centre's own, above the bot's."""
    text = spoken().help
    return texts().html("words-own-help", center=work.actor.center_name, text=text) if text else None


async def stranger(work: Work, _: Kept) -> StrangerFacts:
    """How to get in."""
    return StrangerFacts(await admissions.waited_for(work))


def way_in(work: Work, shown: StrangerFacts) -> Markup:
    """How to get in; whoever has come and waits for a word of the centre reads for what and for whom."""
    found = shown.waited
    if found is None:
        return texts().html("menu-stranger")
    at = at_time(work.actor.local(found.comes_at), work.today) if found.comes_at else found.how
    return texts().html("join-waiting", center=found.center, post=found.place, at=at)


async def help_page(work: Work, _: Kept) -> HelpFacts:
    """Every command of the person."""
    commands = [entry.command for entry in entries_of(work.actor)]
    return HelpFacts(work.actor.known, commands, guide_of(work.actor.roles))


async def guide_page(work: Work, _: Kept) -> GuideFacts:
    """Whose guide it is; whoever has none any more reads the shortest."""
    return GuideFacts(guide_of(work.actor.roles) or Role.CURATOR)


def help_text(work: Work, shown: HelpFacts) -> Markup:
    """Every command with what it does, and the emergency line."""
    commands = [
        texts().html("help-line", command=command, what=texts().plain(f"command-{command}"))
        for command in shown.commands
    ]
    return texts().html(
        "help", commands=lines(*commands), days=KEPT.days, asks=texts().html(addressed(work, "bot-asks"))
    )


def guide(_: Work, shown: GuideFacts) -> TextKey:
    """How the work of that role is done here, two screens at most."""
    return TextKey(f"guide-{shown.role}")
