"""Texts of windows: keys of `locales/` filled from what the getter loaded."""

from typing import Any

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets.text import Text
from markupsafe import Markup

from models.forms.kinds import Label, Word
from services.texts import texts


class Html(Text):
    """A window's text by its key; arguments are the getter's strings and numbers, escaped by `Texts`."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        args = {name: value for name, value in data.items() if isinstance(value, str | int | Markup)}
        return texts().html(self.key, **args)


class Screen(Text):
    """A text that the getter has put together; it must be `Markup`, so nothing unescaped gets through."""

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        screen = data["screen"]
        if not isinstance(screen, Markup):
            raise TypeError("a screen is made of texts().html() only")
        return screen


def said(label: Label) -> Markup:
    """A label inside a message: our word, or a name that is escaped."""
    return texts().html(label.key, **label.args) if isinstance(label, Word) else Markup.escape(label)


def button(label: Label) -> str:
    """A label on a button, where nothing is markup."""
    return texts().plain(label.key, **label.args) if isinstance(label, Word) else label


def paragraphs(*parts: Markup | None) -> Markup:
    """The parts that are there, with an empty line between them."""
    return Markup("\n\n").join(part for part in parts if part)


def lines(*parts: Markup | None) -> Markup:
    """The parts that are there, a line each."""
    return Markup("\n").join(part for part in parts if part)
