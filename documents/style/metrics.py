"""How wide words are in Times New Roman, and how they wrap: what a column and a row need.

The widths are the advance widths that Times New Roman shares with every font made to stand in for it (Liberation Serif,
Tinos): a paper is laid out alike where the font itself is not installed. A test holds them against the font's file.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

EM = 2048
"""Units that the widths below are told in: a letter as wide as the font is high has so many."""
MM = 72 / 25.4
"""Points of a millimetre."""
LINE = 1.15
"""Height of a line of text in sizes of its font."""
REGULAR = {
    369: "'",
    410: "|",
    512: " ,.·\u00a0",
    569: "/:;\\ijltії",
    682: "!()-I[]`fr‘’ІЇ\u2011\u00ad",
    717: "•",
    719: "ґ",
    797: "Js",
    809: "з",
    819: "°",
    836: '"',
    840: "г",
    879: "э",
    895: "т",
    909: "?acez„“”аесё",
    922: "Ґ",
    934: "ь",
    942: "я",
    961: "^",
    967: "в",
    983: "{}",
    995: "к",
    1022: "л",
    1024: "#$*0123456789_bdghknopquvxy«»–§€орухў",
    1026: "З",
    1030: "ч",
    1042: "бд",
    1059: "ъ",
    1096: "ийнпц",
    1108: "~",
    1124: "±≤≥",
    1139: "FPSР",
    1155: "+<=>×−",
    1176: "БЬ",
    1184: "Г",
    1251: "ELTZЕТЁ",
    1296: "м",
    1327: "ф",
    1331: "Ч",
    1352: "Э",
    1366: "BCRВКСЯ",
    1376: "ы",
    1389: "Л",
    1397: "Д",
    1415: "ж",
    1446: "Ъ",
    1450: "УЎ",
    1479: "ADGHKNOQUVXYwАИЙНОПХЦ",
    1530: "ю",
    1577: "шщ",
    1593: "&m",
    1618: "Ф",
    1706: "%",
    1786: "Ы",
    1821: "MМ",
    1835: "Ж",
    1886: "@",
    1933: "W",
    1954: "№",
    2048: "—…→",
    2066: "ШЩ",
    2105: "Ю",
}
BOLD = {
    451: "|",
    512: " ,.·\u00a0",
    569: "'/\\ilії",
    682: "!()-:;[]`fjt‘’\u2011\u00ad",
    717: "•",
    797: "IsІЇґ",
    807: "{}",
    819: "°",
    823: "з",
    885: "э",
    909: "cerzесё",
    930: "г",
    1006: "т",
    1024: "#$*0123456789?J_agovxy«»„“”–§€абоухў",
    1036: "д",
    1065: "~Ґ",
    1081: "З",
    1083: "ь",
    1106: "в",
    1108: "я",
    1124: "±≤≥",
    1137: '"',
    1139: "Sbdhknpquр",
    1149: "л",
    1155: "ч",
    1167: "+<=>×−",
    1180: "ийкнпц",
    1190: "^",
    1194: "ъ",
    1251: "FPР",
    1303: "Г",
    1354: "БЬ",
    1366: "BELTZВЕТЁ",
    1389: "Э",
    1395: "м",
    1409: "Д",
    1417: "ф",
    1479: "ACDNRUVXYwАСХЯ",
    1485: "Кж",
    1503: "УЧЎ",
    1526: "Л",
    1565: "ю",
    1567: "Ъ",
    1593: "GHKOQИЙНОПЦ",
    1599: "ы",
    1706: "&m",
    1729: "шщ",
    1759: "Ф",
    1905: "@",
    1933: "MМ",
    2011: "Ы",
    2025: "Ж",
    2048: "%W—…→",
    2058: "№",
    2249: "ШЩ",
    2306: "Ю",
}
WIDTHS = tuple({letter: width for width, all_of in told.items() for letter in all_of} for told in (REGULAR, BOLD))
UNKNOWN = EM
"""A letter of another script, a picture: as wide as it is high at most."""
BREAKS = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])|(?<=\u00ad)|[^\S\u00a0\u202f]+")
"""Where a line may end so in every office program: at a space, at a hyphen between letters, at a soft hyphen."""


@lru_cache(maxsize=8_192)
def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Points that a text of one line takes at a size of so many points."""
    of = WIDTHS[bold]
    return sum(of.get(letter, UNKNOWN) for letter in text) * size / EM


@lru_cache(maxsize=4_096)
def longest_word(text: str, size: float, *, bold: bool = False) -> float:
    """Points of the widest piece of a text that no line may end within; 0 of an empty one."""
    return max((width_of(word, size, bold=bold) for word in BREAKS.split(text)), default=0.0)


def longest_line(text: str, room: float, size: float, *, bold: bool = False) -> float:
    """Points of the widest line of a text that wraps in so many points; a word that is wider than the room is told
    whole."""
    return max(longest_word(text, size, bold=bold), min(width_of(text, size, bold=bold), room))


@lru_cache(maxsize=4_096)
def lines_of(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """Lines that a text takes in so many points, at least one; a word that is wider than the room goes on below."""
    if "\n" not in text and width_of(text, size, bold=bold) <= room:
        return 1
    return sum(_wrapped(line, room, size, bold=bold) for line in text.split("\n"))


def _wrapped(line: str, room: float, size: float, *, bold: bool) -> int:
    lines, taken = 1, 0.0
    for word in _pieces(line):
        width = width_of(word.rstrip(" "), size, bold=bold)
        if taken and taken + width > room:
            lines, taken = lines + 1, 0.0
        if width > room:
            more = -(-width // max(room, size)) - 1
            lines, taken = lines + int(more), width % max(room, size)
        else:
            taken += width_of(word, size, bold=bold)
    return lines


def _pieces(line: str) -> Iterator[str]:
    """The words of a line, each with the space behind it."""
    begin = 0
    for found in BREAKS.finditer(line):
        if found.end() > begin:
            yield line[begin : found.end()]
            begin = found.end()
    if begin < len(line):
        yield line[begin:]
