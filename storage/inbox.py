"""The inbox: an update is stored before it is confirmed, handled once however often it comes, and emptied with the
transaction that keeps what it said. What a process that ended left behind is taken up again, the oldest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from sqlalchemy import ColumnElement, bindparam, case, func, or_, select, text, tuple_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from models.inbox import Arrival, Outcome
from storage.database import Database
from storage.sweeping import sweep
from storage.upsert import insert_new

LEASE = timedelta(seconds=7)
"""What a process that died was at work on is taken up by another one after that; at work it is held on to. A person
waits for a dead replica so long, and until the next look."""
DEATHS, ERRORS = 3, 3
"""After so many an update is set aside: it would end every process, or every try."""
AT_WORK_ALONE = 2
"""What the death of a process counts for that had nothing else at work; among others it may be nobody's fault."""
TOGETHER = 8
"""So many are taken up side by side."""
AHEAD = timedelta(minutes=10)
"""What the clocks of two processes do not differ by."""
KEPT = timedelta(days=2)
"""Telegram repeats an update for a day at most."""
NONE_LEFT = {"outcome": Outcome.HANDLED, "content": None, "chat_id": None}


@dataclass(frozen=True, kw_only=True)
class Received:
    """An update as it came. Without `content` it is not taken up again when the process dies at it."""

    update_id: int
    kind: str
    size: int
    content: str | None
    readable: bool = True
    chat: int | None = None
    """The chat in which it waits for what came before it."""


class HandledElsewhere(Exception):
    """The update was taken for left behind, and another replica has handled it meanwhile: nothing is done twice."""


@dataclass(eq=False)
class Ticket:
    """An update at work: the first transaction it commits marks it as handled, and forgets what was written."""

    bot_id: int
    update_id: int
    handled: bool = False

    async def write(self, connection: AsyncConnection) -> None:
        """Mark it within the transaction. Raises HandledElsewhere when another replica was quicker."""
        if not self.handled and not await mark(connection, [self]):
            raise HandledElsewhere

    def committed(self) -> None:
        """The transaction has been committed."""
        self.handled = True


async def mark(connection: AsyncConnection, tickets: Iterable[Ticket]) -> int:
    """Mark these updates as handled, in the caller's transaction; returns how many were not yet."""
    keys = [(one.bot_id, one.update_id) for one in tickets]
    return (await connection.execute(MARK, {"keys": keys})).rowcount


_KEY = tuple_(Arrival.bot_id, Arrival.update_id)
MARK = (
    update(Arrival)
    .where(_KEY.in_(bindparam("keys", expanding=True)), Arrival.outcome == Outcome.WAITING)
    .values(**NONE_LEFT)
)


async def finish(db: Database, tickets: Sequence[Ticket]) -> dict[Ticket, None]:
    """Mark what ended without a transaction of its own; many at once (`storage/batch`)."""
    async with db.single() as connection:
        await mark(connection, tickets)
    for one in tickets:
        one.committed()
    return dict.fromkeys(tickets)


async def store(db: Database, bot_id: int, arrivals: Sequence[Received], now: datetime) -> set[int]:
    """Keep what came; returns the ids that are to be handled now: what is known already is not.

    What was stored without its content and never handled can only be handled while Telegram repeats it.
    """
    rows = [
        {
            "bot_id": bot_id,
            "update_id": one.update_id,
            "kind": one.kind,
            "size": one.size,
            "content": one.content,
            "chat_id": one.chat if one.content is not None else None,
            "received_at": now,
            "outcome": Outcome.WAITING if one.readable else Outcome.UNREADABLE,
            "deaths": 0,
            "errors": 0,
            "lease_until": now + LEASE,
        }
        for one in arrivals
    ]
    async with db.transaction() as connection:
        found = set(await connection.scalars(insert_new(connection, Arrival).returning(Arrival.update_id), rows))
        known = [one.update_id for one in arrivals if one.update_id not in found]
        if known:
            bare = update(Arrival).where(Arrival.bot_id == bot_id, Arrival.update_id.in_(known))
            bare = bare.where(Arrival.outcome == Outcome.WAITING, Arrival.content.is_(None), Arrival.lease_until <= now)
            held = bare.values(lease_until=now + LEASE).returning(Arrival.update_id)
            found |= set(await connection.scalars(held))
    return found


BEFORE = (
    select(Arrival.chat_id, func.min(Arrival.update_id))
    .where(
        text("inbox.outcome = 'waiting' AND inbox.chat_id IS NOT NULL"),  # literal, as the partial index has it
        Arrival.bot_id == bindparam("bot"),
        Arrival.chat_id.in_(bindparam("chats", expanding=True)),
        Arrival.errors == 0,  # what is tried again after a pause holds up nobody
    )
    .group_by(Arrival.chat_id)
)


async def first_of(db: Database, keys: Sequence[tuple[int, int]]) -> dict[tuple[int, int], int | None]:
    """Of each (bot, chat) the oldest update that waits or is at work, on whichever replica; None where none is."""
    found: dict[tuple[int, int], int | None] = dict.fromkeys(keys)
    async with db.reader.connect() as connection:
        for bot in {bot for bot, _ in keys}:
            rows = await connection.execute(BEFORE, {"bot": bot, "chats": [chat for one, chat in keys if one == bot]})
            found.update(((bot, chat), first) for chat, first in rows if chat is not None)
    return found


async def take_up(db: Database, bot_id: int, now: datetime, running: Iterable[int], *, mine: bool) -> Sequence[Arrival]:
    """What a process left behind, the oldest first: a few together, or one alone where a process has died at it since;
    nothing when there is nothing. What an outcome says to be set aside is not to be tried.

    `mine`: no other process is at work on this database, so leases of before mean nothing.
    """
    left = [Arrival.bot_id == bot_id, Arrival.outcome == Outcome.WAITING, Arrival.content.is_not(None)]
    if not mine:
        # no lease is so long: it was written by a clock that stood ahead
        left.append(or_(Arrival.lease_until <= now, Arrival.lease_until > now + AHEAD))
    oldest = select(Arrival.update_id, Arrival.deaths + Arrival.errors).order_by(Arrival.update_id).limit(TOGETHER)
    async with db.reading() as session:  # an idle look takes no lock
        found = (await session.execute(oldest.where(*left, Arrival.update_id.not_in(list(running))))).all()
    if not found:
        return []
    some = [found[0][0]] if found[0][1] else [update_id for update_id, _ in takewhile(lambda one: not one[1], found)]
    died = Arrival.deaths + (AT_WORK_ALONE if len(found) == 1 and not found[0][1] else 1)
    taken = (
        update(Arrival)
        .where(*left, Arrival.update_id.in_(some))  # unless another process was quicker
        .values(
            deaths=died,
            lease_until=now + LEASE,
            outcome=case((died >= DEATHS, Outcome.SET_ASIDE), else_=Outcome.WAITING),
        )
        .returning(Arrival)
    )
    async with db.writing() as session:
        rows = await session.scalars(taken, execution_options={"synchronize_session": False})
        return sorted(rows, key=lambda one: one.update_id)


async def fail(db: Database, ticket: Ticket, now: datetime, pause: timedelta) -> bool:
    """An error ended it: to be tried again after the pause; True when it was the last try and it is set aside."""
    failed = Arrival.errors + 1
    values = {
        "deaths": 0,  # the process lives
        "errors": failed,
        "lease_until": now + pause,
        "outcome": case((failed >= ERRORS, Outcome.SET_ASIDE), else_=Outcome.WAITING),
    }
    own = (Arrival.bot_id == ticket.bot_id, Arrival.update_id == ticket.update_id, Arrival.outcome == Outcome.WAITING)
    async with db.single() as connection:
        outcome = await connection.scalar(update(Arrival).where(*own).values(**values).returning(Arrival.outcome))
    return outcome == Outcome.SET_ASIDE


async def set_aside(db: Database) -> Sequence[Arrival]:
    """What was set aside, the oldest first."""
    aside = select(Arrival).where(Arrival.outcome == Outcome.SET_ASIDE)
    async with db.reading() as session:
        return (await session.scalars(aside.order_by(Arrival.received_at, Arrival.bot_id, Arrival.update_id))).all()


async def try_again(db: Database, update_id: int, now: datetime) -> bool:
    """It waits again, as if it had never failed; False when it is not set aside, or its content is not there."""
    fresh = {"outcome": Outcome.WAITING, "deaths": 0, "errors": 0, "lease_until": now}
    return await _of_aside(db, update_id, fresh, Arrival.content.is_not(None))


async def drop(db: Database, update_id: int) -> bool:
    """It is as if it had been handled; False when it is not set aside."""
    return await _of_aside(db, update_id, NONE_LEFT)


async def _of_aside(db: Database, update_id: int, values: Mapping[str, object], *more: ColumnElement[bool]) -> bool:
    this = update(Arrival).where(Arrival.update_id == update_id, Arrival.outcome == Outcome.SET_ASIDE, *more)
    async with db.single() as connection:
        return (await connection.execute(this.values(**values))).rowcount > 0


async def hold_on(db: Database, bot_id: int, running: Sequence[int], now: datetime) -> None:
    """Nobody else takes up what is still at work here."""
    mine = update(Arrival).where(Arrival.bot_id == bot_id, Arrival.update_id.in_(running))
    async with db.single() as connection:
        await connection.execute(mine.where(Arrival.outcome == Outcome.WAITING).values(lease_until=now + LEASE))


async def forget_old(db: Database, now: datetime) -> int:
    """Delete what cannot come again and was not kept to be taken up, in small steps; returns how many rows."""
    ended = (Arrival.outcome != Outcome.WAITING) | Arrival.content.is_(None)
    return await sweep(db, Arrival, (Arrival.received_at < now - KEPT) & ended)
