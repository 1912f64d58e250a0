"""The papers that a centre makes of what was recorded, and the stretches of time that they are made for."""

import re
from datetime import date
from enum import StrEnum

from models.periods import Period, Span


class PaperKind(StrEnum):
    """A paper by its name on the command line; its texts begin with `paper-`."""

    ANALYSIS = "analysis"
    PLAN_FACT = "plan-fact"
    REGISTER = "register"
    STATISTICS = "statistics"
    REVIEW = "review"
    TRIPS = "trips"
    PROGRAMME = "programme"
    LOAD = "load"
    SUPERVISIONS = "supervisions"
    CONSULTATIONS = "consultations"
    NEXT_PLAN = "next-plan"
    SUMMARY = "summary"
    YEAR_CHART = "year-chart"
    PLAN_CHART = "plan-chart"
    DISTRICTS_CHART = "districts-chart"
    LOAD_CHART = "load-chart"
    SIGNALS = "signals"
    SIGNALS_LETTERS = "signals-letters"
    HANDOVER = "handover"
    EVENT_SHEET = "event-sheet"
    EVENT_MARKS = "event-marks"
    MINUTES = "minutes"
    CERTIFICATE = "certificate"
    MAILING = "mailing"


EVENT_PAPERS = (
    PaperKind.EVENT_SHEET,
    PaperKind.EVENT_MARKS,
    PaperKind.MINUTES,
    PaperKind.MAILING,
    PaperKind.CERTIFICATE,
)
"""Those that are made of one event."""
_QUARTER = re.compile(r"(\d{4})-[QК]([1-4])", re.IGNORECASE)
_HALF = re.compile(r"(\d{4})-[HП]([12])", re.IGNORECASE)
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_SCHOOL = re.compile(r"(\d{4})/(?:(\d{2})|(\d{4}))")
_YEAR = re.compile(r"\d{4}")
_OWN = re.compile(r"(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})")
FIRST_YEAR, LAST_YEAR = 1990, 2200


def read_period(code: str) -> Period:
    """The period of a code: «2026», «2026-Q1», «2026-H1», «2026-03», «2025/26», or two days,
    «2026-03-01..2026-04-15». Raises ValueError for what is none."""
    if own := _OWN.fullmatch(code.strip()):
        return _known(code, Period.of(*(date.fromisoformat(day) for day in own.groups())))
    span, first = _read(code.strip())
    if not FIRST_YEAR <= first.year < LAST_YEAR:
        raise ValueError(code)
    return Period.around(span, first)


def _known(code: str, period: Period) -> Period:
    if not (period.year >= FIRST_YEAR and period.last.year < LAST_YEAR):
        raise ValueError(code)
    return period


def _read(code: str) -> tuple[Span, date]:
    if _YEAR.fullmatch(code):
        return Span.YEAR, date(int(code), 1, 1)
    if found := _MONTH.fullmatch(code):
        return Span.MONTH, date(int(found[1]), int(found[2]), 1)
    if found := _QUARTER.fullmatch(code):
        return Span.QUARTER, date(int(found[1]), int(found[2]) * 3 - 2, 1)
    if found := _HALF.fullmatch(code):
        return Span.HALF, date(int(found[1]), int(found[2]) * 6 - 5, 1)
    if (found := _SCHOOL.fullmatch(code)) and int(found[3] or found[1][:2] + found[2]) == int(found[1]) + 1:
        return Span.SCHOOL, date(int(found[1]), 9, 1)
    raise ValueError(code)


def period_code(period: Period) -> str:
    """The period as `read_period()` reads it; of own dates the first and the last day."""
    match period.span:
        case Span.QUARTER:
            return f"{period.year}-Q{period.number}"
        case Span.HALF:
            return f"{period.year}-H{period.number}"
        case Span.MONTH:
            return f"{period.year}-{period.number:02}"
        case Span.SCHOOL:
            return f"{period.year}/{period.last.year % 100:02}"
        case Span.YEAR:
            return str(period.year)
        case _:
            return f"{period.first}..{period.last}"
