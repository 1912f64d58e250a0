"""Posts are closed, and go to another district: parts of the use cases of posts and of districts."""

from collections.abc import Sequence

from sqlalchemy import select

from models.access import Role
from models.errors import DomainError
from models.people import District, Post, Tenure
from services.people.inner.journal import Journal
from services.people.inner.rehanging import hand_over
from services.people.inner.seating import clear, look_anew, reseat, stay_coordinator
from services.work import Work


async def close_posts(journal: Journal, work: Work, posts: Sequence[Post]) -> None:
    """Nothing is expected of them any more: their people leave, what hung on them hangs on nobody. Raises DomainError
    where the actor would be no coordinator."""
    ids = [post.id for post in posts]
    await stay_coordinator(journal.session, work, ids)
    journal.watch(*posts)
    for post in posts:
        post.closed_on = work.today
        await hand_over(journal, work, post, None)
    await look_anew(journal.session, work, ids)
    await clear(journal, work, ids)


async def shift(journal: Journal, work: Work, post: Post, district: District | None) -> None:
    """The post is of that district from today on, with its people and all that hangs on it. Raises DomainError where
    it is there already, and for a curator without a district."""
    target = None if district is None else district.id
    if post.district_id == target:
        raise DomainError("post-there-already")
    if district is None and post.role is Role.CURATOR:
        raise DomainError("post-needs-district")
    held = list(await journal.session.scalars(select(Tenure).where(Tenure.post_id == post.id)))
    journal.watch(post, *held)
    await reseat(journal, work, post, post)
    for one in held:
        if one.district_id is None:
            one.district_id = post.district_id
    post.district_id = target
    await journal.session.flush()
