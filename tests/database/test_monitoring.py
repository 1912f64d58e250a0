"""Use cases of the monitoring on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from documents.monitoring import words_of
from models.errors import Denied, DomainError, NotFound
from models.monitoring.days import MonitoringDays, quarter_of
from models.monitoring.tables import Report, ReportEventKind, ReportStep, State
from models.notifications import NoticeKind, Notification
from models.people import Center, Person, Tenure
from models.timers import Timer, TimerKind
from services.monitoring import control, entering, figures, filling, rates
from services.monitoring.inner import cycle
from services.monitoring.sheets import Sheet
from services.monitoring.standings import Board
from services.people.inner.identities import mend
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import FiringContext, set_timers, tick
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import CURATORS, PLAIN, begun, given, staff, to
from tests.support.town import LONG_AGO, MARIA, PYOTR, Town

QUARTER = quarter_of(date(2026, 4, 2))


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 2)


async def test_a_report_is_filled_in_and_handed_in(maria: Work, olga: Work) -> None:
    tasks = await filling.list_tasks(maria)
    assert [(t.place, t.quarter, t.state, t.filled) for t in tasks] == [
        ("Куратор, Петровский район", QUARTER, State.NO_DATA, False)
    ]
    sheet = await begun(maria)
    assert sheet.missing == list(PLAIN)
    put = await filling.put(maria, sheet, {"K1": 2})
    assert put.sheet.state is State.DRAFT
    assert (await begun(maria)).now == {"K1": 2}, "it stands in the database after every answer"
    with pytest.raises(DomainError, match="monitoring-incomplete"):
        await filling.submit(maria, sheet.report_id)
    await filling.put(maria, put.sheet, PLAIN)
    assert (await filling.submit(maria, sheet.report_id)).state is State.SUBMITTED
    with pytest.raises(DomainError, match="monitoring-submitted-already"):
        await filling.submit(maria, sheet.report_id)
    board = await board_of(olga)
    assert [(one.district, one.state) for one in board.standings] == [
        ("Петровский район", State.SUBMITTED),
        ("Лесной район", State.NO_DATA),
    ]


async def test_errors_and_reasons_hold_a_report_back(maria: Work) -> None:
    sheet = await begun(maria)
    put = await filling.put(maria, sheet, PLAIN | {"F6": 14, "S1": 1})
    with pytest.raises(DomainError, match="monitoring-has-errors"):
        await filling.submit(maria, sheet.report_id)
    put = await filling.put(maria, put.sheet, {"F6": 13})
    with pytest.raises(DomainError, match="monitoring-needs-reason"):
        await filling.submit(maria, sheet.report_id)
    with pytest.raises(DomainError, match="error-stale"):
        await filling.give_reason(maria, put.sheet, "K1 > 9", "Так и есть")
    await filling.give_reason(maria, put.sheet, "F2 <= S1", "Так и есть")
    assert (await filling.submit(maria, sheet.report_id)).state is State.SUBMITTED


async def test_a_changed_term_wants_its_sum_confirmed_anew(maria: Work) -> None:
    put = await filling.put(maria, await begun(maria), PLAIN)
    put = await filling.put(maria, put.sheet, {"F2": 4})
    assert put.sheet.missing == ["F6"]
    assert (await begun(maria)).missing == ["F6"]


async def test_two_people_of_one_post_do_not_write_over_each_other(maria: Work, town: Town) -> None:
    async with town.db.writing() as session:
        person = Person(center_id=town.bereg.id, account=555, name="Тая Ключева", consent_at=town.clock.now())
        session.add(person)
        await session.flush()
        await mend(session, town.clock.now())
        session.add(Tenure(post_id=town.bereg.posts[MARIA.name], person_id=person.id, since=LONG_AGO))
    taya = await town.work(MARIA.__class__(555, "Тая Ключева"))
    hers, theirs = await begun(maria), await begun(taya)
    assert hers.report_id == theirs.report_id
    await filling.put(maria, hers, {"K1": 2})
    began = (MARIA.name, date(2026, 4, 2))
    assert [(one.person, one.day) for one in [(await filling.list_tasks(taya))[0].begun] if one] == [began]
    assert (await filling.list_tasks(maria))[0].begun is None, "nobody is told of their own"
    late = await filling.put(taya, theirs, {"K1": 5, "S1": 4})
    assert late.sheet.begun is not None
    assert (late.sheet.begun.person, late.sheet.begun.day) == began
    assert Sheet.of(late.sheet.json) == late.sheet
    assert late.taken == {"K1": 2}
    assert late.sheet.now == {"K1": 2, "S1": 4}
    again = await filling.put(taya, late.sheet, {"K1": 5})
    assert again.taken == {}
    assert again.sheet.now["K1"] == 5
    both = await asyncio.gather(
        filling.confirm_zero(maria, hers.report_id), filling.confirm_zero(taya, hers.report_id), return_exceptions=True
    )
    assert sorted(isinstance(one, DomainError) for one in both) == [False, True], "one of two hands it in"


async def test_zero_is_an_answer_with_a_name_and_a_time(maria: Work, olga: Work, clock: FakeClock) -> None:
    await given(maria)
    to(clock, 2026, 7, 3)
    sheet = await begun(maria)
    shown, errors = await filling.zero_of(maria, sheet.report_id)
    assert errors == []
    assert (shown.now["F1"], shown.now["F2"], shown.now["F6"], shown.now["C1"]) == (13, 0, 13, 20)
    assert (await filling.confirm_zero(maria, sheet.report_id)).state is State.ZERO
    card = await control.open_card(olga, sheet.report_id)
    assert (card.zero, card.submitted_by, card.history[-1].what) == (True, MARIA.name, ReportEventKind.ZERO)
    assert card.sheet.now == shown.now
    await control.accept(olga, sheet.report_id)
    assert (await control.open_card(olga, sheet.report_id)).zero, "an accepted zero stays a zero"
    await_undone = filling.take_back(maria, sheet.report_id)
    with pytest.raises(DomainError, match="monitoring-accepted-already"):
        await await_undone


async def test_the_opening_is_carried_over_and_another_wants_a_reason(maria: Work, clock: FakeClock) -> None:
    await given(maria)
    to(clock, 2026, 7, 3)
    sheet = await begun(maria)
    assert sheet.now == {"F1": 13}
    put = await filling.put(maria, sheet, PLAIN | {"F1": 11, "F6": 12, "M1": 12})
    assert [one.key for one in put.sheet.unexplained] == ["F1 = prev(F6)"]


async def test_late_closed_and_the_exception(maria: Work, pyotr: Work, olga: Work, clock: FakeClock) -> None:
    to(clock, 2026, 4, 11)
    assert (await given(maria)).state is State.LATE
    sheet = await begun(pyotr)
    to(clock, 2026, 4, 25)
    with pytest.raises(DomainError, match="monitoring-closed"):
        await filling.open_sheet(pyotr, sheet.report_id)
    with pytest.raises(DomainError, match="monitoring-closed"):
        await filling.put(pyotr, sheet, {"K1": 1})
    with pytest.raises(DomainError, match="monitoring-closed"):
        await filling.take_back(maria, (await filling.list_tasks(maria))[0].report_id)
    assert await control.make_exception(olga, sheet.report_id) == date(2026, 5, 2)
    assert (await given(pyotr)).state is State.LATE
    board = await board_of(olga)
    assert [one.late for one in board.standings] == [True, True]


async def test_returned_with_a_comment_and_handed_in_again(maria: Work, olga: Work, town: Town) -> None:
    sheet = await given(maria)
    await control.give_back(olga, sheet.report_id, "Проверьте принятых", "F2")
    task = (await filling.list_tasks(maria))[0]
    assert (task.state, task.comment, task.comment_code) == (State.RETURNED, "Проверьте принятых", "F2")
    assert await told(town, NoticeKind.MONITORING_RETURNED) == [town.bereg.persons[MARIA.name]]
    put = await filling.put(maria, await begun(maria), {"F2": 4})
    await filling.put(maria, put.sheet, {"F6": 14, "M1": 14})
    assert (await filling.submit(maria, sheet.report_id)).state is State.SUBMITTED
    history = (await control.open_card(olga, sheet.report_id)).history
    assert [(e.what, e.code, e.old, e.new) for e in history if e.what is not ReportEventKind.VALUE] == [
        (ReportEventKind.SUBMITTED, "", None, None),
        (ReportEventKind.RETURNED, "", None, None),
        (ReportEventKind.SUBMITTED, "", None, None),
    ]
    assert {(e.code, e.old, e.new) for e in history if e.what is ReportEventKind.VALUE} == {
        ("F2", 3, 4),
        ("F6", 13, None),
        ("F6", None, 14),
        ("M1", 13, 14),
    }


async def test_vacant_and_closed_posts_are_not_counted(
    maria: Work, pyotr: Work, olga: Work, town: Town, clock: FakeClock
) -> None:
    await given(maria)
    await begun(pyotr)
    async with town.db.writing() as session:
        tenure = await session.get_one(Tenure, town.bereg.tenures[PYOTR.name])
        tenure.until = date(2026, 4, 1)
    board = await board_of(olga)
    assert [one.state for one in board.standings] == [State.SUBMITTED, State.VACANT]
    assert (len(board.counted), len(board.owing)) == (1, 0)
    assert await rates.rates(olga) == [], "a quarter that is not due yet lowers nobody's rate"
    to(clock, 2026, 4, 11)
    assert [(name, rate.owed, rate.given) for name, rate in await rates.rates(olga)] == [
        ("Петровский район", 1, 1),
        ("Лесной район", 0, 0),
    ]
    await control.close_post(olga, board.standings[1].report_id)
    assert len((await board_of(olga)).standings) == 2, "its quarter had begun already"
    with pytest.raises(DomainError, match="monitoring-post-held"):
        await control.close_post(olga, board.standings[0].report_id)


async def board_of(work: Work) -> Board:
    found = await control.board(work, QUARTER)
    assert found is not None
    return found


async def told(town: Town, kind: NoticeKind) -> list[int]:
    async with town.db.reading() as session:
        return sorted(await session.scalars(select(Notification.person_id).where(Notification.kind == kind)))


async def fire(town: Town) -> datetime:
    async with town.db.writing() as session:
        timer = Timer(kind=TimerKind.MONITORING, subject_id=town.bereg.id, center_id=town.bereg.id, at=town.clock.now())
        found = await cycle.fire(FiringContext(session, town.clock.now()), [timer])
    at = found[town.bereg.id]
    assert at is not None
    return at


async def test_the_cycle_tells_only_those_who_owe(maria: Work, olga: Work, town: Town, clock: FakeClock) -> None:
    both = sorted([town.bereg.persons[MARIA.name], town.bereg.persons[PYOTR.name]])
    to(clock, 2026, 3, 31)
    assert await fire(town) == datetime(2026, 4, 1, 6, tzinfo=UTC), "nine in the morning in Moscow"
    to(clock, 2026, 4, 1, 9)
    assert await fire(town) == datetime(2026, 4, 3, 6, tzinfo=UTC)
    assert await told(town, NoticeKind.MONITORING_OPEN) == both
    await given(maria)
    to(clock, 2026, 4, 3, 9)
    assert await fire(town) == datetime(2026, 4, 6, 6, tzinfo=UTC), "the fifth is a Sunday"
    assert await told(town, NoticeKind.MONITORING_DUE) == [town.bereg.persons[PYOTR.name]]
    await fire(town)
    assert len(await told(town, NoticeKind.MONITORING_DUE)) == 1, "ringing twice tells once"
    to(clock, 2026, 4, 13, 9)
    assert await fire(town) == datetime(2026, 4, 15, 6, tzinfo=UTC)
    assert len(await told(town, NoticeKind.MONITORING_DUE)) == 2, "after «вовремя» whoever is late is reminded"
    assert await told(town, NoticeKind.MONITORING_BOARD) == [town.bereg.persons["Ольга Ветрова"]]


async def test_a_bot_that_was_down_opens_what_it_missed(olga: Work, town: Town, clock: FakeClock) -> None:
    await fire(town)
    to(clock, 2027, 1, 2)
    await fire(town)
    assert [one.first for one in await figures.list_quarters(olga)] == [
        date(2026, 10, 1),
        date(2026, 7, 1),
        date(2026, 4, 1),
        date(2026, 1, 1),
    ]


async def test_the_tick_rings_a_centre_and_sets_its_next_day(town: Town) -> None:
    async with town.db.writing() as session:
        await set_timers(session, TimerKind.MONITORING, town.bereg.id, {town.bereg.id: town.clock.now()})
    assert await tick(town.db, town.clock, TIMER_HANDLERS) == 1
    async with town.db.reading() as session:
        timer = (await session.scalars(select(Timer))).one()
    assert timer.at == datetime(2026, 4, 3, 6, tzinfo=UTC)


async def test_days_are_settings_of_the_centre(olga: Work, vera: Work, maria: Work) -> None:
    with pytest.raises(DomainError, match="monitoring-days-order"):
        await rates.set_days(olga, MonitoringDays(in_time=20, closed=15))
    await rates.set_days(olga, MonitoringDays(in_time=15, closed=20))
    assert (await begun(maria)).dates.in_time == date(2026, 4, 15)
    assert (await rates.days(vera)).in_time == 10


async def test_a_district_adds_up_its_posts_and_missing_is_no_zero(
    maria: Work, pyotr: Work, olga: Work, clock: FakeClock, town: Town
) -> None:
    await staff(town)
    await given(maria)
    await given(pyotr, F1=5, F6=6, C1=8, M1=6)
    found = await figures.consolidate(olga, 2026)
    (quarter,) = found.quarters
    assert found.number("Петровский район", "F6", quarter) == 13
    assert found.number("Степной район", "F6", quarter) is None
    assert found.total("F6", quarter) == 19
    to(clock, 2026, 7, 2)
    await given(maria, F1=13, F6=14, M1=14)
    found = await figures.consolidate(olga, 2026)
    half = found.quarters[0].after().around(found.quarters[0].span.HALF, date(2026, 4, 1))
    assert found.number("Петровский район", "F2", half) == 6
    assert found.number("Петровский район", "F6", half) == 14
    assert found.number("Лесной район", "F6", half) is None, "a snapshot is that of the last quarter or none"
    assert found.number("Лесной район", "F2", half) == 3
    shown = await figures.highlights(olga, found.quarters[1])
    assert shown.given == ("Петровский район",)
    assert "Лесной район" in shown.owing


async def test_reminding_names_and_counts_people_once_a_day(maria: Work, olga: Work, town: Town) -> None:
    await given(maria)
    assert await control.remind(olga, QUARTER) == 1
    assert await control.remind(olga, QUARTER) == 0
    with pytest.raises(NotFound):
        await control.board(olga, QUARTER.after())
    assert (await filling.postpone(maria, (await filling.list_tasks(maria))[0].report_id)) == date(2026, 4, 3)


async def test_nothing_of_a_first_entry_stands_in_the_history(maria: Work, town: Town) -> None:
    await given(maria)
    async with town.db.reading() as session:
        assert [step.what for step in await session.scalars(select(ReportStep))] == [ReportEventKind.SUBMITTED]


async def test_a_centre_owes_nothing_for_quarters_before_it_came(
    maria: Work, olga: Work, town: Town, clock: FakeClock
) -> None:
    async with town.db.writing() as session:
        (await session.get_one(Center, town.bereg.id)).created_at = clock.now()
    to(clock, 2026, 1, 20)
    assert await control.board(olga, quarter_of(date(2026, 1, 20))) is None
    assert await filling.list_tasks(maria) == []
    assert await fire(town) == datetime(2026, 4, 1, 6, tzinfo=UTC)
    to(clock, 2026, 4, 20)
    assert await filling.list_tasks(maria) == [], "it came when that quarter was over"
    to(clock, 2026, 7, 2)
    assert len(await filling.list_tasks(maria)) == 1


async def entered(work: Work, report: int, **numbers: int) -> None:
    put = await entering.put(work, await entering.open_sheet(work, report), PLAIN | numbers)
    for finding in put.sheet.unexplained:
        await entering.give_reason(work, await entering.open_sheet(work, report), finding.key, "Так и есть")
    await entering.submit(work, report)


async def test_a_coordinator_enters_a_districts_numbers_marked(
    maria: Work, pyotr: Work, olga: Work, igor: Work, town: Town
) -> None:
    report = (await begun(maria)).report_id
    for other in (pyotr, igor):
        with pytest.raises(Denied):
            await entering.open_sheet(other, report)
    with pytest.raises(NotFound):
        await filling.open_sheet(pyotr, report)
    await filling.put(maria, await begun(maria), {"K1": 9})
    sheet = replace(await entering.open_sheet(olga, report), now={})
    assert (await entering.put(olga, sheet, {"K1": 2})).taken == {"K1": 9}, "a curator's number is not written over"
    assert not (await board_of(olga)).standings[0].entered, "nothing of it is the coordinator's"
    await entered(olga, report)
    one = (await board_of(olga)).standings[0]
    assert (one.state, one.entered) == (State.SUBMITTED, True)
    history = (await control.open_card(olga, report)).history
    assert [(e.person, e.what) for e in history if e.what is not ReportEventKind.VALUE] == [
        (olga.actor.name, ReportEventKind.ENTERED),
        (olga.actor.name, ReportEventKind.SUBMITTED),
    ]
    assert await told(town, NoticeKind.MONITORING_ENTERED) == [town.bereg.persons[MARIA.name]]
    cell = (await figures.consolidate(olga, 2026)).cell("Петровский район", QUARTER)
    assert words_of(cell) == "сдано, внёс координатор"
    await filling.take_back(maria, report)
    assert not (await figures.consolidate(olga, 2026)).cell("Петровский район", QUARTER).entered
    await filling.put(maria, await begun(maria), {"K1": 3})
    await filling.submit(maria, report)
    one = (await board_of(olga)).standings[0]
    assert (one.state, one.entered) == (State.SUBMITTED, False), "what a curator hands in is the curator's"
    with pytest.raises(DomainError, match="monitoring-not-entered"):
        await entering.take_back(olga, report)


async def test_a_coordinator_corrects_what_was_entered_until_it_is_accepted(maria: Work, olga: Work) -> None:
    report = (await begun(maria)).report_id
    await entering.confirm_zero(olga, report)
    assert (await entering.take_back(olga, report)).state is State.DRAFT
    await entered(olga, report)
    await control.accept(olga, report)
    with pytest.raises(DomainError, match="monitoring-accepted-already"):
        await entering.take_back(olga, report)
    assert (await board_of(olga)).standings[0].entered


async def test_vacant_and_missing_posts_are_entered_and_stay_no_missing_numbers(
    maria: Work, pyotr: Work, olga: Work, town: Town, clock: FakeClock
) -> None:
    await begun(pyotr)
    async with town.db.writing() as session:
        (await session.get_one(Tenure, town.bereg.tenures[PYOTR.name])).until = date(2026, 4, 1)
    vacant = (await board_of(olga)).standings[1]
    assert vacant.state is State.VACANT
    await entered(olga, vacant.report_id, F1=5, F6=6, C1=8, M1=6)
    far = town.bereg.districts["Озёрный округ"]
    report = await entering.open_district(olga, far, QUARTER)
    board = await board_of(olga)
    assert far not in board.without
    assert [(one.district, one.state) for one in board.standings] == [
        ("Петровский район", State.NO_DATA),
        ("Лесной район", State.SUBMITTED),
        ("Озёрный округ", State.VACANT),
    ]
    found = await figures.consolidate(olga, 2026)
    assert found.cell("Озёрный округ", QUARTER).state is State.VACANT, "nothing is told of it yet"
    await entering.confirm_zero(olga, report)
    with pytest.raises(DomainError, match="error-stale"):
        await entering.open_district(olga, far, QUARTER)
    found = await figures.consolidate(olga, 2026)
    assert (found.number("Озёрный округ", "F6", QUARTER), found.number("Лесной район", "F6", QUARTER)) == (0, 6)
    assert found.cell("Степной район", QUARTER).state is State.VACANT
    assert found.number("Степной район", "F6", QUARTER) is None
    board = await board_of(olga)
    assert (len(board.given), len(board.counted)) == (2, 3)
    assert await told(town, NoticeKind.MONITORING_ENTERED) == [], "nobody is there to be told"
    to(clock, 2026, 4, 11)
    assert [(name, rate.owed, rate.in_time) for name, rate in await rates.rates(olga)] == [
        ("Петровский район", 1, 0),
        ("Лесной район", 1, 1),
        ("Озёрный округ", 1, 1),
    ]


async def test_whoever_comes_to_an_entered_vacancy_corrects_it(olga: Work, town: Town) -> None:
    report = await entering.open_district(olga, town.bereg.districts["Озёрный округ"], QUARTER)
    await entered(olga, report)
    lev = CURATORS[1]
    async with town.db.writing() as session:
        post = (await session.get_one(Report, report)).post_id
        person = Person(center_id=town.bereg.id, account=lev.telegram_id, name=lev.name, consent_at=town.clock.now())
        session.add(person)
        await session.flush()
        await mend(session, town.clock.now())
        session.add(Tenure(post_id=post, person_id=person.id, since=date(2026, 4, 2)))
    work = await town.work(lev)
    assert [(one.state, one.entered) for one in await filling.list_tasks(work)] == [(State.SUBMITTED, True)]
    assert (await filling.take_back(work, report)).now["F6"] == PLAIN["F6"]


async def test_a_closed_quarter_is_opened_before_it_is_entered(maria: Work, olga: Work, clock: FakeClock) -> None:
    report = (await begun(maria)).report_id
    to(clock, 2026, 4, 27)
    with pytest.raises(DomainError, match="monitoring-closed"):
        await entering.open_sheet(olga, report)
    await control.make_exception(olga, report)
    await entered(olga, report)
    assert (await board_of(olga)).standings[0].late
