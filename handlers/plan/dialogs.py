"""The plan: its views, an item's card, and the import of a file."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.plan import getters, handlers, import_parts, past
from handlers.plan import import_getters as show
from handlers.plan import import_handlers as do
from handlers.states import ImportStates, PlanStates
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


def build_import() -> Dialog:
    """What follows a plan's file: numbers, doubts one after another, posts, «Принять»."""
    return Dialog(
        Window(Screen(), Taps(do.from_review), buttons_only(), state=ImportStates.review, getter=show.review),
        Window(Screen(), Taps(do.from_notes), buttons_only(), state=ImportStates.notes, getter=show.notes),
        Window(
            Screen(),
            Taps(do.from_doubt),
            MessageInput(do.typed, content_types=ContentType.ANY),
            state=ImportStates.doubt,
            getter=show.doubt,
        ),
        Window(Screen(), Taps(do.from_posts), buttons_only(), state=ImportStates.posts, getter=show.posts),
        Window(Screen(), Taps(do.from_post), buttons_only(), state=ImportStates.post, getter=show.post),
        Window(
            Screen(),
            Taps(import_parts.from_plans),
            buttons_only(),
            state=ImportStates.plans,
            getter=import_parts.plans,
        ),
        Window(
            Screen(),
            Taps(import_parts.from_tables),
            buttons_only(),
            state=ImportStates.tables,
            getter=import_parts.tables,
        ),
        Window(
            Screen(),
            Taps(import_parts.from_table),
            buttons_only(),
            state=ImportStates.table,
            getter=import_parts.table,
        ),
        Window(Screen(), Taps(do.from_accepted), buttons_only(), state=ImportStates.accepted, getter=show.accepted_),
    )
