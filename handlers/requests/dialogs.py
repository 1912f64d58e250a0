"""Asking for help, one's requests and those to answer, and the coordinator's lists."""

from aiogram_dialog import Dialog, Window

from handlers.requests import getters, handlers, lists
from handlers.states import RequestLists, RequestStates
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.taps import Taps
from handlers.widgets.text import Screen


def build_ask() -> Dialog:
    """The dialogue of `/request`."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_choose), buttons_only(), state=RequestLists.choose, getter=getters.choose),
        Window(
            Screen(),
            Taps(lists.from_answerers),
            buttons_only(),
            state=RequestLists.answerers,
            getter=lists.answerers,
        ),
        Window(Screen(), Taps(lists.from_topics), buttons_only(), state=RequestLists.topics, getter=lists.topics),
        Window(Screen(), Taps(lists.from_journals), buttons_only(), state=RequestLists.journals, getter=lists.journals),
        on_process_result=handlers.changed,
    )


def build_requests() -> Dialog:
    """The dialogue of `/requests`."""
    return Dialog(
        Window(Screen(), Taps(handlers.from_home), buttons_only(), state=RequestStates.home, getter=getters.home),
        Window(Screen(), Taps(handlers.from_list), buttons_only(), state=RequestStates.list, getter=getters.items),
        Window(Screen(), Taps(handlers.from_counts), buttons_only(), state=RequestStates.counts, getter=getters.counts),
        Window(Screen(), Taps(handlers.from_load), buttons_only(), state=RequestStates.load, getter=getters.load),
        Window(Screen(), Taps(handlers.from_card), buttons_only(), state=RequestStates.card, getter=getters.card),
        Window(Screen(), Taps(handlers.from_takers), buttons_only(), state=RequestStates.takers, getter=getters.takers),
        Window(Screen(), Taps(handlers.from_group), buttons_only(), state=RequestStates.group, getter=getters.group),
        Window(
            Screen(),
            Taps(handlers.from_attendance),
            buttons_only(),
            state=RequestStates.attendance,
            getter=getters.attendance,
        ),
        Window(
            Screen(),
            Taps(handlers.from_deliver),
            buttons_only(),
            state=RequestStates.deliver,
            getter=getters.deliver,
        ),
        on_start=handlers.begin,
        on_process_result=handlers.changed,
    )
