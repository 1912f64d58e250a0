"""«Прошло? Пришло 14»: an event becomes a record with the counts that were marked, and the plan's date is done."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from models.activities import Activity, Category, Evidence, Format, Organisation, Type
from models.errors import DomainError, NotFound
from models.events.codes import CheckInCode, Room
from models.events.kinds import Presence, Reach
from models.events.states import EventState
from models.events.tables import Event
from models.plan.tables import Occurrence
from services.activities import records
from services.events import notes, presence
from services.events.checking_in import check_in
from services.events.recording import record_event
from services.plan.cards import open_item
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.gatherings import STARTS, gathering, invitees
from tests.support.plan import found, planned, written
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, VERA, Town


async def over(town: Town, clock: FakeClock) -> Work:
    """It is the day after; Anna's work."""
    clock.move(days=1, hours=4)
    return await town.work(ANNA)


async def state(town: Town, event: int) -> tuple[EventState, int | None]:
    async with town.db.reading() as session:
        one = await session.get_one(Event, event)
        return one.state, one.activity_id


async def test_the_record_has_the_counts_that_were_marked(
    town: Town, maria: Work, pyotr: Work, olga: Work, clock: FakeClock
) -> None:
    event = await gathering(town, format=Format.MIXED, hosts=(ANNA, IGOR))
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    await check_in(pyotr, CheckInCode(event, Room.ONLINE), STARTS)
    await check_in(olga, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    await presence.set_guests(anna, event, Organisation.SCHOOL, {Category.TEACHERS: (3, 1)})
    done = await record_event(anna, event)
    assert (done.came, done.again) == (7, False)
    assert await state(town, event) == (EventState.RECORDED, done.activity_id)
    answers = (await records.open_activity(anna, done.activity_id)).answers
    lesnoy, petrovsky = town.bereg.districts["Лесной район"], town.bereg.districts["Петровский район"]
    assert answers == {
        "type": "seminar",
        "title": "Детство без слёз",
        "day": "2026-03-17",
        "district": str(petrovsky),
        "districts": {str(petrovsky): 1, str(lesnoy): 1},
        "format": {"format": "mixed"},
        "attendance": {"curators": [1, 1], "specialists": [1, 0], "teachers": [3, 1]},
        "evidence": {"sign_in": {"there": True, "place": ""}},
        "organisations": {"school": 0},
        "place": "Конференц-зал",
        "coauthors": [str(town.bereg.persons[IGOR.name])],
    }


async def test_two_presses_make_one_record(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    done = await asyncio.gather(*(record_event(anna, event) for _ in range(4)))
    assert len({one.activity_id for one in done}) == 1
    assert sorted(one.again for one in done) == [False, True, True, True]
    async with town.db.reading() as session:
        assert len(list(await session.scalars(select(Activity.id)))) == 1


async def test_whoever_is_marked_later_comes_into_the_record(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    first = await record_event(anna, event)
    await check_in(await town.work(PYOTR), CheckInCode(event, Room.HALL), STARTS)
    assert (await presence.open_day(anna, event)).recorded == 1
    again = await record_event(anna, event)
    assert (again.activity_id, again.came, again.again) == (first.activity_id, 2, True)
    card = await records.open_activity(anna, first.activity_id)
    assert card.answers["attendance"] == {"curators": [2, 0]}
    assert [edit.field for edit in card.edits] == ["attendance", "districts"]


async def test_a_deleted_record_is_made_anew(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    first = await record_event(anna, event)
    await records.delete_activity(anna, first.activity_id)
    assert (await presence.open_day(anna, event)).recorded is None
    second = await record_event(anna, event)
    assert (second.activity_id != first.activity_id, second.again) == (True, False)
    assert (await presence.open_day(anna, event)).recorded == 1


async def test_what_is_not_recorded(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    event, cancelled = await gathering(town), await gathering(town, key="c", state=EventState.CANCELLED)
    with pytest.raises(DomainError, match="event-not-begun"):
        await record_event(anna, event)
    anna = await over(town, clock)
    with pytest.raises(DomainError, match="event-nobody"):
        await record_event(anna, event)
    with pytest.raises(DomainError, match="event-called-off"):
        await record_event(anna, cancelled)
    with pytest.raises(NotFound):
        await record_event(await town.work(MARIA), event)
    with pytest.raises(NotFound):
        await record_event(await town.work(VERA), event)


async def test_the_record_does_the_plans_date(town: Town, olga: Work, maria: Work, clock: FakeClock) -> None:
    await planned(olga, written("Семинар «Детство без слёз» | Март | психолог | 10 чел. | Лист регистрации"))
    item = await found(olga, "Детство")
    async with town.db.reading() as session:
        date = (await session.scalars(select(Occurrence).where(Occurrence.item_id == item.id))).one()
    event = await gathering(town, plan_item_id=item.id, occurrence_id=date.id)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    done = await record_event(anna, event)
    card = await open_item(await town.work(OLGA), item.id)
    assert [one.done for one in card.dates] == [1]
    assert (await records.open_activity(anna, done.activity_id)).item is not None


async def test_a_meeting_with_a_protocol_proves_it(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town, type=Type.MEETING)
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS)
    anna = await over(town, clock)
    await notes.write_notes(anna, event, {"agenda": "Итоги", "heard": "Об итогах", "resolved": ""})
    done = await record_event(anna, event)
    evidence = (await records.open_activity(anna, done.activity_id)).answers["evidence"]
    assert {kind: one["there"] for kind, one in evidence.items()} == {"minutes": True, "sign_in": True}


async def test_a_feast_is_closed_by_its_scenario_and_its_news(town: Town, clock: FakeClock) -> None:
    """План Тамбов 2024, раздел 5: families are counted, and nobody of them is invited or named."""
    event = await gathering(
        town, asked=(), type=Type.HOLIDAY, title="День защиты детей", reach=Reach.FAMILIES, state=EventState.DRAFT
    )
    anna = await over(town, clock)
    await presence.set_guests(
        anna, event, Organisation.OTHER, {Category.CHILDREN: (20, 0), Category.FOSTER_PARENTS: (8, 0)}
    )
    with pytest.raises(DomainError, match="event-no-script"):
        await record_event(anna, event)
    await notes.write_notes(anna, event, {"script": "папка 12"})
    with pytest.raises(DomainError, match="event-no-publication"):
        await record_event(anna, event)
    await notes.write_notes(anna, event, {"publication": "https://example.org/news/1"})
    done = await record_event(anna, event)
    answers = (await records.open_activity(anna, done.activity_id)).answers
    assert answers["attendance"] == {"foster_parents": [8, 0], "children": [20, 0]}
    assert answers["evidence"] == {
        Evidence.SCRIPT.value: {"there": True, "place": "папка 12"},
        Evidence.PUBLICATION.value: {"there": True, "place": "https://example.org/news/1"},
    }
    assert not await invitees(town, event)
    assert (await state(town, event))[0] is EventState.RECORDED


async def test_the_list_is_ticked_after_a_day_without_the_bot(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town)
    clock.move(days=5)
    anna = await town.work(ANNA)
    await presence.tick(anna, event, (await invitees(town, event))[maria.person_id].id, Presence.HERE)
    assert (await record_event(anna, event)).came == 1


async def test_the_day_is_the_centres_own(town: Town, maria: Work, clock: FakeClock) -> None:
    event = await gathering(town, starts_at=STARTS + timedelta(hours=15, minutes=30))
    await check_in(maria, CheckInCode(event, Room.HALL), STARTS + timedelta(hours=15, minutes=30))
    anna = await over(town, clock)
    clock.move(days=1)
    done = await record_event(anna, event)
    assert (await records.open_activity(anna, done.activity_id)).answers["day"] == "2026-03-18"
