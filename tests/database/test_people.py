"""People on both engines: who is who, and who leaves a post."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from models.access import Permission, Role
from models.errors import Denied, DomainError, NotFound
from models.identities import Messenger
from models.people import Person
from services.people.inner.reachability import mark_reachable
from services.people.members import end_tenure, list_members
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.town import ADMIN, BEREG, IGOR, MARIA, OLGA, PYOTR, VERA, Town


async def test_who_is_who(town: Town, maria: Work, admin: Work, stranger: Work) -> None:
    assert (maria.actor.name, maria.actor.center_name) == (MARIA.name, BEREG)
    assert maria.actor.roles == {Role.CURATOR}
    assert maria.actor.district_ids == (town.bereg.districts["Петровский район"],)
    assert admin.actor.roles == {Role.ADMIN}
    assert admin.actor.known
    assert admin.actor.center_id is None
    assert not stranger.actor.known
    assert stranger.actor.center_id is None


async def test_whoever_has_no_centre_is_denied_what_is_inside_one(admin: Work) -> None:
    with pytest.raises(Denied):
        _ = admin.center_id
    with pytest.raises(Denied):
        _ = admin.person_id


async def test_the_list_of_people_is_ordered_and_of_one_centre(olga: Work, vera: Work) -> None:
    assert [(m.name, m.place) for m in await list_members(olga)] == [
        ("Ольга Ветрова", "Координатор"),
        ("Мария Орлова", "Куратор, Петровский район"),
        ("Пётр Лугов", "Куратор, Лесной район"),
        ("Игорь Савельев", "Руководитель"),
        ("Анна Белова", "Психолог"),
    ]
    assert [m.name for m in await list_members(vera)] == ["Вера Холодова", "Глеб Нечаев"]


async def test_leaving_a_post_takes_the_role_at_once_and_the_name_stays(town: Town, olga: Work) -> None:
    await end_tenure(olga, town.bereg.tenures[MARIA.name])
    left = await town.work(MARIA)
    assert not left.actor.known
    assert left.actor.name == MARIA.name
    assert left.actor.permissions == {Permission.JOIN, Permission.OWN_DATA}
    assert MARIA.name not in [m.name for m in await list_members(olga)]
    with pytest.raises(DomainError, match="people-already-left"):
        await end_tenure(olga, town.bereg.tenures[MARIA.name])


async def test_nobody_puts_out_themselves_or_people_of_another_centre(town: Town, olga: Work) -> None:
    with pytest.raises(DomainError, match="people-not-yourself"):
        await end_tenure(olga, town.bereg.tenures[OLGA.name])
    for foreign in (town.mayak.tenures[VERA.name], 10**6):
        with pytest.raises(NotFound):
            await end_tenure(olga, foreign)
    assert (await town.work(VERA)).actor.known


async def test_only_a_coordinator_manages_people(town: Town, maria: Work, igor: Work, admin: Work) -> None:
    for work in (maria, igor, admin):
        with pytest.raises(Denied):
            await list_members(work)
        with pytest.raises(Denied):
            await end_tenure(work, town.bereg.tenures[PYOTR.name])


async def test_who_stopped_the_bot_is_marked_until_they_come_back(town: Town, olga: Work, clock: FakeClock) -> None:
    async def blocked() -> dict[str, bool]:
        return {m.name: m.blocked for m in await list_members(olga)}

    await mark_reachable(town.db, clock, Messenger.TELEGRAM, IGOR.telegram_id, reachable=False)
    assert [name for name, mark in (await blocked()).items() if mark] == [IGOR.name]
    async with town.db.reading() as session:
        at = await session.scalar(select(Person.blocked_at).where(Person.account == IGOR.telegram_id))
    assert at == clock.now()
    await mark_reachable(town.db, clock, Messenger.TELEGRAM, IGOR.telegram_id, reachable=True)
    assert not any((await blocked()).values())
    await mark_reachable(town.db, clock, Messenger.TELEGRAM, 424242, reachable=False)


async def test_today_is_the_centres_own(town: Town, clock: FakeClock) -> None:
    clock.move(hours=12, minutes=30)
    assert (await town.work(MARIA)).today - clock.now().date() == timedelta(days=1)
    assert (await town.work(ADMIN)).actor.zone == "Europe/Moscow"
