"""An event that is announced already, its people asked: what its day begins with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from bot.middlewares import OpenWork
from models.activity_kinds import Format, Type
from models.events.kinds import Answer, Reach
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import Center, Person, Tenure
from tests.support.telegram import Phone
from tests.support.town import ANNA, BEREG, MARIA, PYOTR, Place, Town, Who

STARTS = datetime(2026, 3, 17, 7, tzinfo=UTC)
"""Tuesday, 17 March 2026, ten o'clock in Moscow."""


async def gathering(
    town: Town,
    *,
    asked: Sequence[Who] = (MARIA, PYOTR),
    hosts: Sequence[Who] = (ANNA,),
    of: Place | None = None,
    key: str = "event",
    **more: Any,
) -> int:
    """Anna's seminar, to which Maria and Pyotr say that they come, unless told otherwise."""
    center = of or town.bereg
    values: dict[str, Any] = {
        "center_id": center.id,
        "client_key": key,
        "state": EventState.ANNOUNCED,
        "title": "Детство без слёз",
        "type": Type.SEMINAR,
        "format": Format.IN_PERSON,
        "starts_at": STARTS,
        "minutes": 120,
        "place": "Конференц-зал",
        "reach": Reach.ALL,
        "made_by": center.persons[next(iter(center.persons))],
        "made_at": town.clock.now(),
        **more,
    }
    async with town.db.writing() as session:
        event = Event(**values)
        session.add(event)
        await session.flush()
        session.add_all(EventHost(event_id=event.id, post_id=center.posts[one.name]) for one in hosts)
        session.add_all(
            EventInvitee(
                event_id=event.id,
                person_id=center.persons[one.name],
                post_id=center.posts[one.name],
                asked_at=town.clock.now(),
                answer=Answer.COMING,
            )
            for one in asked
        )
        return event.id


async def invitees(town: Town, event: int) -> dict[int, EventInvitee]:
    """Who is asked or came, by person."""
    async with town.db.reading() as session:
        rows = await session.scalars(select(EventInvitee).where(EventInvitee.event_id == event))
        return {one.person_id: one for one in rows}


async def of_phone(phone: Phone, **more: Any) -> int:
    """The same in the centre of the invented town, for whoever has nothing but a phone."""
    doors = (one for one in phone.dispatcher.update.outer_middleware if isinstance(one, OpenWork))
    door = next(doors)
    async with door.db.reading() as session:
        query = select(Person.name, Person.id, Tenure.post_id, Person.center_id).join(Tenure).join(Center)
        rows = (await session.execute(query.where(Center.name == BEREG).order_by(Person.id))).all()
    names = {name: (person, post) for name, person, post, _ in rows}
    persons, posts = ({name: pair[n] for name, pair in names.items()} for n in (0, 1))
    bereg = Place(rows[0].center_id, persons=persons, posts=posts)
    return await gathering(Town(door.db, door.clock, bereg, bereg), **more)
