"""How much of a button's label a narrow phone shows, and the rows that its buttons need. Pure: no messenger.

A phone 360 pixels wide gives Telegram's keyboard about 300 of them, in equal shares; a label that its share does not
hold is cut by the phone, in the middle of a word and without mercy.
"""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

KEYBOARD = 300
"""Pixels that the buttons of a row share on a screen of 360."""
GAP, PADDING = 5, 10
"""Pixels between two buttons, and those of a button beside its label."""
FONT = 13.5
"""The size at which DejaVu Sans, whose widths stand below, is as wide as a phone's own letters at fifteen."""
ROWS = 10
"""Rows of 48 pixels that leave the question above them five lines on a screen of 740."""
CUT = "…"

_WIDTHS = {
    0: "️",
    28: "'ijl",
    30: "IJ",
    32: " ,.\u00a0·",
    34: "/:;",
    36: "f",
    37: "-",
    40: "()[]t‹›",
    41: "!",
    42: "r",
    46: '"',
    50: "*_–",
    53: "szг",
    54: "?з",
    55: "cсэ",
    56: "L",
    58: "Fk",
    59: "•вть",
    60: "vxyухч",
    61: "PГРУкя",
    62: "TYaeo«»Табеоё",
    64: "$0123456789ESbdghnpquЁЕлр",
    65: "Зий",
    66: "Kнп",
    69: "ABVXZАБВХЧЬц",
    70: "CRСЭЯд",
    71: "Къ",
    74: "U",
    75: "NИЙ",
    76: "HЛНПм",
    78: "&DGЦ",
    79: "OQДОы",
    82: "w",
    84: "#+<=>~Ъ→↩✎✓✕✗",
    85: "ю",
    86: "ф",
    87: "MМФ",
    88: "○●",
    89: "Ы",
    90: "⚠",
    91: "ж",
    92: "ш",
    95: "щ",
    96: "%",
    98: "m",
    99: "W",
    100: "@—…",
    105: "№",
    107: "Ш",
    108: "ЖЮ",
    110: "Щ",
}
"""Hundredths of the letters' size, rounded up (`tests/unit/test_labels.py` measures the font)."""
_PICTURE = 130
"""An emoji, or any sign that was not measured."""


class _Widths(dict[str, int]):
    def __missing__(self, letter: str) -> int:
        return _PICTURE


_WIDTH = _Widths({letter: width for width, letters in _WIDTHS.items() for letter in letters})


def width(label: str) -> float:
    """Pixels that the label takes."""
    return sum(map(_WIDTH.__getitem__, label)) * FONT / 100


def room(buttons: int) -> float:
    """Pixels that a label has in a row of so many buttons."""
    return (KEYBOARD - GAP * (buttons - 1)) / buttons - PADDING


def fits(label: str, buttons: int = 1) -> bool:
    """Whether a row of so many buttons shows the label whole."""
    return width(label) <= room(buttons)


def shortened(label: str, buttons: int = 1) -> str:
    """The label as a row of so many buttons shows it: whole, or up to the last word that fits, and «…»."""
    if fits(label, buttons):
        return label
    words = label.split(" ")
    for count in range(len(words) - 1, 0, -1):
        begun = " ".join(words[:count]).rstrip(" ,;:.·–«(") + CUT
        if fits(begun, buttons):
            # one short word says nothing of a name: then a part of the long one after it is more
            return begun if width(begun) >= room(buttons) / 2 else _hewn(label, buttons)
    return _hewn(label, buttons)


def _hewn(label: str, buttons: int) -> str:
    """What fits of a word that is longer than the row."""
    end = next(end for end in range(len(label), 0, -1) if fits(label[:end] + CUT, buttons) or end == 1)
    return label[:end].rstrip() + CUT


def laid(row: Sequence[T], label: Callable[[T, int], str]) -> list[list[T]]:
    """The buttons of a row in as many rows as show their labels whole, equally many in each; one that no row holds is
    alone in its own. `label` says what stands on a button in a row of so many."""
    for parts in range(1, len(row)):
        most = -(-len(row) // parts)
        rows = [list(row[n : n + most]) for n in range(0, len(row), most)]
        if all(fits(label(one, len(line)), len(line)) for line in rows for one in line):
            return rows
    return [[one] for one in row]
