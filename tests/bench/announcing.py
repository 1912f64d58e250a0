"""A seminar for five thousand people is announced, on both databases: seconds of the transaction that asks them all."""

import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import insert, select

from models.access import Role
from models.people import Center, Person, Post, Tenure
from services.events import announcing, making
from services.people.inner.identities import mend
from services.people.members import Actors
from services.work import Work
from storage.clock import SystemClock
from storage.database import Database
from tests.bench.report import Line
from tests.chaos.fleet import postgres_server
from tests.support.databases import migrated
from tests.support.events import event_of
from tests.support.mailbag import left, settle_crowd

PEOPLE, MOST = 5_000, 2.0
HOST = 5_900_000_001


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        lines = [await _on(f"sqlite+aiosqlite:///{folder}/opora.db", "SQLite")]
    with tempfile.TemporaryDirectory() as folder, postgres_server(Path(folder)) as (_, postgres):
        return [*lines, await _on(await postgres.create("announcing"), "PostgreSQL")]


async def _on(url: str, name: str) -> Line:
    db = await migrated(url)
    clock = SystemClock()
    await settle_crowd(db, range(1, PEOPLE), clock.now())  # and one who stopped the bot: five thousand
    post = await _host(db)
    work = Work(db, clock, await Actors(db, clock, ()).load(HOST))
    event = await making.make_event(work, event_of(work, post, starts_at=clock.now() + timedelta(days=9)), "bench")
    began = time.perf_counter()
    asked = await announcing.announce(work, event)
    took = time.perf_counter() - began
    told = await left(db)
    await db.close()
    if (asked, told) != (PEOPLE, PEOPLE):
        raise RuntimeError(f"asked {asked}, told {told}")
    return Line(f"the transaction of an announcement to 5 000 people, {name}", took, most=MOST, unit="s")


async def _host(db: Database) -> int:
    """Somebody who holds the seminar; returns their post."""
    async with db.writing() as session:
        center = (await session.scalars(select(Center))).one()
        post = Post(center_id=center.id, role=Role.COORDINATOR, title="Координатор")
        person = Person(center_id=center.id, account=HOST, name="Ольга Ветрова", consent_at=center.created_at)
        session.add_all([post, person])
        await session.flush()
        await mend(session, center.created_at)
        held = {"post_id": post.id, "person_id": person.id, "since": date(2020, 1, 1)}
        await session.execute(insert(Tenure), [held])
        return post.id
