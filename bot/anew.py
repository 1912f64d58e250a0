"""The gate of a consent that has grown: whoever agreed to less is asked once more before anything else happens.

What they pressed or typed meanwhile waits in the memory of the process, for an hour, and goes on when they agree; it is
stored nowhere, the inbox keeps nothing of it either. Their own data can be looked at and forgotten without agreeing.
"""

import re
from collections import OrderedDict
from dataclasses import replace
from datetime import datetime, timedelta

import structlog
from aiogram import BaseMiddleware
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, TelegramObject, Update
from markupsafe import Markup

from bot.middlewares import Data, Handler, answer_press
from bot.storage import DialogueStorage
from handlers.privacy.states import Privacy
from handlers.states import FormStates
from handlers.widgets.erase import erase
from handlers.widgets.text import lines, paragraphs
from models import consent
from places.table import is_place
from services.privacy import consents
from services.texts import texts
from services.work import Work
from storage.clock import Clock
from storage.dialogues import KEPT

log = structlog.get_logger()

WAITS = timedelta(hours=1)
MOST_PEOPLE, MOST_EACH = 2000, 20
ANEW = "consent:"
"""What the buttons carry; «yes» or «no» and the version of the text behind it."""
OWN = re.compile(r"/(forget|mydata)(@\w+)?(\s|$)", re.IGNORECASE)
DROP = "!drop"
"""«Не сохранять»: a form that is open asks to be left on the way to one's own data."""


class AskAnew(BaseMiddleware):
    """Stands between the update and everything that handles it."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._held: OrderedDict[int, tuple[datetime, list[Update]]] = OrderedDict()

    async def __call__(self, handler: Handler, event: TelegramObject, data: Data) -> object:
        work: Work = data["work"]
        if not isinstance(event, Update) or work.actor.person_id is None:
            return await handler(event, data)
        query = event.callback_query
        if query is not None and (query.data or "").startswith(ANEW):
            return await self._answered(handler, query, data)
        said = event.message or event.edited_message or query
        if said is None or not work.actor.outgrown or _of_own_data(event, data):
            return await handler(event, data)
        self._hold(work.actor.user_id, event)
        await _ask(said, work)
        return None

    async def _answered(self, handler: Handler, query: CallbackQuery, data: Data) -> object:
        work: Work = data["work"]
        answer, _, version = (query.data or "").removeprefix(ANEW).partition(":")
        if not work.actor.outgrown:
            await answer_press(query, texts().plain("consent-given"))
            return None
        if version != str(consent.VERSION) or answer not in ("yes", "no"):
            await _ask(query, work)  # the text under the button was another one
            return None
        if answer == "no":
            await _put(query, texts().html("consent-refused"), _keyboard("yes"))
            return None
        await consents.agree(work, consent.VERSION)
        actor = replace(work.actor, consent=consent.VERSION)
        held = self._release(actor.user_id)
        await _close(query, again=not held)
        for one in held:
            await handler(_as_of(one, query), {**data, "work": replace(work, actor=actor)})
        return None

    def _hold(self, person: int, event: Update) -> None:
        """Keep it in memory; of a crowd the oldest goes first."""
        now = self._clock.now()
        while self._held and next(iter(self._held.values()))[0] + WAITS <= now:
            self._held.popitem(last=False)
        _, before = self._held.pop(person, (now, []))
        self._held[person] = now, [*before, event][-MOST_EACH:]
        if len(self._held) > MOST_PEOPLE:
            self._held.popitem(last=False)

    def _release(self, person: int) -> list[Update]:
        since, held = self._held.pop(person, (None, []))
        return held if since is not None and self._clock.now() < since + WAITS else []


def _of_own_data(event: Update, data: Data) -> bool:
    """Whether it looks at one's data or forgets them: that is open to everybody."""
    if event.message is not None:
        return OWN.match(event.message.text or "") is not None
    conversation = data["fsm_storage"].current if isinstance(data["fsm_storage"], DialogueStorage) else None
    window = conversation.window() if conversation is not None else None
    pressed = event.callback_query
    if window is None or pressed is None or is_place(pressed.data or ""):
        return False
    leaves = window["state"] == FormStates.leave.state and (pressed.data or "").endswith(DROP)
    return leaves or str(window["state"]).startswith(f"{Privacy.__name__}:")


def _as_of(held: Update, query: CallbackQuery) -> Update:
    """The held press under the number of today's: Telegram takes no answer to one that is old."""
    if held.callback_query is None:
        return held
    return held.model_copy(update={"callback_query": held.callback_query.model_copy(update={"id": query.id})})


async def _ask(said: Message | CallbackQuery, work: Work) -> None:
    """The window: what is new, and all that is kept."""
    message = said.message if isinstance(said, CallbackQuery) else said
    if message is None:
        return
    new = range(work.actor.consent + 1, consent.VERSION + 1)
    news = lines(*(texts().html("consent-news", version=version) for version in new))
    text = paragraphs(texts().html("consent-anew"), news, texts().html("consent-anew-ask", days=KEPT.days))
    await message.answer(text, reply_markup=_keyboard("yes", "no"))


async def _close(query: CallbackQuery, *, again: bool) -> None:
    """The window goes, so that what goes on stands last; where nothing goes on, it says what to do."""
    if not again and isinstance(query.message, Message) and await erase(query.message):
        return
    await _put(query, texts().html("consent-thanks-again" if again else "consent-thanks"))


async def _put(query: CallbackQuery, text: Markup, keyboard: InlineKeyboardMarkup | None = None) -> None:
    """In the place of the window, or below one that is too old to be changed."""
    if isinstance(query.message, Message):
        try:
            await query.message.edit_text(text, reply_markup=keyboard)
        except TelegramBadRequest as error:
            log.info("window not changed", reason=error.message)  # pressed twice, it stands there already
    elif query.message is not None:
        await query.message.answer(text, reply_markup=keyboard)


def _keyboard(*answers: str) -> InlineKeyboardMarkup:
    words = {"yes": "join-agree", "no": "join-disagree"}
    row = [
        InlineKeyboardButton(text=texts().plain(words[one]), callback_data=f"{ANEW}{one}:{consent.VERSION}")
        for one in answers
    ]
    return InlineKeyboardMarkup(inline_keyboard=[row])
