"""A plan of a school year in both databases: its dates, its lists, its coverage, and what was said of the year."""

from datetime import date

import pytest

from models.activities import Category, Facts, Type
from models.plan_years import PlanYear
from services import activities
from services.plan import accept, cards, changes, drafts, fits, lists
from services.plan.coverage import coverage
from services.work import Work
from tests.support.plan import drafted, found, planned, written

PLAN = PlanYear(2025, school=True)
SCHOOL = "2025–2026 учебный"
ROWS = (
    "Семинар «Ранняя помощь» | ноябрь, март | психолог | 20 | Протокол",
    "Сопровождение семей | в течение года | методист | 40 | Отчёт",
)


async def _dates(work: Work, words: str) -> list[date]:
    item = await found(work, words)
    return [one.closes for one in (await cards.open_item(work, item.id)).dates]


async def test_the_dates_run_over_new_year(olga: Work) -> None:
    await planned(olga, written(*ROWS, year=SCHOOL))
    overview = await lists.overview(olga)
    assert overview is not None
    assert overview.year == PLAN
    assert await _dates(olga, "ранняя помощь") == [date(2025, 11, 30), date(2026, 3, 31)]


async def test_a_deadline_said_anew_is_of_the_school_year(olga: Work) -> None:
    await planned(olga, written(*ROWS, year=SCHOOL))
    item = await found(olga, "ранняя помощь")
    await changes.clarify(olga, item.id, "с января")
    assert await _dates(olga, "ранняя помощь") == [date(2026, 8, 31)]


async def test_a_record_of_spring_counts_for_the_plan_of_autumn(olga: Work) -> None:
    await planned(olga, written(*ROWS, year=SCHOOL))
    offered = await fits.suggest(olga, "Ранняя помощь", Type.SEMINAR, date(2026, 3, 16))
    assert [one.item_id for one in offered] == [(await found(olga, "ранняя помощь")).id]
    facts = Facts(Type.SEMINAR, "Ранняя помощь", date(2026, 3, 16), attendance={Category.CURATORS: (12, 0)})
    await activities.log_activity(olga, facts, "a1", offered[0].item_id)
    told = await coverage(olga)
    assert told is not None
    assert told.year == PLAN


@pytest.mark.parametrize(("school", "last"), [(True, date(2026, 3, 31)), (False, date(2025, 3, 31))])
async def test_two_years_without_the_word_are_asked_once(olga: Work, school: bool, last: date) -> None:
    row = "Семинар «Ранняя помощь» | март | психолог | 20 | Протокол"
    draft = await drafted(olga, written(row, year="2025–2026"), "p.txt")
    assert (await drafts.review(olga, draft)).content.doubted
    await drafts.say_year(olga, draft, school=school)
    content = (await drafts.review(olga, draft)).content
    assert not content.doubted
    assert "school_year" not in {one["code"] for one in content.json["problems"]}
    await accept.accept(olga, draft)
    assert await _dates(olga, "ранняя помощь") == [last]


async def test_a_plan_that_turns_out_to_be_of_a_school_year_gets_its_dates(olga: Work) -> None:
    await planned(olga, written(*ROWS[1:], "Тренинг | март | психолог | 20 | Протокол", year=2025))
    assert await _dates(olga, "тренинг") == [date(2025, 3, 31)]
    await planned(olga, written(*ROWS[1:], "Тренинг | март | психолог | 20 | Протокол", year=SCHOOL), key="again")
    assert await _dates(olga, "тренинг") == [date(2026, 3, 31)]
