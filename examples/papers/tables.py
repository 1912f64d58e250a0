"""The papers that are tables: the register, the load, the journals, the trips, the summary."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from datetime import date

from examples.papers.books import (
    CAME,
    COPIES,
    DAY,
    DEEDS,
    HANDOUTS,
    HELD,
    JOINED,
    MODE,
    MONTH,
    TOLD,
    VISITS,
    Books,
    used,
)
from examples.papers.reading import CAME as PEOPLE
from examples.papers.reading import COUNTED, N, Page, counted_in, number, unread
from examples.papers.registers import cell_said, registers_by_measure
from models.periods import Period, Span
from services.periods import name_of
from services.texts import label, texts

Sheets = Sequence[Sequence[Sequence[object]]]
CELL = re.compile(r"\d{2}\.\d{2}\.\d{4}")
AUTHORS = "activities a JOIN persons p ON p.id = a.author_id"
BY = (
    "activities a JOIN persons p ON p.id = a.author_id OR EXISTS (SELECT 1 FROM activity_coauthors c "
    "WHERE c.activity_id = a.id AND c.person_id = p.id)"
)
DISTRICTS = "activities a LEFT JOIN districts d ON d.id = a.district_id"
BESIDES = (
    "activities a JOIN activity_districts s ON s.activity_id = a.id AND s.district_id != a.district_id "
    "JOIN districts d ON d.id = s.district_id"
)


# ruff: noqa: S608 — the queries are put together of our own words

# the register


def register_said(sheets: Sheets) -> Counter[str]:
    """A row a record."""
    rows = [row for row in sheets[0] if isinstance(row[0], int)]
    return Counter(f"№ {row[0]}, {row[1]}, {row[3]}: {row[5]} чел., {row[6]} экз." for row in rows)


async def register_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    told = f"a.id, {DAY} AS day, a.title, {CAME} AS came, {COPIES} AS copies"
    rows = await books.rows(f"SELECT {told} FROM activities a WHERE {DEEDS} AND {TOLD}")
    return Counter(f"№ {r.id}, {r.day}, {r.title}: {int(r.came)} чел., {int(r.copies)} экз." for r in rows)


# the load


def load_said(sheets: Sheets) -> Counter[str]:
    """People down, months across, with their sums."""
    found: Counter[str] = Counter()
    for name, rows in zip(("записи", "посещения"), sheets, strict=True):
        begin = next(n for n, row in enumerate(rows) if "Сотрудник" in row)
        heads = rows[begin][2:]
        for row in rows[begin + 1 :]:
            if not all(isinstance(cell, int) for cell in row[2:]):
                break
            found.update({f"{name}, {row[0]}, {head}": int(str(n)) for head, n in zip(heads, row[2:], strict=True)})
    return +found


async def load_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    said, found = texts().plain, Counter[str]()
    for name, amount in (("записи", "1"), ("посещения", CAME)):
        for person, tables in (("p.name", BY), (f"'{said('load-whole')}'", AUTHORS)):
            counted = await books.counter(f"{person} || '|' || {MONTH}", amount, TOLD, tables)
            for key, n in counted.items():
                who, _, month = key.partition("|")
                found[f"{name}, {who}, {month_name(month)}"] += n
                found[f"{name}, {who}, {said('load-total')}"] += n
    return found


def month_name(code: str) -> str:
    """«март 2026» of «2026-03»."""
    year, month = map(int, code.split("-"))
    return name_of(Period.around(Span.MONTH, date(year, month, 1)))


# the journals


def journal_said(rows: Sequence[Sequence[object]]) -> Counter[str]:
    """A row a meeting: its day, people, minutes."""
    head = next(row for row in rows if "Дата" in row)
    people, minutes = head.index("Число участников"), head.index("Продолжительность, мин")
    found = [row for row in rows if CELL.fullmatch(str(row[1]))]
    return Counter(f"{row[1]}: {row[people]} чел., {_minutes(row[minutes])} мин" for row in found)


def _minutes(cell: object) -> str:
    told = str(cell or "")
    return "0" if told == "письменно" else told


def journal_counted(kind: str) -> Callable[[Books], Awaitable[Counter[str]]]:
    """How the meetings of a kind are counted."""

    met = "(SELECT COALESCE(MAX(m.people), 0) FROM meetings m WHERE m.activity_id = a.id)"
    people = f"CASE WHEN {CAME} > 0 THEN {CAME} ELSE {met} END"
    query = f"SELECT {DAY} AS day, {people} AS came, a.minutes FROM activities a WHERE {DEEDS} AND {HELD}"

    async def counted(books: Books) -> Counter[str]:
        rows = await books.rows(f"{query} AND a.type = '{kind}'")
        return Counter(f"{r.day}: {int(r.came)} чел., {'' if r.minutes is None else r.minutes} мин" for r in rows)

    return counted


# the trips


def trips_said(page: Page) -> Counter[str]:
    """The sentence, the districts, a row a trip."""
    found: Counter[str] = Counter()
    for line in page.lines:
        if line.startswith(("Совершено ", "Совершён ")):
            rest = COUNTED.sub("", line)
            found += Counter(dict(counted_in(line)))
            for many in re.findall(rf"в ({N}) район", rest):
                found["районов"] += number(many)
            found += unread(re.sub(rf"в ({N}) район", "", rest))
        elif row := re.fullmatch(rf"– (.+) – ({N})", line):
            found[f"район {row[1]}"] += number(row[2])
        else:
            found += unread(line)
    return found + trip_rows([row for table in page.tables for row in table])


def trip_rows(rows: Sequence[Sequence[object]]) -> Counter[str]:
    """A row of the report: its day, how many people, and how many at each thing that was done there."""
    found: Counter[str] = Counter()
    for row in rows:
        if len(row) > 6 and CELL.fullmatch(str(row[1])):
            found[f"{row[1]}: {row[5]} чел."] += 1
            found.update(f"на выезде: {number(n)} чел." for n in PEOPLE.findall(str(row[4])))
    return found


WITHIN = "r.purpose IN ('control', 'help', 'council')"
BESIDE = (
    "(SELECT COALESCE(SUM(t.in_person + t.remote), 0) FROM trip_records r JOIN activities b ON b.id = r.activity_id "
    f"JOIN attendance t ON t.activity_id = b.id WHERE r.trip_id = a.id AND b.deleted_at IS NULL AND NOT {WITHIN})"
)
TRIP = f"{HELD} AND a.type = 'trip'"


async def trips_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    found = await trip_rows_counted(books)
    own = await books.counter("d.name", where=f"{TRIP} AND a.district_id IS NOT NULL", tables=DISTRICTS)
    places = own + await books.counter("d.name", where=TRIP, tables=BESIDES)
    trips = (await books.counter("'all'", where=TRIP)).total()
    came = await books.counter("'all'", f"{CAME} + {BESIDE}", TRIP)
    found.update({"trip": trips, "participants": came.total(), "районов": len(places)})
    found.update({f"район {name}": n for name, n in places.items()})
    return +found


async def trip_rows_counted(books: Books) -> Counter[str]:
    """The rows of the report, counted."""
    rows = await books.counter(f"{DAY} || ': ' || CAST({CAME} + {BESIDE} AS text) || ' чел.'", where=TRIP)
    query = (
        "SELECT COALESCE((SELECT SUM(t.in_person + t.remote) FROM attendance t WHERE t.activity_id = b.id), 0) AS came "
        "FROM trip_records r JOIN activities b ON b.id = r.activity_id JOIN activities a ON a.id = r.trip_id "
        f"WHERE {DEEDS} AND {TRIP} AND b.deleted_at IS NULL"
    )
    return rows + Counter(f"на выезде: {int(r.came)} чел." for r in await books.rows(query))


# the summary


def summary_said(rows: Sequence[Sequence[object]]) -> Counter[str]:
    """Its lines, now and before."""
    found: Counter[str] = Counter()
    for row in rows:
        if len(row) >= 3 and all(told := [cell_said(cell) for cell in row[1:3]]):
            for which, cell in zip(("сейчас", "до этого"), told, strict=True):
                found.update({f"{row[0]}{what}: {which}": many for what, many in cell.items()})
    return +found


async def summary_counted(books: Books) -> Counter[str]:
    """The same, counted; what is running is compared with as many days of the period before."""
    found: Counter[str] = Counter()
    for which, period in (("сейчас", books.period), ("до этого", books.period.against(books.today))):
        counted = await _summary(books.of(period))
        found.update({f"{name}: {which}": n for name, n in counted.items()})
    return +found


async def _summary(books: Books) -> Counter[str]:
    said = texts().plain
    types = await books.counter("a.type", where=HELD)
    came = await books.counter("t.category", "t.in_person + t.remote", HELD, VISITS)
    given = await books.counter("h.kind", "h.copies", HELD, HANDOUTS)
    found = Counter({said("summary-paper-activities"): types.total(), said("summary-paper-visits"): came.total()})
    found[said("summary-paper-copies")] = given.total()
    for prefix, figures in (("type", types), ("category", came), ("material", given)):
        found.update({label(prefix, one): n for one, n in figures.items()})
    modes = await books.counter(MODE, where=f"{HELD} AND a.type = 'supervision'")
    joined = await books.counter("a.type", where=JOINED)
    printed = await books.rows(
        "SELECT COALESCE(SUM(r.copies), 0) FROM print_runs r LEFT JOIN activities a ON a.id = r.activity_id WHERE "
        "r.center_id = :center AND r.kind = 'printed' AND r.day BETWEEN :first AND :last AND a.deleted_at IS NULL"
    )
    library = await used(books)
    found[said("summary-paper-printed")] = int(printed[0][0])
    found[said("summary-paper-library")] = library.total()
    channels = await books.counter("a.channel", where=f"{HELD} AND a.channel != ''")
    besides = (
        ("summary-paper-supervision", {label("request-mode", mode): n for mode, n in modes.items()}),
        ("summary-paper-joined", {label("type", kind): n for kind, n in joined.items()}),
        ("summary-paper-channel", channels),
        ("summary-paper-library-of", library),
        ("summary-paper-from", await visits_from(books)),
        ("summary-paper-signals", await signals_by_measure(books)),
    )
    for key, told in besides:
        found.update({said(key, name=name): n for name, n in told.items()})
    return found + await held_in(books) + await registers_by_measure(books)


async def signals_by_measure(books: Books) -> Counter[str]:
    """Early signals of the months that lie in the period whole, by what their numbers are called."""
    counted: Counter[str] = Counter()
    for _, measure, many in await signals_told(books):
        counted[label("signal", measure)] += many
    return +counted


async def signals_told(books: Books) -> list[tuple[str, str, int]]:
    """District, measure, number: of every month that lies in the period whole, of a merged district with the other."""
    rows = await books.rows(
        "SELECT COALESCE(h.name, d.name) AS name, s.measure, CAST(s.month AS text) AS month, s.change AS number "
        "FROM signal_entries s JOIN districts d ON d.id = s.district_id "
        "LEFT JOIN districts h ON h.id = d.merged_into_id "
        "WHERE s.center_id = :center AND s.undone_at IS NULL"
    )
    return [(row.name, row.measure, row.number) for row in rows if _whole(books.period, row.month)]


def _whole(period: Period, month: str) -> bool:
    first = date.fromisoformat(month[:10])
    return period.first <= first and Period.around(Span.MONTH, first).last <= period.last


async def held_in(books: Books) -> Counter[str]:
    """What was held in each district, its own and those besides."""
    nowhere = texts().plain("summary-no-district")
    own = await books.counter(f"COALESCE(d.name, '{nowhere}')", where=HELD, tables=DISTRICTS)
    return own + await books.counter("d.name", where=HELD, tables=BESIDES)


async def visits_from(books: Books) -> Counter[str]:
    """People by the district that they came from: those of the others where that was said, and the rest."""
    others = "o.activity_id = a.id AND o.district_id != a.district_id"
    told = f"(SELECT COALESCE(SUM(o.people), 0) FROM activity_districts o WHERE {others})"
    believed = f"{told} <= {CAME}"
    rest = f"CASE WHEN {believed} THEN {CAME} - {told} ELSE {CAME} END"
    own = await books.counter("d.name", rest, f"{HELD} AND a.district_id IS NOT NULL", DISTRICTS)
    return own + await books.counter("d.name", "s.people", f"{HELD} AND {believed}", BESIDES)


def posts_said(rows: Sequence[Sequence[object]]) -> Counter[str]:
    """Who holds which post, and how much they recorded."""
    begin = next(n for n, row in enumerate(rows) if "Сотрудник" in row) + 1
    found: Counter[str] = Counter()
    for row in rows[begin:]:
        if len(row) > 3 and isinstance(row[3], int):
            found[f"место: {row[2] or row[0]}"] += row[3]
    return +found


async def posts_counted(books: Books) -> Counter[str]:
    """What each recorded while they held a post: all of it but what nobody's post has."""
    counted = await books.counter("p.name", where=HELD, tables=AUTHORS)
    return Counter({f"место: {name}": n for name, n in counted.items()})
