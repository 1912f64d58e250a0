"""When the clock looks at a request, and what it asks then."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.calendar import next_working
from models.requests.tables import Request
from models.requests.terms import RequestTerms, half_way, term_ends
from models.timers import TimerKind
from services.center_settings import load
from services.timers.firing import set_timers
from services.work import Work


async def watch_term(session: AsyncSession, zone: ZoneInfo, request: Request, terms: RequestTerms) -> None:
    """Set the timer to the half of the request's term."""
    asked = request.asked_at.astimezone(zone)
    half = half_way(asked, term_ends(request.answer_by, asked, terms), terms)
    await set_timers(session, TimerKind.REQUEST, request.center_id, {request.id: half})


async def watch_answer(session: AsyncSession, work: Work, request: Request) -> None:
    """After acceptance: set the timer to the end of the answer term or, if that has passed, to the next working
    day's opening hour."""
    terms, zone, now = await load(session, request.center_id, RequestTerms), ZoneInfo(work.actor.zone), work.clock.now()
    ends = term_ends(request.answer_by, request.asked_at.astimezone(zone), terms)
    at = ends if ends > now else at_nine(next_working(now.astimezone(zone).date() + timedelta(days=1)), zone, terms)
    await set_timers(session, TimerKind.REQUEST, request.center_id, {request.id: at})


async def watch_nothing(session: AsyncSession, request: Request) -> None:
    """Nobody waits for it any more."""
    await set_timers(session, TimerKind.REQUEST, request.center_id, {request.id: None})


async def ask_feedback(session: AsyncSession, work: Work, requests: Iterable[Request], day: date) -> None:
    """Ask the authors whether it helped, so many days after that day."""
    terms = await load(session, work.center_id, RequestTerms)
    at = at_nine(day + timedelta(days=terms.feedback_days), ZoneInfo(work.actor.zone), terms)
    await set_timers(session, TimerKind.REQUEST, work.center_id, {each.id: at for each in requests})


def at_nine(day: date, zone: ZoneInfo, terms: RequestTerms) -> datetime:
    """The beginning of that day's work on the centre's clock."""
    return datetime.combine(day, time(terms.opens), zone)
