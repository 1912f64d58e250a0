"""Use cases that end a request, and the one that begins it anew: cancel, follow up, rate, close, reopen."""

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.requests.meetings import Feedback, Recommendation
from models.requests.states import DONE, RequestStep, State
from models.requests.tables import Rating, Request
from models.timers import TimerKind
from services.requests.inner.access import as_author, as_decider, free_meeting
from services.requests.inner.closing import put_back
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import ask_posts
from services.requests.inner.watching import watch_nothing
from services.timers.firing import set_timers
from services.work import Work, use_case


@use_case(Permission.ASK_REQUEST)
async def cancel(work: Work, request_id: int, reason: str = "") -> None:
    """The author needs it no more; in a group the others meet all the same. Raises DomainError when it was held."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        meeting = request.meeting_id
        request.drop(RequestStep.CANCEL)
        await record(session, work, request, RequestStep.CANCEL, reason)
        await free_meeting(session, work, meeting)
        await watch_nothing(session, request)
        await tell_taken(session, work.clock.now(), request)


@use_case(Permission.ASK_REQUEST)
async def fulfil(work: Work, recommendation_id: int) -> int:
    """What was recommended is done; returns the request. Raises NotFound for somebody else's."""
    async with work.db.writing() as session:
        found = await session.get(Recommendation, recommendation_id)
        if found is None:
            raise NotFound("request-not-found")
        request = await as_author(session, work, found.request_id)
        if found.done_at is None:
            found.fulfil(work.clock.now())
            await record(session, work, request, RequestStep.FULFILLED, found.words)
            await set_timers(session, TimerKind.RECOMMENDATION, work.center_id, {found.id: None})
        return request.id


@use_case(Permission.ASK_REQUEST)
async def rate(work: Work, request_id: int, rating: Rating, comment: str = "") -> None:
    """Whether it helped: «нет» reopens, all else closes. Raises DomainError while nothing was held, and for a second
    answer about the same meeting."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        if request.state not in DONE or request.answerer_id is None:
            raise DomainError(f"request-is-{request.state}")
        if request.rated_at is not None:
            raise DomainError("request-rated")
        session.add(
            Feedback(
                center_id=work.center_id,
                request_id=request.id,
                meeting_id=request.meeting_id,
                person_id=request.answerer_id,
                at=work.clock.now(),
                rating=rating,
                comment=comment,
            )
        )
        request.rated_at = work.clock.now()
        await watch_nothing(session, request)
        if rating is Rating.NO:
            await _reopen(session, work, request, comment)
            return
        if request.state is not State.CLOSED:
            request.go(RequestStep.CLOSE)
        # the rating itself is seen in sums alone; the words are for the one who answered
        await record(session, work, request, RequestStep.RATED, comment)


@use_case(Permission.ASK_REQUEST)
async def reopen(work: Work, request_id: int, words: str) -> None:
    """Ask again: whoever answers such requests is asked anew, with the whole history. Raises DomainError for a
    request that is still open."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        await _reopen(session, work, request, words)


async def _reopen(session: AsyncSession, work: Work, request: Request, words: str) -> None:
    answerer = request.answerer_id
    await put_back(session, work, request, RequestStep.REOPEN)
    await record(session, work, request, RequestStep.REOPEN, words, also=[answerer])
    await ask_posts(session, work, request)


@use_case(Permission.ANSWER_REQUESTS)
async def close(work: Work, request_id: int) -> None:
    """Nothing more is expected of it. Raises DomainError when it was not held yet."""
    async with work.db.writing() as session:
        request = await as_decider(session, work, request_id)
        request.go(RequestStep.CLOSE)
        await record(session, work, request, RequestStep.CLOSE)
