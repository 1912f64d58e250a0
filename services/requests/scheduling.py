"""Use cases of a meeting's time: offer times, pick one, ask for others, call off, leave a group."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Format
from models.calendar import is_working, next_working
from models.dates import in_words
from models.errors import DomainError, NotFound
from models.people import Person
from models.requests.meetings import Meeting, MeetingState, Slot, SlotVote
from models.requests.reminders import next_reminder
from models.requests.states import RequestStep, State
from models.requests.tables import MOST_SLOTS, Mode, Request
from models.timers import TimerKind
from services.requests.inner.access import as_answerer, as_author, free_meeting, meeting_of, together
from services.requests.inner.meetings import busy, new_meeting
from services.requests.inner.notifications import record, tell_meeting, tell_voted
from services.timers.firing import set_timers
from services.work import Work, use_case


@use_case(Permission.ANSWER_REQUESTS)
async def offer(
    work: Work, request_id: int, slots: Sequence[datetime], minutes: int, place: str, form: Format | None = None
) -> None:
    """Offer times for the request, or for all requests of its group; times that were offered or appointed before are
    no more. Raises DomainError for a time that is past, on a day off, or when the supervisor is busy."""
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        if request.state not in (State.ACCEPTED, State.APPOINTED, State.MOVED):
            raise DomainError(f"request-is-{request.state}")
        await _check(session, work, request, slots, minutes)
        group = await together(session, request)
        meeting = await meeting_of(session, request) or await new_meeting(session, work, request)
        await session.execute(delete(Slot).where(Slot.meeting_id == meeting.id))
        meeting.arrange()
        meeting.minutes, meeting.place, meeting.format = minutes, place, form or request.format
        await session.execute(insert(Slot), [{"meeting_id": meeting.id, "starts_at": one} for one in sorted(slots)])
        await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: None})
        for each in group:
            moved = each.state is State.APPOINTED
            if moved:
                each.go(RequestStep.MOVE)
            await record(session, work, each, RequestStep.MOVE if moved else RequestStep.OFFERED)


async def _check(session: AsyncSession, work: Work, request: Request, slots: Sequence[datetime], minutes: int) -> None:
    if not 1 <= len(set(slots)) <= MOST_SLOTS:
        raise DomainError("slot-how-many", most=MOST_SLOTS)
    for slot in slots:
        here = work.actor.local(slot)
        if slot <= work.clock.now():
            raise DomainError("slot-past", time=f"{work.actor.here(slot):%d.%m %H:%M}")
        if not is_working(here.date()):
            raise DomainError("slot-day-off", day=in_words(here.date()), next=in_words(next_working(here.date())))
        if await busy(session, work.person_id, slot, minutes, request.meeting_id):
            raise DomainError("slot-busy", time=f"{work.actor.here(slot):%d.%m %H:%M}")


@use_case(Permission.ASK_REQUEST)
async def pick(work: Work, request_id: int, slot_id: int, *, stays: bool = False) -> bool:
    """The author agrees to a time. True when it is appointed by that; in a group it is a vote, and a second tap
    takes it back unless it `stays`. Raises NotFound for a time that is offered no more, DomainError for one taken
    meanwhile."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        meeting, slot = await _offered(session, request, slot_id)
        if meeting.mode is Mode.GROUP:
            await _vote(session, slot.id, request.id, stays=stays)
            await session.flush()
            await tell_voted(session, work.clock.now(), meeting)
            return False
        await _appoint(session, work, meeting, slot, [request])
        return True


@use_case(Permission.ASK_REQUEST)
async def pick_slot(work: Work, slot_id: int) -> tuple[int, bool]:
    """The same by the time alone, as a letter offers it, where a second tap changes nothing; returns the author's
    request, and whether the time is appointed."""
    query = select(Request.id).join(Slot, Slot.meeting_id == Request.meeting_id)
    async with work.db.reading() as session:
        found = await session.scalar(query.where(Slot.id == slot_id, Request.author_id == work.person_id))
    if found is None:
        raise NotFound("slot-gone")
    return found, await pick(work, found, slot_id, stays=True)


@use_case(Permission.ANSWER_REQUESTS)
async def appoint(work: Work, request_id: int, slot_id: int) -> tuple[int, int]:
    """Appoint a group's meeting at that time for everybody who can come; the others are answered alone.

    Returns how many come and how many do not. Raises DomainError when nobody can.
    """
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        group = await together(session, request)
        meeting, slot = await _offered(session, request, slot_id)
        can = set(await session.scalars(select(SlotVote.request_id).where(SlotVote.slot_id == slot.id)))
        come = [one for one in group if one.id in can]
        if not come:
            raise DomainError("slot-nobody")
        for each in group:
            if each.id not in can:
                each.leave()
                await record(session, work, each, RequestStep.LEAVE)
        await _appoint(session, work, meeting, slot, come)
        return len(come), len(group) - len(come)


@use_case(Permission.ANSWER_REQUESTS)
async def appoint_slot(work: Work, slot_id: int) -> tuple[int, int, int]:
    """The same by the time alone, as a letter offers it; returns the request, and how many come and do not."""
    query = select(Request.id).join(Slot, Slot.meeting_id == Request.meeting_id)
    async with work.db.reading() as session:
        found = await session.scalar(
            query.where(Slot.id == slot_id, Request.answerer_id == work.person_id).order_by(Request.id).limit(1)
        )
    if found is None:
        raise NotFound("slot-gone")
    return found, *await appoint(work, found, slot_id)


async def _offered(session: AsyncSession, request: Request, slot_id: int) -> tuple[Meeting, Slot]:
    meeting = await meeting_of(session, request)
    slot = await session.get(Slot, slot_id)
    if meeting is None or slot is None or slot.meeting_id != meeting.id or meeting.state is not MeetingState.ARRANGED:
        raise NotFound("slot-gone")
    return meeting, slot


async def _vote(session: AsyncSession, slot_id: int, request_id: int, *, stays: bool) -> None:
    mine = (SlotVote.slot_id == slot_id, SlotVote.request_id == request_id)
    given = await session.scalar(select(func.count()).select_from(SlotVote).where(*mine))
    if given and not stays:
        await session.execute(delete(SlotVote).where(*mine))
    elif not given:
        session.add(SlotVote(slot_id=slot_id, request_id=request_id))


async def _appoint(
    session: AsyncSession, work: Work, meeting: Meeting, slot: Slot, requests: Sequence[Request]
) -> None:
    # two authors who pick at once wait for each other here: the supervisor has one diary
    await session.execute(select(Person.id).where(Person.id == meeting.supervisor_id).with_for_update())
    if slot.starts_at <= work.clock.now():
        raise DomainError("slot-past", time=f"{work.actor.here(slot.starts_at):%d.%m %H:%M}")
    if await busy(session, meeting.supervisor_id, slot.starts_at, meeting.minutes, meeting.id):
        raise DomainError("slot-taken")
    meeting.appoint(slot.starts_at)
    for each in requests:
        each.appoint()
        await record(session, work, each, RequestStep.APPOINT)
    await tell_meeting(
        session, work.clock.now(), meeting, [meeting.supervisor_id, *(one.author_id for one in requests)]
    )
    soon = next_reminder(slot.starts_at, meeting.ends_at, work.clock.now(), ZoneInfo(work.actor.zone))
    await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: soon})


@use_case(Permission.ASK_REQUEST)
async def ask_other_time(work: Work, request_id: int, words: str) -> None:
    """None of the offered times suits the author, or the appointed one does no more. In a group nobody moves it for
    the others: raises DomainError there."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        meeting = await meeting_of(session, request)
        if meeting is None:
            raise DomainError("request-no-meeting")
        if meeting.mode is Mode.GROUP:
            raise DomainError("meeting-is-group")
        if request.state is State.APPOINTED:
            request.go(RequestStep.MOVE)
        meeting.arrange()
        await session.execute(delete(Slot).where(Slot.meeting_id == meeting.id))
        await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: None})
        await record(session, work, request, RequestStep.OTHER_TIME, words)


@use_case(Permission.ANSWER_REQUESTS)
async def call_off(work: Work, request_id: int, reason: str) -> None:
    """The appointed time is no more, for everybody who would come; the supervisor offers others, or declines."""
    async with work.db.writing() as session:
        request = await as_answerer(session, work, request_id)
        group = await together(session, request)
        meeting = await meeting_of(session, request)
        if meeting is None or meeting.state is not MeetingState.APPOINTED:
            raise DomainError("request-no-meeting")
        meeting.arrange()
        await session.execute(delete(Slot).where(Slot.meeting_id == meeting.id))
        await set_timers(session, TimerKind.MEETING, work.center_id, {meeting.id: None})
        for each in group:
            each.go(RequestStep.MOVE)
            await record(session, work, each, RequestStep.MOVE, reason)


@use_case(Permission.ASK_REQUEST)
async def leave(work: Work, request_id: int) -> None:
    """Out of the group: the others meet, one's own request is answered alone. Raises DomainError outside a group."""
    async with work.db.writing() as session:
        request = await as_author(session, work, request_id)
        meeting = await meeting_of(session, request)
        if meeting is None or meeting.mode is not Mode.GROUP:
            raise DomainError("request-no-meeting")
        request.leave()
        await session.execute(delete(SlotVote).where(SlotVote.request_id == request.id))
        await record(session, work, request, RequestStep.LEAVE)
        await free_meeting(session, work, meeting.id)
