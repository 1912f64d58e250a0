"""Use cases of the curator: what is owed, typing numbers, a zero, handing in, correcting."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.calendar import add_working_days
from models.errors import DomainError, NotFound
from models.monitoring.checks import Finding, check
from models.monitoring.days import Dates, quarter_of
from models.monitoring.form import Level
from models.monitoring.tables import GIVEN, Monitoring, Report, State, Step, Value, What
from models.monitoring.tree import Facts
from models.notifications import Notice, NoticeKind
from models.people import District, Person, Post
from models.periods import Period
from services.monitoring.quarters import DECEMBER, fillable_posts, open_owed, posts_without_report, quarter_row
from services.monitoring.sheets import Begun, Sheet, begun_by_another, lasting_reasons, load_sheet, stale_computed
from services.outbox import tell
from services.work import Work, use_case

MORNING = time(9)
LONGEST_REASON = 200


@dataclass(frozen=True)
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
    filled: bool
    """Whether there is any number already."""
    begun: Begun | None
    """Who began the draft, when it was somebody else."""


@dataclass(frozen=True)
class Put:
    """What came of typing numbers: the sheet now, and numbers that somebody else had typed meanwhile."""

    sheet: Sheet
    taken: dict[str, int]


@use_case(Permission.FILL_MONITORING)
async def list_tasks(work: Work) -> list[Task]:
    """The reports of the quarter that just ended for the posts that the actor holds, of one that was opened early, and
    older ones that were returned or opened again."""
    current = quarter_of(work.today)
    async with work.db.reading() as session:
        row = await quarter_row(session, work.center_id, current)
        mine = posts_without_report(work.center_id, row.id if row else 0).where(Post.id.in_(fillable_posts(work)))
        complete = row is not None and await session.scalar(mine.limit(1)) is None
    if not complete or work.today.month == DECEMBER:
        async with work.db.writing() as session:
            await open_owed(session, work.center_id, work.today)
    async with work.db.reading() as session:
        return [_task(work, *found) for found in (await session.execute(_tasks(work, current))).all()]


def _tasks(work: Work, current: Period) -> Any:
    again = Report.state.in_((State.RETURNED, State.DRAFT, State.NO_DATA)) & (Report.open_until >= work.today)
    filled = select(Value.code).where(Value.report_id == Report.id).exists()
    another = (Person.id == Report.begun_by) & (Person.id != work.person_id) & (Report.state == State.DRAFT)
    return (
        select(Report, Monitoring, Post.title, District.name, filled, Person.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Post.district_id)
        .outerjoin(Person, another)
        .where(
            Report.center_id == work.center_id,
            Post.role == Role.CURATOR,
            Report.post_id.in_(fillable_posts(work)),
            or_(Monitoring.quarter.in_((current.first, current.after().first)), again),
        )
        .order_by(Monitoring.quarter.desc(), District.position, Post.id)
    )


def _task(
    work: Work, report: Report, monitoring: Monitoring, title: str, district: str, filled: bool, by: str | None
) -> Task:
    return Task(
        report.id,
        f"{title}, {district}",
        monitoring.period,
        monitoring.dates,
        report.state,
        report.zero,
        report.late,
        report.open_until,
        report.comment,
        report.comment_code,
        bool(filled),
        Begun(by, work.actor.local(report.begun_at).date()) if by and report.begun_at else None,
    )


@use_case(Permission.FILL_MONITORING)
async def open_sheet(work: Work, report_id: int) -> Sheet:
    """A report of one's own to be filled in. Raises NotFound for another's, DomainError when it is closed or
    accepted."""
    async with work.db.reading() as session:
        sheet, report = await load_sheet(session, work, report_id)
    report.check_open(sheet.dates, work.today)
    return sheet


@use_case(Permission.FILL_MONITORING)
async def put(work: Work, sheet: Sheet, typed: Mapping[str, int]) -> Put:
    """Keep typed numbers. A number that somebody else of the same post changed since the sheet was read is not
    written over: it comes back in `taken`. Raises DomainError when the report is not open."""
    async with work.db.writing() as session:
        report, stored = await _locked(session, work, sheet)
        known = {code: number for code, number in typed.items() if code in sheet.form.codes}
        taken = {
            code: stored[code]
            for code, number in known.items()
            if code in stored and stored[code] not in (number, sheet.now.get(code))
        }
        fresh = {code: number for code, number in known.items() if code not in taken}
        latest = replace(sheet, now=sheet.now | {code: n for code, n in stored.items() if code in sheet.form.codes})
        gone = stale_computed(latest, fresh)
        carried = {} if report.state is not State.NO_DATA else sheet.form.carried(sheet.before)
        await _write(session, work, latest, report, carried | fresh, gone)
        report.form_id = sheet.form_id
        changed = {code for code, number in fresh.items() if latest.now.get(code) != number}
        report.reasons = lasting_reasons(replace(latest, reasons=dict(report.reasons)), {*changed, *gone})
        report.begin(work.clock.now(), work.person_id)
        begun = await begun_by_another(session, work, report)
    now = {code: number for code, number in (latest.now | fresh).items() if code not in gone}
    return Put(replace(_with(sheet, now, report), begun=begun), taken)


async def _locked(session: AsyncSession, work: Work, sheet: Sheet) -> tuple[Report, dict[str, int]]:
    """The report, kept from others until the end, and its numbers, in one trip."""
    query = (
        select(Report, Value.code, Value.number)
        .outerjoin(Value, Value.report_id == Report.id)
        .where(Report.id == sheet.report_id, Report.center_id == work.center_id)
        .where(Report.post_id.in_(fillable_posts(work)))
    )
    rows: Sequence[Any] = (await session.execute(query.with_for_update(of=Report))).all()
    if not rows:
        raise NotFound("monitoring-gone")
    report = rows[0][0]
    report.check_open(sheet.dates, work.today)
    if report.state in GIVEN:
        raise DomainError("monitoring-submitted-already")
    return report, {code: number for _, code, number in rows if code is not None}


def _with(sheet: Sheet, now: dict[str, int], report: Report) -> Sheet:
    return replace(sheet, now=now, reasons=dict(report.reasons), state=report.state)


async def _write(
    session: AsyncSession, work: Work, sheet: Sheet, report: Report, fresh: Mapping[str, int], gone: list[str]
) -> None:
    """The numbers into the database, and into the history those that were another before. Of a report that was handed
    in once, what went and what came is history too: a sum that is confirmed anew is no new number."""
    if gone:
        await session.execute(delete(Value).where(Value.report_id == sheet.report_id, Value.code.in_(gone)))
    rows = [{"report_id": sheet.report_id, "code": code, "number": number} for code, number in fresh.items()]
    if rows:
        insert = (sqlite if work.db.sqlite else postgresql).insert(Value)
        changed = insert.on_conflict_do_update(
            index_elements=["report_id", "code"], set_={"number": insert.excluded.number}
        )
        await session.execute(changed, rows)
    corrected = report.submitted_at is not None
    changes: list[tuple[str, int | None, int | None]] = [
        (code, sheet.now.get(code), new) for code, new in fresh.items()
    ]
    changes += [(code, sheet.now[code], None) for code in gone if corrected]
    session.add_all(
        Step(
            report_id=sheet.report_id,
            person_id=work.person_id,
            at=work.clock.now(),
            what=What.VALUE,
            code=code,
            old=old,
            new=new,
        )
        for code, old, new in changes
        if old != new and (old is not None or corrected)
    )


@use_case(Permission.FILL_MONITORING)
async def give_reason(work: Work, sheet: Sheet, key: str, reason: str) -> Sheet:
    """Say why a warning is all right. Raises DomainError for a warning that is not there any more."""
    if key not in {one.key for one in sheet.findings if one.level is Level.WARNING}:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        report, _ = await _locked(session, work, sheet)
        report.reasons = {**report.reasons, key: reason[:LONGEST_REASON]}
    return _with(sheet, sheet.now, report)


@use_case(Permission.FILL_MONITORING)
async def submit(work: Work, report_id: int) -> Sheet:
    """Hand the report in. Raises DomainError while a number is missing, an error stands or a reason is owed."""
    async with work.db.writing() as session:
        sheet, report = await load_sheet(session, work, report_id, lock=True)
        if sheet.missing:
            raise DomainError("monitoring-incomplete", codes=", ".join(sheet.missing))
        if any(one.level is Level.ERROR for one in sheet.findings):
            raise DomainError("monitoring-has-errors")
        if sheet.unexplained:
            raise DomainError("monitoring-needs-reason")
        await _hand_in(session, work, sheet, report, What.SUBMITTED)
        # a number that the form carries over was never typed, yet it is a part of what was handed in
        await _write(session, work, sheet, report, sheet.now, [])
    return _with(sheet, sheet.now, report)


@use_case(Permission.FILL_MONITORING)
async def zero_of(work: Work, report_id: int) -> tuple[Sheet, list[Finding]]:
    """What «ноль за квартал» would say, and the errors that stand against it."""
    async with work.db.reading() as session:
        sheet, report = await load_sheet(session, work, report_id)
    report.check_open(sheet.dates, work.today)
    return _zero(sheet, report)


def _zero(sheet: Sheet, report: Report) -> tuple[Sheet, list[Finding]]:
    now = sheet.form.zero(sheet.before)
    found = [one for one in check(sheet.form, Facts(now, sheet.before)) if one.level is Level.ERROR]
    return _with(sheet, now, report), found


@use_case(Permission.FILL_MONITORING)
async def confirm_zero(work: Work, report_id: int) -> Sheet:
    """«Ноль за квартал»: a person says that nothing happened. Raises DomainError when the numbers contradict it."""
    async with work.db.writing() as session:
        sheet, report = await load_sheet(session, work, report_id, lock=True)
        zero, errors = _zero(sheet, report)
        if errors:
            raise DomainError("monitoring-zero-errors")
        await _write(session, work, sheet, report, zero.now, [code for code in sheet.now if code not in zero.now])
        await _hand_in(session, work, sheet, report, What.ZERO)
    return _with(zero, zero.now, report)


async def _hand_in(session: AsyncSession, work: Work, sheet: Sheet, report: Report, what: What) -> None:
    now = work.clock.now()
    report.hand_in(sheet.dates, now, work.today, work.person_id, zero=what is What.ZERO)
    report.form_id = sheet.form_id
    session.add(Step(report_id=report.id, person_id=work.person_id, at=now, what=what))


@use_case(Permission.FILL_MONITORING)
async def take_back(work: Work, report_id: int) -> Sheet:
    """Correct what was handed in: the report is a draft until it is handed in anew."""
    async with work.db.writing() as session:
        sheet, report = await load_sheet(session, work, report_id, lock=True)
        report.take_back(sheet.dates, work.today)
        step = Step(report_id=report.id, person_id=work.person_id, at=work.clock.now(), what=What.UNDONE)
        session.add(step)
    return _with(sheet, sheet.now, report)


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
            NoticeKind.MONITORING_DUE,
            work.center_id,
            work.person_id,
            f"monitoring:{report_id}:day:{day.isoformat()}",  # nothing else is told of it on that day
            datetime.combine(day, MORNING, ZoneInfo(work.actor.zone)),
            sheet.report_id,
        )
        await tell(session, work.clock.now(), [notice])
    return day
