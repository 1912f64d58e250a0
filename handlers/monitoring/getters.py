"""What a curator sees of the monitoring: facts alone, each laid out by its window in dialogs.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from handlers.monitoring.doors import door
from handlers.monitoring.kept import MonitoringKept
from handlers.widgets.pages import Page
from models.access import Permission
from models.monitoring.checks import Finding
from models.monitoring.tables import GIVEN, State
from services.monitoring import filling
from services.monitoring.filling import Task
from services.monitoring.sheets import Sheet
from services.work import Work


class Act(StrEnum):
    """What a curator may do with a report."""

    FILL = "fill"
    GO_ON = "go_on"
    FIX = "fix"
    ZERO = "zero"
    LATER = "later"
    RIGHT = "right"
    UNDO = "undo"
    PLEAD = "plead"


@dataclass(frozen=True, kw_only=True)
class HomeFacts:
    """The report that is looked at, or several to choose from; `sheet` is the one to be checked."""

    tasks: Page[Task]
    chosen: Task | None
    others: bool
    """Whether there are more than the chosen one."""
    compiles: bool
    may: frozenset[Act] = frozenset()
    sheet: Sheet | None = None
    closed: bool = False


async def home(work: Work, mine: MonitoringKept) -> HomeFacts:
    """The only report, or the one that was chosen."""
    tasks = await filling.list_tasks(work)
    chosen = next((one for one in tasks if one.report_id == mine.report), tasks[0] if len(tasks) == 1 else None)
    compiles = work.actor.may(Permission.COMPILE_MONITORING)
    if chosen is None:
        return HomeFacts(tasks=Page(items=tasks), chosen=None, others=False, compiles=compiles)
    return HomeFacts(
        tasks=Page(items=[]),
        chosen=chosen,
        others=len(tasks) > 1,
        compiles=compiles,
        may=frozenset(_acts(work, chosen)),
        sheet=await filling.open_sheet(work, chosen.report_id) if _to_check(work, chosen) else None,
        closed=_closed(work, chosen),
    )


def _to_check(work: Work, task: Task) -> bool:
    """Whether the quarter is over and the report was given before."""
    return task.early and work.today > task.quarter.last and not _closed(work, task)


def _closed(work: Work, task: Task) -> bool:
    return work.today > max(task.dates.last, task.open_until or task.dates.last)


def _acts(work: Work, task: Task) -> Iterator[Act]:
    if task.state is State.ACCEPTED:
        return
    if _closed(work, task):
        if task.state not in GIVEN:
            yield Act.PLEAD
    elif task.state in GIVEN:
        yield Act.UNDO
        if _to_check(work, task):
            yield Act.RIGHT
    elif task.state is State.RETURNED:
        yield Act.FIX
    else:
        yield from (Act.GO_ON if task.filled else Act.FILL, Act.ZERO, Act.LATER)


@dataclass(frozen=True)
class ZeroFacts:
    """What «ноль за квартал» says, and the errors that stand against it."""

    sheet: Sheet
    errors: list[Finding]


async def zero(work: Work, mine: MonitoringKept) -> ZeroFacts:
    """Asked before it is taken for an answer."""
    return ZeroFacts(*await door(mine).zero_of(work, mine.report))
