"""What time does to requests, their meetings, and what was recommended."""

from datetime import date

from sqlalchemy import ColumnElement, Select, String, cast, exists, literal, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from models.notifications import Notification
from models.requests.meetings import Meeting, MeetingState, Recommendation
from models.requests.states import DONE, PENDING
from models.requests.tables import Request
from models.timers import TimerKind
from services.requests.inner.meeting_timers import fire_meetings
from services.requests.inner.timers import fire_recommendations, fire_requests
from services.timers.firing import Timers, TimerSource


def _requests(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Those that somebody waits for, and those whose author is still to be asked whether it helped."""
    key = literal("request:") + _text(Request.id) + ":feedback:" + _text(Request.round) + ":" + _text(Request.author_id)
    unasked = Request.state.in_(DONE) & Request.rated_at.is_(None) & ~_told(key)
    return select(Request.id, Request.center_id).where(or_(Request.state.in_(PENDING), unasked))


def _meetings(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Meeting.id, Meeting.center_id).where(Meeting.state == MeetingState.APPOINTED)


def _recommendations(_today: date, _reminding: set[int]) -> Select[int, int]:
    key = literal("recommendation:") + _text(Recommendation.id) + ":" + _text(Request.author_id)
    query = select(Recommendation.id, Request.center_id).join(Request, Request.id == Recommendation.request_id)
    return query.where(Recommendation.done_at.is_(None), ~_told(key))


def _text(column: InstrumentedAttribute[int]) -> ColumnElement[str]:
    return cast(column, String)


def _told(key: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(Notification.dedupe_key == key)


TIMERS: Timers = {
    TimerKind.REQUEST: TimerSource(fire=fire_requests, standing=_requests),
    TimerKind.MEETING: TimerSource(fire=fire_meetings, standing=_meetings),
    TimerKind.RECOMMENDATION: TimerSource(fire=fire_recommendations, standing=_recommendations),
}
