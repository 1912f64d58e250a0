"""How a keyboard stands on a phone: every label has the room it needs, and a long keyboard waits behind «Ещё»."""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import cast

from aiogram_dialog.api.internal import RawKeyboard
from aiogram_dialog.utils import intent_callback_data

from handlers.widgets.text import button
from models.forms.kinds import Rows, Tap, TextKey
from models.labels import ROWS, fits, laid, shortened

CHOSEN, CHOSEN_NARROW = "● ", "•"
"""The mark of what is chosen, and the one for a day of a week, whose button holds no more."""


@dataclass(frozen=True)
class Line(Tap):
    """A line of a list: told by its beginning. What stands below the last one is the way out."""


@dataclass(frozen=True)
class Name(Tap):
    """One of several to choose from: a name that no button shows whole is told in the message by its number."""


def below(rows: Rows) -> int:
    """How many rows stand below the last line of a list; the last one alone where there is no list."""
    lines = [number for number, row in enumerate(rows) if row and _is_line(row[0])]
    return len(rows) - lines[-1] - 1 if lines else 1


def _is_line(tap: Tap) -> bool:
    return isinstance(tap, Line) or tap.data.startswith("#")


def arranged(rows: Rows, foot: int, unfolded: Callable[[], dict[str, int]], more: str) -> Rows:
    """The rows as they stand on the screen. Of more than stand under a question the rest waits behind «Ещё», a button
    whose data begins with `more`; the last `foot` rows always stand. `unfolded` keeps the part that is shown."""
    split = max(0, len(rows) - foot)
    shown, ways = _laid(rows[:split]), _laid(rows[split:])
    if len(shown) + len(ways) > ROWS:
        shown = _folded(shown, ROWS - len(ways), unfolded(), more)
    return [*shown, *ways]


def _folded(rows: Rows, room: int, unfolded: dict[str, int], more: str) -> Rows:
    """The part of the rows that is unfolded now, and the row that turns on. Other rows begin at their beginning."""
    offered = zlib.crc32(",".join(tap.data for row in rows for tap in row).encode())
    if unfolded.get("of") != offered:
        unfolded.update(of=offered, page=0)
    size = max(room - 1, 1)
    page = min(unfolded["page"], (len(rows) - 1) // size)
    back = [Tap(f"{more}{page - 1}", TextKey("rows-back"))] if page else []
    on = [Tap(f"{more}{page + 1}", TextKey("rows-more"))] if len(rows) > (page + 1) * size else []
    return [*rows[page * size : (page + 1) * size], [*back, *on]]


def as_telegram_takes(rows: Rows, intent: str, prefix: str = "") -> RawKeyboard:
    """The buttons as plain JSON, with the dialogue's name in their data."""
    return cast("RawKeyboard", [[_plain(tap, row, intent, prefix) for tap in row] for row in rows])


def _plain(tap: Tap, row: list[Tap], intent: str, prefix: str) -> dict[str, str]:
    label = shortened(_label(tap, len(row)), len(row))
    if tap.data.startswith(("https://", "tg://")):
        return {"text": label, "url": tap.data}
    return {"text": label, "callback_data": intent_callback_data(intent, prefix + tap.data) or ""}


def _laid(rows: Rows) -> Rows:
    """The rows with every label whole in its share."""
    return [part for row in rows for part in laid(row, _label)]


def _label(tap: Tap, buttons: int) -> str:
    """The label in a row of so many buttons: what is chosen is marked, with a narrow mark where there is no room."""
    label = button(tap.label)
    if not tap.chosen:
        return label
    return CHOSEN + label if fits(CHOSEN + label, buttons) else CHOSEN_NARROW + label
