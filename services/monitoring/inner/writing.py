"""Numbers go into a report, whoever writes them: parts of the use cases of the curator and of the coordinator.

`mine` says that only a report of a post that the actor fills in is meant; without it a coordinator enters for others,
and the report is marked so.
"""

from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Nullable, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import DomainError, NotFound
from models.monitoring.checks import Finding, check, check_counted
from models.monitoring.form import Level
from models.monitoring.tables import GIVEN, Monitoring, Report, ReportEventKind, ReportStep, State, Value
from models.monitoring.tree import Facts
from models.people import Post
from services.monitoring.inner.answering import fillable
from services.monitoring.inner.sheets import begun_by_another, lasting_reasons, load_sheet, own_report, stale_computed
from services.monitoring.sheets import LONGEST_REASON, Put, Sheet
from services.work import Work
from storage.upsert import upsert


async def open_for(session: AsyncSession, work: Work, report_id: int, *, mine: bool) -> Sheet:
    """A report to be filled in. Raises NotFound for another's, DomainError when it is closed or accepted."""
    sheet, report = await load_sheet(session, work, report_id, mine=mine)
    report.check_open(sheet.dates, work.today)
    return sheet


async def put_numbers(session: AsyncSession, work: Work, sheet: Sheet, typed: Mapping[str, int], *, mine: bool) -> Put:
    """Keep typed numbers. A number that somebody else changed since the sheet was read is not written over: it comes
    back in `taken`. Raises DomainError when the report is not open."""
    report, stored = await _locked(session, work, sheet, mine=mine)
    known = {code: number for code, number in typed.items() if code in sheet.form.codes}
    taken = {
        code: stored[code]
        for code, number in known.items()
        if code in stored and stored[code] not in (number, sheet.now.get(code))
    }
    fresh = {code: number for code, number in known.items() if code not in taken}
    latest = replace(sheet, now=sheet.now | {code: n for code, n in stored.items() if code in sheet.form.codes})
    gone = stale_computed(latest, fresh)
    if fresh:
        _mark(session, work, report, mine=mine)
    carried = {} if report.state is not State.NO_DATA else sheet.form.carried(sheet.before)
    await _write(session, work, latest, report, carried | fresh, gone)
    report.form_id = sheet.form_id
    changed = {code for code, number in fresh.items() if latest.now.get(code) != number}
    report.reasons = lasting_reasons(replace(latest, reasons=dict(report.reasons)), {*changed, *gone})
    report.begin(work.clock.now(), work.person_id)
    begun = await begun_by_another(session, work, report)
    now = {code: number for code, number in (latest.now | fresh).items() if code not in gone}
    return Put(replace(_with(sheet, now, report), begun=begun), taken)


async def _locked(session: AsyncSession, work: Work, sheet: Sheet, *, mine: bool) -> tuple[Report, dict[str, int]]:
    """The report, kept from others until the end, and its numbers, in one trip."""
    query = (
        select(Report, Nullable(Value.code), Value.number)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .outerjoin(Value, Value.report_id == Report.id)
        .where(Report.id == sheet.report_id, Report.center_id == work.center_id)
    )
    if mine:
        query = query.where(fillable(work))
    rows = (await session.execute(query.with_for_update(of=Report))).all()
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
        await session.execute(upsert(session, Value, "number"), rows)
    corrected = report.submitted_at is not None
    changes: list[tuple[str, int | None, int | None]] = [
        (code, sheet.now.get(code), new) for code, new in fresh.items()
    ]
    changes += [(code, sheet.now[code], None) for code in gone if corrected]
    session.add_all(
        ReportStep(
            report_id=sheet.report_id,
            person_id=work.person_id,
            at=work.clock.now(),
            what=ReportEventKind.VALUE,
            code=code,
            old=old,
            new=new,
        )
        for code, old, new in changes
        if old != new and (old is not None or corrected)
    )


def _mark(session: AsyncSession, work: Work, report: Report, *, mine: bool) -> None:
    """Say of the report that a coordinator wrote in it for others, once in its history."""
    if not mine and report.entered_by is None:
        report.entered_by = work.person_id
        note(session, work, report, ReportEventKind.ENTERED)


def note(session: AsyncSession, work: Work, report: Report, what: ReportEventKind) -> None:
    """What the actor did to the report, into its history."""
    session.add(ReportStep(report_id=report.id, person_id=work.person_id, at=work.clock.now(), what=what))


async def explain(session: AsyncSession, work: Work, sheet: Sheet, key: str, reason: str, *, mine: bool) -> Sheet:
    """Say why a warning is all right. Raises DomainError for a warning that is not there any more."""
    if key not in {one.key for one in sheet.findings if one.level is Level.WARNING}:
        raise DomainError("error-stale")
    report, _ = await _locked(session, work, sheet, mine=mine)
    _mark(session, work, report, mine=mine)
    report.reasons = {**report.reasons, key: reason[:LONGEST_REASON]}
    return _with(sheet, sheet.now, report)


async def hand_in(session: AsyncSession, work: Work, report_id: int, *, mine: bool) -> Sheet:
    """Hand the report in. Raises DomainError while a number is missing, an error stands or a reason is owed."""
    sheet, report = await load_sheet(session, work, report_id, mine=mine, lock=True)
    if sheet.missing:
        raise DomainError("monitoring-incomplete", codes=", ".join(sheet.missing))
    if any(one.level is Level.ERROR for one in sheet.findings):
        raise DomainError("monitoring-has-errors")
    if sheet.unexplained:
        raise DomainError("monitoring-needs-reason")
    _give(session, work, sheet, report, ReportEventKind.SUBMITTED, mine=mine)
    # a number that the form carries over was never typed, yet it is a part of what was handed in
    await _write(session, work, sheet, report, sheet.now, [])
    return _with(sheet, sheet.now, report)


async def zero_for(session: AsyncSession, work: Work, report_id: int, *, mine: bool) -> tuple[Sheet, list[Finding]]:
    """What «ноль за квартал» would say, and the errors that stand against it."""
    sheet, report = await load_sheet(session, work, report_id, mine=mine)
    report.check_open(sheet.dates, work.today)
    return _zero(sheet, report)


def _zero(sheet: Sheet, report: Report) -> tuple[Sheet, list[Finding]]:
    now = sheet.form.zero(sheet.before)
    facts = Facts(now, sheet.before)
    found = [one for one in check(sheet.form, facts) if one.level is Level.ERROR]
    found += [replace(one, level=Level.ERROR) for one in check_counted(facts, sheet.counted)]
    return _with(sheet, now, report), found


async def give_zero(session: AsyncSession, work: Work, report_id: int, *, mine: bool) -> Sheet:
    """A person says that nothing happened. Raises DomainError when the numbers contradict it."""
    sheet, report = await load_sheet(session, work, report_id, mine=mine, lock=True)
    zero, errors = _zero(sheet, report)
    if errors:
        raise DomainError("monitoring-zero-errors")
    await _write(session, work, sheet, report, zero.now, [code for code in sheet.now if code not in zero.now])
    _give(session, work, sheet, report, ReportEventKind.ZERO, mine=mine)
    return _with(zero, zero.now, report)


def _give(
    session: AsyncSession, work: Work, sheet: Sheet, report: Report, what: ReportEventKind, *, mine: bool
) -> None:
    _mark(session, work, report, mine=mine)
    report.hand_in(sheet.dates, work.clock.now(), work.today, work.person_id, zero=what is ReportEventKind.ZERO)
    if mine:  # whoever hands it in as their own answers for every number of it
        report.entered_by = None
    report.form_id = sheet.form_id
    note(session, work, report, what)


async def confirm(session: AsyncSession, work: Work, report_id: int) -> None:
    """The preliminary report stands. Raises DomainError when there is nothing to be confirmed, or it is not open."""
    report, monitoring, *_ = await own_report(session, work, report_id, lock=True)
    report.check_open(monitoring.dates, work.today)
    if monitoring.preliminary(work.today) or not report.early(monitoring.period, work.actor.local):
        raise DomainError("monitoring-nothing-to-check")
    report.confirm(work.clock.now(), work.person_id)
    note(session, work, report, ReportEventKind.CONFIRMED)


async def correct(session: AsyncSession, work: Work, report_id: int, *, mine: bool) -> Sheet:
    """Take back what was handed in: the report is a draft until it is handed in anew. Without `mine` only what a
    coordinator had entered: a curator's report is returned."""
    sheet, report = await load_sheet(session, work, report_id, mine=mine, lock=True)
    if not mine and report.entered_by is None:
        raise DomainError("monitoring-not-entered")
    report.take_back(sheet.dates, work.today)
    note(session, work, report, ReportEventKind.UNDONE)
    return _with(sheet, sheet.now, report)
