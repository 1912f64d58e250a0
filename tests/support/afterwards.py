"""Events that are over, with who was asked, what they said and who came: what comes afterwards begins with them."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.middlewares import OpenWork
from models.access import Role
from models.activity_kinds import Format, Type
from models.events.kinds import Answer, Presence, Reach, Reason
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import Center, Person, Post, Tenure
from services.people.inner.identities import mend
from tests.support.telegram import Phone
from tests.support.town import ANNA, BEREG, LONG_AGO, MARIA, Place, Town, Who

HELD_AT = datetime(2026, 3, 12, 7, tzinfo=UTC)
"""Thursday, 12 March 2026, ten o'clock in Moscow: four days before the clock of the tests."""
CAME = (Answer.COMING, Presence.HERE)
SILENT = (Answer.NONE, Presence.NONE)
Told = tuple[Answer, Presence] | tuple[Answer, Presence, Reason]


async def crowd(town: Town, count: int, district: str = "Лесной район") -> list[Who]:
    """So many more curators of a district of «Берег»."""
    who = [Who(5000 + n, f"Куратор {n:03}", Role.CURATOR, "Куратор", district) for n in range(count)]
    async with town.db.writing() as session:
        for one in who:
            post = Post(
                center_id=town.bereg.id,
                role=Role.CURATOR,
                title=one.post,
                district_id=town.bereg.districts[district],
            )
            person = Person(
                center_id=town.bereg.id, account=one.telegram_id, name=one.name, consent_at=town.clock.now()
            )
            session.add_all([post, person])
            await session.flush()
            await mend(session, town.clock.now())
            session.add(Tenure(post_id=post.id, person_id=person.id, since=LONG_AGO))
            town.bereg.persons[one.name], town.bereg.posts[one.name] = person.id, post.id
    return who


async def held(
    town: Town,
    people: Mapping[Who, Told],
    *,
    hosts: Sequence[Who] = (ANNA,),
    unasked: Sequence[Who] = (),
    place: Place | None = None,
    key: str = "held",
    **more: Any,
) -> int:
    """A recorded seminar of Anna's: each of these with their answer and whether they were there."""
    center = place or town.bereg
    values: dict[str, Any] = {
        "center_id": center.id,
        "client_key": key,
        "state": EventState.RECORDED,
        "title": "Границы помощи",
        "type": Type.SEMINAR,
        "format": Format.MIXED,
        "starts_at": HELD_AT,
        "minutes": 120,
        "reach": Reach.ALL,
        "made_by": center.persons[hosts[0].name],
        "made_at": HELD_AT - timedelta(days=20),
        **more,
    }
    async with town.db.writing() as session:
        event = Event(**values)
        session.add(event)
        await session.flush()
        session.add_all(EventHost(event_id=event.id, post_id=center.posts[one.name]) for one in hosts)
        for one, told in [*people.items(), *((one, (Answer.NONE, Presence.HERE)) for one in unasked)]:
            answer, presence, *reason = told
            session.add(
                EventInvitee(
                    event_id=event.id,
                    person_id=center.persons[one.name],
                    post_id=center.posts[one.name],
                    asked_at=event.made_at,
                    answer=answer,
                    reason=reason[0] if reason else None,
                    answered_at=None if answer is Answer.NONE else event.made_at,
                    presence=presence,
                    present_at=event.starts_at if presence is not Presence.NONE else None,
                    expected=one not in unasked,
                )
            )
        return event.id


async def held_on(phone: Phone) -> int:
    """Anna's seminar in the centre of the invented town, for whoever has nothing but a phone: Maria came."""
    door = next(one for one in phone.dispatcher.update.outer_middleware if isinstance(one, OpenWork))
    async with door.db.reading() as session:
        query = select(Person.name, Person.id, Tenure.post_id, Person.center_id).join(Tenure).join(Center)
        rows = (await session.execute(query.where(Center.name == BEREG).order_by(Person.id))).all()
    persons, posts = {name: person for name, person, _, _ in rows}, {name: post for name, _, post, _ in rows}
    bereg = Place(rows[0][3], persons=persons, posts=posts)
    return await held(Town(door.db, door.clock, bereg, bereg), {MARIA: CAME})
