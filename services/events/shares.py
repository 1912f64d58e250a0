"""Use cases of looking at who was asked to an event: by district and post, by name, and who never comes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, case, func, select

from models.access import Permission
from models.events.kinds import Answer, Presence, Reason
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.people import District, Person, Post
from models.reminders.hours import MIDNIGHT, instant_at
from services.events.inner.access import led_event
from services.work import Work, use_case

LAST = 1_000_000  # behind every district
PEOPLE = 500
"""People of one list at most."""


class By(StrEnum):
    """What those who were asked are told apart by."""

    DISTRICT = "district"
    POST = "post"


@dataclass(frozen=True, kw_only=True)
class Share:
    """Those of a district, or of posts of one name: how many were asked, come, are silent, cannot. An empty name is
    those of no district."""

    name: str
    asked: int
    coming: int
    silent: int
    declined: int


@use_case(Permission.ATTEND_EVENTS)
async def list_shares(work: Work, event_id: int, by: By) -> list[Share]:
    """Who answered what, by district in the centre's order or by the posts' names. Raises NotFound for an event that
    the actor does not lead."""
    one = EventInvitee
    name = func.coalesce(District.name, "") if by is By.DISTRICT else Post.title
    # those of no district stand last
    order = func.min(func.coalesce(District.position, LAST)) if by is By.DISTRICT else name
    query = (
        select(name, func.count(), _sum(one.comes()), _sum(one.answer == Answer.NONE), _sum(_no()))
        .select_from(one)
        .join(Post, Post.id == one.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(one.event_id == event_id, one.expected)
        .group_by(name)
        .order_by(order)
    )
    async with work.db.reading() as session:
        await led_event(session, work, event_id)
        rows = (await session.execute(query)).all()
    return [
        Share(name=called, asked=asked, coming=int(coming), silent=int(silent), declined=int(declined))
        for called, asked, coming, silent, declined in rows
    ]


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)


def _no() -> ColumnElement[bool]:
    return EventInvitee.answer == Answer.DECLINED


@use_case(Permission.ATTEND_EVENTS)
async def list_never(work: Work, event_id: int) -> list[str]:
    """Districts whose people were asked to events of this year that are over, and came to none. Raises NotFound for an
    event that the actor does not lead."""
    first = instant_at(date(work.today.year, 1, 1), MIDNIGHT, ZoneInfo(work.actor.zone))
    came = _sum(EventInvitee.presence != Presence.NONE)
    query = (
        select(District.name)
        .join(Post, Post.district_id == District.id)
        .join(EventInvitee, EventInvitee.post_id == Post.id)
        .join(Event, Event.id == EventInvitee.event_id)
        .where(Event.center_id == work.center_id, Event.starts_at >= first, District.open(work.today))
        .where(Event.state.in_((EventState.OVER, EventState.RECORDED)))
        .group_by(District.id)
        .having(came == 0)
        .order_by(District.position)
    )
    async with work.db.reading() as session:
        await led_event(session, work, event_id)
        return list(await session.scalars(query))


@dataclass(frozen=True, kw_only=True)
class Invited:
    """Somebody of an event's list."""

    id: int
    name: str
    post: str
    answer: Answer
    waits: bool
    reason: Reason | None


@use_case(Permission.ATTEND_EVENTS)
async def list_people(work: Work, event_id: int, answers: Sequence[Answer]) -> list[Invited]:
    """Who gave one of these answers, by name. Raises NotFound for an event that the actor does not lead."""
    one = EventInvitee
    query = (
        select(one, Person.name, Post.title, District.name)
        .join(Person, Person.id == one.person_id)
        .join(Post, Post.id == one.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(one.event_id == event_id, one.expected, one.answer.in_(answers))
        .order_by(one.waiting_since.is_not(None), one.waiting_since, Person.name, one.id)
        .limit(PEOPLE)
    )
    async with work.db.reading() as session:
        await led_event(session, work, event_id)
        rows = (await session.execute(query)).all()
    return [
        Invited(
            id=found.id,
            name=name,
            post=f"{title}, {district}" if district else title,
            answer=found.answer,
            waits=found.waiting_since is not None,
            reason=found.reason,
        )
        for found, name, title, district in rows
    ]
