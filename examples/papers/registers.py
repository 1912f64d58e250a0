"""What stands in registers: the summary's rows and the analysis's sentences, and what SQL counts of them."""

# ruff: noqa: S608 — the queries are put together of our own words
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from examples.papers.books import DEEDS, Books, Figures, named
from examples.papers.reading import N, number, unread
from models.registers.definition import Column, Register, shipped
from models.registers.measures import RegisterMeasure, measures
from services.registers.words import measure_name

MONEY = re.compile(rf"({N})(?:,(\d\d))?[\u00a0 ]₽")
WORDS = {
    "запис": RegisterMeasure.ENTRIES,
    "час": RegisterMeasure.HOURS,
    "сотрудник": RegisterMeasure.PEOPLE,
}
RUBLES = ", руб."
"""How the name of what is counted in money ends."""
DAYS = re.compile(r"\d{2}\.\d{2}\.\d{4}")
BEGINS = {
    "реестр projects": r"Центр вёл ",
    "реестр grants": r"На конкурсы и гранты подан",
    "реестр resources": r"Привлеч[её]н[о]? ",
    "реестр qualification": r"Повысили? квалификацию ",
    "реестр databank": r"Банк данных: на ",
}
"""How its sentence in the analysis begins."""


@dataclass
class Kept:
    """What counts in a period of a register: the rows of its own, how many activities, who learned."""

    rows: list[Any] = field(default_factory=list)
    activities: int = 0
    number: int = 0
    learned: list[Any] = field(default_factory=list)

    @property
    def figures(self) -> dict[str, int]:
        """By the measure."""
        return {
            "entries": len(self.rows) + self.activities,
            "amount": sum(row.amount or 0 for row in self.rows),
            "number": self.number + sum(row.number or 0 for row in self.rows),
            "hours": sum(row.hours for row in self.learned),
            "people": len({row.person_id for row in self.learned}),
        }


async def kept_in(books: Books, register: Register) -> Kept:
    """As docs/papers.md tells it: a project is counted in every period that it runs in, of a data bank only its last
    quarter is."""

    if register.recorded:
        kinds = ", ".join(f"'{kind.value}'" for kind in register.types)
        where = f"{DEEDS} AND a.involvement = '{register.involvement.value}' AND a.type IN ({kinds})"
        beside = "register_entries e JOIN activities a ON a.id = e.activity_id AND e.deleted_at IS NULL"
        held = await books.rows(f"SELECT COUNT(*) AS n FROM activities a WHERE {where}")
        sums = await books.rows(f"SELECT COALESCE(SUM(e.number), 0) AS n FROM {beside} WHERE {where}")
        learned = await books.rows(
            f"SELECT p.person_id, n.name, p.hours, a.title FROM register_people p JOIN persons n ON n.id = p.person_id "
            f"JOIN register_entries e ON e.id = p.entry_id JOIN activities a ON a.id = e.activity_id "
            f"WHERE e.deleted_at IS NULL AND {where}"
        )
        return Kept(activities=int(held[0].n), number=int(sums[0].n), learned=learned if register.trains else [])
    rows = await books.rows(
        "SELECT e.id, e.title, e.state, e.sort, e.day, e.until, e.amount, e.number, d.name AS district "
        "FROM register_entries e "
        "LEFT JOIN districts d ON d.id = e.district_id "
        "WHERE e.center_id = :center AND e.register = :key AND e.deleted_at IS NULL ORDER BY e.day, e.id",
        key=register.key,
    )
    first, last = books.period.first, books.period.last
    found = [row for row in rows if not register.states or row.state in register.counted]
    if register.spans:
        found = [row for row in found if day(row.day) <= last and (not row.until or day(row.until) >= first)]
    else:
        found = [row for row in found if first <= day(row.day) <= last]
    if register.snapshot:
        newest = max((day(row.day) for row in found), default=None)
        found = [row for row in found if day(row.day) == newest]
    return Kept(rows=found)


def kopecks_of(money: re.Match[str]) -> int:
    """What `MONEY` has found."""
    return number(money[1]) * 100 + int(money[2] or 0)


def day(stored: object) -> date:
    """A stored day: SQLite has it as text."""
    return date.fromisoformat(str(stored)[:10])


# the summary


def cell_said(cell: object) -> Figures:
    """A number of a cell, its kopecks apart: 3, «1 200», «57 500,50 ₽»; nothing where it is none."""
    found = re.fullmatch(rf"({N})(?:,(\d\d)[\u00a0 ]₽)?", str(cell))
    if found is None:
        return {}
    return {"": number(found[1]), **({", коп.": int(found[2])} if found[2] else {})}


async def registers_by_measure(books: Books) -> Counter[str]:
    """Every number of every register, by what its row is called; money in rubles, kopecks apart."""
    found: Counter[str] = Counter()
    for name, many in (await by_measure(books)).items():
        rubles, kopecks = divmod(many, 100) if name.endswith(RUBLES) else (many, 0)
        found.update({name: rubles, **({f"{name}, коп.": kopecks} if kopecks else {})})
    return found


async def by_measure(books: Books) -> Counter[str]:
    """The same, money in kopecks."""
    found: Counter[str] = Counter()
    for register in shipped().values():
        figures = (await kept_in(books, register)).figures
        found.update({measure_name(register, one): figures[one.value] for one in measures(register)})
    return found


# the summary in the chat


def screen_said(screen: str) -> tuple[str, Figures]:
    """What of a summary's words stands above its registers, and every number of these by its name, money in kopecks:
    «· Проекты – 2 записи, 150 000,50 ₽ (1 запись)»."""
    above, _, kept = screen.partition("\nРеестры\n")
    found: Counter[str] = Counter()
    for line in kept.splitlines():
        for register in shipped().values():
            if told := re.fullmatch(rf"· {re.escape(register.name)} – (.+) \(.+\)", line):
                found.update({measure_name(register, one): many for one, many in map(_measured, told[1].split(", "))})
    return above, found


def _measured(words: str) -> tuple[RegisterMeasure, int]:
    """«3 записи», «1 200 000,50 ₽», «144 часа», «2 сотрудника», «часов – 8», «776»."""
    if money := MONEY.fullmatch(words):
        return RegisterMeasure.AMOUNT, kopecks_of(money)
    counted = re.fullmatch(rf"(?:[^\d–]+ – )?({N})(?: (запис|час|сотрудник)\w*)?", words)
    if counted is None:
        raise LookupError(words)
    return WORDS.get(counted[2], RegisterMeasure.NUMBER), number(counted[1])


# the quarter's papers


def figure(name: str, cell: str) -> int:
    """The number of a cell; of money kopecks: «1 200», «57 500,50»."""
    rubles, _, kopecks = cell.partition(",")
    return number(rubles) * 100 + int(kopecks or 0) if name.endswith(RUBLES) else number(cell)


async def besides_activities(books: Books) -> Counter[str]:
    """Every number of every register but those that are activities, by its name in small letters; money in kopecks."""
    found = await by_measure(books)
    kept = {
        name: many for name, many in found.items() if name not in {r.name for r in shipped().values() if r.recorded}
    }
    return Counter({name.lower(): many for name, many in kept.items()})


# the analysis


def sentence_said(part: str, line: str) -> Iterator[tuple[str, int]]:
    """«Центр вёл 2 проекта: идёт – 1, завершён – 1. Бюджет – 150 000,51 ₽.»; of one entry it is told there, of several
    that are all alike no parts are: «Центр вёл 2 проекта. Бюджет – …»."""
    head, _, rest = line.partition(":")
    if part.endswith("databank"):
        yield f"{part}: на {DAYS.findall(line)[0]}", number(re.findall(rf"состо\w+ ({N})", line)[0])
        return
    yield f"{part}: записей", number(re.findall(N, head)[0])
    if part.endswith("qualification"):
        yield f"{part}: часов", number(re.findall(rf"\(({N}) час", head)[0])
    elif "«" in rest:
        yield from entry_said(part, rest)
    else:
        for money in MONEY.finditer(line):
            yield f"{part}: копеек", kopecks_of(money)
        for name, many in re.findall(rf"([^,:.–]+?) – ({N})(?=[,.])", MONEY.sub("", line)):
            yield f"{part}: {name.strip().lower()}", number(many)


def entry_said(part: str, line: str) -> Iterator[tuple[str, int]]:
    """A line of the list: its name, its days, its sum; or a district's number, or a colleague's hours."""
    if learned := re.fullmatch(rf"(.*?) – ({N}) ч, «(.*)»", line):
        yield f"{part}: {learned[1]}, {learned[3]}", number(learned[2])
    elif counted := re.fullmatch(rf"([^«»]*?) – ({N})", line):
        yield f"{part}: {counted[1]}", number(counted[2])
    elif named_one := re.match(r"\s*«(.*?)»", line):
        money = MONEY.search(line)
        kopecks = kopecks_of(money) if money else 0
        yield f"{part}: {named_one[1]}, {', '.join(DAYS.findall(line))}: {kopecks} коп.", 1
    else:
        yield from unread(line).items()


async def parts_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    found: Counter[str] = Counter()
    for key, register in shipped().items():
        part = f"реестр {key}"
        if part in BEGINS:
            found += Counter(named(part, _part(register, await kept_in(books, register))))
    return found


def _part(register: Register, kept: Kept) -> Figures:
    figures, rows = kept.figures, kept.rows
    if register.trains:
        people = Counter[str]()
        for one in kept.learned:
            people[f"{one.name}, {one.title}"] += one.hours
        told = {"записей": figures["people"], "часов": figures["hours"]}
        return {**told, **people} if kept.learned else {}
    if register.snapshot:
        by = Counter[str]()
        for row in rows:
            by[row.district] += row.number
        whole = {f"на {day(rows[0].day):%d.%m.%Y}": figures["number"]} if rows else {}
        return {**whole, **(by if len(rows) > 1 else {})}
    found = Counter({"записей": len(rows)})
    found.update(f"{row.title}, {_days(row)}: {row.amount or 0} коп." for row in rows)
    if len(rows) > 1:
        found["копеек"] = figures["amount"]
        sort = register.of_column(Column.SORT)
        states = Counter(register.state_called(row.state).lower() for row in rows)
        sorts = Counter(sort.called(row.sort).lower() for row in rows if sort and row.sort)
        found.update(next((one for one in (states, sorts) if len(one) > 1), {}))
    return +found


def _days(row: Any) -> str:
    days: Sequence[object] = (row.day,) if not row.until or row.until == row.day else (row.day, row.until)
    return ", ".join(f"{day(one):%d.%m.%Y}" for one in days)


SENTENCES = dict.fromkeys(BEGINS, sentence_said)
