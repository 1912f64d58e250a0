"""What the buttons under letters do. A letter stands outside all dialogues and its buttons live forever, so each
press is asked of the use case anew; a half-filled form is asked to be saved first, as with a command."""

from functools import cache

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager, ShowMode

from handlers.area import areas
from handlers.entries import go
from handlers.form.leaving import interrupt
from handlers.form.state import Specs
from handlers.turning import turn_for
from handlers.widgets.letters import UNDER_LETTER, Presses, carries_file, of_several
from models.errors import DomainError
from places.table import PLACES, is_place, read


@cache
def presses() -> Presses:
    """What every button under a letter does. Raises LookupError when one would lead nowhere."""
    found = {way: press for area in areas() for way, press in area.presses.items()}
    nowhere = {way for kind in PLACES for way in kind.ways()} - set(found)
    if nowhere:
        raise LookupError(f"buttons without a handler: {sorted(map(str, nowhere))}")
    return found


class OfPlace(Filter):
    """The buttons that carry a place, be it one that cannot be read any more."""

    async def __call__(self, callback: CallbackQuery) -> bool:
        return is_place(callback.data or "")


class Letters:
    """Presses under letters."""

    def __init__(self, specs: Specs) -> None:
        self._specs = specs

    async def pressed(self, callback: CallbackQuery, dialog_manager: DialogManager) -> None:
        """Go to the place, or ask first what becomes of the open form. Raises DomainError for a place that is gone."""
        data = callback.data or ""
        if read(data) is None:
            raise DomainError("error-stale")
        token = UNDER_LETTER.set(True)
        if of_several(callback) or carries_file(callback):
            dialog_manager.show_mode = ShowMode.SEND  # no window may stand in its place
        try:
            await turn_for(dialog_manager, data)
            if not await interrupt(self._specs, dialog_manager, "letter", data):
                await go(dialog_manager, "letter", data)
        finally:
            UNDER_LETTER.reset(token)


def build_letters(specs: Specs) -> Router:
    """The router of all buttons under letters."""
    router = Router(name="letters")
    router.callback_query.register(Letters(specs).pressed, OfPlace())
    return router
