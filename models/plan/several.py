"""Several numbered items in one cell: rows of their own where their deadlines are told apart, too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.plan.headers import Column
from models.plan.likeness import deadline_likeness, looks_like_people
from models.plan.words import plain

_ITEM = re.compile(r"\s*\d{1,2}[.)]\s*(?=[А-ЯЁA-Z«а-яё])")


def parts_of(cells: Mapping[Column, str]) -> list[dict[Column, str]]:
    """The cells of each item; one alone when the cell holds one, or its deadlines do not split."""
    items = items_in(cells.get(Column.CONTENT, ""))
    dates = plain(cells.get(Column.DEADLINE, "")).split("\n")
    if len(items) < 2 or len(dates) != len(items) or not all(map(deadline_likeness, dates)):
        return [dict(cells)]
    people = plain(cells.get(Column.RESPONSIBLE, "")).split("\n")
    each = people if len(people) == len(items) and all(map(looks_like_people, people)) else None
    parts = []
    for place, item in enumerate(items):
        part = {**cells, Column.CONTENT: item, Column.DEADLINE: dates[place]}
        parts.append({**part, Column.RESPONSIBLE: each[place]} if each else part)
    return parts


def items_in(content: str) -> list[str]:
    """«1. Ярмарка⏎2. Концерт»: the numbered items of a cell; none when its lines do not count from one."""
    items: list[str] = []
    for line in plain(content).split("\n"):
        match = _ITEM.match(line)
        if match and int(re.sub(r"\D", "", match[0])) == len(items) + 1:
            items.append(line[match.end() :])
        elif items:
            items[-1] = f"{items[-1]} {line}"
        else:
            return []
    return items
