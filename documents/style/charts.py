"""Pictures for a phone: bars with their numbers, read at 360 pixels of width on a light and on a dark screen.

Everything is laid out in pixels of such a phone, and drawn three times as fine. What there is no number of is said in
words and looks different: a vacancy is dotted and grey, missing data is hatched and amber.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDE, EDGE = 360.0, 14.0
"""Pixels of the phone's screen, and of the empty frame inside it."""
FINE = 3
"""Pixels of the picture for one of the phone's."""
TITLE, WORDS, NUMBER, SMALLEST = 15.0, 12.0, 12.0, 11.0
"""Pixels of letters; nothing is smaller than the last."""
CELL, MOST_SAID = 22.0, 999
"""Pixels of a month's cell from its top to its bottom, and the greatest number that it holds."""
FAMILY = "DejaVu Sans"
"""The font that matplotlib brings: it is on every machine."""
LINE = 1.3
THICK, BETWEEN = 13.0, 9.0
"""Pixels of a bar that lies, and between two of them."""
STANDING, CROWDED = 150.0, 30.0
"""Pixels of the highest bar that stands, and of a place for one that wants the smallest letters under it."""
PAPER, INK, PALE_INK = "#F7F9FB", "#17212C", "#4A5A6A"
BAR, TRACK = "#1F4E79", "#D5E0EA"
SHADES = (TRACK, "#A9C0D5", "#7A9CBC", "#34648F", BAR)
"""Of cells, from a little to the most; the paler three take dark letters, the others pale ones."""
DARK = 3
"""The first of the dark ones, from 0."""
LACK, LACK_INK, EMPTY = "#FFF3CD", "#7A5F00", "#93A4B5"
MONTHS = ("янв", "фев", "мар", "апр", "май", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
VACANT_WORDS, NO_DATA_WORDS, PART_WORDS = "вакансия", "нет данных", "не все сдали"


class Mark(Enum):
    """What a bar stands for."""

    WHOLE = "whole"
    PART = "part"
    """A number that lacks somebody who told theirs at another time: it is no fall."""
    VACANT = "vacant"
    NO_DATA = "no_data"


@dataclass(frozen=True, kw_only=True)
class Bar:
    """A name with its number; `of` is what was planned; `note` stands behind the number."""

    name: str
    value: int = 0
    mark: Mark = Mark.WHOLE
    of: int | None = None
    note: str = ""

    @property
    def said(self) -> str:
        """The number as it stands beside its bar, with what it is of; in words where there is none."""
        if self.mark in (Mark.VACANT, Mark.NO_DATA):
            return VACANT_WORDS if self.mark is Mark.VACANT else NO_DATA_WORDS
        number = f"{self.value}" if self.of is None else f"{self.value} из {self.of}"
        return f"{number} {self.note}".strip()


@dataclass(frozen=True)
class Bars:
    """Bars of one measure under a title: standing beside each other in time, or lying under each other."""

    title: str
    bars: Sequence[Bar]
    standing: bool = False


@dataclass(frozen=True)
class Months:
    """Whose work it was and how much of it in each month, a line a person; the more, the darker. Instead of months
    there may be anything that is counted side by side."""

    rows: Sequence[tuple[str, Sequence[int | None]]]
    """Where there is no number, nobody has counted: that is no zero."""
    names: Sequence[str] = MONTHS
    """The months as they stand above, the first one first; on end where one is wider than its place."""


@dataclass
class Picture:
    """A figure of the phone's width that grows downwards as it is drawn."""

    title: str
    parts: Sequence[Bars | Months]
    note: str = ""
    y: float = field(default=EDGE, init=False)

    def png(self) -> bytes:
        """The picture as the bytes of a PNG."""
        out = io.BytesIO()
        self.figure().savefig(out, format="png")
        return out.getvalue()

    def figure(self) -> Figure:
        """The figure. The first one imports matplotlib, which takes a second: meant for a thread."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.y = EDGE
        figure = Figure(figsize=(WIDE / 100, 1), dpi=100 * FINE, facecolor=PAPER)
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_axis_off()
        axes.set_xlim(0, WIDE)
        self._words(axes, self.title, TITLE, bold=True)
        for part in self.parts:
            self.y += BETWEEN
            self._part(axes, part)
        if self.note:
            self.y += BETWEEN
            for line in self.note.split("\n"):
                self._words(axes, line, WORDS, color=PALE_INK)
        high = self.y + EDGE
        axes.set_ylim(high, 0)
        figure.set_size_inches(WIDE / 100, high / 100)
        return figure

    def _part(self, axes: Axes, part: Bars | Months) -> None:
        if isinstance(part, Months):
            self._months(axes, part)
            return
        if part.title:
            self._words(axes, part.title, WORDS, bold=True)
        (self._stand if part.standing else self._lie)(axes, part.bars)
        if any(bar.mark is Mark.PART for bar in part.bars):
            self._legend(axes)

    def _words(self, axes: Axes, words: str, size: float, *, bold: bool = False, color: str = INK) -> None:
        """Lines of text over the whole width."""
        for line in wrapped(words, WIDE - 2 * EDGE, size, bold=bold):
            _write(axes, EDGE, self.y, line, size, bold=bold, color=color)
            self.y += size * LINE

    def _lie(self, axes: Axes, bars: Sequence[Bar]) -> None:
        most = max((max(bar.of or 0, bar.value) for bar in bars), default=0)
        behind = max((width_of(bar.said, NUMBER, bold=True) for bar in bars), default=0.0) + 6
        track = WIDE - 2 * EDGE - behind
        for bar in bars:
            self.y += BETWEEN / 2
            self._words(axes, bar.name, WORDS)
            scale = track / most if most else 0.0
            if bar.of is not None:
                _box(axes, EDGE, self.y, bar.of * scale, THICK, Mark.WHOLE, color=TRACK)
            if bar.mark in (Mark.VACANT, Mark.NO_DATA):
                _box(axes, EDGE, self.y, track, THICK, bar.mark)
            else:
                _box(axes, EDGE, self.y, max(bar.value * scale, 1.0), THICK, bar.mark)
            _write(axes, WIDE - EDGE, self.y, bar.said, NUMBER, bold=True, color=_ink(bar), align="right")
            self.y += THICK + BETWEEN / 2

    def _stand(self, axes: Axes, bars: Sequence[Bar]) -> None:
        most = max((bar.value for bar in bars), default=0) or 1
        slot = (WIDE - 2 * EDGE) / max(len(bars), 1)
        numbers = [width_of(bar.said, NUMBER, bold=True) for bar in bars if bar.mark in (Mark.WHOLE, Mark.PART)]
        upright = max(numbers, default=0.0) > slot - 2
        self.y += (max(numbers, default=0.0) if upright else NUMBER * LINE) + 4
        ground = self.y + STANDING
        wide = min(slot * 0.7, 70)
        for place, bar in enumerate(bars):
            middle = EDGE + slot * (place + 0.5)
            lacking = bar.mark in (Mark.VACANT, Mark.NO_DATA)
            high = STANDING if lacking else max(bar.value * STANDING / most, 1.0)
            _box(axes, middle - wide / 2, ground - high, wide, high, bar.mark)
            if lacking:
                _turn(axes, middle, ground - STANDING / 2, bar.said, _ink(bar), "center")
            elif upright:
                _turn(axes, middle, ground - high - 3, bar.said, INK, "bottom")
            else:
                top = ground - high - NUMBER * LINE - 1
                _write(axes, middle, top, bar.said, NUMBER, bold=True, align="center")
            for line, words in enumerate(bar.name.split("\n")):
                size = SMALLEST if slot < CROWDED else WORDS
                _write(axes, middle, ground + 4 + line * WORDS * LINE, words, size, align="center")
        axes.plot([EDGE, WIDE - EDGE], [ground, ground], color=PALE_INK, linewidth=0.6)
        self.y = ground + 4 + max((bar.name.count("\n") + 1 for bar in bars), default=1) * WORDS * LINE

    def _months(self, axes: Axes, part: Months) -> None:
        slot = (WIDE - 2 * EDGE) / len(part.names)
        most = max((number or 0 for _, told in part.rows for number in told), default=0)
        self._heads(axes, part.names, slot)
        for who, told in part.rows:
            self.y += BETWEEN / 2
            self._words(axes, who, WORDS)
            for place, number in enumerate(told[: len(part.names)]):
                shade, ink = shades(number, most)
                _box(axes, EDGE + slot * place, self.y, slot - 1, CELL, Mark.WHOLE, color=shade)
                said = "–" if number is None else f"{number}" if number <= MOST_SAID else f"{MOST_SAID // 10}+"
                middle = EDGE + slot * place + (slot - 1) / 2
                _write(axes, middle, self.y + 4, said, SMALLEST, color=ink, align="center")
            self.y += CELL

    def _heads(self, axes: Axes, names: Sequence[str], slot: float) -> None:
        """What stands above the cells."""
        widest = max((width_of(name, SMALLEST) for name in names), default=0.0)
        if widest <= slot - 2:
            for place, name in enumerate(names):
                _write(axes, EDGE + slot * (place + 0.5), self.y, name, SMALLEST, align="center")
            self.y += WORDS * LINE
            return
        self.y += widest + 2
        for place, name in enumerate(names):
            middle = EDGE + slot * place + (slot - 1) / 2
            _turn(axes, middle, self.y, name, INK, "bottom", SMALLEST, bold=False)
        self.y += BETWEEN / 2

    def _legend(self, axes: Axes) -> None:
        self.y += BETWEEN
        _box(axes, EDGE, self.y, THICK, THICK, Mark.PART)
        _write(axes, EDGE + THICK + 6, self.y, PART_WORDS, WORDS)
        self.y += WORDS * LINE


def shades(number: int | None, most: int) -> tuple[str, str]:
    """The colour of a cell and of its number, which stands out on it: the more of the most, the darker; nothing has the
    ground's own. By the root, so that beside a single great number the others are told apart still."""
    if not number:
        return PAPER, INK if number == 0 else PALE_INK
    step = min(len(SHADES) - 1, int(math.sqrt(number / most) * len(SHADES)))
    return SHADES[step], PAPER if step >= DARK else INK


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """Pixels of the phone that a line of text takes."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family=FAMILY, weight="bold" if bold else "normal", size=size)
    wide, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(wide)


def wrapped(words: str, room: float, size: float, *, bold: bool = False) -> list[str]:
    """The lines of a text; a word that is wider than the room goes on in the next line."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        lines += [word] if lines[-1] else []
        lines[-1] = word
        while width_of(lines[-1], size, bold=bold) > room:
            fits = next(n for n in range(len(lines[-1]) - 1, 0, -1) if width_of(lines[-1][:n], size, bold=bold) <= room)
            lines[-1:] = [lines[-1][:fits], lines[-1][fits:]]
    return lines


def _write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    size: float,
    *,
    bold: bool = False,
    color: str = INK,
    align: str = "left",
) -> None:
    axes.text(x, y, words, fontsize=size * 0.72, fontfamily=FAMILY, color=color, ha=align,
              va="top", fontweight="bold" if bold else "normal", parse_math=False)  # fmt: skip


def _turn(
    axes: Axes, x: float, y: float, words: str, color: str, align: str, size: float = NUMBER, *, bold: bool = True
) -> None:
    axes.text(x, y, words, fontsize=size * 0.72, fontfamily=FAMILY, color=color, ha="center", va=align,
              fontweight="bold" if bold else "normal", rotation=90, parse_math=False)  # fmt: skip


def _box(axes: Axes, x: float, y: float, wide: float, high: float, mark: Mark, *, color: str | None = None) -> None:
    from matplotlib.patches import Rectangle

    looks: dict[Mark, dict[str, Any]] = {
        Mark.WHOLE: {"facecolor": color or BAR, "linewidth": 0},
        Mark.PART: {"facecolor": "white", "edgecolor": BAR, "linewidth": 1.2, "linestyle": "-"},
        Mark.VACANT: {"facecolor": "none", "edgecolor": EMPTY, "linewidth": 0.9, "linestyle": ":"},
        Mark.NO_DATA: {"facecolor": LACK, "edgecolor": LACK_INK, "linewidth": 0.5, "hatch": "////"},
    }
    axes.add_patch(Rectangle((x, y), wide, high, **looks[mark]))


def _ink(bar: Bar) -> str:
    return {Mark.VACANT: PALE_INK, Mark.NO_DATA: LACK_INK}.get(bar.mark, INK)
