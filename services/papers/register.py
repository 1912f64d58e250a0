"""«Реестр мероприятий»: every record of a period as a row of a workbook, however many there are."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from documents import scratch
from documents.style.book import Column, LongTable
from models.access import Permission
from models.activities import Activity, Attendance, Handout, Involvement, Type
from models.dates import short
from models.people import District, Person
from models.periods import Period
from models.stored import JsonObject
from services.beside.progress import Progress, untold
from services.papers.inner.people import Head, head_of, paper_head
from services.papers.inner.records import Posts, of_period
from services.papers.words import head_json
from services.periods import name_of
from services.texts import label, texts
from services.work import Work, use_case

PART = 1_000
"""Rows that are read and worded at once."""
WORDED = 4_096
"""Authors with their days that are remembered."""
Row = tuple[str | int, ...]
COLUMNS = (
    ("number", 12.0),
    ("day", 22.0),
    ("type", 26.0),
    ("title", 50.0),
    ("district", 26.0),
    ("came", 16.0),
    ("copies", 15.0),
    ("programme", 23.0),
    ("who", 30.0),
    ("result", 37.0),
)
"""Columns with their millimetres: a sheet of A4 that lies."""


@dataclass(frozen=True, kw_only=True)
class RegisterFacts:
    """How much there is; the rows themselves are read while they are written."""

    head: Head
    period: Period
    types: dict[Type, int]
    visits: int
    copies: int

    @property
    def count(self) -> int:
        """How many records the register has."""
        return sum(self.types.values())

    @property
    def empty(self) -> bool:
        """Whether nothing was recorded in the period."""
        return not self.types


@use_case(Permission.SEE_SUMMARY)
async def gather_register(work: Work, period: Period) -> RegisterFacts:
    """The facts of any stretch of time, counted by the database."""
    where = of_period(work, period)
    types = select(Activity.type, func.count()).where(*where).group_by(Activity.type)
    came = select(func.sum(Attendance.in_person + Attendance.remote)).join(Activity).where(*where)
    copies = select(func.sum(Handout.copies)).join(Activity).where(*where)
    async with work.db.reading() as session:
        found = {Type(kind): int(count) for kind, count in await session.execute(types)}
        visits, handed = await session.scalar(came), await session.scalar(copies)
        return RegisterFacts(
            head=await head_of(session, work),
            period=period,
            types=found,
            visits=int(visits or 0),
            copies=int(handed or 0),
        )


@use_case(Permission.SEE_SUMMARY)
async def register_xlsx(work: Work, register: RegisterFacts, progress: Progress = untold) -> bytes:
    """The workbook, written as the rows are read: never all of them are in memory."""
    said = texts().plain
    title = said("paper-register-title", period=name_of(register.period))
    columns = [Column(said(f"register-{name}"), width) for name, width in COLUMNS]
    imprint = paper_head(register.head).imprint
    with scratch.folder() as folder:
        file = Path(folder) / "register.xlsx"
        with LongTable(str(file), imprint, said("paper-register"), title, columns) as table:
            async for part in _parts(work, register, progress):
                table.add(part)
        return await asyncio.to_thread(file.read_bytes)


async def _parts(work: Work, register: RegisterFacts, progress: Progress) -> AsyncIterator[list[Row]]:
    """The rows in the order of days, so many at a time."""
    last: tuple[date, int] | None = None
    done = 0
    async with work.db.reading() as session:
        words = _Words(await Posts.load(session, work))
        while rows := (await session.execute(_query(work, register.period, last))).all():
            yield [words.row(row) for row in rows]
            last = rows[-1].day, rows[-1].id
            done += len(rows)
            await progress(done, register.count)


def _query(work: Work, period: Period, last: tuple[date, int] | None) -> Select[*tuple[Any, ...]]:
    came = select(func.sum(Attendance.in_person + Attendance.remote)).where(Attendance.activity_id == Activity.id)
    copies = select(func.sum(Handout.copies)).where(Handout.activity_id == Activity.id)
    own = (Activity.id, Activity.day, Activity.type, Activity.title, Activity.involvement, Activity.programme)
    query = (
        select(
            *own,
            Activity.result,
            Activity.author_id,
            Person.name.label("author"),
            District.name.label("district"),
            func.coalesce(came.scalar_subquery(), 0).label("came"),
            func.coalesce(copies.scalar_subquery(), 0).label("copies"),
        )
        .join(Person, Person.id == Activity.author_id)
        .outerjoin(District, District.id == Activity.district_id)
        .where(*of_period(work, period))
        .order_by(Activity.day, Activity.id)
        .limit(PART)
    )
    return query if last is None else query.where(tuple_(Activity.day, Activity.id) > last)


class _Words:
    """Rows as the register words them. Days, kinds and authors come again and again: each is worded once."""

    def __init__(self, posts: Posts) -> None:
        self._day, self._kind = cache(short), cache(_kind)
        self._who = lru_cache(WORDED)(lambda author, name, day: ", ".join(filter(None, (name, posts.of(author, day)))))

    def row(self, found: Sequence[Any]) -> Row:
        """A record as its line."""
        number, day, kind, title, involvement, programme, result, author_id, author, place, came, copies = found
        told, who = self._kind(kind, involvement), self._who(author_id, author, day)
        return number, self._day(day), told, title, place or "", int(came), int(copies), programme, who, result


def _kind(activity_type: Type, involvement: Involvement) -> str:
    kind = label("type", activity_type)
    return texts().plain("register-joined", kind=kind) if involvement is Involvement.JOINED else kind


def register_json(facts: RegisterFacts) -> JsonObject:
    """How many records of which kind, how many visits and copies."""
    return {
        **head_json(facts.head, facts.period),
        "count": facts.count,
        "types": {kind.value: facts.types.get(kind, 0) for kind in Type},
        "visits": facts.visits,
        "copies": facts.copies,
    }
