"""Events and tasks when people and posts change: merged, undone, left, forgotten; and what «Мои данные» say of them."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from models.access import Role
from models.events.afterwards import PostTask
from models.events.kinds import Answer, Presence, Reach
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import Post
from services.people import members, posts, undoing
from services.privacy import own_data
from services.tasks import lists, making
from services.tasks.lists import View
from tests.support.afterwards import CAME, held
from tests.support.town import ANNA, IGOR, MARIA, OLGA, PYOTR, Town, Who

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
