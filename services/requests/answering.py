"""Use cases of those who are asked: accept, pass on, decline; and what both sides say to each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.requests.routing import ANSWERING
from models.requests.states import REFUSED, RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestKind
from services.requests.inner.access import as_answerer, as_decider, as_party, as_taker, free_meeting, present_posts
from services.requests.inner.delivering import send_materials
from services.requests.inner.meetings import accept_together, take_meeting
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import ask_these
from services.requests.inner.watching import watch_answer, watch_nothing
from services.work import Work, use_case


@dataclass(frozen=True)
class Taker:
    """A post that a request may be passed to, and who holds it."""

    post_id: int
    title: str
    holders: list[str]


@use_case(Permission.ANSWER_REQUESTS)
async def accept(work: Work, request_id: int) -> None:
    """Take a request on: of two who do it at once one wins. Raises DomainError for the other and for who was not
    asked, NotFound for who has nothing to do with it."""
    async with work.db.writing() as session:
        request = await as_taker(session, work, request_id)
        request.accept(work.person_id)
        group = await accept_together(session, work, request)
        for each in group:
            await record(session, work, each, RequestStep.ACCEPT)
            await watch_answer(session, work, each)
            await tell_taken(session, work.clock.now(), each)
        await take_meeting(session, work, group)


@use_case(Permission.ANSWER_REQUESTS)
async def decline(work: Work, request_id: int, reason: str) -> None:
    """Say no with the reason. Raises DomainError when somebody else answers or it is too late."""
    async with work.db.writing() as session:
        request = await as_decider(session, work, request_id)
        meeting, answerer = request.meeting_id, request.answerer_id
        request.drop(RequestStep.DECLINE)
        await record(session, work, request, RequestStep.DECLINE, reason, also=[answerer])
        await free_meeting(session, work, meeting)
        await watch_nothing(session, request)
        await tell_taken(session, work.clock.now(), request)


@use_case(Permission.ANSWER_REQUESTS)
async def list_takers(work: Work, request_id: int) -> list[Taker]:
    """The posts that the request may be passed to: held today, by somebody else than the author and the actor."""
    async with work.db.reading() as session:
        request = await as_decider(session, work, request_id, lock=False)
        present = await present_posts(session, work, request.author_id)
    takers: dict[int, Taker] = {}
    for person, post in present:
        if post.role in ANSWERING and person.id != work.person_id:
            takers.setdefault(post.id, Taker(post.id, post.title, [])).holders.append(person.name)
    return list(takers.values())


@use_case(Permission.ANSWER_REQUESTS)
async def pass_on(work: Work, request_id: int, post_id: int) -> str:
    """Ask the holders of that post instead; the day that the author was told stays. Returns the post's title.

    Raises NotFound for a post that nobody else holds today.
    """
    async with work.db.writing() as session:
        request = await as_decider(session, work, request_id)
        present = await present_posts(session, work, request.author_id)
        taken = [(person, post) for person, post in present if post.id == post_id and post.role in ANSWERING]
        if all(person.id == work.person_id for person, _ in taken):
            raise NotFound("request-post-gone")
        title, meeting = taken[0][1].title, request.meeting_id
        agreed = request.state is State.NEW and meeting is not None
        request.put_back(RequestStep.PASS, agreed=agreed)
        await record(session, work, request, RequestStep.PASS, title)
        if not agreed:
            await free_meeting(session, work, meeting)
        await tell_taken(session, work.clock.now(), request)
        await ask_these(session, work, request, [post_id], {person.id for person, _ in taken} - {work.person_id})
        return title


@use_case(Permission.ASK_REQUEST)
async def say(work: Work, request_id: int, words: str) -> None:
    """A question or an answer, through the bot to the other side. Whoever is asked may ask before accepting.

    Raises NotFound for somebody else's request, DomainError for who is no party to it, and when it was declined or
    cancelled.
    """
    async with work.db.writing() as session:
        request = await as_party(session, work, request_id, lock=True)
        if request.state in REFUSED:
            raise DomainError(f"request-is-{request.state}")
        await record(session, work, request, RequestStep.SAID, words, also=await _who_asked(session, request))


async def _who_asked(session: AsyncSession, request: Request) -> Sequence[int]:
    """Before anybody accepted it, the author answers those who asked."""
    if request.answerer_id is not None:
        return ()
    said = select(RequestEvent.person_id).where(
        RequestEvent.request_id == request.id, RequestEvent.step == RequestStep.SAID
    )
    return [person for person in set(await session.scalars(said)) if person is not None]


@use_case(Permission.ANSWER_REQUESTS)
async def deliver(work: Work, request_id: int, words: str, file_id: str = "") -> None:
    """Answer a request for materials with a link or a document, which closes it. The document stays at Telegram.
    In the journal it is one copy that was given out.

    Raises DomainError for a request of another kind, or one that the actor did not accept.
    """
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        if request.kind is not RequestKind.MATERIALS:
            raise DomainError("request-not-materials")
        await send_materials(session, work, request, words, file_id)
