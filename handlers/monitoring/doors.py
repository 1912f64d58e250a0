"""The door by which numbers go in: a curator's own reports, or any of the centre for a coordinator."""

from collections.abc import Awaitable, Mapping
from typing import Protocol

from aiogram_dialog import DialogManager, StartMode

from handlers.context import data_of
from handlers.states import BoardStates, MonitoringStates
from models.monitoring.checks import Finding
from services.monitoring import entering, filling
from services.monitoring.sheets import Sheet
from services.monitoring.writing import Put
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


def door_of(*, entering_for_others: bool) -> Door:
    """The coordinator's door, or the curator's."""
    return entering if entering_for_others else filling


def is_entering(manager: DialogManager) -> bool:
    """Whether the dialogue was begun from the coordinator's board."""
    return bool(data_of(manager).get("entering"))


def door(manager: DialogManager) -> Door:
    """The door that the dialogue goes by."""
    return door_of(entering_for_others=is_entering(manager))


async def out(manager: DialogManager) -> None:
    """Back to where the report is one of several: a curator's tasks, or the report on the coordinator's board."""
    data = data_of(manager)
    if is_entering(manager):
        start = {"report": data["report"], "quarter": data["quarter"], "done": data.get("done")}
        await manager.start(BoardStates.home, start, mode=StartMode.RESET_STACK)
    else:
        await manager.switch_to(MonitoringStates.home)
