"""A district's report of all its curators, and reports of single curators that are summed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from documents.monitoring import words_of
from models.access import Role
from models.errors import DomainError, NotFound
from models.monitoring.days import quarter_of
from models.monitoring.form import ReportOf
from models.monitoring.tables import GIVEN, Monitoring, Report, State, Value
from models.notifications import NoticeKind, Notification
from models.people import Person, Post, Tenure
from models.timers import Timer, TimerKind
from services.monitoring import control, entering, figures, filling, forms
from services.monitoring.inner import cycle
from services.monitoring.standings import Standing
from services.people.inner.identities import mend
from services.timers.firing import FiringContext
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, begun, given, to
from tests.support.town import LONG_AGO, MARIA, PYOTR, Town, Who

TAYA, INNA, BORIS = Who(551, "Тая Ключева"), Who(552, "Инна Серова"), Who(553, "Борис Малый")
FIRST, SECOND, THIRD = (quarter_of(date(2026, month, 2)) for month in (4, 7, 10))
DISTRICT = "Петровский район"


@dataclass(frozen=True)
class Curators:
    """Maria and Taya share a post, Inna has another one of the same district, Pyotr is alone in his."""

    maria: Work
    taya: Work
    inna: Work
    pyotr: Work


async def hired(town: Town, who: Who, post: int, since: date = LONG_AGO) -> int:
    async with town.db.writing() as session:
        person = Person(center_id=town.bereg.id, account=who.telegram_id, name=who.name, consent_at=town.clock.now())
        session.add(person)
        await session.flush()
        await mend(session, town.clock.now())
        session.add(Tenure(post_id=post, person_id=person.id, since=since))
        town.bereg.persons[who.name] = person.id
        return person.id


async def leaves(town: Town, who: Who, until: date) -> None:
    async with town.db.writing() as session:
        theirs = update(Tenure).where(Tenure.person_id == town.bereg.persons[who.name])
        await session.execute(theirs.values(until=until))


@pytest.fixture
async def curators(town: Town, maria: Work, pyotr: Work) -> Curators:
    async with town.db.writing() as session:
        district = town.bereg.districts[DISTRICT]
        second = Post(center_id=town.bereg.id, role=Role.CURATOR, title="Педагог", district_id=district)
        session.add(second)
        await session.flush()
        town.bereg.posts[INNA.name] = second.id
    await hired(town, TAYA, town.bereg.posts[MARIA.name])
    await hired(town, INNA, town.bereg.posts[INNA.name])
    return Curators(maria, await town.work(TAYA), await town.work(INNA), pyotr)


async def fired(town: Town) -> None:
    async with town.db.writing() as session:
        center = town.bereg.id
        timer = Timer(kind=TimerKind.MONITORING, subject_id=center, center_id=center, at=town.clock.now())
        await cycle.fire(FiringContext(session, town.clock.now()), [timer])


async def told(town: Town, kind: NoticeKind) -> dict[int, set[str]]:
    """Who is told today, by the report."""
    names = {person: name for name, person in town.bereg.persons.items()}
    found: dict[int, set[str]] = {}
    async with town.db.reading() as session:
        since = town.clock.now() - timedelta(hours=1)
        query = select(Notification).where(Notification.kind == kind, Notification.created_at >= since)
        for row in await session.scalars(query):
            found.setdefault(row.subject_id or 0, set()).add(names[row.person_id])
    return found


async def standings(olga: Work) -> Sequence[Standing]:
    found = await control.board(olga, quarter_of(olga.today))
    assert found is not None
    return found.standings


async def whose(olga: Work, report_of: ReportOf, key: str = "a press") -> None:
    await forms.set_report_of(olga, report_of, key)


async def test_a_district_reports_together(olga: Work, curators: Curators, town: Town, clock: FakeClock) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, ReportOf.DISTRICT)
    to(clock, 2026, 4, 1, 9)
    await fired(town)
    report = (await begun(curators.maria)).report_id
    every = {MARIA.name, TAYA.name, INNA.name}
    assert (await told(town, NoticeKind.MONITORING_OPEN))[report] == every
    assert {(await begun(one)).report_id for one in (curators.taya, curators.inna)} == {report}
    await filling.put(curators.maria, await begun(curators.maria), {"K1": 2, "S1": 4, "F1": 12, "F2": 3})
    (task,) = await filling.list_tasks(curators.inna)
    assert task.begun is not None
    assert (task.place, task.begun.person, task.done, task.total) == (DISTRICT, MARIA.name, 4, 15)
    assert task.filled, "«Продолжить»"
    assert task.given_by is None
    to(clock, 2026, 4, 10, 9)
    await fired(town)
    assert (await told(town, NoticeKind.MONITORING_DUE))[report] == every, "an unfinished one is everybody's"
    await given(curators.inna)
    with pytest.raises(DomainError, match="monitoring-submitted-already"):
        await filling.submit(curators.taya, report)
    assert [(await filling.list_tasks(one))[0].given_by for one in (curators.maria, curators.inna)] == [INNA.name, None]
    petrovsky, _ = await standings(olga)
    assert (petrovsky.place, petrovsky.state, set(petrovsky.people)) == (DISTRICT, State.SUBMITTED, every)
    assert (await figures.consolidate(olga, 2026)).cell(DISTRICT, FIRST).numbers == PLAIN, "once, not three times"
    assert not (await figures.consolidate(olga, 2026)).cell(DISTRICT, FIRST).partial


async def test_the_setting_holds_from_the_next_quarter_that_opens(
    olga: Work, curators: Curators, clock: FakeClock
) -> None:
    to(clock, 2026, 4, 2)
    assert [one.place for one in await standings(olga)] == [
        f"Куратор, {DISTRICT}",
        f"Педагог, {DISTRICT}",
        "Куратор, Лесной район",
    ]
    for _ in range(2):
        assert await forms.set_report_of(olga, ReportOf.DISTRICT, "a press") == SECOND
    assert len(await standings(olga)) == 3, "what is open stays as it was"
    for who in (curators.maria, curators.inna):
        await given(who)
    to(clock, 2026, 7, 2)
    assert [one.place for one in await standings(olga)] == [DISTRICT, "Лесной район"]
    sheet = await begun(curators.taya)
    assert (sheet.before["F6"], sheet.now) == (26, {"F1": 26}), "the district has what both posts gave"


async def test_curators_report_alone_and_are_summed(
    olga: Work, curators: Curators, town: Town, clock: FakeClock
) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, ReportOf.PERSON)
    to(clock, 2026, 4, 1, 9)
    await fired(town)
    every = {MARIA.name, TAYA.name, INNA.name, PYOTR.name}
    assert sorted(map(sorted, (await told(town, NoticeKind.MONITORING_OPEN)).values())) == [
        [one] for one in sorted(every)
    ]
    own = {who: (await filling.list_tasks(work)) for who, work in vars(curators).items()}
    assert [len(tasks) for tasks in own.values()] == [1, 1, 1, 1]
    assert own["taya"][0].place == f"{TAYA.name}, {DISTRICT}"
    with pytest.raises(NotFound):
        await filling.open_sheet(curators.taya, own["maria"][0].report_id)
    await given(curators.maria)
    await given(curators.taya, F2=4, F6=14, S1=5)
    cell = (await figures.consolidate(olga, 2026)).cell(DISTRICT, FIRST)
    assert words_of(cell) == "сдано, не все кураторы"
    assert (await control.remind(olga, FIRST)) == 2
    assert set((await told(town, NoticeKind.MONITORING_ASKED))[own["inna"][0].report_id]) == {INNA.name}
    await given(curators.inna)
    cell = (await figures.consolidate(olga, 2026)).cell(DISTRICT, FIRST)
    assert (cell.partial, cell.numbers["F1"], cell.numbers["F2"], cell.numbers["F6"]) == (False, 36, 10, 40)
    await control.accept_all(olga, FIRST)

    to(clock, 2026, 7, 2)
    assert {name: (await begun(work)).now for name, work in vars(curators).items()} == {
        "maria": {"F1": 13},
        "taya": {"F1": 14},
        "inna": {"F1": 13},
        "pyotr": {},
    }, "what is carried over is each one's own"
    async with town.db.reading() as session:
        total = select(func.sum(Value.number)).join(Report, Report.id == Value.report_id).join(Monitoring)
        of = total.where(Value.code == "F6", Monitoring.quarter == FIRST.first, Report.state.in_(GIVEN))
        assert await session.scalar(of) == 40


async def test_whoever_comes_takes_over_what_one_who_left_was_to_give(
    olga: Work, curators: Curators, town: Town, clock: FakeClock
) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, ReportOf.PERSON)
    to(clock, 2026, 4, 2)
    for who in (curators.maria, curators.taya, curators.inna):
        await given(who, F2=4, F6=14, S1=5) if who is curators.taya else await given(who)
    await leaves(town, TAYA, date(2026, 5, 20))
    await hired(town, BORIS, town.bereg.posts[MARIA.name], date(2026, 6, 1))
    to(clock, 2026, 7, 2)
    boris = await town.work(BORIS)
    assert (await begun(boris)).now == {"F1": 14}, "of the one who left"
    assert (await begun(curators.maria)).now == {"F1": 13}
    await leaves(town, INNA, date(2026, 7, 3))
    to(clock, 2026, 7, 6)
    assert [(one.place, one.state) for one in await standings(olga)][2:3] == [
        (f"{INNA.name}, {DISTRICT}", State.VACANT)
    ], "nobody owes it, and the coordinator can enter it"
    await fired(town)
    assert all(INNA.name not in names for names in (await told(town, NoticeKind.MONITORING_DUE)).values())
    await hired(town, Who(554, "Вера Новая"), town.bereg.posts[INNA.name], date(2026, 7, 6))
    vera = await town.work(Who(554, "Вера Новая"))
    sheet = await begun(vera)
    assert (sheet.place, sheet.now) == (f"Вера Новая, {DISTRICT}", {"F1": 13})
    assert len(await standings(olga)) == 4, "no second one"


async def test_a_pause_is_a_pause_in_either_way(olga: Work, curators: Curators, town: Town, clock: FakeClock) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, ReportOf.DISTRICT)
    async with town.db.writing() as session:
        (await session.get_one(Person, town.bereg.persons[MARIA.name])).away_until = date(2026, 7, 30)
    to(clock, 2026, 4, 1, 9)
    await fired(town)
    petrovsky = (await begun(curators.taya)).report_id
    assert (await told(town, NoticeKind.MONITORING_OPEN))[petrovsky] == {TAYA.name, INNA.name}, "others are there"
    await whose(olga, ReportOf.PERSON, "another")
    to(clock, 2026, 7, 1, 9)
    await fired(town)
    async with town.db.reading() as session:
        hers = select(Report.id).join(Monitoring).where(Monitoring.quarter == SECOND.first)
        hers = hers.where(Report.person_id == town.bereg.persons[MARIA.name])
        report = (await session.execute(hers)).scalar_one()
    opened = await told(town, NoticeKind.MONITORING_OPEN)
    assert opened[report] == {"Ольга Ветрова"}, "hers alone: no colleague is asked for it"
    with pytest.raises(NotFound):
        await filling.open_sheet(curators.taya, report)
    async with town.db.writing() as session:
        seat = await session.get_one(Post, town.bereg.posts[MARIA.name])
        seat.deputy_id = town.bereg.posts[INNA.name]
    assert (await filling.open_sheet(curators.inna, report)).place == f"{MARIA.name}, {DISTRICT}", "her deputy"
    assert {one.report_id for one in await filling.list_tasks(curators.inna)} >= {report}


async def test_vacant_posts_are_entered_and_closed_in_either_way(
    olga: Work, curators: Curators, town: Town, clock: FakeClock
) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, ReportOf.PERSON)
    await leaves(town, INNA, date(2026, 3, 21))
    to(clock, 2026, 4, 2)
    vacant = next(one for one in await standings(olga) if one.state is State.VACANT)
    assert vacant.place == f"Педагог, {DISTRICT}"
    sheet = await entering.open_sheet(olga, vacant.report_id)
    await entering.put(olga, sheet, PLAIN)
    await entering.submit(olga, vacant.report_id)
    assert (await figures.consolidate(olga, 2026)).cell(DISTRICT, FIRST).numbers == PLAIN
    await whose(olga, ReportOf.DISTRICT, "another")
    for who in (MARIA, TAYA):
        await leaves(town, who, date(2026, 6, 30))
    to(clock, 2026, 7, 2)
    petrovsky, lesnoy = await standings(olga)
    assert (petrovsky.place, petrovsky.state) == (DISTRICT, State.VACANT)
    with pytest.raises(DomainError, match="monitoring-post-held"):
        await control.close_post(olga, lesnoy.report_id)
    await control.close_post(olga, petrovsky.report_id)
    async with town.db.reading() as session:
        closed = select(func.count()).select_from(Post).where(Post.closed_on == date(2026, 7, 2))
        assert await session.scalar(closed) == 2
