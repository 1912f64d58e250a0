"""When a row of a plan that was only read is open: the windows that its cell names, and the dates that they make."""

from models.deadlines import Schedule, ScheduleKind, read
from models.plan.fitting import Candidate, Cells, Window
from models.plan.occurrences import UNDATED, expect
from models.plan.reading import PlanRow
from models.plan_years import PlanYear


def candidate_of(row: PlanRow, year: PlanYear | int) -> Candidate:
    """A row as an activity is compared with it, nothing of it done yet."""
    cells = Cells(
        content=row.words("content"),
        product=row.words("product"),
        result=row.words("expected_result"),
        section=" ".join(row.section[-1:]),
        papers=tuple(one.kind.value for one in row.evidence),
    )
    plan = PlanYear.of(year)
    windows = open_windows(row, plan)
    period = plan.window
    return Candidate(id=row.place, cells=cells, windows=windows or (period,), always=not windows)


def open_windows(row: PlanRow, plan: PlanYear) -> tuple[Window, ...]:
    """The windows of a row in the plan's year; none for one without dates of its own: on request, all year."""
    first, last = plan.window
    return tuple(sorted({one for one in _windows(row, plan) if one[1] >= first and one[0] <= last}))


def _windows(row: PlanRow, year: PlanYear) -> list[Window]:
    schedule = read(row.words("deadline"), year)
    if schedule.kind in UNDATED:
        return []
    words = f"{row.words('content')} {row.words('product')}"
    return [*_of_events(schedule), *((one.opens, one.closes) for one in expect(schedule, year, words))]


def _of_events(schedule: Schedule) -> tuple[Window, ...]:
    """The cell's own windows: a feast planned for June may be held all June long, a report be written early."""
    return schedule.windows if schedule.kind in (ScheduleKind.WINDOW, ScheduleKind.RECURRING) else ()
