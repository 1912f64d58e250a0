"""The windows of searching the library: what was found, what it lacks, what means the same, what is read."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput

from handlers.entries import leads
from handlers.finding import getters, text
from handlers.finding import handlers as do
from handlers.finding.kept import FindKept
from handlers.finding.states import LibraryFind
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, sets, to
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.library.kinds import MaterialKind
from models.periods import Period


def build_find() -> Dialog:
    """The dialogue of `/find`."""
    return Dialog(
        _found(),
        _kind(),
        _rubric(),
        _quests(),
        _quest(),
        _synonyms(),
        _reading(),
        keeps=FindKept,
        on_start=do.begin,
    )


def _looked() -> MessageInput:
    return MessageInput(do.look, content_types=ContentType.ANY)


def _to_found() -> Button:
    return Button(Text("form-back"), "found", to(LibraryFind.found))


def _found() -> Window:
    return Window(
        Text(text.found_text),
        Keys(
            Lines(Text(text.hit_text), "hit", do.pick, items="page"),
            Pairs(
                Button(Text(text.want_button), "want", do.want, when="wanted"),
                Button(Text("find-want-no-more"), "no_more", do.want_no_more, when="waits"),
                Button(Text("find-kind"), "kind", to(LibraryFind.kind)),
                Button(Text("find-rubric"), "rubric", to(LibraryFind.rubric)),
                Button(Text("find-wide"), "wide", sets(kind=None, rubric=None, page=0), when="narrowed"),
                Button(Text("find-all"), "all", sets(question="", page=0), when="sees_all"),
                Button(Text(text.news_button), "news", do.turn_news, when="home"),
                Button(Text("find-lacking"), "quests", to(LibraryFind.quests, page_quests=0), when="lists"),
            ),
            Button(Text("form-back"), "back", do.leave_found, when="picks"),
            Button(Text("menu"), "menu", leads("menu"), when=unless("picks")),
        ),
        _looked(),
        state=LibraryFind.found,
        facts=getters.found,
    )


def _kind() -> Window:
    kinds = Select(named("library-kind"), "one", do.choose_kind, items=tuple(MaterialKind), type_factory=MaterialKind)
    return Window(
        Text("find-which-kind"),
        Keys(Pairs(kinds), _to_found()),
        _looked(),
        state=LibraryFind.kind,
    )


def _rubric() -> Window:
    return Window(
        Text("find-which-rubric"),
        Keys(Column(Select(Text(text.rubric_text), "one", do.choose_rubric, items="rubrics")), _to_found()),
        _looked(),
        state=LibraryFind.rubric,
        facts=getters.rubric,
    )


def _quests() -> Window:
    return Window(
        Text(text.lacking_text),
        Keys(
            Lines(Text(text.quest_line), "quest", do.open_quest, items="page", page="page_quests"),
            Pairs(
                Button(Text("find-same"), "same", to(LibraryFind.synonyms, page=0), when="manages"),
                Button(Text("find-read"), "read", to(LibraryFind.reading, period=None), when="manages"),
            ),
            Button(Text("form-back"), "found", to(LibraryFind.found, question="", page=0)),
        ),
        _looked(),
        state=LibraryFind.quests,
        facts=getters.lacking,
    )


def _quest() -> Window:
    return Window(
        Text(text.quest_text),
        Keys(
            Pairs(
                Button(Text("find-quest-answer"), "answer", do.choose_answer, when="lacking"),
                Button(Text("find-quest-drop"), "drop", do.drop_quest, when="manages"),
            ),
            Button(Text("back-to-list"), "list", to(LibraryFind.quests)),
        ),
        _looked(),
        state=LibraryFind.quest,
        facts=getters.quest,
    )


def _synonyms() -> Window:
    return Window(
        Text(text.synonyms_text),
        Keys(
            Lines(Text(text.synonym_line), "line", do.drop_synonym, items="page"),
            Button(Text("find-synonym-add"), "add", do.add_synonym),
            Button(Text("form-back"), "list", to(LibraryFind.quests)),
        ),
        state=LibraryFind.synonyms,
        facts=getters.same,
    )


def _reading() -> Window:
    return Window(
        Text(text.reading_text),
        Keys(
            Pairs(
                Select(Text("page-back"), "before", do.turn, items="before", type_factory=_code),
                Select(Text("page-on"), "after", do.turn, items="after", type_factory=_code),
            ),
            Button(Text("form-back"), "list", to(LibraryFind.quests)),
        ),
        state=LibraryFind.reading,
        facts=getters.read,
    )


def _code(typed: str) -> str:
    """The code of a period. Raises ValueError for what is none."""
    Period.read(typed)
    return typed
