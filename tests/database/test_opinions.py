"""«Было ли полезно»: asked of those who came, answered once and without a name, seen five at a time."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import select

from models.errors import DomainError, NotFound
from models.events.afterwards import EventFeedback
from models.events.kinds import Usefulness
from models.events.tables import Event
from models.notifications import NoticeKind
from services.events import afterwards, opinions
from services.events.inner.opinions import ask_useful
from tests.support.afterwards import CAME, SILENT, crowd, held
from tests.support.clock import FakeClock
from tests.support.requests import kinds
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, VERA, Town, Who

YES, PARTLY, NO = Usefulness.USEFUL, Usefulness.PARTLY, Usefulness.NO


async def asked(town: Town, event: int) -> int:
    """Ask those who came; how many that are."""
    async with town.db.writing() as session:
        return await ask_useful(session, town.clock.now(), await session.get_one(Event, event))


async def seen(town: Town, event: int, who: Who = ANNA) -> tuple[int, dict[Usefulness, int], Sequence[str]]:
    """How many answered, and what is shown of it."""
    found = (await afterwards.open_after(await town.work(who), event)).opinions
    return found.answered, dict(found.verdicts), found.missing


async def say(town: Town, event: int, who: Who, verdict: Usefulness = YES) -> None:
    await opinions.say_useful(await town.work(who), event, verdict)


async def test_who_came_is_asked_once_and_nobody_else(town: Town) -> None:
    event = await held(town, {MARIA: CAME, PYOTR: SILENT})
    assert await asked(town, event) == 1
    assert await asked(town, event) == 0
    assert await kinds(town, MARIA) == [NoticeKind.EVENT_USEFUL]
    assert await kinds(town, PYOTR) == []
    for who in (PYOTR, ANNA, GLEB, VERA):
        with pytest.raises(NotFound):
            await say(town, event, who)


async def test_nothing_is_taken_before_it_is_asked(town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    with pytest.raises(NotFound):
        await say(town, event, MARIA)


async def test_fewer_than_five_are_not_shown_and_then_five_at_once(town: Town) -> None:
    people = await crowd(town, 11)
    event = await held(town, dict.fromkeys(people, CAME))
    await asked(town, event)
    for number, who in enumerate(people[:4]):
        await say(town, event, who)
        assert await seen(town, event) == (number + 1, {}, [])
    await say(town, event, people[4], NO)
    assert await seen(town, event) == (5, {YES: 4, NO: 1}, [])
    for who in people[5:9]:
        await say(town, event, who, PARTLY)
        assert (await seen(town, event))[1] == {YES: 4, NO: 1}, "the difference of two looks is nobody's word"
    await say(town, event, people[9])
    assert (await seen(town, event))[1] == {YES: 5, NO: 1, PARTLY: 4}


async def test_when_no_answers_come_any_more_the_rest_is_shown_too(town: Town, clock: FakeClock) -> None:
    people = await crowd(town, 7)
    event = await held(town, dict.fromkeys(people, CAME))
    await asked(town, event)
    for who in people[:6]:
        await say(town, event, who)
    assert (await seen(town, event))[1] == {YES: 5}
    clock.move(days=15)
    assert (await seen(town, event))[1] == {YES: 6}
    with pytest.raises(DomainError):
        await say(town, event, people[6])


async def test_four_are_never_shown(town: Town, clock: FakeClock) -> None:
    people = await crowd(town, 4)
    event = await held(town, dict.fromkeys(people, CAME))
    await asked(town, event)
    for who in people:
        await say(town, event, who, NO)
    clock.move(days=100)
    assert await seen(town, event) == (4, {}, [])


async def test_one_word_a_person_even_twice_at_once(town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    await asked(town, event)
    maria = await town.work(MARIA)
    both = await asyncio.gather(*(opinions.say_useful(maria, event, one) for one in (YES, NO)), return_exceptions=True)
    assert sorted(type(one).__name__ for one in both) == ["DomainError", "NoneType"]
    assert (await seen(town, event))[0] == 1


async def test_what_was_missing_stands_beside_an_answer_like_it_and_names_nobody(town: Town) -> None:
    people = await crowd(town, 5)
    event = await held(town, dict.fromkeys(people, CAME))
    await asked(town, event)
    first = await town.work(people[0])
    with pytest.raises(DomainError):
        await opinions.say_missing(first, event, PARTLY, "Практики")
    for who in people:
        await say(town, event, who, PARTLY)
    await opinions.check_missing(first, event)
    await opinions.say_missing(first, event, PARTLY, "Практики")
    with pytest.raises(DomainError):
        await opinions.check_missing(first, event)
    with pytest.raises(DomainError):
        await opinions.say_missing(first, event, PARTLY, "Ещё практики")
    with pytest.raises(DomainError):
        await opinions.say_missing(await town.work(people[1]), event, NO, "Такого ответа нет")
    assert (await seen(town, event))[2] == ["Практики"]
    async with town.db.reading() as session:
        rows = (await session.scalars(select(EventFeedback))).all()
    columns = {column.name for column in EventFeedback.__table__.columns}
    assert columns == {"token", "event_id", "verdict", "missing", "shown"}
    assert len({one.token for one in rows}) == 5


async def test_only_who_leads_it_looks(town: Town) -> None:
    event = await held(town, {MARIA: CAME})
    await seen(town, event, ANNA)
    await seen(town, event, OLGA)
    for who in (MARIA, PYOTR, IGOR, GLEB, VERA):
        with pytest.raises(NotFound):
            await seen(town, event, who)
