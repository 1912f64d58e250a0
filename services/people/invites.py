"""Use cases of invites: one-time links that give a person a post."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission, Role
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import Actor, Center, District, Employment, Invite, Person, Post, Tenure, Trade
from services.audit import log
from services.people.inner.admissions import ask, come_in_at_once, must_wait, tell_of_new
from services.people.inner.choosing import choose
from services.people.inner.identities import identify
from services.people.inner.links import (
    invitations,
    invite_of,
    made_before,
    new_invite,
    post_of,
    renewed,
    still_open,
)
from services.people.inner.office import hold_center, stay_in_office
from services.people.inner.passing import call_off, keep_for_newcomer, take_over
from services.people.invitation import Invitation
from services.plan.inner.choosing import titled_role
from services.plan.inner.vacancies import into_group, meet
from services.timers.recheck import recheck_person
from services.work import Work, use_case


@use_case(Permission.MANAGE_PEOPLE)
async def invite(
    work: Work,
    role: Role,
    title: str,
    district_id: int | None,
    guest: str,
    client_key: str,
    employment: Employment | None = None,
    trade: Trade | None = None,
) -> Invitation:
    """A link to a post of the actor's centre; the post is made when it is new. The same key makes one link.

    Who comes in by it has that employment, the role's usual one where none is said, and that trade.
    Raises NotFound for a district of another centre, DomainError for a role that is not given in a centre.
    """
    if role is Role.ADMIN:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        if made := await made_before(session, work.clock.now(), client_key):
            return made
        if district_id is not None:
            await _own_district(session, work.center_id, district_id)
        post = await post_of(session, work.center_id, role, title, district_id)
        made = await new_invite(session, post, work.clock.now(), client_key, guest, employment, trade, work.person_id)
        log(session, work.clock, work.center_id, work.person_id, Event.INVITED, str(made.id))
        return made


@use_case(Permission.MANAGE_PEOPLE)
async def invite_to_vacancy(
    work: Work,
    post_id: int,
    title: str,
    guest: str,
    client_key: str,
    employment: Employment | None = None,
    trade: Trade | None = None,
) -> Invitation:
    """A link to a vacant post of the plan. One that the plan calls by a person's name gets a title and is for that
    person; what hangs on it stays. Of a group it is a post of that title in it. Raises NotFound for another centre's
    post, or one that is no vacancy, DomainError for a group without a title.
    """
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        if made := await made_before(session, work.clock.now(), client_key):
            return made
        post = await session.get(Post, post_id, with_for_update=True)
        if post is None or post.center_id != work.center_id or post.closed_on is not None:
            raise NotFound
        if post.is_group:
            post = await _member(session, work, post, title)
        elif title and title != post.title:
            guest, post.title = guest or post.title, title
            post.role, post.district_id = await titled_role(session, work, title)
        made = await new_invite(session, post, work.clock.now(), client_key, guest, employment, trade, work.person_id)
        log(session, work.clock, work.center_id, work.person_id, Event.INVITED, str(made.id))
        return made


async def _member(session: AsyncSession, work: Work, group: Post, title: str) -> Post:
    if not title:
        raise DomainError("error-stale")
    role, district = await titled_role(session, work, title)
    post = await post_of(session, work.center_id, role, title, district)
    await into_group(session, group.id, post.id)
    return post


@use_case(Permission.MANAGE_PEOPLE)
async def list_invites(work: Work) -> list[Invitation]:
    """The links of the centre that are still open, the newest first."""
    async with work.db.reading() as session:
        return await invitations(session, *still_open(work.center_id, work.clock.now()))


@use_case(Permission.MANAGE_PEOPLE)
async def open_invite(work: Work, invite_id: int) -> Invitation:
    """One invite of the centre, without its link. Raises NotFound for another centre's."""
    async with work.db.reading() as session:
        found = await invitations(session, Invite.id == invite_id, Invite.center_id == work.center_id)
    if not found:
        raise NotFound
    return found[0]


@use_case(Permission.MANAGE_PEOPLE)
async def renew_invite(work: Work, invite_id: int) -> Invitation:
    """A new link for an invite, whose old one works no more: whoever lost it is sent another.

    Raises NotFound for another centre's, DomainError when it is closed.
    """
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        made = await renewed(session, work.clock.now(), Invite.id == invite_id, Invite.center_id == work.center_id)
        if made is None:
            raise NotFound
        if (await session.get_one(Post, made.post_id)).closed_on is not None:
            raise DomainError("invite-post-gone")
        log(session, work.clock, work.center_id, work.person_id, Event.INVITE_RENEWED, str(made.id))
        return made


@use_case(Permission.MANAGE_PEOPLE)
async def revoke_invite(work: Work, invite_id: int) -> None:
    """Close a link. Raises NotFound for another centre's, DomainError when it is closed already."""
    async with work.db.writing() as session:
        found = await session.scalar(
            select(Invite).where(Invite.id == invite_id, Invite.center_id == work.center_id).with_for_update()
        )
        if found is None:
            raise NotFound
        found.revoke(work.clock.now())
        await call_off(session, work.clock.now(), found.id)
        log(session, work.clock, work.center_id, work.person_id, Event.INVITE_REVOKED, str(found.id))


@use_case(Permission.JOIN)
async def read_invite(work: Work, code: str) -> Invitation:
    """What a link invites to; the code may be its hash, where no more was kept. Raises DomainError with the reason when
    nobody can come in by it."""
    async with work.db.reading() as session:
        found = await invite_of(session, code, work.clock.now(), held=False)
        return (await invitations(session, Invite.id == found.id))[0]


@use_case(Permission.JOIN)
async def redeem_invite(work: Work, code: str, name: str) -> Invitation:
    """Come in: the person is made when new, holds the post from today, and is in this centre now whatever others the
    account has, unless a word of the centre is waited for. The link works once. Whoever holds the post already comes in
    without a second holding. Raises DomainError with the reason when nobody can come in by the link (the last check is
    the row's lock: two people at once get one post)."""
    now = work.clock.now()
    async with work.db.writing() as session:
        found = await invite_of(session, code, now, held=True)
        person = await _person(session, work, found.center_id, name)
        center = await session.get_one(Center, found.center_id)
        today, post = Actor(0, zone=center.zone).local(now).date(), await session.get_one(Post, found.post_id)
        if leads := post.role is Role.COORDINATOR:
            await hold_center(session, center.id)  # two at once would both be the first one
        held = select(Tenure.id).where(Tenure.post_id == found.post_id, Tenure.person_id == person.id)
        shared = found.places is not None
        there = await session.scalar(held.where(Tenure.lasts(today))) is not None
        waits = shared and not there if not leads else await must_wait(session, found, person.id, today)
        if waits:
            await ask(session, now, found, person, today)
        elif there:
            await keep_for_newcomer(session, found)
        else:
            here = replace(work, actor=replace(work.actor, person_id=person.id, center_id=center.id, zone=center.zone))
            tenure = await _take_post(session, here, found)
            if leads:
                await come_in_at_once(session, now, found, person)
                await tell_of_new(session, now, tenure, center.id, today)
        if not waits:
            await choose(session, now, person)
        if not shared:
            found.used_at, found.used_by = now, person.id
        log(session, work.clock, found.center_id, person.id, Event.CONSENT, str(found.id), str(person.consent_version))
        event = (Event.ARRIVAL_ASKED if shared else Event.COORDINATOR_ASKED) if waits else Event.POST_TAKEN
        log(session, work.clock, found.center_id, person.id, event, str(post.id))
        return replace((await invitations(session, Invite.id == found.id))[0], waits=waits, shared=shared)


async def _take_post(session: AsyncSession, here: Work, invite: Invite) -> Tenure:
    """The holding of whoever comes in, who acts in their new centre already."""
    now = here.clock.now()
    told = {"employment": invite.employment, "trade": invite.trade}
    tenure = Tenure(post_id=invite.post_id, person_id=here.person_id, since=here.today, **told)
    session.add(tenure)
    invite.used_at, invite.used_by = now, here.person_id
    await recheck_person(session, here.person_id)
    await take_over(session, now, tenure)
    await meet(session, here, tenure)
    return tenure


async def _person(session: AsyncSession, work: Work, center_id: int, name: str) -> Person:
    """The account in that centre, made when it is new there: of another centre it stays what it is."""
    account = select(Person).where(Person.account == work.actor.account)
    person = await session.scalar(account.where(Person.center_id == center_id))
    if person is None:
        person = Person(center_id=center_id, account=work.actor.account, name=name, consent_at=work.clock.now())
        session.add(person)
        await session.flush()
        await identify(session, work.clock.now(), work.actor)
    person.is_admin = Role.ADMIN in work.actor.roles
    person.agree(work.clock.now())
    return person


async def _own_district(session: AsyncSession, center_id: int, district_id: int) -> None:
    found = await session.get(District, district_id)
    if found is None or found.center_id != center_id:
        raise NotFound
    if found.closed_on is not None:
        raise DomainError("district-closed", name=found.name)
