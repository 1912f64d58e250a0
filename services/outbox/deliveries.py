"""The outbox as its sender sees it: leases, and how every row ends. The same on both databases.

A row is taken with a lease and a token; whatever is written about it later carries the token, so that a sender that
slept through its lease changes nothing.
"""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, insert, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.identities import Identity, Messenger
from models.notifications import (
    EDITS,
    REASON_LENGTH,
    DeliveryAttempt,
    NoticeKind,
    Notification,
    Priority,
    Status,
)
from services.outbox.copies import forget_deleted, take_older
from services.outbox.digests import Verdicts, begin_telling, held_back, maybe_told, settle
from services.outbox.telling import told_by
from storage.database import Database

LEASE = timedelta(seconds=60)
"""At least twice as long as one call to Telegram may take."""
READY = text("notifications.status = 'waiting' AND NOT notifications.together")
"""Literal, as the partial index has it: a bound value would not match it."""
ENDS = (Status.SENT, Status.COALESCED, Status.SUPERSEDED, Status.EXPIRED, Status.DEAD)


@dataclass(frozen=True)
class Call:
    """A call to Telegram, for the log of attempts."""

    outcome: str
    error: str = ""


async def claim(
    db: Database, now: datetime, limit: int, *, late: bool = True, messenger: Messenger = Messenger.TELEGRAM
) -> list[Notification]:
    """Lease what is ready to be sent by this messenger, the most urgent first; nobody else gets these rows until the
    lease ends.

    Without `late`, what seems to be too late is left alone: the clock is in doubt.
    """
    async with db.reading() as session:  # an idle look takes no lock
        if await session.scalar(_ready(messenger, now, 1, late=late)) is None:
            return []
    ready = _ready(messenger, now, limit, late=late).with_for_update(skip_locked=True).cte("ready")
    lease = (
        update(Notification)
        .where(Notification.id.in_(select(ready.c.id)))
        .values(status=Status.LEASED, lease_until=now + LEASE, lease_token=secrets.token_hex(16), started_at=None)
        .returning(Notification)
    )
    async with db.writing() as session:
        rows = (await session.scalars(lease, execution_options={"synchronize_session": False})).all()
    # in the order in which things happened: whoever waited for one chat did so to the same moment but for microseconds
    return sorted(rows, key=lambda row: (row.priority, row.id))


def _ready(messenger: Messenger, now: datetime, limit: int, *, late: bool) -> Select[int]:
    # the priorities are named so that the index is entered once for each, and not walked through what is to come
    ready = select(Notification.id).where(READY, Notification.priority.in_(list(Priority)), ~held_back())
    ready = ready.where(told_by(messenger))
    if not late:
        ready = ready.where(Notification.expires_at > now)
    order = (Notification.priority, Notification.not_before, Notification.id)
    return ready.where(Notification.not_before <= now).order_by(*order).limit(limit)


async def take_back(
    db: Database, now: datetime, held: Collection[int], *, everything_of: Messenger | None = None
) -> int:
    """Give rows back whose sender is gone; one that had begun to send may have been sent. Returns how many.

    `held` are the caller's own rows. A lease that ends far in the future was given by a clock that was wrong.
    `everything_of` is for whoever knows that there is no other sender of this messenger.
    """
    over = or_(Notification.lease_until <= now, Notification.lease_until > now + 2 * LEASE)
    gone = Notification.status == text("'leased'")
    gone &= over if everything_of is None else or_(over, told_by(everything_of))
    if held:
        gone &= Notification.id.not_in(held)
    async with db.reading() as session:
        if await session.scalar(select(Notification.id).where(gone).limit(1)) is None:
            return 0
    # a replica that hangs in the middle of a transaction still locks its row: that one is left for the next tick
    theirs = select(Notification.id).where(gone).with_for_update(skip_locked=True).cte("theirs")
    back = (
        update(Notification)
        .where(Notification.id.in_(select(theirs.c.id)))
        .values(status=Status.WAITING, maybe_twice=or_(Notification.maybe_twice, Notification.started_at.is_not(None)))
        .returning(Notification)
    )
    async with db.writing() as session:
        rows = (await session.scalars(back, execution_options={"synchronize_session": False})).all()
        for row in rows:
            if row.started_at is not None:
                await _log(session, row, now, Call("no answer", "the sender ended"))
                await maybe_told(session, row)
    return len(rows)


async def start(db: Database, row: Notification, now: datetime, verdicts: Verdicts | None = None) -> bool:
    """Say that the call to Telegram begins now. False: the lease is lost, nothing may be sent."""
    async with db.writing() as session:
        if not await _fenced(session, row, started_at=now, lease_until=now + LEASE):
            return False
        if verdicts is not None:
            await begin_telling(session, row.id, verdicts)
        return True


async def put_off(db: Database, until: Mapping[Notification, datetime | None]) -> None:
    """Give rows back unsent, with another moment or (None) the same."""
    if not until:
        return
    async with db.writing() as session:
        for row, instant in until.items():
            await _fenced(session, row, status=Status.WAITING, not_before=instant or row.not_before)


@dataclass(frozen=True)
class Postponed:
    """When a row comes instead, and whether as a line of its person's digest."""

    at: datetime
    together: bool


async def put_together(db: Database, until: Mapping[Notification, Postponed]) -> None:
    """Give rows back unsent that their people may not be told yet; they live as long as they would have from then."""
    if not until:
        return
    async with db.writing() as session:
        for row, later in until.items():
            await _fenced(
                session,
                row,
                status=Status.WAITING,
                not_before=later.at,
                together=row.together or later.together,
                expires_at=max(row.expires_at, later.at + row.kind.policy.life),
            )


async def try_again(
    db: Database,
    row: Notification,
    now: datetime,
    at: datetime,
    call: Call,
    *,
    counted: bool = True,
    maybe_twice: bool = False,
) -> bool:
    """It did not go out, or (`maybe_twice`) nobody knows: once more at that moment."""
    async with db.writing() as session:
        await _log(session, row, now, call)
        if maybe_twice:
            await maybe_told(session, row)
        return await _fenced(
            session,
            row,
            status=Status.WAITING,
            not_before=at,
            attempts=row.attempts + counted,
            maybe_twice=row.maybe_twice or maybe_twice,
            reason=call.error[:REASON_LENGTH],
        )


async def end(
    db: Database,
    row: Notification,
    now: datetime,
    status: Status,
    reason: str = "",
    *,
    call: Call | None = None,
    message_id: int | None = None,
    verdicts: Verdicts | None = None,
) -> bool:
    """The row's story is over, or (suspended) waits for the person; a digest's lines end with it.

    False when the lease was lost meanwhile: then only the call is logged.
    """
    async with db.writing() as session:
        if call is not None:
            await _log(session, row, now, call)
        values: dict[str, object] = {"status": status, "reason": reason[:REASON_LENGTH], "message_id": message_id}
        if status is Status.SUPERSEDED and verdicts is not None:
            values["dedupe_key"] = f"{row.dedupe_key}:{row.id}"  # nothing was told: today's digest may still come
        ended = now if status in ENDS else None
        if not await _fenced(session, row, ended_at=ended, **values):
            return False
        if verdicts is not None:
            await settle(session, row.id, now, verdicts)
        if status is Status.SENT and row.kind is NoticeKind.COPY:
            await forget_deleted(session, row, now)
        elif status is Status.SENT and row.kind not in EDITS:
            await take_older(session, row, now)
        return True


async def move(db: Database, messenger: Messenger, user_id: int, chat: int) -> None:
    """The chat with this user has another number now; their account keeps its own."""
    there = update(Identity).where(Identity.messenger == messenger, Identity.user_id == user_id)
    async with db.writing() as session:
        await session.execute(there.values(user_id=chat))


async def _fenced(session: AsyncSession, row: Notification, **values: object) -> bool:
    mine = (Notification.id == row.id, Notification.lease_token == row.lease_token, Notification.status == "leased")
    change = update(Notification).where(*mine).values(**values).returning(Notification.id)
    found = await session.execute(change, execution_options={"synchronize_session": False})
    return found.first() is not None


async def _log(session: AsyncSession, row: Notification, now: datetime, call: Call) -> None:
    """Of a row that went meanwhile there is nothing to log."""
    at, error = literal(now, DeliveryAttempt.at.type), literal(call.error[:REASON_LENGTH])
    stands = select(Notification.id, at, literal(call.outcome), error)
    columns = ["notification_id", "at", "outcome", "error"]
    await session.execute(insert(DeliveryAttempt).from_select(columns, stands.where(Notification.id == row.id)))
