"""Records, one's own or those behind a summary: the list, a card, and deleting one."""

from aiogram.enums import ContentType
from aiogram_dialog import Dialog, Window
from aiogram_dialog.widgets.input import MessageInput

from handlers.activities import getters, handlers, list_handlers, lists
from handlers.states import My
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_my() -> Dialog:
    """The dialogue of `/my`, and of «Записи» in a summary."""
    return Dialog(
        Window(
            Screen(),
            Taps(list_handlers.from_list),
            MessageInput(list_handlers.search, content_types=ContentType.ANY),
            state=My.list,
            getter=lists.records,
        ),
        Window(Screen(), Taps(list_handlers.from_filters), buttons_only(), state=My.filter, getter=lists.filters),
        Window(
            Screen(),
            Taps(list_handlers.from_choice),
            MessageInput(list_handlers.typed_choice, content_types=ContentType.ANY),
            state=My.choice,
            getter=lists.choice,
        ),
        Window(Screen(), Taps(handlers.from_card), buttons_only(), state=My.card, getter=getters.card_),
        Window(Screen(), Taps(handlers.from_delete), buttons_only(), state=My.delete, getter=getters.delete),
        Window(
            Screen(),
            Taps(handlers.from_item),
            MessageInput(handlers.search_item, content_types=ContentType.ANY),
            state=My.item,
            getter=getters.item,
        ),
        Window(Screen(), Taps(handlers.from_date), buttons_only(), state=My.date, getter=getters.date_),
        on_start=handlers.begin,
        on_process_result=handlers.changed,
    )
