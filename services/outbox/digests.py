"""What is told together: who is owed a digest today, its lines, and their ends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, String, cast, func, literal, or_, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import twin
from models.leaves import Leave
from models.notifications import EDITS, REASON_LENGTH, Notice, NoticeKind, Notification, Status
from models.people import Center, Person
from models.reminders.rules import ReminderRules
from services.center_settings import load_many
from services.outbox.hours import next_allowed, own_or
from services.outbox.notices import tell
from storage.database import Database

LATE = timedelta(minutes=15)
TRIED = 6
MANY = 3
"""So many messages of their own that are late (or were tried so often) come to a person as one digest instead."""
LATER = timedelta(hours=1)
"""When a line that failed is looked at again."""
LAYOUT = "layout"
"""Where a digest keeps what stands in it."""
LINES = 300
"""Lines looked at for one digest; what is beyond comes with the next one."""
_READY = text("notifications.status = 'waiting' AND NOT notifications.together")
_TOGETHER = text("notifications.status = 'waiting' AND notifications.together")


@dataclass(frozen=True, kw_only=True)
class Verdicts:
    """What became of the lines of a digest, by their ids: told in it, no longer true and why, not told this time."""

    told: Sequence[int] = ()
    moot: Mapping[int, str] = field(default_factory=dict)
    alone: Sequence[int] = ()
    """Cannot be told as a line, because a file goes with it: a message of its own again."""
    failed: Sequence[int] = ()
    """Our mistake: looked at again later."""
    layout: Sequence[tuple[str, Sequence[int], bool]] = ()
    """What stands in it, in its order: the key of the heading, the lines that tell of one thing, and whether it has a
    number. A thing that is told alone, as its own letter, stands under no heading."""


@dataclass(frozen=True)
class Swept:
    """What a sweep did: rows that came too late, late messages put together, digests begun."""

    expired: int = 0
    gathered: int = 0
    digests: int = 0


async def sweep(db: Database, now: datetime, *, expire: bool = True) -> Swept:
    """End what is too late (unless the clock is in doubt), put together what is late, and begin a digest for whoever is
    owed one today."""
    async with db.reading() as session:
        if not await _anything(session, now):
            return Swept()
    async with db.writing() as session:
        expired = await _expire(session, now) if expire else 0
        gathered = await _gather(session, now)
        notices = await _owed(session, now)
        return Swept(expired, gathered, await tell(session, now, notices))


async def _anything(session: AsyncSession, now: datetime) -> bool:
    for which in (_READY, _TOGETHER):
        due = select(Notification.id).where(which, Notification.not_before <= now).limit(1)
        if await session.scalar(due) is not None:
            return True
    return False


def held_back() -> ColumnElement[bool]:
    """Whether a row waits until its person is back from leave: all but what they asked for, and what changes an older
    message."""
    away = select(Leave.id).where(
        Leave.person_id == Notification.person_id, Leave.begun_at.is_not(None), Leave.ended_at.is_(None)
    )
    return (
        Notification.kind.not_in([NoticeKind.DIGEST, NoticeKind.PAPER, *EDITS]) & away.correlate(Notification).exists()
    )


async def _expire(session: AsyncSession, now: datetime) -> int:
    expired = 0
    for which in (_READY, _TOGETHER):
        late = select(Notification.id).where(which, Notification.not_before <= now, Notification.expires_at <= now)
        late = late.where(~held_back())
        expired += await _free(session, late, status=Status.EXPIRED, ended_at=now, reason="too late")
    return expired


async def _gather(session: AsyncSession, now: datetime) -> int:
    behind = (
        _READY,
        Notification.not_before <= now,
        or_(Notification.not_before < now - LATE, Notification.attempts >= TRIED),
        Notification.kind.not_in([NoticeKind.DIGEST, *EDITS]),
    )
    many = select(Notification.person_id).where(*behind).group_by(Notification.person_id).having(func.count() >= MANY)
    return await _free(session, select(Notification.id).where(*behind, Notification.person_id.in_(many)), together=True)


async def _free(session: AsyncSession, which: Select[int], **values: object) -> int:
    """Change these rows but those that a sender has in hand at this moment: the next tick finds them."""
    free = which.with_for_update(skip_locked=True, of=Notification).cte("free")
    change = update(Notification).where(Notification.id.in_(select(free.c.id))).values(**values)
    changed = change.returning(Notification.id)
    return len((await session.execute(changed, execution_options={"synchronize_session": False})).all())


async def _owed(session: AsyncSession, now: datetime) -> list[Notice]:
    """A digest for everybody with a line whose moment has come, in their hours, unless today's is there already: then
    only the events of the day are asked about together, in the evening.

    None before the centre's hour for it: what came in the night would take the day's one digest from the morning's.
    """
    notices: list[Notice] = []
    for zone in (await session.scalars(select(Center.zone).distinct())).all():
        local = now.astimezone(ZoneInfo(zone))
        date = local.date().isoformat()
        begun = _begun(f"digest:{date}:")
        held = Notification.kind == NoticeKind.DATE_HELD
        owed = (
            select(Person.id, Person.center_id, Person.quiet_from, Person.quiet_until, Person.zone, begun)
            .join(Notification, Notification.person_id == Person.id)
            .join(Center, Center.id == Person.center_id)
            .where(_TOGETHER, Notification.not_before <= now, Person.blocked_at.is_(None), Center.zone == zone)
            .where(or_(~begun, held & ~_begun(f"digest:{date}:evening:")))
            .where(or_(Person.away_until.is_(None), Person.away_until < local.date()))
            .distinct()
        )
        found = (await session.execute(owed)).all()
        rules = await load_many(session, {center for _, center, *_ in found}, ReminderRules)
        for person, center, quiet_from, quiet_until, own, second in found:
            if local.time() < rules[center].digest_time:
                continue
            if next_allowed(now, own or zone, *own_or(quiet_from, quiet_until, rules[center].quiet)) <= now:
                key, details = f"digest:{date}", {"date": date}
                if second:
                    key, details = f"{key}:evening", {**details, "evening": "yes"}
                whose = partial(Notice, kind=NoticeKind.DIGEST, center_id=center, person_id=person)
                notices.append(whose(key=key, not_before=now, details=details))
    return notices


def _begun(key: str) -> ColumnElement[bool]:
    """Whether the person of a row has that digest already."""
    todays = twin(Notification, "todays")
    same = todays.dedupe_key == literal(key) + cast(Notification.person_id, String)
    return select(todays.id).where(same).exists()


async def lines_of(
    session: AsyncSession, person_id: int, now: datetime, *, evening: bool = False
) -> Sequence[Notification]:
    """The person's lines whose moment has come, the most urgent first; of an `evening` only its events."""
    due = select(Notification).where(
        Notification.person_id == person_id, Notification.status == Status.WAITING, Notification.together
    )
    if evening:
        due = due.where(Notification.kind == NoticeKind.DATE_HELD)
    order = (Notification.priority, Notification.not_before, Notification.id)
    found = due.where(Notification.not_before <= now, Notification.expires_at > now).order_by(*order)
    return (await session.scalars(found.limit(LINES))).all()


async def begin_telling(session: AsyncSession, digest_id: int, verdicts: Verdicts) -> None:
    """Note which lines are in the digest that is now sent: whatever happens next, they may have been told."""
    await _change(session, verdicts.told, digest_id=digest_id)
    digest = await session.get_one(Notification, digest_id)
    digest.details = {**digest.details, LAYOUT: [list(one) for one in verdicts.layout]}


async def maybe_told(session: AsyncSession, digest: Notification) -> None:
    """Nobody knows whether this digest arrived: its lines say so when they are told again, in whichever digest."""
    if digest.kind is NoticeKind.DIGEST:
        theirs = (Notification.person_id == digest.person_id, Notification.status == Status.WAITING)
        lines = update(Notification).where(*theirs, Notification.digest_id == digest.id)
        await session.execute(lines.values(maybe_twice=True), execution_options={"synchronize_session": False})


async def settle(session: AsyncSession, digest_id: int, now: datetime, verdicts: Verdicts) -> None:
    """End the lines of a digest, in the transaction that ends the digest."""

    await _change(session, verdicts.told, status=Status.COALESCED, digest_id=digest_id, ended_at=now)
    for row_id, reason in verdicts.moot.items():
        await _change(session, [row_id], status=Status.SUPERSEDED, reason=reason[:REASON_LENGTH], ended_at=now)
    await _change(session, verdicts.alone, together=False, not_before=now)
    await _change(session, verdicts.failed, not_before=now + LATER, attempts=Notification.attempts + 1)


async def _change(session: AsyncSession, ids: Sequence[int], **values: object) -> None:
    if ids:
        lines = update(Notification).where(Notification.id.in_(ids), Notification.status == Status.WAITING)
        await session.execute(lines.values(**values), execution_options={"synchronize_session": False})
