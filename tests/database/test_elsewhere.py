"""Whoever works in two centres: in the one nothing of the other is there, and a thing is known by its centre."""

import pytest

from handlers.turning import thing_of
from models.errors import DomainError
from models.people import Person, Tenure
from places.event_day import EventDayPlace
from places.events import EventPlace, EventThen
from services.people import elsewhere
from services.people.inner.identities import mend
from services.work import Work
from tests.support.foreign import DAY, FINDS_NOTHING, TABLE, settle_foreign
from tests.support.town import OLGA, Town

WHOSE = "people.elsewhere.whose.thing_id"
CALLED = {"vacancy": "post", "occurrence": "date", "asker": "person"}
"""What these things are called there."""


async def of_both(town: Town) -> Work:
    """The coordinator of «Берег» is another one of «Маяк» too, and is in «Берег» now."""
    post = town.mayak.posts["Вера Холодова"]
    async with town.db.writing() as session:
        person = Person(center_id=town.mayak.id, account=OLGA.telegram_id, name="О", consent_at=town.clock.now())
        session.add(person)
        await session.flush()
        await mend(session, town.clock.now())
        session.add(Tenure(post_id=post, person_id=person.id, since=DAY))
    return await town.work(OLGA)


@pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
async def test_the_other_centres_things_do_not_exist_though_they_are_ones_own(town: Town) -> None:
    foreign = await settle_foreign(town)
    work = await of_both(town)
    for name, use in TABLE.items():
        if name == WHOSE:
            assert await use(work, foreign) == work.actor.elsewhere[0], "which centre it is of, and no more"
        elif name in FINDS_NOTHING:
            assert await use(work, foreign) is None, name
        else:
            with pytest.raises(DomainError):
                await use(work, foreign)


@pytest.mark.parametrize("engine_database", ["sqlite"], indirect=True)
@pytest.mark.parametrize("then", [*EventThen, None])
async def test_a_button_about_an_event_is_of_its_centre(town: Town, then: EventThen | None) -> None:
    foreign = await settle_foreign(town)
    work = await of_both(town)
    thing = thing_of(EventDayPlace(held=foreign.held) if then is None else EventPlace(held=foreign.held, then=then))
    assert thing is not None
    assert await elsewhere.whose(work, *thing) == work.actor.elsewhere[0]


@pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
async def test_of_whichever_thing_it_is_known_in_which_of_ones_centres_it_is(town: Town) -> None:
    foreign = await settle_foreign(town)
    work = await of_both(town)
    found = {
        thing: await elsewhere.whose(work, thing, getattr(foreign, CALLED.get(thing, thing)))
        for thing in elsewhere.THINGS
    }
    assert {thing for thing, one in found.items() if one is None or one.center_id != town.mayak.id} == set()
    assert await elsewhere.whose(work, "request", foreign.own_request) is None, "it is of this centre"
    there = await elsewhere.turn_to(work, work.actor.elsewhere[0].person_id)
    assert there.center_id == town.mayak.id
    assert (await town.work(OLGA)).center_id == town.mayak.id
