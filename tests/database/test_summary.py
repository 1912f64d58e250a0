"""The summary's figures against an independent count, on both engines."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from models.activities import Category, Facts, Format, Material, Type, placed
from models.errors import Denied, NotFound
from models.periods import Period, Span
from services import activities
from services.summary import Figure, Summary, summarise
from services.work import Work
from tests.support.town import GLEB, MARIA, OLGA, PYOTR, Town

TYPES = (Type.SEMINAR, Type.TRIP, Type.TALK, Type.LEAFLET)
START = date(2025, 9, 1)


@dataclass(frozen=True)
class Logged:
    """What was logged, and by whom."""

    who: str
    district: str
    facts: Facts


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
            dice.choice(TYPES),
            f"Запись {number}",
            START + timedelta(days=dice.randrange(500)),
            town.bereg.districts.get(district),
            form,
            attendance=came,
            handouts={m: dice.randrange(1, 90) for m in dice.sample(list(Material), dice.randrange(3))},
        )
        made.append(Logged(who.name, district, facts))
    return made


def count(records: list[Logged], period: Period, what: Callable[[Logged], Iterable[tuple[str, int]]]) -> set[Figure]:
    """The figures as a person with a calculator gets them."""
    now: Counter[str] = Counter()
    before: Counter[str] = Counter()
    for record in records:
        for part, box in ((period, now), (period.before(), before)):
            if record.facts.day in part:
                box.update(dict(what(record)) if len(dict(what(record))) else {})
                for name, _ in what(record):
                    box[name] += 0
    return {Figure(name, now[name], before[name]) for name in {*now, *before}}


def expected(records: list[Logged], period: Period) -> dict[str, set[Figure]]:
    return {
        "types": count(records, period, lambda r: [(r.facts.type, 1)]),
        "categories": count(records, period, lambda r: [(c, sum(n)) for c, n in r.facts.attendance.items()]),
        "materials": count(records, period, lambda r: list(r.facts.handouts.items())),
        "districts": count(records, period, lambda r: [(r.district, 1)]),
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
    await activities.log_activity(gleb, Facts(Type.PROJECT, "Чужое", date(2026, 2, 2)), "foreign")

    olga, day = work[OLGA.name], date(2026, 2, 10)
    for period in (
        *(Period.around(span, day) for span in (Span.QUARTER, Span.HALF, Span.YEAR)),
        Period.around(Span.QUARTER, day).before(),
        Period(Span.OWN, date(2025, 12, 20), date(2026, 1, 31)),
        Period(Span.OWN, day, day),
    ):
        found = await summarise(olga, period)
        assert shown(found) == expected(records, period), period
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


async def test_both_edges_belong_to_the_period(town: Town, maria: Work, olga: Work) -> None:
    for number, day in enumerate((date(2025, 12, 31), date(2026, 1, 1), date(2026, 3, 31), date(2026, 4, 1))):
        await activities.log_activity(maria, Facts(Type.TALK, f"{number}", day), f"k{number}")
    found = await summarise(olga, Period.around(Span.QUARTER, date(2026, 3, 16)))
    assert found.activities == Figure("", 2, 1)


async def test_the_most_comes_first(town: Town, maria: Work, olga: Work) -> None:
    for number, kind in enumerate((Type.TALK, Type.TRIP, Type.TRIP, Type.CLUB)):
        await activities.log_activity(maria, Facts(kind, f"{number}", date(2026, 3, 1)), f"k{number}")
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
