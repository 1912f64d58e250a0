"""Who of the demonstration is in MAX: the same person by another messenger, and letters go there."""

from sqlalchemy import select

from examples.demo.joined import join
from models.identities import Identity, Messenger
from services.people.members import Actors
from services.work import Work
from tests.support.town import OLGA, STRANGER, Town


async def test_a_number_in_max_is_the_person_of_the_centre(town: Town, olga: Work) -> None:
    await join(olga.db, olga.clock.now(), f"{OLGA.telegram_id},{STRANGER.telegram_id}")
    actor = await Actors(olga.db, olga.clock, (), Messenger.MAX).load(OLGA.telegram_id)
    assert actor.person_id == olga.actor.person_id
    async with olga.db.reading() as session:
        mine = (
            select(Identity.messenger, Identity.tells)
            .where(Identity.account == OLGA.telegram_id)
            .order_by(Identity.messenger)
        )
        assert [tuple(one) for one in await session.execute(mine)] == [
            (Messenger.MAX, True),
            (Messenger.TELEGRAM, False),
        ]
    stranger = await Actors(olga.db, olga.clock, (), Messenger.MAX).load(STRANGER.telegram_id)
    assert stranger.person_id is None


async def test_nobody_is_in_max_unless_told(town: Town, olga: Work) -> None:
    await join(olga.db, olga.clock.now(), "")
    actor = await Actors(olga.db, olga.clock, (), Messenger.MAX).load(OLGA.telegram_id)
    assert actor.person_id is None
