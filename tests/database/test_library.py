"""The library on both engines: rubrics, materials, copies."""

import pytest

from models.errors import Denied, DomainError, NotFound
from services.library import rubrics
from services.work import Work
from tests.support.town import VERA, Town


async def test_a_centre_begins_with_three_rubrics_and_makes_them_its_own(town: Town, olga: Work, maria: Work) -> None:
    first = await rubrics.list_rubrics(maria)
    assert [one.name for one in first] == [
        "Раннее выявление и работа со случаем",
        "Сопровождение замещающих семей",
        "Сопровождение выпускников",
    ]
    made = await rubrics.add_rubric(olga, "  Школа   без травли ")
    await rubrics.rename_rubric(olga, first[0].id, "Выявление")
    await rubrics.drop_rubric(olga, first[2].id)
    assert [(one.id, one.name) for one in await rubrics.list_rubrics(maria)] == [
        (first[0].id, "Выявление"),
        (first[1].id, "Сопровождение замещающих семей"),
        (made, "Школа без травли"),
    ]
    vera = await town.work(VERA)
    assert len(await rubrics.list_rubrics(vera)) == 3, "another centre has its own"
    with pytest.raises(NotFound):
        await rubrics.drop_rubric(vera, made)


async def test_rubrics_that_cannot_be(olga: Work, maria: Work) -> None:
    with pytest.raises(DomainError, match="rubric-twice"):
        await rubrics.add_rubric(olga, "сопровождение ВЫПУСКНИКОВ")
    for name in ("", " x ", "я" * 121):
        with pytest.raises(DomainError, match="rubric-name-bad"):
            await rubrics.add_rubric(olga, name)
    with pytest.raises(Denied):
        await rubrics.add_rubric(maria, "Своя")
    ids = [one.id for one in await rubrics.list_rubrics(olga)]
    for one in ids[:2]:
        await rubrics.drop_rubric(olga, one)
    with pytest.raises(DomainError, match="rubric-last"):
        await rubrics.drop_rubric(olga, ids[2])
    for number in range(rubrics.MOST_RUBRICS - 1):
        await rubrics.add_rubric(olga, f"Рубрика {number}")
    with pytest.raises(DomainError, match="rubric-too-many"):
        await rubrics.add_rubric(olga, "Ещё одна")
