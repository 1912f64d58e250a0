"""What stands on the windows and buttons of people who are invited."""

from markupsafe import Markup

from handlers.guests.getters import GuestDistrictFacts, GuestFacts, GuestListFacts, SharedFacts, Way
from handlers.widgets.text import lines
from models.forms.kinds import Label, TextKey
from models.guests.judging import GuestSeat, Known
from models.guests.lines import Mended
from services.guests.shared import SharedLink
from services.guests.waiting import WaitingGuest
from services.guests.words import doubt_words
from services.texts import texts
from services.work import Work

SHOWN, FIRST = 8, 3
"""Doubtful lines of a window; of more it says how many. Lines that are shown as they were read."""
LINES = 12
"""Numbers of lines that a district is asked for."""


def read_text(_work: Work, shown: GuestListFacts) -> Markup:
    """How many people and posts, and the first of them as they were read."""
    found = shown.review
    if found.stored:
        return texts().html("guests-stored", count=found.content.stored)
    head = texts().html("guests-read", people=len(found.well), posts=found.posts, fresh=found.new_posts)
    if not found.well:
        return texts().html("guests-read-none")
    some = [
        texts().html("guests-first", name=one.guest.name, place=_place(one.seat, found.known))
        for one in found.well[:FIRST]
        if one.seat is not None
    ]
    return lines(head, *some)


def mended_text(_work: Work, shown: GuestListFacts) -> Markup | None:
    """What was put right by itself, and what was not taken."""
    content = shown.review.content
    told = [texts().html("guests-swapped")] if content.swapped else []
    mended = {one: [guest.line for guest in content.guests if one in guest.mended] for one in Mended}
    told += [
        texts().html(f"guests-mended-{one.value}", count=len(found), lines=_numbers(found))
        for one, found in mended.items()
        if found
    ]
    if content.unread:
        told.append(texts().html("guests-unread", columns=", ".join(content.unread)))
    return lines(*told) if told and not shown.review.stored else None


def doubtful_text(_work: Work, shown: GuestListFacts) -> Markup | None:
    """Line by line what is wrong."""
    found = shown.review.doubtful
    if not found:
        return None
    some = [texts().html("guests-doubt", line=one.guest.line, wrong=doubt_words(one)) for one in found[:SHOWN]]
    more = texts().html("guests-doubts-more", count=len(found) - SHOWN) if len(found) > SHOWN else None
    return lines(texts().html("guests-doubts", count=len(found)), *some, more)


def create_text(_work: Work, count: int) -> Label:
    """How many are made."""
    return TextKey("guests-create", {"count": count})


def district_text(_work: Work, shown: GuestDistrictFacts) -> Markup:
    """Which district, in which lines."""
    if shown.district is None:
        return texts().html("guests-no-district-left")
    return texts().html("guests-district", name=shown.district.name, lines=_numbers(shown.district.lines))


def way_text(_work: Work, way: Way) -> Label:
    """The centre's own district by its name."""
    return way.name if way.what == "own" else TextKey(f"guests-district-{way.what}")


def waiting_line(_work: Work, one: WaitingGuest) -> str:
    """Somebody who has not come."""
    return one.whom


def guest_text(_work: Work, shown: GuestFacts) -> Markup:
    """Who, since when, and whether the link works."""
    return texts().html("guests-card", whom=shown.guest.whom, sent=shown.sent, over=str(shown.guest.over).lower())


def shared_line(_work: Work, one: SharedLink) -> str:
    """A link of many."""
    return texts().plain("guests-shared-line", place=one.place, came=one.came, places=one.places)


def shared_text(_work: Work, shown: SharedFacts) -> Markup:
    """How many came by it, until when it works."""
    one = shown.link
    return texts().html("guests-shared-card", place=one.place, came=one.came, places=one.places, until=shown.until)


def _place(seat: GuestSeat, known: Known) -> str:
    district = known.districts.get(seat.district or 0, seat.new_district)
    return f"{seat.title}, {district}" if district else seat.title


def _numbers(found: list[int] | tuple[int, ...]) -> str:
    some = ", ".join(map(str, found[:LINES]))
    return f"{some} …" if len(found) > LINES else some
