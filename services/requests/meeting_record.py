"""Use cases of a meeting that took place: hold it, describe it, recommend."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import TITLE_LENGTH, Category, Facts, Format, placed
from models.errors import DomainError, NotFound
from models.requests.meetings import ANSWER_MINUTES, PARTS, Answered, Meeting, Recommendation
from models.requests.serving import TYPES
from models.requests.states import DONE, RequestStep, State
from models.requests.tables import WRITTEN, Mode, Request
from models.timers import TimerKind
from services.plan.inner.own_deeds import Doer, record_deed
from services.requests.inner.access import as_answerer, as_taker, meeting_of, together
from services.requests.inner.meetings import new_meeting
from services.requests.inner.notifications import record, tell_taken
from services.requests.inner.routing import terms_of
from services.requests.inner.watching import ask_feedback, at_nine
from services.requests.relations import zone_of
from services.texts import label, texts
from services.timers.firing import set_timers
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class Held:
    """What the form of a held meeting says: the day, minutes, how many came by category, and which requests of the
    group had nobody there."""

    day: date
    minutes: int
    format: Format | None = None
    people: Mapping[Category, int] = field(default_factory=dict)
    absent: frozenset[int] = frozenset()


@use_case(Permission.ANSWER_REQUESTS)
async def hold(work: Work, request_id: int, held: Held) -> int:
    """The meeting took place: its requests are held, and it is an activity of the plan's item that it serves.

    Whoever of a group did not come is answered alone. Returns the number of the activity. Raises DomainError for a day
    ahead, for a second time, and when nobody came.
    """
    if held.day > work.today:
        raise DomainError("meeting-ahead")
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        invited = await together(session, request)
        group = [each for each in invited if each.id not in held.absent]
        if not group:
            raise DomainError("meeting-nobody")
        activity = await _take_place(session, work, request, group, held)
        for each in group:
            each.go(RequestStep.HOLD)
            await record(session, work, each, RequestStep.HOLD)
        for each in invited:
            if each not in group:
                each.leave()
                await record(session, work, each, RequestStep.MISSED)
        await ask_feedback(session, work, group, held.day)
        return activity


@use_case(Permission.ANSWER_REQUESTS)
async def answer(work: Work, request_id: int, words: str) -> int:
    """Answer in writing, which takes the request on when nobody has, records it as held today and closes it: the author
    gets one letter. Returns the number of the activity. Raises DomainError for what is not answered in writing, and
    when somebody else answers."""
    async with work.db.writing() as session:
        request = await as_taker(session, work, request_id)
        _answered(request, work.person_id)
        held = Held(day=work.today, minutes=ANSWER_MINUTES, format=Format.REMOTE, people={Category.CURATORS: 1})
        activity = await _take_place(session, work, request, [request], held)
        await record(session, work, request, RequestStep.ANSWER, words)
        await tell_taken(session, work.clock.now(), request)
        await ask_feedback(session, work, [request], held.day)
        return activity


@use_case(Permission.ANSWER_REQUESTS)
async def check_answer(work: Work, request_id: int) -> None:
    """Raise what `answer` would raise: nobody writes an answer that will not be taken."""
    async with work.db.reading() as session:
        request = await as_taker(session, work, request_id, lock=False)
        session.expunge(request)
        _answered(request, work.person_id)


def _answered(request: Request, person_id: int) -> None:
    if request.kind not in WRITTEN:
        raise DomainError("request-not-written")
    if request.state is State.NEW:
        request.accept(person_id)
    elif request.pending:
        request.answered_by(person_id)
    request.go(RequestStep.ANSWER)


async def _take_place(session: AsyncSession, work: Work, request: Request, group: Sequence[Request], held: Held) -> int:
    """The meeting of these requests is held and an activity; returns the activity's number."""
    meeting = await meeting_of(session, request) or await new_meeting(session, work, request)
    if request.mode is Mode.GROUP:  # until it is held a meeting «of a group» is one that several requests vote on
        meeting.mode = Mode.GROUP
    meeting.hold(held.day, held.minutes, sum(held.people.values()) or len(group))
    meeting.format = held.format or meeting.format
    meeting.activity_id = await _log(session, work, meeting, group, held)
    session.add_all([Answered(meeting_id=meeting.id, request_id=each.id) for each in group])
    await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: None})
    return meeting.activity_id


async def _log(session: AsyncSession, work: Work, meeting: Meeting, group: Sequence[Request], held: Held) -> int:
    districts = Counter(each.district_id for each in group if each.district_id is not None)
    name = texts().plain(f"type-{TYPES[meeting.kind]}")
    facts = Facts(
        type=TYPES[meeting.kind],
        title=(f"{name}: {meeting.topic}" if meeting.topic else name)[:TITLE_LENGTH],
        day=held.day,
        district_id=next(iter(districts), None),
        format=meeting.format,
        attendance={category: placed(meeting.format, count, 0) for category, count in held.people.items() if count},
        mode=meeting.mode,
        minutes=meeting.minutes,
        districts=dict(districts) if len(districts) > 1 else {},
    ).settled()
    mode = label("request-mode", meeting.mode)
    return await record_deed(session, Doer.of(work), facts, f"meeting:{meeting.id}", about=mode)


@use_case(Permission.ANSWER_REQUESTS)
async def describe(work: Work, request_id: int, parts: Mapping[str, str], control: date | None) -> None:
    """The texts of «Описание супервизии» by their names (`PARTS`) and the date of control; again changes them.

    Raises DomainError for a meeting that was not held yet.
    """
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        group = await together(session, request)
        meeting = await meeting_of(session, request)
        if meeting is None or meeting.day is None:
            raise DomainError("meeting-not-held")
        for name in PARTS:
            setattr(meeting, name, parts.get(name, ""))
        meeting.control = control
        for each in group:
            if each.state is State.HELD:
                each.go(RequestStep.DESCRIBE)
                await record(session, work, each, RequestStep.DESCRIBE)


@use_case(Permission.ANSWER_REQUESTS)
async def recommend(work: Work, request_id: int, words: str, who: str, due: date, only: int | None = None) -> None:
    """Recommend something by a date: each author of a group has an own follow-up, or `only` one request's author.

    Raises DomainError for a meeting that was not held yet or a day that is past.
    """
    if due < work.today:
        raise DomainError("recommendation-past")
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        if request.meeting_id is None or request.state not in DONE:
            raise DomainError("meeting-not-held")
        group = [each for each in await together(session, request) if only in (None, each.id)]
        if not group:
            raise NotFound("request-not-found")
        rows = [
            Recommendation(meeting_id=request.meeting_id, request_id=each.id, words=words, who=who, due=due)
            for each in group
        ]
        session.add_all(rows)
        await session.flush()
        terms = await terms_of(session, work.center_id)
        morning: datetime = at_nine(due, zone_of(work), terms)
        await set_timers(session, TimerKind.RECOMMENDATION, work.center_id, {row.id: morning for row in rows})
        for each in group:
            await record(session, work, each, RequestStep.RECOMMEND, words)
