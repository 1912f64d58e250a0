"""Districts and posts: who is where, what hangs on it, and what is done to them."""

from operator import itemgetter

from aiogram_dialog.widgets.kbd import Row
from magic_filter import F

from handlers.context import Bag
from handlers.entries import leads
from handlers.people import staffing_getters as getters
from handlers.people import staffing_handlers as do
from handlers.people import staffing_text as text
from handlers.people.staffing_kept import Choosing, Deed, StaffingKept
from handlers.people.states import Staffing
from handlers.widgets.buttons import Button, Lines, Pairs, Select, to
from handlers.widgets.conditions import unless
from handlers.widgets.form.spec import asks
from handlers.widgets.text import Text
from handlers.widgets.window import Dialog, Keys, Window
from models.access import Role
from services.people.overview import View


def build_staffing() -> Dialog:
    """The coordinator's districts and posts."""
    return Dialog(_home(), _district(), _posts(), _post(), _choice(), _sure(), _undo(), keeps=StaffingKept)


def _home() -> Window:
    return Window(
        Text("staffing-home", districts=F["districts"], posts=F["posts"], vacant=F["vacant"], waiting=F["waiting"]),
        Keys(
            Lines(Text(text.ground_line), "ground", do.open_ground, items="page"),
            Row(
                Button(Text("staffing-everybody"), "people", do.everybody),
                Button(Text("staffing-load-list"), "load", do.look(View.LOAD)),
            ),
            Row(
                Button(Text("staffing-vacancies"), "vacant", do.look(View.VACANT)),
                Button(Text("people-links"), "links", do.links),
            ),
            Row(
                Button(Text("staffing-new-district"), "new", asks("district")),
                Button(Text("menu-invite"), "invite", leads("invite")),
            ),
            Button(Text("guests-open"), "guests", leads("guests")),
            Row(
                Button(Text("staffing-undo"), "undo", to(Staffing.undo, page_choice=0), when="undoable"),
                Button(Text("menu"), "menu", leads("menu")),
            ),
        ),
        state=Staffing.home,
        facts=getters.home,
    )


def _district() -> Window:
    return Window(
        Text(text.ground_text),
        Keys(
            Lines(Text(text.post_line), "post", do.open_post, items="page", page="page_posts"),
            Row(
                Button(Text("staffing-new-post"), "new", do.add_post),
                Button(Text("staffing-rename"), "rename", do.rename_district, when="named"),
            ),
            Row(
                Button(Text("staffing-merge"), "merge", do.choose(Choosing.MERGE_DISTRICT), when="named"),
                Button(Text("staffing-close"), "close", do.ask(Deed.CLOSE_DISTRICT), when="named"),
            ),
            _home_button(),
        ),
        state=Staffing.district,
        facts=getters.district,
    )


def _posts() -> Window:
    return Window(
        Text("staffing-none-vacant", when=unless("page.items")),
        Text("staffing-posts", when="page.items"),
        Keys(
            Lines(Text(text.place_line), "post", do.open_post, items="page", page="page_posts"),
            _home_button(),
        ),
        state=Staffing.posts,
        facts=getters.posts,
    )


def _post() -> Window:
    return Window(
        Text(text.post_text),
        Keys(
            Select(Text(F["item"].name), "member", do.open_member, items="post.holders", item_id="tenure_id"),
            Pairs(
                Button(Text("menu-invite"), "invite", do.invite),
                Button(Text("staffing-give"), "give", do.choose(Choosing.PERSON)),
                Button(Text("handover-give"), "hand", do.hand_over, when=unless("post.holders")),
                Button(Text("staffing-deputise"), "deputy", do.choose(Choosing.DEPUTY)),
                Button(Text("staffing-rename"), "rename", do.rename_post),
                Button(Text("staffing-move"), "move", do.choose(Choosing.MOVE_POST), when=may_move),
                Button(Text("staffing-merge"), "merge", do.choose(Choosing.MERGE_POST)),
                Button(Text("staffing-close"), "close", do.ask(Deed.CLOSE_POST)),
            ),
            Button(Text("back-to-list"), "list", do.to_posts),
        ),
        state=Staffing.post,
        facts=getters.post,
    )


def _choice() -> Window:
    return Window(
        Text(text.choice_text),
        Keys(
            Lines(Text(F["item"][1]), "one", do.chosen, items="page", item_id=itemgetter(0), page="page_choice"),
            Button(Text("staffing-none"), "none", do.nobody, when="none"),
            Button(Text("form-back"), "back", do.back),
        ),
        state=Staffing.choice,
        facts=getters.choice,
    )


def _sure() -> Window:
    return Window(
        Text(text.sure_text),
        Keys(
            Button(Text(text.sure_label), "sure", do.do),
            Button(Text("staffing-leave"), "back", do.back),
        ),
        state=Staffing.sure,
        facts=getters.sure,
    )


def _undo() -> Window:
    return Window(
        Text("staffing-undo-list", count=F["page"].total),
        Keys(
            Lines(Text(text.done_line), "done", do.undo, items="page", page="page_choice"),
            _home_button(),
        ),
        state=Staffing.undo,
        facts=getters.undo,
    )


def may_move(data: Bag, _widget: object, _manager: object) -> bool:
    """Of the centre's leaders none is of a district."""
    return data["facts"].post.role in (Role.CURATOR, Role.SPECIALIST)


def _home_button() -> Button:
    return Button(Text("staffing-to-home"), "home", to(Staffing.home))
