"""What a centre has already, as a list of people is judged by it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.guests.judging import GuestSeat, Known
from models.people import Center, District, Invite, Person, Post, Tenure
from models.plan.words import fold
from services.people.inner.links import still_open

SeatKey = tuple[str, str, int | None]


@dataclass(frozen=True)
class CentreNow:
    """What a list is judged by, and the posts that stand, by role, title and district."""

    known: Known
    posts: Mapping[SeatKey, int]


def seat_key(seat: GuestSeat, district: int | None) -> SeatKey:
    """By which a post is found again, however its title is spelt."""
    return seat.role.value, fold(seat.title), district


async def load_centre(session: AsyncSession, center_id: int, now: datetime, said: Mapping[str, int | str]) -> CentreNow:
    """Three queries: districts, posts with their people, open invites. `said` is what was answered of districts."""
    rows = await session.execute(
        select(District.id, District.name, Center.zone)
        .join(Center, Center.id == District.center_id)
        .where(District.center_id == center_id, District.closed_on.is_(None))
        .order_by(District.position)
    )
    districts, zone = dict[int, str](), "UTC"
    for district, name, zone in rows:  # noqa: B007 — the zone is the same in each
        districts[district] = name
    posts, people = await _posts(session, center_id, now, zone, districts)
    named = select(Invite.guest, Post.title, Post.district_id).join(Post, Post.id == Invite.post_id)
    invited = await session.execute(named.where(*still_open(center_id, now), Invite.guest != ""))
    known = Known(
        districts=districts,
        people=people,
        invited=[(guest, _place(title, districts.get(district or 0))) for guest, title, district in invited],
        said=said,
    )
    return CentreNow(known, posts)


async def _posts(
    session: AsyncSession, center_id: int, now: datetime, zone: str, districts: Mapping[int, str]
) -> tuple[dict[SeatKey, int], list[tuple[str, str]]]:
    today = now.astimezone(ZoneInfo(zone)).date()
    query = (
        select(Post.id, Post.role, Post.title, Post.district_id, Person.name)
        .outerjoin(Tenure, (Tenure.post_id == Post.id) & Tenure.held(today))
        .outerjoin(Person, Person.id == Tenure.person_id)
        .where(Post.center_id == center_id, Post.is_group.is_(False))
        .order_by(Tenure.id.is_not(None), Post.id)
    )
    posts: dict[SeatKey, int] = {}
    people: list[tuple[str, str]] = []
    for post, role, title, district, name in await session.execute(query):
        posts.setdefault((role.value, fold(title), district), post)
        if name is not None:
            people.append((name, _place(title, districts.get(district or 0))))
    return posts, people


def _place(title: str, district: str | None) -> str:
    return f"{title}, {district}" if district else title
