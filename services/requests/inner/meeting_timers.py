"""What time does to appointed meetings: a day and an hour before, and the record after it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select

from models.calendar import is_working
from models.notifications import Notice, NoticeKind
from models.reminders.recipients import CenterRoster, Holder, Why, of_person
from models.reminders.repeats import following, handed_over, latest, turns
from models.requests.meetings import Meeting, MeetingState
from models.requests.reminders import due_reminder, next_reminder
from models.requests.states import State
from models.requests.tables import Request
from models.requests.terms import RequestTerms
from models.timers import Timer
from services.center_settings import load_many
from services.outbox.notices import tell
from services.requests.inner.covering import group_of
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext


async def fire_meetings(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Remind everybody of an appointed meeting a day and an hour before, and its supervisor after it until it is
    recorded; one that was moved has another timer."""
    centers = {timer.center_id for timer in timers}
    rosters = await load_rosters(firing.session, centers, firing.now)
    terms = await load_many(firing.session, centers, RequestTerms)
    query = select(Meeting).where(
        Meeting.id.in_([timer.subject_id for timer in timers]),
        Meeting.state == MeetingState.APPOINTED,
        Meeting.starts_at.is_not(None),
    )
    found = (await firing.session.scalars(query)).all()
    authors: defaultdict[int, set[int]] = defaultdict(set)
    invited = select(Meeting.id, Request.author_id).join(Request, Request.meeting_id == Meeting.id)
    invited = invited.where(Meeting.id.in_([one.id for one in found]), Request.state == State.APPOINTED)
    for meeting, author in await firing.session.execute(invited):
        authors[meeting].add(author)
    next_at: dict[int, datetime | None] = {}
    notices: list[Notice] = []
    for one in found:
        met = Met(firing.now, one, sorted(authors[one.id]), rosters[one.center_id], terms[one.center_id])
        next_at[one.id] = met.fire()
        notices += met.notices
    await tell(firing.session, firing.now, notices)
    return next_at


class Met:
    """An appointed meeting whose timer fires."""

    def __init__(
        self, now: datetime, meeting: Meeting, authors: Sequence[int], roster: CenterRoster, terms: RequestTerms
    ) -> None:
        self._now, self._meeting, self._authors, self._roster = now, meeting, authors, roster
        self._terms, self._today = terms, roster.today(now)
        self.notices: list[Notice] = []
        """What `fire` found to be told."""
        self._ends = meeting.ends_at.astimezone(roster.zone)

    def fire(self) -> datetime | None:
        """Tell what is due; returns when to look again."""
        starts = self._ends - timedelta(minutes=self._meeting.minutes)
        before = due_reminder(starts, self._now, self._roster.zone)
        if before is not None:
            self._remind(starts, before)
        ahead = next_reminder(starts, self._ends, self._now, self._roster.zone)
        return ahead if ahead is not None else self._record()

    def _remind(self, starts: datetime, before: timedelta) -> None:
        hours = int(before.total_seconds() // 3600)
        to = dict.fromkeys([*self._authors, *(one.id for one in self._supervisors())])
        self._tell(NoticeKind.MEETING_SOON, f"{hours}h", to, self._now, {"hours": hours}, starts)

    def _record(self) -> datetime | None:
        """Ask for the record of a meeting that is over: at once when it ends in working hours, then on the supervisor's
        turns; then the coordinator is asked, and the authors hear of it."""
        since, kind = self._ends.date(), NoticeKind.MEETING_OVER
        to, away = self._supervisors(), self._away
        if self._today == since and is_working(since) and self._ends.hour < self._terms.closes and not away:
            self._tell(kind, f"over:{since}", [one.id for one in to], self._now, {"turn": 0}, together=False)
            return self._roster.morning(next(turns(since, weekly=False)).day)
        if away:
            return self._repeat(NoticeKind.MEETING_STUCK, "stuck", to, since, weekly=True)
        again = self._repeat(kind, "over", to, since, weekly=False)
        given_up = handed_over(since)
        if again is not None:
            return again
        first = next(turns(given_up, weekly=True)).day
        if self._today < first:
            return self._roster.morning(first)
        above = [one for one in self._roster.coordinators(self._today) if one.id != self._meeting.supervisor_id]
        authors = set(self._authors) - {one.id for one in above}
        self._tell(NoticeKind.MEETING_UNRECORDED, "unrecorded", sorted(authors), self._now, {})
        return self._repeat(NoticeKind.MEETING_STUCK, "stuck", above or to, given_up, weekly=True)

    @property
    def _away(self) -> bool:
        group = group_of(self._roster, [])
        return any(
            one.why is not Why.OWN for one in of_person(self._meeting.supervisor_id, self._roster, self._today, group)
        )

    def _supervisors(self) -> list[Holder]:
        """Who leads it, or whoever stands in today."""
        found = of_person(self._meeting.supervisor_id, self._roster, self._today, group_of(self._roster, []))
        return [one.person for one in found]

    def _repeat(
        self, kind: NoticeKind, name: str, to: Sequence[Holder], since: date, *, weekly: bool
    ) -> datetime | None:
        turn = latest(since, self._today, weekly=weekly) or next(turns(since, weekly=weekly))
        at, details = max(self._roster.morning(turn.day), self._now), {"turn": turn.number}
        for one in to:
            moment = self._roster.not_before(one, at)
            self._tell(kind, f"{name}:{turn.day}", [one.id], moment, details)
        after = following(since, max(self._today, turn.day), weekly=weekly)
        return self._roster.morning(after.day) if after is not None else None

    def _tell(
        self,
        kind: NoticeKind,
        key: str,
        to: Iterable[int],
        at: datetime,
        details: Mapping[str, int],
        expires_at: datetime | None = None,
        *,
        together: bool | None = None,
    ) -> None:
        meeting = self._meeting
        self.notices += [
            Notice(
                kind=kind,
                center_id=meeting.center_id,
                person_id=one,
                key=f"meeting:{meeting.id}:{meeting.version}:{key}",
                not_before=at,
                subject_id=meeting.id,
                details={"version": meeting.version, **details},
                expires_at=expires_at,
                together=together,
            )
            for one in to
        ]
