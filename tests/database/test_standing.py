"""«Как у нас дела?»: the sentences above the figures, each number the same as where the product tells it otherwise."""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import event

from models.activities import Category, Evidence, Facts, Type
from models.errors import Denied
from models.monitoring.days import quarter_of
from models.papers.kinds import PaperKind, read_period
from models.periods import Period, Span
from services.activities import records
from services.monitoring import control
from services.papers.making import paper_facts
from services.plan.coverage import coverage
from services.requests import answering
from services.requests import lists as requests
from services.summary.sentences import sentences
from services.summary.standing import standing
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import given, to
from tests.support.plan import found, planned, written
from tests.support.requests import accepted, consultation, filed

QUARTER = Period.around(Span.QUARTER, date(2026, 3, 16))
CAME = {Category.CURATORS: (8, 0)}
PLAN = written(
    "Семинар о доме | Февраль | Психолог | 20 чел. | Лист регистрации",
    "Совещание кураторов | Январь, март, декабрь | Координатор | | Протокол",
    "Круглый стол «Вместе» | Январь | Координатор | | Протокол",
    "Тренинг | Март | Координатор",
    "Фестиваль | Декабрь | Координатор",
    "Лекторий | По запросу | Координатор | | Справка",
)


async def said(work: Work, period: Period = QUARTER) -> list[str]:
    return [str(one) for one in sentences(await standing(work, period), period, work.today)]


async def test_nothing_is_said_of_nothing(olga: Work, maria: Work) -> None:
    assert await said(olga) == []
    with pytest.raises(Denied):
        await standing(maria, QUARTER)


async def test_the_plan_is_counted_as_the_paper_counts_it(olga: Work, anna: Work, vera: Work) -> None:
    await planned(olga, PLAN)
    seminar, meeting = (await found(olga, "Семинар о доме")).id, (await found(olga, "Совещание кураторов")).id
    absent = {Evidence.SIGN_IN: (False, "")}
    held = Facts(type=Type.SEMINAR, title="О доме", day=date(2026, 2, 10), attendance=CAME, evidence=absent)
    seminar_id = await records.log_activity(anna, held, "s", seminar)
    minutes = {Evidence.MINUTES: (True, "папка 1")}
    await records.log_activity(
        olga, Facts(type=Type.MEETING, title="К", day=date(2026, 1, 20), evidence=minutes), "m", meeting
    )
    assert await said(olga) == [
        "План на I квартал 2026: выполнено 1 из 4 пунктов, просрочено 1, у 1 пункта не хватает подтверждений."
    ]
    for code, period in (("2026-Q1", QUARTER), ("2026", Period.around(Span.YEAR, olga.today))):
        paper = (await paper_facts(olga, PaperKind.PLAN_FACT, read_period(code)))["states"]
        plan = (await standing(olga, period)).plan
        assert plan is not None
        left_out = ("outside", "unasked") if code != "2026" else ()
        assert {k: plan.states.get(k, 0) for k in paper if k not in left_out} == {
            k: n for k, n in paper.items() if k not in left_out
        }
    await records.delete_activity(olga, seminar_id)
    assert await said(olga) == ["План на I квартал 2026: выполнено 0 из 4 пунктов, просрочено 2."]
    assert (await standing(olga, Period.around(Span.QUARTER, date(2025, 6, 1)))).plan is None
    assert await said(vera) == []


async def test_requests_are_told_with_their_times(
    clock: FakeClock, maria: Work, anna: Work, olga: Work, vera: Work
) -> None:
    await filed(maria)
    await accepted(maria, anna, consultation())
    told = "2 заявки: выполнено 0, в работе 1, без ответа 1"
    assert await said(olga) == [f"{told}, первый ответ в среднем меньше чем через час."]
    second = await filed(maria)
    clock.move(days=8)
    await answering.accept(anna, second)
    told = "3 заявки: выполнено 0, в работе 2, без ответа 1, из них просрочено 1"
    assert await said(olga) == [f"{told}, первый ответ в среднем через 4 дня."]
    of_year = sum(one for one in (await requests.overview(olga)).values())
    assert of_year >= (await standing(olga, QUARTER)).requests.waiting
    assert len((await requests.list_requests(olga, requests.View.NEW)).items) == 1
    assert await said(vera) == []


async def test_the_monitoring_is_as_complete_as_its_board(clock: FakeClock, maria: Work, olga: Work) -> None:
    to(clock, 2026, 4, 2)
    await given(maria)
    quarter = quarter_of(date(2026, 4, 2))
    board = await control.board(olga, quarter)
    assert board is not None
    for period in (quarter, quarter.after()):
        assert await said(olga, period) == ["Мониторинг за I квартал 2026 – сдано 1 из 2."]
        stands = (await standing(olga, period)).monitoring
        assert stands is not None
        assert (stands.given, stands.expected) == (len(board.given), len(board.counted))
    assert await said(olga, quarter.before()) == []


async def test_the_forecast_is_of_the_same_coverage(clock: FakeClock, olga: Work) -> None:
    promises = "1) обучение кураторов (не менее 90 человек);\n2) консультации педагогов (не менее 10 человек);"
    await planned(olga, written("Семинар | В течение года | Психолог", before=promises))
    people = {Category.CURATORS: (4, 3), Category.TEACHERS: (9, 0)}
    await records.log_activity(
        olga, Facts(type=Type.TALK, title="Беседа", day=date(2026, 3, 1), attendance=people), "t"
    )
    told = await coverage(olga)
    assert told is not None
    assert [aim.fact for aim in told.aims] == [7, 9]
    last = (await said(olga))[-1]
    curators = told.aims[0].who
    assert last == (
        f"При том же темпе за 2026 год обещанный охват будет выполнен по 1 группе из 2; отстают: {curators} – 34 из 90."
    )
    to(clock, 2027, 1, 12)
    last = (await said(olga, Period.around(Span.YEAR, date(2026, 6, 1))))[-1]
    teachers = told.aims[1].who
    assert last == (
        f"За 2026 год обещанный охват выполнен по 0 группам из 2; отстают: {curators} – 7 из 90, {teachers} – 9 из 10."
    )


async def test_it_takes_three_queries(olga: Work) -> None:
    await planned(olga, written("Семинар | Февраль | Психолог", before="1) обучение кураторов (не менее 45 человек);"))
    asked: list[str] = []

    def note(*args: Any) -> None:
        asked.append(args[2])

    engine = olga.db.reader.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await standing(olga, QUARTER)
    event.remove(engine, "before_cursor_execute", note)
    assert len(asked) == 3
