"""Use cases of the form: what serves now, a new version out of a file, accepting it."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from documents.monitoring_form import BadForm, Fault
from models.access import Permission
from models.errors import NotFound
from models.forms.kinds import TextKey
from models.monitoring.days import quarter_of
from models.monitoring.form import MonitoringForm, ReportOf
from models.monitoring.tables import GIVEN, FormVersion, Monitoring, Report, State, Value
from models.monitoring.versions import FormDiff, differences
from models.people import Center
from models.periods import Period, Span
from models.privacy import cleaned, find
from services.colleagues import colleagues
from services.file_turns import Sender
from services.files import files
from services.imprint import imprint
from services.monitoring.inner.sheets import form_of
from services.work import Work, use_case
from services.workbooks import write_file
from storage.upsert import insert_new


@dataclass(frozen=True)
class Serving:
    """The form that serves in the quarter being reported, or asked about."""

    year: int
    form: MonitoringForm
    own: bool
    """Whether the centre has a version of its own or uses the default set."""


@dataclass(frozen=True, kw_only=True)
class Review:
    """A new version before it is accepted: what it changes, and what it would break."""

    version_id: int
    year: int
    form: MonitoringForm
    diff: FormDiff
    begun: int
    """Drafts that it would change under people's hands."""
    kept: int
    """Reports of its year that are handed in and stay on the version they answered."""
    lost: int
    """Typed numbers of drafts that it does not ask for any more."""
    doubts: list[tuple[str, str]]
    """Codes of indicators whose words look like personal data, and these words."""
    unbalanced: bool
    """Whether the identity of the year could be checked so far and no more."""


@use_case(Permission.COMPILE_MONITORING)
async def serving(work: Work) -> Serving:
    """The form of the quarter that is being reported now."""
    year = quarter_of(work.today).year
    async with work.db.reading() as session:
        form_id, form = await form_of(session, work.center_id, year)
    return Serving(year, form, form_id is not None)


@use_case(Permission.COMPILE_MONITORING)
async def download(work: Work) -> tuple[int, bytes]:
    """The form as an .xlsx to be changed and sent back, and its year."""
    now = await serving(work)
    return now.year, await write_file(work, "blank", now.form, now.year, await imprint(work))


@use_case(Permission.MANAGE_MONITORING)
async def set_report_of(work: Work, report_of: ReportOf, client_key: str) -> Period:
    """Whose a report is from the next quarter on that opens; returns that quarter. It is a version of the form, of
    this year and of every later one that has its own. Once for a client key."""
    first = quarter_of(work.today)
    later = select(FormVersion.year).where(
        FormVersion.center_id == work.center_id, FormVersion.accepted_at.is_not(None), FormVersion.year > first.year
    )
    opened = select(func.max(Monitoring.quarter)).where(Monitoring.center_id == work.center_id)
    async with work.db.writing() as session:
        for year in {first.year, *await session.scalars(later)}:
            _, form = await form_of(session, work.center_id, year)
            if form.report_of is not report_of:
                await _keep(session, work, year, replace(form, report_of=report_of), f"{client_key}:{year}", now=True)
        last = await session.scalar(opened)
        came = (await session.get_one(Center, work.center_id)).created_at
    opens = first if last is None else Period.around(Span.QUARTER, max(last, first.before().first)).after()
    return max(opens, Period.around(Span.QUARTER, work.actor.local(came).date()), key=lambda one: one.first)


@use_case(Permission.MANAGE_MONITORING)
async def is_form(work: Work, data: bytes) -> bool:
    """Whether a file is a form of the monitoring. Raises TooHeavy for one that cannot be looked at."""
    return bool(await files.read(Sender(work.center_id, work.person_id), "form?", data))


@use_case(Permission.MANAGE_MONITORING)
async def upload(work: Work, data: bytes, client_key: str) -> int:
    """Read a form's file and keep it to be looked at, once for a client key; returns the version's number. Raises
    BadForm with every place that is wrong."""
    year, form = await files.read(Sender(work.center_id, work.person_id), "form", data)
    if abs(year - work.today.year) > 1:
        raise BadForm([Fault("", "", TextKey("monitoring-form-year", {"year": str(year)}))])
    async with work.db.writing() as session:
        return await _keep(session, work, year, form, client_key, now=False)


async def _keep(
    session: AsyncSession, work: Work, year: int, form: MonitoringForm, client_key: str, *, now: bool
) -> int:
    """A version of the form, accepted at once or to be looked at; returns its number."""
    row = {
        "center_id": work.center_id,
        "year": year,
        "content": form.json,
        "client_key": client_key,
        "made_at": work.clock.now(),
        "made_by": work.person_id,
        "accepted_at": work.clock.now() if now else None,
    }
    await session.execute(insert_new(session, FormVersion).values(row))
    kept = select(FormVersion.id).where(FormVersion.client_key == client_key)
    return int((await session.execute(kept)).scalar_one())


@use_case(Permission.MANAGE_MONITORING)
async def review(work: Work, version_id: int) -> Review:
    """What a new version changes against the one that serves in its year, and whom it meets half-way."""
    async with work.db.reading() as session:
        version = await _own_version(session, work, version_id)
        form = MonitoringForm.of(version.content)
        _, old = await form_of(session, work.center_id, version.year)
        mine = (
            select(func.count(Report.id.distinct()), func.count(Value.code))
            .select_from(Report)
            .join(Monitoring, Monitoring.id == Report.monitoring_id)
            .outerjoin(Value, (Value.report_id == Report.id) & Value.code.not_in(form.codes))
            .where(Report.center_id == work.center_id, Monitoring.quarter >= date(version.year, 1, 1))
        )
        (kept, _), (begun, lost) = [
            (await session.execute(mine.where(where))).one()
            for where in (
                Report.state.in_(GIVEN),
                Report.state.in_((State.DRAFT, State.RETURNED)),
            )
        ]
    unbalanced = len(form.balances) < len(old.balances)
    doubts = await asyncio.to_thread(_doubts, form, await colleagues(work))
    return Review(
        version_id=version.id,
        year=version.year,
        form=form,
        diff=differences(old, form),
        begun=begun,
        kept=kept,
        lost=lost,
        doubts=doubts,
        unbalanced=unbalanced,
    )


def _doubts(form: MonitoringForm, people: Sequence[str]) -> list[tuple[str, str]]:
    words = [(one.code, text) for one in form.indicators for text in dict.fromkeys((one.name, one.short, one.unit))]
    return [(code, cleaned(text)[found.start : found.end]) for code, text in words for found in find(text, people)]


@use_case(Permission.MANAGE_MONITORING)
async def accept(work: Work, version_id: int) -> int:
    """The version serves from its year on; returns the year. Accepting it again changes nothing."""
    async with work.db.writing() as session:
        version = await _own_version(session, work, version_id)
        change = update(FormVersion).where(FormVersion.id == version.id, FormVersion.accepted_at.is_(None))
        await session.execute(change.values(accepted_at=work.clock.now()))
        return version.year


@use_case(Permission.MANAGE_MONITORING)
async def drop(work: Work, version_id: int) -> None:
    """«Не принимать»: nothing of the version stays."""
    async with work.db.writing() as session:
        version = await _own_version(session, work, version_id)
        unaccepted = delete(FormVersion).where(FormVersion.id == version.id, FormVersion.accepted_at.is_(None))
        await session.execute(unaccepted)


async def _own_version(session: AsyncSession, work: Work, version_id: int) -> FormVersion:
    query = select(FormVersion).where(FormVersion.id == version_id, FormVersion.center_id == work.center_id)
    found = await session.scalar(query)
    if found is None:
        raise NotFound("monitoring-form-gone")
    return found
