"""The import's protocol as a workbook: every row with how it was read, and every doubt."""

from documents.style.book import TableSheet, write_tables
from documents.style.page import Imprint
from models.plan.reading import Level, PlanReading, PlanRow
from models.plan.report import coverage_words

ROWS = (
    "Строка",
    "Раздел",
    "№",
    "Содержание",
    "Срок",
    "Понят так",
    "Ответственные",
    "Охват",
    "Подтверждения",
    "Исправлено",
    "Проверьте",
)
PROBLEMS = ("Строка", "Что это", "Что замечено")
LEVELS = {Level.FIXED: "исправлено", Level.DOUBT: "проверьте", Level.CONTRADICTION: "противоречие"}


def write_protocol(reading: PlanReading, imprint: Imprint) -> bytes:
    """The .xlsx: a sheet with every row of the plan, a sheet with everything that was noticed."""
    marked = {row.place for row in reading.rows if _problems(reading, row, besides=Level.FIXED)}
    doubted = frozenset(number for number, row in enumerate(reading.rows) if row.place in marked)
    rows = [_row(reading, row) for row in reading.rows]
    noticed = [(one.row or "", LEVELS[one.level], one.text) for one in reading.problems]
    year = f"{reading.year} год" if reading.year else ""
    return write_tables(
        imprint,
        [
            TableSheet(
                name="Строки плана",
                title="Как прочитан план",
                titles=ROWS,
                rows=rows,
                period=year,
                keys=3,
                marked=doubted,
                filtered=True,
            ),
            TableSheet(
                name="Замечания",
                title="Что замечено в плане",
                titles=PROBLEMS,
                rows=noticed,
                period=year,
                filtered=True,
            ),
        ],
    )


def _row(reading: PlanReading, row: PlanRow) -> tuple[str | int, ...]:
    read = str(row.deadline_reading.get("words", "")) if row.deadline_reading else ""
    return (
        row.place,
        " / ".join(row.section),
        row.number or "",
        row.words("content"),
        row.words("deadline"),
        read,
        "; ".join(one.text for one in row.responsibles),
        coverage_words(row.coverage_reading) if row.coverage_reading else "",
        "; ".join(one.text for one in row.evidence),
        "; ".join(text for _, text in row.put_right),
        "; ".join(_problems(reading, row, besides=Level.FIXED)),
    )


def _problems(reading: PlanReading, row: PlanRow, besides: Level) -> list[str]:
    return [one.text for one in reading.of_row(row.place) if one.level is not besides]
