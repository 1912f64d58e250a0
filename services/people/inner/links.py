"""Links that give a post: made, made anew, and found again. A link is known to the call that made it, and to nobody
after that."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import ColumnElement, Select, exists, func, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models.access import Role
from models.admissions import Admission
from models.codes import InviteCode, fresh_code, hashed
from models.errors import DomainError
from models.people import INVITE_LIFE, Center, District, Employment, Invite, Post, Tenure, Trade
from models.timers import TimerKind
from services.people.invitation import Invitation
from services.timers.firing import set_timers


async def post_of(session: AsyncSession, center_id: int, role: Role, title: str, district_id: int | None) -> Post:
    """The post of that name, an open vacant one before others, made where there is none; one that was closed is there
    again. One that was merged into another stays closed."""
    same = select(Post).where(
        Post.center_id == center_id, Post.role == role, Post.title == title, Post.district_id == district_id
    )
    same = same.where(Post.is_group.is_(False), Post.merged_into_id.is_(None))
    held = exists().where(Tenure.post_id == Post.id, Tenure.until.is_(None))
    found = await session.scalar(same.order_by(held, Post.closed_on.is_not(None), Post.id).limit(1))
    if found is None:
        found = Post(center_id=center_id, role=role, title=title, district_id=district_id)
        session.add(found)
        await session.flush()
    found.closed_on = None  # whoever is invited to it has it again
    return found


async def new_invite(
    session: AsyncSession,
    post: Post,
    now: datetime,
    client_key: str,
    guest: str = "",
    employment: Employment | None = None,
    trade: Trade | None = None,
    made_by: int | None = None,
) -> Invitation:
    """An invite to the post, with its link. Raises DomainError when another process has made one of that key."""
    made = Invite(
        center_id=post.center_id,
        post_id=post.id,
        client_key=client_key,
        guest=guest,
        employment=employment,
        trade=trade,
        created_at=now,
        expires_at=now + INVITE_LIFE,
        made_by=made_by,
    )
    session.add(made)
    try:
        await session.flush()
    except IntegrityError as error:
        # another replica wrote the same key first; the tap that lost shows the fresh menu
        raise DomainError("error-stale") from error
    (with_link,) = await with_links(session, now, [made])
    return with_link


async def renewed(session: AsyncSession, now: datetime, *where: ColumnElement[bool]) -> Invitation | None:
    """The newest such invite with a new link, by which alone somebody comes in from now on, for its whole life; None
    where there is none. Raises DomainError for one that somebody came in by or that was revoked."""
    found = await _locked(session, *where)
    if found is None:
        return None
    (made,) = await renew_all(session, now, [found])
    return made


async def renew_all(session: AsyncSession, now: datetime, invites: Sequence[Invite]) -> list[Invitation]:
    """Each of these, which are locked, with a new link; the old ones work no more. Raises DomainError as `renewed`."""
    for one in invites:
        one.renew(now)
    old = update(InviteCode).where(InviteCode.invite_id.in_([one.id for one in invites]))
    await session.execute(old.where(InviteCode.replaced_at.is_(None)).values(replaced_at=now))
    return await with_links(session, now, invites)


async def made_before(session: AsyncSession, now: datetime, client_key: str) -> Invitation | None:
    """What a press before has made under the same key, None where it has not. Its link did not reach the person then,
    or it would not be pressed again: there is a new one, unless somebody came in by it all the same."""
    try:
        return await renewed(session, now, Invite.client_key == client_key)
    except DomainError:
        return (await invitations(session, Invite.client_key == client_key))[0]


async def invite_of(session: AsyncSession, code: str, now: datetime, *, held: bool) -> Invite:
    """The invite of a link; `held`: locked till the transaction ends, so that nobody else comes in by it meanwhile.

    Raises DomainError with the reason when nobody can come in by the link.
    """
    key = hashed(code)
    whose = Invite.id == select(InviteCode.invite_id).where(InviteCode.hash == key).scalar_subquery()
    found = await (_locked(session, whose) if held else session.scalar(select(Invite).where(whose)))
    if found is None:
        raise DomainError("invite-unknown")
    found.check(now)
    if await session.scalar(select(Post.closed_on).where(Post.id == found.post_id)) is not None:
        raise DomainError("invite-post-closed")
    if found.places is not None and (await session.scalar(taken(found.id)) or 0) >= found.places:
        raise DomainError("invite-full")
    if await session.scalar(select(InviteCode.replaced_at).where(InviteCode.hash == key)):
        raise DomainError("invite-replaced")
    return found


def taken(invite_id: int | InstrumentedAttribute[int]) -> Select[int]:
    """How many have come by a link of many and were not refused."""
    here = or_(Admission.admitted.is_(None), Admission.admitted.is_(True))
    return select(func.count(Admission.id)).where(Admission.invite_id == invite_id, here)


def still_open(center_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """The invites of a centre that one person each can still come in by."""
    post = aliased(Post)  # the query around may name the post
    return (
        Invite.center_id == center_id,
        Invite.used_at.is_(None),
        Invite.revoked_at.is_(None),
        Invite.expires_at > now,
        exists().where(post.id == Invite.post_id, post.closed_on.is_(None)),
        Invite.places.is_(None),
    )


async def invitations(session: AsyncSession, *where: ColumnElement[bool]) -> list[Invitation]:
    """Such invites as people see them, the newest first."""
    query = (
        select(
            *(Invite.id, Center.id, Center.name, Post.role, Post.title, District.name, Invite.guest),
            *(Invite.expires_at, Post.id, Post.district_id),
        )
        .join(Center, Center.id == Invite.center_id)
        .join(Post, Post.id == Invite.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(*where)
        .order_by(Invite.id.desc())
    )
    rows = (await session.execute(query)).all()
    return [
        Invitation(invite_id, center_id, center, Role(role), post, district or "", guest, *others)
        for invite_id, center_id, center, role, post, district, guest, *others in rows
    ]


async def _locked(session: AsyncSession, *where: ColumnElement[bool]) -> Invite | None:
    query = select(Invite).where(*where).order_by(Invite.id.desc()).limit(1)
    found: Invite | None = await session.scalar(query.with_for_update())
    return found


async def with_links(session: AsyncSession, now: datetime, invites: Sequence[Invite]) -> list[Invitation]:
    """Each of these with one more link, in their order; time begins to look whether the person comes by it."""
    codes = {one.id: fresh_code() for one in invites}
    session.add_all(InviteCode(hash=hashed(code), invite_id=invite) for invite, code in codes.items())
    for center in {one.center_id for one in invites}:
        theirs = {one.id: now for one in invites if one.center_id == center}
        await set_timers(session, TimerKind.INVITE, center, theirs)
    await session.flush()
    found = {one.id: one for one in await invitations(session, Invite.id.in_(codes))}
    return [replace(found[invite], code=code) for invite, code in codes.items()]
