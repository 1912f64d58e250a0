"""Use cases of people who were invited and have not come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select

from models.access import Permission
from models.audit import Event
from models.people import GUESTS_KEPT, INVITE_LIFE, District, Invite, Post
from services.audit import log
from services.people.inner.links import renew_all, with_links
from services.people.inner.office import stay_in_office
from services.people.invitation import Invitation
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class WaitingGuest:
    """Somebody who was sent a link and has not come. `over`: it works no more."""

    id: int
    name: str
    place: str
    sent_at: datetime
    over: bool

    @property
    def whom(self) -> str:
        """The name where it was said, and the place."""
        return f"{self.name} · {self.place}" if self.name else self.place


def not_come(center_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """Invites of a centre that somebody was sent and has not come by, those included whose link ran out of late."""
    return (
        Invite.center_id == center_id,
        Invite.used_at.is_(None),
        Invite.revoked_at.is_(None),
        Invite.places.is_(None),
        Invite.expires_at > now - GUESTS_KEPT,
        Invite.post_id.in_(select(Post.id).where(Post.center_id == center_id, Post.closed_on.is_(None))),
    )


@use_case(Permission.MANAGE_PEOPLE)
async def count_waiting(work: Work) -> int:
    """How many of the centre were invited and have not come."""
    query = select(func.count(Invite.id)).where(*not_come(work.center_id, work.clock.now()))
    async with work.db.reading() as session:
        return await session.scalar(query) or 0


@use_case(Permission.MANAGE_PEOPLE)
async def list_waiting(work: Work) -> list[WaitingGuest]:
    """Who was invited and has not come, whoever waits longest first."""
    now = work.clock.now()
    query = (
        select(Invite.id, Invite.guest, Post.title, District.name, Invite.expires_at)
        .join(Post, Post.id == Invite.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(*not_come(work.center_id, now))
        .order_by(Invite.expires_at, Invite.id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        WaitingGuest(
            id=invite,
            name=name,
            place=f"{title}, {district}" if district else title,
            sent_at=ends - INVITE_LIFE,
            over=ends <= now,
        )
        for invite, name, title, district, ends in rows
    ]


@use_case(Permission.MANAGE_PEOPLE)
async def renew_waiting(work: Work) -> list[Invitation]:
    """A new link for everybody who has not come; the old ones work no more."""
    now = work.clock.now()
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        query = select(Invite).where(*not_come(work.center_id, now)).order_by(Invite.id)
        made = await renew_all(session, now, (await session.scalars(query.with_for_update())).all())
        for one in made:
            log(session, work.clock, work.center_id, work.person_id, Event.INVITE_RENEWED, str(one.id))
        return made


@use_case(Permission.MANAGE_PEOPLE)
async def more_links(work: Work, after: int, most: int) -> list[Invitation]:
    """One more link for so many of those who have not come and whose link works, by their numbers beyond `after`: to be
    forwarded one by one. What was printed before works on: whoever comes first by either ends both."""
    now = work.clock.now()
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        query = select(Invite).where(*not_come(work.center_id, now), Invite.expires_at > now, Invite.id > after)
        held = (await session.scalars(query.order_by(Invite.id).limit(most).with_for_update())).all()
        return await with_links(session, now, held)
