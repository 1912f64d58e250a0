"""How a request is called, wherever it is spoken of: in windows, letters and papers."""

from datetime import datetime

from models.dates import MONTHS_OF
from models.requests.tables import RequestKind
from models.zones import both
from services.texts import label, texts

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def called(kind: RequestKind, topic: str) -> str:
    """«Супервизия: Эмоциональное выгорание»; a kind without a topic by itself."""
    name = label("request-kind", kind)
    return texts().plain("request-called", kind=name, topic=topic) if topic else name


def when(instant: datetime, own: str | None, center: str) -> str:
    """«вт, 17 марта, 15:00», on the reader's clock: where the centre's shows another time, that stands behind it."""
    here, there = both(instant, own, center)
    return _beside(spelled(here), here, there)


def spelled(here: datetime) -> str:
    """«вт, 17 марта, 15:00», of a time on whatever clock it was brought to: papers have the centre's."""
    return f"{WEEKDAYS[here.weekday()]}, {here.day} {MONTHS_OF[here.month - 1]}, {here:%H:%M}"


def in_line(instant: datetime, own: str | None, center: str) -> str:
    """The same, shorter: «вт 17.03 15:00»."""
    here, there = both(instant, own, center)
    return _beside(on_button(here), here, there)


def on_button(here: datetime) -> str:
    """A time on the reader's clock, short enough for a button: «вт 17.03 15:00»."""
    return f"{WEEKDAYS[here.weekday()]} {here:%d.%m %H:%M}"


def _beside(said: str, here: datetime, there: datetime | None) -> str:
    if there is None:
        return said
    time = f"{there:%H:%M}" if here.date() == there.date() else on_button(there)
    return texts().plain("when-there", here=said, there=time)
