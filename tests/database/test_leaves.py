"""Leave: it begins by itself, the deputy stands in, and whoever is back hears in one digest what was done."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Denied, DomainError, NotFound
from models.leaves import Leave
from models.notifications import EDITS, NoticeKind
from models.people import Person, Post
from services.leaves import planning
from services.reminders import own
from services.requests import answering
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.reminders import outbox, said
from tests.support.requests import NINA, filed, fire, kinds, settle_nina
from tests.support.town import ANNA, Town


@pytest.fixture
async def nina(town: Town) -> Work:
    return await settle_nina(town)


async def away(town: Town, who: str) -> date | None:
    async with town.db.reading() as session:
        return (await session.get_one(Person, town.bereg.persons[who])).away_until


async def deputy(town: Town, who: str) -> int | None:
    async with town.db.reading() as session:
        return (await session.get_one(Post, town.bereg.posts[who])).deputy_id


async def test_a_leave_that_begins_later(
    town: Town, olga: Work, maria: Work, anna: Work, nina: Work, clock: FakeClock
) -> None:
    first, last = anna.today + timedelta(days=2), anna.today + timedelta(days=9)
    nina_post = town.bereg.posts[NINA.name]
    await planning.plan_leave(anna, anna.person_id, first, last, nina_post, "k")
    await planning.plan_leave(anna, anna.person_id, first, last, nina_post, "k")
    with pytest.raises(DomainError, match="leave-meets"):
        await planning.plan_leave(anna, anna.person_id, last, last, None, "l")
    await fire(town)
    assert (await away(town, ANNA.name), await deputy(town, ANNA.name)) == (None, None), "not yet"
    clock.move(days=2)
    await fire(town)
    assert (await away(town, ANNA.name), await deputy(town, ANNA.name)) == (last, nina_post)
    assert await kinds(town, NINA) == [NoticeKind.LEAVE_DEPUTY]

    request = await filed(maria)
    await answering.accept(nina, request)
    clock.move(days=12)  # the bot was away on the day itself
    await fire(town)
    assert (await away(town, ANNA.name), await deputy(town, ANNA.name)) == (None, None)
    back = [row for row in await outbox(town) if row.kind == NoticeKind.LEAVE_BACK]
    assert [(row.name, row.together) for row in back] == [("Анна", True)]
    words = await said(town, back[0])
    assert f"№ {request}, Супервизия: Эмоциональное выгорание: принята, Нина Тихая" in words
    waits = [row for row in await outbox(town, waiting=True) if row.name == "Анна" and row.kind not in EDITS]
    assert [row.kind for row in waits if not row.together] == [], "one digest"


async def test_back_before_the_day(town: Town, olga: Work, anna: Work, nina: Work) -> None:
    last = anna.today + timedelta(days=9)
    await planning.plan_leave(olga, anna.person_id, anna.today, last, town.bereg.posts[NINA.name], "k")
    await fire(town)
    leave = (await planning.list_leaves(anna))[0]
    assert (leave.begun, leave.deputy) == (True, "Методист")
    await own.pause(anna, None)
    assert await planning.list_leaves(anna) == []
    assert (await away(town, ANNA.name), await deputy(town, ANNA.name)) == (None, None)
    with pytest.raises(DomainError, match="leave-over"):
        await planning.end(olga, leave.id)


async def test_whose_it_is(town: Town, olga: Work, maria: Work, anna: Work, vera: Work) -> None:
    day = anna.today + timedelta(days=1)
    with pytest.raises(Denied):
        await planning.plan_leave(maria, anna.person_id, day, day, None, "k")
    with pytest.raises(NotFound):
        await planning.plan_leave(vera, anna.person_id, day, day, None, "k")
    with pytest.raises(NotFound):
        await planning.plan_leave(olga, anna.person_id, day, day, town.mayak.posts["Вера Холодова"], "k")
    await planning.plan_leave(olga, anna.person_id, day, day, None, "k")
    assert (len(await planning.list_leaves(olga)), await planning.list_leaves(maria)) == (1, [])
    async with town.db.reading() as session:
        leave = (await session.scalars(select(Leave.id))).one()
    for work in (maria, vera):
        with pytest.raises(NotFound):
            await planning.end(work, leave)


async def test_many_out_of_a_list(town: Town, olga: Work, maria: Work) -> None:
    lines = "Фамилия; дни; заместитель\nОрлова; 1–14 июля; Лугов\nЛугов П.; с 20 июля по 2 августа\nИванова; 1 июля\n"
    lines += "Орлова; 10 июля; \nБелова; когда-нибудь; Орлова\nСавельев; 3 августа; Савельев"
    await planning.plan_many(olga, lines, "list")
    stored, refused = await planning.plan_many(olga, lines, "list")
    assert stored == 2
    assert [(one.number, one.trouble) for one in refused] == [
        (3, "nobody"), (4, "twice"), (5, "days"), (6, "deputy"),
    ]  # fmt: skip
    found = {one.name: (one.first, one.last, one.deputy) for one in await planning.list_leaves(olga)}
    assert found == {
        "Мария Орлова": (date(2026, 7, 1), date(2026, 7, 14), "Куратор"),
        "Пётр Лугов": (date(2026, 7, 20), date(2026, 8, 2), ""),
    }
    with pytest.raises(Denied):
        await planning.plan_many(maria, lines, "list")
