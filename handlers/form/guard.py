"""The guard of personal data before every form: a text that holds any is taken out of the chat, not stored.

What was typed waits in memory only; what is kept and shown of it are the kinds of what was found, and where it stands.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.types import Message

from handlers.context import work_of
from handlers.form.state import OpenForm
from handlers.widgets.erase import erase
from handlers.widgets.whereabouts import found_in, packed
from models.errors import DomainError
from models.forms.form import Draft, Form
from models.privacy import Category, Finding, places
from services.privacy import own_data
from services.work import Work

HELD = timedelta(minutes=15)
"""How long a stopped text waits for «Это не персональные данные»."""
NAMES = frozenset({Category.NAME})
"""What may stand where names of staff and places of the system are asked for."""


@dataclass(frozen=True)
class Stopped:
    """A text that waits for the person's word."""

    step: str
    text: str
    categories: tuple[Category, ...]
    at: datetime


async def stopped_in(work: Work, form: Form, draft: Draft, text: str) -> list[Finding]:
    """What of the text may not stand in the answer to the question that is open: nothing where it asks for names of
    staff and places and these were found, nor where a question with answers of its own understands it. The one rule of
    forms and of the inbox."""
    field = form.field(draft["step"]) if draft["step"] else None  # on the card of a ledger no single one is open
    if not (field and field.kind.free) and form.understands(draft, text, work.today):
        return []
    allowed = frozenset[Category]() if field is None or field.guarded else NAMES
    found = await found_in(work, field.allows(text) if field else text)
    return [one for one in found if one.category not in allowed]


class Guard:
    """Stops texts, and lets one go when the person says that it is no personal data."""

    def __init__(self) -> None:
        self._held: dict[str, Stopped] = {}

    async def stops(self, now: OpenForm, message: Message, text: str) -> bool:
        """Whether the text may not be taken: then it is gone from the chat, and the window says what it holds and
        where. What a question with answers of its own understands needs no guard; what it does not would be shown
        back, and so kept."""
        found = await stopped_in(work_of(now.manager), now.form, now.draft, text)
        if not found:
            return False
        categories = tuple(dict.fromkeys(one.category for one in found))
        self._hold(now.data["key"], Stopped(now.draft["step"], text, categories, work_of(now.manager).clock.now()))
        now.draft["trouble"] = None
        now.data["privacy"] = {
            "places": packed(places(text, found)),
            "erased": await erase(message),
        }
        return True

    async def release(self, now: OpenForm) -> str:
        """The stopped text, and a line in the audit log. Raises DomainError when it is not held any more."""
        held = self._held.pop(now.data["key"], None)
        late = held is not None and work_of(now.manager).clock.now() - held.at >= HELD
        if held is None or late or held.step != now.draft["step"] or "privacy" not in now.data:
            raise DomainError("privacy-gone")
        await own_data.overrule(work_of(now.manager), f"{now.spec.name}.{held.step}", held.categories)
        return held.text

    def _hold(self, key: str, stopped: Stopped) -> None:
        self._held = {one: held for one, held in self._held.items() if stopped.at - held.at < HELD}
        self._held[key] = stopped
        asyncio.get_running_loop().call_later(HELD.total_seconds(), self._drop, key, stopped)

    def _drop(self, key: str, stopped: Stopped) -> None:
        if self._held.get(key) is stopped:
            del self._held[key]
