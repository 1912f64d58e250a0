"""How a request is called, wherever it is spoken of: in windows, letters and papers."""

from datetime import datetime

from models.dates import MONTHS_OF
from models.requests.tables import RequestKind
from services.texts import label, texts

WEEKDAYS = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def called(kind: RequestKind, topic: str) -> str:
    """«Супервизия: Эмоциональное выгорание»; a kind without a topic by itself."""
    name = label("request-kind", kind)
    return texts().plain("request-called", kind=name, topic=topic) if topic else name


def when(here: datetime) -> str:
    """«вт, 17 марта, 15:00», of a time on the centre's clock."""
    return f"{WEEKDAYS[here.weekday()]}, {here.day} {MONTHS_OF[here.month - 1]}, {here:%H:%M}"


def on_button(here: datetime) -> str:
    """A time on the centre's clock, short enough for a button: «вт 17.03 15:00»."""
    return f"{WEEKDAYS[here.weekday()]} {here:%d.%m %H:%M}"
