"""The books of a centre: what its papers must say, counted in plain SQL that shares nothing with the product's."""

# ruff: noqa: S608 — the queries are put together of our own words
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import text

from models.periods import Period
from storage.database import Database

Figures = Mapping[str, int]
CAME = "(SELECT COALESCE(SUM(t.in_person + t.remote), 0) FROM attendance t WHERE t.activity_id = a.id)"
COPIES = "(SELECT COALESCE(SUM(h.copies), 0) FROM handouts h WHERE h.activity_id = a.id)"
MODE = "COALESCE((SELECT MAX(m.mode) FROM meetings m WHERE m.activity_id = a.id), a.mode, 'individual')"
_ISO = "CAST(a.day AS text)"
DAY = f"substr({_ISO}, 9, 2) || '.' || substr({_ISO}, 6, 2) || '.' || substr({_ISO}, 1, 4)"
MONTH = "substr(CAST(a.day AS text), 1, 7)"
HELD, JOINED, TOLD = "a.involvement = 'held'", "a.involvement = 'joined'", "a.involvement != 'within'"
OWN = f"{HELD} AND a.programme = ''"
DEEDS = "a.center_id = :center AND a.deleted_at IS NULL AND a.day BETWEEN :first AND :last"
VISITS = "activities a JOIN attendance t ON t.activity_id = a.id"
HANDOUTS = "activities a JOIN handouts h ON h.activity_id = a.id"


@dataclass(frozen=True)
class Books:
    """A centre's records of a period, as they are on a day."""

    db: Database
    center: int
    period: Period
    today: date

    def of(self, period: Period) -> "Books":
        """The same of another period."""
        return replace(self, period=period)

    async def rows(self, query: str, **values: object) -> list[Any]:
        """What a query of our own finds; `:center`, `:first`, `:last`, `:today` are known to it."""
        known = {"center": self.center, "first": self.period.first, "last": self.period.last, "today": self.today}
        told = {name: value for name, value in {**known, **values}.items() if f":{name}" in query}
        async with self.db.reading() as session:
            return list((await session.execute(text(query), told)).all())

    async def counter(
        self, key: str, amount: str = "1", where: str = "1 = 1", tables: str = "activities a", **values: object
    ) -> Counter[str]:
        """A sum over the records of the period for each key; what comes to nothing is left out."""
        query = f"SELECT {key}, SUM({amount}) FROM {tables} WHERE {DEEDS} AND {where} GROUP BY 1"
        return Counter({str(name): int(n) for name, n in await self.rows(query, **values) if n})


async def used(books: Books) -> Counter[str]:
    """How often people of each district used materials of the library, by the centre's own days."""
    zone = ZoneInfo(str((await books.rows("SELECT zone FROM centers WHERE id = :center"))[0].zone))
    rows = await books.rows(
        "SELECT u.at, COALESCE(d.name, 'без территории') AS name FROM material_uses u "
        "LEFT JOIN districts d ON d.id = u.district_id WHERE u.center_id = :center"
    )
    days = [(moment(one.at).astimezone(zone).date(), str(one.name)) for one in rows]
    return Counter(name for day, name in days if books.period.first <= day <= books.period.last)


def moment(stored: object) -> datetime:
    """A stored instant: SQLite has it as text."""
    found = stored if isinstance(stored, datetime) else datetime.fromisoformat(str(stored))
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def named(prefix: str, figures: Figures) -> Figures:
    """The same under a name in front."""
    return {f"{prefix}: {name}": number for name, number in figures.items()}
