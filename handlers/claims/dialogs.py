"""«Проверить текст»: one window that asks for a text and says what was found."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row

from handlers.claims import getters, text
from handlers.claims import handlers as do
from handlers.claims.kept import ClaimsKept
from handlers.claims.states import ClaimStates
from handlers.entries import leads
from handlers.widgets.buttons import Button
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_claims() -> Dialog:
    """The dialogue of `/check`: files come through `handlers/claims/document.py`."""
    return Dialog(
        Window(
            Text(text.found_text),
            Text(text.ask_text),
            Keys(
                Row(
                    Button(Text(text.before_text), "before", do.before),
                    Button(Text(text.after_text), "after", do.after, when="has_after"),
                ),
                Row(
                    Button(Text("claims-quarter"), "quarter", do.by_quarter, when=unless("of_quarter")),
                    Button(Text("claims-year"), "year", do.by_year, when="of_quarter"),
                    Button(Text("menu"), "menu", leads("menu")),
                ),
            ),
            MessageInput(do.pasted, content_types=ContentType.TEXT),
            buttons_only(),
            state=ClaimStates.check,
            facts=getters.check,
        ),
        keeps=ClaimsKept,
        on_start=do.begin,
    )
