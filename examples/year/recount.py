"""What the bot says of the year, counted again in plain SQL: a further figure is one more entry of `RECOUNTS`."""

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile
from openpyxl import load_workbook
from sqlalchemy import text

from documents.monitoring_paper import name_of
from examples.demo.sheets import table_rows
from examples.demo.tally import JOINED, read
from examples.papers import registers
from examples.papers.books import Books, named
from examples.papers.check import check_year
from examples.year.cast import CENTER, COORDINATOR, JOINER, LEAVER, STAFF
from examples.year.world import World
from models.monitoring.form import Nature, Source, default_form
from models.periods import Period, Span
from services.papers.inner.desk import work_at
from services.texts import label

Figures = Mapping[str, int]
Way = Callable[[World, int], Awaitable[Figures]]
ATTENDANCE = "attendance JOIN activities ON activities.id = attendance.activity_id"
HANDOUTS = "handouts JOIN activities ON activities.id = handouts.activity_id"
DISTRICTS = "activities LEFT JOIN districts ON districts.id = activities.district_id"
AUTHORS = "activities JOIN persons ON persons.id = activities.author_id"
BY = (
    "activities JOIN persons ON persons.id = activities.author_id OR EXISTS (SELECT 1 FROM activity_coauthors c "
    "WHERE c.activity_id = activities.id AND c.person_id = persons.id)"
)
"""Each record once for its author and once for everybody who did it with them."""
STAYED = tuple(who for who in (*STAFF, JOINER) if who is not LEAVER)
"""Who can still look at their own year."""
OWN = re.compile(r"([\d\s]+) запис\w+, ([\d\s]+) посещени")
DAY = "substr(activities.day, 9, 2) || '.' || substr(activities.day, 6, 2) || '.' || substr(activities.day, 1, 4)"
DEEDS = "activities.deleted_at IS NULL AND activities.day BETWEEN :first AND :last"
HELD, TOOK_PART = "activities.involvement = 'held'", "activities.involvement = 'joined'"


@dataclass(frozen=True)
class Recount:
    """Figures by their names, as the bot says them and as SQL counts them; what neither names is 0."""

    name: str
    said: Way
    counted: Way


@dataclass(frozen=True)
class Recounted:
    """How many figures were compared, and where they differ."""

    name: str
    compared: int
    differences: list[str]


async def recount(world: World, year: int) -> list[Recounted]:
    """All of them for that calendar year, and every number of every paper."""
    work = await work_at(world.db, world.clock, CENTER)
    papers = await check_year(work, year) if work else []
    told = [Recounted(f"Бумага {one.name}", one.compared, one.differences) for one in papers]
    return [*[await _compare(world, year, one) for one in RECOUNTS], *told]


async def _compare(world: World, year: int, one: Recount) -> Recounted:
    counted, said = await one.counted(world, year), dict[str, int]()
    with world.trying(COORDINATOR, one.name):
        said = dict(await one.said(world, year))
    names = sorted({*said, *counted})
    wrong = [
        f"{name}: сказано {said.get(name, 0)}, в базе {counted.get(name, 0)}"
        for name in names
        if said.get(name, 0) != counted.get(name, 0)
    ]
    return Recounted(one.name, len(names), wrong)


# the summary


async def _summary_said(world: World, year: int) -> Figures:
    hands = world.hands(COORDINATOR)
    await hands.talk("/summary", "[Период]", f"01.01.{year} – 31.12.{year}")
    parts = [hands.phone.screen]
    while (number := str(len(parts) + 1)) in hands.phone.buttons:
        await hands.talk(f"[{number}]")
        parts.append(hands.phone.screen)
    above, kept = registers.screen_said("\n".join(parts))
    now, _ = read(above)
    totals = {"мероприятий": now.activities, "посещений": now.visits, "дистанционно": now.remote}
    return {**totals, "экземпляров": now.copies, **now.lines, **named("реестры", kept)}


async def _summary_counted(world: World, year: int) -> Figures:
    """What the centre held; of what it took part in, how often by kind of activity; what stands in its registers."""
    found, took_part = Counter[str](), Counter[str]()
    came, given = "SUM(in_person + remote)", "SUM(copies)"
    await _add(world, year, found, ("type", "COUNT(*)", "activities"), "type", where=HELD)
    await _add(world, year, found, ("'мероприятий'", "COUNT(*)", "activities"), where=HELD)
    await _add(world, year, found, ("category", came, ATTENDANCE), "category", where=HELD)
    await _add(world, year, found, ("'посещений'", came, ATTENDANCE), where=HELD)
    await _add(world, year, found, ("'дистанционно'", "SUM(remote)", ATTENDANCE), where=HELD)
    await _add(world, year, found, ("handouts.kind", given, HANDOUTS), "material", ", экз.", where=HELD)
    await _add(world, year, found, ("'экземпляров'", given, HANDOUTS), where=HELD)
    await _add(world, year, found, ("COALESCE(districts.name, 'без территории')", "COUNT(*)", DISTRICTS), where=HELD)
    await _add(world, year, found, ("persons.name", "COUNT(*)", AUTHORS), where=HELD)
    await _add(world, year, took_part, ("type", "COUNT(*)", "activities"), "type", where=TOOK_PART)
    found += Counter({f"{JOINED}: {kind}": number for kind, number in took_part.items()})
    (center,) = await world.numbers("SELECT id FROM centers WHERE name = :name", name=CENTER)
    books = Books(world.db, center, Period.around(Span.YEAR, date(year, 1, 1)), world.today)
    return found + Counter(named("реестры", await registers.by_measure(books)))


async def _add(
    world: World,
    year: int,
    found: Counter[str],
    what: tuple[str, str, str],
    prefix: str = "",
    suffix: str = "",
    where: str = "1 = 1",
) -> None:
    """Add a figure by name: what it is called, how it is counted, out of which tables."""
    name, figure, tables = what
    query = f"SELECT {name}, {figure} FROM {tables} WHERE {DEEDS} AND {where} GROUP BY 1"  # noqa: S608 — our own words
    async with world.db.reading() as session:
        rows = await session.execute(text(query), {"first": date(year, 1, 1), "last": date(year, 12, 31)})
        for called, number in rows.all():
            found[(label(prefix, called) if prefix else called) + suffix] += int(number or 0)


# the journals


def _journal_said(button: str, column: str) -> Way:
    async def said(world: World, year: int) -> Figures:
        hands = world.hands(COORDINATOR)
        await hands.talk("/requests", "[Журналы]")
        if other := hands.sees(f"{year} год"):
            await hands.talk(f"[{other}]")
        await hands.talk(f"[{button}, Excel]")
        sheet = load_workbook(BytesIO(_paper(world))).worksheets[0]
        head, *rows = table_rows(sheet, 3)
        place = head.index(column)
        found = Counter({f"{row[1]}": 0 for row in rows})
        found.update(str(row[1]) for row in rows)
        found["строк"], found["участников"] = len(rows), sum(int(str(row[place])) for row in rows)
        return found

    return said


def _journal_counted(kind: str) -> Way:
    async def counted(world: World, year: int) -> Figures:
        found: Counter[str] = Counter()
        where = f"activities.type = '{kind}'"
        await _add(world, year, found, ("'строк'", "COUNT(*)", "activities"), where=where)
        await _add(world, year, found, ("'участников'", "SUM(in_person + remote)", ATTENDANCE), where=where)
        await _add(world, year, found, (DAY, "COUNT(*)", "activities"), where=where)
        return found

    return counted


def _paper(world: World) -> bytes:
    """The document that the bot sent last."""
    for call in reversed(world.telegram.calls):
        if isinstance(call, SendDocument) and isinstance(call.document, BufferedInputFile):
            return call.document.data
    raise LookupError("no document")


# the monitoring's sheets


async def _sheets_said(world: World, year: int) -> Figures:
    hands = world.hands(COORDINATOR)
    await hands.talk("/monitoring")
    if not hands.sees("Сводный файл"):
        return {}  # no quarter was opened yet
    await hands.talk("[Сводный файл]")
    book = load_workbook(BytesIO(_paper(world)), data_only=True)
    found: dict[str, int] = {}
    for sheet in book.worksheets:
        if str(year) not in sheet.title:
            continue
        head, *rows = table_rows(sheet, 3)
        codes = [str(cell).partition(".")[0] for cell in head]
        for row in rows:
            if "уточнени" in str(row[0]):  # what an opening put right was told by nobody: it is a difference
                continue
            told = zip(codes[2:], row[2:], strict=False)
            found |= {f"{sheet.title}, {row[0]}, {code}": n for code, n in told if isinstance(n, int) and row[0]}
    counted = await _sheets_counted(world, year)  # what is said of a district with a gap is not compared
    return {name: n for name, n in found.items() if name in counted or "квартал" in name}


async def _sheets_counted(world: World, year: int) -> Figures:
    query = (
        "SELECT monitorings.quarter, districts.name, v.code, SUM(v.number) FROM monitoring_values v "
        "JOIN monitoring_reports r ON r.id = v.report_id JOIN monitorings ON monitorings.id = r.monitoring_id "
        "JOIN posts ON posts.id = r.post_id JOIN districts ON districts.id = posts.district_id "
        "WHERE r.state IN ('zero', 'submitted', 'late', 'accepted') GROUP BY 1, 2, 3"
    )
    told: dict[tuple[Period, str], dict[str, int]] = {}
    async with world.db.reading() as session:
        for quarter, district, code, number in (await session.execute(text(query))).all():
            period = Period.around(Span.QUARTER, date.fromisoformat(str(quarter)))
            told.setdefault((period, district), {})[code] = int(number)
    found: Counter[str] = Counter()
    for (quarter, district), numbers in told.items():
        if quarter.year == year:
            for code, number in numbers.items():
                found[f"{name_of(quarter)}, {district}, {code}"] = number
                found[f"{name_of(quarter)}, Итого, {code}"] += number
    return found | _stretches(told, year)


def _stretches(told: Mapping[tuple[Period, str], Mapping[str, int]], year: int) -> Counter[str]:
    """Half-years and the year of the districts that told every quarter: flows are added, a state is that of the last
    one, what is carried over that of the first."""
    found: Counter[str] = Counter()
    opened = sorted({quarter for quarter, _ in told}, key=lambda one: one.first)
    spans = {Period.around(span, date(year, month, 1)) for span in (Span.HALF, Span.YEAR) for month in (1, 7)}
    for span in spans:
        inside = [quarter for quarter in opened if span.first <= quarter.first <= span.last]
        for district in {name for _, name in told}:
            quarters = [told.get((quarter, district), {}) for quarter in inside]
            for one in default_form().indicators if quarters and all(quarters) else ():
                first, last = quarters[0].get(one.code), quarters[-1].get(one.code)
                number = sum(each.get(one.code, 0) for each in quarters)
                if one.nature is Nature.SNAPSHOT:
                    number = (first if one.source is Source.CARRIED else last) or 0
                found[f"{name_of(span)}, {district}, {one.code}"] = number
    return found


# one's own year


async def _own_said(world: World, year: int) -> Figures:
    found: dict[str, int] = {}
    for who in STAYED:
        hands = world.hands(who)
        await hands.talk("/my")
        if not hands.sees("Мой год"):
            continue  # nothing was ever written
        await hands.talk("[Мой год]", "[Период]", f"01.01.{year} – 31.12.{year}")
        told = OWN.search(hands.phone.screen)
        if told is None:
            raise LookupError(f"{who.name}: {hands.phone.screen}")
        found |= {f"{who.name}, записей": _whole(told[1]), f"{who.name}, посещений": _whole(told[2])}
    return found


async def _own_counted(world: World, year: int) -> Figures:
    found: Counter[str] = Counter()
    name, came = "persons.name || ', {}'", "COALESCE(SUM(in_person + remote), 0)"
    people = f"{BY} LEFT JOIN attendance ON attendance.activity_id = activities.id"
    await _add(world, year, found, (name.format("записей"), "COUNT(*)", BY))
    await _add(world, year, found, (name.format("посещений"), came, people), where=HELD)
    names = {who.name for who in STAYED}
    return {called: number for called, number in found.items() if called.partition(",")[0] in names}


def _whole(figure: str) -> int:
    return int("".join(digit for digit in figure if digit.isdigit()))


RECOUNTS = (
    Recount("Сводка за год", _summary_said, _summary_counted),
    Recount("Журнал супервизий", _journal_said("Супервизии", "Число участников"), _journal_counted("supervision")),
    Recount("Журнал консультаций", _journal_said("Консультации", "Число участников"), _journal_counted("consultation")),
    Recount("Листы мониторинга", _sheets_said, _sheets_counted),
    Recount("Мой год", _own_said, _own_counted),
)
