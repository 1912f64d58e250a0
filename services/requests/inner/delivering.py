"""Materials that were asked for go to the author."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import TITLE_LENGTH, Facts, Format, Material
from models.plan.own_rows import served_by_materials
from models.requests.serving import TYPES
from models.requests.states import RequestStep
from models.requests.tables import Request, RequestEvent
from services.plan.inner.own_deeds import Doer, record_deed
from services.requests.inner.notifications import record
from services.requests.inner.watching import ask_feedback
from services.texts import texts
from services.work import Work


async def send_materials(
    session: AsyncSession, work: Work, request: Request, words: str, file_id: str = ""
) -> RequestEvent:
    """What was asked for goes to the author, and the request is closed; in the caller's transaction. Returns the line
    of its history."""
    request.go(RequestStep.DELIVER)
    event = await record(session, work, request, RequestStep.DELIVER, words, file_id)
    key = f"request:{request.id}:{work.clock.now():%Y%m%d%H%M%S}"
    await record_deed(session, Doer.of(work), _sent(work, request), key, choose=served_by_materials)
    await ask_feedback(session, work, [request], work.today)
    return event


def _sent(work: Work, request: Request) -> Facts:
    """Materials that were sent, as an activity."""
    name = texts().plain("request-sent")
    return Facts(
        type=TYPES[request.kind],
        title=(f"{name}: {request.topic}" if request.topic else name)[:TITLE_LENGTH],
        day=work.today,
        district_id=request.district_id,
        format=Format.REMOTE,
        handouts={Material.METHODICAL: 1},
    )
