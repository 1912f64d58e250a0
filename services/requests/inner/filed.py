"""The requests of a period, counted by the database: parts of the use cases."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, case, extract, func, select

from models.periods import Period
from models.requests.states import DONE, PENDING, RequestStep, State
from models.requests.tables import Request, RequestEvent
from services.requests.relations import zone_of
from services.work import Work


@dataclass(frozen=True, kw_only=True)
class FiledRequests:
    """What was asked for in a period, and what became of it by now."""

    asked: int = 0
    done: int = 0
    waiting: int = 0
    """Nobody has accepted them yet."""
    late: int = 0
    """Those among them whose term is over."""
    working: int = 0
    """Accepted, and nothing was held yet."""
    seconds: float | None = None
    """How long it took on average until somebody accepted one; None where nobody did."""


def filed(work: Work, period: Period) -> Select[Any]:
    """One row, the fields of `FiledRequests`."""
    zone = zone_of(work)
    first = datetime.combine(period.first, time(), zone)
    end = datetime.combine(period.last + timedelta(days=1), time(), zone)
    taken = (
        select(RequestEvent.request_id, func.min(RequestEvent.at).label("at"))
        .join(Request, Request.id == RequestEvent.request_id)
        .where(Request.center_id == work.center_id, RequestEvent.step == RequestStep.ACCEPT)
        .group_by(RequestEvent.request_id)
        .subquery()
    )
    new = Request.state == State.NEW
    return (
        select(
            func.count().label("asked"),
            _how_many(Request.state.in_(DONE)).label("done"),
            _how_many(new).label("waiting"),
            _how_many(new & (Request.answer_by < work.today)).label("late"),
            _how_many(Request.state.in_(PENDING) & ~new).label("working"),
            func.avg(extract("epoch", taken.c.at) - extract("epoch", Request.created_at)).label("seconds"),
        )
        .select_from(Request)
        .outerjoin(taken, taken.c.request_id == Request.id)
        .where(Request.center_id == work.center_id, Request.created_at >= first, Request.created_at < end)
    )


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))
