"""A report as it is filled in: its form, its numbers, those of the quarter before. Parts of the use cases."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.errors import NotFound
from models.monitoring.checks import Finding, check
from models.monitoring.days import Dates
from models.monitoring.form import Level, MonitoringForm, Source, default_form
from models.monitoring.tables import GIVEN, FormVersion, Monitoring, Report, State, Value
from models.monitoring.tree import Facts
from models.people import District, Person, Post
from models.periods import Period, Span
from services.monitoring.quarters import fillable_posts
from services.work import Work


@dataclass(frozen=True)
class Begun:
    """Who typed the first number of a draft, and on which day of the centre."""

    person: str
    day: date


@dataclass(frozen=True)
class Sheet:
    """A report in a person's hands; `json` and `of` are how a dialogue keeps it."""

    report_id: int
    place: str
    quarter: Period
    dates: Dates
    state: State
    form_id: int | None
    form: MonitoringForm
    now: dict[str, int]
    before: dict[str, int]
    reasons: dict[str, str]
    comment: str = ""
    comment_code: str = ""
    begun: Begun | None = None
    """Who began the draft, when it was somebody else."""

    @property
    def facts(self) -> Facts:
        return Facts(self.now, self.before)

    @property
    def findings(self) -> list[Finding]:
        return check(self.form, self.facts)

    @property
    def missing(self) -> list[str]:
        """The codes without a number, in the form's order."""
        return [one.code for one in self.form.indicators if one.code not in self.now]

    @property
    def unexplained(self) -> list[Finding]:
        """Warnings that still want a reason."""
        return [one for one in self.findings if one.level is Level.WARNING and one.key not in self.reasons]

    @property
    def json(self) -> dict[str, Any]:
        return {
            "report": self.report_id,
            "place": self.place,
            "quarter": self.quarter.first.isoformat(),
            "dates": [day.isoformat() for day in (self.dates.opens, self.dates.in_time, self.dates.last)],
            "state": self.state.value,
            "form_id": self.form_id,
            "form": self.form.json,
            "now": self.now,
            "before": self.before,
            "reasons": self.reasons,
            "comment": [self.comment, self.comment_code],
            "begun": [self.begun.person, self.begun.day.isoformat()] if self.begun else None,
        }

    @classmethod
    def of(cls, kept: dict[str, Any]) -> "Sheet":
        return cls(
            kept["report"],
            kept["place"],
            Period.around(Span.QUARTER, date.fromisoformat(kept["quarter"])),
            Dates(*map(date.fromisoformat, kept["dates"])),
            State(kept["state"]),
            kept["form_id"],
            MonitoringForm.of(kept["form"]),
            kept["now"],
            kept["before"],
            kept["reasons"],
            comment=kept["comment"][0],
            comment_code=kept["comment"][1],
            begun=Begun(begun[0], date.fromisoformat(begun[1])) if (begun := kept.get("begun")) else None,
        )


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
    """A report with its quarter, post and district. Raises NotFound for one of another centre, and with `mine` for
    one of a post that the actor neither holds today nor stands in for."""
    query = (
        select(Report, Monitoring, Post, District.name)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .join(Post, Post.id == Report.post_id)
        .join(District, District.id == Post.district_id)
        .where(Report.id == report_id, Report.center_id == work.center_id)
    )
    if mine:
        query = query.where(Report.post_id.in_(fillable_posts(work)))
    row = (await session.execute(query.with_for_update(of=Report) if lock else query)).first()
    if row is None:
        raise NotFound("monitoring-gone")
    report, monitoring, post, district = row
    return report, monitoring, post, district


async def load_sheet(
    session: AsyncSession, work: Work, report_id: int, *, mine: bool = True, lock: bool = False
) -> tuple[Sheet, Report]:
    """The report as it stands. One that is not handed in yet answers the newest version of the form: what that
    version does not ask is left out, what it carries over is there."""
    report, monitoring, post, district = await own_report(session, work, report_id, mine=mine, lock=lock)
    quarter = monitoring.period
    form_id, form = await form_of(session, work.center_id, quarter.year)
    if report.state in GIVEN and report.form_id != form_id:
        form_id, form = report.form_id, await form_by_id(session, report.form_id)
    now, before = await numbers(session, report, quarter)
    if report.state not in GIVEN:
        now = {code: number for code, number in now.items() if code in form.codes}
        now = form.carried(before) | now
    sheet = Sheet(
        report.id,
        f"{post.title}, {district}",
        quarter,
        monitoring.dates,
        report.state,
        form_id,
        form,
        now,
        before,
        dict(report.reasons),
        report.comment,
        report.comment_code,
        await begun_by_another(session, work, report),
    )
    return sheet, report


async def begun_by_another(session: AsyncSession, work: Work, report: Report) -> Begun | None:
    """Who began the draft; None when it is no draft, or the actor's own."""
    if report.begun_at is None or report.begun_by in (None, work.person_id) or report.state is not State.DRAFT:
        return None
    name = await session.scalar(select(Person.name).where(Person.id == report.begun_by))
    return Begun(name or "", work.actor.local(report.begun_at).date())


async def numbers(session: AsyncSession, report: Report, quarter: Period) -> tuple[dict[str, int], dict[str, int]]:
    """The report's numbers, and those that the same post gave for the quarter before."""
    query = (
        select(Report.id, Value.code, Value.number)
        .join(Value, Value.report_id == Report.id)
        .join(Monitoring, Monitoring.id == Report.monitoring_id)
        .where(
            or_(
                Report.id == report.id,
                (Report.post_id == report.post_id)
                & (Monitoring.quarter == quarter.before().first)
                & Report.state.in_(GIVEN),
            )
        )
    )
    now: dict[str, int] = {}
    before: dict[str, int] = {}
    for id_, code, number in (await session.execute(query)).all():
        (now if id_ == report.id else before)[code] = number
    return now, before


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
