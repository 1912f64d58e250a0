"""A coordinator whom the platform invites: nothing is seen before a word of the centre, and nothing is secret."""

import asyncio

import pytest
from sqlalchemy import func, select

from models.access import Role
from models.admissions import Admission
from models.audit import Event
from models.errors import Denied, DomainError, NotFound
from models.notifications import NoticeKind
from models.people import Center, Tenure
from services import audit
from services.people import admissions, centers, invites, members
from services.people.inner.founding import coordinator_invite
from services.privacy import own_data
from services.timer_handlers import handlers_while
from services.timers import firing
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.requests import fire, kinds
from tests.support.town import ADMIN, MARIA, OLGA, STRANGER, Town


async def _ask(town: Town, admin: Work, who: Work) -> int:
    made = await centers.invite_coordinator(admin, town.bereg.id, "key")
    assert (await invites.redeem_invite(who, made.code, "Инна Серова")).waits
    async with town.db.reading() as session:
        return int((await session.execute(select(func.max(Admission.id)))).scalar_one())


async def test_a_coordinator_confirms_a_second_one(town: Town, admin: Work, olga: Work, stranger: Work) -> None:
    asked = await _ask(town, admin, stranger)
    waiting = await town.work(STRANGER)
    assert waiting.actor.roles == frozenset()
    for see in (
        members.list_members(waiting),
        audit.list_events(waiting),
        admissions.decide(waiting, asked, admit=True),
    ):
        with pytest.raises(Denied):
            await see
    assert await kinds(town, OLGA) == [NoticeKind.COORDINATOR_ASKED]
    assert await admissions.decide(olga, asked, admit=True) == "Инна Серова"
    assert (await town.work(STRANGER)).actor.roles == {Role.COORDINATOR}
    with pytest.raises(DomainError, match="coordinator-decided"):
        await admissions.decide(olga, asked, admit=False)
    assert await kinds(town, OLGA) == [NoticeKind.COORDINATOR_ASKED, NoticeKind.COORDINATOR_CAME]
    assert [one.event for one in reversed((await audit.list_events(olga))[0])] == [
        Event.COORDINATOR_INVITED,
        Event.CONSENT,
        Event.COORDINATOR_ASKED,
        Event.COORDINATOR_ADMITTED,
    ]


async def test_a_refusal_and_an_old_link(town: Town, admin: Work, olga: Work, stranger: Work, clock: FakeClock) -> None:
    asked = await _ask(town, admin, stranger)
    await admissions.decide(olga, asked, admit=False)
    clock.move(days=30)
    await fire(town)
    assert (await town.work(STRANGER)).actor.roles == frozenset()
    with pytest.raises(DomainError, match="coordinator-decided"):
        await admissions.decide(olga, asked, admit=True)


async def test_without_an_answer_everybody_knows_two_days_before(
    town: Town, admin: Work, stranger: Work, clock: FakeClock
) -> None:
    await _ask(town, admin, stranger)
    clock.move(days=2)  # Monday noon and three working days
    await fire(town)
    assert await kinds(town, MARIA) == []
    clock.move(days=1)
    await fire(town)
    assert await kinds(town, MARIA) == [NoticeKind.COORDINATOR_NOTICE]
    clock.move(hours=47)
    await fire(town)
    assert (await town.work(STRANGER)).actor.roles == frozenset()
    clock.move(hours=1)
    await fire(town)
    assert (await town.work(STRANGER)).actor.roles == {Role.COORDINATOR}
    assert NoticeKind.COORDINATOR_CAME in await kinds(town, OLGA)


async def test_where_no_coordinator_is_left_everybody_is_told_at_once(
    town: Town, admin: Work, olga: Work, clock: FakeClock
) -> None:
    async with town.db.writing() as session:
        (await session.get_one(Tenure, town.bereg.tenures["Ольга Ветрова"])).end(olga.today.replace(day=1))
    await _ask(town, admin, admin)  # the admin comes in by their own link
    await fire(town)
    assert await kinds(town, MARIA) == [NoticeKind.COORDINATOR_NOTICE]
    assert (await town.work(ADMIN)).actor.roles == {Role.ADMIN}
    clock.move(hours=48)
    await fire(town)
    came = await town.work(ADMIN)
    assert came.actor.roles == {Role.ADMIN, Role.COORDINATOR}
    assert [one.is_admin for one in await members.list_members(came)].count(True) == 1


async def test_a_link_of_a_coordinator_is_her_word_while_she_is_there(town: Town, olga: Work, stranger: Work) -> None:
    made = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "hers")
    kept = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "kept")
    assert not (await invites.redeem_invite(stranger, made.code, "Инна Серова")).waits
    await own_data.forget(olga)
    late = await invites.redeem_invite(town.named(stranger, 4242), kept.code, "Поздний Гость")
    assert late.waits, "who invited is not there any more"


async def test_who_is_forgotten_meanwhile_does_not_come_in(
    town: Town, admin: Work, olga: Work, stranger: Work, clock: FakeClock
) -> None:
    asked = await _ask(town, admin, stranger)
    await own_data.forget(await town.work(STRANGER))
    await admissions.decide(olga, asked, admit=True)
    with pytest.raises(NotFound):
        await admissions.decide(olga, 10**6, admit=True)
    async with town.db.reading() as session:
        assert await session.scalar(select(Admission.admitted)) is False


async def test_whoever_is_put_out_meanwhile_decides_nothing_any_more(
    town: Town, admin: Work, olga: Work, stranger: Work
) -> None:
    """Both coordinators press at the same moment: the second press was read while its author was still in the post."""
    made = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "hers")
    await invites.redeem_invite(stranger, made.code, "Инна Серова")
    inna, guest = await town.work(STRANGER), town.named(stranger, 4242)
    waits = await centers.invite_coordinator(admin, town.bereg.id, "key")
    assert (await invites.redeem_invite(guest, waits.code, "Поздний Гость")).waits
    async with town.db.reading() as session:
        asked = int((await session.execute(select(func.max(Admission.id)))).scalar_one())
        hers = (await session.execute(select(Tenure.id).where(Tenure.person_id == inna.person_id))).scalar_one()
    await members.end_tenure(inna, town.bereg.tenures["Ольга Ветрова"])
    for late in (
        members.end_tenure(olga, hers),
        admissions.decide(olga, asked, admit=True),
        invites.invite(olga, Role.HEAD, "Руководитель", None, "", "late"),
    ):
        with pytest.raises(Denied):
            await late
    assert (await town.work(STRANGER)).actor.roles == {Role.COORDINATOR}


async def test_who_waits_and_comes_in_by_her_word_does_not_come_in_again(
    town: Town, admin: Work, olga: Work, stranger: Work, clock: FakeClock
) -> None:
    await _ask(town, admin, stranger)
    made = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "hers")
    assert not (await invites.redeem_invite(await town.work(STRANGER), made.code, "Инна Серова")).waits
    clock.move(days=4)
    await fire(town)
    clock.move(days=4)
    await fire(town)
    assert await kinds(town, MARIA) == []
    async with town.db.reading() as session:
        held = select(func.count()).select_from(Tenure).where(Tenure.person_id == (await town.work(STRANGER)).person_id)
        assert await session.scalar(held) == 1


async def test_of_two_first_coordinators_at_once_one_waits(town: Town, stranger: Work) -> None:
    async with town.db.writing() as session:
        empty = Center(name="Новый", zone="Europe/Moscow", created_at=town.clock.now())
        session.add(empty)
        await session.flush()
        empty_id = empty.id
    guests = [town.named(stranger, 4242 + n) for n in range(2)]
    made = [await coordinator_invite(town.db, town.clock, empty_id, f"key{n}") for n in range(2)]
    came = await asyncio.gather(
        *(invites.redeem_invite(guest, one.code, "Гость") for guest, one in zip(guests, made, strict=True))
    )
    assert sorted(one.waits for one in came) == [False, True]


async def test_the_clock_and_a_coordinator_decide_at_once(
    town: Town, admin: Work, olga: Work, stranger: Work, clock: FakeClock
) -> None:
    asked = await _ask(town, admin, stranger)
    clock.move(days=3)
    await fire(town)
    clock.move(hours=48)
    answers = await asyncio.gather(admissions.decide(olga, asked, admit=False), fire(town), return_exceptions=True)
    refused = answers[0] == "Инна Серова"
    assert refused or isinstance(answers[0], DomainError)
    assert (await town.work(STRANGER)).actor.roles == (frozenset() if refused else {Role.COORDINATOR})


async def test_a_clock_that_jumped_lets_nobody_in(town: Town, admin: Work, stranger: Work, clock: FakeClock) -> None:
    await _ask(town, admin, stranger)
    for _ in range(2):
        clock.move(days=10)
        await firing.tick(town.db, clock, handlers_while(clock_agrees=False))
    assert (await town.work(STRANGER)).actor.roles == frozenset()
    assert await kinds(town, MARIA) == []
    await firing.tick(town.db, clock, handlers_while(clock_agrees=True))
    assert await kinds(town, MARIA) == [NoticeKind.COORDINATOR_NOTICE]
