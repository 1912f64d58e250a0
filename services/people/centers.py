"""Use cases of centres: an admin makes them and invites their coordinators; the command line makes the first."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import Center, District, Invite, Person
from services.audit import log
from services.people.inner.founding import COORDINATOR, add_center
from services.people.inner.links import invitations, made_before, new_invite, post_of, renewed, still_open
from services.people.invitation import Invitation
from services.work import Work, use_case

OF_ADMINS = "admin:"
"""How the keys of the links begin that the admins make: theirs alone are shown to them again."""


@use_case(Permission.MANAGE_CENTERS)
async def found_center(work: Work, name: str, districts: Sequence[str], zone: str, client_key: str) -> Invitation:
    """Make a centre with its districts, and the link for its coordinator. The same key makes nothing twice.

    Raises DomainError when a centre of that name exists.
    """
    key = OF_ADMINS + client_key
    async with work.db.writing() as session:
        if made := await made_before(session, work.clock.now(), key):
            return made
        if await session.scalar(select(Center.id).where(Center.name == name)):
            raise DomainError("center-exists", name=name)
        try:
            center_id = await add_center(session, work.clock, name, districts, zone)
        except IntegrityError:  # another admin was quicker
            raise DomainError("center-exists", name=name) from None
        post = await post_of(session, center_id, Role.COORDINATOR, COORDINATOR, None)
        _note(session, work, center_id, Event.CENTER_FOUNDED)
        made = await new_invite(session, post, work.clock.now(), key)
        _note(session, work, center_id, Event.COORDINATOR_INVITED, str(made.id))
        return made


@use_case(Permission.MANAGE_CENTERS)
async def read_founded(work: Work, name: str) -> tuple[list[str], str]:
    """The districts of a centre in its own order, and its zone: what stands there is what was founded."""
    query = select(District.name, Center.zone).join(Center, Center.id == District.center_id)
    async with work.db.reading() as session:
        rows = (await session.execute(query.where(Center.name == name).order_by(District.position))).all()
    return [district for district, _ in rows], rows[0][1] if rows else ""


@use_case(Permission.MANAGE_CENTERS)
async def list_centers(work: Work) -> list[tuple[int, str, int]]:
    """Every centre: its id, its name, and how many people have come there."""
    query = (
        select(Center.id, Center.name, func.count(Person.id))
        .outerjoin(Person, Person.center_id == Center.id)
        .group_by(Center.id, Center.name)
        .order_by(Center.name)
    )
    async with work.db.reading() as session:
        return [(center_id, name, count) for center_id, name, count in (await session.execute(query)).all()]


@use_case(Permission.MANAGE_CENTERS)
async def invite_coordinator(work: Work, center_id: int, client_key: str) -> Invitation:
    """The invite of the admins for the coordinator of a centre: the one that is open, without its link, else a new one,
    so that two presses leave one open door. Raises NotFound when there is no such centre."""
    now, key = work.clock.now(), OF_ADMINS + client_key
    async with work.db.writing() as session:
        if await session.get(Center, center_id, with_for_update=True) is None:
            raise NotFound
        if made := await made_before(session, now, key):
            return made
        if found := await invitations(session, *_of_admins(center_id, now)):
            return found[0]
        post = await post_of(session, center_id, Role.COORDINATOR, COORDINATOR, None)
        made = await new_invite(session, post, now, key)
        _note(session, work, center_id, Event.COORDINATOR_INVITED, str(made.id))
        return made


@use_case(Permission.MANAGE_CENTERS)
async def renew_coordinator_invite(work: Work, center_id: int) -> Invitation:
    """A new link for that open invite; the old one works no more. Raises NotFound when none is open."""
    now = work.clock.now()
    async with work.db.writing() as session:
        made = await renewed(session, now, *_of_admins(center_id, now))
        if made is None:
            raise NotFound("invite-none-open")
        _note(session, work, center_id, Event.INVITE_RENEWED, str(made.id))
        return made


def _of_admins(center_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """The open invites of a centre that the admins made."""
    return (*still_open(center_id, now), Invite.client_key.startswith(OF_ADMINS))


def _note(session: AsyncSession, work: Work, center_id: int, event: Event, subject: str = "") -> None:
    """What an admin did to a centre stands in the centre's own log."""
    log(session, work.clock, center_id, None, event, subject, admin_id=work.actor.account)


@use_case(Permission.LOG_ACTIVITY)
async def list_districts(work: Work, *, closed: bool = False) -> list[tuple[int, str]]:
    """The districts of the actor's centre in its own order: id and name. What was recorded may be of one that is
    `closed` since; those come last."""
    query = select(District.id, District.name).where(District.center_id == work.center_id)
    if not closed:
        query = query.where(District.open(work.today))
    query = query.order_by(District.closed_on.is_not(None), District.position)
    async with work.db.reading() as session:
        return [(district_id, name) for district_id, name in (await session.execute(query)).all()]
