"""An ordinary step of a form costs at most three trips to the database, and so does a request's card."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import event

from bot.factory import build_dispatcher
from models.people import Person
from models.requests.tables import Rating
from services.requests import answering, cards, closing, meeting_record, scheduling
from services.requests.meeting_record import Held
from services.work import Work
from storage.dialogues import SqlDialogues
from tests.flows.test_log import WHOLE
from tests.support.clock import FakeClock
from tests.support.requests import accepted, appointed, at, filed, fire, slots_of
from tests.support.telegram import Phone
from tests.support.town import ADMINS, ANNA, MARIA, PYOTR, Town

MOST = 3


@contextmanager
def trips(town: Town) -> Iterator[list[str]]:
    """The statements that go to the database meanwhile; begin and commit of the one write belong to it."""
    seen: list[str] = []

    def note(_c: object, _k: object, statement: str, *_: object) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "PRAGMA")):
            seen.append(statement)

    # on PostgreSQL the reader is the same engine with other options, and shares its events
    engines = [town.db.writer.sync_engine, *([town.db.reader.sync_engine] if town.db.sqlite else [])]
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield seen
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_an_ordinary_step_takes_three_trips(maria: Phone, town: Town) -> None:
    maria.dispatcher = build_dispatcher(town.db, town.clock, SqlDialogues(town.db, town.clock), admin_ids=ADMINS)
    await maria.say("/log")
    for step in WHOLE:
        for part in (step,) if isinstance(step, str) else step:
            with trips(town) as seen:
                await (maria.say(part) if isinstance(step, str) else maria.press(part))
            assert len(seen) <= MOST, (part, seen)
    with trips(town) as seen:
        await maria.press("Сохранить")
    assert "Сохранено" in maria.screen
    assert sum("plan_items" in one for one in seen) == 1, seen


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_a_requests_card_takes_three_trips_wherever_it_stands(town: Town) -> None:
    maria, pyotr, anna = [await town.work(who) for who in (MARIA, PYOTR, ANNA)]

    async def cost(work: Work, request: int) -> int:
        with trips(town) as seen:
            await cards.open_request(work, request)
        return len(seen)

    other = await filed(pyotr)
    request = await accepted(maria, anna)
    costs = {"alike": await cost(anna, request), "new": await cost(anna, other), "mine": await cost(maria, request)}
    await scheduling.offer(anna, request, [at(anna, 2)], 60, "")
    costs |= {"offered": await cost(maria, request)}
    await meeting_record.hold(anna, request, Held(day=anna.today, minutes=60))
    for words in ("Передать выезды", "Отдохнуть"):
        await meeting_record.recommend(anna, request, words, "Куратор", anna.today)
    costs |= {"recommended": await cost(maria, request)}
    await closing.rate(maria, request, Rating.NO)
    await answering.accept(anna, request)
    assert len((await cards.open_request(anna, request)).recommendations) == 2
    costs |= {"again": await cost(anna, request), "appointed": await cost(pyotr, await appointed(town, pyotr, anna))}
    assert max(costs.values()) <= MOST, costs


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_a_tick_takes_as_many_trips_for_one_request_and_meeting_as_for_five(town: Town, clock: FakeClock) -> None:
    maria, anna = await town.work(MARIA), await town.work(ANNA)
    costs = []
    for many in (1, 5):
        for hour in range(9, 9 + many):
            await filed(maria)
            await accepted(maria, anna)
            held = await accepted(maria, anna)
            await meeting_record.hold(anna, held, Held(day=anna.today, minutes=60))
            await meeting_record.recommend(anna, held, "Отдохнуть", "Куратор", anna.today)
            met = await accepted(maria, anna)
            await scheduling.offer(anna, met, [at(anna, 2, hour)], 60, "")
            await scheduling.pick(maria, met, (await slots_of(town, met))[0])
        with trips(town) as seen:
            for days, away in ((2, None), (10, date.max), (30, date.max)):
                clock.move(days=days)
                async with town.db.writing() as session:
                    (await session.get_one(Person, anna.person_id)).away_until = away
                await fire(town)
        costs.append(len(seen))
    assert costs[0] == costs[1], costs
