"""A thing that is said again is said in one place: the older copy of it is taken away."""

from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.notifications import Notice, NoticeKind, Notification, Status
from services.outbox.notices import tell

DELETABLE = timedelta(hours=47)
"""Telegram lets a bot delete its message for two days; an hour is left for the way."""
REPEATED = {kind: kind.policy.again for kind in NoticeKind if kind.policy.again}
"""Kinds that say the same again, and what: when a newer one is told, the older copy is taken away."""
LOOKED_BACK = timedelta(days=60)
"""How far back older copies are looked for."""


async def take_older(session: AsyncSession, row: Notification, now: datetime) -> None:
    """Let go of the older messages to the person that say nothing but what this one, just sent, says again: a letter
    of the same thing, or a digest all of whose lines are said anew."""
    lines = select(Notification.kind, Notification.subject_id).where(Notification.digest_id == row.id)
    told = [(row.kind, row.subject_id)]
    if row.kind is NoticeKind.DIGEST:
        told = [(kind, subject) for kind, subject in (await session.execute(lines)).all()]
    things = {(REPEATED[kind], subject) for kind, subject in told if kind in REPEATED}
    if not things:
        return
    subjects = {subject for _, subject in things if subject is not None}
    same = select(Notification.id, Notification.kind, Notification.subject_id, Notification.digest_id).where(
        Notification.person_id == row.person_id,
        Notification.status.in_((Status.SENT, Status.COALESCED)),
        Notification.kind.in_(REPEATED),
        or_(Notification.subject_id.in_(subjects), Notification.subject_id.is_(None)),
        Notification.ended_at > now - LOOKED_BACK,
        Notification.id != row.id,
    )
    found = [one for one in (await session.execute(same)).all() if (REPEATED[one.kind], one.subject_id) in things]
    digests = {one.digest_id for one in found if one.digest_id is not None} - {row.id}
    messages = {one.id for one in found if one.digest_id is None} | await _said_anew(session, digests, things)
    await _tell(session, row, now, messages)


async def forget_deleted(session: AsyncSession, row: Notification, now: datetime) -> None:
    """An older copy was taken away: nobody is to change a message that is no more."""
    young = (Notification.id == row.subject_id, Notification.ended_at > now - DELETABLE)
    gone = update(Notification).where(*young).values(message_id=None)
    await session.execute(gone, execution_options={"synchronize_session": False})


async def _said_anew(session: AsyncSession, digests: set[int], things: set[tuple[str, int | None]]) -> set[int]:
    """Those digests all of whose lines are about these things."""
    if not digests:
        return set()
    query = select(Notification.digest_id, Notification.kind, Notification.subject_id)
    rows = (await session.execute(query.where(Notification.digest_id.in_(digests)))).all()
    return digests - {digest for digest, kind, subject in rows if (REPEATED.get(kind), subject) not in things}


async def _tell(session: AsyncSession, row: Notification, now: datetime, messages: set[int]) -> None:
    older = select(Notification.id, Notification.message_id).where(
        Notification.id.in_(messages), Notification.message_id.is_not(None)
    )
    notices = [
        Notice(
            kind=NoticeKind.COPY,
            center_id=row.center_id,
            person_id=row.person_id,
            key=f"copy:{row_id}",
            not_before=now,
            subject_id=row_id,
            details={"message": message},
        )
        for row_id, message in ((await session.execute(older)).all() if messages else ())
    ]
    await tell(session, now, notices)
