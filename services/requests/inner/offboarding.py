"""What becomes of the requests of somebody who leaves the centre: no author waits for a post that nobody holds."""

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.people import Post, Tenure
from models.requests.routing import ANSWERING
from models.requests.states import PENDING, RequestStep, State
from models.requests.tables import Request, RequestPost
from models.timers import TimerKind
from services.requests.inner.access import free_meeting, meeting_of
from services.requests.inner.closing import put_back
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import ask_posts
from services.requests.inner.watching import watch_nothing
from services.timers.firing import set_timers
from services.work import Work


async def let_go(session: AsyncSession, work: Work, person_id: int) -> None:
    """The person left a post, in the caller's transaction. Without any post their own requests are cancelled; without
    one that answers, those they had accepted wait for others, and meetings that were agreed ask for a new supervisor at
    the same time. New ones that nobody is asked about any more go to
    whoever answers now."""
    await session.flush()
    query = select(Post.role).join(Tenure, Tenure.post_id == Post.id)
    query = query.where(Tenure.person_id == person_id, Tenure.held(work.today))
    roles = {Role(role) for role in await session.scalars(query)}
    pending = select(Request).where(Request.state.in_(PENDING)).with_for_update()
    if not roles:
        for request in await session.scalars(pending.where(Request.author_id == person_id)):
            await _cancel(session, work, request)
    if not roles & set(ANSWERING):
        for request in await session.scalars(pending.where(Request.answerer_id == person_id)):
            await _release(session, work, request)

    for request in await session.scalars(pending.where(Request.center_id == work.center_id, ~_somebody_asked(work))):
        await ask_posts(session, work, request)


def _somebody_asked(work: Work) -> ColumnElement[bool]:
    held = exists().where(
        RequestPost.request_id == Request.id, Tenure.post_id == RequestPost.post_id, Tenure.held(work.today)
    )
    return or_(Request.state != State.NEW, held)


async def _cancel(session: AsyncSession, work: Work, request: Request) -> None:
    meeting = request.meeting_id
    request.drop(RequestStep.CANCEL)
    await record(session, work, request, RequestStep.CANCEL)
    await free_meeting(session, work, meeting)
    await watch_nothing(session, request)
    await tell_taken(session, work.clock.now(), request)


async def _release(session: AsyncSession, work: Work, request: Request) -> None:
    meeting = await meeting_of(session, request, lock=False)
    agreed = meeting.starts_at if meeting is not None and meeting.ahead(work.clock.now()) else None
    await put_back(session, work, request, RequestStep.RELEASE, agreed)
    await record(session, work, request, RequestStep.RELEASE)
    if meeting is not None and agreed is not None:
        await set_timers(session, TimerKind.MEETING, request.center_id, {meeting.id: None})  # nobody leads it yet
    elif meeting is not None:
        await free_meeting(session, work, meeting.id)
    await ask_posts(session, work, request)
