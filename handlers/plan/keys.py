"""Buttons that several windows of the plan have."""

from collections.abc import Callable
from typing import Any

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput

from handlers.plan import card
from handlers.plan import handlers as do
from handlers.plan.states import PlanStates
from handlers.widgets.buttons import Button, Select, to
from handlers.widgets.text import Text
from places.place import Place
from places.plan import DatePlace, DateThen
from places.table import read
from services.plan.card import Date


def search() -> MessageInput:
    """Whatever is typed is searched for."""
    return MessageInput(do.search, content_types=ContentType.ANY)


def to_home() -> Button:
    """Back to the plan."""
    return Button(Text("plan-to-home"), "home", to(PlanStates.home))


def act(label: Text, widget_id: str, items: str, place: Callable[[Any], str] = Place.pack) -> Select[Place | None]:
    """Buttons that carry places: what is done there is done to what each names, however late it is pressed."""
    return Select(label, widget_id, card.press, items=items, item_id=place, type_factory=read, brief=True)


def place(then: DateThen) -> Callable[[Date], str]:
    """What a button of a date names: the date, and what is done there."""
    return lambda one: DatePlace(occurrence=one.id, then=then).pack()


def to_card(key: str) -> Button:
    """Back to the item's card."""
    return Button(Text(key), "card", to(PlanStates.card))
