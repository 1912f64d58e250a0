"""Letters about an appointed meeting: its card with a file for the calendar, and the reminders."""

from datetime import timedelta

from sqlalchemy import select

from documents.invitation import Invitation, invitation_ics
from models.people import Person
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import State
from models.requests.tables import Request
from places.requests import RequestPlace, RequestThen
from scheduler.letters.letter import Button, Case, File, Letter, Moot, moot
from services.requests.words import called, when
from services.texts import texts


async def appointed(case: Case) -> Letter | Moot:
    """The card: when, where, with whom, and the .ics."""
    found = await _found(case)
    if isinstance(found, Moot):
        return found
    meeting, request = found
    title = called(meeting.kind, meeting.topic)
    file = invitation_ics(
        Invitation(
            uid=f"meeting-{meeting.id}@center-{meeting.center_id}.opora",
            version=meeting.version,
            title=title,
            place=meeting.place,
            starts_at=case.local(meeting.starts_at or case.now),
            ends_at=case.local(meeting.ends_at),
            made_at=case.now,
        )
    )
    text = texts().html("letter-meeting-appointed", **await _words(case, meeting, request))
    return Letter(text, [[_open(request)]], File(f"{texts().plain('letter-meeting-file')}.ics", file))


async def soon(case: Case) -> Letter | Moot:
    """A day or an hour before."""
    found = await _found(case)
    if isinstance(found, Moot):
        return found
    meeting, request = found
    if meeting.starts_at is None or meeting.starts_at <= case.now:
        return moot("moot-begun")
    key = "letter-meeting-hour" if case.row.details["hours"] == 1 else "letter-meeting-day"
    tomorrow = case.local(meeting.starts_at).date() - case.today == timedelta(days=1)
    words = await _words(case, meeting, request)
    return Letter(texts().html(key, tomorrow=str(tomorrow).lower(), **words), [[_open(request)]])


async def over(case: Case) -> Letter | Moot:
    """It has ended: what is not recorded comes into no journal, and its authors are never asked whether it helped."""
    found = await _found(case)
    if isinstance(found, Moot):
        return found
    meeting, request = found
    text = texts().html("letter-meeting-over", **await _words(case, meeting, request))
    hold = Button(texts().plain("request-hold"), RequestPlace(request=request.id, then=RequestThen.HOLD))
    return Letter(text, [[hold, _open(request)]])


async def _found(case: Case) -> tuple[Meeting, Request] | Moot:
    """The meeting as it is appointed, and the reader's request in it, or the first one for the supervisor."""
    meeting = await case.session.get(Meeting, case.subject)
    if meeting is None or meeting.center_id != case.center.id or meeting.state is not MeetingState.APPOINTED:
        return moot("moot-held")
    if meeting.version != case.row.details["version"]:
        return moot("moot-time")
    query = select(Request).where(Request.meeting_id == meeting.id, Request.state == State.APPOINTED)
    if meeting.supervisor_id != case.person.id:
        query = query.where(Request.author_id == case.person.id)
    request = await case.session.scalar(query.order_by(Request.id).limit(1))
    return (meeting, request) if request is not None else moot("moot-left")


async def _words(case: Case, meeting: Meeting, request: Request) -> dict[str, str]:
    supervisor = await case.session.get_one(Person, meeting.supervisor_id)
    return {
        "number": str(request.id),
        "called": called(meeting.kind, meeting.topic),
        "when": when(case.local(meeting.starts_at or case.now)),
        "minutes": str(meeting.minutes),
        "place": meeting.place or "none",
        "supervisor": supervisor.name,
    }


def _open(request: Request) -> Button:
    return Button(texts().plain("request-open"), RequestPlace(request=request.id, then=RequestThen.OPEN))
