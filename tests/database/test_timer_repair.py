"""Timers that are lost come back from what they stand for, on both databases."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, select

from models.access import Role
from models.activities import Facts, Type
from models.admissions import Admission
from models.questionnaires import Theme
from models.summaries import SummaryRhythm
from models.timers import LONG_PAST, Timer, TimerKind
from services.activities import clarifying, records
from services.handover import giving
from services.leaves import planning
from services.library.news import choose_news
from services.people import invites
from services.plan import changes
from services.questionnaires import rounds
from services.registers import saving
from services.reminders.rules import switch
from services.requests import answering, meeting_record, scheduling
from services.requests.meeting_record import Held
from services.subscriptions.choosing import choose_rhythm
from services.tasks import making
from services.timer_handlers import SOURCES
from services.timer_repair import repair_timers
from services.timers.firing import FiringContext, set_timers, tick
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.events import announced
from tests.support.plan import found, planned, written
from tests.support.reminders import outbox
from tests.support.requests import accepted, appointed, at, filed, fire
from tests.support.signals import counted
from tests.support.town import ANNA, MARIA, STRANGER, Town

PLAN = (
    "Семинар «Ранняя помощь» | до 31 мая | психолог | не менее 20 | Протокол",
    "Консультирование | в течение года | психолог | |",
    "Выезды | по запросу | психолог | |",
)


async def timers(town: Town) -> dict[tuple[TimerKind, int], datetime]:
    async with town.db.reading() as session:
        rows = await session.execute(select(Timer.kind, Timer.subject_id, Timer.at))
        return {(kind, subject): at for kind, subject, at in rows}


async def forget(town: Town) -> None:
    async with town.db.writing() as session:
        await session.execute(delete(Timer))


async def a_centre_in_use(town: Town, olga: Work, maria: Work, anna: Work) -> None:
    """Something of every kind that a timer stands for."""
    await planned(olga, written(*PLAN))
    await switch(olga, on=True)
    await choose_rhythm(olga, SummaryRhythm.MONTH)
    await filed(maria)
    await accepted(maria, anna)
    held = await appointed(town, maria, anna)
    await appointed(town, maria, anna, days=4)
    await meeting_record.hold(anna, held, Held(day=anna.today, minutes=60))
    await meeting_record.recommend(anna, held, "Понаблюдать", "Куратор", anna.today + timedelta(days=10))
    until = anna.today + timedelta(days=14)
    await changes.cancel(anna, (await found(olga, "ранняя")).id, "Нет зала")
    talk = Facts(type=Type.TALK, title="О доме", day=anna.today)
    await clarifying.send_back(olga, await records.log_activity(anna, talk, "talk"), "сколько пришло?", "back")
    await invites.invite(olga, Role.HEAD, "Заместитель", None, "Инна", "invite")
    await rounds.start(olga, Theme.SATISFACTION, [town.bereg.posts[MARIA.name]], until, "k")
    ids = {"person_id": town.bereg.persons[MARIA.name], "post_id": town.bereg.posts["Ольга Ветрова"]}
    async with town.db.writing() as session:
        session.add(Admission(center_id=town.bereg.id, asked_at=town.clock.now(), **ids))
    later = anna.today + timedelta(days=40)
    await planning.plan_leave(anna, anna.person_id, later, later, None, "leave")
    post, tenure = town.bereg.posts["Пётр Лугов"], town.bereg.tenures["Пётр Лугов"]
    code = (await giving.begin(olga, post, tenure, "", 7, "hand")).code
    await invites.redeem_invite(await town.work(STRANGER), code, "Инна Серова")
    await announced(anna, town, ANNA.name)
    await making.store(olga, "Подготовить справку; куратор, Лесной район; 30 сентября", "task")
    await choose_news(maria, on=True)
    agreement = {"partners": "Фонд «Родник»", "title": "Помощь", "day": "2026-03-12", "until": "2026-09-01"}
    await saving.add_entry(anna, "agreements", agreement, "agreement")
    await counted(olga, town.bereg.districts["Петровский район"], school=2)
    await repair_timers(town.db, town.clock)
    await fire(town)


async def test_every_kind_of_timer_comes_back_as_it_was(
    town: Town, olga: Work, maria: Work, anna: Work, clock: FakeClock
) -> None:
    await a_centre_in_use(town, olga, maria, anna)
    before = await timers(town)
    assert {kind for kind, _ in before} == set(TimerKind) - {TimerKind.MATERIAL}, (
        "a material is read with the next tick"
    )
    assert set(SOURCES) == set(TimerKind)
    await forget(town)
    assert await repair_timers(town.db, clock) >= len(before)
    await fire(town)
    assert await timers(town) == before
    assert all(at > clock.now() for at in before.values())


async def test_nothing_is_told_because_an_timer_came_back(
    town: Town, olga: Work, maria: Work, anna: Work, clock: FakeClock
) -> None:
    await a_centre_in_use(town, olga, maria, anna)
    before = len(await outbox(town))
    await forget(town)
    await repair_timers(town.db, clock)
    await fire(town)
    assert len(await outbox(town)) == before


async def test_what_has_its_timer_is_left_alone(town: Town, olga: Work, clock: FakeClock) -> None:
    await repair_timers(town.db, clock)
    await fire(town)
    before = await timers(town)
    assert await repair_timers(town.db, clock) == 0
    assert await timers(town) == before
    assert LONG_PAST not in before.values()


@pytest.mark.parametrize("state", ["new", "accepted"])
async def test_a_request_that_lost_its_timer_is_not_forgotten(
    town: Town, maria: Work, anna: Work, clock: FakeClock, state: str
) -> None:
    request = await filed(maria)
    if state == "accepted":
        await answering.accept(anna, request)
    await forget(town)
    clock.set(at(maria, 9, hour=10))
    await repair_timers(town.db, clock)
    assert await fire(town) > 0
    assert (TimerKind.REQUEST, request) in await timers(town)


async def test_a_meeting_without_a_time_needs_none(town: Town, maria: Work, anna: Work, clock: FakeClock) -> None:
    request = await appointed(town, maria, anna)
    await scheduling.ask_other_time(maria, request, "")
    await forget(town)
    await repair_timers(town.db, clock)
    assert not [kind for kind, _ in await timers(town) if kind is TimerKind.MEETING]


@pytest.mark.parametrize("later", [None, timedelta(days=1)])
async def test_a_timer_that_its_handler_took_away_is_no_error(town: Town, later: timedelta | None) -> None:
    """A handler ends something and its timer goes at once; what it tells the tick after that counts."""
    now = town.clock.now()

    async def ends(firing: FiringContext, timers: Sequence[Timer]) -> dict[int, datetime | None]:
        await set_timers(firing.session, TimerKind.REQUEST, town.bereg.id, {one.subject_id: None for one in timers})
        return dict.fromkeys((one.subject_id for one in timers), now + later if later else None)

    async with town.db.writing() as session:
        await set_timers(session, TimerKind.REQUEST, town.bereg.id, {1: LONG_PAST, 2: LONG_PAST})
    assert await tick(town.db, town.clock, {TimerKind.REQUEST: ends}) == 2
    left = {subject: at for (kind, subject), at in (await timers(town)).items() if kind is TimerKind.REQUEST}
    assert left == ({1: now + later, 2: now + later} if later else {})
