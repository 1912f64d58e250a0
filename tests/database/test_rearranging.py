"""Districts and posts are closed, merged, moved and given back, with all that hangs on them; on both databases."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from models.access import Role
from models.audit import AuditLine, Event
from models.errors import BadInput, Denied, DomainError, NotFound
from models.monitoring.form import ReportOf
from models.monitoring.tables import State
from models.people import Actor, Tenure
from models.periods import Period, Span
from models.rearrangements import Rearrangement
from models.requests.states import State as RequestState
from models.requests.tables import RequestKind, RequestPost
from models.summaries import SummaryRhythm
from services.monitoring import control, filling
from services.monitoring.standings import Board
from services.people import centers, districts, invites, members, posts, undoing
from services.plan import cards
from services.reminders import deputies
from services.requests import answering, routing
from services.subscriptions import choosing
from services.summary.figures import summarise
from services.work import Work
from tests.database.test_monitoring_shares import FIRST, SECOND, whose
from tests.support.clock import FakeClock
from tests.support.monitoring import PLAIN, begun, given, to
from tests.support.plan import found, planned, written
from tests.support.requests import appointed, filed, load
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, VERA, Town, Who

LESNOY, PETROVSKY, ZARECHNY = "Лесной район", "Петровский район", "Заречный район"


@pytest.fixture(autouse=True)
def april(clock: FakeClock) -> None:
    to(clock, 2026, 4, 2)


async def undo_last(olga: Work) -> None:
    await undoing.undo(olga, (await undoing.list_done(olga))[0].id)


async def answer(work: Work, words: str) -> list[tuple[str, list[str]]]:
    return (await cards.open_item(work, (await found(work, words)).id)).posts


async def come(town: Town, olga: Work, name: str, role: Role, title: str, number: int) -> Work:
    made = await invites.invite(olga, role, title, None, name, f"come {number}")
    await invites.redeem_invite(replace(olga, actor=Actor(number)), made.code, name)
    return await town.work(Who(number, name))


async def post_of(town: Town, work: Work) -> int:
    async with town.db.reading() as session:
        query = select(Tenure.post_id).where(Tenure.person_id == work.person_id, Tenure.held(work.today))
        return int((await session.execute(query)).scalar_one())


async def board(olga: Work, quarter: Period) -> Board:
    there = await control.board(olga, quarter)
    assert there is not None
    return there


async def owing(olga: Work, quarter: Period) -> list[tuple[str, State]]:
    return [(one.place, one.state) for one in (await board(olga, quarter)).standings]


async def give(work: Work, place: str) -> None:
    """Hand in what is owed for that place."""
    report = next(one.report_id for one in await filling.list_tasks(work) if one.place == place)
    await filling.put(work, await filling.open_sheet(work, report), PLAIN)
    await filling.submit(work, report)


async def test_two_posts_become_one_with_people_plan_requests_and_links(
    town: Town, olga: Work, maria: Work, clock: FakeClock
) -> None:
    inna = await come(town, olga, "Инна Серова", Role.SPECIALIST, "Педагог-психолог", 501)
    first, second = town.bereg.posts[ANNA.name], await post_of(town, inna)
    await planned(olga, written("Тренинг | до 31 мая | Психолог | | Протокол"))
    await routing.add_answerer(olga, RequestKind.SUPERVISION, first)
    await deputies.set_deputy(olga, town.bereg.posts[MARIA.name], first)
    waits = await filed(maria)
    link = await invites.invite_to_vacancy(olga, first, "", "Ева", "link")

    async def state() -> list[object]:
        async with town.db.reading() as session:
            asked = set(await session.scalars(select(RequestPost.post_id).where(RequestPost.request_id == waits)))
        return [
            await answer(olga, "Тренинг"),
            [one.post for one in await routing.list_answerers(olga)],
            [one.deputy_id for one in await deputies.list_posts(olga) if PETROVSKY in one.place],
            asked,
            {one.post for one in await members.list_members(olga) if one.name == ANNA.name},
            [one.post for one in await invites.list_invites(olga)],
        ]

    before = await state()
    await posts.merge_posts(olga, first, second)
    after = [
        [("Педагог-психолог", ["Анна Белова", "Инна Серова"])],
        ["Педагог-психолог"],
        [second],
        {second},
        {"Педагог-психолог"},
    ]
    assert (await state())[:5] == after
    assert (await invites.read_invite(replace(olga, actor=Actor(777)), link.code)).post == "Педагог-психолог"
    with pytest.raises(DomainError, match="post-closed"):
        await posts.merge_posts(olga, first, second)
    clock.move(hours=23)
    await undo_last(olga)
    assert await state() == before


async def test_a_closed_district_lets_its_people_go_and_comes_back_whole(
    town: Town, olga: Work, pyotr: Work, anna: Work, clock: FakeClock
) -> None:
    lesnoy = town.bereg.districts[LESNOY]
    await planned(olga, written("Выезды | до 31 мая | Куратор Лесного района | | Отчёт"))
    assert await answer(olga, "Выезды") == [("Куратор", ["Пётр Лугов"])]
    own, theirs = await filed(pyotr), await appointed(town, pyotr, anna, days=5)
    link = await invites.invite(olga, Role.CURATOR, "Второй куратор", lesnoy, "Ева", "link")
    guest = replace(olga, actor=Actor(777))
    assert (LESNOY, State.NO_DATA) in [(one.district, one.state) for one in (await board(olga, FIRST)).standings]

    await districts.close_district(olga, lesnoy)
    assert LESNOY not in dict(await centers.list_districts(olga)).values()
    assert LESNOY in {name for _, name in await centers.list_districts(olga, closed=True)}
    assert not (await town.work(PYOTR)).actor.known
    assert await answer(olga, "Выезды") == []
    assert [(await load(town, one)).state for one in (own, theirs)] == [RequestState.CANCELLED] * 2
    for door in (invites.read_invite(guest, link.code), invites.redeem_invite(guest, link.code, "Ева")):
        with pytest.raises(DomainError, match="invite-post-closed"):
            await door
    with pytest.raises(DomainError, match="district-closed"):
        await invites.invite(olga, Role.CURATOR, "Куратор", lesnoy, "", "another")
    assert await invites.list_invites(olga) == []
    assert LESNOY not in (await board(olga, FIRST)).without.values()

    clock.move(hours=2)
    await undo_last(olga)
    back = await town.work(PYOTR)
    assert back.actor.district_ids == (lesnoy,)
    assert await answer(olga, "Выезды") == [("Куратор", ["Пётр Лугов"])]
    assert [(await load(town, one)).state for one in (own, theirs)] == [RequestState.NEW, RequestState.ACCEPTED]
    assert (await load(town, theirs)).answerer_id == anna.person_id
    await invites.redeem_invite(guest, link.code, "Ева")
    assert {one.name for one in await members.list_members(olga) if one.district == LESNOY} == {"Ева", PYOTR.name}


async def test_a_closed_district_stays_in_history_and_not_in_later_quarters(
    town: Town, olga: Work, pyotr: Work, clock: FakeClock
) -> None:
    await given(pyotr)
    await districts.close_district(olga, town.bereg.districts[LESNOY])
    to(clock, 2026, 7, 2)
    second = await board(olga, SECOND)
    assert [one.district for one in second.standings] == [PETROVSKY]
    assert LESNOY not in second.without.values()
    assert (await owing(olga, FIRST))[1] == ("Куратор, Лесной район", State.SUBMITTED)
    told = await summarise(olga, Period.around(Span.YEAR, date(2026, 4, 1)))
    assert LESNOY in {one.name for one in told.districts}
    later = await summarise(olga, Period.around(Span.QUARTER, date(2026, 7, 1)))
    assert LESNOY not in {one.name for one in later.districts}


async def test_a_moved_post_still_owes_the_old_districts_quarter(
    town: Town, olga: Work, pyotr: Work, clock: FakeClock
) -> None:
    assert (await owing(olga, FIRST))[1] == ("Куратор, Лесной район", State.NO_DATA)
    await posts.move_post(olga, town.bereg.posts[PYOTR.name], town.bereg.districts[ZARECHNY])
    moved = await town.work(PYOTR)
    assert moved.actor.district_ids == (town.bereg.districts[ZARECHNY],)
    assert [one.place for one in await filling.list_tasks(moved)] == ["Куратор, Лесной район"]
    assert (await owing(olga, FIRST))[1] == ("Куратор, Лесной район", State.NO_DATA)
    await given(moved)

    async def staff(period: Period, district: str = "") -> tuple[dict[str, int], int, int]:
        found = (await summarise(olga, period, town.bereg.districts.get(district))).staff
        return dict(found.districts), found.came, found.left

    april = Period.around(Span.MONTH, date(2026, 4, 1))
    assert await staff(Period.around(Span.MONTH, date(2026, 3, 1))) == ({PETROVSKY: 1, LESNOY: 1}, 0, 0)
    assert await staff(april) == ({PETROVSKY: 1, ZARECHNY: 1}, 0, 0), "nobody came and nobody left"
    assert await staff(april, LESNOY) == ({}, 0, 1)
    assert await staff(april, ZARECHNY) == ({ZARECHNY: 1}, 1, 0)
    to(clock, 2026, 7, 2)
    assert await owing(olga, SECOND) == [
        ("Куратор, Петровский район", State.NO_DATA),
        ("Куратор, Заречный район", State.NO_DATA),
    ]
    assert (await begun(moved)).before == {}, "another district's families are not carried over"
    assert set((await board(olga, SECOND)).without.values()) >= {LESNOY}


@pytest.mark.parametrize("of", [ReportOf.POST, ReportOf.DISTRICT])
async def test_the_families_of_a_merged_district_are_carried_over(
    of: ReportOf, town: Town, olga: Work, maria: Work, pyotr: Work, clock: FakeClock
) -> None:
    to(clock, 2026, 3, 20)
    await whose(olga, of)
    to(clock, 2026, 4, 2)
    await given(maria)
    await districts.merge_districts(olga, town.bereg.districts[LESNOY], town.bereg.districts[PETROVSKY])
    moved = await town.work(PYOTR)
    assert moved.actor.district_ids == maria.actor.district_ids
    await give(moved, LESNOY if of is ReportOf.DISTRICT else f"Куратор, {LESNOY}")
    to(clock, 2026, 7, 2)
    sheets = [await begun(one) for one in (maria, moved)]
    carried = {sheet.report_id: sheet.before["F6"] for sheet in sheets}
    assert sorted(carried.values()) == ([2 * PLAIN["F6"]] if of is ReportOf.DISTRICT else [PLAIN["F6"]] * 2)
    assert {one.district for one in (await board(olga, SECOND)).standings} == {PETROVSKY}
    assert [one.district for one in (await board(olga, FIRST)).standings] == [PETROVSKY, LESNOY]


async def test_merged_posts_add_their_families_and_the_report_that_is_owed_is_the_others(
    town: Town, olga: Work, maria: Work, clock: FakeClock
) -> None:
    second = await posts.add_post(olga, Role.CURATOR, "Куратор школы", town.bereg.districts[PETROVSKY])
    await posts.give_post(olga, second, town.bereg.persons[PYOTR.name])
    await given(maria)
    first = town.bereg.posts[MARIA.name]
    await posts.merge_posts(olga, second, first)
    await give(maria, "Куратор школы, Петровский район")
    to(clock, 2026, 7, 2)
    assert [one.place for one in (await board(olga, SECOND)).standings if one.district == PETROVSKY] == [
        "Куратор, Петровский район"
    ]
    assert (await begun(maria)).before["F6"] == 2 * PLAIN["F6"]


async def test_undoing_holds_for_a_day_and_not_over_what_was_changed_since(
    town: Town, olga: Work, clock: FakeClock
) -> None:
    lesnoy = town.bereg.districts[LESNOY]
    await districts.rename_district(olga, lesnoy, "Боровой  район")
    await districts.rename_district(olga, lesnoy, "Сосновый район")
    newest, oldest = await undoing.list_done(olga)
    with pytest.raises(DomainError, match="rearranged-since"):
        await undoing.undo(olga, oldest.id)
    await undoing.undo(olga, newest.id)
    with pytest.raises(DomainError, match="rearranged-undone"):
        await undoing.undo(olga, newest.id)
    assert dict(await centers.list_districts(olga))[lesnoy] == "Боровой район"
    clock.move(hours=24)
    with pytest.raises(DomainError, match="rearranged-late"):
        await undoing.undo(olga, oldest.id)
    assert await undoing.list_done(olga) == []
    await districts.rename_district(olga, lesnoy, LESNOY)
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Rearrangement)) == 1, "it is kept for a day"
        lines = await session.scalars(select(AuditLine.event).order_by(AuditLine.id))
        assert list(lines)[-4:] == [
            *([Event.DISTRICT_RENAMED] * 2),
            Event.REARRANGEMENT_UNDONE,
            Event.DISTRICT_RENAMED,
        ]


async def test_what_was_added_goes_while_nothing_hangs_on_it(town: Town, olga: Work) -> None:
    place = await districts.add_district(olga, "Новый район")
    post = await posts.add_post(olga, Role.CURATOR, "Куратор", place)
    both = await undoing.list_done(olga)
    with pytest.raises(DomainError, match="rearranged-used"):
        await undoing.undo(olga, both[1].id)
    link = await invites.invite(olga, Role.CURATOR, "Куратор", place, "", "link")
    assert link.post_id == post
    with pytest.raises(DomainError, match="rearranged-used"):
        await undoing.undo(olga, both[0].id)


async def test_names_that_are_none_or_are_there(town: Town, olga: Work) -> None:
    lesnoy = town.bereg.districts[LESNOY]
    with pytest.raises(BadInput, match="form-too-long"):
        await districts.add_district(olga, "Ж" * 200)
    with pytest.raises(BadInput, match="staffing-two-alphabets"):
        await districts.add_district(olga, "Лесnой край")
    for name in ("лесной  район", "Лeсной район"):  # the second with a Latin «e»
        with pytest.raises(DomainError, match="district-exists"):
            await districts.add_district(olga, name)
    with pytest.raises(DomainError, match="post-exists"):
        await posts.add_post(olga, Role.CURATOR, "куратор", lesnoy)
    with pytest.raises(DomainError, match="post-needs-district"):
        await posts.move_post(olga, town.bereg.posts[PYOTR.name], None)
    await districts.close_district(olga, lesnoy)
    with pytest.raises(DomainError, match="district-was-so-called"):
        await districts.rename_district(olga, town.bereg.districts[PETROVSKY], LESNOY)
    assert await districts.add_district(olga, LESNOY) == lesnoy, "it is there again, with its history"


async def test_a_centre_keeps_a_coordinator_and_of_two_who_do_the_same_one_does_it(town: Town, olga: Work) -> None:
    own = town.bereg.posts[OLGA.name]
    with pytest.raises(DomainError, match="staffing-own-post"):
        await posts.close_post(olga, own)
    await posts.give_post(olga, own, town.bereg.persons[IGOR.name])
    igor = await town.work(IGOR)
    assert Role.COORDINATOR in igor.actor.roles
    lesnoy = town.bereg.districts[LESNOY]
    both = (districts.close_district(olga, lesnoy), districts.close_district(igor, lesnoy))
    done = await asyncio.gather(*both, return_exceptions=True)
    assert sorted(str(one) for one in done) == sorted([LESNOY, "district-closed"])
    second = await posts.add_post(igor, Role.COORDINATOR, "Второй координатор", None)
    await posts.give_post(igor, second, igor.person_id)
    await posts.close_post(igor, own)
    with pytest.raises(Denied):
        await posts.close_post(olga, second)


async def test_who_lost_a_given_post_holds_nothing_of_it(town: Town, olga: Work, maria: Work, pyotr: Work) -> None:
    await posts.give_post(olga, town.bereg.posts[ANNA.name], maria.person_id)
    request = await filed(pyotr)
    await answering.accept(await town.work(MARIA), request)
    await undo_last(olga)
    waits = await load(town, request)
    assert (waits.state, waits.answerer_id) == (RequestState.NEW, None), "whoever answers is asked again"


async def test_undoing_leaves_a_coordinator(town: Town, olga: Work, maria: Work) -> None:
    await posts.give_post(olga, town.bereg.posts[OLGA.name], maria.person_id)
    maria = await town.work(MARIA)
    await members.end_tenure(maria, town.bereg.tenures[OLGA.name])
    with pytest.raises(DomainError, match="staffing-own-post"):
        await undo_last(maria)
    assert Role.COORDINATOR in (await town.work(MARIA)).actor.roles


async def test_what_a_closed_post_took_from_its_holder_comes_back(town: Town, olga: Work, igor: Work) -> None:
    await choosing.choose_rhythm(igor, SummaryRhythm.WEEK)
    await posts.close_post(olga, town.bereg.posts[IGOR.name])
    await undo_last(olga)
    assert await choosing.my_rhythm(await town.work(IGOR)) is SummaryRhythm.WEEK


async def test_only_a_coordinator_of_the_centre(town: Town, vera: Work, maria: Work, igor: Work, admin: Work) -> None:
    post, place = town.bereg.posts[PYOTR.name], town.bereg.districts[LESNOY]
    for work in (maria, igor, admin):
        for deed in (districts.close_district(work, place), posts.close_post(work, post), undoing.list_done(work)):
            with pytest.raises(Denied):
                await deed
    for foreign in (districts.close_district(vera, place), posts.move_post(vera, post, None)):
        with pytest.raises(NotFound):
            await foreign
    assert town.mayak.posts[VERA.name] != post
