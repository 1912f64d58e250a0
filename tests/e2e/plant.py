"""Rows of a centre written straight into the database of a bot at work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from examples.demo.cast import Part
from examples.demo.past import ROLES
from examples.demo.tally import Deed
from models.activities import (
    Activity,
    Attendance,
    Category,
    Evidence,
    Facts,
    Format,
    Handout,
    Level,
    Material,
    Proof,
    Type,
)
from models.events.kinds import Answer, Reach
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import Center, District, Person, Post, Tenure
from services.people.inner.identities import mend
from services.texts import label

E = TypeVar("E", bound=StrEnum)
COLUMNS = ("type", "title", "title_key", "day", "district_id", "format", "level", "result")


@dataclass(frozen=True)
class Planted:
    """A centre's number, and the numbers of its districts and people by their names."""

    center: int
    districts: Mapping[str, int]
    people: Mapping[str, int]


async def plant_center(
    db: AsyncConnection, name: str, districts: Sequence[str], people: Mapping[int, Part], moment: datetime
) -> Planted:
    """A centre with its districts; the people, by their Telegram ids, hold their posts since a year before `moment`."""
    center = await _one(db, Center, name=name, zone="Europe/Moscow", created_at=moment)
    places = {
        place: await _one(db, District, center_id=center, name=place, position=number)
        for number, place in enumerate(districts, 1)
    }
    planted = Planted(center, places, {})
    persons = {part.name: await _person(db, planted, telegram_id, part, moment) for telegram_id, part in people.items()}
    await mend(db, moment)
    return replace(planted, people=persons)


async def _person(db: AsyncConnection, planted: Planted, telegram_id: int, part: Part, moment: datetime) -> int:
    district = planted.districts.get(part.place)
    title = part.place if part.place and district is None else part.role
    post = await _one(db, Post, center_id=planted.center, role=ROLES[part.role], title=title, district_id=district)
    person = await _one(
        db, Person, center_id=planted.center, telegram_id=telegram_id, name=part.name, consent_at=moment
    )
    since = (moment - timedelta(days=365)).date()
    await db.execute(insert(Tenure).values(post_id=post, person_id=person, since=since))
    return person


async def plant_deed(db: AsyncConnection, planted: Planted, deed: Deed, moment: datetime, key: str) -> int:
    """A logged activity; returns its number."""
    draft = Activity()
    _facts(planted, deed).write_to(draft)
    number = await _one(
        db,
        Activity,
        center_id=planted.center,
        author_id=planted.people[deed.author],
        client_key=key,
        created_at=moment,
        **{name: getattr(draft, name) for name in COLUMNS},
    )
    people = [{"category": a.category, "in_person": a.in_person, "remote": a.remote} for a in draft.attendance]
    proofs = [{"kind": p.kind, "present": p.present, "place": p.place} for p in draft.evidence]
    copies = [{"kind": h.kind, "copies": h.copies} for h in draft.handouts]
    for table, rows in ((Attendance, people), (Proof, proofs), (Handout, copies)):
        if rows:
            await db.execute(insert(table), [{"activity_id": number, **row} for row in rows])
    return number


def _facts(planted: Planted, deed: Deed) -> Facts:
    here, afar = (sum(pair[side] for pair in deed.people.values()) for side in (0, 1))
    form = Format.MIXED if here and afar else Format.REMOTE if afar else Format.IN_PERSON
    return Facts(
        type=_named(Type, "type")[deed.type],
        title=deed.title,
        day=deed.day,
        district_id=planted.districts[deed.district] if deed.district else None,
        format=form,
        level=Level.DISTRICT if deed.district else Level.SEGMENT,
        attendance={_named(Category, "category")[name]: pair for name, pair in deed.people.items()},
        result=deed.result,
        evidence={_named(Evidence, "evidence")[name]: (True, place) for name, place in deed.evidence.items()},
        handouts={_named(Material, "material")[name]: copies for name, copies in deed.copies.items()},
    )


@cache
def _named(kind: type[E], prefix: str) -> dict[str, E]:
    return {label(prefix, member.value): member for member in kind}


async def _one(db: AsyncConnection, table: Any, **values: object) -> int:
    return int((await db.execute(insert(table).values(**values).returning(table.id))).scalar_one())


async def plant_event(
    db: AsyncConnection, center: int, now: datetime, *, host: int | None = None, **said: object
) -> int:
    """A seminar that begins at that moment, to which everybody of the centre is asked and says that they come, held by
    the post of that person; returns its number."""
    held = select(Tenure.person_id, Tenure.post_id).join(Person).where(Person.center_id == center)
    posts = {person: post for person, post in (await db.execute(held.order_by(Person.id))).all()}  # noqa: C416 — rows
    usual = {
        "client_key": "planted", "state": EventState.ANNOUNCED, "title": "Семинар", "type": Type.SEMINAR,
        "format": Format.IN_PERSON, "minutes": 120, "place": "", "link": "", "reach": Reach.ALL, "audience": {},
        "sequence": 0, "why": "",
    }  # fmt: skip
    ids = {"center_id": center, "made_by": next(iter(posts)), "made_at": now, "starts_at": now}
    number = await _one(db, Event, **(usual | ids | said))
    if host is not None:
        await db.execute(insert(EventHost).values(event_id=number, post_id=posts[host]))
    rows = [
        {"event_id": number, "person_id": person, "post_id": post, "asked_at": now, "answer": Answer.COMING}
        for person, post in posts.items()
        if person != host
    ]
    await db.execute(insert(EventInvitee), rows)
    return number
