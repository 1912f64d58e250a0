"""People who stopped the bot: nothing is sent to them, their coordinator hears of it once, and what was due comes
together when they are back."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.identities import Identity, Messenger
from models.notifications import Notice, NoticeKind, Notification, Status
from models.people import Center, Person, Post, Tenure, in_posts
from services.outbox.notices import tell
from services.outbox.telling import tell_by
from services.timers.recheck import recheck_person


async def lose(session: AsyncSession, now: datetime, messenger: Messenger, user_id: int) -> bool:
    """This user stopped the bot: letters go to another identity of the account from now on; where there is none, it
    cannot be reached any more, in none of its centres. False when that was known already, or nobody knows it."""
    identity = await session.get(Identity, (messenger, user_id), with_for_update=True)
    if identity is None or identity.lost_at is not None:
        return False
    identity.lost_at = now
    if not identity.tells:
        return True
    others = select(Identity).where(Identity.account == identity.account, Identity.lost_at.is_(None))
    if other := await session.scalar(others.order_by(Identity.messenger, Identity.user_id).limit(1)):
        theirs = Notification.person_id.in_(select(Person.id).where(Person.account == identity.account))
        refused = update(Notification).where(theirs, Notification.status == Status.SUSPENDED)
        await session.execute(refused.values(status=Status.WAITING), execution_options={"synchronize_session": False})
        await tell_by(session, now, other, say=True)
        return True
    lost = update(Person).where(Person.account == identity.account, Person.blocked_at.is_(None))
    found = await session.execute(lost.values(blocked_at=now).returning(Person.id, Person.center_id))
    for person, center in found.all():
        await _lose(session, now, person, center)
    return True


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


async def find_again(session: AsyncSession, now: datetime, messenger: Messenger, user_id: int) -> bool:
    """This user is back. Of an account that nobody reached, letters go there: what waited and still holds comes as one
    digest of each centre. False when it was not away."""
    identity = await session.get(Identity, (messenger, user_id), with_for_update=True)
    if identity is None:
        return False
    was_lost, identity.lost_at = identity.lost_at is not None, None
    back = update(Person).where(Person.account == identity.account, Person.blocked_at.is_not(None))
    found = (await session.scalars(back.values(blocked_at=None).returning(Person.id))).all()
    if found and not identity.tells:
        await tell_by(session, now, identity)
    for person in found:
        await _find_again(session, now, person)
    return was_lost or bool(found)


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
