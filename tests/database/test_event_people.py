"""Events and tasks when people and posts change: merged, undone, left, forgotten; and what «Мои данные» say of them."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from models.access import Role
from models.events.afterwards import PostTask
from models.events.kinds import Answer, Presence, Reach
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.notifications import NoticeKind, Notification
from models.people import Post
from services.handover import giving
from services.people import invites, members, posts, undoing
from services.privacy import own_data
from services.tasks import lists, making
from services.tasks.lists import View
from services.work import Work
from tests.support.afterwards import CAME, held
from tests.support.clock import FakeClock
from tests.support.reminders import fire
from tests.support.town import ANNA, GLEB, IGOR, MARIA, OLGA, PYOTR, STRANGER, Town, Who

AHEAD = datetime(2026, 4, 20, 7, tzinfo=UTC)
YES = (Answer.COMING, Presence.NONE)


async def invitees(town: Town, event: int) -> dict[int, EventInvitee]:
    async with town.db.reading() as session:
        rows = await session.scalars(select(EventInvitee).where(EventInvitee.event_id == event))
        return {one.person_id: one for one in rows}


async def hosts(town: Town, event: int) -> list[int]:
    async with town.db.reading() as session:
        return list(await session.scalars(select(EventHost.post_id).where(EventHost.event_id == event)))


async def second_psychologist(town: Town) -> int:
    """A vacant post like Anna's."""
    return await posts.add_post(await town.work(OLGA), Role.SPECIALIST, "Педагог-психолог", None)


async def test_a_merged_post_takes_its_tasks_events_and_invitations_along_and_back(town: Town) -> None:
    olga = await town.work(OLGA)
    other = await second_psychologist(town)
    anna = town.bereg.posts[ANNA.name]
    await making.store(olga, "Подготовить памятку; психолог; 20 апреля", "k")
    ahead = await held(town, {ANNA: YES}, hosts=[ANNA], key="a", state=EventState.ANNOUNCED, starts_at=AHEAD)
    past = await held(town, {ANNA: CAME}, hosts=[ANNA], key="p")
    audience = {"roles": [], "districts": [], "posts": [anna, other]}
    draft = await held(
        town, {}, hosts=[ANNA], key="d", state=EventState.DRAFT, starts_at=AHEAD, reach=Reach.POSTS, audience=audience
    )
    await posts.merge_posts(olga, anna, other)

    async def seen() -> tuple[int, list[int], int, list[int], list[str | int]]:
        async with town.db.reading() as session:
            task = await session.scalar(select(PostTask.post_id))
            asked = (await session.get_one(Event, draft)).audience["posts"]
        mine = (await invitees(town, ahead))[town.bereg.persons[ANNA.name]].post_id
        return task or 0, await hosts(town, ahead), mine, await hosts(town, past), asked

    assert await seen() == (other, [other], other, [anna], [other])
    assert [one.words for one in (await lists.list_tasks(await town.work(ANNA))).items] == ["Подготовить памятку"]
    await undoing.undo(olga, (await undoing.list_done(olga))[0].id)
    assert await seen() == (anna, [anna], anna, [anna], [anna, other])


async def test_a_closed_post_keeps_its_task_for_the_coordinator(town: Town) -> None:
    olga = await town.work(OLGA)
    await making.store(olga, "Подготовить памятку; психолог; 20 апреля", "k")
    await posts.close_post(olga, town.bereg.posts[ANNA.name])
    (task,) = (await lists.list_tasks(olga, View.GIVEN)).items
    assert task.open
    async with town.db.reading() as session:
        post = await session.get_one(Post, town.bereg.posts[ANNA.name])
    assert post.closed_on is not None


async def waiting(town: Town) -> int:
    """One seat: Maria has it, Pyotr waits."""
    event = await held(
        town, {MARIA: YES, PYOTR: YES}, hosts=[OLGA], state=EventState.ANNOUNCED, starts_at=AHEAD, seats=1
    )
    async with town.db.writing() as session:
        one = await session.scalar(select(EventInvitee).where(EventInvitee.person_id == town.bereg.persons[PYOTR.name]))
        assert one is not None
        one.waiting_since = town.clock.now() - timedelta(hours=1)
    return event


async def seated(town: Town, event: int) -> set[int]:
    return {person for person, one in (await invitees(town, event)).items() if one.seated}


async def test_who_leaves_the_centre_leaves_their_seat_to_who_waits(town: Town) -> None:
    event = await waiting(town)
    past = await held(town, {MARIA: CAME}, key="past")
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures[MARIA.name])
    assert await seated(town, event) == {town.bereg.persons[PYOTR.name]}
    assert town.bereg.persons[MARIA.name] not in await invitees(town, event)
    assert town.bereg.persons[MARIA.name] in await invitees(town, past)


async def test_who_is_forgotten_too(town: Town) -> None:
    event = await waiting(town)
    await own_data.forget(await town.work(MARIA))
    assert await seated(town, event) == {town.bereg.persons[PYOTR.name]}


async def test_my_data_tell_of_events_and_tasks(town: Town) -> None:
    await held(town, {MARIA: CAME, PYOTR: YES})
    await making.store(await town.work(IGOR), "Подготовить памятку; психолог; 20 апреля", "k")

    async def told(who: Who) -> tuple[list[tuple[str, str, str]], list[str]]:
        found = await own_data.own_data(await town.work(who))
        assert found is not None
        return [(e.title, e.answer, e.presence) for e in found.events], [t.words for t in found.tasks]

    assert await told(MARIA) == ([("Границы помощи", "coming", "here")], [])
    assert await told(PYOTR) == ([("Границы помощи", "coming", "none")], [])
    assert await told(IGOR) == ([], ["Подготовить памятку"])


async def asked(town: Town, who: int) -> list[tuple[int, bool]]:
    """The events that somebody is asked to, and whether they were told of each."""
    own = EventInvitee.person_id == who
    told = select(Notification.subject_id).where(
        Notification.person_id == who, Notification.kind == NoticeKind.EVENT_ASKED
    )
    async with town.db.reading() as session:
        rows = await session.scalars(select(EventInvitee.event_id).where(own).order_by(EventInvitee.event_id))
        letters = list(await session.scalars(told))
        return [(event, letters.count(event) == 1) for event in rows]


async def curator_of_the_forest(town: Town, work: Work) -> Work:
    """A stranger comes by a link as the second curator of Pyotr's district."""
    olga = await town.work(OLGA)
    forest = town.bereg.districts["Лесной район"]
    link = await invites.invite(olga, Role.CURATOR, "Куратор", forest, "Инна Серова", "forest")
    await invites.redeem_invite(work, link.code, "Инна Серова")
    return await town.work(STRANGER)


async def test_who_comes_is_asked_to_what_is_announced_for_their_post(town: Town, stranger: Work) -> None:
    districts = town.bereg.districts
    soon: dict[str, Any] = {"state": EventState.ANNOUNCED, "starts_at": AHEAD, "hosts": [ANNA]}

    def of(district: str) -> dict[str, Any]:
        audience = {"roles": ["curator"], "districts": [districts[district]], "posts": []}
        return {"reach": Reach.CHOSEN, "audience": audience}

    every = await held(town, {}, key="all", **soon)
    theirs = await held(town, {}, key="forest", **of("Лесной район"), **soon)
    beside = await held(town, {PYOTR: YES}, key="beside", **of("Петровский район"), **soon)
    hand: dict[str, Any] = {
        "reach": Reach.POSTS,
        "audience": {"roles": [], "districts": [], "posts": [town.bereg.posts[PYOTR.name]]},
    }
    by_hand = await held(town, {}, key="hand", **hand, **soon)
    await held(town, {}, key="other", **of("Петровский район"), **soon)
    await held(town, {}, key="draft", **{**soon, "state": EventState.DRAFT})
    await held(town, {}, key="gone", **{**soon, "state": EventState.CANCELLED})
    await held(town, {}, key="past", **{**soon, "starts_at": town.clock.now()})
    await held(town, {}, key="feast", reach=Reach.FAMILIES, **soon)
    await held(town, {}, key="theirs", place=town.mayak, state=EventState.ANNOUNCED, starts_at=AHEAD, hosts=[GLEB])
    inna = await curator_of_the_forest(town, stranger)
    # the second curator of the district has the post that Pyotr has
    assert await asked(town, inna.person_id) == [(every, True), (theirs, True), (beside, True), (by_hand, True)]


async def test_who_hosts_by_their_new_post_is_not_asked(town: Town, stranger: Work) -> None:
    await held(town, {}, hosts=[PYOTR], state=EventState.ANNOUNCED, starts_at=AHEAD)
    inna = await curator_of_the_forest(town, stranger)
    assert await asked(town, inna.person_id) == []


async def test_a_further_post_asks_to_its_events_and_to_none_twice(town: Town, maria: Work) -> None:
    soon: dict[str, Any] = {"state": EventState.ANNOUNCED, "starts_at": AHEAD}
    both = await held(town, {MARIA: YES}, key="all", **soon)
    post = await second_psychologist(town)
    audience = {"roles": ["specialist"], "districts": [], "posts": []}
    more = await held(town, {}, key="more", reach=Reach.CHOSEN, audience=audience, **soon)
    await posts.give_post(await town.work(OLGA), post, maria.person_id)
    assert await asked(town, maria.person_id) == [(both, False), (more, True)]
    assert (await invitees(town, both))[maria.person_id].answer is Answer.COMING


async def test_who_handed_their_post_over_leaves_their_seat_on_the_day_after(
    town: Town, stranger: Work, clock: FakeClock
) -> None:
    event = await waiting(town)
    post, tenure = town.bereg.posts[MARIA.name], town.bereg.tenures[MARIA.name]
    made = await giving.begin(await town.work(OLGA), post, tenure, "Инна Серова", 7, "k")
    await invites.redeem_invite(stranger, made.code, "Инна Серова")
    inna = await town.work(STRANGER)
    assert town.bereg.persons[MARIA.name] in await seated(town, event), "both are there for a week"
    assert await asked(town, inna.person_id) == [(event, True)]
    clock.move(days=8)
    await fire(town)
    assert await seated(town, event) == {town.bereg.persons[PYOTR.name]}
    assert town.bereg.persons[MARIA.name] not in await invitees(town, event)


async def test_who_waits_for_a_seat_and_leaves_waits_no_more(town: Town) -> None:
    event = await waiting(town)
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures[PYOTR.name])
    assert set(await invitees(town, event)) == {town.bereg.persons[MARIA.name]}
    assert await seated(town, event) == {town.bereg.persons[MARIA.name]}
