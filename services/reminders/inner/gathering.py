"""At most one message a day for a person, but for what is due that very day: the rest goes into their digest."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import EDITS, NoticeKind, Notification, Status
from models.people import Pace, Person
from models.reminders.recipients import CenterRoster

OF_THE_DAY = frozenset({NoticeKind.DATE_TODAY, NoticeKind.DATE_HELD, NoticeKind.DATE_AGAIN})
MOST = 1
"""Messages of a kind about this very day; more of them come together."""


async def gather(session: AsyncSession, rosters: Collection[CenterRoster], person_ids: Collection[int]) -> None:
    """Make lines of a digest of those waiting messages of these people that would be too many in one day.

    Whoever wants everything at once gets everything at once.
    """
    query = (
        select(
            Notification.id,
            Notification.person_id,
            Notification.center_id,
            Notification.kind,
            Notification.together,
            Notification.not_before,
        )
        .join(Person, Person.id == Notification.person_id)
        .where(Notification.person_id.in_(person_ids), Notification.status == Status.WAITING)
        .where(Person.pace != Pace.AT_ONCE, Notification.kind.not_in(EDITS))
    )
    zones = {roster.id: roster.zone for roster in rosters}
    days: defaultdict[tuple[int, date], list[tuple[int, NoticeKind, bool]]] = defaultdict(list)
    for row_id, person, center, kind, together, not_before in await session.execute(query):
        days[person, not_before.astimezone(zones[center]).date()].append((row_id, kind, together))
    lines = [row_id for waiting in days.values() for row_id in _too_many(waiting)]
    if lines:
        await session.execute(update(Notification).where(Notification.id.in_(lines)).values(together=True))


def _too_many(waiting: list[tuple[int, NoticeKind, bool]]) -> list[int]:
    """Which of one person's messages of one day become lines."""
    single = [(row_id, kind) for row_id, kind, together in waiting if not together and kind is not NoticeKind.DIGEST]
    return [row_id for kind in OF_THE_DAY for row_id in _beyond(single, kind)]


def _beyond(single: Sequence[tuple[int, NoticeKind]], kind: NoticeKind) -> list[int]:
    of_kind = [row_id for row_id, other in single if other is kind]
    return of_kind if len(of_kind) > MOST else []
