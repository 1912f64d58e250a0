"""Whose the gaps of a year are: of authors by the database, of posts by the plan and the monitoring."""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.gaps import Owner, OwnerKind
from models.plan_years import PlanYear
from models.reminders.recipients import CenterRoster
from services.gaps.inner.plan import ItemGap, ReportGap, item_gaps, report_gaps
from services.gaps.inner.records import record_gaps


@dataclass(frozen=True, kw_only=True)
class OwnedGaps:
    """The gaps of a centre's year: records by author, items and reports with their posts."""

    records: dict[int, int]
    items: list[ItemGap]
    reports: list[ReportGap]

    def owners(self) -> Counter[Owner]:
        """How many each has; an item of several posts is every one's."""
        found = Counter({Owner(OwnerKind.PERSON, person): count for person, count in self.records.items()})
        found.update(owner for one in self.items for owner in owners_of(one))
        found.update(Owner(OwnerKind.POST, one.post) for one in self.reports)
        return found

    @property
    def total(self) -> int:
        return sum(self.records.values()) + len(self.items) + len(self.reports)

    def of_person(self, person_id: int, roster: CenterRoster) -> int:
        """How many are one person's: their records, and what the posts and groups answer for that they hold."""
        own = {post for post, seat in roster.posts.items() if any(one.id == person_id for one in seat.holders)}
        items = sum(not own.isdisjoint(one.posts) for one in self.items)
        return self.records.get(person_id, 0) + items + sum(one.post in own for one in self.reports)


def owners_of(item: ItemGap) -> Iterator[Owner]:
    """The posts that answer for an item, or nobody."""
    yield from (Owner(OwnerKind.POST, post) for post in item.posts)
    if not item.posts:
        yield Owner(OwnerKind.NOBODY)


def of_owner(gaps: tuple[list[ItemGap], list[ReportGap]], owners: Collection[Owner]) -> list[ItemGap | ReportGap]:
    """The items and reports of any of these owners, each once."""
    items, reports = gaps
    theirs = [one for one in items if not set(owners_of(one)).isdisjoint(owners)]
    return [*theirs, *(one for one in reports if Owner(OwnerKind.POST, one.post) in owners)]


async def owned_gaps(session: AsyncSession, center_id: int, year: PlanYear, today: date) -> OwnedGaps:
    """All of a centre's year, counted: four queries."""
    gaps = record_gaps(center_id, year, today)
    counts = select(gaps.c.author_id, func.count()).group_by(gaps.c.author_id)
    records = {author: int(count) for author, count in await session.execute(counts)}
    items = await item_gaps(session, center_id, year)
    return OwnedGaps(records=records, items=items, reports=await report_gaps(session, center_id, year, today))
