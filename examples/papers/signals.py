"""The map of signals: its picture, its workbook, the letters; the numbers that they say, and the same from SQL."""

from collections import Counter

from examples.papers.books import Books, named
from examples.papers.prose import signals_figures, signals_in
from examples.papers.reading import Page, unread
from examples.papers.tables import Sheets, month_name, signals_told
from services.texts import label, texts

NOTICED = ("school", "kindergarten", "clinic", "council", "police", "neighbours", "family", "other")
FOLLOWED = ("checked", "confirmed", "passed")
TO, SAID, THEN = "Совету помощи семье и детям", "поступило сигналов", "По ним: "


def book_said(sheets: Sheets) -> Counter[str]:
    """Rows of districts, their sum, rows of months: a number under each heading."""
    found: Counter[str] = Counter()
    for n, rows in enumerate(sheets[:2]):
        begin = next(at for at, row in enumerate(rows) if str(label("signal", "school")) in row)
        for row in rows[begin + 1 :]:
            told = zip(rows[begin][1:], row[1:], strict=True)
            found.update({f"{n}, {row[0]}, {head}": cell for head, cell in told if isinstance(cell, int)})
    return +found


async def book_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    said, told = texts().plain, await signals_told(books)
    found = Counter({f"0, {said('paper-signals-total')}, {name}": n for name, n in _cells(told).items()})
    for place in {one[0] for one in told}:
        own = [one for one in told if one[0] == place]
        found.update({f"0, {place}, {name}": n for name, n in _cells(own).items()})
    rows = await books.rows(
        "SELECT substr(CAST(s.month AS text), 1, 7) AS month, s.measure, s.change FROM signal_entries s "
        "WHERE s.center_id = :center AND s.undone_at IS NULL AND s.month BETWEEN :first AND :last"
    )
    for month in {row.month for row in rows}:
        own = [("", row.measure, row.change) for row in rows if row.month == month]
        found.update({f"1, {month_name(month)}, {name}": n for name, n in _cells(own).items()})
    return +found


def _cells(told: list[tuple[str, str, int]]) -> dict[str, int]:
    figures = dict(signals_figures(told))
    heads = {label("signal", one).lower(): label("signal", one) for one in (*NOTICED, *FOLLOWED)}
    heads |= {"сигналов": texts().plain("paper-signals-came"), "%": texts().plain("paper-signals-share")}
    return {heads[name]: n for name, n in figures.items()}


def letters_said(page: Page) -> Counter[str]:
    """What each council is told; the number of the letter is a line to write on."""
    found, letter = Counter[str](), 0
    for line in page.lines:
        letter += line.startswith(TO)
        if SAID in line:
            told = line[line.index(SAID) :].replace(SAID, "сигналов", 1).replace(THEN, "")
            told = told.replace(" о семьях, которым нужна помощь", "")
            found += Counter({f"{letter}: {name.partition(': ')[2]}": n for name, n in signals_in("", told)})
        else:
            found += unread(line)
    return +found


async def letters_counted(books: Books) -> Counter[str]:
    """The same: of every district that the centre serves, in its order."""
    told, found = await signals_told(books), Counter[str]()
    rows = await books.rows(
        "SELECT d.name FROM districts d WHERE d.center_id = :center AND d.merged_into_id IS NULL "
        "AND (d.closed_on IS NULL OR d.closed_on > :first) ORDER BY d.position"
    )
    for n, row in enumerate(rows, 1):
        figures = signals_figures([one for one in told if one[0] == row.name])
        found.update({f"{n}: {name}": many for name, many in figures.items() if figures["сигналов"]})
    return +found


async def picture_counted(books: Books) -> Counter[str]:
    """Each cell of the picture, each row's sum, the bars of what followed."""
    told, found = await signals_told(books), Counter[str]()
    for place in {one[0] for one in told}:
        own = Counter[str]()
        for _, measure, many in (one for one in told if one[0] == place):
            own[measure] += many
        found.update({f"{place}, {label('signals-head', one)}": own[one] for one in NOTICED})
        found[f"{place}, всего"] = sum(own[one] for one in NOTICED)
    whole = named("1", {label("signal", one): sum(n for _, m, n in told if m == one) for one in FOLLOWED})
    found.update({name.replace(": ", ", "): n for name, n in whole.items()})
    came = sum(n for _, m, n in told if m in NOTICED)
    checked = sum(n for _, m, n in told if m == "checked")
    found.update({f"1, {label('signal', one)}, из": checked if one == "confirmed" else came for one in FOLLOWED})
    return +found
