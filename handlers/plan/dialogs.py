"""The plan: its views, an item's card, what passed undone, who answers."""

from operator import itemgetter

from aiogram_dialog.widgets.kbd import Group, Row
from magic_filter import F

from handlers.entries import leads
from handlers.plan import getters, past, text
from handlers.plan import handlers as do
from handlers.plan.card_text import card_text
from handlers.plan.kept import PlanKept
from handlers.plan.keys import act, place, search, to_card, to_home
from handlers.plan.past import PastFacts
from handlers.plan.responsibles import answers_text, offer_buttons, offers_text
from handlers.plan.states import PlanStates
from handlers.widgets.buttons import Button, Column, Lines, Numbered, Pairs, Select, Turns, sets, to
from handlers.widgets.conditions import shown_when, unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from places.plan import DateThen
from services.plan.lists import View


def build_plan() -> Dialog:
    """The dialogue of `/plan`: a text typed over any list searches."""
    return Dialog(
        _home(),
        _list(),
        Window(
            Text("plan-sections"),
            Text(text.sections_text),
            Keys(
                Lines(Text(text.section_text), "section", do.open_section, items="page", item_id=itemgetter(0)),
                to_home(),
            ),
            search(),
            state=PlanStates.sections,
            facts=getters.sections,
        ),
        Window(Text(text.coverage_text), Keys(to_home()), state=PlanStates.coverage, facts=getters.coverage),
        _card(),
        _dates(),
        _past(),
        _posts(),
        _post(),
        _register(),
        keeps=PlanKept,
        on_start=do.begin,
        on_result=do.closed,
    )


def _home() -> Window:
    return Window(
        Text(text.home_text),
        Text("plan-external", when="external", count=F["external"]),
        Text("plan-search-hint", when="plan"),
        Text("plan-send-file", when="manages"),
        Text(text.asked_text),
        Keys(
            Pairs(
                Select(
                    Text(text.view_text), "view", do.open_view, items="views", item_id=itemgetter(0), type_factory=View
                ),
                Button(Text("plan-coverage"), "coverage", to(PlanStates.coverage), when="plan.targets"),
                Group(*_settings(), when=shown_when("manages")),
                when="plan",
            ),
            Pairs(Select(Text(text.year_text), "year", past.turn_to, items="others", item_id="year.year")),
            Button(Text("menu"), "menu", leads("menu")),
        ),
        search(),
        state=PlanStates.home,
        facts=getters.home,
    )


def _settings() -> list[Button]:
    """The rules that the coordinator sets."""
    return [
        Button(Text("plan-report-day-button"), "report_day", asks("plan-report-day")),
        Button(Text("plan-holidays-button"), "holidays", do.tell_holidays),
        Button(Text("channels-button"), "channels", asks("channels")),
        Button(Text("plan-at-once"), "propose", do.set_at_once(now=False), when="at_once"),
        Button(Text("plan-with-consent"), "at_once", do.set_at_once(now=True), when=unless("at_once")),
    ]


def _list() -> Window:
    return Window(
        Text(text.list_text),
        Keys(
            Lines(Text(text.line_text), "item", do.open_item, items="page"),
            Row(Button(Text("plan-to-past"), "past", past.open_past, when="closable"), to_home()),
        ),
        search(),
        state=PlanStates.list,
        facts=getters.items,
    )


def _card() -> Window:
    return Window(
        Text(card_text),
        Keys(
            Pairs(act(Text(text.decision_text), "decide", "proposals", lambda one: one.place.pack())),
            act(Text("plan-mark"), "mark", "mark"),
            act(Text("plan-gather"), "gather", "gather"),
            Pairs(
                act(Text(text.act_text), "act", "acts"),
                act(Text(text.return_text), "return", "skipped", place(DateThen.RETURN)),
            ),
            Button(Text("back-to-list"), "list", do.close_card),
        ),
        state=PlanStates.card,
        facts=getters.card,
    )


def _dates() -> Window:
    return Window(
        Text("plan-dates", content=F["content"]),
        Keys(
            Column(act(Text(text.date_text), "date", "page.items", place(DateThen.DONE))),
            Turns("dates", items="page", page="dates_page"),
            to_card("form-back"),
        ),
        state=PlanStates.dates,
        facts=getters.dates,
    )


def _past() -> Window:
    return Window(
        Text(text.past_text),
        Text(text.past_lines),
        Keys(
            Numbered(
                "date", past.tick, items="page", item_id=lambda line: line[1].id, chosen=PastFacts.is_ticked,
                page="past_page", when=unless("by_section"),
            ),
            Lines(
                Text(text.past_section_text), "section", past.tick_section, items="sections", item_id="section.id",
                chosen=PastFacts.is_whole, page="past_page", when="by_section",
            ),
            Pairs(
                Button(Text("plan-past-done"), "done", past.close("plan-past-done")),
                Button(Text("plan-past-skip"), "skip", past.close("plan-past-skip")),
                when="ticked",
            ),
            Row(Group(*_choices(), when=shown_when("count")), to_home()),
        ),
        state=PlanStates.past,
        facts=past.window,
    )  # fmt: skip


def _choices() -> list[Button | Group]:
    """How many of the dates are chosen at once."""
    by_number, by_section = sets(by_section=False, past_page=0), sets(by_section=True, past_page=0)
    return [
        Button(Text("plan-past-all"), "all", past.tick_all, when=unless("ticked")),
        Button(Text("plan-past-none"), "none", sets(ticked=[]), when="ticked"),
        Button(Text("plan-past-numbers"), "numbers", by_number, when="by_section"),
        Group(Button(Text("plan-view-section"), "sections", by_section, when="several"), when=unless("by_section")),
    ]


def _posts() -> Window:
    return Window(
        Text("plan-item-posts", count=F["count"]),
        Text(answers_text),
        Keys(
            Numbered("answer", do.ask_post, items="page", page="posts_page"),
            Button(Text("plan-post-add"), "add", to(PlanStates.post, said="", ticks=None, post_page=0)),
            to_card("plan-posts-done"),
        ),
        state=PlanStates.posts,
        facts=getters.posts,
    )


def _register() -> Window:
    return Window(
        Text("register-link-ask", content=F["content"][:300]),
        Text(text.register_now_text),
        Keys(
            Pairs(
                Button(Text("register-link-nothing"), "none", do.count_by_none, when="now"),
                Button(Text("register-link-words"), "words", do.count_by_words, when="by_hand"),
            ),
            Column(
                Select(
                    Text(text.register_text), "register", do.count_by, items="offered", item_id="key", type_factory=str
                )
            ),
            to_card("form-back"),
        ),
        state=PlanStates.register,
        facts=getters.register,
    )


def _post() -> Window:
    return Window(
        Text("plan-which-post", when="called", called=F["called"]),
        Text("plan-post-add-ask", when=unless("called")),
        Text(offers_text),
        Keys(offer_buttons(do.choose_post), Button(Text("form-back"), "posts", to(PlanStates.posts))),
        state=PlanStates.post,
        facts=getters.post,
    )
