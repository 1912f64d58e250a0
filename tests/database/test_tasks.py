"""Tasks of posts: given, told of, done, put off, passed on; whose they are, and that the next holder has them."""

import asyncio
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from models.errors import Denied, DomainError, NotFound
from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.notifications import NoticeKind
from services.people import members
from services.tasks import closing, lists, making, putting_off
from services.tasks.lists import TaskLine, View
from tests.support.clock import FakeClock
from tests.support.reminders import at, fire, outbox, remind, said
from tests.support.requests import kinds
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, VERA, Town, Who

LINES = "Подготовить памятку; психолог; до 20 апреля\nСобрать списки; куратор Петровского района; 1 апреля"


async def given(town: Town, who: Who = OLGA, text: str = LINES, key: str = "k") -> int:
    """Give them; returns how many."""
    return (await making.store(await town.work(who), text, key))[0]


async def seen(town: Town, who: Who, view: View = View.MINE) -> list[str]:
    """What is in their view."""
    return [one.words for one in (await lists.list_tasks(await town.work(who), view)).items]


async def only(town: Town, who: Who, view: View = View.MINE) -> TaskLine:
    (one,) = (await lists.list_tasks(await town.work(who), view)).items
    return one


async def stored(town: Town) -> Sequence[PostTask]:
    async with town.db.reading() as session:
        return (await session.scalars(select(PostTask).order_by(PostTask.id))).all()


async def test_each_post_has_its_own_and_is_told(town: Town) -> None:
    assert await given(town) == 2
    assert await seen(town, ANNA) == ["Подготовить памятку"]
    assert await seen(town, MARIA) == ["Собрать списки"]
    assert await seen(town, PYOTR) == []
    assert await seen(town, OLGA) == []
    assert await seen(town, OLGA, View.GIVEN) == ["Собрать списки", "Подготовить памятку"]
    assert await kinds(town, ANNA) == [NoticeKind.TASK_GIVEN]
    assert await kinds(town, OLGA) == []


async def test_a_second_press_gives_nothing_twice(town: Town) -> None:
    await given(town)
    await given(town)
    assert len(await stored(town)) == 2
    assert await kinds(town, ANNA) == [NoticeKind.TASK_GIVEN]


async def test_lines_that_are_not_understood_come_back(town: Town) -> None:
    count, refused = await making.store(await town.work(OLGA), f"{LINES}\nЧто-то; логопед; завтра", "k")
    assert (count, [one.trouble for one in refused]) == (2, ["nobody"])


async def test_who_holds_no_events_gives_no_tasks(town: Town) -> None:
    for who in (MARIA, PYOTR):
        with pytest.raises(Denied):
            await making.judge(await town.work(who), LINES)
    assert await given(town, IGOR) == 2


async def test_done_by_one_tap_and_once(town: Town, clock: FakeClock) -> None:
    await given(town)
    task = (await only(town, ANNA)).id
    anna = await town.work(ANNA)
    assert await closing.close(anna, task)
    assert not await closing.close(anna, task)
    one = await lists.open_task(anna, task)
    assert (one.state, one.closed_by) == (TaskState.DONE, ANNA.name)
    await closing.reopen(anna, task)
    assert (await lists.open_task(anna, task)).open
    assert await lists.count_due(anna) == 0
    clock.move(days=40)
    assert await lists.count_due(await town.work(ANNA)) == 1


async def test_nobody_else_s_is_touched(town: Town) -> None:
    await given(town)
    task = (await only(town, ANNA)).id
    for who in (MARIA, PYOTR, IGOR, VERA, GLEB):
        work = await town.work(who)
        for use in (closing.close, closing.drop, closing.reopen, lists.open_task, lists.list_takers):
            with pytest.raises(NotFound):
                await use(work, task)
        with pytest.raises(NotFound):
            await putting_off.put_off(work, task, work.today + timedelta(days=3))
        with pytest.raises(NotFound):
            await making.pass_to(work, task, town.bereg.posts[MARIA.name])
    anna = await town.work(ANNA)
    with pytest.raises(NotFound):
        await closing.drop(anna, task)
    with pytest.raises(NotFound):
        await putting_off.put_off(anna, task, anna.today + timedelta(days=3))
    assert (await only(town, ANNA)).open


async def test_what_was_dropped_its_post_does_not_take_up_again(town: Town) -> None:
    await given(town)
    task = (await only(town, ANNA)).id
    olga = await town.work(OLGA)
    assert await closing.drop(olga, task)
    assert not await closing.drop(olga, task)
    with pytest.raises(NotFound):
        await closing.reopen(await town.work(ANNA), task)
    await closing.reopen(olga, task)
    assert (await only(town, ANNA)).open


async def test_put_off_and_passed_on(town: Town) -> None:
    await given(town)
    task = (await only(town, ANNA)).id
    olga = await town.work(OLGA)
    await putting_off.put_off(olga, task, date(2026, 5, 5))
    assert (await only(town, ANNA)).due == date(2026, 5, 5)
    with pytest.raises(DomainError):
        await putting_off.put_off(olga, task, olga.today - timedelta(days=1))
    with pytest.raises(NotFound):
        await making.pass_to(olga, task, town.mayak.posts[GLEB.name])
    await making.pass_to(olga, task, town.bereg.posts[PYOTR.name])
    assert (await seen(town, ANNA), await seen(town, PYOTR)) == ([], ["Подготовить памятку"])
    assert await kinds(town, PYOTR) == [NoticeKind.TASK_GIVEN]
    await closing.close(olga, task)
    for late in (
        putting_off.put_off(olga, task, date(2026, 5, 6)),
        making.pass_to(olga, task, town.bereg.posts[ANNA.name]),
    ):
        with pytest.raises(DomainError):
            await late


async def test_it_is_told_of_as_a_date_of_the_plan_and_the_coordinator_last(town: Town, clock: FakeClock) -> None:
    await remind(town, await town.work(OLGA))
    await given(town, text="Подготовить памятку; психолог; до 20 апреля")
    for _ in range(50):
        await fire(town)
        clock.move(days=1)
    told = await kinds(town, ANNA)
    assert told[0] is NoticeKind.TASK_GIVEN
    assert told.count(NoticeKind.TASK_DUE) >= 4
    assert await kinds(town, OLGA) == [NoticeKind.TASK_LATE]


async def test_what_is_closed_is_told_of_no_more(town: Town, clock: FakeClock) -> None:
    await remind(town, await town.work(OLGA))
    await given(town, text="Подготовить памятку; психолог; до 20 апреля")
    await fire(town)
    await closing.close(await town.work(ANNA), (await only(town, ANNA)).id)
    before = await kinds(town, ANNA)
    for _ in range(50):
        clock.move(days=1)
        await fire(town)
    assert await kinds(town, ANNA) == before
    assert NoticeKind.TASK_LATE not in await kinds(town, OLGA)


async def test_the_task_stays_with_the_post(town: Town, clock: FakeClock) -> None:
    await given(town)
    olga = await town.work(OLGA)
    await members.end_tenure(olga, town.bereg.tenures[ANNA.name])
    assert await seen(town, OLGA, View.GIVEN) == ["Собрать списки", "Подготовить памятку"]
    (task,) = [one for one in await stored(town) if one.words == "Подготовить памятку"]
    assert task.post_id == town.bereg.posts[ANNA.name]
    await remind(town, olga)
    clock.move(days=33)
    await fire(town)
    assert NoticeKind.TASK_DUE in await kinds(town, OLGA), "nobody holds the post: the coordinator hears of it"


LATER = date(2026, 5, 5)


async def asked(town: Town) -> tuple[int, list[str]]:
    """Anna asks for another day of hers; the task, and what the coordinators and who gave it read then."""
    await given(town)
    task = (await only(town, ANNA)).id
    await putting_off.ask_later(await town.work(ANNA), task, LATER, "Ждём печать")
    return task, [await said(town, row) for row in await outbox(town) if row.kind == NoticeKind.TASK_ASKED]


async def test_whoever_does_it_asks_for_another_day_and_is_answered(town: Town, clock: FakeClock) -> None:
    task, letters = await asked(town)
    (letter,) = letters
    for words in ("Подготовить памятку", "Кто: Психолог.", "просят: 5 мая 2026", "Причина: Ждём печать."):
        assert words in letter
    assert "[Перенести] [Оставить срок]" in letter
    assert (await only(town, ANNA)).due == date(2026, 4, 20), "until somebody says yes"
    assert await putting_off.answer_later(await town.work(OLGA), task, agree=True) == LATER
    assert (await only(town, ANNA)).due == LATER
    (told,) = [await said(town, row) for row in await outbox(town) if row.kind == NoticeKind.TASK_ANSWERED]
    assert told.startswith("Срок перенесли: Подготовить памятку\nСделать до 5 мая 2026.")
    (line,) = await putting_off.list_moves(await town.work(ANNA), task)
    assert (line.who, line.asker, line.old, line.new, line.why) == (
        *("Ольга Ветрова", "Анна Белова", date(2026, 4, 20), LATER, "Ждём печать"),
    )
    assert await letters_of(town, NoticeKind.TASK_ASKED) == ["(на просьбу уже ответили)"]
    with pytest.raises(DomainError, match="task-nothing-asked"):
        await putting_off.answer_later(await town.work(OLGA), task, agree=False)
    await remind(town, await town.work(OLGA))
    for moment in ("2026-04-20 09:30", "2026-05-05 09:30"):
        at(clock, moment)
        await fire(town)
    due = await letters_of(town, NoticeKind.TASK_DUE)
    assert due
    assert not any("20 апреля" in one for one in due), "nothing is told of the day that it had"
    assert "5 мая" in due[-1]


async def letters_of(town: Town, kind: NoticeKind) -> list[str]:
    return [await said(town, row) for row in await outbox(town) if row.kind == kind]


async def test_its_own_day_stays_and_another_may_be_given(town: Town, clock: FakeClock) -> None:
    task, _ = await asked(town)
    olga, anna = await town.work(OLGA), await town.work(ANNA)
    assert await putting_off.answer_later(olga, task, agree=False) == date(2026, 4, 20)
    assert (await letters_of(town, NoticeKind.TASK_ANSWERED))[0].startswith("Срок остался: Подготовить памятку")
    assert await putting_off.list_moves(anna, task) == []
    clock.move(minutes=1)
    await putting_off.ask_later(anna, task, LATER, "Ждём печать")
    await putting_off.put_off(olga, task, date(2026, 4, 27))
    (line,) = await putting_off.list_moves(anna, task)
    assert (line.asker, line.new) == ("", date(2026, 4, 27)), "that is not what was asked for"
    assert (await only(town, ANNA)).asked_due is None
    assert (await letters_of(town, NoticeKind.TASK_ANSWERED))[1].startswith("Срок остался"), (
        "not the day they asked for"
    )


async def test_who_may_ask_for_another_day_and_for_which(town: Town, clock: FakeClock) -> None:
    task, _ = await asked(town)
    anna = await town.work(ANNA)
    for who in (MARIA, IGOR, OLGA, VERA):
        with pytest.raises(NotFound):
            await putting_off.ask_later(await town.work(who), task, LATER, "почему")
    for who in (ANNA, MARIA, VERA):
        with pytest.raises(NotFound):
            await putting_off.answer_later(await town.work(who), task, agree=True)
    for day, why in ((anna.today - timedelta(days=1), "past"), (date(2028, 1, 1), "far"), (date(2026, 4, 20), "same")):
        with pytest.raises(DomainError, match=f"task-{why}"):
            await putting_off.ask_later(anna, task, day, "почему")
    at(clock, "2026-05-06 10:00")
    with pytest.raises(DomainError, match="task-past"):
        await putting_off.answer_later(await town.work(OLGA), task, agree=True)
    await closing.close(await town.work(ANNA), task)
    with pytest.raises(DomainError, match="task-closed"):
        await putting_off.ask_later(await town.work(ANNA), task, date(2026, 6, 1), "почему")
    assert await letters_of(town, NoticeKind.TASK_ASKED) == ["(поручение закрыто)"]


async def test_who_gave_it_is_gone_the_coordinators_are_asked(town: Town) -> None:
    await given(town, IGOR)
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures[IGOR.name])
    task = (await only(town, ANNA)).id
    await putting_off.ask_later(await town.work(ANNA), task, LATER, "Ждём печать")
    assert [row.name for row in await outbox(town) if row.kind == NoticeKind.TASK_ASKED] == ["Ольга"]


async def test_whoever_gave_themselves_a_task_puts_it_off_at_once(town: Town) -> None:
    await given(town, OLGA, "Проверить журнал; координатор; 20 апреля")
    task = (await only(town, OLGA)).id
    await putting_off.ask_later(await town.work(OLGA), task, LATER, "Отчёт")
    assert (await only(town, OLGA)).due == LATER
    assert await kinds(town, OLGA) == []


async def test_two_answers_at_once_are_one(town: Town) -> None:
    task, _ = await asked(town)
    olga = await town.work(OLGA)
    done = await asyncio.gather(
        *(putting_off.answer_later(olga, task, agree=agree) for agree in (True, True, False)), return_exceptions=True
    )
    assert sum(isinstance(one, DomainError) for one in done) == 2
    assert len(await putting_off.list_moves(olga, task)) <= 1
    assert len(await letters_of(town, NoticeKind.TASK_ANSWERED)) == 1
