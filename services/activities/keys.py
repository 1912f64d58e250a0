"""What stands under the key of an activity's form: a press before may have stored it, and nobody was told."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from models.access import Permission
from models.activities import LISTS, Activity, Facts
from models.errors import NotFound
from services.work import Work, use_case
from storage.database import Database

_Key = tuple[str, int]


@dataclass(frozen=True)
class Logged:
    """A stored record, as it stands in the database."""

    id: int
    facts: Facts


@use_case(Permission.LOG_ACTIVITY)
async def stored_activity(work: Work, client_key: str) -> Logged | None:
    """The actor's record that was stored under the key, as it stands now; None when there is none. Raises NotFound for
    one that was deleted."""
    activity_id = await work.db.ask(_by_key, (client_key, work.person_id))
    if activity_id is None:
        return None
    query = select(Activity).where(Activity.id == activity_id, Activity.deleted_at.is_(None))
    async with work.db.reading() as session:
        found = await session.scalar(query.options(*(selectinload(one) for one in LISTS)))
        if found is None:
            raise NotFound("activity-not-found")
        return Logged(found.id, Facts.of(found))


async def _by_key(db: Database, keys: Sequence[_Key]) -> dict[_Key, int | None]:
    """The records that stand under these keys of these authors."""
    query = select(Activity.id, Activity.client_key, Activity.author_id)
    query = query.where(Activity.client_key.in_([key for key, _ in keys]))
    async with db.reader.connect() as connection:
        found = {(key, author): activity_id for activity_id, key, author in await connection.execute(query)}
    return {key: found.get(key) for key in keys}
