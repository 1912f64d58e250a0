"""Requests that may be answered at one meeting."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import District
from models.requests.states import State
from models.requests.tables import Request, RequestKind
from models.requests.terms import RequestTerms
from services.requests.inner.access import asked_of
from services.work import Work


@dataclass(frozen=True)
class Alike:
    """An open request of the same topic."""

    id: int
    district: str
    created_at: datetime


async def alike(session: AsyncSession, work: Work, request: Request, terms: RequestTerms) -> list[Alike]:
    """The same, inside a use case that has the request and the centre's terms."""
    query = (
        select(Request.id, District.name, Request.created_at)
        .outerjoin(District, District.id == Request.district_id)
        .where(*joinable(work, request), Request.id != request.id)
        .where(Request.created_at > work.clock.now() - timedelta(days=terms.group_days))
        .order_by(Request.id)
    )
    return [Alike(request_id, district or "", at) for request_id, district, at in (await session.execute(query)).all()]


def joinable(work: Work, request: Request) -> tuple[ColumnElement[bool], ...]:
    return (
        Request.center_id == request.center_id,
        Request.kind == RequestKind.SUPERVISION,
        Request.topic == request.topic,
        Request.author_id.not_in((work.person_id,)),
        or_(
            (Request.state == State.NEW) & asked_of(work),
            (Request.state == State.ACCEPTED) & (Request.answerer_id == work.person_id),
        ),
    )
