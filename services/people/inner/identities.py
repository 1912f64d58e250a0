"""The identities of accounts: made when somebody comes in, and when the version before brought somebody in."""

from datetime import datetime

from sqlalchemy import Select, case, delete, exists, literal, select, true
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession

from models.identities import LIFTED, Identity, Messenger
from models.people import Actor, Person
from storage.clock import Clock
from storage.database import Database
from storage.upsert import insert_new

LOWEST_OF_MAX = LIFTED[Messenger.MAX]


async def identify(session: AsyncSession, now: datetime, actor: Actor) -> None:
    """Know this user of a messenger by their account from now on; known already, nothing is written."""
    me = {"messenger": actor.messenger, "user_id": actor.user_id}
    await session.execute(insert_new(session, Identity).values(**me, account=actor.account, tells=True, created_at=now))


async def mend_identities(db: Database, clock: Clock) -> int:
    """A tick: an account without any identity gets the one that it was first seen by, for the version before and a
    centre that came from elsewhere know no better; and of accounts without a person nothing stays. Returns how many
    identities were made."""
    async with db.reading() as session:
        if not await session.scalar(select(_unknown().exists() | _of_nobody().exists())):
            return 0
    async with db.writing() as session:
        await session.execute(delete(Identity).where(~exists().where(Person.account == Identity.account)))
        return await mend(session, clock.now())


async def mend(session: AsyncSession | AsyncConnection, now: datetime) -> int:
    """The same of those without an identity, in the caller's transaction."""
    unknown = _unknown().subquery()
    by_max = unknown.c.account >= LOWEST_OF_MAX
    kind = Identity.messenger.type
    messenger = case((by_max, literal(Messenger.MAX, kind)), else_=literal(Messenger.TELEGRAM, kind))
    user_id = case((by_max, unknown.c.account - LOWEST_OF_MAX), else_=unknown.c.account)
    rows = select(messenger, user_id, unknown.c.account, true(), literal(now, Identity.created_at.type))
    rows = rows.where(unknown.c.account > 0)  # SQLite reads «ON CONFLICT» behind a condition alone
    new = insert_new(session, Identity).from_select(["messenger", "user_id", "account", "tells", "created_at"], rows)
    return len((await session.execute(new.returning(Identity.user_id))).all())


def _unknown() -> Select[int]:
    known = exists().where(Identity.account == Person.account)
    return select(Person.account.label("account")).where(Person.account > 0, ~known).distinct()


def _of_nobody() -> Select[int]:
    return select(Identity.account).where(~exists().where(Person.account == Identity.account))
