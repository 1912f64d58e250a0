"""Links that give a post: made, and found again."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.errors import DomainError
from models.people import INVITE_LIFE, Center, District, Employment, Holding, Invite, Post, Trade
from services.people.invitation import Invitation


async def post_of(session: AsyncSession, center_id: int, role: Role, title: str, district_id: int | None) -> Post:
    same = select(Post).where(
        Post.center_id == center_id, Post.role == role, Post.title == title, Post.district_id == district_id
    )
    held = exists().where(Holding.post_id == Post.id, Holding.until.is_(None))
    found = await session.scalar(same.where(Post.is_group.is_(False)).order_by(held, Post.id).limit(1))
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
    made = Invite(
        center_id=post.center_id,
        post_id=post.id,
        code=secrets.token_urlsafe(18),
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
    return (await invitations(session, Invite.id == made.id))[0]


async def invitation_by_key(session: AsyncSession, client_key: str) -> Invitation | None:
    found = await invitations(session, Invite.client_key == client_key)
    return found[0] if found else None


async def live_invitation(session: AsyncSession, center_id: int, key_begins: str, now: datetime) -> Invitation | None:
    """The newest link of the centre that somebody can still come in by, of those whose keys begin so; None without."""
    found = await invitations(session, *still_open(center_id, now), Invite.client_key.startswith(key_begins))
    return found[0] if found else None


def still_open(center_id: int, now: datetime) -> Sequence[ColumnElement[bool]]:
    """The links of a centre that still work."""
    return (
        Invite.center_id == center_id,
        Invite.used_at.is_(None),
        Invite.revoked_at.is_(None),
        Invite.expires_at > now,
    )


async def invitations(session: AsyncSession, *where: ColumnElement[bool]) -> list[Invitation]:
    query = (
        select(
            *(Invite.id, Invite.code, Center.name, Post.role, Post.title, District.name, Invite.guest),
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
        Invitation(id_, code, center, Role(role), post, district or "", guest, *others)
        for id_, code, center, role, post, district, guest, *others in rows
    ]
