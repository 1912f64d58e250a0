"""The quarter's two papers: each number now, in the period before, and a year ago."""

import re
from collections import Counter
from datetime import date

from examples.papers.books import HANDOUTS, HELD, JOINED, MODE, VISITS, Books
from examples.papers.plan import items_of
from examples.papers.prose import FAMILY
from examples.papers.reading import COUNTED, N, Page, counted_in, number, unread
from examples.papers.registers import besides_activities, figure
from models.activities import Type
from models.periods import Period
from services.periods import name_of
from services.texts import label, texts

ALL, TAKEN = "проведено", "участие"
NOW, BEFORE, AGO = "сейчас", "до этого", "год назад"
HEADINGS = ("Показатели", "Выросло", "Снизилось", "Без изменений")
LINE = re.compile(r"– (.+?)(?: \((.*)\))?", re.DOTALL)
LATE = re.compile(r"\d+\. .* – срок (.*)", re.DOTALL)
_TYPES = {label("type", kind).lower(): kind.value for kind in Type}


async def compared(books: Books) -> dict[str, tuple[int, int, int]]:
    """The numbers by their names, now, before and a year ago; what is nothing in all three is left out."""
    now, before, ago = [await _held(books.of(one)) for one in beside(books.period)]
    return {name: (now[name], before[name], ago[name]) for name in {*now, *before, *ago}}


def beside(period: Period) -> tuple[Period, Period, Period]:
    """The period, the one before it, and the same one a year earlier."""
    first = period.first
    ago = Period.around(period.span, date(first.year - 1, first.month, first.day))
    return period, period.before(), ago.before() if ago == period.before() else ago


async def _held(books: Books) -> Counter[str]:
    types = await books.counter("a.type", where=HELD)
    found = Counter(types)
    for kind, leader in FAMILY.items():
        found[leader] += types[kind]
    found[ALL] = types.total()
    modes = await books.counter(MODE, where=f"{HELD} AND a.type = 'supervision'")
    came = await books.counter("t.category", "t.in_person + t.remote", HELD, VISITS)
    given = await books.counter("h.kind", "h.copies", HELD, HANDOUTS)
    found.update({label("compared-mode", mode).lower(): n for mode, n in modes.items()})
    found.update({label("category", one).lower(): n for one, n in came.items()})
    found.update({label("material", one).lower(): n for one, n in given.items()})
    found[texts().plain("compared-visits").lower()] = came.total()
    found[texts().plain("compared-copies").lower()] = given.total()
    channels = await books.counter("a.channel", where=f"{HELD} AND a.type = 'publication' AND a.channel != ''")
    found.update({texts().plain("compared-channel", name=name).lower(): n for name, n in channels.items()})
    found += await besides_activities(books)
    found[TAKEN] = (await books.counter("'all'", where=JOINED)).total()
    return +found


# the table


def statistics_said(page: Page) -> Counter[str]:
    """The rows of the table."""
    found: Counter[str] = Counter()
    said = texts().plain
    whole = {said("compared-all").lower(): ALL, said("compared-joined").lower(): TAKEN}
    for cells in page.tables[0][1:]:
        name = cells[0].removeprefix("– ").lower()
        name = whole.get(name) or _TYPES.get(name, name)
        for which, cell in zip((NOW, BEFORE, AGO), cells[1:], strict=True):
            found[f"{name}: {which}"] += figure(name, cell)
    return +found


async def statistics_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    numbers = await compared(books)
    found: Counter[str] = Counter()
    for name, three in numbers.items():
        found.update({f"{name}: {which}": n for which, n in zip((NOW, BEFORE, AGO), three, strict=True)})
    return +found


# in words


def review_said(page: Page) -> Counter[str]:
    """What it says in words: each number under what became of it."""
    found: Counter[str] = Counter()
    heading = ""
    for line in page.lines:
        if line in HEADINGS:
            heading = line
        elif line.startswith("Проведено и подготовлено: "):
            found += _whole(line)
        elif line.startswith("Участие в мероприятиях других"):
            found[f"{TAKEN}: {NOW}"] += sum(n for _, n in counted_in(line))
        elif line.startswith("Не выполнено в срок"):
            found["не в срок"] += sum(n for _, n in counted_in(line))
        elif late := LATE.fullmatch(line):
            found.update({f"срок {day}": 1 for day in late[1].split(", ")})
        elif row := LINE.fullmatch(line):
            found += _row(heading, row[1], row[2] or "")
        else:
            found += unread(line)
    return found


def _whole(line: str) -> Counter[str]:
    first, _, rest = line.partition(". ")
    found = Counter({f"{ALL}: {name}": n for name, n in counted_in(first)})
    found += unread(COUNTED.sub("", first))
    for how, by, name in re.findall(rf"на ({N}) (больше|меньше), чем за ([^;.]+)", rest):
        found[f"{by} {name}"] += number(how)
    return found


def _row(heading: str, words: str, others: str) -> Counter[str]:
    name, count = next(counted_in(words), ("", 0))
    many = rf"(?:{N})(?:,\d\d)?"
    if dashed := re.fullmatch(rf"(.+) – ({many})", words):
        name = dashed[1].lower()
        count = figure(name, dashed[2])
    found = Counter({f"{name}: {heading}": 1, f"{name}: {NOW}": count})
    for which in (BEFORE, AGO):
        found.update({f"{name}: {which}": figure(name, n) for n in re.findall(rf"{which} ({many})", others)})
    if alone := re.fullmatch(rf"за (.+) – ({many})", others):
        found[f"{name}: {AGO}"] += figure(name, alone[2])
    return +found


async def review_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    numbers = await compared(books)
    three = beside(books.period)
    records, joined = numbers.pop(ALL, (0, 0, 0)), numbers.pop(TAKEN, (0, 0, 0))
    came = numbers.get(texts().plain("compared-visits").lower(), (0, 0, 0))
    found = Counter({f"{ALL}: records": records[0], f"{ALL}: visits": came[0], f"{TAKEN}: {NOW}": joined[0]})
    measure = next((n for n in (1, 2) if records[n]), None)
    for n in (1, 2) if measure else ():
        if records[n] and records[n] != records[0]:
            how = "больше" if records[0] > records[n] else "меньше"
            found[f"{how} {name_of(three[n])}"] += abs(records[0] - records[n])
    for name, told in numbers.items():
        found[f"{name}: {NOW}"] = told[0]
        found[f"{name}: {_heading(told, measure)}"] = 1
        if measure and records[1]:
            found[f"{name}: {BEFORE}"] = told[1]
        if measure and (not records[1] or (records[2] and three[2] != three[1].before())):
            found[f"{name}: {AGO}"] = told[2]
    late = [one for one in await items_of(books) if one.state in ("late", "partly")]
    found["не в срок"] = len(late)
    found.update(f"срок {day:%d.%m.%Y}" for one in late for day in one.waiting)
    return +found


def _heading(told: tuple[int, int, int], measure: int | None) -> str:
    if measure is None:
        return HEADINGS[0]
    now, other = told[0], told[measure]
    return HEADINGS[1] if now > other else HEADINGS[2] if now < other else HEADINGS[3]
