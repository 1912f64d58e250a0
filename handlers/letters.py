"""What the buttons under letters do. A letter stands outside all dialogues and its buttons live forever, so each
action is asked of the use case anew; a half-filled form is asked to be saved first, as with a command."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from handlers.entries import go
from handlers.monitoring import letters as monitoring
from handlers.questionnaires import handlers as questionnaires
from handlers.reminders import letters as reminders
from handlers.requests import letters as requests
from handlers.widgets.form.handlers import interrupt
from handlers.widgets.form.state import Specs
from handlers.widgets.letters import Action
from handlers.widgets.rule import Rule

ACTIONS: Mapping[str, Action] = {
    **reminders.ACTIONS,
    **monitoring.ACTIONS,
    **questionnaires.ACTIONS,
    **requests.ACTIONS,
}


class Letters:
    """Presses under letters."""

    def __init__(self, specs: Specs) -> None:
        self._specs = specs

    async def pressed(self, callback: CallbackQuery, dialog_manager: DialogManager) -> None:
        """«letter:<action>:<id>»."""
        _, _, what = (callback.data or "").partition(":")
        if not await interrupt(self._specs, dialog_manager, "letter", what):
            await go(dialog_manager, "letter", what)


def build_letters(specs: Specs) -> Router:
    """The router of all buttons under letters."""
    router = Router(name="letters")
    router.callback_query.register(Letters(specs).pressed, Rule(F.data.startswith("letter:")))
    return router
