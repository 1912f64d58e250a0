"""Where a chat's dialogues are kept between two updates: the table, or Redis when several replicas share it."""

import sys
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sqlalchemy import bindparam, delete, select, tuple_

from models.dialogues import Dialogue
from models.identities import Identity
from storage.batch import Batcher
from storage.clock import Clock
from storage.database import Database
from storage.inbox import Ticket, mark
from storage.sweeping import sweep
from storage.upsert import upsert

if TYPE_CHECKING:
    from redis.asyncio import Redis

KEPT = timedelta(days=60)
LOST = '{"lost": true}'
"""What is found of a chat whose half-filled form Redis had, and has no more."""
ATTENTION = timedelta(hours=2)
"""How long after their last touch a person in the middle of answering is left in peace."""


class ChatKey(NamedTuple):
    """One conversation: this bot, in this chat, with this user."""

    bot_id: int
    chat_id: int
    user_id: int


Saving = tuple[ChatKey, str, Ticket | None, bool]
_TABLE = Dialogue.__table__.c
CONTENT_OF = select(*(_TABLE[name] for name in ChatKey._fields), _TABLE.content).where(
    tuple_(*(_TABLE[name] for name in ChatKey._fields)).in_(bindparam("keys", expanding=True))
)

BUSY_SINCE = select(*(_TABLE[name] for name in ChatKey._fields), _TABLE.busy_at).where(
    tuple_(*(_TABLE[name] for name in ChatKey._fields)).in_(bindparam("keys", expanding=True)),
    _TABLE.busy_at > bindparam("since"),
)


class Dialogues(Protocol):
    async def load(self, key: ChatKey) -> str | None:
        """What was kept for the chat, or None."""
        ...

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        """Keep it; when this returns, it survives the end of the process. `busy`: the person is in the middle of
        answering.

        Where it can be done in one transaction, the update that led to it is marked as handled.
        """
        ...

    async def forget(self, key: ChatKey) -> None:
        """Keep nothing of the chat any more."""
        ...

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        """Keep nothing of those of the chats whose windows hold the name."""
        ...

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        """In which of the chats somebody was answering lately, and until when they are left in peace."""
        ...


class SqlDialogues:
    """The table `dialogues`: one read and one write an update, shared by the chats that speak at the same moment."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        self._loads: Batcher[ChatKey, str | None] = Batcher(self._load)
        self._saves: Batcher[Saving, None] = Batcher(self._save)
        self._upsert = upsert(db, Dialogue, "content", "updated_at", "busy_at")

    async def load(self, key: ChatKey) -> str | None:
        return await self._loads.ask(key)

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        await self._saves.ask((key, content, ticket, busy))

    async def forget(self, key: ChatKey) -> None:
        async with self._db.single() as connection:
            mine = [_TABLE[name] == value for name, value in key._asdict().items()]
            await connection.execute(delete(Dialogue).where(*mine))

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        async with self._db.single() as connection:
            chats = tuple_(*(_TABLE[part] for part in ChatKey._fields)).in_(keys)
            await connection.execute(delete(Dialogue).where(chats, _TABLE.content.contains(name, autoescape=True)))

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        async with self._db.reader.connect() as connection:
            rows = await connection.execute(BUSY_SINCE, {"keys": keys, "since": now - ATTENTION})
            return {ChatKey(*key): touched + ATTENTION for *key, touched in rows}

    async def _load(self, keys: Sequence[ChatKey]) -> dict[ChatKey, str | None]:
        found: dict[ChatKey, str | None] = dict.fromkeys(keys)
        async with self._db.reader.connect() as connection:
            for *key, content in await connection.execute(CONTENT_OF, {"keys": keys}):
                found[ChatKey(*key)] = content
        return found

    async def _save(self, chats: Sequence[Saving]) -> dict[Saving, None]:
        now = self._clock.now()
        rows = [
            {**key._asdict(), "content": content, "updated_at": now, "busy_at": now if busy else None}
            for key, content, _, busy in chats
        ]
        tickets = [ticket for _, _, ticket, _ in chats if ticket is not None and not ticket.handled]
        async with self._db.transaction() if tickets else self._db.single() as connection:
            await connection.execute(self._upsert, rows)
            if tickets:
                await mark(connection, tickets)
        for ticket in tickets:
            ticket.committed()
        return dict.fromkeys(chats)


def redis_is_away(error: BaseException) -> bool:
    """Whether the error says so; whoever has no Redis has no library of it in memory."""
    known = sys.modules.get("redis.exceptions")
    return known is not None and isinstance(error, known.RedisError)


class OpenForms(Protocol):
    """Where it stands beside Redis that a chat has an open form there (`storage/drafts.py`)."""

    async def set(self, key: ChatKey) -> None: ...

    async def unset(self, key: ChatKey) -> None: ...

    async def there(self, key: ChatKey) -> bool: ...


class RedisDialogues:
    """One key a chat. Only drafts live here: a confirmed record never lives in Redis alone."""

    def __init__(
        self, redis: "Redis", life: timedelta = KEPT, prefix: str = "opora:dialogue:", marks: OpenForms | None = None
    ) -> None:
        self._redis, self._life, self._prefix, self._marks = redis, life, prefix, marks

    async def load(self, key: ChatKey) -> str | None:
        content: bytes | None = await self._redis.get(self._name(key))
        if content is not None:
            return content.decode()
        return LOST if self._marks is not None and await self._marks.there(key) else None

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        async with self._redis.pipeline(transaction=True) as pipe:
            pipe.set(self._name(key), content, ex=self._life)
            if busy:
                pipe.set(self._busy(key), 1, ex=self._life, get=True)
            else:
                pipe.delete(self._busy(key))
            _, was_busy = await pipe.execute()
        if self._marks is not None and bool(was_busy) is not busy:
            await (self._marks.set(key) if busy else self._marks.unset(key))

    async def forget(self, key: ChatKey) -> None:
        await self._redis.delete(self._name(key), self._busy(key))
        if self._marks is not None:
            await self._marks.unset(key)

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        for key in keys:
            if name in (await self.load(key) or ""):
                await self.forget(key)

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        async with self._redis.pipeline(transaction=False) as pipe:
            for key in keys:
                pipe.pttl(self._busy(key))
            left = zip(keys, await pipe.execute(), strict=True)
        rests = {key: timedelta(milliseconds=rest) - self._life + ATTENTION for key, rest in left if rest > 0}
        return {key: now + rest for key, rest in rests.items() if rest > timedelta(0)}

    def _name(self, key: ChatKey) -> str:
        return self._prefix + ":".join(map(str, key))

    def _busy(self, key: ChatKey) -> str:
        """A key that is there while the person is in the middle of answering; the time that it has left says since
        when."""
        return f"{self._name(key)}:busy"


async def forget_old_dialogues(db: Database, clock: Clock, admin_ids: Sequence[int] = ()) -> int:
    """Delete what nobody has touched for `KEPT`, and all that is of nobody who has given consent, the admins' apart;
    returns how many chats that were."""
    ours = Dialogue.user_id.in_(select(Identity.user_id)) | Dialogue.user_id.in_(admin_ids)
    return await sweep(db, Dialogue, (Dialogue.updated_at < clock.now() - KEPT) | ~ours)
