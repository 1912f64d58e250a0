"""Every number of every kind of paper is what SQL counts; `make year` does the same over whole years."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from documents.claims import read_text_of
from documents.papers.registry import DOCX, PNG
from examples.papers.check import CHECKS, OF_PERIODS, PICTURES, check_paper
from examples.papers.prose import analysis_said
from examples.papers.reading import Page
from models.activities import Category, Facts, Involvement, Type
from models.claims import read_facts, verify
from models.library.kinds import MaterialKind, Run
from models.papers.kinds import PaperKind, read_period
from models.stored import Answers
from models.trips import TripPurpose, TripSaid
from services.activities import records
from services.library import copies, use
from services.library.copies import RunSaid
from services.papers.making import make_paper, paper_facts
from services.registers.saving import add_entry, delete_entry
from services.trips import saving
from services.work import Work
from tests.database.test_trips import said
from tests.support.clock import FakeClock
from tests.support.library import put
from tests.support.papers import PROGRAMME, invented, stored, unmarked
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
    "Участие в конкурсах и грантах | В течение года | Координатор | 4",
    "Реализация социальных проектов | Январь, октябрь | Координатор",
    "Ведение банка данных выпускников | Ежеквартально | Координатор",
    before="привлечение кураторов – 40 человек",
)


def test_every_paper_is_walked() -> None:
    files = {(kind, suffix) for kind, spec in OF_PERIODS.items() for suffix in spec.formats if suffix != PNG}
    assert files == set(CHECKS)
    assert {kind for kind, spec in OF_PERIODS.items() if PNG in spec.formats} == set(PICTURES)


@pytest.fixture
async def lived(town: Town, olga: Work, anna: Work, maria: Work, pyotr: Work) -> None:
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
    booklet = await put(olga, "Буклет о доме", MaterialKind.BOOKLET)
    for day_of, count in ((day, 100), (date(2026, 3, 3), 40), (date(2025, 12, 30), 7)):
        await copies.add_run(olga, booklet, RunSaid(kind=Run.PRINTED, copies=count, day=day_of), f"{day_of}")
    withdrawn = await copies.issue(olga, booklet, date(2026, 3, 4), 500, "withdrawn")
    await records.delete_activity(olga, withdrawn)
    year_begins = datetime(2025, 12, 31, 21, tzinfo=UTC)  # at midnight in the centre
    for moment in (year_begins - timedelta(minutes=1), year_begins, datetime(2026, 3, 1, 9, tzinfo=UTC)):
        for work in (olga, maria, pyotr):
            await use.note(replace(work, clock=FakeClock(moment)), booklet)
    await _entered(town, olga, anna)
    await counted(olga, forest, school=2, police=1, checked=3, confirmed=1)
    await counted(olga, lake, date(2026, 2, 1), family=1_000, passed=4)
    gone = await records.log_activity(olga, replace(shared, title="Лишняя"), "gone")
    await records.delete_activity(olga, gone)


async def _entered(town: Town, olga: Work, anna: Work) -> None:
    """Registers with what counts in them and what does not."""
    forest, lake = (str(town.bereg.districts[name]) for name in ("Лесной район", "Озёрный округ"))
    project: Answers = {"title": "Мир детства", "period": ["2025-11-01", "2026-02-28"], "amount": 15_000_051}
    grant: Answers = {"title": "Семья", "day": "2026-02-20", "amount": 120_000_000, "state": "sent"}
    hours = {str(olga.person_id): 72, str(anna.person_id): 16}
    said: list[tuple[str, Answers]] = [
        ("projects", project | {"state": "running"}),
        ("projects", {"title": "Дом", "period": ["2026-01-15", "2026-12-20"], "amount": 1, "state": "done"}),
        ("projects", {"title": "Замысел", "period": ["2026-01-15", "2026-12-20"], "amount": 5_00}),
        ("projects", {"title": "Прошлый", "period": ["2025-01-15", "2025-12-20"], "amount": 7_00, "state": "done"}),
        ("grants", grant),
        ("grants", {"title": "Впереди", "day": "2026-12-01", "amount": 9_00}),
        ("databank", {"quarter": "2025-10-01", "district": forest, "number": 390}),
        ("databank", {"quarter": "2026-01-01", "district": forest, "number": 402}),
        ("databank", {"quarter": "2026-01-01", "district": lake, "number": 374}),
        ("qualification", {"title": "Медиация", "period": ["2026-02-02", "2026-02-13"], "hours": hours}),
    ]
    said += [
        ("publications", {"type": "publication", "title": f"Заметка {day}", "day": day, "channel": "Сайт"})
        for day in ("2025-12-05", "2026-02-05", "2026-03-05")
    ]
    for number, (key, values) in enumerate(said):
        more: Answers = {"document": "certificate"} if key == "qualification" else {}
        await add_entry(olga, key, values | more, f"entry {number}")
    gone = await add_entry(olga, "grants", grant | {"title": "Лишний"}, "gone entry")
    await delete_entry(olga, "grants", gone)


@pytest.mark.usefixtures("lived")
async def test_each_number_is_what_sql_counts(olga: Work) -> None:
    made = [await check_paper(olga, kind, suffix, YEAR) for kind, spec in OF_PERIODS.items() for suffix in spec.formats]
    assert [one for one in made if one is None or one.compared < 2] == [], "each has its numbers"
    assert [one for one in made if one and one.differences] == []


@pytest.mark.usefixtures("lived")
async def test_days_of_projects_stand_beside_those_of_the_register(olga: Work) -> None:
    for number in range(2):
        day = date(2026, 2, 20 + number)
        came = {Category.CURATORS: (9, number)}
        await records.log_activity(olga, Facts(type=Type.PROJECT, title="Вечер", day=day, attendance=came), f"{number}")
        checked = await check_paper(olga, PaperKind.ANALYSIS, DOCX, YEAR)
        assert checked
        assert checked.differences == []


@pytest.mark.usefixtures("lived")
async def test_a_quarter_tells_what_stands_in_registers(olga: Work) -> None:
    review = unmarked((await make_paper(olga, PaperKind.REVIEW, read_period("2026-Q1"), DOCX)).content)
    told = {
        "Проекты – 2 (до этого 2)",
        "Проекты: бюджет, руб. – 150 000,52 (до этого 150 007,51)",
        "Конкурсы и гранты – 1 (",
        "Публикации: Сайт – 3 (до этого 1)",
        "Повышение квалификации: часов – 88 (",
        "Банк данных – 776 (до этого 390)",
    }
    plain = review.replace("\u00a0", " ")
    assert {one for one in told if one not in plain} == set()
    for kind in (PaperKind.STATISTICS, PaperKind.REVIEW):
        for code in ("2025-Q4", "2026-Q1", "2026-H1"):
            checked = await check_paper(olga, kind, DOCX, read_period(code))
            assert checked
            assert checked.differences == []


@pytest.mark.usefixtures("lived")
async def test_our_own_registers_contradict_nothing(olga: Work) -> None:
    made = await make_paper(olga, PaperKind.ANALYSIS, YEAR, DOCX)
    figures = read_facts(await paper_facts(olga, PaperKind.ANALYSIS, YEAR))
    claims = [one for one in verify(read_text_of(made.content, made.name), figures) if "registers" in one.what]
    assert [one.as_json() for one in claims if not one.agrees] == []
    said = {(one.what, one.number) for one in claims}
    assert {("registers.projects", 2), ("registers.databank", 776), ("registers.qualification", 2)} <= said


async def test_a_number_that_nobody_counts_is_told() -> None:
    page = Page(lines=["Для обучения и поддержки специалистов проведено 3 семинара и 7 чудес.", "Всего 12"])
    told = analysis_said(page)
    assert told.pop("events: seminar") == 3
    assert set(told) == {
        f"не разобрано: {line}" for line in ("Для обучения и поддержки специалистов проведено  и 7 чудес.", "Всего 12")
    }
