"""Requests that went along when somebody's post was closed come back to them, when that is undone."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Tenure
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import RequestStep, State
from models.requests.tables import Request
from models.stored import JsonObject
from services.requests.inner.closing import put_back
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import ask_posts
from services.requests.inner.watching import watch_answer
from services.work import Work


async def bring_back(session: AsyncSession, work: Work, changes: Sequence[JsonObject]) -> None:
    """Each of these (`key`, `old`, `new` as the journal keeps them) waits again if it was cancelled, and is answered
    again by whoever had accepted it and is there; one that somebody did something about since stays as it is."""
    await session.flush()
    for change in changes:
        request = await session.get(Request, change["key"][0], with_for_update=True)
        old, new = change["old"], change["new"]
        if request is None or any(getattr(request, name) != value for name, value in new.items()):
            continue
        answerer = old.get("answerer_id", request.answerer_id)
        if request.state is State.CANCELLED:
            await put_back(session, work, request, RequestStep.REOPEN)
            await record(session, work, request, RequestStep.REOPEN)
        if request.state is State.NEW:
            await _answered_again(session, work, request, answerer, old)


async def _answered_again(
    session: AsyncSession, work: Work, request: Request, answerer: int | None, old: JsonObject
) -> None:
    held = select(Tenure.id).where(Tenure.person_id == answerer, Tenure.held(work.today))
    if answerer is None or await session.scalar(held.limit(1)) is None:
        await ask_posts(session, work, request)
        return
    request.accept(answerer)
    meeting = await session.get(Meeting, old["meeting_id"]) if old.get("meeting_id") else None
    if meeting is not None and meeting.state not in (MeetingState.CANCELLED, MeetingState.HELD):
        request.meeting_id = meeting.id
        if old.get("state") == State.APPOINTED and meeting.starts_at is not None:
            request.appoint()
    await record(session, work, request, RequestStep.ACCEPT)
    await watch_answer(session, work, request)
    await tell_taken(session, work.clock.now(), request)
