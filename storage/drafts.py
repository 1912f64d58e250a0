"""That a half-filled form stands in Redis stands in the database too: an emptied Redis must not make it as if the form
had never been."""

from datetime import timedelta

from sqlalchemy import ColumnElement, delete, select

from models.dialogues import Dialogue
from storage.clock import Clock
from storage.database import Database
from storage.dialogues import ChatKey
from storage.upsert import upsert

NOTHING = ""
"""The content of a row that only says so: the words are in Redis."""


class DraftMarks:
    """One row a chat with an open form, written when it begins and deleted when it ends."""

    def __init__(self, db: Database, clock: Clock, life: timedelta) -> None:
        """`life`: how long Redis keeps a form; what is older was not lost, its time was over."""
        self._db, self._clock, self._life = db, clock, life

    async def set(self, key: ChatKey) -> None:
        """Note that a form is open in the chat."""
        now = self._clock.now()
        row = {**key._asdict(), "content": NOTHING, "updated_at": now, "busy_at": now}
        async with self._db.single() as connection:
            await connection.execute(upsert(self._db, Dialogue, "content", "updated_at", "busy_at"), [row])

    async def unset(self, key: ChatKey) -> None:
        """Note that none is open in the chat."""
        async with self._db.single() as connection:
            await connection.execute(delete(Dialogue).where(*_of(key)))

    async def there(self, key: ChatKey) -> bool:
        """Whether one was open when the chat was heard last."""
        since = self._clock.now() - self._life
        query = select(Dialogue.user_id).where(*_of(key), Dialogue.content == NOTHING, Dialogue.updated_at > since)
        async with self._db.reading() as session:
            return await session.scalar(query) is not None


def _of(key: ChatKey) -> list[ColumnElement[bool]]:
    return [getattr(Dialogue, name) == value for name, value in key._asdict().items()]
