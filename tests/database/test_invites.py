"""Invites on both engines: one use, in a race too; expiry, revocation, other centres."""

import asyncio
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from models.access import Role
from models.errors import Denied, DomainError, NotFound
from models.people import Actor, Center, Invite, Person, Post, Tenure
from services.people import centers, invites
from services.people.inner.founding import coordinator_invite, ensure_center
from services.people.invitation import Invitation
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.town import MAYAK, STRANGER, Town


async def link(work: Work, key: str = "k", role: Role = Role.HEAD, district: int | None = None) -> Invitation:
    return await invites.invite(work, role, "Заместитель", district, "Инна", key)


async def count(town: Town, table: type) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


def guest(work: Work, number: int) -> Work:
    """Somebody whom nobody knows."""
    return replace(work, actor=Actor(5000 + number))


async def test_a_stranger_comes_in(town: Town, olga: Work, stranger: Work) -> None:
    made = await link(olga)
    assert (await invites.read_invite(stranger, made.code)).whom == "Заместитель · Инна"
    came = await invites.redeem_invite(stranger, made.code, "Инна Серова")
    assert came.center == "Ресурсный центр «Берег»"
    inna = await town.work(STRANGER)
    assert (inna.actor.name, inna.center_id) == ("Инна Серова", olga.center_id)
    assert inna.actor.roles == {Role.HEAD}
    assert await invites.list_invites(olga) == []


async def test_two_at_once_get_one_post(town: Town, olga: Work) -> None:
    made = await link(olga)
    people, tenures = await count(town, Person), await count(town, Tenure)
    results = await asyncio.gather(
        *(invites.redeem_invite(guest(olga, n), made.code, f"Гость {n}") for n in range(8)), return_exceptions=True
    )
    refused = [r for r in results if isinstance(r, BaseException)]
    assert len(refused) == 7
    assert {str(r) for r in refused} == {"invite-used"}
    assert await count(town, Person) == people + 1, "whoever lost the race is not kept"
    assert await count(town, Tenure) == tenures + 1


async def test_the_same_key_makes_one_invite_whose_last_link_works(town: Town, olga: Work, stranger: Work) -> None:
    made = await asyncio.gather(*(link(olga) for _ in range(5)), return_exceptions=True)
    ids = {m.id for m in made if isinstance(m, Invitation)}
    refused = {str(m) for m in made if isinstance(m, BaseException)}
    assert len(ids) == 1
    assert refused <= {"error-stale"}
    assert await count(town, Invite) == 1
    last = await link(olga)
    assert {last.id} == ids
    for one in made:
        if isinstance(one, Invitation):
            with pytest.raises(DomainError, match="invite-replaced"):
                await invites.read_invite(stranger, one.code)
    await invites.read_invite(stranger, last.code)


async def test_links_expire(olga: Work, stranger: Work, clock: FakeClock) -> None:
    made = await link(olga)
    clock.move(days=13, hours=23, minutes=59)
    await invites.read_invite(stranger, made.code)
    clock.move(minutes=1)
    for use in (invites.read_invite(stranger, made.code), invites.redeem_invite(stranger, made.code, "Инна")):
        with pytest.raises(DomainError, match="invite-expired"):
            await use
    assert await invites.list_invites(olga) == []


async def test_links_are_revoked_once(olga: Work, stranger: Work) -> None:
    made = await link(olga)
    await invites.revoke_invite(olga, made.id)
    with pytest.raises(DomainError, match="invite-revoked"):
        await invites.redeem_invite(stranger, made.code, "Инна")
    for use in (invites.revoke_invite(olga, made.id), invites.renew_invite(olga, made.id)):
        with pytest.raises(DomainError, match="invite-closed"):
            await use


async def test_a_used_link_is_not_revoked(olga: Work, stranger: Work) -> None:
    made = await link(olga)
    await invites.redeem_invite(stranger, made.code, "Инна")
    for use in (invites.revoke_invite(olga, made.id), invites.renew_invite(olga, made.id)):
        with pytest.raises(DomainError, match="invite-taken"):
            await use
    again = await link(olga)
    assert (again.id, again.code) == (made.id, ""), "the key is used up, and nothing is made of it"


async def test_a_renewed_link_takes_the_place_of_the_old_one_and_lives_anew(
    town: Town, olga: Work, vera: Work, stranger: Work, clock: FakeClock
) -> None:
    made = await link(olga)
    clock.move(days=20)
    with pytest.raises(NotFound):
        await invites.renew_invite(vera, made.id)
    renewed = await invites.renew_invite(olga, made.id)
    clock.move(days=13)
    with pytest.raises(DomainError, match="invite-replaced"):
        await invites.redeem_invite(stranger, made.code, "Инна")
    await invites.redeem_invite(stranger, renewed.code, "Инна")
    assert await count(town, Invite) == 1


async def test_renewing_and_using_at_once(town: Town, olga: Work, stranger: Work) -> None:
    made = await link(olga)
    renewed, used = await asyncio.gather(
        invites.renew_invite(olga, made.id),
        invites.redeem_invite(stranger, made.code, "Инна"),
        return_exceptions=True,
    )
    assert isinstance(renewed, DomainError) is not isinstance(used, DomainError), (renewed, used)


async def test_revoking_and_using_at_once(town: Town, olga: Work, stranger: Work) -> None:
    made = await link(olga)
    people = await count(town, Person)
    revoked, used = await asyncio.gather(
        invites.revoke_invite(olga, made.id),
        invites.redeem_invite(stranger, made.code, "Инна"),
        return_exceptions=True,
    )
    assert isinstance(revoked, DomainError) is not isinstance(used, DomainError), (revoked, used)
    assert await count(town, Person) == people + (not isinstance(used, DomainError))


async def test_unknown_and_foreign_links(olga: Work, vera: Work, gleb: Work, stranger: Work) -> None:
    with pytest.raises(DomainError, match="invite-unknown"):
        await invites.read_invite(stranger, "gibberish")
    made = await link(olga)
    assert (await invites.read_invite(gleb, made.code)).id == made.id, "somebody of another centre comes into this too"
    assert await invites.list_invites(vera) == []
    assert [i.id for i in await invites.list_invites(olga)] == [made.id]


async def test_a_district_of_another_centre_is_not_found(town: Town, olga: Work) -> None:
    with pytest.raises(NotFound):
        await link(olga, role=Role.CURATOR, district=town.mayak.districts["Северный район"])
    assert await count(town, Invite) == 0


async def test_nobody_is_made_an_admin(olga: Work) -> None:
    with pytest.raises(DomainError):
        await link(olga, role=Role.ADMIN)


async def test_a_post_is_made_once_and_held_once(town: Town, olga: Work, stranger: Work) -> None:
    first, second = await link(olga, "1"), await link(olga, "2")
    posts = await count(town, Post)
    await invites.redeem_invite(stranger, first.code, "Инна")
    tenures = await count(town, Tenure)
    await invites.redeem_invite(await town.work(STRANGER), second.code, "Инна")
    assert (await count(town, Post), await count(town, Tenure)) == (posts, tenures)


async def test_who_may_invite(maria: Work, igor: Work, admin: Work, stranger: Work) -> None:
    for work in (maria, igor, admin, stranger):
        with pytest.raises(Denied):
            await link(work)


async def test_an_admin_founds_a_centre_once(town: Town, admin: Work, stranger: Work) -> None:
    made = await centers.found_center(admin, "Центр «Лодка»", ["Южный", "Восточный"], "Asia/Omsk", "key")
    again = await centers.found_center(admin, "Центр «Лодка»", ["Южный", "Восточный"], "Asia/Omsk", "key")
    assert replace(again, code=made.code) == made
    assert made.place == "Координатор"
    with pytest.raises(DomainError, match="center-exists"):
        await centers.found_center(admin, MAYAK, [], "Europe/Moscow", "another")
    await invites.redeem_invite(stranger, again.code, "Инна")
    inna = await town.work(STRANGER)
    assert inna.actor.zone == "Asia/Omsk"
    assert [name for _, name in await centers.list_districts(inna)] == ["Южный", "Восточный"]
    assert ("Центр «Лодка»", 1) in [(name, people) for _, name, people in await centers.list_centers(admin)]


async def test_two_admins_found_the_same_centre_at_once(town: Town, admin: Work) -> None:
    results = await asyncio.gather(
        *(centers.found_center(admin, "Центр «Лодка»", ["Южный"], "Asia/Omsk", f"k{n}") for n in range(4)),
        return_exceptions=True,
    )
    refused = {str(r) for r in results if isinstance(r, BaseException)}
    assert refused == {"center-exists"}
    assert await count(town, Center) == 3


async def test_one_more_coordinator(town: Town, admin: Work, stranger: Work) -> None:
    made = await centers.invite_coordinator(admin, town.mayak.id, "key")
    assert made.center == MAYAK
    with pytest.raises(NotFound):
        await centers.invite_coordinator(admin, 10**6, "other")


async def test_an_admin_s_second_press_opens_no_second_door(town: Town, admin: Work, stranger: Work) -> None:
    first = await centers.invite_coordinator(admin, town.mayak.id, "one press")
    again = await centers.invite_coordinator(admin, town.mayak.id, "another press")
    assert (again.id, again.code) == (first.id, "")
    renewed = await centers.renew_coordinator_invite(admin, town.mayak.id)
    with pytest.raises(DomainError, match="invite-replaced"):
        await invites.redeem_invite(stranger, first.code, "Инна")
    await invites.redeem_invite(stranger, renewed.code, "Инна")
    with pytest.raises(NotFound, match="invite-none-open"):
        await centers.renew_coordinator_invite(admin, town.mayak.id)
    after = await centers.invite_coordinator(admin, town.mayak.id, "after it was used")
    assert after.id != first.id


async def test_a_founded_centre_has_one_open_link(admin: Work) -> None:
    made = await centers.found_center(admin, "Центр «Лодка»", ["Южный"], "Asia/Omsk", "key")
    found = {name: center for center, name, _ in await centers.list_centers(admin)}
    assert (await centers.invite_coordinator(admin, found["Центр «Лодка»"], "press")).id == made.id


async def test_a_coordinators_own_link_is_not_shown_to_the_admin(town: Town, admin: Work, olga: Work) -> None:
    own = await invites.invite(olga, Role.COORDINATOR, "Координатор", None, "", "key")
    assert (await centers.invite_coordinator(admin, town.bereg.id, "press")).id != own.id


async def test_the_command_lines_link(town: Town, clock: FakeClock, stranger: Work) -> None:
    first = await ensure_center(town.db, clock, "Центр «Лодка»", ["Южный"], "Asia/Omsk")
    assert await ensure_center(town.db, clock, "Центр «Лодка»", [], "Europe/Moscow") == first
    made = await coordinator_invite(town.db, clock, first, "cli")
    await invites.redeem_invite(stranger, made.code, "Инна")
    assert (await town.work(STRANGER)).actor.roles == {Role.COORDINATOR}
