"""Clocks: the zones that are offered, and a moment on the clock of who reads of it and on the centre's."""

from datetime import datetime
from zoneinfo import ZoneInfo

ZONES = {
    "Europe/Kaliningrad": "kaliningrad",
    "Europe/Moscow": "moscow",
    "Europe/Samara": "samara",
    "Asia/Yekaterinburg": "yekaterinburg",
    "Asia/Omsk": "omsk",
    "Asia/Krasnoyarsk": "krasnoyarsk",
    "Asia/Irkutsk": "irkutsk",
    "Asia/Yakutsk": "yakutsk",
    "Asia/Vladivostok": "vladivostok",
    "Asia/Magadan": "magadan",
    "Asia/Kamchatka": "kamchatka",
}
"""The zones of Russia by their chief towns: `zone-<name>` says each."""


def both(instant: datetime, own: str | None, center: str) -> tuple[datetime, datetime | None]:
    """The moment on the reader's clock, and on the centre's where that shows another time."""
    there = instant.astimezone(ZoneInfo(center))
    here = instant.astimezone(ZoneInfo(own or center))
    return here, None if here.utcoffset() == there.utcoffset() else there
