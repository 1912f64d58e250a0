"""A plan of a school year in both databases: its dates, its lists, its coverage, and what was said of the year."""

from datetime import date, timedelta

import pytest
from aiogram.methods import SendMessage
from sqlalchemy import delete, select

from models.activities import Category, Facts, Type
from models.notifications import NoticeKind
from models.plan_years import PlanYear
from models.timers import Timer, TimerKind
from scheduler.letters.table import LETTERS
from services.activities import lists as activity_lists
from services.activities import records
from services.plan import accept, cards, changes, drafts, fits, lists, past, rules, years
from services.plan.coverage import coverage
from services.reminders import preview
from services.reminders.rules import switch
from services.timer_repair import repair_timers
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.databases import ON_SQLITE
from tests.support.outbox import Post
from tests.support.plan import drafted, found, planned, written
from tests.support.reminders import at, fire
from tests.support.telegram import Telegram, seen
from tests.support.town import ANNA, OLGA, Town

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
    facts = Facts(
        type=Type.SEMINAR, title="Ранняя помощь", day=date(2026, 3, 16), attendance={Category.CURATORS: (12, 0)}
    )
    await records.log_activity(olga, facts, "a1", offered[0].item_id)
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


SUMMER = (
    "Отчёт за год | до 31 августа | психолог | |",
    "Семинар «Ранняя помощь» | до 16 марта | психолог | 20 | Протокол",
    "Слёт | до 25 августа | координатор | |",
)


@ON_SQLITE
@pytest.mark.parametrize("school", [True, False])
async def test_the_year_turns_with_the_plan_s_own(
    town: Town, olga: Work, anna: Work, clock: FakeClock, school: bool
) -> None:
    at(clock, "2026-07-20 10:00")
    await planned(olga, written(*SUMMER, year=SCHOOL if school else 2026))
    await switch(olga, on=True)
    await repair_timers(town.db, clock)
    post = Post(town, clock, Telegram(), LETTERS)
    read: dict[str, list[str]] = {OLGA.name: [], ANNA.name: []}
    day = date(2026, 7, 20)
    while day < date(2026, 9, 11):
        day += timedelta(days=1)
        at(clock, f"{day} 09:00")
        previews = {one.kind for of in await preview.preview(olga) for _, told in of.people for one in told}
        assert (NoticeKind.YEAR_PAPERS in previews) is (school and date(2026, 7, 27) <= day <= date(2026, 8, 3)), day
        await fire(town)
        await post.run(seconds=10, step=5)
    for who in (OLGA, ANNA):
        calls = [one for one in post.telegram.calls if isinstance(one, SendMessage) and one.chat_id == who.telegram_id]
        read[who.name] = [seen(one.text) for one in calls]
    said = "\n".join(read[OLGA.name])
    assert ("Плана на 2026–2027 учебный год ещё нет" in said) is school
    assert said.count("До конца учебного года не отмечен") == school
    assert said.count("В плане 2025–2026 учебного года не отмечено: 3.") == school
    assert "\n".join(read[ANNA.name]).count("В плане 2025–2026 учебного года не отмечено: 2.") == school
    overdue = [text for text in read[ANNA.name] if "Отчёт за год" in text and "назад" in text]
    assert bool(overdue) is not school, "with the year ends what is chased"
    await records.log_activity(anna, Facts(type=Type.SEMINAR, title="Без чисел", day=date(2026, 5, 5)), "n")
    assert (await activity_lists.list_numberless(olga, 2025)).records == school
    at(clock, "2027-02-01 10:00")
    assert past.last_of([PLAN], anna.today) == 2025
    assert await years.by_school_years(anna) is school


HOLIDAYS = {"autumn": ("2025-10-27", "2025-11-04"), "winter": ("2025-12-31", "2026-01-11")}
SPRING = {"spring": ("2026-03-28", "2026-04-05")}
BREAKS = "Лагерь «Каникулы» | осенние каникулы | психолог | 20 | Отчёт"


async def test_what_has_no_date_keeps_its_timer_in_the_second_half(olga: Work, clock: FakeClock) -> None:
    await planned(olga, written(*ROWS, "Выезды | по запросу | психолог | | Журнал", year=SCHOOL))
    await switch(olga, on=True)
    kept = select(Timer.subject_id).where(Timer.kind == TimerKind.UNDATED)
    async with olga.db.writing() as session:
        before = set(await session.scalars(kept))
        await session.execute(delete(Timer).where(Timer.kind == TimerKind.UNDATED))
    await repair_timers(olga.db, clock)
    async with olga.db.reading() as session:
        assert set(await session.scalars(kept)) == before
    assert len(before) == 2


async def test_holidays_that_are_told_date_the_plan_that_stands_and_the_next_file(olga: Work) -> None:
    await planned(olga, written(BREAKS, year=SCHOOL))
    assert await _dates(olga, "лагерь") == []
    assert await rules.set_holidays(olga, 2025, HOLIDAYS | SPRING) == 1
    assert await _dates(olga, "лагерь") == [date(2025, 11, 4)]
    assert (await rules.holidays(olga, 2025))["spring"] == SPRING["spring"]
    assert await rules.set_holidays(olga, 2025, HOLIDAYS | SPRING) == 0

    term = "Совет профилактики | 2 четверть | психолог | 20 | Протокол"
    await planned(olga, written(BREAKS, term, year=SCHOOL), key="again")
    assert await _dates(olga, "совет") == [date(2025, 12, 30)]
    item = await found(olga, "совет")
    await changes.clarify(olga, item.id, "весенние каникулы")
    assert await _dates(olga, "совет") == [date(2026, 4, 5)]
