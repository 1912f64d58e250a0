"""What can be asked for, and the coordinator's lists."""

from magic_filter import F

from handlers.entries import leads
from handlers.requests import lists as do
from handlers.requests.kept import ListsKept
from handlers.requests.lists import PAPERS, AnswerersFacts
from handlers.requests.states import RequestLists
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets
from handlers.widgets.conditions import unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.forms.kinds import TextKey
from models.requests.lists import LISTED
from models.requests.tables import RequestKind
from services.requests.routing import Named
from services.requests.words import called
from services.texts import texts
from services.work import Work

LINE = 58
"""Characters of a line on its button."""


def build_ask() -> Dialog:
    """The dialogue of `/request`."""
    return Dialog(
        Window(
            Text("request-choose"),
            Keys(
                Pairs(Select(named("request-kind"), "kind", do.ask_for, items=tuple(RequestKind))),
                Button(Text("menu"), "menu", leads("menu")),
            ),
            state=RequestLists.choose,
        ),
        _answerers(),
        Window(
            Text("topics-choose"),
            Keys(Column(Select(named("topics"), "kind", do.change_topics, items=LISTED)), _home()),
            state=RequestLists.topics,
        ),
        _journals(),
        keeps=ListsKept,
    )


def _home() -> Button:
    return Button(Text("requests-to-home"), "home", leads("requests"))


def _answerers() -> Window:
    return Window(
        Text(_head),
        Keys(
            Column(
                Button(Text("answerer-remove-sure"), "sure", do.remove),
                Button(Text("my-keep"), "keep", sets(answerer=None)),
                when="removed",
            ),
            Lines(Text(_line), "answerer", do.ask_if_sure, items="page", when=unless("removed")),
            Column(Button(Text("answerer-new"), "add", asks("answerer")), _home(), when=unless("removed")),
        ),
        state=RequestLists.answerers,
        facts=do.answerers,
    )


def _head(_work: Work, shown: AnswerersFacts) -> TextKey:
    if shown.removed is not None:
        return TextKey("answerers-remove", {"line": _whole(shown.removed)})
    return TextKey("answerers-list" if shown.page.items else "answerers-empty")


def _whole(one: Named) -> str:
    narrowed = ", ".join(filter(None, (one.post, one.district)))
    return texts().plain("answerers-line", kind=called(one.kind, one.topic), post=narrowed)


def _line(_work: Work, one: Named) -> str:
    return _whole(one)[:LINE]


def _journals() -> Window:
    return Window(
        Text("journals", year=F["year"]),
        Keys(
            Pairs(Select(named("journals"), "paper", do.send_paper, items=PAPERS)),
            Pairs(Select(Text("journals-year", year=F["item"]), "year", do.choose_year, items="others"), width=3),
            _home(),
        ),
        state=RequestLists.journals,
        facts=do.journals,
    )
