"""Use cases of the anonymous question after an event: «полезно, частично, нет», and what was missing."""

import secrets

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.events.afterwards import MISSING_LENGTH, EventFeedback
from models.events.kinds import Usefulness
from models.events.opinions import over
from models.events.people import EventInvitee
from models.events.tables import Event
from services.events.inner.opinions import show_some
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def say_useful(work: Work, event_id: int, verdict: Usefulness) -> None:
    """Count the actor's word, once, and remember that they said it; nothing links the two. Raises NotFound for whoever
    was not there, DomainError the second time and when no answers are taken any more."""
    async with work.db.writing() as session:
        mine = await _mine(session, work, event_id)
        if mine.said_useful:
            raise DomainError("event-said-already")
        mine.said_useful = True
        session.add(EventFeedback(token=secrets.token_hex(16), event_id=event_id, verdict=verdict))
        await show_some(session, event_id)


@use_case(Permission.ATTEND_EVENTS)
async def check_missing(work: Work, event_id: int) -> None:
    """Raise as `say_missing` does, before anybody is asked for words."""
    async with work.db.reading() as session:
        await _may_add(session, work, event_id, lock=False)


@use_case(Permission.ATTEND_EVENTS)
async def say_missing(work: Work, event_id: int, verdict: Usefulness, words: str) -> None:
    """Keep what was missing, once a person, beside one of the answers of that verdict, drawn by lot. Raises NotFound
    for whoever was not there, DomainError before they said whether it was useful, the second time, and when no answers
    are taken any more."""
    async with work.db.writing() as session:
        mine = await _may_add(session, work, event_id)
        bare = (EventFeedback.event_id == event_id, EventFeedback.verdict == verdict, EventFeedback.missing == "")
        query = select(EventFeedback).where(*bare).order_by(EventFeedback.shown, func.random()).limit(1)
        found = await session.scalar(query)
        if found is None:
            raise DomainError("event-said-already")
        found.missing, mine.said_missing = words[:MISSING_LENGTH], True


async def _mine(session: AsyncSession, work: Work, event_id: int, *, lock: bool = True) -> EventInvitee:
    """The actor's own place in an event that they were at and were asked about; the event is locked, so that of two
    answers in one moment each counts."""
    event = select(Event.id).where(Event.id == event_id, Event.center_id == work.center_id)
    there = (EventInvitee.event_id == event_id, EventInvitee.person_id == work.person_id, EventInvitee.came())
    found = await session.scalar(event.with_for_update() if lock else event)
    mine: EventInvitee | None = await session.scalar(select(EventInvitee).where(*there))
    if found is None or mine is None or mine.asked_useful_at is None:
        raise NotFound("event-gone")
    if over(mine.asked_useful_at, work.clock.now()):
        raise DomainError("event-asked-over")
    return mine


async def _may_add(session: AsyncSession, work: Work, event_id: int, *, lock: bool = True) -> EventInvitee:
    mine = await _mine(session, work, event_id, lock=lock)
    if not mine.said_useful:
        raise DomainError("event-say-first")
    if mine.said_missing:
        raise DomainError("event-said-already")
    return mine
