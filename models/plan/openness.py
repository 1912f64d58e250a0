"""When a row of a plan that was only read is open: the windows that its cell names, and the dates that they make."""

from datetime import date

from models.deadlines import Kind, Schedule, read
from models.occurrences import UNDATED, expect
from models.plan.fitting import Candidate, Cells, Window
from models.plan.reading import PlanRow


def plan_period(year: int, *, school: bool = False) -> Window:
    """The days of a plan: the calendar year, or of a school year that begins in it, September to August."""
    return (date(year, 9, 1), date(year + 1, 8, 31)) if school else (date(year, 1, 1), date(year, 12, 31))


def candidate_of(row: PlanRow, year: int, *, school: bool = False) -> Candidate:
    """A row as an activity is compared with it, nothing of it done yet."""
    cells = Cells(
        content=row.words("content"),
        product=row.words("product"),
        result=row.words("expected_result"),
        section=" ".join(row.section[-1:]),
        papers=tuple(one.kind.value for one in row.evidence),
    )
    windows = open_windows(row, year, school=school)
    period = plan_period(year, school=school)
    return Candidate(row.place, cells, windows or (period,), always=not windows)


def open_windows(row: PlanRow, year: int, *, school: bool = False) -> tuple[Window, ...]:
    """The windows of a row in the plan's year; none for one without dates of its own: on request, all year."""
    first, last = plan_period(year, school=school)
    found = {window for one in range(year, last.year + 1) for window in _windows(row, one)}
    return tuple(sorted(window for window in found if window[1] >= first and window[0] <= last))


def _windows(row: PlanRow, year: int) -> list[Window]:
    schedule = read(row.words("deadline"), year)
    if schedule.kind in UNDATED:
        return []
    words = f"{row.words('content')} {row.words('product')}"
    return [*_of_events(schedule), *((one.opens, one.closes) for one in expect(schedule, year, words))]


def _of_events(schedule: Schedule) -> tuple[Window, ...]:
    """The cell's own windows: a feast planned for June may be held all June long, a report be written early."""
    return schedule.windows if schedule.kind in (Kind.WINDOW, Kind.RECURRING) else ()
