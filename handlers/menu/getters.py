"""What the menu shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from handlers.entries import entries_of
from handlers.widgets.kept import Kept
from handlers.widgets.text import addressed, lines
from models.dates import at_time
from services.people import admissions
from services.people.admissions import Waiting
from services.texts import texts
from services.work import Work
from storage.dialogues import KEPT


@dataclass(frozen=True)
class MenuFacts:
    """Who is greeted, and the places of their roles."""

    name: str
    center: str
    outside: bool
    commands: Sequence[str]


@dataclass(frozen=True)
class HelpFacts:
    """Every command of the person."""

    known: bool
    commands: Sequence[str]


@dataclass(frozen=True)
class StrangerFacts:
    """What somebody who has come waits for."""

    waited: Waiting | None


async def home(work: Work, _: Kept) -> MenuFacts:
    """A greeting and the places of the person's roles."""
    actor = work.actor
    commands = [entry.command for entry in entries_of(actor) if entry.menu]
    return MenuFacts(actor.name, actor.center_name, not actor.center_id, commands)


def place(_: Work, command: str) -> str:
    """A place of the menu."""
    return texts().plain(f"menu-{command}")


async def stranger(work: Work, _: Kept) -> StrangerFacts:
    """How to get in."""
    return StrangerFacts(await admissions.waited_for(work))


def way_in(work: Work, shown: StrangerFacts) -> Markup:
    """How to get in; whoever has come and waits for a word of the centre reads for what and for whom."""
    found = shown.waited
    if found is None:
        return texts().html("menu-stranger")
    at = at_time(work.actor.local(found.comes_at), work.today) if found.comes_at else "none"
    return texts().html("join-waiting", center=found.center, post=found.place, at=at)


async def help_page(work: Work, _: Kept) -> HelpFacts:
    """Every command of the person."""
    return HelpFacts(work.actor.known, [entry.command for entry in entries_of(work.actor)])


def help_text(work: Work, shown: HelpFacts) -> Markup:
    """Every command with what it does, and the emergency line."""
    commands = [
        texts().html("help-line", command=command, what=texts().plain(f"command-{command}"))
        for command in shown.commands
    ]
    return texts().html(
        "help", commands=lines(*commands), days=KEPT.days, asks=texts().html(addressed(work, "bot-asks"))
    )
