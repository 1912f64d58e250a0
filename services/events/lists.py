"""Use cases of looking through events: those one is asked to, and those one leads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select

from models.access import Permission
from models.activity_kinds import Type
from models.base import twin
from models.events.kinds import Answer
from models.events.people import EventInvitee
from models.events.states import LIVE, EventState
from models.events.tables import Event
from services.events.inner.access import asked_to, led_by
from services.work import Work, use_case

PAGE = 300
"""Events of one list at most: several series stand in it whole."""
PAST = (EventState.RECORDED, EventState.CANCELLED)


@dataclass(frozen=True, kw_only=True)
class EventLine:
    """An event as a line of a list: the actor's own answer, and how many come."""

    id: int
    title: str
    type: Type
    state: EventState
    starts_at: datetime
    answer: Answer | None
    comes: bool
    """Whether the actor comes as it is held now: has a seat, and has said so since it was moved."""
    coming: int


@use_case(Permission.ATTEND_EVENTS)
async def list_asked(work: Work) -> Sequence[EventLine]:
    """Announced events that the actor is asked to, the next first: whoever is late finds the place and the link of one
    that is being held."""
    return await _lines(work, asked_to(work), Event.state == EventState.ANNOUNCED)


@use_case(Permission.ATTEND_EVENTS)
async def list_led(work: Work, *, past: bool = False) -> Sequence[EventLine]:
    """Events that the actor leads: those of which something is to be done, the next first; or the `past` ones, the
    newest first."""
    return await _lines(work, led_by(work), Event.state.in_(PAST if past else LIVE), newest=past)


@use_case(Permission.ATTEND_EVENTS)
async def count_waiting(work: Work) -> int:
    """How many announced events that have not begun wait for the actor's answer, or for it to be said again."""
    unsaid = or_(EventInvitee.answer == Answer.NONE, _unconfirmed())
    query = (
        select(func.count())
        .select_from(EventInvitee)
        .join(Event, Event.id == EventInvitee.event_id)
        .where(EventInvitee.person_id == work.person_id, Event.center_id == work.center_id, unsaid)
        .where(Event.state == EventState.ANNOUNCED, Event.starts_at > work.clock.now())
    )
    async with work.db.reading() as session:
        return int(await session.scalar(query) or 0)


def _unconfirmed() -> ColumnElement[bool]:
    """A condition: they come, and have not said so since it was moved."""
    return EventInvitee.comes() & EventInvitee.asked_again_at.is_not(None)


async def _lines(work: Work, *where: ColumnElement[bool], newest: bool = False) -> list[EventLine]:
    comes = twin(EventInvitee, "coming_invitees")
    coming = select(func.count()).where(comes.event_id == Event.id, comes.comes()).scalar_subquery()
    columns = (Event.id, Event.title, Event.type, Event.state, Event.starts_at)
    confirmed = EventInvitee.comes() & EventInvitee.asked_again_at.is_(None)
    query: Select[int, str, Type, EventState, datetime, Answer | None, bool | None, int] = select(
        *columns, EventInvitee.answer, confirmed, coming
    )
    mine = (EventInvitee.event_id == Event.id) & (EventInvitee.person_id == work.person_id)
    order = (Event.starts_at.desc(), Event.id.desc()) if newest else (Event.starts_at, Event.id)
    query = query.outerjoin(EventInvitee, mine).where(Event.center_id == work.center_id, *where)
    async with work.db.reading() as session:
        rows = (await session.execute(query.order_by(*order).limit(PAGE))).all()
    return [
        EventLine(
            id=event,
            title=title,
            type=kind,
            state=state,
            starts_at=starts,
            answer=answer,
            comes=bool(mine_comes),
            coming=count,
        )
        for event, title, kind, state, starts, answer, mine_comes, count in rows
    ]
