"""Users of a messenger who left by another one: what the bot there, and its gateway, keep of them goes with the next
look of that bot."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from models.identities import Farewell, Identity, Messenger
from storage.database import Database
from storage.upsert import insert_new

AT_ONCE = 100


async def part_with(session: AsyncSession, now: datetime, users: Iterable[tuple[Messenger, int]]) -> None:
    """The bots of these messengers are to forget them, in the caller's transaction."""
    for messenger, user_id in users:
        left = {"messenger": messenger, "user_id": user_id, "at": now}
        await session.execute(insert_new(session, Farewell).values(left))


async def list_parted(db: Database, messenger: Messenger) -> Sequence[int]:
    """Whom the bot of this messenger has yet to forget, some of them at once; who is back meanwhile is not among
    them."""
    back = select(Identity.messenger, Identity.user_id)
    left = select(Farewell.user_id).where(
        Farewell.messenger == messenger, tuple_(Farewell.messenger, Farewell.user_id).not_in(back)
    )
    async with db.reading() as session:
        return (await session.scalars(left.order_by(Farewell.user_id).limit(AT_ONCE))).all()


async def has_parted(db: Database, messenger: Messenger, users: Sequence[int]) -> None:
    """The bot has forgotten them."""
    if users:
        async with db.writing() as session:
            theirs = (Farewell.messenger == messenger, Farewell.user_id.in_(users))
            await session.execute(delete(Farewell).where(*theirs))
