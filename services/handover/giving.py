"""Use cases of handing a post over: what goes along, the link, how far it is, and calling it off."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from models.access import Permission, permissions_of
from models.audit import Event
from models.errors import DomainError, NotFound
from models.handover import OVERLAPS, Handover, StepDone, steps_for
from models.people import District, Invite, Person, Post, Tenure
from services.audit import note
from services.handover.bundle import Bundle
from services.handover.inner.gathering import gather_bundle
from services.people.inner.links import made_before, new_invite
from services.people.inner.office import stay_in_office
from services.people.invitation import Invitation
from services.work import Work, use_case

SHOWN = 60
"""Days for which a handover that is over stands in the list."""


@dataclass(frozen=True, kw_only=True)
class HandoverLine:
    """A post that is handed over, or was lately."""

    id: int
    post_id: int
    tenure_id: int | None
    place: str
    leaver: str
    newcomer: str
    guest: str
    invite_id: int
    overlap: int
    by: str
    """Which coordinator began it."""
    made_on: date
    came_on: date | None
    until: date | None
    """The leaver's last day."""
    cancelled: bool
    done: int
    steps: int
    """How many of the newcomer's first steps are done, of how many."""

    @property
    def waits(self) -> bool:
        return self.came_on is None and not self.cancelled

    def together(self, today: date) -> bool:
        """Whether both are there today."""
        return self.came_on is not None and self.until is not None and today <= self.until


@use_case(Permission.MANAGE_PEOPLE)
async def read_bundle(work: Work, post_id: int, tenure_id: int | None = None) -> Bundle:
    """What goes along with a post when that holder leaves it; without one, what a vacant post has. Raises NotFound for
    another centre's."""
    async with work.db.reading() as session:
        post = await _own_post(session, work, post_id)
        return await gather_bundle(session, work, post, await _tenure(session, work, post, tenure_id))


@use_case(Permission.MANAGE_PEOPLE)
async def post_of_tenure(work: Work, tenure_id: int) -> int:
    """The post that a holding is of, while it lasts. Raises NotFound for another centre's, and one that is over."""
    query = select(Post.id).join(Tenure, Tenure.post_id == Post.id)
    async with work.db.reading() as session:
        here = query.where(Tenure.id == tenure_id, Tenure.held(work.today), Post.center_id == work.center_id)
        found = await session.scalar(here)
    if found is None:
        raise NotFound("people-gone")
    return found


@use_case(Permission.MANAGE_PEOPLE)
async def begin(
    work: Work, post_id: int, tenure_id: int | None, guest: str, overlap: int, client_key: str
) -> Invitation:
    """The link by which somebody takes the post over; the leaver stays so many days with them. The same key makes one.

    Raises NotFound for another centre's or a closed post, DomainError for a post whose holder does not leave, and,
    with who and when, where another coordinator hands it over already.
    """
    if overlap not in OVERLAPS:
        raise DomainError("error-stale")
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        if made := await made_before(session, work.clock.now(), client_key):
            return made
        post = await _own_post(session, work, post_id, lock=True)
        tenure = await _tenure(session, work, post, tenure_id)
        await _check_free(session, work, post, tenure_id)
        made = await new_invite(session, post, work.clock.now(), client_key, guest, made_by=work.person_id)
        session.add(
            Handover(
                center_id=work.center_id,
                post_id=post.id,
                tenure_id=tenure.id if tenure is not None and tenure_id is not None else None,
                invite_id=made.id,
                overlap=overlap if tenure_id is not None else 0,
                made_at=work.clock.now(),
                made_by=work.person_id,
            )
        )
        note(session, work, Event.HANDOVER_BEGUN, str(post.id))
        return made


async def _check_free(session: AsyncSession, work: Work, post: Post, tenure_id: int | None) -> None:
    """Raise DomainError where it is handed over already, or somebody holds it who was not named."""
    waits = (Handover.post_id == post.id, Handover.came_at.is_(None), Handover.cancelled_at.is_(None))
    same = Handover.tenure_id == tenure_id if tenure_id is not None else Handover.tenure_id.is_(None)
    open_link = (Invite.id == Handover.invite_id) & Invite.revoked_at.is_(None)
    query = select(Handover.made_at, Person.name).join(Person, Person.id == Handover.made_by).join(Invite, open_link)
    if (begun := (await session.execute(query.where(*waits, same))).first()) is not None:
        raise DomainError("handover-begun", who=begun.name, day=f"{work.actor.local(begun.made_at):%d.%m}")
    held = select(Tenure.id).where(Tenure.post_id == post.id, Tenure.held(work.today)).limit(1)
    if tenure_id is None and await session.scalar(held) is not None:
        raise DomainError("handover-held")


async def _own_post(session: AsyncSession, work: Work, post_id: int, *, lock: bool = False) -> Post:
    query = select(Post).where(Post.id == post_id, Post.center_id == work.center_id, Post.is_group.is_(False))
    post = await session.scalar(query.with_for_update() if lock else query)
    if post is None or post.closed_on is not None:
        raise NotFound("handover-no-post")
    return post


async def _tenure(session: AsyncSession, work: Work, post: Post, tenure_id: int | None) -> Tenure | None:
    """The holding of who leaves: that one while it lasts; of a vacant post the last there was."""
    query = select(Tenure).where(Tenure.post_id == post.id)
    if tenure_id is None:
        return await session.scalar(query.order_by(Tenure.until.desc(), Tenure.id.desc()).limit(1))
    found = await session.scalar(query.where(Tenure.id == tenure_id, Tenure.held(work.today)))
    if found is None:
        raise NotFound("people-gone")
    return found


@use_case(Permission.MANAGE_PEOPLE)
async def cancel(work: Work, handover_id: int) -> None:
    """Nothing is handed over after all: the link works no more, whoever is in the post stays. Raises NotFound for
    another centre's, DomainError when somebody has come by it."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        found = await session.get(Handover, handover_id, with_for_update=True)
        if found is None or found.center_id != work.center_id:
            raise NotFound
        found.cancel(work.clock.now())
        invite = await session.get_one(Invite, found.invite_id, with_for_update=True)
        if invite.revoked_at is None:
            invite.revoked_at = work.clock.now()
        note(session, work, Event.HANDOVER_CANCELLED, str(found.post_id))


@use_case(Permission.MANAGE_PEOPLE)
async def list_handovers(work: Work) -> list[HandoverLine]:
    """What is handed over now, and what was in the last two months: those that wait first, then the newest."""
    async with work.db.reading() as session:
        found = await _lines(session, work, closed=False)
    lately = [one for one in found if (not one.cancelled and (work.today - one.made_on).days <= SHOWN) or one.waits]
    return sorted(lately, key=lambda one: (not one.waits, -one.id))


@use_case(Permission.MANAGE_PEOPLE)
async def open_handover(work: Work, handover_id: int) -> HandoverLine:
    """One of them. Raises NotFound for another centre's."""
    async with work.db.reading() as session:
        for one in await _lines(session, work, handover_id):
            return one
    raise NotFound


async def _lines(
    session: AsyncSession, work: Work, handover_id: int | None = None, *, closed: bool = True
) -> list[HandoverLine]:
    """`closed`: also those that wait for somebody to come into a post that the centre has no more."""
    query = _query().where(Handover.center_id == work.center_id).order_by(Handover.id.desc())
    if handover_id is not None:
        query = query.where(Handover.id == handover_id)
    if not closed:
        query = query.where(or_(Handover.came_at.is_not(None), Post.closed_on.is_(None)))
    rows = (await session.execute(query)).all()
    return [
        HandoverLine(
            id=one.id,
            post_id=one.post_id,
            tenure_id=one.tenure_id,
            place=f"{title}, {district}" if district else title,
            leaver=left or "",
            newcomer=came or "",
            guest=guest,
            invite_id=one.invite_id,
            overlap=one.overlap,
            by=who,
            made_on=work.actor.local(one.made_at).date(),
            came_on=work.actor.local(one.came_at).date() if one.came_at else None,
            until=until,
            cancelled=one.cancelled_at is not None,
            done=int(count),
            steps=len(steps_for(permissions_of(frozenset({role})))),
        )
        for one, title, role, district, until, guest, left, came, who, count in rows
    ]


def _query() -> Select[*tuple[Any, ...]]:
    """Handovers with their posts, the names of those who take part, and how many first steps are done."""
    leaver, newcomer, by = aliased(Person), aliased(Person), aliased(Person)
    done = select(func.count()).select_from(StepDone).where(StepDone.person_id == Handover.newcomer_id)
    names = (leaver.name, newcomer.name, by.name, done.scalar_subquery())
    return (
        select(Handover, Post.title, Post.role, District.name, Tenure.until, Invite.guest, *names)
        .join(Post, Post.id == Handover.post_id)
        .join(Invite, Invite.id == Handover.invite_id)
        .join(by, by.id == Handover.made_by)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Tenure, Tenure.id == Handover.tenure_id)
        .outerjoin(leaver, leaver.id == Tenure.person_id)
        .outerjoin(newcomer, newcomer.id == Handover.newcomer_id)
    )
