"""What stands on the windows and buttons of districts and posts."""

from markupsafe import Markup

from handlers.people.staffing_getters import PostFacts, PostsFacts, StaffingChoice, SureFacts
from handlers.widgets.text import lines, paragraphs
from models.dates import short
from models.forms.kinds import Label, TextKey
from models.rearrangements import Touched
from services.people.overview import Ground, PostView, Seat
from services.people.undoing import Done
from services.periods import name_of
from services.texts import label, texts
from services.work import Work

NAMED = 5
"""People who are named before something is done to their posts; the others are counted."""


def ground_line(_work: Work, one: Ground) -> Label:
    """A district of the list."""
    counted = texts().plain("staffing-counted", posts=one.posts, vacant=one.vacant)
    return f"{_ground(one)} · {counted}"


def ground_text(_work: Work, shown: PostsFacts) -> Markup | None:
    """A district with its numbers."""
    if (one := shown.ground) is None:
        return None
    return lines(
        texts().html("staffing-district", name=_ground(one), posts=one.posts, vacant=one.vacant),
        texts().html("staffing-waiting", count=one.waiting) if one.waiting else None,
    )


def _ground(one: Ground) -> str:
    return one.name or texts().plain("staffing-nowhere")


def post_line(_work: Work, one: PostView) -> str:
    """A post of a district, and who is there."""
    return f"{one.title} · {_who(one)}"


def place_line(_work: Work, one: PostView) -> str:
    """A post of the centre, who is there, and what hangs on it."""
    load = texts().plain("staffing-load-brief", items=one.items, overdue=one.overdue, requests=one.requests)
    return f"{one.place} · {_who(one)} · {load}"


def _who(one: PostView) -> str:
    if one.holders:
        return ", ".join(seat.name for seat in one.holders)
    return texts().plain("staffing-awaited" if one.waiting else "staffing-vacant")


def post_text(work: Work, shown: PostFacts) -> Markup:
    """A post: who holds it and was seen when, who has not come, the deputy, and what hangs on it."""
    one, said = shown.post, texts()
    holders = [_seat(work, seat) for seat in one.holders] or [said.html("staffing-post-vacant")]
    return paragraphs(
        said.html("staffing-post", place=one.place),
        lines(*holders, said.html("staffing-waiting", count=one.waiting) if one.waiting else None),
        lines(
            said.html("staffing-load", items=one.items, overdue=one.overdue, requests=one.requests),
            said.html("staffing-deputy", deputy=one.deputy) if one.deputy else said.html("staffing-no-deputy"),
        ),
    )


def _seat(work: Work, seat: Seat) -> Markup:
    said = texts()
    if seat.blocked:
        state = said.plain("staffing-seat-blocked")
    elif seat.away_until is not None:
        state = said.plain("staffing-seat-away", day=short(seat.away_until))
    elif seat.seen is None:
        state = said.plain("staffing-seat-unseen")
    elif seat.seen == work.today:
        state = said.plain("staffing-seat-today")
    else:
        state = said.plain("staffing-seat-seen", day=short(seat.seen))
    return said.html("staffing-seat", name=seat.name, state=state)


def choice_text(_work: Work, shown: StaffingChoice) -> Markup:
    """What is chosen, or that there is nothing to choose from."""
    key = f"staffing-{'none-to' if shown.empty else 'choose'}-{shown.choosing}"
    return texts().html(key, subject=shown.subject)


def sure_text(_work: Work, shown: SureFacts) -> Markup:
    """What would be done, what it touches, and what becomes of that."""
    other = shown.other or texts().plain("staffing-nowhere")
    return paragraphs(
        texts().html(f"staffing-{shown.deed}-ask", subject=shown.subject, other=other),
        touched_text(shown.touched),
        texts().html(f"staffing-{shown.deed}-then", subject=shown.subject, other=other),
        texts().html("staffing-for-a-day"),
    )


def touched_text(touched: Touched) -> Markup:
    """«Затронет: 3 пункта плана, 2 заявки, мониторинг за III квартал.»"""
    counted = {
        "items": touched.items,
        "requests": touched.requests,
        "meetings": touched.meetings,
        "invites": touched.invites,
    }
    parts = [texts().plain(f"staffing-touched-{name}", count=number) for name, number in counted.items() if number]
    if touched.quarters:
        quarters = ", ".join(name_of(one) for one in touched.quarters)
        parts.insert(2, texts().plain("staffing-touched-monitoring", quarters=quarters))
    what = (
        texts().html("staffing-touched", what=", ".join(parts)) if parts else texts().html("staffing-touched-nothing")
    )
    if not touched.people:
        return what
    named, more = ", ".join(touched.people[:NAMED]), max(0, len(touched.people) - NAMED)
    return lines(what, texts().html("staffing-touched-people", people=named, more=more))


def sure_label(_work: Work, shown: SureFacts) -> TextKey:
    """The button that does it."""
    return TextKey(f"staffing-{shown.deed}-sure")


def done_line(_work: Work, one: Done) -> str:
    """What can be undone: «Закрыт район: Лесной район · 14:03»."""
    return f"{label('audit-event', one.event)}: {one.subject} · {one.at:%H:%M}"
