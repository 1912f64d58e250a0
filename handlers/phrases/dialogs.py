"""The windows of a sentence: what it may mean, and the cards of several things."""

from magic_filter import F

from handlers.entries import leads
from handlers.phrases import getters
from handlers.phrases import handlers as do
from handlers.phrases.kept import PhraseKept
from handlers.phrases.states import PhraseStates
from handlers.widgets.buttons import Button, Column, Pairs, Select
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window


def build_phrases() -> Dialog:
    """The dialogue that a sentence opens where it leads nowhere at once."""
    return Dialog(_choose(), _several(), keeps=PhraseKept, on_result=do.came_back)


def _choose() -> Window:
    return Window(
        Text("phrase-which"),
        Keys(
            Column(Select(Text(getters.way_text), "way", do.go_way, items="ways", item_id="id", type_factory=int)),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=PhraseStates.choose,
        facts=getters.choose,
    )


def _several() -> Window:
    return Window(
        Text("phrase-several", count=F["count"]),
        Text(getters.cards_text),
        Keys(
            Button(Text("phrase-save-all"), "save", do.save_all, when="waiting"),
            Pairs(Select(Text(getters.open_text), "card", do.open_card, items="waiting", item_id="id")),
            Pairs(Select(Text(getters.drop_text), "drop", do.drop, items="droppable", item_id="id")),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=PhraseStates.several,
        facts=getters.several,
    )
