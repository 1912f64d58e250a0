"""Papers that are pictures: what each shows. They are drawn in the child process (`documents/papers/drawing.py`)."""

from collections.abc import Sequence

from documents.style.charts import MONTHS, Bar, Bars, Months, Picture

BYTES, SIDES, TALLEST = 10 * 1024 * 1024, 10_000, 2.3
"""What Telegram takes as a photo: so many bytes, so many pixels of both sides together. It makes the longer side 1280
pixels: of a picture that is taller than so many of its widths little can be read after that."""
SIZE = slice(16, 24)
"""Where a PNG says how wide and how high it is."""


def year_chart(title: str, measures: Sequence[tuple[str, Sequence[tuple[int, int]]]], note: str = "") -> Picture:
    """Several measures by month: each has a name, and for each month its number in the year, 1–12, and how much."""
    parts = [
        Bars(name, [Bar(name=MONTHS[month - 1], value=value) for month, value in months], standing=True)
        for name, months in measures
    ]
    return Picture(title, parts, note)


def sections_chart(title: str, sections: Sequence[tuple[str, int, int]], note: str = "") -> Picture:
    """Plan against fact: a section's name, how many items are done, how many were planned."""
    return rows_chart(title, [("", [Bar(name=name, value=done, of=of) for name, done, of in sections])], note)


def rows_chart(title: str, measures: Sequence[tuple[str, Sequence[Bar]]], note: str = "") -> Picture:
    """Districts and the like, in the order that they are told in: each measure has a name."""
    return Picture(title, [Bars(name, bars) for name, bars in measures], note)


def load_chart(
    title: str, months: Sequence[int], people: Sequence[tuple[str, Sequence[int]]], note: str = ""
) -> Picture:
    """Who did how much in each of these months, 1–12."""
    return Picture(title, [Months(people, [MONTHS[month - 1] for month in months])], note)


def heat_chart(
    title: str,
    names: Sequence[str],
    rows: Sequence[tuple[str, Sequence[int | None]]],
    measure: tuple[str, Sequence[Bar]],
    note: str = "",
) -> Picture:
    """A table of numbers side by side, the more the darker, and bars of one measure under it unless all of them are
    empty; None is no number."""
    bars = [Bars(*measure)] if any(bar.value or bar.of for bar in measure[1]) else []
    return Picture(title, [Months(rows, names), *bars], note)


def summary_chart(
    title: str,
    totals: str,
    months: Sequence[tuple[int, int]],
    measures: Sequence[tuple[str, Sequence[Bar]]],
    note: str = "",
) -> Picture:
    """A summary: what was held by month under its totals, where there are several months, then its measures."""
    by_month = Bars(totals, [Bar(name=MONTHS[month - 1], value=value) for month, value in months], standing=True)
    lying = [Bars(name, bars) for name, bars in measures if bars]
    return Picture(title, [by_month, *lying] if months else [Bars(totals, []), *lying], note)


def is_photo(png: bytes) -> bool:
    """Whether Telegram takes the picture as a photo that can be read; else it goes as a file."""
    wide, high = (int.from_bytes(png[SIZE][at : at + 4]) for at in (0, 4))
    return len(png) <= BYTES and wide + high <= SIDES and high <= wide * TALLEST
