"""A chat as a phone shows it, drawn: what a person said, and the bot's window with its buttons under it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import matplotlib
from PIL import Image, ImageDraw, ImageFont

WIDE, EDGE, PADDING, GAP = 540, 16, 14, 10
LETTERS, LINE, BUTTON = 19, 26, 46
WALL, PAPER, MINE, INK, KEY = "#dfe7ec", "#ffffff", "#e2f7cf", "#1c2126", "#c3d3de"
FONTS = Path(matplotlib.get_data_path(), "fonts", "ttf")
ELLIPSIS = "…"
MOST_LINES = 18


@dataclass(frozen=True)
class Shown:
    """What is on the screen: the person's words, the bot's, and its rows of buttons."""

    said: str
    answer: str
    rows: Sequence[Sequence[str]]


def picture(shown: Shown) -> Image.Image:
    """The screen from its top to the last button, as wide as a phone."""
    font = ImageFont.truetype(str(FONTS / "DejaVuSans.ttf"), LETTERS)
    room = WIDE - 6 * EDGE
    mine, answer = _lines(shown.said, font, room), _screenful(_lines(shown.answer, font, room))
    high = sum(_high(lines) + GAP for lines in (mine, answer)) + len(shown.rows) * (BUTTON + GAP // 2) + 2 * EDGE
    drawn = Image.new("RGB", (WIDE, high), WALL)
    pen = ImageDraw.Draw(drawn)
    wide = max(int(font.getlength(line)) for line in mine) + 2 * PADDING
    _bubble(pen, (WIDE - EDGE - wide, EDGE), wide, mine, MINE, font)
    top = EDGE + _high(mine) + GAP
    wide = WIDE - 3 * EDGE
    _bubble(pen, (EDGE, top), wide, answer, PAPER, font)
    top += _high(answer) + GAP // 2
    for row in shown.rows:
        each = (wide - GAP // 2 * (len(row) - 1)) / len(row)
        for number, label in enumerate(row):
            left = EDGE + number * (each + GAP // 2)
            pen.rounded_rectangle((left, top, left + each, top + BUTTON), 10, fill=KEY)
            pen.text((left + each / 2, top + BUTTON / 2), _cut(label, font, each - PADDING), INK, font, anchor="mm")
        top += BUTTON + GAP // 2
    return drawn


Font = ImageFont.FreeTypeFont


def _bubble(
    pen: ImageDraw.ImageDraw, corner: tuple[int, int], wide: int, lines: Sequence[str], colour: str, font: Font
) -> None:
    left, top = corner
    pen.rounded_rectangle((left, top, left + wide, top + _high(lines)), 14, fill=colour)
    for number, line in enumerate(lines):
        pen.text((left + PADDING, top + PADDING + number * LINE), line, INK, font)


def _high(lines: Sequence[str]) -> int:
    return len(lines) * LINE + 2 * PADDING


def _lines(text: str, font: Font, room: float) -> list[str]:
    """The text on lines of that width, broken between words."""
    broken = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            if line and font.getlength(f"{line} {word}") > room:
                broken.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        broken.append(line)
    return broken


def _screenful(lines: list[str]) -> list[str]:
    """What a phone shows of it at once."""
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], ELLIPSIS]


def _cut(label: str, font: Font, room: float) -> str:
    while font.getlength(label) > room:
        label = label.rstrip(ELLIPSIS)[:-1] + ELLIPSIS
    return label
