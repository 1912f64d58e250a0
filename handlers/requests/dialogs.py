"""One's requests and those to answer: what each window shows, and what its buttons do."""

from magic_filter import F

from handlers.entries import leads
from handlers.requests import getters, text
from handlers.requests import handlers as do
from handlers.requests.actions import Act
from handlers.requests.getters import AttendanceFacts, GroupFacts
from handlers.requests.kept import RequestsKept
from handlers.requests.lists import open_list
from handlers.requests.states import RequestLists, RequestStates
from handlers.widgets.buttons import Button, Column, Lines, OnClick, Pairs, Select, sets, to
from handlers.widgets.conditions import among, unless
from handlers.widgets.text import Text, named
from handlers.widgets.window import Dialog, Keys, Window
from models.requests.tables import Rating
from services.requests import answering, closing, scheduling
from services.requests.groups import Alike, Member
from services.requests.lists import View


def build_requests() -> Dialog:
    """The dialogue of `/requests`."""
    return Dialog(
        _home(),
        Window(
            Text(text.list_text),
            Keys(Lines(Text(text.line_text), "request", do.open_card, items="page"), _to_home()),
            state=RequestStates.list,
            facts=getters.items,
        ),
        Window(
            Text(text.counts_text),
            Keys(Lines(Text(text.counted_text), "counted", do.open_counted, items="page"), _to_home()),
            state=RequestStates.counts,
            facts=getters.counts,
        ),
        Window(
            Text("requests-load-head"),
            Text(text.load_text),
            Text(text.ratings_text),
            Keys(_to_home()),
            state=RequestStates.load,
            facts=getters.load,
        ),
        _card(),
        _takers(),
        _group(),
        _attendance(),
        Window(
            Text("request-deliver-ask"),
            Keys(Button(Text("request-deliver-words"), "words", do.deliver_words), _to_card()),
            state=RequestStates.deliver,
        ),
        keeps=RequestsKept,
        on_start=do.begin,
    )


def _to_home() -> Button:
    return Button(Text("requests-to-home"), "home", to(RequestStates.home))


def _to_card() -> Button:
    return Button(Text("form-back"), "card", to(RequestStates.card))


def _home() -> Window:
    return Window(
        Text("requests-home"),
        Keys(
            Pairs(
                Select(Text(text.view_text), "view", do.open_view, items="views", item_id=_first, type_factory=View),
                Button(Text("requests-load"), "load", to(RequestStates.load), when="sees_all"),
                Button(Text("requests-journals"), "journals", open_list(RequestLists.journals), when="sees_all"),
                Button(Text("requests-answerers"), "answerers", open_list(RequestLists.answerers), when="manages"),
                Button(Text("requests-topics"), "topics", open_list(RequestLists.topics), when="manages"),
            ),
            Pairs(
                Button(Text("menu-request"), "ask", leads("request")),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=RequestStates.home,
        facts=getters.home,
    )


def _first(view: tuple[View, int | None]) -> View:
    return view[0]


def _card() -> Window:
    return Window(
        Text(text.card_text),
        Text("request-cancel-ask", when="cancelling"),
        Keys(
            Column(
                Button(Text("request-cancel-sure"), "sure", do.deed(closing.cancel, "request-cancelled")),
                Button(Text("my-keep"), "keep", sets(cancelling=False)),
                when="cancelling",
            ),
            Column(
                Select(Text(text.time_text), "time", do.choose_time, items="times", chosen=lambda _, time: time.mine),
                Select(Text("request-document"), "file", do.send_file, items="files"),
                Select(Text(text.given_text), "given", do.open_given, items="given", item_id="material", brief=True),
                when=unless("cancelling"),
            ),
            Pairs(*_acts(), when=unless("cancelling")),
            Button(Text("back-to-list"), "list", do.close_card, when=unless("cancelling")),
        ),
        state=RequestStates.card,
        facts=getters.card,
    )


def _acts() -> list[Button | Select[Rating] | Select[int]]:
    """What can be done with a request, the most likely first."""
    return [
        _act(Text("request-answer"), Act.ANSWER, do.form("request-answer")),
        _act(Text("request-accept"), Act.ACCEPT, do.deed(answering.accept, "request-accepted")),
        _act(Text("request-deliver"), Act.DELIVER, to(RequestStates.deliver)),
        _act(Text("request-gather"), Act.GATHER, to(RequestStates.group, out=[])),
        _act(Text("request-offer"), Act.OFFER, do.form("request-offer")),
        _act(Text("request-move"), Act.MOVE, do.form("request-offer")),
        _act(Text("request-hold"), Act.HOLD, do.begin_holding),
        _act(Text("request-describe"), Act.DESCRIBE, do.form("request-describe")),
        _act(Text("request-describe-again"), Act.DESCRIBE_AGAIN, do.form("request-describe")),
        _act(Text("request-recommend"), Act.RECOMMEND, do.form("request-recommend")),
        _act(Text("request-close"), Act.CLOSE, do.deed(closing.close, "request-closed")),
        _act(Text("request-attach"), Act.ATTACH, do.attach),
        _act(Text("request-call-off"), Act.CALL_OFF, do.form("request-call-off")),
        _act(Text("request-pass"), Act.HAND_ON, to(RequestStates.takers)),
        _act(Text("request-ask"), Act.ASK, do.form("request-say")),
        _act(Text("request-decline"), Act.DECLINE, do.form("request-decline")),
        _act(Text("request-leave"), Act.LEAVE, do.deed(scheduling.leave, "request-left")),
        _act(Text("request-other-time"), Act.OTHER_TIME, do.form("request-other-time")),
        _ratings(),
        _recommendations(),
        _act(Text("request-reopen"), Act.REOPEN, do.form("request-reopen")),
        _act(Text("request-cancel"), Act.CANCEL, sets(cancelling=True)),
        _act(Text("request-say"), Act.SAY, do.form("request-say")),
        _act(Text("request-paper"), Act.PAPER, do.send_paper),
    ]


def _ratings() -> Select[Rating]:
    return Select(named("request-rate"), "rate", do.rate, items=tuple(Rating), when=among("may", Act.RATE))


def _recommendations() -> Select[int]:
    may = among("may", Act.FULFIL)
    return Select(Text(text.fulfil_text), "fulfil", do.fulfil, items="recommendations", brief=True, when=may)


def _act(label: Text, act: Act, on_click: OnClick) -> Button:
    return Button(label, act, on_click, when=among("may", act))


def _takers() -> Window:
    return Window(
        Text("request-takers", when="takers", number=F["number"]),
        Text("request-no-takers", when=unless("takers")),
        Keys(Column(Select(Text(text.taker_text), "taker", do.pass_on, items="takers", item_id="post_id")), _to_card()),
        state=RequestStates.takers,
        facts=getters.takers,
    )


def _group() -> Window:
    return Window(
        Text("request-group", when="alike", topic=F["topic"]),
        Text("request-group-few", when=unless("alike")),
        Keys(
            Column(Select(Text(text.joinable_text), "one", do.take_out, items="alike", chosen=_stays)),
            Button(Text("request-gather"), "join", do.join, when="alike"),
            _to_card(),
        ),
        state=RequestStates.group,
        facts=getters.group,
    )


def _stays(shown: GroupFacts | AttendanceFacts, one: Alike | Member) -> bool:
    return one.id not in shown.out


def _attendance() -> Window:
    return Window(
        Text("request-attendance", came=F["came"], of=F["of"]),
        Keys(
            Column(Select(Text(text.member_text), "one", do.take_out, items="members", chosen=_stays)),
            Button(Text("form-next"), "next", do.hold),
            _to_card(),
        ),
        state=RequestStates.attendance,
        facts=getters.attendance,
    )
