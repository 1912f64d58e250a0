"""Periods in words, for windows and letters alike."""

from models.dates import short
from models.periods import Period, Span
from services.texts import texts

ROMAN = ("", "I", "II", "III", "IV")


def name_of(period: Period, *, brief: bool = False) -> str:
    """«март 2026», «III квартал 2026», «I полугодие 2026», «2026 год», «2025/26 учебный год», two dates, or a day."""
    if period.span is Span.OWN:
        if period.first == period.last:
            return short(period.first)
        return f"{short(period.first)} – {short(period.last)}"
    if period.span is Span.MONTH:
        return texts().plain("form-month", month=period.first.month, year=str(period.year))
    key = f"period-{period.span.value}{'-brief' if brief else ''}"
    return texts().plain(key, number=ROMAN[period.number], year=_year(period))


def _year(period: Period) -> str:
    return f"{period.year}/{period.last.year % 100:02}" if period.span is Span.SCHOOL else str(period.year)
