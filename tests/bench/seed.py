"""What the benchmarks start from."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import insert

from models.access import Role
from models.people import Person, Post, Tenure
from services.people.inner.founding import ensure_center
from services.people.inner.identities import mend
from storage import migration
from storage.clock import SystemClock
from storage.database import Database

TICK = timedelta(seconds=5)


async def seed_curators(url: str, telegram_ids: Sequence[int]) -> int:
    """A centre with one curator a chat; returns the centre's id."""
    await migration.upgrade(url)
    db, clock = Database(url), SystemClock()
    try:
        center = await ensure_center(db, clock, "Центр", ["Петровский район", "Лесной район"], "Europe/Moscow")
        async with db.writing() as session:
            post = Post(center_id=center, role=Role.CURATOR, title="Куратор", district_id=None)
            session.add(post)
            await session.flush()
            people = [
                {
                    "id": n,
                    "center_id": center,
                    "account": telegram_id,
                    "name": f"Житель {n}",
                    "consent_at": clock.now(),
                }
                for n, telegram_id in enumerate(telegram_ids, 1)
            ]
            await session.execute(insert(Person), people)
            held = [{"post_id": post.id, "person_id": p["id"], "since": date(2020, 1, 1)} for p in people]
            await session.execute(insert(Tenure), held)
            await mend(session, clock.now())
    finally:
        await db.close()
    return center
