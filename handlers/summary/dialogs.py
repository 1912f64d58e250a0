"""The summary: its page, the choice of a period, the choice of a district."""

from operator import itemgetter

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.summary import getters, text
from handlers.summary import handlers as do
from handlers.summary.kept import SummaryKept
from handlers.summary.states import SummaryStates
from handlers.widgets.buttons import Button, Column, Lines, Pairs, Select, Turns, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.events.funnel import TurnoutCut
from models.periods import Period
from models.summaries import SummaryRhythm


def build_summary() -> Dialog:
    """The dialogue of `/summary`."""
    return Dialog(
        _page(), _period(), _district(), _lines(), _sending(), _turnout(), keeps=SummaryKept, on_start=do.begin
    )


def _page() -> Window:
    return Window(
        Text(text.page_text),
        Keys(
            Select(Text(text.number_text), "number", do.turn, items="numbers", chosen=getters.PageFacts.is_open),
            Turns("parts", items="turning", when=unless("numbers")),
            Column(*_shifts(), when="own_dates"),  # two dates fill a row of a phone
            Row(*_shifts(), when=unless("own_dates")),
            Row(
                Button(Text("summary-period"), "period", to(SummaryStates.period, wrong=None)),
                Button(Text("summary-file"), "own_file", do.send_file, when="own"),
                Button(Text("summary-district"), "district", to(SummaryStates.district), when=unless("own")),
                Button(Text("summary-send"), "send", to(SummaryStates.sending), when=unless("own")),
            ),
            Row(
                Button(Text("summary-chart"), "chart", do.send_chart),
                Button(Text("summary-file"), "file", do.send_file),
                Button(Text("summary-word"), "word", do.send_word),
                when=unless("own"),
            ),
            Row(
                Button(Text("summary-lines"), "lines", to(SummaryStates.lines, page_line=0)),
                Button(Text("summary-records"), "records", do.open_records),
                Button(
                    Text("summary-turnout"), "turnout", to(SummaryStates.turnout, page_turnout=0), when=unless("own")
                ),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        MessageInput(do.own_dates, content_types=ContentType.TEXT),
        buttons_only(),
        state=SummaryStates.page,
        facts=getters.page,
    )


def _shifts() -> list[Button]:
    """The periods beside this one."""
    return [
        Button(Text(text.before_text), "before", do.before),
        Button(Text(text.after_text), "after", do.after, when="has_after"),
    ]


def _to_page() -> Button:
    return Button(Text("form-back"), "page", to(SummaryStates.page))


def _period() -> Window:
    return Window(
        Text("summary-which-period"),
        Text(text.wrong_text),
        Keys(
            Pairs(
                Select(
                    Text(text.period_text), "period", do.choose_period, items="periods", item_id="code",
                    type_factory=Period.read, brief=True,
                )
            ),
            _to_page(),
        ),
        MessageInput(do.own_dates, content_types=ContentType.ANY),
        state=SummaryStates.period,
        facts=getters.period,
    )  # fmt: skip


def _sending() -> Window:
    return Window(
        Text("summary-send-how"),
        Keys(
            Select(
                named("summary-rhythm"), "rhythm", do.choose_rhythm, items=tuple(SummaryRhythm), item_id=str,
                type_factory=SummaryRhythm, chosen=getters.SendingFacts.is_chosen,
            ),
            Button(Text("summary-sent-stop"), "stop", do.stop_sending, when="rhythm"),
            _to_page(),
        ),
        state=SummaryStates.sending,
        facts=getters.sending,
    )  # fmt: skip


def _turnout() -> Window:
    return Window(
        Text(text.turnout_text),
        Keys(
            Turns("came", items="page", page="page_turnout"),
            Pairs(
                Select(
                    named("summary-turnout-by"), "cut", do.look_by, items=tuple(TurnoutCut), item_id=str,
                    type_factory=TurnoutCut, chosen=getters.TurnoutFacts.is_cut,
                )
            ),
            Button(Text("summary-ask-dates"), "dates", do.ask_for_dates, when="absent"),
            _to_page(),
        ),
        state=SummaryStates.turnout,
        facts=getters.turnout,
    )  # fmt: skip


def _district() -> Window:
    choose, is_chosen = do.choose_district, getters.SummaryDistrictFacts.is_chosen
    return Window(
        Text("summary-which-district"),
        Keys(
            Select(Text("summary-all-districts"), "everywhere", choose, items=(0,), chosen=is_chosen),
            Pairs(
                Select(
                    Text(F["item"][1]), "district", choose, items="districts", item_id=itemgetter(0),
                    chosen=is_chosen, brief=True,
                )
            ),
            _to_page(),
        ),
        state=SummaryStates.district,
        facts=getters.district,
    )  # fmt: skip


def _lines() -> Window:
    return Window(
        Text("summary-which-line", when="page.items"),
        Text("summary-no-lines", when=unless("page.items")),
        Keys(
            Lines(Text(text.line_text), "line", do.open_line, items="page", page="page_line"),
            _to_page(),
        ),
        state=SummaryStates.lines,
        facts=getters.lines,
    )
