"""The windows of the centre's words, and of whom to call."""

from handlers.entries import leads
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, to
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from handlers.words import getters, text
from handlers.words import handlers as do
from handlers.words.kept import WordsKept
from handlers.words.states import WordsStates
from models.requests.lists import LISTED
from models.words import WORDS, CenterText, Vocabulary


def build_words() -> Dialog:
    """The dialogue of `/words` and `/contacts`."""
    return Dialog(_home(), _list(), _card(), _said(), _contacts(), keeps=WordsKept)


def _home() -> Window:
    return Window(
        Text(text.home_text),
        Keys(
            Pairs(Select(named("words-of"), "list", do.open_list, items=tuple(Vocabulary))),
            Pairs(Select(named("topics"), "topics", do.ask_topics, items=LISTED)),
            Pairs(
                Select(named("words"), "said", do.open_said, items=tuple(CenterText)),
                Button(Text("menu-contacts"), "contacts", to(WordsStates.contacts)),
                Button(Text("words-file"), "file", do.send_book),
            ),
            Column(Select(Text("words-undo"), "undo", do.undo, items="undoable")),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=WordsStates.home,
        facts=getters.home,
    )


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Keys(
            Lines(Text(text.line_text), "word", do.open_word, items="page", item_id="key", type_factory=_key),
            Button(Text("form-back"), "home", to(WordsStates.home)),
        ),
        state=WordsStates.list,
        facts=getters.names,
    )


def _key(typed: str) -> str:
    if typed not in WORDS:
        raise ValueError(typed)
    return typed


def _card() -> Window:
    return Window(
        Text(text.word_text),
        Text("words-always-said", when="always"),
        Keys(
            Column(
                Button(Text("words-rename"), "rename", do.ask_name),
                Button(Text("words-hide"), "hide", do.use(hidden=True), when="hideable"),
                Button(Text("words-show"), "show", do.use(hidden=False), when="one.hidden"),
                Button(Text("words-reset"), "reset", do.reset_name, when="one.own"),
                Button(Text("back-to-list"), "list", to(WordsStates.list)),
            )
        ),
        state=WordsStates.card,
        facts=getters.word,
    )


def _said() -> Window:
    return Window(
        Text(text.said_text),
        Keys(
            Pairs(
                Button(Text("my-edit"), "edit", do.ask_said),
                Button(Text("words-clear"), "clear", do.clear_said, when="text"),
            ),
            Button(Text("form-back"), "home", to(WordsStates.home)),
        ),
        state=WordsStates.said,
        facts=getters.said,
    )


def _contacts() -> Window:
    return Window(
        Text(text.contacts_text),
        Keys(
            Pairs(
                Button(Text("my-edit"), "edit", asks("contacts"), when="manages"),
                Button(Text("words-clear"), "clear", do.clear_contacts, when="cleared"),
            ),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        state=WordsStates.contacts,
        facts=getters.contacts,
    )
