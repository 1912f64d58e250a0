"""Periods in words, for windows and letters alike."""

from models.dates import short
from models.periods import Period, Span
from services.texts import texts

ROMAN = ("", "I", "II", "III", "IV")


def name_of(period: Period, *, brief: bool = False) -> str:
    """«III квартал 2026», «I полугодие 2026», «2026 год», «01.03.2026 – 15.04.2026»."""
    if period.span is Span.OWN:
        return f"{short(period.first)} – {short(period.last)}"
    key = f"period-{period.span.value}{'-brief' if brief else ''}"
    return texts().plain(key, number=ROMAN[period.number], year=str(period.year))
