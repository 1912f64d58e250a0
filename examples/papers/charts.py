"""The papers that are pictures: the numbers of every bar and cell, as they are drawn and as SQL counts them."""

from collections import Counter
from datetime import date

from documents.style.charts import MONTHS, Bars, Months, Picture
from examples.papers.books import CAME, HELD, MONTH, TOLD, Books
from examples.papers.plan import items_of, state_figures, states_said
from examples.papers.reading import counted_in, number, plain
from examples.papers.tables import BY, held_in, visits_from
from services.texts import label, texts


def picture_said(drawn: Picture) -> Counter[str]:
    """Each bar under the title of its part, each cell under its row; the totals that stand in the titles too."""
    found: Counter[str] = Counter()
    for n, part in enumerate(drawn.parts):
        if isinstance(part, Bars):
            found.update({f"{n}, {bar.name}": bar.value for bar in part.bars})
            found.update({f"{n}, {bar.name}, из": bar.of for bar in part.bars if bar.of is not None})
            found.update({f"{n}: {name}": count for name, count in counted_in(plain(part.title))})
        elif isinstance(part, Months):
            for name, cells in part.rows:
                if None in cells:  # nobody has counted: there is no number at all
                    continue
                who, _, total = name.rpartition(" – ")
                found[f"{who}, всего"] = number(total)
                found.update({f"{who}, {head}": n or 0 for head, n in zip(part.names, cells, strict=True)})
    states, rest = states_said(plain(drawn.note))
    if states:
        found.update({f"plan: {name}": n for name, n in {**states, **dict(counted_in(rest))}.items()})
    return +found


async def months_counted(books: Books) -> Counter[str]:
    """The year by month."""
    held, came = await books.counter(MONTH, where=HELD), await books.counter(MONTH, CAME, HELD)
    return Counter({f"{n}, {_month(code)}": count for n, by in enumerate((held, came)) for code, count in by.items()})


def _month(code: str) -> str:
    return MONTHS[int(code[5:7]) - 1]


async def plan_counted(books: Books) -> Counter[str]:
    """The items of each section that are done, of those that were not taken off."""
    items, found = await items_of(books), Counter[str]()
    for one in items:
        name = one.section or "Без раздела"
        found[f"0, {name}"] += one.state == "done"
        found[f"0, {name}, из"] += one.state != "cancelled"
    return +(found + Counter({f"plan: {name}": n for name, n in state_figures(items).items()}))


async def districts_counted(books: Books) -> Counter[str]:
    """What was held in each district, and how many came from it."""
    held, came = await held_in(books), await visits_from(books)
    return Counter({f"{n}, {name}": count for n, by in enumerate((held, came)) for name, count in by.items()})


async def load_counted(books: Books) -> Counter[str]:
    """The records of each person by month."""
    found: Counter[str] = Counter()
    for key, n in (await books.counter(f"p.name || '|' || {MONTH}", where=TOLD, tables=BY)).items():
        who, _, code = key.partition("|")
        found[f"{who}, {_month(code)}"] += n
        found[f"{who}, всего"] += n
    return found


async def summary_counted(books: Books) -> Counter[str]:
    """By month where there are several; the kinds; else the districts too; and the totals."""
    held, kinds = await books.counter(MONTH, where=HELD), await books.counter("a.type", where=HELD)
    totals = {"0: events": held.total(), "0: visits": (await books.counter("'all'", CAME, HELD)).total()}
    several = (books.period.first.year, books.period.first.month) != (books.period.last.year, books.period.last.month)
    found = Counter({name: n for name, n in totals.items() if n})
    if several and min(books.today, books.period.last) >= _next(books.period.first):
        found.update({f"0, {_month(code)}": n for code, n in held.items()})
    else:
        found.update({f"2, {name}": n for name, n in (await held_in(books)).items()})
    found.update({f"1, {label('type', kind)}": n for kind, n in kinds.items()})
    return found


def _next(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)


def together(counted: Counter[str], said: Counter[str]) -> Counter[str]:
    """The counted bars with those that a picture shows together as one."""
    found: Counter[str] = Counter()
    others = texts().plain("chart-others")
    for name, n in counted.items():
        part = name.partition(",")[0]
        found[name if name in said or f"{part}, {others}" not in said else f"{part}, {others}"] += n
    return found
