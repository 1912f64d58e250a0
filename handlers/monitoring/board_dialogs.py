"""What a coordinator and a head see of the monitoring: who owes, each report, the form, pictures."""

from datetime import date
from operator import attrgetter

from handlers.entries import leads
from handlers.monitoring import board_getters as facts
from handlers.monitoring import board_handlers as do
from handlers.monitoring import board_text as text
from handlers.monitoring.board_getters import Act, PlaceId
from handlers.monitoring.kept import BoardKept, Do
from handlers.monitoring.states import BoardStates
from handlers.monitoring.version_text import version_text
from handlers.widgets.buttons import Button, Column, Lines, OnClick, Pairs, Select, to
from handlers.widgets.conditions import among, unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.periods import Period


def build_board() -> Dialog:
    """The dialogue of whoever has no report of their own, and of a coordinator."""
    return Dialog(
        _home(),
        _quarters(),
        _report(),
        _district(),
        Window(Text(text.rates_text), Keys(_back()), state=BoardStates.rates, facts=facts.rates),
        _form(),
        _version(),
        _chart(),
        keeps=BoardKept,
        on_start=do.begin,
    )


def _home() -> Window:
    form = Button(Text("monitoring-form-button"), "form", to(BoardStates.form))
    menu = Button(Text("menu"), "menu", leads("menu"))
    return Window(
        Text(text.board_text),
        Keys(
            Lines(Text(text.place_text), "place", do.open_place, items="places", type_factory=PlaceId.read),
            Column(form, menu, when=unless("board")),
            Pairs(
                Button(Text("monitoring-remind-all"), "remind", do.remind_all, when="reminds"),
                Button(Text("monitoring-accept-all"), "accept", do.accept_all, when="accepts"),
                when="board",
            ),
            # four rows at most stand below the six districts
            Pairs(
                Button(Text("monitoring-file"), "file", do.send_workbook),
                Button(Text("monitoring-highlights"), "talk", do.send_highlights),
                Button(Text("monitoring-rates"), "rates", to(BoardStates.rates)),
                Button(Text("monitoring-quarters"), "quarters", to(BoardStates.quarters)),
                when="board",
            ),
            Pairs(
                Button(Text("monitoring-chart"), "chart", to(BoardStates.chart)),
                form,
                Button(Text("monitoring-mine"), "mine", do.open_own, when="fills"),
                menu,
                width=4,
                when="board",
            ),
        ),
        state=BoardStates.home,
        facts=facts.home,
    )


def _back() -> Button:
    return Button(Text("form-back"), "home", to(BoardStates.home))


def _to_list() -> Button:
    return Button(Text("back-to-list"), "home", to(BoardStates.home))


def _quarters() -> Window:
    return Window(
        Text("monitoring-which-quarter"),
        Keys(
            Pairs(
                Select(
                    Text(text.quarter_text),
                    "quarter",
                    do.choose_quarter,
                    items="quarters",
                    item_id=_first_day,
                    type_factory=date.fromisoformat,
                    chosen=lambda shown, quarter: quarter.first == shown.now,
                )
            ),
            _back(),
        ),
        state=BoardStates.quarters,
        facts=facts.quarters,
    )


def _first_day(quarter: Period) -> date:
    return quarter.first


def _report() -> Window:
    return Window(
        Text(text.report_text),
        Keys(
            Pairs(
                _act(Text("monitoring-enter"), Act.ENTER, do.enter(Do.FILL)),
                Button(Text("monitoring-zero"), "zero", do.enter(Do.ZERO), when=among("may", Act.ENTER)),
                _act(Text("monitoring-accept"), Act.ACCEPT, do.accept),
                _act(Text("monitoring-return-button"), Act.RETURN, do.give_back),
            ),
            _act(Text("monitoring-exception"), Act.OPEN, do.open_closed),
            _act(Text("monitoring-close-post"), Act.CLOSE, do.close_post),
            _act(Text("monitoring-remind"), Act.REMIND, do.remind),
            _act(Text("monitoring-correct"), Act.CORRECT, do.correct),
            _to_list(),
        ),
        state=BoardStates.report,
        facts=facts.report,
    )


def _act(label: Text, act: Act, on_click: OnClick) -> Button:
    return Button(label, act, on_click, when=among("may", act))


def _district() -> Window:
    return Window(
        Text(text.district_text),
        Keys(
            Pairs(
                Button(Text("monitoring-enter"), "enter", do.enter_first(Do.FILL)),
                Button(Text("monitoring-zero"), "zero", do.enter_first(Do.ZERO)),
                when="open",
            ),
            Button(Text("monitoring-exception"), "exception", do.open_district, when="closed"),
            _to_list(),
        ),
        state=BoardStates.district,
        facts=facts.district,
    )


def _form() -> Window:
    return Window(
        Text(text.form_text),
        Keys(
            Button(Text("monitoring-download"), "download", do.send_form),
            Pairs(
                Button(Text("monitoring-days-button"), "days", asks("monitoring-days")),
                Button(Text("monitoring-report-of-button"), "of", asks("monitoring-report-of")),
                when="manages",
            ),
            _back(),
        ),
        state=BoardStates.form,
        facts=facts.form,
    )


def _version() -> Window:
    return Window(
        Text(version_text),
        Keys(
            Pairs(
                Button(Text("monitoring-version-accept"), "accept", do.accept_version),
                Button(Text("monitoring-version-drop"), "drop", do.drop_version),
                when=unless("diff.nothing"),
            ),
            Button(Text("form-back"), "drop", do.drop_version, when="diff.nothing"),
        ),
        state=BoardStates.version,
        facts=facts.version,
    )


def _chart() -> Window:
    codes = Select(
        Text(text.code_text),
        "code",
        do.send_chart,
        items="form.indicators",
        item_id=attrgetter("code"),
        type_factory=str,
    )
    return Window(
        Text(text.chart_text),
        Keys(Pairs(codes, width=5), _back()),
        state=BoardStates.chart,
        facts=facts.chart,
    )
