"""A list becomes posts and invites: all of it in the caller's transaction, in as many statements for five hundred
people as for five."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Event
from models.guests.judging import GuestSeat, Verdict
from models.people import INVITE_LIFE, District, Invite, Post
from models.plan.words import fold
from services.audit import log
from services.guests.inner.known import CentreNow, SeatKey, seat_key
from services.people.inner.links import with_links
from services.people.invitation import Invitation
from storage.clock import Clock


@dataclass(frozen=True)
class Inviter:
    """Who invites into which centre; nobody where the command line does."""

    clock: Clock
    center_id: int
    person_id: int | None = None


async def store_seats(
    session: AsyncSession, by: Inviter, centre: CentreNow, verdicts: Sequence[Verdict], key: str
) -> list[Invitation]:
    """An invite with its link for each line that can be stored, in their order; posts and districts that are not there
    are made. The invites are known by `key` and their place."""
    seats = [(one.guest.name, one.seat) for one in verdicts if one.well and one.seat is not None]
    districts = await _districts(session, by.center_id, [seat for _, seat in seats])
    posts = await _posts(session, by, centre.posts, seats, districts)
    now = by.clock.now()
    made = [
        Invite(
            center_id=by.center_id,
            post_id=posts[seat_key(seat, _district(seat, districts))],
            client_key=f"{key}{number}",
            guest=name,
            created_at=now,
            expires_at=now + INVITE_LIFE,
            made_by=by.person_id,
        )
        for number, (name, seat) in enumerate(seats)
    ]
    session.add_all(made)
    await session.flush()
    for one in made:
        log(session, by.clock, by.center_id, by.person_id, Event.INVITED, str(one.id))
    return await with_links(session, now, made)


def _district(seat: GuestSeat, made: Mapping[str, int]) -> int | None:
    return made[fold(seat.new_district)] if seat.new_district else seat.district


async def _districts(session: AsyncSession, center_id: int, seats: Sequence[GuestSeat]) -> dict[str, int]:
    """The districts that are made, by their folded names."""
    names = {fold(one.new_district): one.new_district for one in reversed(seats) if one.new_district}
    if not names:
        return {}
    every = (await session.scalars(select(District).where(District.center_id == center_id))).all()
    again = {fold(one.name): one for one in every if fold(one.name) in names}
    for one in again.values():  # it was closed, and is there again
        one.closed_on, one.merged_into_id = None, None
    last = max((one.position for one in every), default=0)
    fresh = [name for key, name in names.items() if key not in again]
    new = [District(center_id=center_id, name=name, position=last + n) for n, name in enumerate(fresh, 1)]
    session.add_all(new)
    await session.flush()
    return {fold(one.name): one.id for one in (*again.values(), *new)}


async def _posts(
    session: AsyncSession,
    by: Inviter,
    standing: Mapping[SeatKey, int],
    seats: Sequence[tuple[str, GuestSeat]],
    districts: Mapping[str, int],
) -> dict[SeatKey, int]:
    """The post of each seat; one that was closed is open again, as with any invite."""
    wanted = {seat_key(seat, place := _district(seat, districts)): (seat, place) for _, seat in seats}
    new = {
        key: Post(center_id=by.center_id, role=seat.role, title=seat.title, district_id=place)
        for key, (seat, place) in wanted.items()
        if key not in standing
    }
    session.add_all(new.values())
    await session.flush()
    found = {key: standing[key] for key in wanted if key in standing}
    closed = (Post.id.in_(found.values()), Post.closed_on.is_not(None))
    await session.execute(update(Post).where(*closed).values(closed_on=None))
    return found | {key: post.id for key, post in new.items()}
