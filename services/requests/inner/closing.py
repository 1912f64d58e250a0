"""A request back to those who are asked."""

from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models.calendar import previous_working
from models.requests.states import RequestStep
from models.requests.tables import Request
from models.requests.terms import answer_by
from services.requests.inner.routing import terms_of
from services.requests.relations import zone_of
from services.work import Work


async def put_back(
    session: AsyncSession, work: Work, request: Request, step: RequestStep, agreed: datetime | None = None
) -> None:
    """It waits for an answer again, with a new term. The time that was `agreed` stands: whoever leads the meeting now
    is to be found before that day."""
    now, zone = work.clock.now(), zone_of(work)
    terms = await terms_of(session, request.center_id)
    request.put_back(step, agreed=agreed is not None)
    request.rated_at = None
    by = answer_by(now.astimezone(zone), terms, urgent=request.urgent)
    if agreed is not None:
        by = max(work.today, min(by, previous_working(agreed.astimezone(zone).date() - timedelta(days=1))))
    request.begin_term(now, by)
