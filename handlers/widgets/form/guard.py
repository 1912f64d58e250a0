"""The guard of personal data before every form: a free text that holds any is taken out of the chat, not stored."""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from aiogram.types import Message

from handlers.context import work_of
from handlers.widgets.erase import erase
from handlers.widgets.form.state import OpenForm
from models.errors import DomainError
from models.forms.form import Trouble
from models.privacy import Category, find, masked
from services import privacy

HELD = timedelta(minutes=15)
"""How long a stopped text waits for «Это не персональные данные»: in memory only, since nothing of it is stored."""
MASKED_LENGTH = 600
"""Characters of the hidden text that are shown."""


@dataclass(frozen=True)
class Stopped:
    """A text that waits for the person's word."""

    step: str
    text: str
    categories: tuple[Category, ...]
    at: datetime


class Guard:
    """Stops texts, and lets one go when the person says that it is no personal data."""

    def __init__(self) -> None:
        self._held: dict[str, Stopped] = {}

    async def stops(self, now: OpenForm, message: Message, text: str) -> bool:
        """Whether the text may not be stored: then it is gone from the chat, and the window shows it hidden."""
        field = now.form.field(now.draft["step"])
        if not (field.guarded and field.kind.free):
            return False
        found = await asyncio.to_thread(find, field.allows(text))
        if not found:
            return False
        categories = tuple(dict.fromkeys(one.category for one in found))
        self._hold(now, Stopped(field.name, text, categories, work_of(now.manager).clock.now()))
        hidden = masked(text, found)
        now.draft["trouble"] = None
        now.data["privacy"] = {
            "categories": [category.value for category in categories],
            "masked": hidden if len(hidden) <= MASKED_LENGTH else f"{hidden[: MASKED_LENGTH - 1]}…",
            "erased": await erase(message),
        }
        return True

    async def hide(self, trouble: Trouble, message: Message, text: str) -> bool:
        """What a question did not understand is shown back, and so kept: never with personal data in it. Returns
        whether there was any."""
        found = await asyncio.to_thread(find, text)
        if found:
            args = trouble["args"]
            trouble["args"] = {
                name: _hidden(value) if isinstance(value, str) else value for name, value in args.items()
            }
            await erase(message)
        return bool(found)

    async def release(self, now: OpenForm) -> str:
        """The stopped text, and a line in the audit log. Raises DomainError when it is not held any more."""
        held = self._held.pop(now.data["key"], None)
        if held is None or held.step != now.draft["step"] or "privacy" not in now.data:
            raise DomainError("privacy-gone")
        await privacy.overrule(work_of(now.manager), f"{now.spec.name}.{held.step}", held.categories)
        return held.text

    def _hold(self, now: OpenForm, stopped: Stopped) -> None:
        self._held = {key: one for key, one in self._held.items() if stopped.at - one.at < HELD}
        self._held[now.data["key"]] = stopped


def _hidden(text: str) -> str:
    return masked(text, find(text))
