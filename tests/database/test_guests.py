"""A list of people on both engines: stored whole and once, quickly however long; who has not come is told of."""

import asyncio
from collections.abc import Sequence

import pytest
from sqlalchemy import func, select, update

from models.access import Role
from models.errors import Denied, DomainError
from models.guests.judging import Doubt
from models.guests.lines import MOST_LINES, Guest
from models.guests.tables import GuestContent, GuestList
from models.notifications import NoticeKind
from models.people import District, Invite, Person, Post
from services.guests import lists, waiting
from services.people import districts, invites, members
from services.privacy import own_data
from services.privacy.inner.retention import forget_what_is_old
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.requests import fire, kinds
from tests.support.town import MARIA, OLGA, STRANGER, Town

SURNAMES = ("Серова", "Лугова", "Речная", "Полева", "Тихая", "Озёрова")
NAMES = ("Инна", "Зоя", "Нина", "Алла")


async def listed(work: Work, guests: Sequence[Guest], key: str = "list") -> int:
    """A list as the reader has left it."""
    who = {"center_id": work.center_id, "person_id": work.person_id, "client_key": key}
    content = GuestContent(guests=guests).json
    async with work.db.writing() as session:
        session.add(found := GuestList(**who, made_at=work.clock.now(), content=content))
    return found.id


def curator(line: int, name: str, district: str = "Лесной район") -> Guest:
    return Guest(line=line, name=name, title="куратор", district=district)


async def count(town: Town, table: type) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_posts_and_links_are_made_at_once_and_somebody_comes(town: Town, olga: Work, stranger: Work) -> None:
    posts = await count(town, Post)
    made = await listed(
        olga,
        [
            curator(1, "Серова Инна Львовна"),
            curator(2, "Лугова Зоя Ильинична"),
            Guest(line=3, name="Речная Нина", title="логопед"),
            curator(4, "Орлова Мария Петровна"),
            curator(5, "Тихая Алла", "Марсианский район"),
        ],
    )
    await lists.say_district(olga, made, "марсианский район", None, make=True)
    stored = await lists.store(olga, made)
    assert [(one.guest, one.place) for one in stored.links] == [
        ("Серова Инна Львовна", "Куратор, Лесной район"),
        ("Лугова Зоя Ильинична", "Куратор, Лесной район"),
        ("Речная Нина", "Логопед"),
        ("Тихая Алла", "Куратор, Марсианский район"),
    ]
    assert await count(town, Post) == posts + 2, "the curator's post of a district stands already"
    left = await lists.review(olga, made)
    assert [(one.guest.line, one.doubt) for one in left.verdicts] == [(4, Doubt.HERE)]
    assert (left.content.stored, left.stored) == (4, True)
    assert [one.name for one in await waiting.list_waiting(olga)] == [one.guest for one in stored.links]
    came = await invites.redeem_invite(stranger, stored.links[0].code, "Серова Инна Львовна")
    assert came.role is Role.CURATOR
    assert await waiting.count_waiting(olga) == 3


async def _works(stranger: Work, code: str) -> bool:
    try:
        await invites.read_invite(stranger, code)
    except DomainError:
        return False
    return True


async def test_pressed_again_or_after_a_crash_it_makes_nothing_twice(town: Town, olga: Work, stranger: Work) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна"), curator(2, "Лугова Зоя Ильинична")])
    first, second = await asyncio.gather(lists.store(olga, made), lists.store(olga, made))
    assert await count(town, Invite) == 2
    assert [one.id for one in first.links] == [one.id for one in second.links]
    works = [await _works(stranger, one.code) for one in (*first.links, *second.links)]
    assert sum(works) == 2, "of each person one link works"
    last = await lists.store(olga, made)
    await invites.redeem_invite(stranger, last.links[0].code, "Серова Инна Львовна")
    assert [one.guest for one in (await lists.store(olga, made)).links] == ["Лугова Зоя Ильинична"]


async def test_all_or_nothing(town: Town, olga: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна", "Новый район")])
    await lists.say_district(olga, made, "Новый район", None, make=True)
    before = await count(town, Post), await count(town, District), await count(town, Invite)

    async def fail(*_: object) -> None:
        raise OSError("the machine is gone")

    with monkeypatch.context() as broken:
        broken.setattr("services.guests.inner.storing.with_links", fail)
        with pytest.raises(OSError, match="gone"):
            await lists.store(olga, made)
    assert (await count(town, Post), await count(town, District), await count(town, Invite)) == before
    assert len((await lists.store(olga, made)).links) == 1, "nothing of the list was lost"


async def test_five_hundred_people_cost_as_many_statements_as_five(town: Town, olga: Work) -> None:
    names = [f"{a} {b} {c}овна" for a in SURNAMES for b in NAMES for c in ("Иван", "Пётр", "Льв", "Глеб", "Макар")]
    names = [f"{name}{suffix}" for suffix in ("", "-Ясная", "-Лесная", "-Полева", "-Речная") for name in names]
    made = await listed(olga, [curator(n, name) for n, name in enumerate(names[:MOST_LINES], 1)])
    stored = await lists.store(olga, made)
    assert len(stored.links) == MOST_LINES
    assert len({one.code for one in stored.links}) == MOST_LINES
    assert len(await waiting.renew_waiting(olga)) == MOST_LINES


async def test_whoever_was_put_out_and_whoever_may_not_store_nothing(town: Town, olga: Work, maria: Work) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна")])
    with pytest.raises(Denied):
        await lists.store(maria, made)
    async with town.db.writing() as session:
        await session.execute(update(Post).where(Post.role == Role.COORDINATOR).values(role=Role.HEAD))
    with pytest.raises(Denied):
        await lists.store(olga, made)
    assert await count(town, Invite) == 0


async def test_nothing_good_is_said(olga: Work) -> None:
    made = await listed(olga, [curator(1, "Орлова"), curator(2, "Мария Орлова")])
    with pytest.raises(DomainError, match="guests-none-well"):
        await lists.store(olga, made)


async def test_more_links_leave_the_printed_ones(olga: Work, stranger: Work) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна"), curator(2, "Лугова Зоя Ильинична")])
    printed = (await lists.store(olga, made)).links
    one = await waiting.more_links(olga, 0, 1)
    (other,) = await waiting.more_links(olga, one[0].id, 10)
    assert [one[0].guest, other.guest] == [link.guest for link in printed]
    for code in (printed[0].code, one[0].code):
        await invites.read_invite(stranger, code)
    await invites.redeem_invite(stranger, printed[0].code, "Серова Инна Львовна")
    with pytest.raises(DomainError, match="invite-used"):
        await invites.read_invite(stranger, one[0].code)
    (anew,) = await waiting.renew_waiting(olga)
    for code in (printed[1].code, other.code):
        with pytest.raises(DomainError, match="invite-replaced"):
            await invites.read_invite(stranger, code)
    await invites.read_invite(stranger, anew.code)


async def test_a_link_to_a_post_that_was_closed_since(town: Town, olga: Work, stranger: Work) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна")])
    (link,) = (await lists.store(olga, made)).links
    async with town.db.writing() as session:
        await session.execute(update(Post).where(Post.id == link.post_id).values(closed_on=olga.today))
    for use in (invites.read_invite(stranger, link.code), invites.redeem_invite(stranger, link.code, "Инна")):
        with pytest.raises(DomainError, match="invite-post-closed"):
            await use
    assert await waiting.count_waiting(olga) == 0


async def test_who_has_not_come_is_told_after_three_days_and_after_seven(
    town: Town, olga: Work, stranger: Work, clock: FakeClock
) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна"), curator(2, "Лугова Зоя Ильинична")])
    links = (await lists.store(olga, made)).links
    await fire(town)
    assert await kinds(town, OLGA) == []
    clock.move(days=6)  # Thursday, and the next working day's morning is behind it
    await fire(town)
    assert await kinds(town, OLGA) == [NoticeKind.INVITES_WAIT]
    await invites.redeem_invite(stranger, links[0].code, "Серова Инна Львовна")
    clock.move(days=5)
    await fire(town)
    assert await kinds(town, OLGA) == [NoticeKind.INVITES_WAIT] * 2, "once for all who were invited together"
    assert await kinds(town, MARIA) == []
    clock.move(days=20)
    await fire(town)
    assert await kinds(town, OLGA) == [NoticeKind.INVITES_WAIT] * 2
    (late,) = await waiting.list_waiting(olga)
    assert late.over
    await invites.renew_invite(olga, late.id)
    clock.move(days=30)  # nobody looked for a month: it is told once, by what is true now
    await fire(town)
    assert await kinds(town, OLGA) == [NoticeKind.INVITES_WAIT] * 3


async def test_nothing_is_told_of_who_came_or_was_called_off(town: Town, olga: Work, clock: FakeClock) -> None:
    made = await listed(olga, [curator(1, "Серова Инна Львовна"), curator(2, "Лугова Зоя Ильинична")])
    one, other = (await lists.store(olga, made)).links
    await invites.redeem_invite(await town.work(STRANGER), one.code, "Серова Инна Львовна")
    await invites.revoke_invite(olga, other.id)
    clock.move(days=20)
    await fire(town)
    assert await kinds(town, OLGA) == []


async def test_a_list_is_kept_for_a_week_and_forgets_who_asks(town: Town, olga: Work, clock: FakeClock) -> None:
    made = await listed(olga, [curator(1, "Орлова Мария Петровна"), curator(2, "Лугова")])
    await own_data.forget(await town.work(MARIA))
    assert [one.guest.name for one in (await lists.review(olga, made)).verdicts] == ["Лугова"]
    async with town.db.reading() as session:
        assert await session.scalar(select(Person.name).where(Person.name == MARIA.name)) is None
    clock.move(days=6)
    await forget_what_is_old(town.db, clock)
    await lists.review(olga, made)
    clock.move(days=2)
    await forget_what_is_old(town.db, clock)
    with pytest.raises(DomainError, match="guests-gone"):
        await lists.review(olga, made)
    assert await members.list_members(olga)


async def test_a_district_that_was_closed_is_there_again(town: Town, olga: Work) -> None:
    await districts.close_district(olga, town.bereg.districts["Степной район"])
    made = await listed(olga, [curator(1, "Серова Инна Львовна", "Степной район")])
    assert [one.name for one in (await lists.review(olga, made)).asked] == ["Степной район"]
    await lists.say_district(olga, made, "Степной район", None, make=True)
    assert [one.place for one in (await lists.store(olga, made)).links] == ["Куратор, Степной район"]
    assert await count(town, District) == len(town.bereg.districts) + len(town.mayak.districts)
