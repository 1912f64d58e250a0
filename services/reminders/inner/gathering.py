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
    for id_, person, center, kind, together, not_before in await session.execute(query):
        days[person, not_before.astimezone(zones[center]).date()].append((id_, kind, together))
    lines = [id_ for waiting in days.values() for id_ in _too_many(waiting)]
    if lines:
        await session.execute(update(Notification).where(Notification.id.in_(lines)).values(together=True))


def _too_many(waiting: list[tuple[int, NoticeKind, bool]]) -> list[int]:
    """Which of one person's messages of one day become lines."""
    single = [(id_, kind) for id_, kind, together in waiting if not together and kind is not NoticeKind.DIGEST]
    return [id_ for kind in OF_THE_DAY for id_ in _beyond(single, kind)]


def _beyond(single: Sequence[tuple[int, NoticeKind]], kind: NoticeKind) -> list[int]:
    of_kind = [id_ for id_, other in single if other is kind]
    return of_kind if len(of_kind) > MOST else []
