"""`read`: a deadline cell as typed → what it means."""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from models.deadlines.cells import clauses
from models.deadlines.cleaning import clean, lines_of
from models.deadlines.lexer import tokens
from models.deadlines.meaning import meaning
from models.deadlines.readings import Reading
from models.deadlines.schedule import Schedule, ScheduleKind, as_json
from models.deadlines.spans import Ambiguous
from models.deadlines.tails import TIME
from models.deadlines.wording import UNDETERMINED, words
from models.plan_years import Break, PlanYear

# a longer cell is no deadline, and not worth the time to look for one in it; tags may make a short one long
_LONGEST, _LONGEST_MARKED_UP = 500, 2000
_NOTHING = Reading(kind=ScheduleKind.UNDETERMINED)
_TOO_LONG = (_NOTHING, UNDETERMINED, "слишком длинно для срока")


def read(text: str, year: PlanYear | int) -> Schedule:
    """What the cell of a plan for `year` means (a number is a calendar year); never raises, whatever the text."""
    plan_year = PlanYear.of(year)
    line = clean(text) if len(text) <= _LONGEST_MARKED_UP else text
    reading, said, why = _reading(line, plan_year, plan_year.breaks) if len(line) <= _LONGEST else _TOO_LONG
    if reading.kind is ScheduleKind.UNDETERMINED and len(line) <= _LONGEST and len(lines := lines_of(text)) > 1:
        reading, said, why = _by_lines(lines, plan_year) or (reading, said, why)
    return Schedule(
        text=text,
        kind=reading.kind,
        windows=reading.windows,
        due=reading.due,
        weekday=reading.weekday,
        interval=reading.interval,
        count=reading.count,
        words=said,
        why=why,
    )


def _by_lines(lines: Sequence[str], plan_year: PlanYear) -> tuple[Reading, str, str | None] | None:
    """A line break separates like a comma (docs/deadlines.md, 11), when each line is a deadline by itself; a first
    line of a date before lines that name no time («20.11.2025 в 15.00», «Дом культуры») is the deadline alone."""
    each = [_reading(line, plan_year, plan_year.breaks) for line in lines]
    if all(one[0].kind is not ScheduleKind.UNDETERMINED for one in each):
        found = _reading(", ".join(lines), plan_year, plan_year.breaks)
    elif each[0][0].windows and not any(_of_time(line) for line in lines[1:]):
        found = each[0]
    else:
        return None
    return None if found[0].kind is ScheduleKind.UNDETERMINED else found


def _of_time(line: str) -> bool:
    """Whether a line has a figure's date or a word of time in it; «ул. Садовая, 5» has none."""
    return any(token.kind in TIME for token in tokens(line))


@lru_cache(maxsize=4096)
def _reading(line: str, plan_year: PlanYear, _breaks: tuple[Break, ...]) -> tuple[Reading, str, str | None]:
    """The reading, its words and its doubt: cells that differ in dashes, spaces and case share them. Holidays make no
    other year of the plan's: they stand here for what is kept."""
    try:
        reading = meaning(clauses(tokens(line), plan_year), plan_year)
    except Ambiguous as doubt:
        return _NOTHING, UNDETERMINED, str(doubt)
    return reading, words(reading, plan_year), _doubtful(reading, line, plan_year)


def _doubtful(reading: Reading, line: str, plan_year: PlanYear) -> str | None:
    """Understood, yet worth a look: another year than the plan's, an approximate date."""
    if reading.asks:
        return reading.asks
    first = reading.windows[0][0] if reading.windows else reading.due[0] if reading.due else None
    if first is not None and first.year not in plan_year.years and reading.kind is not ScheduleKind.CONTINUOUS:
        return f"назван {first.year} год, а план на {plan_year.words if plan_year.school else plan_year.year}"
    return "срок приблизительный" if line.startswith(("ориентир", "предпол", "предвар", "планир")) else None


def read_lines(lines: Iterable[str], year: PlanYear | int) -> Iterator[dict[str, object]]:
    """JSON lines, each a string, → a reading for each; a line that is not a JSON string is undetermined."""
    for line in lines:
        if not line.strip():
            continue
        try:
            text = json.loads(line)
        except (ValueError, RecursionError):
            text = None
        if isinstance(text, str):
            yield as_json(read(text, year))
        else:
            yield as_json(
                Schedule(
                    text=line.rstrip("\r\n"), kind=ScheduleKind.UNDETERMINED, words=UNDETERMINED, why="не строка JSON"
                )
            )
