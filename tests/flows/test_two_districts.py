"""Somebody who holds posts in two districts is asked of which one a record, a request or a code is."""

import pytest
from sqlalchemy import select

from models.activities import Activity
from models.errors import DomainError
from models.people import Tenure
from models.requests.tables import CaseCode, Request
from services.requests import create
from tests.support.plan import planned, written
from tests.support.requests import supervision
from tests.support.telegram import Phone
from tests.support.town import LONG_AGO, MARIA, OLGA, Town

HERS = ["Петровский район", "Лесной район"]


@pytest.fixture
async def maria(maria: Phone, town: Town) -> Phone:
    """She holds Pyotr's post too."""
    async with town.db.writing() as session:
        post, person = town.bereg.posts["Пётр Лугов"], town.bereg.persons[MARIA.name]
        session.add(Tenure(post_id=post, person_id=person, since=LONG_AGO))
    return maria


async def test_a_request_and_its_code(maria: Phone, town: Town) -> None:
    await maria.say("/request")
    await maria.press("Супервизия")
    assert "Из какого района заявка?" in maria.screen
    assert maria.chosen == [], "none is taken silently"
    await maria.press("Лесной район", "Дальше", "Эмоциональное выгорание", "Обычная", "После обеда", "Выдать код")
    await maria.say("Третий месяц нет сил на встречи. Как вернуться к работе?")
    assert "Район: Лесной район" in maria.screen
    await maria.press("Отправить")
    for kind in ("Консультация", "Стажировка", "Материалы"):
        await maria.say("/request")
        await maria.press(kind)
        assert maria.buttons[:2] == HERS, kind
    async with town.db.reading() as session:
        assert list(await session.scalars(select(Request.district_id))) == [town.bereg.districts["Лесной район"]]
        assert list(await session.scalars(select(Request.post_id))) == [town.bereg.posts["Пётр Лугов"]]
        assert (await session.scalar(select(CaseCode.code)) or "").startswith("02-26-")
    with pytest.raises(DomainError, match="request-which-district"):
        await create.file(await town.work(MARIA), supervision(), "no district")


async def test_a_request_told_in_a_sentence(maria: Phone) -> None:
    await maria.say("нужна супервизия по выгоранию")
    assert "Из какого района заявка?" in maria.screen
    assert maria.buttons[:2] == HERS


async def test_a_record_told_in_a_sentence_and_one_of_an_item_of_the_plan(maria: Phone, town: Town) -> None:
    for title in ("Ключ", "Дом", "Мост", "Парус"):  # her habit is no answer
        await maria.say(f"вчера семинар «{title}» в Петровском районе, 12 педагогов")
        await maria.press("Сохранить")
    await maria.say("вчера семинар «Маяк», 12 педагогов")
    assert "Вы работаете в нескольких районах" in maria.screen
    await maria.press("Лесной район", "Сохранить")
    assert "Сохранено" in maria.screen
    async with town.db.reading() as session:
        last = await session.scalar(select(Activity.district_id).order_by(Activity.id.desc()).limit(1))
    assert last == town.bereg.districts["Лесной район"]
    await planned(await town.work(OLGA), written("Семинар «Весна» | март | куратор | 10 | Протокол"))
    await maria.say("/plan Весна")
    await maria.press("31.03 Семинар «Весна»", "Отметить выполнение")
    assert "Для какой территории?" in maria.screen
