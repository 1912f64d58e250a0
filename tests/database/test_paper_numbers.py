"""Every number of every kind of paper is what SQL counts; `make year` does the same over whole years."""

from dataclasses import replace
from datetime import date

import pytest

from documents.papers.registry import PNG
from examples.papers.check import CHECKS, OF_PERIODS, PICTURES, check_paper
from examples.papers.prose import analysis_said
from examples.papers.reading import Page
from models.activities import Category, Facts, Involvement, Type
from models.papers.kinds import read_period
from models.trips import TripPurpose, TripSaid
from services.activities import records
from services.trips import saving
from services.work import Work
from tests.database.test_trips import said
from tests.support.papers import PROGRAMME, invented, stored
from tests.support.plan import found, planned, written
from tests.support.signals import counted
from tests.support.town import Town

YEAR = read_period("2026")
PLAN = written(
    f"Беседы в рамках программы «{PROGRAMME}» | Февраль | Координатор",
    "Семинар о доме | Январь, февраль | Координатор | 20 чел. | Лист регистрации",
    "Лекторий | Январь | Психолог",
    "Консультации | По запросу | Психолог | по запросу",
    "Совещание | Декабрь | Координатор",
    before="привлечение кураторов – 40 человек",
)


def test_every_paper_is_walked() -> None:
    files = {(kind, suffix) for kind, spec in OF_PERIODS.items() for suffix in spec.formats if suffix != PNG}
    assert files == set(CHECKS)
    assert {kind for kind, spec in OF_PERIODS.items() if PNG in spec.formats} == set(PICTURES)


@pytest.fixture
async def lived(town: Town, olga: Work, anna: Work) -> None:
    """A year's beginning with everything in it: the plan, a programme, a trip, two districts, what others held."""
    forest, lake = town.bereg.districts["Лесной район"], town.bereg.districts["Озёрный округ"]
    day = date(2026, 2, 10)
    await planned(olga, PLAN)
    await stored(olga, [replace(one, day=day) for one in invented()])
    came = {Category.CURATORS: (9, 3), Category.TEACHERS: (1_000, 0)}
    shared = Facts(type=Type.LECTURE, title="Вместе", day=date(2026, 3, 2), district_id=forest, attendance=came)
    both = replace(shared, districts={forest: 2, lake: 5}, coauthors=frozenset({olga.person_id}))
    await records.log_activity(anna, both, "both")
    joined = Facts(type=Type.SEMINAR, title="У соседей", day=day, attendance=came, involvement=Involvement.JOINED)
    await records.log_activity(anna, joined, "joined")
    for words, kind in (("Беседы", Type.TALK), ("Семинар", Type.SEMINAR), ("Консультации", Type.CONSULTATION)):
        item = (await found(olga, words)).id
        await records.log_activity(olga, Facts(type=kind, title="По плану", day=day, attendance=came), words, item)
    purposes = (said(TripPurpose.HELP, {Category.CURATORS: 2}), said(TripPurpose.SUPERVISION, {Category.CURATORS: 4}))
    trip = TripSaid(day=day, district_id=lake, coauthors=frozenset({anna.person_id}), purposes=purposes)
    await saving.store_trip(olga, trip, "trip")
    await counted(olga, forest, school=2, police=1, checked=3, confirmed=1)
    await counted(olga, lake, date(2026, 2, 1), family=1_000, passed=4)
    gone = await records.log_activity(olga, replace(shared, title="Лишняя"), "gone")
    await records.delete_activity(olga, gone)


@pytest.mark.usefixtures("lived")
async def test_each_number_is_what_sql_counts(olga: Work) -> None:
    made = [await check_paper(olga, kind, suffix, YEAR) for kind, spec in OF_PERIODS.items() for suffix in spec.formats]
    assert [one for one in made if one is None or one.compared < 2] == [], "each has its numbers"
    assert [one for one in made if one and one.differences] == []


async def test_a_number_that_nobody_counts_is_told() -> None:
    page = Page(lines=["Для обучения и поддержки специалистов проведено 3 семинара и 7 чудес.", "Всего 12"])
    told = analysis_said(page)
    assert told.pop("events: seminar") == 3
    assert set(told) == {
        f"не разобрано: {line}" for line in ("Для обучения и поддержки специалистов проведено  и 7 чудес.", "Всего 12")
    }
