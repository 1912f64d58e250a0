"""The key that codes at the door are signed with: one of the database, made when it is needed first."""

from secrets import token_bytes

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.codes import KEY_BYTES, ONLY_KEY, CheckInKey
from storage.clock import Clock
from storage.database import Database
from storage.upsert import insert_new


async def signing_key(db: Database, clock: Clock) -> bytes:
    """The key; of several who make it at once one does."""
    async with db.reading() as session:
        if (found := await known_key(session)) is not None:
            return found.secret
    async with db.writing() as session:
        new = {"id": ONLY_KEY, "secret": token_bytes(KEY_BYTES), "made_at": clock.now()}
        await session.execute(insert_new(session, CheckInKey).values(new))
        return (await session.get_one(CheckInKey, ONLY_KEY)).secret


async def known_key(session: AsyncSession) -> CheckInKey | None:
    """The key with when it was made; None before the first code."""
    found: CheckInKey | None = await session.scalar(select(CheckInKey).where(CheckInKey.id == ONLY_KEY))
    return found
