"""People who stopped the bot: nothing is sent to them, their coordinator hears of it once, and what was due comes
together when they are back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.notifications import Notice, NoticeKind, Notification, Status
from models.people import Center, Person, Post, Tenure, in_posts
from services.outbox.notices import tell
from services.timers.recheck import recheck_person


async def lose(session: AsyncSession, now: datetime, telegram_id: int) -> bool:
    """The person cannot be reached any more. False when that was known already, or nobody knows them."""
    lost = update(Person).where(Person.telegram_id == telegram_id, Person.blocked_at.is_(None)).values(blocked_at=now)
    found = (await session.execute(lost.returning(Person.id, Person.center_id))).first()
    if found is None:
        return False
    person, center = found
    waiting = (Notification.person_id == person, Notification.status == Status.WAITING)
    await session.execute(update(Notification).where(*waiting).values(status=Status.SUSPENDED))
    await recheck_person(session, person)
    zone = await session.scalar(select(Center.zone).where(Center.id == center))
    today = now.astimezone(ZoneInfo(zone or "UTC")).date()
    key = f"unreachable:{person}:{today.isoformat()}"
    told = [one for one in await coordinators(session, center, today) if one != person]
    await tell(
        session,
        now,
        [
            Notice(
                kind=NoticeKind.UNREACHABLE, center_id=center, person_id=one, key=key, not_before=now, subject_id=person
            )
            for one in told
        ],
    )
    return True


async def find_again(session: AsyncSession, now: datetime, telegram_id: int) -> bool:
    """The person is back: what waited for them and still holds comes as one digest. False when they were not away."""
    found = update(Person).where(Person.telegram_id == telegram_id, Person.blocked_at.is_not(None))
    person = await session.scalar(found.values(blocked_at=None).returning(Person.id))
    if person is None:
        return False
    await recheck_person(session, person)
    waited = update(Notification).where(
        Notification.person_id == person, Notification.status.in_([Status.SUSPENDED, Status.WAITING])
    )
    digests, others = Notification.kind == NoticeKind.DIGEST, Notification.kind != NoticeKind.DIGEST
    await session.execute(waited.where(digests).values(status=Status.WAITING))  # today's; others end when looked at
    late = waited.where(others, Notification.expires_at <= now)
    await session.execute(late.values(status=Status.EXPIRED, reason="too late", ended_at=now))
    await session.execute(waited.where(others).values(status=Status.WAITING, together=True))
    return True


async def coordinators(session: AsyncSession, center_id: int, today: date) -> list[int]:
    """The people who hold a coordinator's post of the centre on that day."""
    held = in_posts(select(Tenure.person_id).distinct(), center_id, today)
    return list(await session.scalars(held.where(Post.role == Role.COORDINATOR)))
