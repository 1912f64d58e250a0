"""The plan's dates against what was told of them: nobody is reminded of what is done, and no date is forgotten."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import text

from examples.year.world import Letter
from storage.database import Database

REMINDING = frozenset({
    "date_ahead", "date_today", "date_held", "date_overdue", "date_again", "date_late", "date_asked",
})  # fmt: skip
DATES = text(
    "SELECT o.id, o.due, o.count, i.content FROM occurrences o JOIN plan_items i ON i.id = o.item_id "
    "WHERE o.cancelled_at IS NULL AND i.cancelled_at IS NULL ORDER BY o.due, o.id"
)
MADE = "SELECT occurrence_id, created_at FROM {} WHERE occurrence_id IS NOT NULL AND deleted_at IS NULL ORDER BY 2"
RECORDS, ENTRIES = (text(MADE.format(table)) for table in ("activities", "register_entries"))

PROJECTS = text(
    "SELECT e.title, i.content FROM register_entries e JOIN plan_items i ON i.id = e.plan_item_id "
    "WHERE e.register = 'projects' AND e.deleted_at IS NULL ORDER BY e.id"
)
PROJECT = re.compile(r"проект\w*\s+«([^«»]+)»")
"""A row that is one project, by its name."""


@dataclass(frozen=True)
class Due:
    """A date of the plan, and the moment of the record or the register's entry that made it done, if one did."""

    id: int
    due: date
    content: str
    done_at: datetime | None

    def __str__(self) -> str:
        return f"{self.due:%d.%m.%Y} {' '.join(self.content.split())[:70]}"


async def read_dates(db: Database) -> list[Due]:
    """Every date that is expected."""
    async with db.reading() as session:
        records, entries = [_by_date((await session.execute(query)).all()) for query in (RECORDS, ENTRIES)]
        rows = (await session.execute(DATES)).all()
    return [
        Due(
            date_id,
            date.fromisoformat(str(due)),
            content or "",
            done_at(count, records[date_id], entries[date_id]),
        )
        for date_id, due, count, content in rows
    ]


def _by_date(rows: Iterable[Any]) -> defaultdict[int, list[datetime]]:
    made: defaultdict[int, list[datetime]] = defaultdict(list)
    for date_id, at in rows:
        made[date_id].append(datetime.fromisoformat(f"{at}+00:00"))
    return made


def done_at(count: int, records: Sequence[datetime], entries: Sequence[datetime]) -> datetime | None:
    """When a date of so many times was done; the entries of a register stand for it where there are any."""
    made = entries or records
    if len(made) < count:
        return None
    before = [at for at in records if at < made[0]]
    return before[count - 1] if len(before) >= count else made[count - 1]


async def wrong_rows(db: Database) -> list[str]:
    """Where a project of the register stands for a row of the plan that is another one."""
    async with db.reading() as session:
        rows = [(title, " ".join(content.split())) for title, content in (await session.execute(PROJECTS)).all()]
    named = [(title, content, PROJECT.search(content.casefold())) for title, content in rows]
    return [
        f"реестр: «{title}» стоит за «{content[:70]}»"
        for title, content, row in named
        if row and row[1] not in title.casefold() and title.casefold() not in row[1]
    ]


def reminded_of_done(letters: Sequence[Letter], dates: Sequence[Due]) -> list[str]:
    """Where somebody was reminded of a date after it was done."""
    done = {one.id: one for one in dates if one.done_at is not None}
    return [
        f"{letter.who.name}, {letter.day:%d.%m.%Y}: {one}"
        for letter in letters
        for about in letter.about
        if about.kind in REMINDING and about.subject is not None and (one := done.get(about.subject)) is not None
        if one.done_at is not None and one.done_at < letter.at
    ]


def forgotten(letters: Sequence[Letter], dates: Sequence[Due], first: date, last: date) -> list[str]:
    """Dates between those days that were not done in time and that nobody was told of in time."""
    told: dict[int, date] = {}
    for letter in letters:
        for about in letter.about:
            if about.kind in REMINDING and about.subject is not None:
                told[about.subject] = min(letter.day, told.get(about.subject, letter.day))
    return [
        str(one)
        for one in dates
        if first <= one.due <= last
        if one.done_at is None or one.done_at.date() > one.due
        if told.get(one.id, date.max) > one.due
    ]
