"""How wide the columns of a table are: no word is broken, no cell is higher than a sheet, and the sheets are A4.

Headings lie; where that is too wide for a sheet they stand on end; where that is too wide as well, the table goes on
upon a second sheet that repeats the first columns. Letters are never made smaller.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.style.metrics import LINE, MM, lines_of, longest_word, width_of
from documents.style.page import SMALL, room

TALLEST = 120
"""Millimetres of a cell: a row that may not break finds its place on a sheet that lies, under the headings."""
STANDING = 45
"""Millimetres of a heading on end; a longer one wraps."""
LONGEST = 70
"""Millimetres of a word that is kept whole: no word of the language is longer, a link is."""
STEP = 1.0
"""Millimetres that a column grows by at once."""


@dataclass(frozen=True)
class Layout:
    """Widths in millimetres, whether headings may stand on end, and the columns of each sheet, from 0."""

    widths: tuple[float, ...]
    landscape: bool
    standing: bool
    sheets: tuple[tuple[int, ...], ...]

    @property
    def repeated(self) -> int:
        """How many first columns every sheet of several begins with."""
        return self.sheets[-1].index(self.sheets[-2][-1] + 1) if len(self.sheets) > 1 else 0

    def stands(self, title: str, column: int, padding: float) -> bool:
        """Whether that heading stands: where its words are wider than its column."""
        return self.standing and longest_word(title, SMALL, bold=True) > (self.widths[column] - padding) * MM


@dataclass(frozen=True)
class _Need:
    """Millimetres of a column: the least, and all that it has to say in one line."""

    least: float
    whole: float


def fit(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    padding: float,
    *,
    keys: int = 1,
    landscape: bool | None = None,
    least: float = 0,
) -> Layout:
    """The layout of a table of texts. `padding` are the millimetres that a cell takes on both sides together; `keys`
    columns are repeated where it goes on; `landscape` of None takes an upright sheet where that is enough; the table
    is at least so many millimetres wide."""
    ways = (False, True) if landscape is None else (landscape,)
    for standing in (False, True):
        for lying in ways:
            wide = room(landscape=lying)[0]
            needs = _needs(titles, rows, padding, wide, standing=standing)
            if sum(one.least for one in needs) <= wide:
                widths = _shared(needs, wide, least)
                return Layout(tuple(widths), lying, standing, (tuple(range(len(titles))),))
    return _spread(titles, rows, padding, keys, lying=ways[-1], least=least)


def _spread(
    titles: Sequence[str], rows: Sequence[Sequence[str]], padding: float, keys: int, *, lying: bool, least: float
) -> Layout:
    wide = room(landscape=lying)[0]
    needs = _needs(titles, rows, padding, wide, standing=False)
    repeated = sum(one.least for one in needs[:keys])
    if repeated > wide - max((one.least for one in needs[keys:]), default=wide):
        keys, repeated = 0, 0.0
    sheets: list[list[int]] = [[]]
    taken = repeated
    for column in range(keys, len(titles)):
        if sheets[-1] and taken + needs[column].least > wide:
            sheets.append([])
            taken = repeated
        sheets[-1].append(column)
        taken += needs[column].least
    widths = [one.least for one in needs]
    left = min(wide - repeated - sum(widths[column] for column in sheet) for sheet in sheets) + repeated
    for column, width in enumerate(_shared(needs[:keys], left, 0)):
        widths[column] = width
    repeated = sum(widths[:keys])
    for sheet in sheets:
        shares = _shared([needs[column] for column in sheet], wide - repeated, least - repeated)
        for column, width in zip(sheet, shares, strict=True):
            widths[column] = width
    return Layout(tuple(widths), lying, False, tuple((*range(keys), *sheet) for sheet in sheets))


def _needs(
    titles: Sequence[str], rows: Sequence[Sequence[str]], padding: float, wide: float, *, standing: bool
) -> list[_Need]:
    found = []
    for column, title in enumerate(titles):
        texts = [row[column] for row in rows]
        word = max((longest_word(text, SMALL) for text in texts), default=0.0)
        whole = max((width_of(text, SMALL) for text in texts), default=0.0)
        if standing:
            head = lines_of(title, STANDING * MM, SMALL, bold=True) * SMALL * LINE
            whole = max(whole, head)
        else:
            head = longest_word(title, SMALL, bold=True)
            whole = max(whole, width_of(title, SMALL, bold=True))
        # so wide that its longest text is no higher than a sheet
        deep = width_of(max(texts, key=len, default=""), SMALL) * SMALL * LINE / (TALLEST * MM) * 1.15
        least = max(min(max(word, head), LONGEST * MM), deep) / MM + padding
        found.append(_Need(min(least, wide), whole / MM + padding))
    return found


def _shared(needs: Sequence[_Need], wide: float, at_least: float) -> list[float]:
    """What is left of the width goes, step by step, to the column that takes most lines."""
    widths = [one.least for one in needs]
    left = wide - sum(widths)
    while left > STEP:
        worst = max(range(len(needs)), key=lambda n: needs[n].whole / widths[n], default=None)
        if worst is None or needs[worst].whole <= widths[worst]:
            break
        widths[worst] += STEP
        left -= STEP
    total = sum(widths)
    wanted = max(total, min(at_least, wide))
    return [width * wanted / total for width in widths]
