"""The summary's figures against an independent count, on both engines."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import event

from examples.demo.sheets import table_rows
from models.access import Role
from models.activities import Category, Facts, Format, Involvement, Material, Mode, Type, placed
from models.errors import Denied, NotFound
from models.people import Post, Tenure
from models.periods import Period, Span
from services.activities import records as activities
from services.summary.counting import Figure
from services.summary.figures import Summary, summarise, summarise_own
from services.summary.paper import own_workbook, summary_workbook
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.town import GLEB, MARIA, OLGA, PYOTR, Town

TYPES = (Type.SEMINAR, Type.TRIP, Type.TALK, Type.LEAFLET)
START = date(2025, 9, 1)


@dataclass(frozen=True)
class Logged:
    """What was logged, and by whom."""

    who: str
    district: str
    facts: Facts

    def day_in(self, period: Period) -> bool:
        return self.facts.day in period


def invented(seed: int, town: Town, count: int) -> list[Logged]:
    """Random records of three authors over a year and a half."""
    dice = random.Random(seed)
    made = []
    for number in range(count):
        who = dice.choice((MARIA, PYOTR, OLGA))
        district = dice.choice(("", "", *town.bereg.districts))
        form = dice.choice((None, *Format))
        came = {
            c: placed(form, dice.randrange(30), dice.randrange(9))
            for c in dice.sample(list(Category), dice.randrange(4))
        }
        facts = Facts(
            type=dice.choice(TYPES),
            title=f"Запись {number}",
            day=START + timedelta(days=dice.randrange(500)),
            district_id=town.bereg.districts.get(district),
            format=form,
            attendance=came,
            handouts={m: dice.randrange(1, 90) for m in dice.sample(list(Material), dice.randrange(3))},
        )
        made.append(Logged(who.name, district, facts))
    return made


TODAY = date(2026, 3, 16)


def against(period: Period) -> Period:
    """The period before; of one that is running as many of its first days."""
    return period.against(TODAY)


def count(records: list[Logged], period: Period, what: Callable[[Logged], Iterable[tuple[str, int]]]) -> set[Figure]:
    """The figures as a person with a calculator gets them."""
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for record in records:
        for part, box in ((period, now), (against(period), before)):
            if record.facts.day in part:
                box.update(dict(what(record)) if len(dict(what(record))) else {})
                for name, _ in what(record):
                    box[name] += 0
    return {Figure(name, now[name], before[name]) for name in {*now, *before}}


def expected(records: list[Logged], period: Period, districts: Iterable[str] = ()) -> dict[str, set[Figure]]:
    named = {r.district for r in records if r.day_in(period) or r.day_in(against(period))}
    zeros = {Figure(name, 0, 0) for name in districts if name not in named}
    return {
        "types": count(records, period, lambda r: [(r.facts.type, 1)]),
        "categories": count(records, period, lambda r: [(c, sum(n)) for c, n in r.facts.attendance.items()]),
        "materials": count(records, period, lambda r: list(r.facts.handouts.items())),
        "districts": count(records, period, lambda r: [(r.district, 1)]) | zeros,
        "people": count(records, period, lambda r: [(r.who, 1)]),
    }


def shown(found: Summary) -> dict[str, set[Figure]]:
    lists = ("types", "categories", "materials", "districts", "people")
    return {name: set(getattr(found, name)) for name in lists}


@pytest.mark.parametrize("seed", [1, 2])
async def test_figures_are_those_of_an_independent_count(town: Town, seed: int) -> None:
    records = invented(seed, town, 120)
    work = {who.name: await town.work(who) for who in (MARIA, PYOTR, OLGA)}
    for number, record in enumerate(records):
        await activities.log_activity(work[record.who], record.facts, f"k{number}")
    for number in range(0, 120, 10):  # what is deleted counts nowhere
        await activities.delete_activity(work[OLGA.name], number + 1)
    records = [record for number, record in enumerate(records) if number % 10]
    gleb = await town.work(GLEB)
    await activities.log_activity(gleb, Facts(type=Type.PROJECT, title="Чужое", day=date(2026, 2, 2)), "foreign")

    olga, day = work[OLGA.name], date(2026, 2, 10)
    for period in (
        *(Period.around(span, day) for span in (Span.QUARTER, Span.HALF, Span.YEAR)),
        Period.around(Span.QUARTER, day).before(),
        Period(Span.OWN, date(2025, 12, 20), date(2026, 1, 31)),
        Period(Span.OWN, day, day),
    ):
        found = await summarise(olga, period)
        assert shown(found) == expected(records, period, town.bereg.districts), period
        total = sum(record.facts.day in period for record in records)
        assert (found.activities.now, found.district) == (total, "")
        for name in ("types", "districts", "people"):
            assert sum(f.now for f in getattr(found, name)) == total
        assert found.visits.now == sum(f.now for f in found.categories)
        assert found.copies.before == sum(f.before for f in found.materials)
        came = [n for r in records if r.facts.day in period for n in r.facts.attendance.values()]
        assert found.remote.now == sum(afar for _, afar in came)

        lesnoy = [record for record in records if record.district == "Лесной район"]
        one = await summarise(olga, period, town.bereg.districts["Лесной район"])
        assert shown(one) == expected(lesnoy, period)
        assert one.district == "Лесной район"


async def test_both_edges_belong_to_the_period(town: Town, clock: FakeClock, maria: Work, olga: Work) -> None:
    for number, day in enumerate((date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))):
        await activities.log_activity(maria, Facts(type=Type.TALK, title=f"{number}", day=day), f"k{number}")
    clock.move(days=17)  # the quarter is over
    found = await summarise(olga, Period.around(Span.QUARTER, date(2026, 3, 16)))
    assert found.activities == Figure("", 2, 1)


async def test_a_running_quarter_is_compared_with_as_many_days(town: Town, maria: Work, olga: Work) -> None:
    for number, day in enumerate((date(2025, 10, 1), date(2025, 12, 14), date(2025, 12, 15), date(2026, 3, 16))):
        await activities.log_activity(maria, Facts(type=Type.TALK, title=f"{number}", day=day), f"k{number}")
    found = await summarise(olga, Period.around(Span.QUARTER, date(2026, 3, 16)))
    assert found.activities == Figure("", 1, 2)


async def test_ones_own_year_is_ones_own(town: Town, maria: Work, pyotr: Work, anna: Work) -> None:
    for number, work in enumerate((maria, maria, pyotr)):
        came = {Category.CURATORS: (3 + number, 1)}
        await activities.log_activity(
            work, Facts(type=Type.TALK, title=f"{number}", day=TODAY, attendance=came), f"k{number}"
        )
    year = Period.around(Span.YEAR, TODAY)
    own = await summarise_own(maria, year)
    assert (own.activities.now, own.visits.now, own.own) == (2, 9, True)
    assert (await summarise_own(anna, year)).activities == Figure("", 0, 0)
    (sheet, districts) = load_workbook(BytesIO(await own_workbook(maria, year))).worksheets
    assert [row[1] for row in sheet.iter_rows(min_row=4, max_row=5, values_only=True)] == [2, 9]
    assert districts["A4"].value == "без территории"


async def test_the_file_has_every_district_and_post_with_its_zero(town: Town, maria: Work, olga: Work) -> None:
    petrovsky = town.bereg.districts["Петровский район"]
    await activities.log_activity(
        maria, Facts(type=Type.TALK, title="Ранее", day=date(2025, 3, 1), district_id=petrovsky), "k0"
    )
    await activities.log_activity(maria, Facts(type=Type.TALK, title="О доме", day=TODAY, district_id=petrovsky), "k1")
    book = load_workbook(BytesIO(await summary_workbook(olga, Period.around(Span.QUARTER, TODAY))))
    _, districts, posts = book.worksheets
    places = {row[0]: row[1] for row in table_rows(districts)}
    assert places == dict.fromkeys(town.bereg.districts, 0) | {"Петровский район": 1}
    rows = {row[2]: row[3] for row in table_rows(posts)}
    assert rows["Мария Орлова"] == 1
    assert rows["Анна Белова"] == rows["Ольга Ветрова"] == 0


async def test_the_most_comes_first(town: Town, maria: Work, olga: Work) -> None:
    for number, kind in enumerate((Type.TALK, Type.TRIP, Type.TRIP, Type.CLUB)):
        await activities.log_activity(maria, Facts(type=kind, title=f"{number}", day=date(2026, 3, 1)), f"k{number}")
    found = await summarise(olga, Period.around(Span.QUARTER, date(2026, 3, 16)))
    assert found.types[0] == Figure(Type.TRIP, 2, 0)


async def test_who_may_read_it(town: Town, maria: Work, anna: Work, admin: Work, stranger: Work, igor: Work) -> None:
    quarter = Period.around(Span.QUARTER, date(2026, 3, 16))
    assert (await summarise(igor, quarter)).activities == Figure("", 0, 0)
    for work in (maria, anna, admin, stranger):
        with pytest.raises(Denied):
            await summarise(work, quarter)


async def test_a_district_of_another_centre_does_not_exist(town: Town, olga: Work) -> None:
    with pytest.raises(NotFound):
        await summarise(olga, Period.around(Span.YEAR, date(2026, 1, 1)), town.mayak.districts["Северный район"])


async def test_what_is_counted_is_read_off_the_index_alone(town: Town, olga: Work) -> None:
    if not town.db.sqlite:
        pytest.skip("the plan of a small table on PostgreSQL is a scan, whatever there is")
    asked: list[tuple[str, Any]] = []
    engine = town.db.reader.sync_engine

    def note(_connection: object, _cursor: object, statement: str, args: Any, *_: object) -> None:
        asked.append((statement, args))

    event.listen(engine, "before_cursor_execute", note)
    await summarise(olga, Period.around(Span.YEAR, TODAY))
    event.remove(engine, "before_cursor_execute", note)
    beside = ("programme", "series", "channel", "mode")  # words of the rows themselves
    of_activities = [
        one for one in asked if "activities" in one[0] and not any(f"activities.{word}" in one[0] for word in beside)
    ]
    # what hangs on few records finds each by its number: print runs, entries of registers
    few = [one for one in of_activities if "print_runs" in one[0] or "register_entries" in one[0]]
    counted = [one for one in of_activities if one not in few]
    assert (len(counted) >= 6, len(few)) == (True, 2)
    async with town.db.reading() as session:
        for statement, args in counted:
            explained = await (await session.connection()).exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", args)
            plan = [str(tuple(row)) for row in explained if "activities" in str(tuple(row))]
            assert any("COVERING INDEX ix_activities_summary" in line for line in plan), (statement, plan)
        for statement, args in few:
            explained = await (await session.connection()).exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", args)
            plan = [str(tuple(row)) for row in explained if "activities" in str(tuple(row))]
            assert plan
            assert all("activities USING INTEGER PRIMARY KEY" in line for line in plan), plan


async def test_the_sheet_of_posts_adds_up_to_the_summary(town: Town, olga: Work, maria: Work, anna: Work) -> None:
    async with town.db.writing() as session:
        curator = await session.get_one(Tenure, town.bereg.tenures["Мария Орлова"])
        curator.since = date(2026, 1, 19)
        session.add(Post(center_id=town.bereg.id, role=Role.SPECIALIST, title="Специалисты Центра", is_group=True))
        left = await session.get_one(Tenure, town.bereg.tenures["Анна Белова"])
        left.until = date(2026, 1, 31)
    await activities.log_activity(maria, Facts(type=Type.SEMINAR, title="До прихода", day=date(2026, 1, 16)), "before")
    await activities.log_activity(
        anna, Facts(type=Type.SUPERVISION, title="После ухода", day=date(2026, 2, 5), mode=Mode.GROUP), "after"
    )
    await activities.log_activity(
        anna, Facts(type=Type.SEMINAR, title="Чужое", day=date(2026, 1, 20), involvement=Involvement.JOINED), "other"
    )
    summary, _, posts, registers = load_workbook(
        BytesIO(await summary_workbook(olga, Period.around(Span.QUARTER, TODAY)))
    ).worksheets
    assert [row[:2] for row in table_rows(registers)] == [("Конференции с докладом", 1)]
    rows = table_rows(posts)
    assert {row[2]: row[3] for row in rows if row[3]} == {"Мария Орлова": 1, "": 1}
    assert not [row for row in rows if row[0] == "Специалисты Центра"]
    said = {row[0]: row[1] for row in summary.iter_rows(values_only=True)}
    assert said["Мероприятий"] == sum(int(str(row[3])) for row in rows) == 2
    assert said["Супервизия: Групповая"] == said["Участвовали в чужих: Семинар"] == 1


async def test_each_list_is_looked_through_once(olga: Work) -> None:
    """A million activities are read once for all that is counted by them, and never for what few of them say."""
    asked: list[tuple[str, Any]] = []

    def note(*args: Any) -> None:
        asked.append((args[2], args[3]))

    engine = olga.db.reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await summarise(olga, Period.around(Span.YEAR, TODAY))
    event.remove(engine, "before_cursor_execute", note)
    # fourteen of activities, staff, print runs, uses, signals; what a centre made of its registers, and their sums
    assert len(asked) <= 18
    if olga.db.sqlite:
        query, given = next(one for one in asked if "activities.series" in one[0])
        async with olga.db.reader.connect() as connection:
            plan = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}", given)).all()
        assert any("COVERING INDEX ix_activities_said" in row[-1] for row in plan), plan
