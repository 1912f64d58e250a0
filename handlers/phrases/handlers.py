"""What the buttons under a sentence do."""

from typing import Any

from aiogram_dialog import DialogManager

from handlers.area import forms
from handlers.context import start_link, work_of
from handlers.form.at_once import start_of_form, store_at_once
from handlers.phrases.kept import Card, PhraseKept
from handlers.phrases.reader import follow
from handlers.states import FormStates
from handlers.widgets.kept import kept
from models.errors import DomainError
from models.forms.kinds import TextKey


def mine_of(manager: DialogManager) -> PhraseKept:
    """What the dialogue keeps."""
    return kept(manager, PhraseKept)


async def go_way(manager: DialogManager, number: int) -> None:
    """One of the ways. Raises DomainError for one that is not there."""
    ways = mine_of(manager).ways
    if not 1 <= number <= len(ways):
        raise DomainError("error-stale")
    await follow(manager, ways[number - 1])


def _card(manager: DialogManager, number: int) -> Card:
    cards = mine_of(manager).cards
    if not 1 <= number <= len(cards) or cards[number - 1].saved is not None:
        raise DomainError("error-stale")
    return cards[number - 1]


async def open_card(manager: DialogManager, number: int) -> None:
    """Its form, with what is still to be asked, over the list."""
    one = _card(manager, number)
    await manager.start(FormStates.step, start_of_form(one.way, one.key))


async def drop(manager: DialogManager, number: int) -> None:
    """It is not stored with the others; a second tap takes it back."""
    one = _card(manager, number)
    one.dropped, one.trouble = not one.dropped, None


async def save_all(manager: DialogManager) -> None:
    """Every card that waits, each under its own key; what cannot be stored yet stays, with the reason."""
    work, mine = work_of(manager), mine_of(manager)
    waiting = [one for one in mine.cards if one.waits]
    for one in waiting:
        done = await store_at_once(work, forms()[one.way.form], one.way, one.key, start_link(manager))
        if isinstance(done, TextKey):
            one.trouble = done
        else:
            one.saved, one.trouble = done.word, None
    left = sum(one.waits for one in mine.cards)
    mine.tell("phrase-saved-all", saved=len(waiting) - left, left=left)


async def came_back(start: Any, result: Any, manager: DialogManager) -> None:
    """The form of a card was saved, or left."""
    if result and isinstance(start, dict):
        for one in mine_of(manager).cards:
            if one.key == start.get("key"):
                one.saved, one.trouble, one.dropped = TextKey(result["key"], result["args"]), None, False
