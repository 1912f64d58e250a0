"""A request as letters speak of it, and what their texts share."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select

from models.people import District, Person, Post, Tenure
from models.requests.meetings import Meeting
from models.requests.states import RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestPost
from places.requests import RequestPlace, RequestThen
from scheduler.letters.letter import Button, LetterContext
from services.requests.words import when
from services.texts import texts

BRIEF = 700
"""Characters of what a person wrote that a letter shows; the whole stands on the card."""


@dataclass(frozen=True, kw_only=True)
class RequestSummary:
    """A request and who is behind it."""

    request: Request
    author: str
    answerer: str
    opened: int
    """How many times it was opened again."""
    agreed: str = ""
    """When the meeting is that was agreed with somebody who left, and where, while it waits for another supervisor."""

    @property
    def number(self) -> str:
        """«5»; of one that was opened again «5 (снова)»: nobody is told a second time in the words of the first."""
        number, times = str(self.request.id), self.opened + 1
        return texts().plain("request-number-again", number=number, times=times) if self.opened else number


async def summary_of(context: LetterContext) -> RequestSummary | None:
    """The request of the letter and who is behind it; None for another centre's."""
    reopened = select(func.count(RequestEvent.id)).where(
        RequestEvent.request_id == Request.id, RequestEvent.step == RequestStep.REOPEN
    )
    query = (
        select(Request, Person.name, Post.title, District.name, reopened.scalar_subquery())
        .join(Person, Person.id == Request.author_id)
        .outerjoin(Post, Post.id == Request.post_id)
        .outerjoin(District, District.id == Request.district_id)
        .where(Request.id == context.subject, Request.center_id == context.center.id)
    )
    found = (await context.session.execute(query)).first()
    if found is None:
        return None
    request, author, post, district, opened = found
    answers = await _answerer(context, request)
    agreed = await _agreed(context, request)
    who = ", ".join(filter(None, (author, post, district)))
    return RequestSummary(request=request, author=who, answerer=answers, opened=int(opened), agreed=agreed)


async def _agreed(context: LetterContext, request: Request) -> str:
    if request.state is not State.NEW or request.meeting_id is None:
        return ""
    meeting = await context.session.get_one(Meeting, request.meeting_id)
    if meeting.starts_at is None or not meeting.ahead(context.now):
        return ""
    return ", ".join(filter(None, (when(meeting.starts_at, context.person.zone, context.center.zone), meeting.place)))


async def _answerer(context: LetterContext, request: Request) -> str:
    """«Анна Белова, Психолог»."""
    if request.answerer_id is None:
        return ""
    person = await context.session.get_one(Person, request.answerer_id)
    posts = await context.session.scalars(
        select(Post.title).join(Tenure, Tenure.post_id == Post.id).where(*_holds(context, request.answerer_id))
    )
    return ", ".join(filter(None, (person.name, posts.first())))


async def asked(context: LetterContext, request: Request) -> bool:
    """Whether the reader still holds a post that is asked."""
    mine = select(RequestPost.post_id).join(Tenure, Tenure.post_id == RequestPost.post_id)
    mine = mine.where(RequestPost.request_id == request.id, *_holds(context, context.person.id))
    return await context.session.scalar(mine.limit(1)) is not None


def _holds(context: LetterContext, person_id: int) -> tuple[ColumnElement[bool], ...]:
    return (Tenure.person_id == person_id, Tenure.held(context.today))


def opening(request_id: int) -> Button:
    """The button that opens the request's card: «Открыть заявку»."""
    return button("request-open", request_id, RequestThen.OPEN)


def button(key: str, request_id: int, then: RequestThen) -> Button:
    """A button with the words of that key that does something with the request."""
    return Button(texts().plain(key), RequestPlace(request=request_id, then=then))


def brief(words: str) -> str:
    """What a person wrote, as much of it as a letter shows."""
    return words if len(words) <= BRIEF else f"{words[: BRIEF - 1]}…"
