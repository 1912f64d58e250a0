"""The papers in words: the analysis, the programmes, the quarter. What each sentence says, and what SQL counts."""

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence

from examples.papers import registers
from examples.papers.books import CAME, DAY, HANDOUTS, HELD, JOINED, MODE, OWN, Books, Figures, named, used
from examples.papers.plan import items_of, marks_of, plan_marks, state_figures, states_said
from examples.papers.reading import CAME as PEOPLE
from examples.papers.reading import COUNTED, N, Page, counted_in, number, unread
from examples.papers.sentences import FUNNEL, came_counted, funnel_counted, invited_rows
from examples.papers.tables import signals_told
from models.activities import Type
from models.activity_kinds import Group
from models.library.uses import quarters_of
from models.registers.definition import shipped
from services.periods import name_of
from services.texts import label

FAMILY = {"regional_seminar": "seminar", "practicum": "seminar"}
INFORMING = tuple(kind.value for kind in Type if kind.group is Group.INFORMING)
OTHER = ("monitoring", "diagnostics", "agreement")
APART = (*INFORMING, *OTHER, "supervision", "consultation", "trip", "project")
BEGINS = {
    "staff": r"На территориях – ",
    "events": r"Для обучения и поддержки специалистов|Проведено 1 мероприятие:",
    "projects": r"Реализован",
    "days": r"Дней проектов",
    "supervisions": rf"Проведен[ао] (?:{N}) супервизи",
    "trips": r"Совершен|Совершён",
    "informing": r"Подготовлен",
    "channels": r"Где опубликовано: ",
    "consultations": rf"Проведен[ао] (?:{N}) консультаци",
    "copies": r"Роздано материалов: ",
    "prints": r"Напечатано материалов центра: ",
    "library": r"Материалами библиотеки пользовались",
    "programme": r"В рамках программы ",
    "other": r"Также: ",
    "joined": r"Специалисты приняли участие в мероприяти",
    "signals": r"Сигналов раннего выявления поступило – ",
    "turnout": r"Приглашений на мероприятия – ",
    "plan": r"В плане на ",
    **registers.BEGINS,
}
ALSO_CALLED = {
    "приглашений на мероприятия": "приглашений",
    "собирались прийти": "собирались",
    "разных людей": "людей",
}
LISTED = re.compile(r"(?:\d+\.|–) (.*)", re.DOTALL)
TOPIC = re.compile(r"(.*?)(?: \((\d+)\))?", re.DOTALL)
QUOTED = re.compile(r"«[^«»]*»")


def _in(kinds: Sequence[str]) -> str:
    return f"a.type IN ({', '.join(repr(one) for one in kinds)})"


# what is said


def analysis_said(page: Page) -> Counter[str]:
    """Every number of the analysis, or of the report of programmes, under its part."""
    found: Counter[str] = Counter()
    part = programme = ""
    for line in page.lines:
        begins = next((name for name, begin in BEGINS.items() if re.match(begin, line)), "")
        if begins == "programme":
            part = programme = _programme(line)
            found += Counter(dict(_sentence(part, line.replace(programme, "", 1))))
        elif begins:
            part = f"{programme}, copies" if begins == "copies" and programme else begins
            programme = programme if part != begins else ""
            found += Counter(dict(_sentence(part, line)))
        elif (item := LISTED.fullmatch(line)) and part:
            found += Counter(dict(_item(part, item[1])))
        else:
            part = "" if not line.strip() else part
            found += unread(line.replace(programme, "") if programme else line)
    return found


def programmes_said(page: Page) -> Counter[str]:
    """The same of «Отчёт по программам»: the marks of its plan's items too."""
    marks = [cells[-1] for table in page.tables for cells in table[1:]]
    return analysis_said(page) + plan_marks(marks)


def _programme(text: str) -> str:
    found = re.match(r"В рамках программы («.*?») проведен", text)
    return found[1] if found else text


def _sentence(part: str, line: str) -> Iterator[tuple[str, int]]:
    kind = part.rpartition(", ")[2] if part.endswith(", copies") else part
    if kind == "plan":
        states, rest = states_said(line)
        yield from named(part, states).items()
        line = rest
    if whole := {"turnout": _funnel, "signals": signals_in, "days": _days, **registers.SENTENCES}.get(kind):
        yield from whole(part, line)
        return
    if kind in ("prints", "library"):
        line = yield from _of_library(part, line)
    if kind in ("copies", "channels"):
        for name, digits in re.findall(rf"([^,:]+?) – ({N})", line.partition(":")[2]):
            yield f"{part}: {name.strip()}", number(digits)
        return
    if kind in ("supervisions", "consultations") and ", тема: " in line:
        line, _, topic = line.partition(", тема: ")
        yield f"{part}: тема {topic.rstrip('.')}", 1
        if (", тема" not in line and "индивидуальная" in line) or "групповая" in line:
            yield f"{part}: {'group' if 'групповая' in line else 'individual'}", 1
    bare, before = QUOTED.sub("«»", line), ""
    for name, count in counted_in(bare):
        yield (f"{part}: {before}: участников" if name == "participants" else f"{part}: {name}"), count
        before = before if name == "participants" else name
    for people in PEOPLE.findall(bare):
        yield f"{part}: по {number(people)} чел.", 1
    yield from unread(PEOPLE.sub("", COUNTED.sub("", bare))).items()


def _days(part: str, line: str) -> Iterator[tuple[str, int]]:
    """«Дней проектов, записанных как мероприятия, – 2.»"""
    yield from ((f"{part}: дней", number(n)) for n in re.findall(rf" – ({N})\.", line))


def _of_library(part: str, line: str) -> Generator[tuple[str, int], None, str]:
    """«… материалов центра: 2, всего 300 экз.»; «… пользовались 5 раз: I квартал 2026 – 5.» Returns what is left."""
    if part == "prints":
        yield from ((f"{part}: {name}", number(n)) for n, name in re.findall(rf"({N})(?:,| (экз))", line))
        return ""
    line, _, quarters = line.rstrip(".").partition(": ")
    yield from ((f"{part}: {name}", number(n)) for name, n in re.findall(rf"([^,]+?) – ({N})(?:, |$)", quarters))
    return line


def _item(part: str, line: str) -> Iterator[tuple[str, int]]:
    """A line of the list under a sentence."""
    if part in registers.BEGINS:
        yield from registers.entry_said(part, line)
    elif part in ("supervisions", "consultations"):
        topic = TOPIC.fullmatch(line)
        yield f"{part}: тема {topic[1] if topic else line}", int((topic[2] if topic else "") or 1)
    elif part == "signals":
        name, _, told = line.partition(": сигналов – ")
        yield from signals_in(f"{part}: {name}", f"сигналов – {told}") if told else unread(line).items()
    elif part == "turnout":
        name, _, told = line.partition(": ")
        yield from _funnel(f"{part}: {name}", told)
    elif part in ("prints", "library"):
        name, _, many = line.rpartition(" – ")
        yield f"{part}: {name}", number(many)
    elif part == "staff":
        name, _, many = line.rpartition(" – ")
        yield f"{part}: {name}", sum(count for _, count in counted_in(many))
    else:
        yield f"{part}: в списке", 1
        if part == "trips":
            yield f"{part}: {line[:10]}", 1
        for people in re.findall(rf"\(({N}) чел\.\)$", line):
            yield f"{part}: по {number(people)} чел.", 1


def signals_in(part: str, line: str) -> Iterator[tuple[str, int]]:
    """«сигналов – 12: школа – 5, …; проверено – 9, подтверждено – 5 (56 % проверенных), передано – 2»."""
    if percent := re.search(rf"\(({N}) % проверенных\)", line):
        yield f"{part}: %", number(percent[1])
        line = line.replace(percent[0], "")
    for name, digits in re.findall(rf"([^,:;.–]+?) – ({N})", line):
        called = name.strip().lower()
        yield f"{part}: {'сигналов' if called.startswith('сигналов') else called}", number(digits)


def signals_figures(told: Sequence[tuple[str, str, int]]) -> Figures:
    """The same, counted over rows of a district, a measure and a number."""
    by = Counter[str]()
    for _, measure, many in told:
        by[measure] += many
    found = {label("signal", one).lower(): many for one, many in by.items()}
    found["сигналов"] = sum(many for one, many in by.items() if one not in ("checked", "confirmed", "passed"))
    if by["checked"]:
        found["%"] = round(100 * by["confirmed"] / by["checked"])
    return found


def _funnel(part: str, line: str) -> Iterator[tuple[str, int]]:
    """«приглашений – 30, ответов – 24 …; полезно – 8 из 10 ответов. Не смогли: занят – 4»."""
    if useful := re.search(rf"полезно – ({N}) из ({N}) ответов", line):
        yield from ((f"{part}: {name}", number(n)) for name, n in zip(FUNNEL[5:], useful.groups(), strict=True))
        line = line.replace(useful[0], "")
    for name, digits in re.findall(rf"([^,:;.–]+?) – ({N})", line):
        yield f"{part}: {ALSO_CALLED.get(name.strip().lower(), name.strip().lower())}", number(digits)


# what is counted


def families(types: Mapping[str, int]) -> dict[str, int]:
    """«4 семинара, из них 1 областной семинар»: the leader counts them all, and stands alone where all are of a
    kind."""
    found: dict[str, int] = {}
    for leader in {FAMILY.get(kind, kind) for kind in types}:
        own = {kind: n for kind, n in types.items() if FAMILY.get(kind, kind) == leader}
        found |= own if len(own) == 1 else {**own, leader: sum(own.values())}
    return found


async def analysis_counted(books: Books) -> Counter[str]:
    """The same, counted."""
    found = Counter(await _staff(books))
    found += Counter(await _listed(books, "events", f"{OWN} AND NOT {_in(APART)}", whole=True, visits="whole"))
    found += Counter(await _projects(books))
    for part, kinds in (("informing", INFORMING), ("other", OTHER)):
        found += Counter(await _listed(books, part, f"{OWN} AND {_in(kinds)}"))
    found += Counter(await _listed(books, "joined", JOINED))
    found += Counter(await _trips(books))
    found += Counter(await _topical(books, "supervisions", "supervision"))
    found += Counter(await _topical(books, "consultations", "consultation"))
    channels = await books.counter("a.channel", where=f"{OWN} AND a.type = 'publication' AND a.channel != ''")
    found += Counter(named("channels", channels))
    found += Counter(named("copies", await _copies(books, OWN)))
    found += Counter(named("prints", await printed(books)))
    found += Counter(named("library", await _used(books)))
    found += await programmes_counted(books)
    found += await came_counted(books, "turnout")
    if found["turnout: приглашений"]:
        rows = await invited_rows(books)
        for name in {one.district for one in rows if one.district}:
            found += Counter(named(f"turnout: {name}", funnel_counted([one for one in rows if one.district == name])))
    told = await signals_told(books)
    if told:
        found += Counter(named("signals", signals_figures(told)))
    for name in {one[0] for one in told}:
        found += Counter(named(f"signals: {name}", signals_figures([one for one in told if one[0] == name])))
    found += await registers.parts_counted(books)
    return found + Counter(named("plan", state_figures(await items_of(books))))


async def programmes_counted(books: Books) -> Counter[str]:
    """What was held for each programme."""
    found: Counter[str] = Counter()
    for name in await books.counter("a.programme", where=f"{HELD} AND a.programme != ''"):
        quoted = name if QUOTED.fullmatch(name) else f"«{name}»"
        where = f"{HELD} AND a.programme = '{name.replace(chr(39), chr(39) * 2)}'"
        found += Counter(await _listed(books, quoted, where, whole=True, visits="each"))
        found += Counter(named(f"{quoted}, copies", await _copies(books, where)))
    return found


async def programmes_told(books: Books) -> Counter[str]:
    """The same, counted, with the items of the plan that belong to a programme of which something was held."""
    held = await books.counter("a.programme", where=f"{HELD} AND a.programme != ''")
    items = [one for name in sorted(held) for one in await items_of(books) if one.programme == name]
    return await programmes_counted(books) + marks_of(items)


async def _listed(books: Books, part: str, where: str, *, whole: bool = False, visits: str = "") -> Figures:
    types = await books.counter("a.type", where=where)
    if not (n := types.total()):
        return {}
    by = await books.counter(CAME, where=where)
    lines = {f"по {came} чел.": many for came, many in by.items() if came != "0"}
    if n == 1:
        alone = {"informing": {"piece": 1}, "projects": {"project": 1}}.get(part, {"events": 1} if whole else {})
        return named(part, {**alone, **lines})
    told, came = families(types), await books.counter("a.type", CAME, where)
    leaders = Counter({FAMILY.get(kind, kind): 0 for kind in types})
    leaders.update({FAMILY.get(kind, kind): 0 for kind in came})
    for kind, people in came.items():
        leaders[FAMILY.get(kind, kind)] += people
    figures: dict[str, int] = {**told, **lines, "в списке": n}
    several = len({FAMILY.get(kind, kind) for kind in types}) > 1
    if whole and several:
        figures |= {"events": n} | ({"events: участников": came.total()} if came else {})
    if visits == "each" or (visits and not several):
        for leader, people in leaders.items():
            kinds = [kind for kind in types if FAMILY.get(kind, kind) == leader]
            figures |= {f"{kinds[0] if len(kinds) == 1 else leader}: участников": people} if people else {}
    return named(part, figures)


async def _projects(books: Books) -> Figures:
    """Where the register tells of projects, what was logged as ones are days of them, listed be it one alone."""
    found = await _listed(books, "projects", f"{OWN} AND a.type = 'project'")
    if not found or not (await registers.kept_in(books, shipped()["projects"])).rows:
        return found
    days = found["projects: project"]
    people = {name.replace("projects", "days", 1): n for name, n in found.items() if name.startswith("projects: по ")}
    return {**people, "days: дней": days, "days: в списке": days}


async def _trips(books: Books) -> Figures:
    where = f"{OWN} AND a.type = 'trip'"
    days, by = await books.counter(DAY, where=where), await books.counter(CAME, where=where)
    lines = {f"по {came} чел.": many for came, many in by.items() if came != "0"}
    n, came = days.total(), (await books.counter("'всего'", CAME, where)).total()
    if n < 2:
        return named("trips", {"trip": 1, **lines} if n else {})
    visits = {"trip: участников": came} if came else {}
    return named("trips", {"trip": n, "в списке": n, **visits, **lines, **days})


async def _topical(books: Books, part: str, kind: str) -> Figures:
    where, word = f"{OWN} AND a.type = '{kind}'", label("type", kind)
    titles, n = await books.counter("a.title", where=where), 0
    topics: Counter[str] = Counter()
    for title, many in titles.items():
        topics[title.removeprefix(f"{word}: ") or title] += many
        n += many
    if not n:
        return {}
    came = (await books.counter("'всего'", CAME, where)).total() if n > 1 else 0
    modes = await books.counter(MODE, where=where) if kind == "supervision" else {}
    visits = {f"{kind}: участников": came} if came else {}
    return named(part, {kind: n, **visits, **modes, **{f"тема {one}": many for one, many in topics.items()}})


async def _copies(books: Books, where: str) -> Figures:
    found = await books.counter("h.kind", "h.copies", where, HANDOUTS)
    return {label("material", kind).lower(): n for kind, n in found.items()}


async def printed(books: Books) -> Figures:
    """Copies by the material's title, all of them («экз»), and of how many materials ("")."""
    rows = await books.rows(
        "SELECT m.id, m.title, SUM(r.copies) FROM print_runs r JOIN materials m ON m.id = r.material_id "
        "LEFT JOIN activities a ON a.id = r.activity_id WHERE r.center_id = :center AND r.kind = 'printed' "
        "AND r.day BETWEEN :first AND :last AND a.deleted_at IS NULL GROUP BY m.id, m.title"
    )
    by = {str(title): int(copies) for _, title, copies in rows}
    return {**by, "экз": sum(by.values()), "": len(rows)} if rows else {}


async def _used(books: Books) -> Figures:
    by = await used(books)
    quarters = {name_of(one): (await used(books.of(one))).total() for one in quarters_of(books.period)}
    return {**by, **quarters, "times": by.total()}


async def _staff(books: Books) -> Figures:
    rows = await books.rows(
        "SELECT COALESCE(d.name, 'без района'), COUNT(*) FROM holdings h JOIN posts p ON p.id = h.post_id "
        "LEFT JOIN districts d ON d.id = p.district_id WHERE p.center_id = :center AND p.role = 'curator' "
        "AND NOT p.is_group AND h.since <= :day AND (h.until IS NULL OR h.until >= :day) GROUP BY 1",
        day=min(books.period.last, books.today),
    )
    by = {str(name): int(n) for name, n in rows}
    return named("staff", {**by, "curators": sum(by.values())}) if by else {}
