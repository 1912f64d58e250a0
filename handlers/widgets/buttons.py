"""aiogram-dialog's buttons as this bot shows them: rows of `Tap` until `Keys` has given each the room it needs."""

from collections.abc import Awaitable, Callable, Sequence
from copy import deepcopy
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar, cast

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager
from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.api.protocols import DialogProtocol
from aiogram_dialog.widgets import kbd
from magic_filter import F

from handlers.context import Bag, id_in, row_in
from handlers.widgets.conditions import When, shown_when
from handlers.widgets.kept import Kept, kept
from handlers.widgets.layout import Line, Name
from handlers.widgets.pages import LAST_PAGE, Page
from handlers.widgets.text import Text
from models.errors import DomainError
from models.forms.kinds import Label, Rows, Tap, TextKey, pairs

T = TypeVar("T")
OnClick = Callable[[DialogManager], Awaitable[None]]
Chosen = Callable[[Any, Any], bool]
OnPick = Callable[[DialogManager, T], Awaitable[None]]


class Button(kbd.Button):
    """A button: `on_click(manager)` does what it says."""

    text: Text

    def __init__(self, text: Text, id: str, on_click: OnClick, when: When = None) -> None:  # noqa: A002
        super().__init__(text, id, lambda _event, _button, manager: on_click(manager), when=shown_when(when))

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        return _raw([[Tap(str(self.widget_id), cast("Label", self.text.label(data)))]])


class Select(kbd.Select[T]):
    """A button an item, all in one row; `Column`, `Pairs` or `Group` around it says otherwise.

    The items are a field of the facts, or themselves where they are always the same. `on_click(manager, id)` gets the
    pressed one's id, which is a number or text itself, else its `item_id`: one of those that always stand here, else
    what `type_factory` reads. What it refuses with ValueError, or never stands here, was forged. `chosen(facts, item)`
    says which are marked. A name that no button shows whole is told in the message by its number, unless its beginning
    is enough (`brief`)."""

    text: Text

    def __init__(
        self,
        text: Text,
        id: str,  # noqa: A002
        on_click: OnPick[T],
        *,
        items: str | Sequence[Any],
        type_factory: Callable[[str], T] = cast("Callable[[str], T]", id_in),  # noqa: B008 — a function
        item_id: str | Callable[[Any], object] = "id",
        chosen: Chosen | None = None,
        brief: bool = False,
        when: When = None,
    ) -> None:
        found = attrgetter(items) if isinstance(items, str) else lambda _facts: items
        name = attrgetter(item_id) if isinstance(item_id, str) else item_id
        super().__init__(
            text, id, lambda item: str(item if isinstance(item, int | str) else name(item)),
            lambda data: found(data["facts"]), type_factory, on_click=None, when=shown_when(when),
        )  # fmt: skip
        self._on_pick, self._chosen, self._tap = on_click, chosen, Tap if brief else Name
        if not isinstance(items, str):
            always: Bag = {str(self.item_id_getter(item)): item for item in items}
            own: Bag = {
                item_id: item if isinstance(item, int | str) else type_factory(item_id)
                for item_id, item in always.items()
            }
            self.type_factory = _one_of(own)

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        return _raw([[self._button(item, data) for item in self.items_getter(data)]])

    def _button(self, item: Any, data: Bag) -> Tap:
        label = cast("Label", self.text.label({**data, "item": item}))
        chosen = self._chosen is not None and self._chosen(data["facts"], item)
        return self._tap(self._item_callback_data(self.item_id_getter(item)), label, chosen)

    async def _process_item_callback(
        self, callback: CallbackQuery, data: str, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        try:
            picked = self.type_factory(data)
        except ValueError:
            raise DomainError("error-stale") from None
        await self._on_pick(manager, picked)
        return True


class Turns(kbd.Keyboard):
    """The row that turns the pages of the `Page` that the facts hold as `items`, for lines that stand in the text or
    in buttons of another shape. The page stands in `kept.page`, or in the field that `page` names where a dialogue has
    several lists."""

    def __init__(self, id: str, *, items: str, page: str = "page", when: When = None) -> None:  # noqa: A002
        super().__init__(id=id, when=shown_when(when))
        self._items, self._page, self._turn = attrgetter(items), page, f"{id}.page:"

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        page: Page[Any] = self._items(data["facts"])
        back = [Tap(f"{self._turn}{page.number - 1}", TextKey("page-back"))] if page.number else []
        on = [Tap(f"{self._turn}{page.number + 1}", TextKey("page-on"))] if page.more else []
        return _raw([[*back, *on]] if back or on else [])

    async def _process_other_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        if not (callback.data or "").startswith(self._turn):
            return False
        page = row_in((callback.data or "")[len(self._turn) :])
        if page > LAST_PAGE:
            raise DomainError("error-stale")
        setattr(kept_of(manager), self._page, page)
        return True


class Lines(Select[T]):
    """A list in pages: the `Page` that the facts hold as `items`, a row a line, and the row that turns on."""

    def __init__(
        self,
        text: Text,
        id: str,  # noqa: A002
        on_click: OnPick[T],
        *,
        items: str,
        type_factory: Callable[[str], T] = cast("Callable[[str], T]", id_in),  # noqa: B008
        item_id: str | Callable[[Any], object] = "id",
        chosen: Chosen | None = None,
        page: str = "page",
        when: When = None,
    ) -> None:
        super().__init__(
            text, id, on_click, items=f"{items}.items", type_factory=type_factory, item_id=item_id, chosen=chosen,
            when=when,
        )  # fmt: skip
        self._tap, self._turns = Line, Turns(id, items=items, page=page)

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        lines = [[self._button(item, data)] for item in self.items_getter(data)]
        return _raw([*lines, *cast("Rows", await self._turns.render_keyboard(data, manager))])

    async def _process_other_callback(
        self, callback: CallbackQuery, dialog: DialogProtocol, manager: DialogManager
    ) -> bool:
        return await self._turns.process_callback(callback, dialog, manager)


class Numbered(kbd.Group):
    """A list in pages whose lines stand in the message under their numbers (`Page.numbered`): the numbers, four in a
    row, and the row that turns on. `on_click(manager, place)` gets the line's place in the whole list, from 0, unless
    `item_id` makes something else of the number and the line."""

    def __init__(
        self,
        id: str,  # noqa: A002
        on_click: OnPick[T],
        *,
        items: str,
        type_factory: Callable[[str], T] = cast("Callable[[str], T]", id_in),  # noqa: B008
        item_id: Callable[[tuple[int, Any]], object] = lambda line: line[0] - 1,
        chosen: Chosen | None = None,
        page: str = "page",
        when: When = None,
    ) -> None:
        super().__init__(
            Pairs(
                Select(
                    Text(F["item"][0].cast(str)), id, on_click, items=f"{items}.numbered",
                    type_factory=type_factory, item_id=item_id, chosen=chosen,
                ),
                width=4,
            ),
            Turns(id, items=items, page=page),
            when=shown_when(when),
        )  # fmt: skip


class Pairs(kbd.Group):
    """Buttons two in a row, or so many; a name too long for its share alone in its row."""

    def __init__(self, *buttons: kbd.Keyboard, width: int = 2, when: When = None) -> None:
        super().__init__(*buttons, width=width, when=shown_when(when))

    async def _render_keyboard(self, data: Bag, manager: DialogManager) -> RawKeyboard:
        taps: list[Tap] = []
        for button in self.buttons:
            if button.is_(data, manager):  # asked here, a dozen of hidden buttons costs nothing
                taps += chain.from_iterable(cast("Rows", await button.render_keyboard(data, manager)))
        return _raw(pairs(taps, self.width or 1))


class Column(kbd.Column):
    """Buttons one under another."""

    def __init__(self, *buttons: kbd.Keyboard, when: When = None) -> None:
        super().__init__(*buttons, when=shown_when(when))


def _one_of(items: dict[str, T]) -> Callable[[str], T]:
    def read(data: str) -> T:
        if data not in items:
            raise ValueError(data)
        return items[data]

    return read


def kept_of(manager: DialogManager) -> Kept:
    """What the dialogue keeps, whatever it is."""
    kind: type[Kept] = manager.dialog().keeps  # type: ignore[attr-defined]  # see window.py
    return kept(manager, kind)


def _raw(rows: list[list[Tap]]) -> RawKeyboard:
    return cast("RawKeyboard", rows)


def sets(**fields: object) -> OnClick:
    """Keep this: the same window shows what it changes. Raises AttributeError for a field that is not kept."""

    async def clicked(manager: DialogManager) -> None:
        mine = kept_of(manager)
        for name, value in fields.items():
            getattr(mine, name)
            setattr(mine, name, deepcopy(value))

    return clicked


def to(state: State, **fields: object) -> OnClick:
    """Another window of the same dialogue, with this kept."""

    async def clicked(manager: DialogManager) -> None:
        await sets(**fields)(manager)
        await manager.switch_to(state)

    return clicked
