"""Reads what is typed outside forms and opens what it wants. What each intent opens its area says (`Area.phrases`)."""

import secrets
from collections.abc import Container, Sequence

from aiogram.types import Message
from aiogram_dialog import DialogManager, StartMode

from handlers.area import areas, entries
from handlers.context import work_of
from handlers.entries import go, permit
from handlers.form.at_once import start_of_form
from handlers.phrases.kept import Card, PhraseKept
from handlers.phrases.states import PhraseStates
from handlers.states import FormStates, Menu
from handlers.widgets.phrases import Way
from handlers.widgets.text import addressed
from models.access import Permission
from models.forms.kinds import TextKey
from models.sentences import ActivityDraft, Intent
from models.sentences.meaning import tells
from services.phrases import Understood, understand
from services.texts import texts
from services.work import Work

MOST_WAYS, MOST_CARDS = 6, 10


class Reader:
    """The reader of sentences."""

    async def take(self, message: Message, manager: DialogManager) -> None:
        """Open what the text wants, ask which of two, or say that it was not understood and what would be."""
        work = work_of(manager)
        if not work.actor.may(Permission.LOG_ACTIVITY):
            await self._say_nothing(message, manager)
            return
        await self._open(await understand(work, message.text or ""), message, manager)

    async def take_sure(self, message: Message, manager: DialogManager, besides: Container[str] = frozenset()) -> bool:
        """Take only what tells something beyond doubt: the window has a use of its own for any other text, and for what
        wants one of these."""
        work, text = work_of(manager), message.text or ""
        if len(text.split()) < 2 or not work.actor.may(Permission.LOG_ACTIVITY):
            return False
        found = await understand(work, text)
        draft = found.draft
        if (
            not tells(draft.intent)
            or draft.intent in besides
            or not (draft.intent != Intent.ACTIVITY or any(map(_told, draft.part.activities)))
        ):
            return False
        await self._open(found, message, manager)
        return True

    async def _open(self, found: Understood, message: Message, manager: DialogManager) -> None:
        ways = await _ways(work_of(manager), found)
        at_help = manager.has_context() and manager.current_context().state == Menu.help
        if isinstance(ways, TextKey):
            await message.answer(texts().html(ways.key, **ways.args))
        elif not ways or (at_help and ways[0].command == "help"):
            await self._say_nothing(message, manager)
        elif len(ways) == 1 and ways[0].sure:
            await follow(manager, ways[0])
        elif not found.draft.near and all(way.form for way in ways) and _tells_several(found):
            cards = [Card(way=way, key=secrets.token_urlsafe(12)) for way in ways[:MOST_CARDS]]
            await manager.start(PhraseStates.several, PhraseKept(cards=cards).json(), mode=StartMode.RESET_STACK)
        else:
            kept = PhraseKept(ways=list(ways[:MOST_WAYS]))
            await manager.start(PhraseStates.choose, kept.json(), mode=StartMode.RESET_STACK)

    async def _say_nothing(self, message: Message, manager: DialogManager) -> None:
        """What is understood, with two examples; under it the window that stands, and never the whole help again."""
        await message.answer(texts().html(addressed(work_of(manager), "phrase-nothing")))
        if not manager.has_context() or manager.current_context().state == Menu.help:
            await go(manager, "menu")


async def _ways(work: Work, found: Understood) -> Sequence[Way] | TextKey:
    """What all areas open for all that it may want; a word where one has something to say instead."""
    draft, ways = found.draft, list[Way]()
    said: TextKey | None = None
    for intent in draft.near or (draft.intent, *draft.also):
        for area in areas():
            opens = area.phrases.get(intent)
            opened = await opens(work, found) if opens else ()
            if isinstance(opened, TextKey):
                said = opened
            else:
                ways += opened
    return ways or said or ()


def _told(one: ActivityDraft) -> bool:
    """Whether it is more than what a kind is called."""
    return any((one.days, one.attendance, one.total, one.evidence, one.handouts, one.districts))


def _tells_several(found: Understood) -> bool:
    draft = found.draft
    days = [len(one.days.value) for one in draft.part.activities if one.days]
    return bool(draft.also) or len(draft.part.activities) > 1 or max(days, default=0) > 1


async def follow(manager: DialogManager, way: Way) -> None:
    """Go there, whatever was open before. Raises Denied where the person may not."""
    if way.form:
        await manager.start(FormStates.step, start_of_form(way), mode=StartMode.RESET_STACK)
        return
    permit(work_of(manager).actor, way.command)
    await manager.start(entries()[way.command].state, way.start or None, mode=StartMode.RESET_STACK)
