"""Use cases of the coordinator who enters a district's numbers: the report is marked, and its people are told."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.errors import DomainError
from models.monitoring.checks import Finding
from models.monitoring.tables import Report
from models.notifications import NoticeKind
from models.periods import Period
from services.invites import post_of
from services.monitoring import writing
from services.monitoring.holders import tell_holders
from services.monitoring.quarters import open_or_refuse, without_post
from services.monitoring.sheets import Sheet
from services.monitoring.writing import Put
from services.texts import texts
from services.work import Work, use_case


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
        found = await open_or_refuse(session, work.center_id, quarter, work.today)
        if found is None or district_id not in await without_post(session, work.center_id, found.id):
            raise DomainError("error-stale")
        post = await post_of(session, work.center_id, Role.CURATOR, texts().plain("role-curator"), district_id)
        await open_or_refuse(session, work.center_id, quarter, work.today)  # the new post owes a report too
        query = select(Report.id).where(Report.monitoring_id == found.id, Report.post_id == post.id)
        return int((await session.execute(query)).scalar_one())


async def _tell(session: AsyncSession, work: Work, report_id: int) -> None:
    await tell_holders(session, work, [report_id], NoticeKind.MONITORING_ENTERED, coordinators=False)
