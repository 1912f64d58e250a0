"""«Чего не хватает»: by person and post, line by line, and the texts that nobody wrote."""

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.gaps import getters, text
from handlers.gaps import handlers as do
from handlers.gaps.kept import GapsKept
from handlers.gaps.states import GapStates
from handlers.widgets.buttons import Button, Column, Lines, Numbered, Select, to
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.papers.texts import OwnPart
from services.gaps.listing import GapLine


def build_gaps() -> Dialog:
    """The dialogue of `/gaps`."""
    return Dialog(_owners(), _list(), _texts(), keeps=GapsKept, on_start=do.begin)


def _owners() -> Window:
    return Window(
        Text(text.head_text),
        Text(text.besides_text),
        Keys(
            Lines(
                Text(text.owner_text), "owner", do.open_owner, items="page", item_id="code", type_factory=str,
                page="page_owners",
            ),
            Row(
                Button(Text("gaps-texts"), "texts", to(GapStates.texts), when="found.parts"),
                Button(Text("gaps-dates"), "dates", do.open_dates, when="found.dates"),
            ),
            Row(
                Button(Text("gaps-papers"), "papers", leads("papers")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=GapStates.owners,
        facts=getters.owners,
    )  # fmt: skip


def _list() -> Window:
    return Window(
        Text(text.lines_text),
        Text(text.numbered_text),
        Keys(
            Numbered("line", do.open_line, items="page", item_id=_code, type_factory=str),
            Row(
                Button(Text("form-back"), "owners", to(GapStates.owners), when=unless("own")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=GapStates.list,
        facts=getters.lines,
    )


def _code(line: tuple[int, GapLine]) -> str:
    return line[1].code


def _texts() -> Window:
    return Window(
        Text("gaps-parts", year=F["year"], when="parts"),
        Text("gaps-parts-none", year=F["year"], when=unless("parts")),
        Keys(
            Column(Select(named("paper-parts"), "part", do.write_part, items="parts", type_factory=OwnPart)),
            Button(Text("form-back"), "owners", to(GapStates.owners)),
        ),
        state=GapStates.texts,
        facts=getters.texts,
    )
