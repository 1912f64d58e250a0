"""The funnel of events, counted by the database: one query for all its cuts, one for what was found useful."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sqlalchemy import (
    CTE,
    ColumnElement,
    Date,
    Integer,
    Select,
    case,
    cast,
    func,
    literal,
    null,
    select,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.afterwards import EventFeedback
from models.events.funnel import Funnel, Turnout
from models.events.kinds import Answer, Reason, Usefulness
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event
from models.people import District, Post, Tenure
from models.periods import Period, Span
from models.reminders.hours import MIDNIGHT, instant_at
from services.events.inner.opinions import is_shown

DAY = timedelta(days=1)
HELD = (EventState.OVER, EventState.RECORDED)
"""Events whose time has passed; what is announced may still change."""


class Cut(StrEnum):
    """What the counts are grouped by."""

    TOTAL = "total"
    EVENT = "event"
    DISTRICT = "district"
    POST = "post"
    QUARTER = "quarter"


@dataclass(frozen=True)
class Stretch:
    """A period of a centre as instants."""

    center_id: int
    period: Period
    zone: ZoneInfo

    @property
    def within(self) -> tuple[ColumnElement[bool], ...]:
        """Conditions: an event of the centre that took place in the period."""
        return (Event.center_id == self.center_id, Event.state.in_(HELD), _between(self.period, self.zone))

    @property
    def quarters(self) -> Sequence[Period]:
        """The quarters that the period touches."""
        found, quarter = [], Period.around(Span.QUARTER, self.period.first)
        while quarter.first <= self.period.last:
            found.append(quarter)
            quarter = quarter.after()
        return found


def _between(period: Period, zone: ZoneInfo) -> ColumnElement[bool]:
    first, end = instant_at(period.first, MIDNIGHT, zone), instant_at(period.last + DAY, MIDNIGHT, zone)
    return (Event.starts_at >= first) & (Event.starts_at < end)


async def turnout_of(session: AsyncSession, stretch: Stretch, now: datetime) -> Turnout:
    """Every cut of a period. Whoever comes to two events is two visits and one person."""
    cuts: defaultdict[Cut, list[Funnel]] = defaultdict(list)
    for row in (await session.execute(_all_cuts(stretch))).all():
        cut, key, name, at, *counts = row
        cuts[Cut(cut)].append(_funnel(key, name, at, counts))
    useful = await _useful(session, stretch, now)
    quarters = [
        replace(one.liked(*_said(useful, quarter=one.id)), name=stretch.quarters[one.id or 0].code)
        for one in cuts[Cut.QUARTER]
    ]
    districts = sorted(cuts[Cut.DISTRICT], key=lambda one: (one.share is None, one.share or 0, one.name))
    return Turnout(
        total=next(iter(cuts[Cut.TOTAL]), Funnel()).liked(*_said(useful)),
        events=[one.liked(*_said(useful, event=one.id)) for one in cuts[Cut.EVENT]],
        districts=districts,
        posts=sorted(cuts[Cut.POST], key=lambda one: (-one.asked, one.name)),
        quarters=sorted(quarters, key=lambda one: one.id or 0),
        absent=[one for one in districts if one.asked and not one.came],
    )


Row = tuple[str, int | None, str, datetime | None, int, int, int, int, int, int, int, int, int, int]
"""A cut, its key, its name, when it was; the counts, the reasons, the people."""


def totals(stretch: Stretch, now: datetime) -> Select[*tuple[int, ...]]:
    """One row of a period, to stand in a query beside others: the counts of a cut, and what of «было ли полезно» is
    shown."""
    invited = _invitees(stretch).cte("invited")
    nobody = cast(null(), Integer)
    whole = _counted(invited, Cut.TOTAL, nobody, literal(""), cast(null(), Event.starts_at.type)).subquery()
    liked = func.count(case((EventFeedback.verdict == Usefulness.USEFUL, 1)))
    seen = (
        select(func.count().label("said"), liked.label("useful"))
        .select_from(EventFeedback)
        .join(Event, Event.id == EventFeedback.event_id)
        .where(*stretch.within, is_shown(now))
        .subquery()
    )
    counts = [column for column in whole.c if column.name not in ("cut", "key", "name", "at")]
    query: Select[*tuple[int, ...]] = select(*counts, seen.c.said, seen.c.useful)
    return query.join_from(whole, seen, true())


def funnel_of(row: Sequence[int]) -> Funnel:
    """What such a row says."""
    *counts, said, useful = map(int, row)
    return _funnel(None, "", None, counts).liked(said, useful)


def _all_cuts(stretch: Stretch) -> Select[*Row]:
    """A row an invitee first, then the same counts over it for each cut, in one trip."""
    invited = _invitees(stretch).cte("invited")
    of = invited.c
    nothing, unnamed, never = cast(null(), Integer), literal(""), cast(null(), Event.starts_at.type)
    parts = (
        _counted(invited, Cut.TOTAL, nothing, unnamed, never),
        _counted(invited, Cut.EVENT, of.event, of.title, of.at).group_by(of.event, of.title, of.at),
        _counted(invited, Cut.DISTRICT, of.place, of.district, never)
        .where(of.place.is_not(None))
        .group_by(of.place, of.district),
        _counted(invited, Cut.POST, nothing, of.post, never).group_by(of.post),
        _counted(invited, Cut.QUARTER, of.quarter, unnamed, never).group_by(of.quarter),
    )
    whole = union_all(*parts).subquery()
    query: Select[*Row] = select(*whole.c)
    return query.order_by(whole.c.at.desc(), whole.c.key)


def _invitees(stretch: Stretch) -> Select[*tuple[object, ...]]:
    """Everybody who was asked to an event of the period or came to it, with where their post was then."""
    one, day = EventInvitee, func.date(Event.starts_at, type_=Date)
    held = (Tenure.post_id == one.post_id) & (Tenure.person_id == one.person_id) & Tenure.held(day)
    moved_from = select(Tenure.district_id).where(held).order_by(Tenure.id.desc()).limit(1).scalar_subquery()
    asked, declined = one.expected, one.answer == Answer.DECLINED
    flags = (
        *(asked, asked & (one.answer != Answer.NONE), asked & one.comes(), one.came(), one.came() & ~asked),
        *(declined & (one.reason == reason) for reason in Reason),
    )
    query: Select[*tuple[object, ...]] = select(
        Event.id.label("event"),
        Event.title.label("title"),
        Event.starts_at.label("at"),
        District.id.label("place"),
        District.name.label("district"),
        Post.title.label("post"),
        _quarter(stretch).label("quarter"),
        case((one.came(), one.person_id)).label("visitor"),
        *(case((flag, 1)).label(f"flag{number}") for number, flag in enumerate(flags)),
    )
    query = query.join_from(one, Event, Event.id == one.event_id).join(Post, Post.id == one.post_id)
    query = query.outerjoin(District, District.id == func.coalesce(moved_from, Post.district_id))
    return query.where(*stretch.within)


def _counted(
    invited: CTE,
    cut: Cut,
    key: ColumnElement[int],
    name: ColumnElement[str],
    at: ColumnElement[datetime],
) -> Select[*tuple[object, ...]]:
    flags = [column for label, column in invited.c.items() if label.startswith("flag")]
    query: Select[*tuple[object, ...]] = select(
        literal(cut.value).label("cut"),
        key.label("key"),
        name.label("name"),
        at.label("at"),
        *(func.count(flag).label(f"count{number}") for number, flag in enumerate(flags)),
        func.count(invited.c.visitor.distinct()).label("people"),
    )
    return query


def _quarter(stretch: Stretch) -> ColumnElement[int]:
    """The number of the quarter in the period, from 0."""
    cases = [(_between(one, stretch.zone), number) for number, one in enumerate(stretch.quarters)]
    return case(*cases, else_=0)


def _funnel(key: int | None, name: str, at: datetime | None, counts: Sequence[int]) -> Funnel:
    asked, answered, coming, came, unasked, *rest = map(int, counts)
    *reasons, people = rest
    return Funnel(
        name=name,
        id=key,
        at=at,
        asked=asked,
        answered=answered,
        coming=coming,
        came=came,
        unasked=unasked,
        people=people,
        declined={reason: count for reason, count in zip(Reason, reasons, strict=True) if count},
    )


Said = Mapping[tuple[int, int], tuple[int, int]]
"""By event and quarter: answers that are shown, and how many of them say that it was useful."""


async def _useful(session: AsyncSession, stretch: Stretch, now: datetime) -> Said:
    number = _quarter(stretch)
    liked = func.count(case((EventFeedback.verdict == Usefulness.USEFUL, 1)))
    query = (
        select(EventFeedback.event_id, number, func.count(), liked)
        .join(Event, Event.id == EventFeedback.event_id)
        .where(*stretch.within, is_shown(now))
        .group_by(EventFeedback.event_id, number)
    )
    return {(event, quarter): (int(said), int(useful)) for event, quarter, said, useful in await session.execute(query)}


def _said(useful: Said, event: int | None = None, quarter: int | None = None) -> tuple[int, int]:
    found = [one for (of, when), one in useful.items() if event in (None, of) and quarter in (None, when)]
    return sum(said for said, _ in found), sum(good for _, good in found)
