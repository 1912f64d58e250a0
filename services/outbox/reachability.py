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
    """The account cannot be reached any more, in none of its centres. False when that was known already, or nobody
    knows it."""
    lost = update(Person).where(Person.telegram_id == telegram_id, Person.blocked_at.is_(None)).values(blocked_at=now)
    found = (await session.execute(lost.returning(Person.id, Person.center_id))).all()
    for person, center in found:
        await _lose(session, now, person, center)
    return bool(found)


async def _lose(session: AsyncSession, now: datetime, person: int, center: int) -> None:
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


async def find_again(session: AsyncSession, now: datetime, telegram_id: int) -> bool:
    """The account is back: what waited for it and still holds comes as one digest of each centre. False when it was not
    away."""
    back = update(Person).where(Person.telegram_id == telegram_id, Person.blocked_at.is_not(None))
    found = (await session.scalars(back.values(blocked_at=None).returning(Person.id))).all()
    for person in found:
        await _find_again(session, now, person)
    return bool(found)


async def _find_again(session: AsyncSession, now: datetime, person: int) -> None:
    await recheck_person(session, person)
    waited = update(Notification).where(
        Notification.person_id == person, Notification.status.in_([Status.SUSPENDED, Status.WAITING])
    )
    digests, others = Notification.kind == NoticeKind.DIGEST, Notification.kind != NoticeKind.DIGEST
    await session.execute(waited.where(digests).values(status=Status.WAITING))  # today's; others end when looked at
    late = waited.where(others, Notification.expires_at <= now)
    await session.execute(late.values(status=Status.EXPIRED, reason="too late", ended_at=now))
    await session.execute(waited.where(others).values(status=Status.WAITING, together=True))


async def coordinators(session: AsyncSession, center_id: int, today: date) -> list[int]:
    """The people who hold a coordinator's post of the centre on that day."""
    held = in_posts(select(Tenure.person_id).distinct(), center_id, today)
    return list(await session.scalars(held.where(Post.role == Role.COORDINATOR)))
