"""Texts of windows and of buttons: keys of `locales/` filled from what the getter loaded."""

from collections.abc import Callable
from typing import Any, cast

from aiogram_dialog import DialogManager
from aiogram_dialog.widgets import text
from magic_filter import MagicFilter
from markupsafe import Markup

from handlers.context import Bag
from handlers.widgets.conditions import When, shown_when
from models.access import Role
from models.errors import DomainError
from models.forms.kinds import Label, TextKey
from services.texts import texts
from services.work import Work

Told = Callable[[Any, Any], "Label | Markup | None"]
"""`(work, facts)`, or `(work, item)` on the button of an item: the label, the paragraph, or None for nothing."""


class Text(text.Text):
    """A key of `locales/` with its arguments: constants, or `F["field"]` of the facts (`F["item"]` is the item of a
    `Select`). What is a name already is said by such a field alone. Where neither says it, a function `(work, facts)`
    does. In a message it is HTML, on a button plain.

    An argument that is not there raises LookupError: a misspelt field must not be an empty place."""

    def __init__(self, said: str | MagicFilter | Told, when: When = None, **args: object) -> None:
        super().__init__(when=shown_when(when))
        self._said, self._args = said, args

    def label(self, data: Bag) -> Label | Markup | None:
        """What it says, not yet in any language."""
        if isinstance(self._said, str):
            return TextKey(self._said, {name: _filled(name, arg, data) for name, arg in self._args.items()})
        if isinstance(self._said, MagicFilter):
            return cast("str", _filled("item", self._said, data))
        return self._said(data["middleware_data"]["work"], data["item"] if "item" in data else data["facts"])

    async def _render_text(self, data: Bag, manager: DialogManager) -> Markup:
        return said(self.label(data) or "")


def named(family: str) -> Text:
    """What an item of a `Select` is called: «family-item», as its enum spells it."""
    return Text(lambda _work, item: TextKey(f"{family}-{str(item).replace('_', '-')}"))


class Paragraphs(text.Text):
    """Texts with an empty line between those that say anything."""

    def __init__(self, *parts: text.Text) -> None:
        super().__init__()
        self._parts = parts

    async def _render_text(self, data: Bag, manager: DialogManager) -> Markup:
        return paragraphs(*[_safe(await part.render_text(data, manager)) for part in self._parts])


class Screen(text.Text):
    """A text that the getter has put together; it must be `Markup`, so nothing unescaped gets through."""

    async def _render_text(self, data: Bag, manager: DialogManager) -> Markup:
        return _safe(data["screen"])


def _filled(name: str, arg: object, data: Bag) -> object:
    value = arg.resolve(data) if isinstance(arg, MagicFilter) else arg
    if value is None:
        raise LookupError(name)
    return value


def _safe(text: str) -> Markup:
    if text and not isinstance(text, Markup):
        raise TypeError("a screen is made of texts().html() only")
    return Markup(text)  # noqa: S704 — it is Markup already, or empty


def said(label: Label | Markup) -> Markup:
    """A label inside a message: our word, or a name that is escaped."""
    return texts().html(label.key, **label.args) if isinstance(label, TextKey) else Markup.escape(label)


def wrong(trouble: TextKey | None) -> Markup | None:
    """What was wrong with what was typed, if anything was."""
    return texts().html("form-trouble", trouble=said(trouble)) if trouble else None


def button(label: Label) -> str:
    """A label on a button, where nothing is markup."""
    return texts().plain(label.key, **label.args) if isinstance(label, TextKey) else label


def addressed(work: Work, key: str) -> str:
    """The key of what this person is told: nobody sends a coordinator to the coordinator."""
    roles = work.actor.roles
    reader = Role.COORDINATOR if Role.COORDINATOR in roles else Role.ADMIN if roles == {Role.ADMIN} else ""
    return texts().told_to(reader, key)


def refusal(work: Work, error: DomainError) -> TextKey:
    """What this person is told of the rule that said no."""
    return TextKey(addressed(work, error.key), error.arguments)


def paragraphs(*parts: Markup | None) -> Markup:
    """The parts that are there, with an empty line between them."""
    return Markup("\n\n").join(part for part in parts if part)


def lines(*parts: Markup | None) -> Markup:
    """The parts that are there, a line each."""
    return Markup("\n").join(part for part in parts if part)
