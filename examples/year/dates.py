"""The plan's dates against what was told of them: nobody is reminded of what is done, and no date is forgotten."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import text

from examples.year.world import Letter, World

REMINDING = frozenset({
    "date_ahead", "date_today", "date_held", "date_overdue", "date_again", "date_late", "date_asked",
})  # fmt: skip
DATES = text(
    "SELECT o.id, o.due, o.count, i.content FROM occurrences o JOIN plan_items i ON i.id = o.item_id "
    "WHERE o.cancelled_at IS NULL AND i.cancelled_at IS NULL ORDER BY o.due, o.id"
)
RECORDS = text(
    "SELECT occurrence_id, created_at FROM activities WHERE occurrence_id IS NOT NULL AND deleted_at IS NULL "
    "ORDER BY created_at"
)


@dataclass(frozen=True)
class Due:
    """A date of the plan, and the moment of the record that made it done, if one did."""

    id: int
    due: date
    content: str
    done_at: datetime | None

    def __str__(self) -> str:
        return f"{self.due:%d.%m.%Y} {' '.join(self.content.split())[:70]}"


async def read_dates(world: World) -> list[Due]:
    """Every date that is expected."""
    async with world.db.reading() as session:
        made: defaultdict[int, list[datetime]] = defaultdict(list)
        for date_id, at in (await session.execute(RECORDS)).all():
            made[date_id].append(datetime.fromisoformat(f"{at}+00:00"))
        rows = (await session.execute(DATES)).all()
    return [
        Due(
            date_id,
            date.fromisoformat(str(due)),
            content or "",
            made[date_id][count - 1] if len(made[date_id]) >= count else None,
        )
        for date_id, due, count, content in rows
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
