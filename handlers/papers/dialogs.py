"""Papers: which one, for which period. The file comes as a message of its own."""

from aiogram.enums import ContentType
from aiogram_dialog.widgets.input import MessageInput
from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.papers import getters, templates
from handlers.papers import handlers as do
from handlers.papers.forms import ask_parts
from handlers.papers.kept import PapersKept
from handlers.papers.states import PaperStates
from handlers.summary.text import period_text, wrong_text
from handlers.widgets.buttons import Button, Pairs, Select, sets, to
from handlers.widgets.buttons_only import buttons_only
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.papers.kinds import PaperKind
from models.periods import Period
from services.papers.samples import SAMPLES


def build_papers() -> Dialog:
    """The dialogue of `/papers`."""
    return Dialog(_list(), _period(), _templates(), _template(), keeps=PapersKept, on_start=do.begin)


def _list() -> Window:
    return Window(
        Text("papers-list", period=F["period"]),
        Keys(
            Button(Text("gaps-open"), "gaps", do.open_gaps, when="coordinates"),
            Row(
                Button(Text("paper-parts-ask"), "parts", ask_parts),
                Button(Text("claims-open"), "check", leads("check")),
            ),
            Pairs(Select(named("paper"), "paper", do.make, items="kinds", item_id=str, type_factory=PaperKind)),
            Row(
                Button(Text("templates-open"), "templates", to(PaperStates.templates)),
                Button(Text("summary-period"), "period", to(PaperStates.period, wrong=None)),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        MessageInput(do.own_dates, content_types=ContentType.TEXT),
        buttons_only(),
        state=PaperStates.list,
        facts=getters.papers,
    )


def _period() -> Window:
    return Window(
        Text("papers-which-period"),
        Text(wrong_text),
        Keys(
            Pairs(
                Select(
                    Text(period_text), "period", do.choose_period, items="periods", item_id="code",
                    type_factory=Period.read, brief=True,
                )
            ),
            Button(Text("form-back"), "list", to(PaperStates.list)),
        ),
        MessageInput(do.own_dates, content_types=ContentType.ANY),
        state=PaperStates.period,
        facts=getters.period,
    )  # fmt: skip


def _templates() -> Window:
    return Window(
        Text("templates-list"),
        Keys(
            Pairs(Select(named("paper"), "template", templates.choose, items=tuple(SAMPLES))),
            Button(Text("form-back"), "list", to(PaperStates.list)),
        ),
        state=PaperStates.templates,
    )


def _template() -> Window:
    """Files come through `handlers/papers/templates.py`."""
    return Window(
        Text(templates.template_text),
        Text("template-how", when=unless("sure")),
        Text("template-sure", when="sure"),
        Keys(
            Row(
                Button(Text("template-take"), "take", templates.take),
                Button(Text("template-show"), "show", templates.show),
            ),
            Row(
                Button(Text("template-reset"), "reset", sets(sure=True), when="may_reset"),
                Button(Text("template-reset-yes"), "reset_yes", templates.reset, when="sure"),
                Button(Text("template-before"), "undo", templates.undo, when="may_undo"),
            ),
            Button(Text("form-back"), "all", to(PaperStates.templates, sure=False)),
        ),
        state=PaperStates.template,
        facts=templates.one_template,
    )
