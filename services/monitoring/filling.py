"""Use cases of the curator: what is owed, typing numbers, a zero, handing in, correcting."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sqlalchemy import Nullable, Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.base import twin
from models.calendar import add_working_days
from models.errors import DomainError
from models.monitoring.checks import Finding
from models.monitoring.days import Dates, quarter_of
from models.monitoring.form import MonitoringForm, ReportOf
from models.monitoring.tables import GIVEN, OWED, Monitoring, Report, State, Value
from models.notifications import Notice, NoticeKind
from models.people import District, Person, Post
from models.periods import Period
from services.monitoring.inner import writing
from services.monitoring.inner.answering import fillable, fillable_posts, place_of
from services.monitoring.inner.expecting import posts_without_report
from services.monitoring.inner.quarters import DECEMBER, open_owed, quarter_row
from services.monitoring.inner.sheets import form_of, load_sheet
from services.monitoring.sheets import Begun, Put, Sheet
from services.outbox.notices import tell
from services.roster.seats import my_posts
from services.work import Work, use_case

MORNING = time(9)


@dataclass(frozen=True, kw_only=True)
class Task:
    """A report that a curator has to do with now."""

    report_id: int
    place: str
    quarter: Period
    dates: Dates
    state: State
    zero: bool
    late: bool
    open_until: date | None
    comment: str
    comment_code: str
    done: int
    """How many numbers there are already."""
    total: int
    """How many the form asks for."""
    entered: bool
    """Whether a coordinator wrote it."""
    early: bool
    """Whether it was given while the quarter ran, and is not confirmed since."""
    begun: Begun | None
    """Who began the draft, when it was somebody else."""
    given_by: str | None
    """Who handed it in, when it was somebody else."""

    @property
    def filled(self) -> bool:
        return bool(self.done)


@use_case(Permission.FILL_MONITORING)
async def list_tasks(work: Work) -> list[Task]:
    """The reports of the quarter that just ended for the posts that the actor holds, of one that was opened early, and
    older ones that were returned, opened again or entered by a coordinator since."""
    current = quarter_of(work.today)
    async with work.db.reading() as session:
        row = await quarter_row(session, work.center_id, current)
        complete = row is not None and await _complete(session, work, row)
    if not complete or work.today.month == DECEMBER:
        async with work.db.writing() as session:
            await open_owed(session, work.center_id, work.today)
    async with work.db.reading() as session:
        rows = (await session.execute(_tasks(work, current))).all()
        forms = {year: (await form_of(session, work.center_id, year))[1] for year in {r[1].quarter.year for r in rows}}
    return [_task(work, forms[row[1].quarter.year], *row) for row in rows]


async def _complete(session: AsyncSession, work: Work, monitoring: Monitoring) -> bool:
    """Whether nothing is missing of what the actor may owe; of persons each owes for their own posts."""
    alone = monitoring.report_of is ReportOf.PERSON
    posts = my_posts(work) if alone else fillable_posts(work)
    mine = posts_without_report(monitoring, work.person_id).where(Post.id.in_(posts))
    return await session.scalar(mine.limit(1)) is None


def _tasks(
    work: Work, current: Period
) -> Select[Report, Monitoring, str, str, str | None, int, str | None, str | None]:
    again = or_(Report.state.in_(OWED), Report.entered_by.is_not(None)) & (Report.open_until >= work.today)
    done = select(func.count(Value.code)).where(Value.report_id == Report.id).scalar_subquery()
    owner, giver = twin(Person, "owners"), twin(Person, "givers")
    another = (Person.id == Report.begun_by) & (Person.id != work.person_id) & (Report.state == State.DRAFT)
    return (
        select(
            Report,
            Monitoring,
            Post.title,
            District.name,
            Nullable(owner.name),
            done,
            Nullable(Person.name),
            Nullable(giver.name),
        )
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .outerjoin(owner, owner.id == Report.person_id)
        .outerjoin(Person, another)
        .outerjoin(giver, (giver.id == Report.submitted_by) & (giver.id != work.person_id) & Report.state.in_(GIVEN))
        .where(
            Report.center_id == work.center_id,
            Post.role == Role.CURATOR,
            fillable(work),
            or_(Monitoring.quarter.in_((current.first, current.after().first)), again),
        )
        .order_by(Monitoring.quarter.desc(), District.position, Post.id)
    )


def _task(
    work: Work,
    form: MonitoringForm,
    report: Report,
    monitoring: Monitoring,
    title: str,
    district: str,
    person: str | None,
    done: int,
    by: str | None,
    given_by: str | None,
) -> Task:
    return Task(
        report_id=report.id,
        place=place_of(monitoring, title, district, person),
        quarter=monitoring.period,
        dates=monitoring.dates,
        state=report.state,
        zero=report.zero,
        late=report.late,
        open_until=report.open_until,
        comment=report.comment,
        comment_code=report.comment_code,
        done=done,
        total=len(form.indicators),
        entered=report.entered_by is not None,
        early=report.early(monitoring.period, work.actor.local),
        begun=Begun(by, work.actor.local(report.begun_at).date()) if by and report.begun_at else None,
        given_by=given_by,
    )


@use_case(Permission.FILL_MONITORING)
async def open_sheet(work: Work, report_id: int) -> Sheet:
    """A report of one's own to be filled in. Raises NotFound for another's, DomainError when it is closed or
    accepted."""
    async with work.db.reading() as session:
        return await writing.open_for(session, work, report_id, mine=True)


@use_case(Permission.FILL_MONITORING)
async def put(work: Work, sheet: Sheet, typed: Mapping[str, int]) -> Put:
    """Keep typed numbers of one's own report. A number that somebody else of the same post changed since the sheet was
    read is not written over: it comes back in `taken`. Raises DomainError when the report is not open."""
    async with work.db.writing() as session:
        return await writing.put_numbers(session, work, sheet, typed, mine=True)


@use_case(Permission.FILL_MONITORING)
async def give_reason(work: Work, sheet: Sheet, key: str, reason: str) -> Sheet:
    """Say why a warning is all right. Raises DomainError for a warning that is not there any more."""
    async with work.db.writing() as session:
        return await writing.explain(session, work, sheet, key, reason, mine=True)


@use_case(Permission.FILL_MONITORING)
async def submit(work: Work, report_id: int) -> Sheet:
    """Hand the report in. Raises DomainError while a number is missing, an error stands or a reason is owed."""
    async with work.db.writing() as session:
        return await writing.hand_in(session, work, report_id, mine=True)


@use_case(Permission.FILL_MONITORING)
async def zero_of(work: Work, report_id: int) -> tuple[Sheet, list[Finding]]:
    """What «ноль за квартал» would say, and the errors that stand against it."""
    async with work.db.reading() as session:
        return await writing.zero_for(session, work, report_id, mine=True)


@use_case(Permission.FILL_MONITORING)
async def confirm_zero(work: Work, report_id: int) -> Sheet:
    """«Ноль за квартал»: a person says that nothing happened. Raises DomainError when the numbers contradict it."""
    async with work.db.writing() as session:
        return await writing.give_zero(session, work, report_id, mine=True)


@use_case(Permission.FILL_MONITORING)
async def take_back(work: Work, report_id: int) -> Sheet:
    """Correct what was handed in: the report is a draft until it is handed in anew."""
    async with work.db.writing() as session:
        return await writing.correct(session, work, report_id, mine=True)


@use_case(Permission.FILL_MONITORING)
async def confirm(work: Work, report_id: int) -> None:
    """«Всё верно»: what was given before the quarter was over is what the whole of it comes to. Raises DomainError
    while the quarter runs, and for a report that is not preliminary or not open."""
    async with work.db.writing() as session:
        await writing.confirm(session, work, report_id)


@use_case(Permission.FILL_MONITORING)
async def postpone(work: Work, report_id: int) -> date:
    """«Отложить»: remind this person on the next working day at nine; the dates stay. Returns that day. Raises
    DomainError when no report is taken on it any more."""
    async with work.db.writing() as session:
        sheet, report = await load_sheet(session, work, report_id)
        day = add_working_days(work.today, 1)
        if day > max(sheet.dates.last, report.open_until or sheet.dates.last):
            raise DomainError("monitoring-no-later")
        notice = Notice(
            kind=NoticeKind.MONITORING_DUE,
            center_id=work.center_id,
            person_id=work.person_id,
            key=f"monitoring:{report_id}:day:{day.isoformat()}",  # nothing else is told of it on that day
            not_before=datetime.combine(day, MORNING, ZoneInfo(work.actor.zone)),
            subject_id=sheet.report_id,
        )
        await tell(session, work.clock.now(), [notice])
    return day
