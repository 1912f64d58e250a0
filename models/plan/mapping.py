"""A table that was not read is read as the coordinator says: which column is the content, the deadline, who does it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.plan.headers import Column, Header
from models.plan.making import DeadlineReader, number_rows, problems_of, rows_of, unread_lines
from models.plan.reading import PlanRow, Problem
from models.plan.rows import cut_as
from models.plan.unread import PICKED, UnreadTable
from models.plan_years import PlanYear


def read_as(
    table: UnreadTable,
    picks: Mapping[Column, int],
    year: PlanYear,
    read_deadline: DeadlineReader,
    standing: Sequence[tuple[tuple[str, ...], int]],
) -> tuple[list[PlanRow], list[Problem]]:
    """The table's rows in the section of its title, after the rows that stand (section and place of each), and what
    is to be said of them. `picks` are columns by place, at least the content's."""
    cut = cut_as(table.blocks, _heads(table, picks))
    for row in cut.rows:
        row.section = (table.title or table.name, *row.section)
    last = max((place for _, place in standing), default=0)
    rows = number_rows(rows_of([cut]), year, read_deadline, [section for section, _ in standing], last)
    told = [problem for row in rows for problem in problems_of(row, deadlines_read=True)]
    return rows, [*unread_lines(cut), *told]


def _heads(table: UnreadTable, picks: Mapping[Column, int]) -> tuple[Header, ...]:
    bare = [replace(head, column=Column.OTHER) if head.column in PICKED else head for head in table.heads]
    for column, place in picks.items():
        bare[place] = replace(bare[place], column=column)
    return tuple(bare)
