"""Messages for many chats, put into the outbox of a real bot: what the tests and benchmarks of sending start from."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import insert, select

from models.access import Role
from models.notifications import Notice, NoticeKind, Notification, Status
from models.people import Center, Person, Post, Tenure
from services.outbox.notices import tell
from services.people.inner.identities import mend
from storage.database import Database

GONE = 3_999_999_999
"""The Telegram id of the person whom all the messages are about."""
WORDS = "Иван Тихонов: бот остановлен"
"""What each of them says."""
LIFE = timedelta(days=7)


async def settle_crowd(db: Database, chats: Sequence[int], now: datetime) -> None:
    """A centre with a specialist a chat, and one person who stopped the bot."""
    async with db.writing() as session:
        center = Center(name="Центр «Маяк»", zone="Europe/Moscow", created_at=now)
        session.add(center)
        await session.flush()
        post = Post(center_id=center.id, role=Role.SPECIALIST, title="Методист", district_id=None)
        session.add(post)
        await session.flush()
        people = [
            {"center_id": center.id, "account": person, "name": name, "consent_at": now, "blocked_at": blocked}
            for person, name, blocked in [
                *((chat, f"Житель {n}", None) for n, chat in enumerate(chats, 1)),
                (GONE, "Иван Тихонов", now),
            ]
        ]
        ids = (await session.scalars(insert(Person).returning(Person.id), people)).all()
        held = [{"post_id": post.id, "person_id": person, "since": date(2020, 1, 1)} for person in ids]
        await session.execute(insert(Tenure), held)
        await mend(session, now)


async def fill(db: Database, now: datetime, key: str = "crowd", *, together: bool = False) -> int:
    """A message to everybody who can be reached; returns how many."""
    async with db.writing() as session:
        gone = (await session.scalars(select(Person).where(Person.account == GONE))).one()
        them = (await session.scalars(select(Person.id).where(Person.id != gone.id))).all()
        kind, center = NoticeKind.UNREACHABLE, gone.center_id
        notices = [
            Notice(
                kind=kind,
                center_id=center,
                person_id=one,
                key=key,
                not_before=now,
                subject_id=gone.id,
                expires_at=now + LIFE,
                together=together,
            )
            for one in them
        ]
        return await tell(session, now, notices)


async def left(db: Database) -> int:
    """How many are still to be sent."""
    async with db.reading() as session:
        unsent = Notification.status.in_([Status.WAITING, Status.LEASED])
        return len((await session.scalars(select(Notification.id).where(unsent))).all())
