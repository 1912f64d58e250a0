"""The protocol in Russian for a terminal: what was read, what was put right, what is doubtful."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from models.plan.coverage import Coverage
from models.plan.reading import Level, PlanReading, PlanRow
from models.plan.words import plural

_HEADINGS = {
    Level.FIXED: "Исправлено",
    Level.CONTRADICTION: "Противоречия",
    Level.DOUBT: "Проверьте",
}
_SIGNS = {">=": "не менее ", "<=": "не более ", "~": "около ", "=": ""}


def report(reading: PlanReading) -> str:
    """The whole protocol, ready to print."""
    return "\n".join((*_head(reading), "", *_rows(reading), *_targets(reading), *_problems(reading)))


def summary(reading: PlanReading) -> str:
    """«План на 2024 год: 40 строк, 6 разделов»."""
    sections = len({row.section for row in reading.rows if row.section})
    year = f" на {reading.plan_year.words}" if reading.plan_year else ""
    rows = plural(len(reading.rows), "строка", "строки", "строк")
    return f"План{year}: {rows}, {plural(sections, 'раздел', 'раздела', 'разделов')}"


def coverage_words(coverage: Coverage) -> str:
    """«не менее 500 чел.»; words without a number stay as they are."""
    if coverage.number is None:
        return coverage.text
    number = f"{coverage.number}–{coverage.upto}" if coverage.upto else str(coverage.number)
    return f"{_SIGNS.get(coverage.comparator or '', '')}{number} {coverage.unit or ''}".strip()


def _head(reading: PlanReading) -> Iterator[str]:
    yield reading.title or "Название не найдено"
    yield summary(reading)
    counts = {level: sum(one.level is level for one in reading.problems) for level in Level}
    yield "; ".join(f"{_HEADINGS[level].lower()} – {counts[level]}" for level in _HEADINGS)


def _rows(reading: PlanReading) -> Iterator[str]:
    for section, group in groupby(reading.rows, key=lambda row: row.section):
        yield " / ".join(section) if section else "Без раздела"
        for row in group:
            yield from _row(row)
        yield ""


def _row(row: PlanRow) -> Iterator[str]:
    number = f"№ {row.number}" if row.number else "без номера"
    yield f"  {row.place}. {number} {row.words('content') or 'без содержания'}"
    deadline = row.words("deadline") or "нет"
    said = row.deadline_reading.get("words") if row.deadline_reading else None
    yield f"     срок: {deadline}" + (f" → {said}" if said else "")
    yield f"     ответственные: {'; '.join(one.text for one in row.responsibles) or 'нет'}"
    if row.coverage_reading:
        yield f"     охват: {coverage_words(row.coverage_reading)}"
    if row.evidence:
        yield f"     подтверждения: {'; '.join(one.text for one in row.evidence)}"


def _targets(reading: PlanReading) -> Iterator[str]:
    if reading.targets:
        yield "Охват вне таблицы"
        yield from (f"  {one.who}: {coverage_words(one.coverage)}" for one in reading.targets)
        yield ""


def _problems(reading: PlanReading) -> Iterator[str]:
    for level, heading in _HEADINGS.items():
        found = [problem for problem in reading.problems if problem.level is level]
        if found:
            yield f"{heading} ({len(found)})"
            yield from (f"  {problem.words}" for problem in found)
            yield ""
