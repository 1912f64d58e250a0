"""Anonymous questionnaires on both databases."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select

from models.access import Role
from models.base import Base
from models.errors import DomainError, NotFound
from models.notifications import NoticeKind, Notification
from models.people import Person, Post, Tenure
from models.questionnaires import Questionnaire, Respondent, Tally, Theme
from services.questionnaires import rounds as questionnaires
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import staff
from tests.support.town import MARIA, Town, Who

UNTIL = date(2026, 4, 1)
AGREE = {f"q{number}": "4" for number in range(1, 6)}
DISAGREE = {f"q{number}": "0" for number in range(1, 6)}


@pytest.fixture
async def curators(town: Town) -> list[Work]:
    """Six curators."""
    await staff(town)
    async with town.db.reading() as session:
        query = select(Person.account).join(Tenure).join(Post).where(Post.role == Role.CURATOR)
        ids = await session.scalars(query.where(Person.center_id == town.bereg.id).order_by(Person.id))
        return [await town.work(Who(telegram_id, "")) for telegram_id in list(ids)]


async def started(olga: Work, town: Town, theme: Theme = Theme.MOTIVATION, key: str = "k") -> int:
    return await questionnaires.start(olga, theme, [town.bereg.posts[MARIA.name]], UNTIL, key)


async def test_one_group_of_posts_stands_for_all_of_its_name(
    olga: Work, town: Town, curators: list[Work], anna: Work
) -> None:
    first, *_ = await questionnaires.list_groups(olga)
    assert (first.title, first.count) == ("Куратор", 6)
    asked = await started(olga, town)
    assert await started(olga, town) == asked, "the same tap again asks nobody twice"
    for work in curators:
        assert [questionnaire for questionnaire, _, _ in await questionnaires.list_waiting(work)] == [asked]
    assert await questionnaires.list_waiting(anna) == []
    with pytest.raises(NotFound):
        await questionnaires.open_questions(anna, asked)
    with pytest.raises(DomainError, match="questionnaire-open-already"):
        await started(olga, town, key="another")
    async with town.db.reading() as session:
        told = await session.scalars(select(Notification.kind))
        assert list(told) == [NoticeKind.QUESTIONNAIRE] * 6


async def test_answers_are_counts_and_nobody_can_be_found_in_them(olga: Work, town: Town, curators: list[Work]) -> None:
    asked = await started(olga, town)
    for work in curators[:5]:
        await questionnaires.answer(work, asked, AGREE)
    await questionnaires.answer(curators[5], asked, DISAGREE)
    async with town.db.reading() as session:
        rows = (await session.scalars(select(Tally).order_by(Tally.question, Tally.answer))).all()
        assert [(row.question, row.answer, row.times) for row in rows][:2] == [("q1", "0", 1), ("q1", "4", 5)]
    tables = [Base.metadata.tables[one.__tablename__] for one in (Tally, Respondent)]
    assert [sorted(column.name for column in table.columns) for table in tables] == [
        ["answer", "question", "questionnaire_id", "times"],
        ["person_id", "questionnaire_id"],
    ], "no time, and no number of its own that would keep the order"
    assert not any(table.dialect_options["sqlite"]["with_rowid"] for table in tables)


async def test_nobody_answers_twice_not_even_at_once(olga: Work, town: Town, curators: list[Work]) -> None:
    asked = await started(olga, town)
    both = await asyncio.gather(
        *(questionnaires.answer(curators[0], asked, AGREE) for _ in range(2)), return_exceptions=True
    )
    assert [type(one) for one in both if one is not None] == [DomainError]
    with pytest.raises(DomainError, match="questionnaire-answered"):
        await questionnaires.open_questions(curators[0], asked)
    async with town.db.reading() as session:
        assert set(await session.scalars(select(Tally.times))) == {1}


@pytest.mark.parametrize("answers", [{}, {**AGREE, "q1": "9"}, {**AGREE, "q2": "да"}])
async def test_what_no_question_offers_is_not_counted(
    olga: Work, town: Town, curators: list[Work], answers: dict[str, str]
) -> None:
    asked = await started(olga, town)
    with pytest.raises(DomainError, match="error-stale"):
        await questionnaires.answer(curators[0], asked, answers)
    assert (await questionnaires.list_rounds(olga))[0].answered == 0


@pytest.mark.parametrize(("answered", "shown"), [(4, False), (5, True)])
async def test_results_are_shown_from_five_answers_on_and_only_when_it_is_over(
    olga: Work, igor: Work, town: Town, curators: list[Work], answered: int, shown: bool
) -> None:
    asked = await started(olga, town)
    for work in curators[:answered]:
        await questionnaires.answer(work, asked, AGREE)
    assert (await questionnaires.see_results(igor, asked)).results is None, "the next answer would be their difference"
    await questionnaires.close(olga, asked)
    found = await questionnaires.see_results(igor, asked)
    assert found.round.answered == answered
    if not shown:
        assert found.results is None
    else:
        assert found.results is not None
        assert [one.mean_tenths for one in found.results] == [50, 50, 50, 50, None]
        assert found.results[4].times == (0, 0, 0, 0, 5)
    with pytest.raises(DomainError, match="questionnaire-closed"):
        await questionnaires.answer(curators[5], asked, AGREE)
    with pytest.raises(DomainError, match="questionnaire-closed"):
        await questionnaires.close(olga, asked)


async def test_the_last_round_stands_beside(olga: Work, town: Town, curators: list[Work], clock: FakeClock) -> None:
    rounds = []
    for key, answers in (("first", DISAGREE), ("second", AGREE)):
        rounds.append(asked := await started(olga, town, key=key))
        for work in curators[:5]:
            await questionnaires.answer(work, asked, answers)
        await questionnaires.close(olga, asked)
        clock.move(days=1)
    found = await questionnaires.see_results(olga, rounds[-1])
    assert found.results
    assert found.before
    assert (found.results[0].mean_tenths, found.before[0].mean_tenths) == (50, 10)
    assert [one.answered for one in await questionnaires.list_rounds(olga)] == [5, 5]


async def test_it_is_over_after_its_last_day(olga: Work, town: Town, curators: list[Work], clock: FakeClock) -> None:
    asked = await started(olga, town)
    clock.move(days=17)
    with pytest.raises(DomainError, match="questionnaire-closed"):
        await questionnaires.open_questions(curators[0], asked)
    assert await questionnaires.list_waiting(curators[0]) == []
    with pytest.raises(DomainError, match="questionnaire-day-past"):
        await started(olga, town, key="late")
    async with town.db.reading() as session:
        assert (await session.scalar(select(Questionnaire.closed_at))) is None


async def test_a_vacant_group_asks_nobody(olga: Work, town: Town) -> None:
    with pytest.raises(NotFound):
        await questionnaires.start(olga, Theme.MOTIVATION, [], UNTIL, "none")
