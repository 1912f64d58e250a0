"""Use cases of links of many (общее приглашение): one link for a whole district, bounded by number and by time; whoever
comes by it is confirmed by a coordinator."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, select

from models.access import Permission, Role
from models.audit import Event
from models.errors import DomainError, NotFound
from models.guests.judging import COORDINATOR
from models.people import District, Invite, Post
from models.plan.titles import called, role_of
from services.audit import note
from services.people.inner.links import made_before, post_of, renewed, taken, with_links
from services.people.inner.office import stay_in_office
from services.people.invitation import Invitation
from services.work import Work, use_case

MOST_PLACES, MOST_DAYS = 100, 30
GIVEN = frozenset({Role.CURATOR, Role.SPECIALIST})
"""What a link of many may make somebody: who leads the centre or coordinates it is invited by name."""


@dataclass(frozen=True, kw_only=True)
class SharedLink:
    """A link of many that works: how many have come of how many, and until when."""

    id: int
    place: str
    came: int
    places: int
    expires_at: datetime


@use_case(Permission.MANAGE_PEOPLE)
async def make_shared(
    work: Work, title: str, district_id: int | None, places: int, days: int, client_key: str
) -> Invitation:
    """A link by which so many people may come within so many days. The same key makes one link.

    Raises NotFound for a district of another centre, DomainError for a leader's title and for what is out of bounds.
    """
    role = role_of(title)
    leads = role not in GIVEN or called(title).head == COORDINATOR
    if leads or not 1 < places <= MOST_PLACES or not 0 < days <= MOST_DAYS:
        raise DomainError("guests-shared-bounds", most=MOST_PLACES, days=MOST_DAYS)
    now = work.clock.now()
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        if made := await made_before(session, now, client_key):
            return made
        own = select(District.id).where(District.id == district_id, District.center_id == work.center_id)
        if district_id is not None and await session.scalar(own.where(District.closed_on.is_(None))) is None:
            raise NotFound
        post = await post_of(session, work.center_id, role, title, district_id)
        found = Invite(
            center_id=work.center_id,
            post_id=post.id,
            client_key=client_key,
            created_at=now,
            expires_at=now + timedelta(days=days),
            made_by=work.person_id,
            places=places,
        )
        session.add(found)
        await session.flush()
        note(session, work, Event.INVITED, str(found.id))
        (with_link,) = await with_links(session, now, [found])
        return with_link


@use_case(Permission.MANAGE_PEOPLE)
async def list_shared(work: Work) -> list[SharedLink]:
    """The links of many that work, the newest first."""
    now = work.clock.now()
    came = taken(Invite.id).correlate(Invite).scalar_subquery()
    query = (
        select(Invite.id, Post.title, District.name, came, Invite.places, Invite.expires_at)
        .join(Post, Post.id == Invite.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(*_shared(work), Invite.revoked_at.is_(None), Invite.expires_at > now, Post.closed_on.is_(None))
        .order_by(Invite.id.desc())
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        SharedLink(
            id=one,
            place=f"{title}, {district}" if district else title,
            came=count,
            places=places or 0,
            expires_at=ends,
        )
        for one, title, district, count, places, ends in rows
    ]


@use_case(Permission.MANAGE_PEOPLE)
async def renew_shared(work: Work, invite_id: int) -> Invitation:
    """Another link instead of the one that was lost or went too far: the old one works no more, number and time stay.

    Raises NotFound for another centre's, and for one that works no more.
    """
    now = work.clock.now()
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        works = (Invite.revoked_at.is_(None), Invite.expires_at > now)
        made = await renewed(session, now, Invite.id == invite_id, *_shared(work), *works)
        if made is None:
            raise NotFound
        note(session, work, Event.INVITE_RENEWED, str(made.id))
        return made


def _shared(work: Work) -> tuple[ColumnElement[bool], ...]:
    return Invite.center_id == work.center_id, Invite.places.is_not(None)
