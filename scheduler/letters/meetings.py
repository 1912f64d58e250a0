"""Letters about an appointed meeting: its card with a file for the calendar, and the reminders."""

from collections import Counter
from datetime import timedelta

from markupsafe import Markup
from sqlalchemy import select

from documents.invitation import Invitation, invitation_ics
from models.calendar import working_days_between
from models.notifications import NoticeKind
from models.people import Person
from models.printable import file_name
from models.reminders.recipients import of_person
from models.requests.meetings import Meeting, MeetingState, Slot, all_voted
from models.requests.states import State
from models.requests.tables import Request
from places.requests import AppointPlace, RequestPlace, RequestThen
from scheduler.letters.letter import Button, File, Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.roster import roster_of
from services.requests.inner.covering import group_of
from services.requests.inner.notifications import votes
from services.requests.words import called, in_line, on_button, when
from services.texts import texts


async def appointed(context: LetterContext) -> Letter | Skipped:
    """The card: when, where, with whom, and the .ics."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    meeting, request = found
    title = called(meeting.kind, meeting.topic)
    file = invitation_ics(
        Invitation(
            uid=f"meeting-{meeting.id}@center-{meeting.center_id}.opora",
            version=meeting.version,
            title=title,
            place=meeting.place,
            starts_at=context.local(meeting.starts_at or context.now),
            ends_at=context.local(meeting.ends_at),
            made_at=context.now,
        )
    )
    text = texts().html("letter-meeting-appointed", **await _words(context, meeting, request))
    at = f"{context.local(meeting.starts_at or context.now):%d.%m.%Y %H-%M}"
    name = file_name(texts().plain("letter-meeting-file", called=title, at=at))
    return Letter(text=text, buttons=[[_open(request.id)]], file=File(f"{name}.ics", file))


async def voted(context: LetterContext) -> Letter | Skipped:
    """Everybody of a group has answered: the times with how many can come, the best of them appointed by one tap."""
    meeting = await context.session.get(Meeting, context.subject)
    if meeting is None or meeting.center_id != context.center.id or meeting.state is not MeetingState.ARRANGED:
        return skipped("moot-appointed")
    marked = await votes(context.session, meeting.id)
    if not all_voted(marked):
        return skipped("moot-votes")
    query = select(Slot).where(Slot.meeting_id == meeting.id, Slot.starts_at > context.now).order_by(Slot.starts_at)
    count = Counter(slot for slots in marked.values() for slot in slots)
    slots = sorted(
        (one for one in await context.session.scalars(query) if count[one.id]), key=lambda one: -count[one.id]
    )
    if not slots:
        return skipped("moot-begun")
    told = [
        texts().html(
            "letter-slot",
            at=in_line(one.starts_at, context.person.zone, context.center.zone),
            can=str(count[one.id]),
            of=str(len(marked)),
        )
        for one in slots
    ]
    head = texts().html("letter-meeting-voted", best=told[0], called=called(meeting.kind, meeting.topic))
    others = [Markup("\n· ") + one for one in told[1:]]
    best, *rest = slots
    rows = [[Button(texts().plain("letter-appoint"), AppointPlace(slot=best.id))]]
    rows += [[Button(on_button(context.here(one.starts_at)), AppointPlace(slot=one.id))] for one in rest]
    first = next(iter(marked))
    return Letter(text=Markup("").join([head, *others]), buttons=[*rows, [_open(first)]])


async def soon(context: LetterContext) -> Letter | Skipped:
    """A day or an hour before; whoever stands in for its supervisor is told that it is not theirs."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    meeting, request = found
    if meeting.starts_at is None or meeting.starts_at <= context.now:
        return skipped("moot-begun")
    key = "letter-meeting-hour" if context.row.details["hours"] == 1 else "letter-meeting-day"
    tomorrow = context.local(meeting.starts_at).date() - context.today == timedelta(days=1)
    words = await _words(context, meeting, request)
    text = texts().html(key, tomorrow=str(tomorrow).lower(), **words)
    if context.person.id not in (meeting.supervisor_id, request.author_id):
        away = texts().html("letter-meeting-away", supervisor=words["supervisor"])
        text = Markup("\n").join([text, away])
    return Letter(text=text, buttons=[[_open(request.id)]])


async def over(context: LetterContext) -> Letter | Skipped:
    """It has ended: what is not recorded comes into no journal, and its authors are never asked whether it helped."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    meeting, request = found
    text = texts().html("letter-meeting-over", days=_since(context, meeting), **await _words(context, meeting, request))
    hold = Button(texts().plain("request-hold"), RequestPlace(request=request.id, then=RequestThen.HOLD))
    return Letter(text=text, buttons=[[hold, _open(request.id)]])


async def stuck(context: LetterContext) -> Letter | Skipped:
    """To the coordinator, or to whoever stands in: nobody has recorded it."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    meeting, request = found
    supervisor = (await roster_of(context)).person(meeting.supervisor_id)
    away = str(supervisor is None or supervisor.away(context.today)).lower()
    words = await _words(context, meeting, request)
    return Letter(
        text=texts().html("letter-meeting-stuck", days=_since(context, meeting), away=away, **words),
        buttons=[[_open(request.id)]],
    )


async def unrecorded(context: LetterContext) -> Letter | Skipped:
    """To who asked for it: it is not recorded, and perhaps it did not take place."""
    found = await _found(context)
    if isinstance(found, Skipped):
        return found
    meeting, request = found
    text = texts().html("letter-meeting-unrecorded", **await _words(context, meeting, request))
    say = Button(texts().plain("request-say"), RequestPlace(request=request.id, then=RequestThen.SAY))
    return Letter(text=text, buttons=[[say, _open(request.id)]])


def _since(context: LetterContext, meeting: Meeting) -> int:
    """How many working days ago it ended."""
    return working_days_between(context.local(meeting.ends_at).date(), context.today)


async def _found(context: LetterContext) -> tuple[Meeting, Request] | Skipped:
    """The meeting as it is appointed, and the reader's request in it, or the first one for whoever leads it or stands
    in."""
    meeting = await context.session.get(Meeting, context.subject)
    if meeting is None or meeting.center_id != context.center.id or meeting.state is not MeetingState.APPOINTED:
        return skipped("moot-held")
    if meeting.version != context.row.details["version"]:
        return skipped("moot-time")
    query = select(Request).where(Request.meeting_id == meeting.id, Request.state == State.APPOINTED)
    requests = (await context.session.scalars(query.order_by(Request.id))).all()
    own = next((one for one in requests if one.author_id == context.person.id), None)
    if own is None and requests and await _leads(context, meeting):
        own = requests[0]
    return (meeting, own) if own is not None else skipped("moot-left")


async def _leads(context: LetterContext, meeting: Meeting) -> bool:
    """Whether the reader leads it, stands in for who does, or looks after all of them."""
    if meeting.supervisor_id == context.person.id:
        return True
    roster = await roster_of(context)
    to = of_person(meeting.supervisor_id, roster, context.today, group_of(roster, []))
    above = roster.coordinators(context.today)
    return context.person.id in {*(one.person.id for one in to), *(one.id for one in above)}


async def _words(context: LetterContext, meeting: Meeting, request: Request) -> dict[str, str]:
    supervisor = await context.session.get_one(Person, meeting.supervisor_id)
    return {
        "number": str(request.id),
        "called": called(meeting.kind, meeting.topic),
        "when": when(meeting.starts_at or context.now, context.person.zone, context.center.zone),
        "minutes": str(meeting.minutes),
        "place": meeting.place or "none",
        "supervisor": supervisor.name,
    }


def _open(request: int) -> Button:
    return Button(texts().plain("request-open"), RequestPlace(request=request, then=RequestThen.OPEN))


WRITERS: Writers = {
    NoticeKind.MEETING_APPOINTED: appointed,
    NoticeKind.MEETING_VOTED: voted,
    NoticeKind.MEETING_SOON: soon,
    NoticeKind.MEETING_OVER: over,
    NoticeKind.MEETING_STUCK: stuck,
    NoticeKind.MEETING_UNRECORDED: unrecorded,
}
