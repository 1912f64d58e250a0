"""What the others are told of a request: rows of the outbox in the transaction of what happened."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Nullable, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind, Notification
from models.requests.meetings import Meeting, MeetingState, SlotVote, all_voted
from models.requests.states import RequestStep
from models.requests.tables import Mode, Request, RequestEvent, RequestPost
from services.outbox.closing import change_told
from services.outbox.notices import tell
from services.work import Work

WAITED = (
    *(NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_URGENT, NoticeKind.REQUEST_WAITS),
    *(NoticeKind.REQUEST_OVERDUE, NoticeKind.REQUEST_IDLE, NoticeKind.REQUEST_STUCK),
)
"""What is said of a request while something is to be done about it."""
UNCHANGING = (RequestStep.SAID, RequestStep.FILE, RequestStep.ESCALATED)
"""After these the same is to be done as before."""
STILL_MARKING = timedelta(minutes=3)
"""How long somebody who marked one time is given to mark the others."""


async def record(
    session: AsyncSession,
    work: Work,
    request: Request,
    step: RequestStep,
    words: str = "",
    file_id: str = "",
    also: Iterable[int | None] = (),
) -> RequestEvent:
    """A line of the request's history, told to the other side: author and answerer but the one who did it."""
    event = RequestEvent(
        request_id=request.id,
        person_id=work.person_id,
        at=work.clock.now(),
        step=step,
        words=words,
        file_id=file_id,
    )
    session.add(event)
    await session.flush()
    if step not in UNCHANGING:
        await change_told(session, work.clock.now(), WAITED, {request.id: event.id})
    others = {request.author_id, request.answerer_id, *also} - {work.person_id, None}
    told = _of_event(work.clock.now(), request, event.id, [one for one in others if one is not None])
    await tell(session, work.clock.now(), told)
    return event


class Saying:
    """What is to be written about requests together: lines of their histories first, then the letters that name them,
    in the order in which they were thought of. However many requests there are, it is written in the same few trips."""

    def __init__(self, session: AsyncSession, now: datetime) -> None:
        self._session, self.now = session, now
        self._events: dict[tuple[int, RequestStep], str] = {}
        self._letters: list[Callable[[Mapping[tuple[int, RequestStep], int]], Iterable[Notice]]] = []

    def notices(self, notices: Sequence[Notice]) -> None:
        """These letters, as they are."""
        self._letters.append(lambda _events: notices)

    def asked(self, request: Request, persons: Iterable[int]) -> None:
        """The card of a request that waits for somebody to accept it; once a round to each."""
        kind = NoticeKind.REQUEST_URGENT if request.urgent else NoticeKind.REQUEST_NEW
        key = f"request:{request.id}:new:{request.round}"
        self.notices(
            [
                Notice(
                    kind=kind,
                    center_id=request.center_id,
                    person_id=one,
                    key=key,
                    not_before=self.now,
                    subject_id=request.id,
                )
                for one in sorted(persons)
            ]
        )

    def asks(self, request: Request, posts: Iterable[int]) -> None:
        """These posts are asked as well."""
        self._session.add_all(RequestPost(request_id=request.id, post_id=one) for one in posts)

    def event(self, request: Request, step: RequestStep, persons: Iterable[int], words: str = "") -> None:
        """A line of the history that nobody wrote, and a letter about it to these people."""
        self._events[request.id, step] = words
        self._letters.append(lambda events: _of_event(self.now, request, events[request.id, step], persons))

    async def write(self) -> None:
        """All of it, in the caller's transaction."""
        await self._session.flush()
        events: dict[tuple[int, RequestStep], int] = {}
        if self._events:  # by hand: on SQLite the session would add them one by one
            new = insert(RequestEvent).returning(RequestEvent.id, RequestEvent.request_id, RequestEvent.step)
            rows = [
                {"request_id": request, "at": self.now, "step": step, "words": words, "file_id": ""}
                for (request, step), words in self._events.items()
            ]
            events = {(request, step): event_id for event_id, request, step in await self._session.execute(new, rows)}
        await tell(self._session, self.now, [notice for letters in self._letters for notice in letters(events)])


def _of_event(now: datetime, request: Request, event_id: int, persons: Iterable[int]) -> list[Notice]:
    key = f"request:{request.id}:event:{event_id}"
    kind, about = NoticeKind.REQUEST_CHANGED, {"event": event_id}
    return [
        Notice(
            kind=kind,
            center_id=request.center_id,
            person_id=person,
            key=key,
            not_before=now,
            subject_id=request.id,
            details=about,
        )
        for person in persons
    ]


async def tell_taken(session: AsyncSession, now: datetime, request: Request) -> None:
    """Everybody's card of the request changes to what became of it."""
    asked = select(Notification.person_id).where(
        Notification.center_id == request.center_id,
        Notification.kind.in_([NoticeKind.REQUEST_NEW, NoticeKind.REQUEST_URGENT]),
        Notification.subject_id == request.id,
    )
    persons = set(await session.scalars(asked))
    key = f"request:{request.id}:taken:{request.state}:{request.round}"
    notices = [
        Notice(
            kind=NoticeKind.REQUEST_TAKEN,
            center_id=request.center_id,
            person_id=one,
            key=key,
            not_before=now,
            subject_id=request.id,
        )
        for one in persons
    ]
    await tell(session, now, notices)


async def tell_meeting(session: AsyncSession, now: datetime, meeting: Meeting, persons: Iterable[int]) -> None:
    """The card of an appointed meeting with its file for a calendar; anew when the time was changed."""
    key = f"meeting:{meeting.id}:{meeting.version}"
    kind, details = NoticeKind.MEETING_APPOINTED, {"version": meeting.version}
    notices = [
        Notice(
            kind=kind,
            center_id=meeting.center_id,
            person_id=one,
            key=key,
            not_before=now,
            subject_id=meeting.id,
            details=details,
        )
        for one in sorted(set(persons))
    ]
    await tell(session, now, notices)


async def tell_voted(session: AsyncSession, now: datetime, meeting: Meeting) -> None:
    """Everybody of the group has said when they can come: its supervisor appoints. Told a little later, for whoever
    marks one time may mark another; once for these times."""
    if meeting.mode is not Mode.GROUP or meeting.state is not MeetingState.ARRANGED:
        return
    if not all_voted(await votes(session, meeting.id)):
        return
    key, at = f"meeting:{meeting.id}:{meeting.version}:voted", now + STILL_MARKING
    kind, supervisor = NoticeKind.MEETING_VOTED, meeting.supervisor_id
    await tell(
        session,
        now,
        [
            Notice(
                kind=kind,
                center_id=meeting.center_id,
                person_id=supervisor,
                key=key,
                not_before=at,
                subject_id=meeting.id,
            )
        ],
    )


async def votes(session: AsyncSession, meeting_id: int) -> dict[int, list[int]]:
    """The requests of a group's meeting, each with the times that its author marked; none of one that is no more in
    the group."""
    query = (
        select(Request.id, Nullable(SlotVote.slot_id))
        .outerjoin(SlotVote, SlotVote.request_id == Request.id)
        .where(Request.meeting_id == meeting_id)
        .order_by(Request.id)
    )
    marked: dict[int, list[int]] = {}
    rows = (await session.execute(query)).all()
    for request, slot in rows:
        marked.setdefault(request, []).extend([slot] if slot is not None else [])
    return marked
