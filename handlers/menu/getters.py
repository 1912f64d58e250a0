"""What the menu shows."""

from typing import Any

from aiogram_dialog import DialogManager
from markupsafe import Markup

from handlers.context import screen, work_of
from handlers.entries import entries_of
from handlers.widgets.text import lines
from models.dates import at_time
from models.forms.kinds import Tap, TextKey, pairs
from services.people import admissions
from services.texts import texts
from storage.dialogues import KEPT


async def home(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """A greeting and the places of the person's roles."""
    actor = work_of(dialog_manager).actor
    key = "menu-home" if actor.center_id else "menu-home-admin"
    taps = [Tap(entry.command, texts().plain(f"menu-{entry.command}")) for entry in entries_of(actor) if entry.menu]
    return screen(texts().html(key, name=actor.name, center=actor.center_name), pairs(taps))


async def stranger(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """How to get in; whoever has come and waits for a word of the centre reads for what and for whom."""
    work = work_of(dialog_manager)
    found = await admissions.waited_for(work)
    if found is None:
        return screen(texts().html("menu-stranger"))
    at = at_time(work.actor.local(found.comes_at), work.today) if found.comes_at else "none"
    return screen(texts().html("join-waiting", center=found.center, post=found.place, at=at))


async def help_(dialog_manager: DialogManager, **_: Any) -> dict[str, Any]:
    """Every command of the person with what it does, and the emergency line."""
    actor = work_of(dialog_manager).actor
    commands: list[Markup | None] = [
        texts().html("help-line", command=entry.command, what=texts().plain(f"command-{entry.command}"))
        for entry in entries_of(actor)
    ]
    text = texts().html("help", commands=lines(*commands), days=KEPT.days)
    return screen(text, [[Tap("menu", TextKey("menu"))]] if actor.known else [])
