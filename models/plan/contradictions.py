"""Where a plan disagrees with itself: stale years, numbers missing or twice, counts that do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from models.plan.prose import ACT, Approval, find_announced, years_in
from models.plan.reading import Level, PlanRow, Problem
from models.plan.words import fold, plural
from models.plan_years import PlanYear

_LAST_PART = re.compile(r"(\d+)\D*$")
_RESULTS = re.compile(r"(?:за|в|по итогам|итоги)\s+20\d\d")
_HEADING_COUNT = re.compile(r"\((\d{1,2})\)\W*$")


def find_contradictions(
    rows: Sequence[PlanRow], plan: PlanYear | None, approval: Approval, before: Sequence[str]
) -> list[Problem]:
    """All contradictions, row by row first, then of the plan as a whole."""
    found = [problem for row in rows for problem in _of_row(row, plan)]
    found.extend(_numbers(rows))
    found.extend(_section_counts(rows))
    found.extend(_dates(approval, plan))
    found.extend(
        Problem(
            "announced_count",
            f"объявлено «{one.text}», а в списке – {one.listed}",
            Level.CONTRADICTION,
        )
        for one in find_announced(before)
    )
    return found


def _of_row(row: PlanRow, plan: PlanYear | None) -> Iterator[Problem]:
    if not row.responsibles:
        yield Problem("no_responsible", "нет ответственного", Level.CONTRADICTION, row.place)
    if not row.content:
        yield Problem("no_content", "нет содержания", Level.DOUBT, row.place)
    if not row.words("deadline"):
        yield Problem("no_deadline", "нет срока", Level.DOUBT, row.place)
    if plan is None:
        return
    for column in ("content", "deadline", "product", "expected_result", "note"):
        # the date of an act is its name: «приказ от 12.01.2020 № 5» is not stale
        words = row.words(column) if column == "deadline" else ACT.sub(" ", row.words(column))
        years = years_in(words)
        if not years or not plan.years.isdisjoint(years):
            continue
        named = f"назван {years[0]} год"
        if len(years) > 1:
            named = f"названы {', '.join(map(str, years))} годы"
        if column != "deadline" and of_past_results(words, plan):
            text, level = f"{named}: похоже, итоги прошлого года, проверьте", Level.DOUBT
        else:
            text, level = f"{named}, а план на {plan.words if plan.school else plan.year}", Level.CONTRADICTION
        yield Problem("other_year", text, level, row.place)


def of_past_results(words: str, plan: PlanYear) -> bool:
    """«Итоги 2025 года» in a plan for 2026: last year and no other."""
    return years_in(words) == [plan.year - 1] and bool(_RESULTS.search(fold(words)))


def _numbers(rows: Sequence[PlanRow]) -> Iterator[Problem]:
    """Numbers missing, twice or skipped within each section."""
    if not any(row.number for row in rows):
        return
    for _, together in groupby(rows, key=lambda row: row.section):
        group = list(together)
        if not any(row.number for row in group):  # a table numbered nowhere
            continue
        seen: dict[str, int] = {}
        last: int | None = None
        for row in group:
            if not row.number:
                yield Problem("number_missing", "нет номера", Level.CONTRADICTION, row.place)
                continue
            number = _part(row.number)
            said = row.number.rstrip(". )")
            if said in seen and "number" in row.inherited:
                continue
            if said in seen:
                text = f"номер {said} уже есть в строке {seen[said]}"
                yield Problem("number_twice", text, Level.CONTRADICTION, row.place)
            elif last is not None and number is not None and number != last + 1:
                yield Problem("number_skipped", _skipped(last, number), Level.CONTRADICTION, row.place)
            elif last is None and number is not None and number > 1 and row.place == 1:
                yield Problem("number_skipped", f"нумерация начинается с {number}", Level.CONTRADICTION, row.place)
            seen.setdefault(said, row.place)
            last = number if number is not None else last


def _part(number: str) -> int | None:
    match = _LAST_PART.search(number)
    return int(match[1]) if match else None


def _skipped(last: int, number: int) -> str:
    if number == last + 2:
        return f"пропущен номер {last + 1}"
    return f"пропущены номера {last + 1}–{number - 1}" if number > last else f"номер {number} стоит после {last}"


def _section_counts(rows: Sequence[PlanRow]) -> Iterator[Problem]:
    """«Семинары (4)» as a heading against the rows under it."""
    for section, group in groupby(rows, key=lambda row: row.section):
        match = _HEADING_COUNT.search(section[-1]) if section else None
        count = len(list(group))
        if match and int(match[1]) != count:
            text = f"в разделе «{section[-1]}» {plural(count, 'строка', 'строки', 'строк')}"
            yield Problem("announced_count", text, Level.CONTRADICTION)


def _dates(approval: Approval, plan: PlanYear | None) -> Iterator[Problem]:
    approved, ordered = approval.approved, approval.ordered
    if approved and ordered and approved != ordered:
        text = f"план утверждён {approved:%d.%m.%Y}, а приказ от {ordered:%d.%m.%Y}"
        yield Problem("order_date", text, Level.CONTRADICTION)
    for date, what in ((approved, "утверждён"), (ordered, "приказ от")):
        if date and plan and date.year not in {plan.year - 1, *plan.years}:
            yield Problem("order_date", f"{what} {date:%d.%m.%Y}, а план на {plan.words}", Level.CONTRADICTION)
