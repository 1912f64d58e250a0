"""Use cases of the coordinator: who owes, reminding, accepting, returning, exceptions, closing a post."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import Nullable, Row, Select, and_, or_, select, update

from models.access import Permission
from models.base import twin
from models.errors import DomainError, NotFound
from models.monitoring.tables import (
    COMMENT_LENGTH,
    GIVEN,
    OWED,
    Monitoring,
    Report,
    ReportEventKind,
    ReportStep,
    State,
)
from models.notifications import NoticeKind
from models.people import District, Person, Post, Tenure
from models.periods import Period
from services.monitoring.inner.answering import answerers_of, answers, held, place_of, stood, whose
from services.monitoring.inner.done import mark_compiled
from services.monitoring.inner.holders import tell_holders
from services.monitoring.inner.quarters import open_or_refuse, quarter_row, without_post
from services.monitoring.inner.sheets import load_sheet, own_report
from services.monitoring.inner.writing import note
from services.monitoring.standings import Accepted, Board, Card, Event, Standing
from services.roster.centers import load_rosters
from services.work import Work, use_case

EXCEPTION = timedelta(days=7)
"""How long a returned or opened report stays open at least."""
Seen = tuple[Report, str, str, str | None, bool, str | None, str | None]
"""A report, its post, its district, its person, whether it is held, who began it, a holder."""


@use_case(Permission.COMPILE_MONITORING)
async def board(work: Work, quarter: Period) -> Board | None:
    """How every post stands with a quarter, in the order of districts; None for one that was over before the centre
    came. Raises NotFound for a quarter that was never opened, or is still to come."""
    async with work.db.reading() as session:
        found = await quarter_row(session, work.center_id, quarter)
    if found is None or found.last >= work.today:
        async with work.db.writing() as session:
            found = await open_or_refuse(session, work.center_id, quarter, work.today)
    if found is None:
        return None
    async with work.db.reading() as session:
        rows = (await session.execute(_standings(work, found))).all()
        without = await without_post(session, work.center_id, found.id)
    return Board(found, _grouped(work, found, rows), without)


def _standings(work: Work, monitoring: Monitoring) -> Select[*Seen]:
    day = min(work.today, monitoring.last)
    seat, owner, beginner = twin(Post, "seats"), twin(Person, "owners"), twin(Person, "beginners")
    return (
        select(
            Report,
            Post.title,
            District.name,
            Nullable(owner.name),
            held(work.today),
            Nullable(beginner.name),
            Nullable(Person.name),
        )
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .outerjoin(owner, owner.id == Report.person_id)
        .outerjoin(beginner, (beginner.id == Report.begun_by) & (Report.state == State.DRAFT))
        .outerjoin(seat, answers(seat))
        .outerjoin(Tenure, and_(Tenure.post_id == seat.id, Tenure.held(day), whose(Tenure.person_id)))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(Report.monitoring_id == monitoring.id, Report.center_id == work.center_id)
        .where(or_(Post.closed_on.is_(None), Post.closed_on > monitoring.opens, Report.state.in_(GIVEN), held(day)))
        .order_by(District.position, Post.title, Post.id, owner.name, Person.name)
    )


def _grouped(work: Work, monitoring: Monitoring, rows: Sequence[Row[*Seen]]) -> list[Standing]:
    found: dict[int, Standing] = {}
    for report, post, district, owner, is_held, beginner, person in rows:
        before = found.get(report.id)
        people = dict.fromkeys((*(before.people if before else ()), *((person,) if person else ())))
        entered = report.entered_by is not None
        state = stood(report.state, held=bool(is_held), entered=entered)
        place = place_of(monitoring, post, district, owner)
        early = report.early(monitoring.period, work.actor.local)
        kept = (report.zero, report.late, report.open_until, entered, early, beginner)
        found[report.id] = Standing(report.id, place, district, owner, tuple(people), state, *kept)
    return list(found.values())


@use_case(Permission.COMPILE_MONITORING)
async def quarter_of_id(work: Work, monitoring_id: int) -> Period:
    """The quarter of that number. Raises NotFound for another centre's."""
    query = select(Monitoring).where(Monitoring.id == monitoring_id, Monitoring.center_id == work.center_id)
    async with work.db.reading() as session:
        found = await session.scalar(query)
    if found is None:
        raise NotFound("monitoring-no-quarter")
    return found.period


@use_case(Permission.COMPILE_MONITORING)
async def open_card(work: Work, report_id: int) -> Card:
    """A report with its numbers and its history. Raises NotFound for another centre's."""
    async with work.db.reading() as session:
        sheet, report = await load_sheet(session, work, report_id, mine=False)
        query = (
            select(ReportStep.at, Person.name, ReportStep.what, ReportStep.code, ReportStep.old, ReportStep.new)
            .join(Person, Person.id == ReportStep.person_id)
            .where(ReportStep.report_id == report.id)
            .order_by(ReportStep.id)
        )
        history = [Event(*row) for row in (await session.execute(query)).all()]
        query_held = (
            select(held(work.today), Person.name)
            .select_from(Report)
            .join(Monitoring, Monitoring.id == Report.monitoring_id)
            .join(Post, Post.id == Report.post_id)
            .outerjoin(Person, Person.id == Report.submitted_by)
            .where(Report.id == report.id)
        )
        is_held, by = (await session.execute(query_held)).one()
    return Card(
        sheet=sheet,
        zero=report.zero,
        late=report.late,
        vacant=not is_held,
        submitted_by=by or "",
        open_until=report.open_until,
        entered=report.entered_by is not None,
        early=report.early(sheet.quarter, work.actor.local),
        history=history,
    )


@use_case(Permission.MANAGE_MONITORING)
async def accept(work: Work, report_id: int) -> Sequence[date]:
    """The report is looked at and stands; the last one does what `accept_all` does. Returns the plan's dates that this
    closed. Raises DomainError when it is not handed in or accepted already."""
    async with work.db.writing() as session:
        report, monitoring, *_ = await own_report(session, work, report_id, mine=False, lock=True)
        if monitoring.preliminary(work.today):
            raise DomainError("monitoring-preliminary")
        report.accept()
        note(session, work, report, ReportEventKind.ACCEPTED)
        return await mark_compiled(session, work, monitoring, whole=True)


@use_case(Permission.MANAGE_MONITORING)
async def accept_all(work: Work, quarter: Period) -> Accepted:
    """Accept every report of the quarter that is handed in. The plan's monitoring rows of the
    quarter are done by that. While the quarter still runs they stay as they are, to be corrected after it."""
    async with work.db.writing() as session:
        found = await quarter_row(session, work.center_id, quarter)
        if found is None:
            raise NotFound("monitoring-no-quarter")
        waiting = select(Report).where(
            Report.monitoring_id == found.id, Report.state.in_([one for one in GIVEN if one is not State.ACCEPTED])
        )
        reports = (await session.scalars(waiting.with_for_update())).all()
        for report in () if found.preliminary(work.today) else reports:
            report.accept()
            note(session, work, report, ReportEventKind.ACCEPTED)
        return Accepted(len(reports), await mark_compiled(session, work, found, whole=False))


@use_case(Permission.MANAGE_MONITORING)
async def give_back(work: Work, report_id: int, comment: str, code: str = "") -> None:
    """Return a report with a comment; `code` is the number it is about. Whoever holds the post is told."""
    async with work.db.writing() as session:
        report, monitoring, *_ = await own_report(session, work, report_id, mine=False, lock=True)
        report.give_back(comment[:COMMENT_LENGTH], code, max(work.today + EXCEPTION, monitoring.last))
        note(session, work, report, ReportEventKind.RETURNED)
        await tell_holders(session, work, [report.id], NoticeKind.MONITORING_RETURNED)


@use_case(Permission.MANAGE_MONITORING)
async def make_exception(work: Work, report_id: int) -> date:
    """Take a report although the quarter is closed, for a week from today; returns the last day. Raises DomainError
    when the quarter is still open."""
    async with work.db.writing() as session:
        report, monitoring, *_ = await own_report(session, work, report_id, mine=False, lock=True)
        if work.today <= monitoring.last:
            raise DomainError("monitoring-still-open")
        if report.state not in OWED:
            raise DomainError("monitoring-submitted-already")
        report.open_until, report.pleaded_at, report.pleaded_by = work.today + EXCEPTION, None, None
        note(session, work, report, ReportEventKind.OPENED)
        await tell_holders(session, work, [report.id], NoticeKind.MONITORING_DUE)
        return report.open_until


@use_case(Permission.MANAGE_MONITORING)
async def remind(work: Work, quarter: Period, report_id: int = 0) -> int:
    """«Напомнить»: tell those who owe the quarter's report, or the one whose report it is; at most once a day.
    Returns how many people are told. Raises DomainError when nobody owes it, or nothing is taken any more."""
    found = await board(work, quarter)
    owing = [one for one in (found.owing if found else ()) if report_id in (0, one.report_id)]
    if found is None or (report_id and not owing):
        raise DomainError("monitoring-nobody-owes")
    awaited = {one.report_id for one in found.awaited(work.today) if one in owing}
    if owing and not awaited:
        raise DomainError("monitoring-closed-remind")
    async with work.db.writing() as session:
        return await tell_holders(session, work, awaited, NoticeKind.MONITORING_ASKED)


@use_case(Permission.MANAGE_MONITORING)
async def close_post(work: Work, report_id: int) -> None:
    """The posts of this report are no more: nothing is expected of them from today on. Raises DomainError while
    somebody holds one."""
    async with work.db.writing() as session:
        await own_report(session, work, report_id, mine=False)
        posts = (await answerers_of(session, [report_id]))[report_id].posts
        roster = (await load_rosters(session, {work.center_id}, work.clock.now()))[work.center_id]
        if any(roster.posts[post].holders for post in posts):
            raise DomainError("monitoring-post-held")
        await session.execute(update(Post).where(Post.id.in_(posts)).values(closed_on=work.today))
