"""Which of its centres an account is in."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Person

TICK = timedelta(microseconds=1)


async def choose(session: AsyncSession, now: datetime, person: Person) -> None:
    """The account is in this person's centre from now on. A clock that was set back does not undo it."""
    account = select(func.max(Person.chosen_at)).where(Person.account == person.account)
    latest = await session.scalar(account)
    person.chosen_at = now if latest is None else max(now, latest + TICK)
