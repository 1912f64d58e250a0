"""What was said of a thing says what became of it: letters and digests that were sent change where they stand."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from zlib import crc32

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import twin
from models.notifications import Notice, NoticeKind, Notification, Status
from services.outbox.notices import tell


async def change_told(
    session: AsyncSession,
    now: datetime,
    kinds: Collection[NoticeKind],
    marks: Mapping[int, int],
    letter: NoticeKind | None = None,
) -> None:
    """Let every message of these kinds that was sent about these things say what they have become: a letter by a notice
    of the kind `letter` (None: letters stay), a digest line by line.

    `marks` are the things by their ids, each with the number of what has changed it: once for each.
    """
    notices = await _letters(session, now, kinds, marks, letter) if letter is not None else []
    await tell(session, now, [*notices, *await _digests(session, now, kinds, marks)])


async def _letters(
    session: AsyncSession, now: datetime, kinds: Collection[NoticeKind], marks: Mapping[int, int], letter: NoticeKind
) -> list[Notice]:
    query = select(Notification).where(
        Notification.subject_id.in_(marks),
        Notification.kind.in_(kinds),
        Notification.status == Status.SENT,
        Notification.message_id.is_not(None),
    )
    return [
        Notice(
            kind=letter,
            center_id=row.center_id,
            person_id=row.person_id,
            key=f"{letter}:{row.subject_id}:{marks[row.subject_id]}:{row.id}",
            not_before=now,
            subject_id=row.subject_id,
            details={"message": row.message_id},
        )
        for row in await session.scalars(query)
        if row.subject_id is not None
    ]


async def _digests(
    session: AsyncSession, now: datetime, kinds: Collection[NoticeKind], marks: Mapping[int, int]
) -> list[Notice]:
    digest = twin(Notification, "digests")
    query = (
        select(Notification.kind, Notification.subject_id, digest)
        .join(digest, digest.id == Notification.digest_id)
        .where(
            Notification.digest_id.is_not(None),
            Notification.subject_id.in_(marks),
            Notification.kind.in_(kinds),
            digest.message_id.is_not(None),
        )
    )
    rows: dict[int, Notification] = {}
    told: defaultdict[int, set[tuple[str, int, int]]] = defaultdict(set)
    for kind, subject, row in await session.execute(query):
        if subject is None:
            continue
        rows[row.id] = row
        told[row.id].add((kind.value, subject, marks[subject]))
    return [
        Notice(
            kind=NoticeKind.DIGEST_CHANGED,
            center_id=row.center_id,
            person_id=row.person_id,
            key=f"digest:{row.id}:changed:{mark_of(told[row.id])}",
            not_before=now,
            subject_id=row.id,
        )
        for row in rows.values()
    ]


def mark_of(changes: Iterable[tuple[int | str, ...]]) -> int:
    """A number that stands for these changes, whatever their order."""
    return crc32(repr(sorted(changes)).encode())
