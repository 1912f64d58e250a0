"""What is said of a list: why it was refused, what is wrong with a line."""

from models.guests.judging import Doubt, Verdict
from models.guests.lines import Refused
from models.people import NAME_LENGTH
from services.texts import label

SHOWN = 60
"""Characters of what was wrong that are shown back."""


def wrong_list(why: Refused) -> str:
    """Why nothing was read, in words."""
    return label("guests-refused", why)


def doubt_words(one: Verdict) -> str:
    """What is wrong with the line, and an example."""
    if one.doubt is None:
        return ""
    guest = one.guest
    wrong = {
        Doubt.LONG_TITLE: guest.title,
        Doubt.LONG_DISTRICT: guest.district,
        Doubt.UNKNOWN_DISTRICT: guest.district,
    }.get(one.doubt, guest.name)
    return label("guests-doubt", one.doubt, words=wrong[:SHOWN], about=one.about, most=NAME_LENGTH)
