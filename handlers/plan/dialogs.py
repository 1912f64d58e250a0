"""The plan: its views, and an item's card."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.plan import getters, handlers, past
from handlers.states import PlanStates
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_plan() -> Dialog:
    """The dialogue of `/plan`: a text typed over any list searches."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_home), _search(), state=PlanStates.home, getter=getters.home),
        Window(Screen(), Taps(handlers.from_list), _search(), state=PlanStates.list, getter=getters.items),
        Window(Screen(), Taps(handlers.from_sections), _search(), state=PlanStates.sections, getter=getters.sections),
        Window(
            Screen(), Taps(handlers.from_coverage), buttons_only(), state=PlanStates.coverage, getter=getters.coverage
        ),
        Window(Screen(), Taps(handlers.from_card), buttons_only(), state=PlanStates.card, getter=getters.card),
        Window(Screen(), Taps(handlers.from_card), buttons_only(), state=PlanStates.dates, getter=getters.dates),
        Window(Screen(), Taps(past.pressed), buttons_only(), state=PlanStates.past, getter=past.window),
        Window(Screen(), Taps(handlers.from_posts), buttons_only(), state=PlanStates.posts, getter=getters.posts),
        Window(Screen(), Taps(handlers.from_post), buttons_only(), state=PlanStates.post, getter=getters.post),
        on_start=handlers.begin,
        on_process_result=handlers.changed,
    )


def _search() -> MessageInput:
    return MessageInput(handlers.search, content_types=ContentType.ANY)
