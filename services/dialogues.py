"""Where a chat's dialogues are kept between two updates: the table, or Redis when several replicas share it."""

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects import postgresql, sqlite

from models.dialogues import Dialogue
from services.clock import Clock
from services.database import Database

if TYPE_CHECKING:
    from redis.asyncio import Redis

KEPT = timedelta(days=60)


class ChatKey(NamedTuple):
    """One conversation: this bot, in this chat, with this user."""

    bot_id: int
    chat_id: int
    user_id: int


class Dialogues(Protocol):
    async def load(self, key: ChatKey) -> str | None:
        """What was kept for the chat, or None."""
        ...

    async def save(self, key: ChatKey, content: str) -> None:
        """Keep it; when this returns, it survives the end of the process."""
        ...


class SqlDialogues:
    """The table `dialogues`: one read and one write an update."""

    def __init__(self, db: Database, clock: Clock) -> None:
        self._db, self._clock = db, clock
        table = Dialogue.__table__
        self._select = select(table.c.content).where(*(table.c[name] == bindparam(name) for name in ChatKey._fields))
        insert = sqlite.insert(Dialogue) if db.sqlite else postgresql.insert(Dialogue)
        self._upsert = insert.on_conflict_do_update(
            index_elements=["bot_id", "chat_id", "user_id"],
            set_={"content": insert.excluded.content, "updated_at": insert.excluded.updated_at},
        )

    async def load(self, key: ChatKey) -> str | None:
        async with self._db.reader.connect() as connection:
            found = await connection.execute(self._select, key._asdict())
            return found.scalar_one_or_none()

    async def save(self, key: ChatKey, content: str) -> None:
        row = {**key._asdict(), "content": content, "updated_at": self._clock.now()}
        async with self._db.single() as connection:
            await connection.execute(self._upsert, row)


class RedisDialogues:
    """One key a chat. Only drafts live here: a confirmed record never lives in Redis alone."""

    def __init__(self, redis: "Redis") -> None:
        self._redis = redis

    async def load(self, key: ChatKey) -> str | None:
        content: bytes | None = await self._redis.get(self._name(key))
        return None if content is None else content.decode()

    async def save(self, key: ChatKey, content: str) -> None:
        await self._redis.set(self._name(key), content, ex=KEPT)

    def _name(self, key: ChatKey) -> str:
        return "opora:dialogue:" + ":".join(map(str, key))


async def forget_old_dialogues(db: Database, clock: Clock) -> int:
    """Delete what nobody has touched for `KEPT`; returns how many chats that were."""
    async with db.writing() as session:
        old = delete(Dialogue).where(Dialogue.updated_at < clock.now() - KEPT).returning(Dialogue.chat_id)
        return len((await session.execute(old)).all())
