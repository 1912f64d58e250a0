"""Names that no button shows whole: they stand in the message by number, and the number is on the button."""

from markupsafe import Markup

from handlers.widgets.layout import Name
from handlers.widgets.text import button, lines, paragraphs
from models.forms.kinds import Rows, Tap, pairs
from models.labels import fits

MARK = "•"
"""The narrower mark of what is chosen (`taps.py`): a name must fit beside it."""
IN_ROW = 5


def numbered(text: Markup, rows: Rows) -> tuple[Markup, Rows]:
    """The text with the names of options that a phone of 360 pixels would cut, and the rows with their numbers. Titles
    of records and of the plan's rows are no names: they are told by their beginnings, and whole on their cards."""
    long = [tap for row in rows for tap in row if _is_option(tap) and not fits(MARK + button(tap.label))]
    if not long:
        return text, rows
    numbers = {tap.data: str(number) for number, tap in enumerate(long, 1)}
    told = lines(*(Markup.escape(f"{numbers[tap.data]}. {button(tap.label)}") for tap in long))
    first = next(place for place, row in enumerate(rows) if any(tap.data in numbers for tap in row))
    short = [Tap(tap.data, numbers[tap.data], tap.chosen) for tap in long]
    kept = [[tap for tap in row if tap.data not in numbers] for row in rows]
    return paragraphs(text, told), [row for row in (*kept[:first], *pairs(short, IN_ROW), *kept[first:]) if row]


def _is_option(tap: Tap) -> bool:
    return isinstance(tap, Name) or (tap.data.startswith("=") and len(tap.data) > 1) or tap.data.isdecimal()
