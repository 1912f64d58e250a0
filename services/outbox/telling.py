"""To which identity of an account its letters go."""

from datetime import datetime

from sqlalchemy import ColumnElement, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.identities import TELLS, Identity, Messenger
from models.notifications import EDITS, Notice, NoticeKind, Notification, Status
from models.people import Person
from services.outbox.notices import tell


def told_by(messenger: Messenger | None = None) -> ColumnElement[bool]:
    """A condition on a row of the outbox: its person is told by that messenger, or by any."""
    told = exists().where(Person.id == Notification.person_id, Identity.account == Person.account, TELLS)
    if messenger is not None:
        told = told.where(Identity.messenger == messenger)
    return told.correlate(Notification)


async def tell_by(session: AsyncSession, now: datetime, to: Identity, *, say: bool = False) -> None:
    """Letters of the account go to this identity from now on, those that wait too. What was sent to another one stands
    there as it is. `say`: a letter tells the person, there, once."""
    for one in await session.scalars(select(Identity).where(Identity.account == to.account, TELLS)):
        one.tells = False
    await session.flush()
    to.tells = True
    await session.flush()
    theirs = Notification.person_id.in_(select(Person.id).where(Person.account == to.account))
    edits = update(Notification).where(theirs, Notification.kind.in_(EDITS), Notification.status == Status.WAITING)
    quiet = {"synchronize_session": False}
    ended = {"status": Status.SUPERSEDED, "reason": "letters go elsewhere", "ended_at": now}
    await session.execute(edits.values(ended), execution_options=quiet)
    sent = update(Notification).where(theirs, Notification.message_id.is_not(None))
    await session.execute(sent.values(message_id=None), execution_options=quiet)
    if say:
        await _say(session, now, to)


async def _say(session: AsyncSession, now: datetime, to: Identity) -> None:
    newest = func.coalesce(Person.chosen_at, Person.consent_at).desc()
    theirs = select(Person).where(Person.account == to.account).order_by(newest, Person.id)
    person = (await session.scalars(theirs.limit(1))).one()
    notice = Notice(
        kind=NoticeKind.LETTERS_HERE,
        center_id=person.center_id,
        person_id=person.id,
        key=f"letters-here:{to.messenger}:{now.isoformat()}",
        not_before=now,
    )
    await tell(session, now, [notice])
