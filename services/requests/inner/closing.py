"""A request back to those who are asked."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.requests.states import RequestStep
from models.requests.tables import Request
from models.requests.terms import answer_by
from services.requests.inner.routing import terms_of
from services.requests.relations import zone_of
from services.work import Work


async def put_back(session: AsyncSession, work: Work, request: Request, step: RequestStep) -> None:
    """It waits for an answer again, with a new term."""
    now = work.clock.now()
    terms = await terms_of(session, request.center_id)
    request.put_back(step)
    request.rated_at = None
    request.begin_term(now, answer_by(now.astimezone(zone_of(work)), terms, urgent=request.urgent))
