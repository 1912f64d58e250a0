"""What time does to requests: half of the term, its end, «помогло?», and a follow-up.

Each timer may fire at any moment: what is told, and when to look again, is found from the request as it stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import case, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.calendar import next_working
from models.notifications import Notice, NoticeKind
from models.people import Center
from models.reminders.recipients import CenterRoster, Holder, Recipient, Why, of_person, recipients
from models.reminders.repeats import Turn, following, handed_over, latest, turns
from models.requests.meetings import Meeting, Recommendation, Slot
from models.requests.states import DONE, UNARRANGED, RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestPost
from models.requests.terms import RequestTerms, half_way, term_ends
from models.timers import Timer
from services.center_settings import load_many
from services.outbox.notices import tell
from services.requests.inner.covering import cover, group_of
from services.requests.inner.notifications import Saying
from services.requests.inner.watching import at_nine
from services.roster.centers import load_rosters
from services.timers.firing import FiringContext

DAY = timedelta(days=1)


async def fire_requests(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """At the half of the term remind those who were asked, after it the coordinator, or whoever accepted and is silent;
    ask the author how it helped."""
    centers = {timer.center_id for timer in timers}
    rosters = await load_rosters(firing.session, centers, firing.now)
    terms = await load_many(firing.session, centers, RequestTerms)
    query = select(Request).where(Request.id.in_([timer.subject_id for timer in timers])).with_for_update(of=Request)
    found = (await firing.session.scalars(query)).all()
    known, saying = await _known(firing.session, found), Saying(firing.session, firing.now)
    next_at = {
        one.id: Asked(saying, one, known[one.id], rosters[one.center_id], terms[one.center_id]).fire() for one in found
    }
    await saying.write()
    return next_at


@dataclass(kw_only=True)
class Known:
    """What stands beside a request: the posts that are asked, the meeting's day and last offered time, and when
    somebody last did something about it, it was held or delivered, and it went to the coordinator."""

    posts: list[int] = field(default_factory=list)
    day: date | None = None
    offered: datetime | None = None
    lately: datetime | None = None
    done: datetime | None = None
    escalated: datetime | None = None


async def _known(session: AsyncSession, requests: Sequence[Request]) -> dict[int, Known]:
    """All of it for these requests, in three queries."""
    found = {one.id: Known() for one in requests}
    asked = select(RequestPost.request_id, RequestPost.post_id).where(RequestPost.request_id.in_(found))
    for request, post in await session.execute(asked.order_by(RequestPost.post_id)):
        found[request].posts.append(post)
    at, step = RequestEvent.at, RequestEvent.step
    last = [
        func.max(case((which, at)))
        for which in (
            RequestEvent.person_id.is_not(None),
            step.in_((RequestStep.HOLD, RequestStep.DELIVER)),
            step == RequestStep.ESCALATED,
        )
    ]
    events = select(RequestEvent.request_id, *last).where(RequestEvent.request_id.in_(found))
    for request, *instants in await session.execute(events.group_by(RequestEvent.request_id)):
        found[request].lately, found[request].done, found[request].escalated = instants
    meetings = select(Request.id, Meeting.day, func.max(Slot.starts_at)).join(Meeting, Meeting.id == Request.meeting_id)
    meetings = meetings.outerjoin(Slot, Slot.meeting_id == Meeting.id).where(Request.id.in_(found))
    for request, day, offered in await session.execute(meetings.group_by(Request.id, Meeting.day)):
        found[request].day, found[request].offered = day, offered
    return found


class Asked:
    """A request whose timer fires, and the centre that it waits in."""

    def __init__(
        self, saying: Saying, request: Request, known: Known, roster: CenterRoster, terms: RequestTerms
    ) -> None:
        self._saying, self._now = saying, saying.now
        self._request, self._known, self._roster, self._terms = request, known, roster, terms
        self._today = roster.today(saying.now)
        self._ends = term_ends(request.answer_by, request.asked_at.astimezone(roster.zone), terms)

    def fire(self) -> datetime | None:
        """Tell what is due; returns when to look again."""
        if self._request.state is State.NEW:
            return self._term()
        if self._request.pending:
            return self._answerer()
        if self._request.state in DONE and self._request.rated_at is None:
            return self._feedback()
        return None

    def _term(self) -> datetime | None:
        """Nobody has accepted it yet."""
        posts = [*self._known.posts, *cover(self._saying, self._roster, self._request, self._known.posts)]
        half = half_way(self._request.asked_at.astimezone(self._roster.zone), self._ends, self._terms)
        if self._now < half:
            return half
        if self._now < self._ends:
            others = self._roster.without(self._request.author_id)
            waiting = [one.person for one in recipients(posts, others, self._today) if one.why is Why.OWN]
            self._tell(NoticeKind.REQUEST_WAITS, f"half:{self._request.round}", waiting, self._now, urgent=True)
            return self._ends
        self._escalate(self._roster.coordinators(self._today))
        return self._repeat(NoticeKind.REQUEST_OVERDUE, "overdue", self._overseers(), self._ends.date(), weekly=True)

    def _answerer(self) -> datetime | None:
        """Somebody answers, and no time is agreed: first they hear of it, then the coordinator and the author. A time
        that is offered, and an appointed one, wait for somebody else."""
        offered = self._known.offered is not None and self._known.offered > self._now
        waits = self._request.state in UNARRANGED and not offered
        if self._now < self._ends:
            return self._ends
        if waits and self._request.answerer_id is not None:
            self._chase(self._request.answerer_id)
        return self._roster.morning(next_working(self._today + DAY))  # any day it may begin to wait, or wait anew

    def _chase(self, answerer: int) -> None:
        """On the turns since it waits for them; then, or at once while they cannot be reached, for somebody else."""
        others = self._roster.without(self._request.author_id)
        group = group_of(self._roster, [])
        to = of_person(answerer, others, self._today, group)
        since = self._silent_since()
        if all(one.why is Why.OWN for one in to):
            self._repeat(NoticeKind.REQUEST_IDLE, "idle", _people(to), since, weekly=False)
            since, own = handed_over(since), _people(to)
            above = [one for one in self._overseers() if one.id != answerer] or own
        else:
            above = _people(to)
        if self._today >= next(turns(since, weekly=True)).day:
            self._escalate(above)
            self._repeat(NoticeKind.REQUEST_STUCK, "stuck", above, since, weekly=True)

    def _silent_since(self) -> date:
        """The day from which on it waits for whoever accepted it: the end of the term, or a later sign of life."""
        signs = (self._known.lately, self._known.offered)
        return max(self._ends.date(), *(self._roster.today(one) for one in signs if one is not None))

    def _feedback(self) -> datetime | None:
        """So many days after it was held or delivered."""
        day = self._known.day or self._roster.today(self._known.done or self._now)
        at = at_nine(day + timedelta(days=self._terms.feedback_days), self._roster.zone, self._terms)
        if self._now < at:
            return at
        author = self._roster.person(self._request.author_id)
        self._tell(
            NoticeKind.REQUEST_FEEDBACK, f"feedback:{self._request.round}", [author] if author else [], self._now
        )
        return None

    def _overseers(self) -> list[Holder]:
        """The coordinators; whose own request it is, only when there is nobody else."""
        return self._roster.without(self._request.author_id).coordinators(self._today) or self._roster.coordinators(
            self._today
        )

    def _repeat(
        self, kind: NoticeKind, name: str, to: Sequence[Holder], since: date, *, weekly: bool
    ) -> datetime | None:
        """Tell them on their turns since that day; the first one is told as soon as it is known, and comes in its
        morning. Returns the morning of the next turn, None when there is none left."""
        turn = latest(since, self._today, weekly=weekly) or next(turns(since, weekly=weekly))
        first = self._today < turn.day and kind is NoticeKind.REQUEST_OVERDUE
        at = self._now if first and self._request.urgent else self._roster.morning(turn.day)
        self._tell(kind, f"{name}:{turn.day}", to, at, turn, urgent=first)
        after = following(since, max(self._today, turn.day), weekly=weekly)
        return self._roster.morning(after.day) if after is not None else None

    def _escalate(self, above: Sequence[Holder]) -> None:
        """The author hears once a round that somebody above knows, unless that is the author."""
        known = self._known.escalated is not None and self._known.escalated >= self._request.asked_at
        if above and not known:
            told = {self._request.author_id} - {one.id for one in above}
            self._saying.event(self._request, RequestStep.ESCALATED, told)

    def _tell(
        self,
        kind: NoticeKind,
        key: str,
        to: Iterable[Holder],
        at: datetime,
        turn: Turn | None = None,
        *,
        urgent: bool = False,
    ) -> None:
        """`urgent`: of an urgent request, a message of its own at once."""
        alone = urgent and self._request.urgent
        details = {} if turn is None else {"turn": turn.number}
        notices = [
            Notice(
                kind=kind,
                center_id=self._request.center_id,
                person_id=one.id,
                key=f"request:{self._request.id}:{key}",
                not_before=self._now if alone else self._roster.not_before(one, max(at, self._now)),
                subject_id=self._request.id,
                details=details,
                together=False if alone else None,
            )
            for one in to
        ]
        self._saying.notices(notices)


def _people(to: Sequence[Recipient]) -> list[Holder]:
    return [one.person for one in to]


async def fire_recommendations(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Remind the author of what was recommended by today and is not done."""
    query = (
        select(Recommendation, Request, Center.zone)
        .join(Request, Request.id == Recommendation.request_id)
        .join(Center, Center.id == Request.center_id)
        .where(Recommendation.id.in_([timer.subject_id for timer in timers]), Recommendation.done_at.is_(None))
    )
    terms = await load_many(firing.session, {timer.center_id for timer in timers}, RequestTerms)
    next_at: dict[int, datetime | None] = {}
    notices: list[Notice] = []
    for found, request, zone in (await firing.session.execute(query)).all():
        at = at_nine(found.due, ZoneInfo(zone), terms[request.center_id])
        if firing.now < at:
            next_at[found.id] = at
            continue
        key = f"recommendation:{found.id}"
        kind = NoticeKind.RECOMMENDATION_DUE
        notices.append(
            Notice(
                kind=kind,
                center_id=request.center_id,
                person_id=request.author_id,
                key=key,
                not_before=firing.now,
                subject_id=found.id,
            )
        )
    await tell(firing.session, firing.now, notices)
    return next_at
