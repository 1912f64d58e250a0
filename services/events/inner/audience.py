"""Whom an event reaches: people by the posts that they hold today, each once."""

from datetime import date

from sqlalchemy import Select, func, select

from models.events.audience import INVITED, Audience
from models.events.kinds import Reach
from models.events.tables import EventHost
from models.people import Person, Post, Tenure, in_posts
from services.roster.seats import seats


def reached(
    center_id: int, day: date, reach: Reach, audience: Audience, event_id: int | None = None
) -> Select[int, int]:
    """Pairs of a person and the first of their posts that the event is for, on that day. Whoever hosts the event is
    not asked to it. An event for families reaches nobody."""
    query = in_posts(select(Person.id, func.min(Post.id)), center_id, day).where(Post.is_group.is_(False))
    if reach is Reach.FAMILIES:
        query = query.where(Post.id.is_(None))
    elif reach is Reach.POSTS:
        sits = seats(center_id)
        query = query.where(Post.id.in_(select(sits.c.seat_id).where(sits.c.post_id.in_(audience.posts))))
    else:
        query = query.where(Post.role.in_(audience.roles or INVITED))
        if audience.districts:
            query = query.where(Post.district_id.in_(audience.districts))
    if event_id is not None:
        query = query.where(Person.id.not_in(hosting(center_id, day, event_id)))
    return query.group_by(Person.id)


def hosting(center_id: int, day: date, event_id: int) -> Select[int]:
    """The people who host the event on that day, by its posts and the groups among them."""
    sits = seats(center_id)
    posts = select(sits.c.seat_id).where(
        sits.c.post_id.in_(select(EventHost.post_id).where(EventHost.event_id == event_id))
    )
    return select(Tenure.person_id).where(Tenure.post_id.in_(posts), Tenure.held(day))
