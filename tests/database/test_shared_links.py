"""A link of many on both engines: so many people, so many days, each confirmed by a coordinator and never by time."""

import asyncio

import pytest
from sqlalchemy import select

from models.access import Role
from models.errors import DomainError, NotFound
from models.notifications import NoticeKind
from models.people import Tenure
from services.guests import shared, waiting
from services.people import admissions, districts, invites
from services.people.invitation import Invitation
from services.privacy import own_data
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.requests import fire, kinds
from tests.support.town import MARIA, OLGA, STRANGER, Town, Who


async def link(olga: Work, town: Town, places: int = 2, days: int = 3, key: str = "shared") -> Invitation:
    return await shared.make_shared(olga, "Куратор", town.bereg.districts["Озёрный округ"], places, days, key)


async def come(town: Town, code: str, number: int) -> Invitation:
    return await invites.redeem_invite(town.named(await town.work(STRANGER), 7000 + number), code, f"Гость {number}")


async def test_who_comes_sees_nothing_until_confirmed(town: Town, olga: Work, maria: Work) -> None:
    made = await link(olga, town)
    assert (await come(town, made.code, 1)).waits
    guest = await town.work(Who(7001, ""))
    assert guest.actor.roles == frozenset()
    waited = await admissions.waited_for(guest)
    assert waited is not None
    assert (waited.place, waited.how) == ("Куратор", "shared")
    assert await kinds(town, OLGA) == [NoticeKind.ARRIVAL_ASKED]
    (one,) = await admissions.list_arrivals(olga)
    assert one.line == "Гость 1 · Куратор, Озёрный округ"
    assert await admissions.decide(olga, one.id, admit=True) == "Гость 1"
    came = await town.work(Who(7001, ""))
    assert came.actor.roles == {Role.CURATOR}
    assert came.actor.district_ids == (town.bereg.districts["Озёрный округ"],)
    assert await kinds(town, Who(7001, "")) == [NoticeKind.ARRIVAL_DECIDED]
    assert await admissions.list_arrivals(olga) == []
    assert not (await come(town, made.code, 1)).waits, "who is in comes in again"
    assert await waiting.list_waiting(olga) == []
    assert await invites.list_invites(olga) == []


async def test_no_more_than_so_many_and_a_refusal_makes_room(town: Town, olga: Work) -> None:
    made = await link(olga, town)
    results = await asyncio.gather(*(come(town, made.code, n) for n in range(5)), return_exceptions=True)
    assert [str(one) for one in results if isinstance(one, BaseException)] == ["invite-full"] * 3
    first, _ = await admissions.list_arrivals(olga)
    await admissions.decide(olga, first.id, admit=False)
    assert (await come(town, made.code, 8)).waits
    with pytest.raises(DomainError, match="invite-full"):
        await come(town, made.code, 9)
    (told,) = await shared.list_shared(olga)
    assert (told.came, told.places, told.place) == (2, 2, "Куратор, Озёрный округ")


async def test_it_ends_by_time_by_another_link_and_by_a_word(town: Town, olga: Work, clock: FakeClock) -> None:
    made = await link(olga, town)
    anew = await shared.renew_shared(olga, made.id)
    with pytest.raises(DomainError, match="invite-replaced"):
        await come(town, made.code, 1)
    clock.move(days=2)
    assert (await come(town, anew.code, 1)).waits
    clock.move(days=1)
    with pytest.raises(DomainError, match="invite-expired"):
        await come(town, anew.code, 2)
    with pytest.raises(NotFound):
        await shared.renew_shared(olga, made.id)
    gone = await link(olga, town, key="another")
    await invites.revoke_invite(olga, gone.id)
    with pytest.raises(DomainError, match="invite-revoked"):
        await come(town, gone.code, 3)
    assert await shared.list_shared(olga) == []


async def test_time_confirms_nobody_and_asks_again(town: Town, olga: Work, clock: FakeClock) -> None:
    made = await link(olga, town)
    await come(town, made.code, 1)
    for _ in range(40):
        await fire(town)
        clock.move(days=1)
    assert (await town.work(Who(7001, ""))).actor.roles == frozenset()
    assert await kinds(town, OLGA) == [NoticeKind.ARRIVAL_ASKED] * 4
    assert await kinds(town, MARIA) == []
    (one,) = await admissions.list_arrivals(olga)
    await own_data.forget(await town.work(Who(7001, "")))
    assert await admissions.list_arrivals(olga) == []
    with pytest.raises(DomainError):
        await admissions.decide(olga, 10**6, admit=True)
    await admissions.decide(olga, one.id, admit=True)
    async with town.db.reading() as session:
        held = await session.scalars(select(Tenure.id).where(Tenure.post_id == made.post_id))
    assert list(held) == [], "whoever asked to be forgotten comes in nowhere"


@pytest.mark.parametrize(
    ("title", "places", "days"),
    [("Координатор", 5, 3), ("Руководитель", 5, 3), ("Куратор", 1, 3), ("Куратор", 101, 3), ("Куратор", 5, 31)],
)
async def test_what_it_may_not_give(olga: Work, title: str, places: int, days: int) -> None:
    with pytest.raises(DomainError, match="guests-shared-bounds"):
        await shared.make_shared(olga, title, None, places, days, "key")


async def test_the_same_key_makes_one_link_and_no_longer_life(town: Town, olga: Work, clock: FakeClock) -> None:
    made = await link(olga, town)
    clock.move(days=1)
    again = await link(olga, town)
    assert (again.id, again.expires_at) == (made.id, made.expires_at)
    assert again.code != made.code


async def test_nobody_is_let_into_a_place_that_was_closed_meanwhile(town: Town, olga: Work) -> None:
    made = await link(olga, town)
    await come(town, made.code, 1)
    (one,) = await admissions.list_arrivals(olga)
    await districts.close_district(olga, town.bereg.districts["Озёрный округ"])
    assert await shared.list_shared(olga) == []
    with pytest.raises(DomainError, match="admission-post-closed"):
        await admissions.decide(olga, one.id, admit=True)
    assert await admissions.decide(olga, one.id, admit=False) == "Гость 1"
    assert (await town.work(Who(7001, ""))).actor.roles == frozenset()
