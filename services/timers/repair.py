"""Every timer stands for something; one that is missing is found by what it stands for, whatever took it away."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, String, case, cast, exists, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from models.admissions import Admission
from models.deadlines import ScheduleKind
from models.notifications import Notification
from models.people import Center
from models.periods import Period, Span
from models.plan.conditions import done_count
from models.plan.occurrences import UNDATED
from models.plan.proposals import Outcome, Proposal
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan_years import PlanYear
from models.questionnaires import Questionnaire
from models.reminders.moments import LIFE
from models.reminders.rules import ReminderRules
from models.requests.meetings import Meeting, MeetingState, Recommendation
from models.requests.states import DONE, PENDING
from models.requests.tables import Request
from models.timers import LONG_PAST, Timer, TimerKind
from services.center_settings import load_many
from storage.clock import Clock
from storage.database import Database
from storage.upsert import insert_new

CHASED = timedelta(days=14)
"""How long after its date a thing of the plan may still be told of: the last reminder, and holidays before it."""
FARTHEST = {
    TimerKind.CENTER: timedelta(days=30),
    TimerKind.MONITORING: timedelta(days=180),
    TimerKind.YEAR: timedelta(days=366),
}
"""How far ahead the timers may stand that every centre always has: a week and holidays, a quarter and its days, a year
to its last month."""

Standing = Callable[[date, set[int]], Select[int, int]]
"""The things of a kind that need a timer on a day: id and centre. The set holds the centres that remind."""


def _centers(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Center.id, Center.id)


def _dates(today: date, reminding: set[int]) -> Select[int, int]:
    """Dates ahead, and those that are chased: not done, not of what comes every week, and not last year's."""
    ahead = Occurrence.due >= today
    begun = {school: max(today - CHASED, PlanYear.at(today, school=school).first) for school in (True, False)}
    since = case((Plan.school, begun[True]), else_=begun[False])
    chased = (Occurrence.due >= since) & (PlanItem.kind != ScheduleKind.WEEKLY) & (done_count() < Occurrence.count)
    query = select(Occurrence.id, Occurrence.center_id).join(PlanItem, PlanItem.id == Occurrence.item_id)
    query = query.join(Plan, Plan.id == PlanItem.plan_id)
    stands = (Occurrence.cancelled_at.is_(None), PlanItem.cancelled_at.is_(None))
    return query.where(Occurrence.center_id.in_(reminding), or_(ahead, chased), *stands)


def _undated(today: date, reminding: set[int]) -> Select[int, int]:
    """What is told of at the start of each quarter of its plan's year, and what runs all year until that ends."""
    query = select(PlanItem.id, PlanItem.center_id).join(Plan, Plan.id == PlanItem.plan_id)
    ahead = or_(*(_told_yet(today, PlanYear.at(today, school=school)) for school in (True, False)))
    stands = (PlanItem.kind.in_(UNDATED), PlanItem.cancelled_at.is_(None))
    return query.where(PlanItem.center_id.in_(reminding), ahead, *stands)


def _told_yet(today: date, year: PlanYear) -> ColumnElement[bool]:
    last = Period.around(Span.QUARTER, year.last).first
    kinds = UNDATED if today <= last + LIFE else (ScheduleKind.CONTINUOUS,)
    this = (Plan.year == year.year) & PlanItem.kind.in_(kinds)
    return Plan.school.is_(year.school) & or_(Plan.year > year.year, this)


def _requests(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Those that somebody waits for, and those whose author is still to be asked whether it helped."""
    key = literal("request:") + _text(Request.id) + ":feedback:" + _text(Request.round) + ":" + _text(Request.author_id)
    unasked = Request.state.in_(DONE) & Request.rated_at.is_(None) & ~_told(key)
    return select(Request.id, Request.center_id).where(or_(Request.state.in_(PENDING), unasked))


def _meetings(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Meeting.id, Meeting.center_id).where(Meeting.state == MeetingState.APPOINTED)


def _recommendations(_today: date, _reminding: set[int]) -> Select[int, int]:
    key = literal("recommendation:") + _text(Recommendation.id) + ":" + _text(Request.author_id)
    query = select(Recommendation.id, Request.center_id).join(Request, Request.id == Recommendation.request_id)
    return query.where(Recommendation.done_at.is_(None), ~_told(key))


def _questionnaires(today: date, _reminding: set[int]) -> Select[int, int]:
    still_asked = (Questionnaire.closed_at.is_(None), Questionnaire.until >= today - LIFE)
    return select(Questionnaire.id, Questionnaire.center_id).where(*still_asked)


def _proposals(_today: date, _reminding: set[int]) -> Select[int, int]:
    """Those that were proposed together stand under the first of them."""
    query = select(func.coalesce(Proposal.first_id, Proposal.id).label("first"), Proposal.center_id)
    return query.where(Proposal.outcome == Outcome.WAITING).distinct()


def _admissions(_today: date, _reminding: set[int]) -> Select[int, int]:
    return select(Admission.id, Admission.center_id).where(Admission.decided_at.is_(None))


STANDING: Mapping[TimerKind, Standing] = {
    TimerKind.OCCURRENCE: _dates,
    TimerKind.UNDATED: _undated,
    TimerKind.CENTER: _centers,
    TimerKind.YEAR: _centers,
    TimerKind.MONITORING: _centers,
    TimerKind.REQUEST: _requests,
    TimerKind.MEETING: _meetings,
    TimerKind.RECOMMENDATION: _recommendations,
    TimerKind.PROPOSAL: _proposals,
    TimerKind.ADMISSION: _admissions,
    TimerKind.QUESTIONNAIRE: _questionnaires,
}


async def repair_timers(db: Database, clock: Clock) -> int:
    """Give a timer to everything that needs one and has none; and look at everything again of a centre whose own
    timer stands further ahead than it ever may: a clock that was wrong fired it. Returns how many timers that were.
    """
    now = clock.now()
    today = (now - timedelta(days=1)).date()  # no centre's own day is earlier
    wrong = or_(*((Timer.kind == kind) & (Timer.at > now + most) for kind, most in FARTHEST.items()))
    async with db.reading() as session:
        reminding = await _reminding(session)
        missing = {kind: await session.scalar(_missing(kind, today, reminding).limit(1)) for kind in STANDING}
        strayed = set(await session.scalars(select(Timer.center_id).where(wrong)))
    kinds = [kind for kind, found in missing.items() if found is not None]
    if not kinds and not strayed:
        return 0
    async with db.writing() as session:
        repaired = 0
        if strayed:
            theirs = update(Timer).where(Timer.center_id.in_(strayed)).values(at=LONG_PAST).returning(Timer.at)
            repaired += len((await session.execute(theirs)).all())
        for kind in kinds:
            repaired += await _restore(session, kind, today, reminding)
    return repaired


async def _reminding(session: AsyncSession) -> set[int]:
    centers = set(await session.scalars(select(Center.id)))
    rules = await load_many(session, centers, ReminderRules)
    return {center for center, one in rules.items() if one.enabled}


def _missing(kind: TimerKind, today: date, reminding: set[int]) -> Select[int, int]:
    query = STANDING[kind](today, reminding)
    thing = query.selected_columns[0]
    return query.where(~exists().where(Timer.kind == kind, Timer.subject_id == thing))


async def _restore(session: AsyncSession, kind: TimerKind, today: date, reminding: set[int]) -> int:
    found = _missing(kind, today, reminding)
    found = found.add_columns(literal(kind, Timer.kind.type), literal(LONG_PAST, Timer.at.type))
    new = insert_new(session, Timer).from_select(["subject_id", "center_id", "kind", "at"], found)
    return len((await session.execute(new.returning(Timer.subject_id))).all())


def _text(column: InstrumentedAttribute[int]) -> ColumnElement[str]:
    return cast(column, String)


def _told(key: ColumnElement[str]) -> ColumnElement[bool]:
    return exists().where(Notification.dedupe_key == key)
