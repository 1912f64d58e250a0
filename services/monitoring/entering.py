"""Use cases of the coordinator who enters a district's numbers: the report is marked, and its people are told."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.dates import short
from models.errors import DomainError
from models.monitoring.checks import Finding
from models.monitoring.tables import Monitoring, Report, State
from models.notifications import NoticeKind
from models.periods import Period
from services.monitoring.inner import writing
from services.monitoring.inner.holders import tell_holders
from services.monitoring.inner.quarters import open_or_refuse, without_post
from services.monitoring.inner.sheets import form_of
from services.monitoring.sheets import Put, Sheet
from services.people.inner.links import post_of
from services.texts import texts
from services.work import Work, use_case

NOTHING = 0
"""The number of a report that is not there yet."""


@use_case(Permission.MANAGE_MONITORING)
async def open_sheet(work: Work, report_id: int) -> Sheet:
    """A report of the centre to be filled in for others. Raises NotFound for another centre's, DomainError when it is
    closed or accepted."""
    async with work.db.reading() as session:
        return await writing.open_for(session, work, report_id, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def put(work: Work, sheet: Sheet, typed: Mapping[str, int]) -> Put:
    """Keep numbers that the coordinator types. What a curator changed meanwhile is not written over."""
    async with work.db.writing() as session:
        return await writing.put_numbers(session, work, sheet, typed, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def give_reason(work: Work, sheet: Sheet, key: str, reason: str) -> Sheet:
    """Say why a warning is all right. Raises DomainError for a warning that is not there any more."""
    async with work.db.writing() as session:
        return await writing.explain(session, work, sheet, key, reason, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def submit(work: Work, report_id: int) -> Sheet:
    """Hand the report in for the district; its curators are told. Raises DomainError as a curator's own does."""
    async with work.db.writing() as session:
        done = await writing.hand_in(session, work, report_id, mine=False)
        await _tell(session, work, report_id)
        return done


@use_case(Permission.MANAGE_MONITORING)
async def zero_of(work: Work, report_id: int) -> tuple[Sheet, list[Finding]]:
    """What «ноль за квартал» would say of the district, and the errors that stand against it."""
    async with work.db.reading() as session:
        return await writing.zero_for(session, work, report_id, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def confirm_zero(work: Work, report_id: int) -> Sheet:
    """The coordinator says that nothing happened in the district; its curators are told."""
    async with work.db.writing() as session:
        done = await writing.give_zero(session, work, report_id, mine=False)
        await _tell(session, work, report_id)
        return done


@use_case(Permission.MANAGE_MONITORING)
async def take_back(work: Work, report_id: int) -> Sheet:
    """Correct what a coordinator entered. Raises DomainError for what a curator handed in: that is returned."""
    async with work.db.writing() as session:
        return await writing.correct(session, work, report_id, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def open_district(work: Work, district_id: int, quarter: Period) -> int:
    """A district that has no curator's post gets one, vacant, and with it a report of the quarter; returns the
    report's number. Raises DomainError for a district that has a post already, or is another centre's."""
    async with work.db.writing() as session:
        return await _found(session, work, district_id, quarter)


@use_case(Permission.MANAGE_MONITORING)
async def sheet_of_district(work: Work, district_id: int, quarter: Period) -> Sheet:
    """The empty sheet of a district without a curator's post; nothing is made of it before a number is typed. Raises
    DomainError for a district that has a post, is another centre's, or when the quarter takes no reports."""
    async with work.db.writing() as session:
        found, name = await _postless(session, work, district_id, quarter)
        if work.today > found.last:
            raise DomainError("monitoring-closed", day=short(found.dates.closed))
        form_id, form = await form_of(session, work.center_id, quarter.year)
    return Sheet(
        report_id=NOTHING,
        place=name,
        quarter=quarter,
        dates=found.dates,
        state=State.NO_DATA,
        form_id=form_id,
        form=form,
        now={},
        before={},
        reasons={},
    )


@use_case(Permission.MANAGE_MONITORING)
async def put_first(work: Work, district_id: int, quarter: Period, typed: Mapping[str, int]) -> Put:
    """The first numbers of such a district: it gets its post, vacant, and a report with them."""
    async with work.db.writing() as session:
        report = await _found(session, work, district_id, quarter)
        sheet = await writing.open_for(session, work, report, mine=False)
        return await writing.put_numbers(session, work, sheet, typed, mine=False)


@use_case(Permission.MANAGE_MONITORING)
async def zero_of_district(work: Work, district_id: int, quarter: Period) -> Sheet:
    """The coordinator says that nothing happened there: the district gets its post, vacant, and a zero. Raises
    DomainError when numbers of the quarter before contradict it."""
    async with work.db.writing() as session:
        report = await _found(session, work, district_id, quarter)
        await writing.open_for(session, work, report, mine=False)
        return await writing.give_zero(session, work, report, mine=False)


async def _postless(session: AsyncSession, work: Work, district_id: int, quarter: Period) -> tuple[Monitoring, str]:
    """The quarter, and the name of the centre's district that nobody can report on."""
    found = await open_or_refuse(session, work.center_id, quarter, work.today)
    names = await without_post(session, work.center_id, found.id) if found is not None else {}
    if found is None or district_id not in names:
        raise DomainError("error-stale")
    return found, names[district_id]


async def _found(session: AsyncSession, work: Work, district_id: int, quarter: Period) -> int:
    found, _ = await _postless(session, work, district_id, quarter)
    post = await post_of(session, work.center_id, Role.CURATOR, texts().plain("role-curator"), district_id)
    await open_or_refuse(session, work.center_id, quarter, work.today)  # the new post owes a report too
    query = select(Report.id).where(Report.monitoring_id == found.id, Report.post_id == post.id)
    return int((await session.execute(query)).scalar_one())


async def _tell(session: AsyncSession, work: Work, report_id: int) -> None:
    await tell_holders(session, work, [report_id], NoticeKind.MONITORING_ENTERED, coordinators=False)
