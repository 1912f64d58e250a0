"""The door by which numbers go in: a curator's own reports, or any of the centre for a coordinator."""

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass, replace
from typing import Protocol

from aiogram_dialog import DialogManager, StartMode

from handlers.monitoring.kept import BoardStart, MonitoringKept, Whose
from handlers.monitoring.states import BoardStates, MonitoringStates
from handlers.widgets.kept import kept
from models.errors import DomainError
from models.monitoring.checks import Finding
from models.periods import Period, Span
from services.monitoring import entering, filling
from services.monitoring.sheets import Put, Sheet
from services.work import Work


class Door(Protocol):
    """What both let one do with a report; each states its own permission."""

    def open_sheet(self, work: Work, /, report_id: int) -> Awaitable[Sheet]: ...
    def put(self, work: Work, /, sheet: Sheet, typed: Mapping[str, int]) -> Awaitable[Put]: ...
    def give_reason(self, work: Work, /, sheet: Sheet, key: str, reason: str) -> Awaitable[Sheet]: ...
    def submit(self, work: Work, /, report_id: int) -> Awaitable[Sheet]: ...
    def zero_of(self, work: Work, /, report_id: int) -> Awaitable[tuple[Sheet, list[Finding]]]: ...
    def confirm_zero(self, work: Work, /, report_id: int) -> Awaitable[Sheet]: ...
    def take_back(self, work: Work, /, report_id: int) -> Awaitable[Sheet]: ...


@dataclass(frozen=True)
class Founding:
    """The coordinator's door of a district without a post: it gets one when a number is typed or a zero confirmed."""

    district_id: int
    quarter: Period

    async def open_sheet(self, work: Work, _report_id: int) -> Sheet:
        return await entering.sheet_of_district(work, self.district_id, self.quarter)

    async def put(self, work: Work, _sheet: Sheet, typed: Mapping[str, int]) -> Put:
        return await entering.put_first(work, self.district_id, self.quarter, typed)

    async def zero_of(self, work: Work, report_id: int) -> tuple[Sheet, list[Finding]]:
        sheet = await self.open_sheet(work, report_id)
        return replace(sheet, now=sheet.form.zero({})), []

    async def confirm_zero(self, work: Work, _report_id: int) -> Sheet:
        return await entering.zero_of_district(work, self.district_id, self.quarter)

    async def give_reason(self, _work: Work, _sheet: Sheet, _key: str, _reason: str) -> Sheet:
        raise DomainError("error-stale")

    async def submit(self, _work: Work, _report_id: int) -> Sheet:
        raise DomainError("error-stale")

    async def take_back(self, _work: Work, _report_id: int) -> Sheet:
        raise DomainError("error-stale")


def door(whose: Whose) -> Door:
    """The door to that report: of a district without a post, the coordinator's, or the curator's."""
    if whose.district and whose.quarter:
        return Founding(whose.district, Period.around(Span.QUARTER, whose.quarter))
    return entering if whose.entering else filling


def handed_in(work: Work, done: Sheet) -> str:
    """The key of what is said of a report that was handed in."""
    return "monitoring-done-running" if work.today <= done.quarter.last else f"monitoring-done-{done.state.value}"


async def out(manager: DialogManager) -> None:
    """Back to where the report is one of several: a curator's tasks, or the report on the coordinator's board."""
    mine = kept(manager, MonitoringKept)
    if not mine.entering:
        await manager.switch_to(MonitoringStates.home)
        return
    start = BoardStart(quarter=mine.quarter)
    if not mine.district:
        start = replace(start, report=mine.report, done=mine.done)
    await manager.start(BoardStates.home, start.json(), mode=StartMode.RESET_STACK)
