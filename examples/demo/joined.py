"""Who of the demonstration's centre is met in MAX, and no more in Telegram."""

from datetime import datetime

from sqlalchemy import insert, select, update

from models.identities import Identity, Messenger
from models.people import Person
from services.people.inner.identities import mend
from storage.database import Database


async def join(db: Database, now: datetime, numbers: str) -> None:
    """Letters go to MAX for these users: numbers with commas, the same there as in Telegram."""
    wanted = [int(one) for one in numbers.split(",") if one]
    if not wanted:
        return
    async with db.writing() as session:
        await mend(session, now)
        accounts = await session.scalars(
            select(Person.account).where(Person.account.in_(wanted)).distinct().order_by(Person.account)
        )
        found = list(accounts)
        await session.execute(update(Identity).where(Identity.account.in_(found)).values(tells=False))
        rows = [
            {"messenger": Messenger.MAX, "user_id": one, "account": one, "tells": True, "created_at": now}
            for one in found
        ]
        await session.execute(insert(Identity), rows)
