"""Windows of handing over: what is handed over and who is new, who leaves, what goes along, how far it is; and the
first steps of somebody new."""

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.entries import leads
from handlers.handover import getters, text
from handlers.handover import handlers as do
from handlers.handover.kept import HandoverKept, StepsKept
from handlers.handover.states import HandoverStates, StepStates
from handlers.widgets.buttons import Button, Column, Lines, Select, sets, to
from handlers.widgets.conditions import unless
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.handover import FirstStep


def build_handover() -> Dialog:
    """The dialogue of `/handover`."""
    return Dialog(_list(), _who(), _bundle(), _card(), keeps=HandoverKept, on_start=do.begin)


def build_steps() -> Dialog:
    """The dialogue of `/steps`."""
    return Dialog(_steps(), _step(), _inherited(), keeps=StepsKept, on_start=do.begin_steps)


def _list() -> Window:
    return Window(
        Text("handover-list", count=F["page"].total),
        Text(text.newcomers_text),
        Keys(
            Lines(Text(text.handover_line), "handover", do.open_handover, items="page"),
            Button(Text("handover-give"), "give", to(HandoverStates.who, page=0)),
            Row(Button(Text("menu-people"), "people", leads("people")), Button(Text("menu"), "menu", leads("menu"))),
        ),
        state=HandoverStates.list,
        facts=getters.handovers,
    )


def _who() -> Window:
    return Window(
        Text("handover-who"),
        Keys(
            Lines(Text(text.member_line), "tenure", do.choose, items="page", item_id="tenure_id"),
            Button(Text("back-to-list"), "list", to(HandoverStates.list, page=0)),
        ),
        state=HandoverStates.who,
        facts=getters.who,
    )


def _bundle() -> Window:
    return Window(
        Text(text.bundle_text),
        Keys(
            Row(
                Button(Text("handover-link"), "hand", do.hand),
                Button(Text("handover-act"), "act", do.make_act),
            ),
            Button(Text("back-to-list"), "list", to(HandoverStates.list, page=0, post=0, tenure=0)),
        ),
        state=HandoverStates.bundle,
        facts=getters.bundle,
    )


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("handover-cancel-ask", when="sure"),
        Keys(
            Column(
                Button(Text("invite-anew"), "anew", do.send_anew),
                Button(Text("handover-cancel-sure"), "sure", do.cancel, when="sure"),
                Button(Text("handover-cancel"), "cancel", sets(sure=True), when=unless("sure")),
                when="waits",
            ),
            Button(Text("handover-act"), "act", do.act_of_handover),
            Button(Text("back-to-list"), "list", to(HandoverStates.list, page=0, handover=0)),
        ),
        state=HandoverStates.card,
        facts=getters.card,
    )


def _steps() -> Window:
    return Window(
        Text("steps-list", done=F["done"].cast(str), of=F["of"].cast(str)),
        Keys(
            Column(
                Select(
                    Text(text.step_line), "step", do.read_step, items="steps", item_id=_step_id, type_factory=FirstStep
                )
            ),
            Row(
                Button(Text("handover-inherited"), "inherited", to(StepStates.inherited)),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=StepStates.list,
        facts=getters.steps,
    )


def _step_id(one: tuple[FirstStep, bool]) -> FirstStep:
    return one[0]


def _step() -> Window:
    return Window(
        Text(text.step_text),
        Keys(
            Column(
                Button(Text("step-try"), "try", do.try_out, when="tries"),
                Button(Text("step-open"), "open", do.open_place, when="opens"),
                Button(Text("step-done"), "done", do.understood),
            ),
            Button(Text("steps-open"), "list", to(StepStates.list)),
        ),
        state=StepStates.card,
        facts=getters.step_card,
    )


def _inherited() -> Window:
    return Window(
        Text(text.inherited_text),
        Keys(
            Row(
                Button(Text("steps-open"), "list", to(StepStates.list, inherited=False)),
                Button(Text("menu"), "menu", leads("menu")),
            )
        ),
        state=StepStates.inherited,
        facts=getters.inherited,
    )
