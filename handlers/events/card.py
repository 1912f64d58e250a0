"""The window of one event: what it is, one's answer, and for who leads it who comes and what can be done."""

from magic_filter import F

from handlers.events import getters, text
from handlers.events import handlers as do
from handlers.events.kept import Sure
from handlers.events.states import EventStates
from handlers.widgets.buttons import Button, Pairs, Select, sets, to
from handlers.widgets.text import Text, named
from handlers.widgets.window import Keys, Window
from models.events.kinds import Answer


def card() -> Window:
    """The card, whoever looks at it: each button is there for who may press it."""
    return Window(
        Text(text.card_text),
        Text(text.tally_text),
        Text("event-announce-ask", count=F["reached"], when="sure_announce"),
        Text("event-series-ask", count=F["facts"].one.series, when=F["facts"].sure_series),
        Keys(
            _answers(),
            _draft(),
            _looks(),
            _day(),
            _changes(),
            Button(Text("back-to-list"), "home", to(EventStates.home, page=0)),
        ),
        state=EventStates.card,
        facts=getters.one_event,
    )


def _answers() -> Pairs:
    """One's own answer, to be changed till it begins."""
    return Pairs(
        Select(
            named("event-answer"),
            "say",
            do.say,
            items="ways",
            item_id=str,
            type_factory=Answer,
            chosen=lambda facts, way: facts.one.mine is not None and facts.one.mine.answer is way,
        ),
        width=3,
    )


def _draft() -> Pairs:
    """What is done before anybody knows of it."""
    return Pairs(
        Button(Text("event-announce"), "announce", sets(sure=Sure.ANNOUNCE), when="announces"),
        Button(Text("event-announce-sure"), "sure", do.announce, when="sure_announce"),
        Button(Text("event-appoint"), "appoint", do.announce, when=F["facts"].appoints),
        Button(Text("event-announce-series"), "all", sets(sure=Sure.SERIES), when="series"),
        Button(Text("event-announce-sure"), "allsure", do.announce_series, when=F["facts"].sure_series),
        Button(Text("event-edit"), "edit", do.about("event"), when="draft"),
        Button(Text("event-make-series"), "series", do.about("event-series"), when="draft"),
    )


def _looks() -> Pairs:
    """Who comes, and who says nothing."""
    return Pairs(
        Button(Text("event-nudge"), "nudge", do.nudge, when="nudges"),
        Button(Text("event-people"), "people", to(EventStates.people, page=0), when="asks"),
        Button(Text("event-shares"), "shares", to(EventStates.shares, page=0), when="asks"),
    )


def _day() -> Pairs:
    """Its day: who was there, for who leads it; and for who was, that they were."""
    return Pairs(
        Button(Text("event-day-open"), "day", do.open_its_day, when="day"),
        Button(Text("event-certificate"), "certificate", do.certificate, when=F["facts"].certified),
    )


def _changes() -> Pairs:
    """What is done to one that people know of."""
    return Pairs(
        Button(Text("event-move"), "move", do.about("event-move"), when="movable"),
        Button(Text("event-terms"), "terms", do.about("event-terms"), when="open"),
        Button(Text("event-more"), "invite", do.about("event-more"), when="invites"),
        Button(Text("event-repeat"), "repeat", do.repeat, when="repeats"),
        Button(Text("event-cancel"), "cancel", do.about("event-cancel"), when="cancels"),
    )
