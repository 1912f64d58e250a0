"""A report as it is filled in: its form, its numbers, those of the quarter before. Parts of the use cases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.monitoring.form import SIGNALS, MonitoringForm, ReportOf, Source, default_form
from models.monitoring.succession import Part, continued
from models.monitoring.tables import GIVEN, FormVersion, Monitoring, Report, State, Value
from models.monitoring.tree import Facts
from models.people import District, Person, Post
from models.periods import Period
from services.monitoring.inner.answering import fillable, place_of
from services.monitoring.sheets import Begun, Numbers, Sheet
from services.signals.inner.sums import reported
from services.work import Work

Told = tuple[date, Report, ReportOf, bool, int | None, int | None]
"""The first day of its quarter, a report, how it was asked, whether it was given, and what its district and its post
were merged into."""


async def form_of(session: AsyncSession, center_id: int, year: int) -> tuple[int | None, MonitoringForm]:
    """The version that serves in the year, and its number; the default set while the centre has accepted none."""
    query = (
        select(FormVersion)
        .where(FormVersion.center_id == center_id, FormVersion.accepted_at.is_not(None), FormVersion.year <= year)
        .order_by(FormVersion.year.desc(), FormVersion.accepted_at.desc(), FormVersion.id.desc())
    )
    found = await session.scalar(query.limit(1))
    return (found.id, MonitoringForm.of(found.content)) if found else (None, default_form())


async def form_by_id(session: AsyncSession, form_id: int | None) -> MonitoringForm:
    """A version by its number."""
    if form_id is None:
        return default_form()
    return MonitoringForm.of((await session.get_one(FormVersion, form_id)).content)


async def own_report(
    session: AsyncSession, work: Work, report_id: int, *, mine: bool = True, lock: bool = False
) -> tuple[Report, Monitoring, Post, str]:
    """A report with its quarter, post and what it is called. Raises NotFound for one of another centre, and with
    `mine` for one that the actor neither answers for today nor stands in for."""
    query = (
        select(Report, Monitoring, Post, District.name, Person.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .outerjoin(Person, Person.id == Report.person_id)
        .where(Report.id == report_id, Report.center_id == work.center_id)
    )
    if mine:
        query = query.where(fillable(work))
    row = (await session.execute(query.with_for_update(of=Report) if lock else query)).first()
    if row is None:
        raise NotFound("monitoring-gone")
    report, monitoring, post, district, person = row
    return report, monitoring, post, place_of(monitoring, post.title, district, person)


async def load_sheet(
    session: AsyncSession, work: Work, report_id: int, *, mine: bool = True, lock: bool = False
) -> tuple[Sheet, Report]:
    """The report as it stands. One that is not handed in yet answers the newest version of the form: what that
    version does not ask is left out, what it carries over is there."""
    report, monitoring, _, place = await own_report(session, work, report_id, mine=mine, lock=lock)
    quarter = monitoring.period
    form_id, form = await form_of(session, work.center_id, quarter.year)
    if report.state in GIVEN and report.form_id != form_id:
        form_id, form = report.form_id, await form_by_id(session, report.form_id)
    now, before = (await numbers(session, work.center_id, quarter, report.district_id))[report.id]
    counted = await _counted(session, report, quarter, form)
    if report.state not in GIVEN:
        now = {code: number for code, number in now.items() if code in form.codes}
        now = form.carried(before) | counted | now
    sheet = Sheet(
        report_id=report.id,
        place=place,
        quarter=quarter,
        dates=monitoring.dates,
        state=report.state,
        form_id=form_id,
        form=form,
        now=now,
        before=before,
        reasons=dict(report.reasons),
        comment=report.comment,
        comment_code=report.comment_code,
        begun=await begun_by_another(session, work, report),
        alone=monitoring.report_of is ReportOf.PERSON,
        counted=counted,
    )
    return sheet, report


async def _counted(session: AsyncSession, report: Report, quarter: Period, form: MonitoringForm) -> Numbers:
    """The signals that the map has for the report: its number until another one is typed."""
    if not form.counts_signals:
        return {}
    signals = await reported(session, report, quarter)
    return {} if signals is None else {SIGNALS: signals}


async def begun_by_another(session: AsyncSession, work: Work, report: Report) -> Begun | None:
    """Who began the draft; None when it is no draft, or the actor's own."""
    if report.begun_at is None or report.begun_by in (None, work.person_id) or report.state is not State.DRAFT:
        return None
    name = await session.scalar(select(Person.name).where(Person.id == report.begun_by))
    return Begun(name or "", work.actor.local(report.begun_at).date())


async def numbers(
    session: AsyncSession, center_id: int, quarter: Period, district_id: int | None = None
) -> dict[int, tuple[Numbers, Numbers]]:
    """The numbers of every report of a quarter, or of those of one district, by the report's number: its own, and
    those of the quarter before that it goes on from: of posts and districts that were merged since as well."""
    query = (
        select(
            *(Monitoring.quarter, Report, Monitoring.report_of, Report.state.in_(GIVEN)),
            *(District.merged_into_id, Post.merged_into_id, Value.code, Value.number),
        )
        .select_from(Report)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Report.district_id)
        .outerjoin(Value, Value.report_id == Report.id)
        .where(Monitoring.center_id == center_id, Monitoring.quarter.in_((quarter.first, quarter.before().first)))
    )
    if district_id is not None:
        query = query.where(or_(District.id == district_id, District.merged_into_id == district_id))
    told: defaultdict[int, Numbers] = defaultdict(dict)
    reports: dict[int, Told] = {}
    for first, report, of, given, district, post, code, number in (await session.execute(query)).all():
        reports[report.id] = first, report, of, bool(given), district, post
        if code is not None:
            told[report.id][code] = number
    parts = _parts(quarter, [*reports.values()])
    found: dict[int, tuple[Numbers, Numbers]] = {}
    for (first, district), now in list(parts.items()):
        if first == quarter.first:
            goes_on = continued([*now.values()], [*parts[quarter.before().first, district].values()])
            found |= {report_id: (told[report_id], _sum(told, goes_on.get(report_id, ()))) for report_id in now}
    return found


def _parts(quarter: Period, reports: Sequence[Told]) -> dict[tuple[date, int], dict[int, Part]]:
    """The reports by quarter and district. What still tells for itself in the quarter was not merged before it."""
    alone = {key for first, report, *_ in reports if first == quarter.first for key in _keys(report)}
    parts: defaultdict[tuple[date, int], dict[int, Part]] = defaultdict(dict)
    for first, report, of, given, *merged in reports:
        place, seat = (
            own[1] if own in alone or heir is None else heir for own, heir in zip(_keys(report), merged, strict=True)
        )
        parts[first, place][report.id] = Part(
            report_id=report.id, of=of, post_id=seat, person_id=report.person_id, given=given
        )
    return parts


def _keys(report: Report) -> tuple[tuple[str, int], tuple[str, int]]:
    """Its district and its post, told apart."""
    return ("district", report.district_id), ("post", report.post_id)


def _sum(told: Mapping[int, Numbers], reports: Iterable[int]) -> Numbers:
    total: Numbers = {}
    for report_id in reports:
        for code, number in told[report_id].items():
            total[code] = total.get(code, 0) + number
    return total


def lasting_reasons(sheet: Sheet, changed: Collection[str]) -> dict[str, str]:
    """The reasons that still hold when these numbers change: a reason was given for numbers, not for a rule."""
    moved = {one.key for one in sheet.findings if not set(one.codes).isdisjoint(changed)}
    return {key: reason for key, reason in sheet.reasons.items() if key not in moved}


def stale_computed(sheet: Sheet, changed: dict[str, int]) -> list[str]:
    """Computed numbers that were confirmed before one of their terms changed: they are to be confirmed anew."""
    after = Facts({**sheet.now, **changed}, sheet.before)
    return [
        one.code
        for one in sheet.form.indicators
        if one.source is Source.COMPUTED
        and one.code in sheet.now
        and one.code not in changed
        and sheet.form.computed(one.code, sheet.facts) != sheet.form.computed(one.code, after)
    ]
