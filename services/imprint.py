"""Whose name stands under a paper: whoever asks for it, and who heads the centre today."""

from sqlalchemy import or_, select

from documents.style.page import Imprint, Signatory
from models.access import Permission, Role
from models.people import Person, Post, Tenure, in_posts
from services.work import Work, use_case

HEADLESS = Signatory("Руководитель")


@use_case(Permission.OWN_DATA)
async def imprint(work: Work) -> Imprint:
    """The actor with their post, and the head of the centre; a line is left for a head that there is none of."""
    posts = in_posts(select(Post.role, Post.title, Person.id, Person.name), work.center_id, work.today)
    named = posts.where(Post.is_group.is_(False), or_(Person.id == work.actor.person_id, Post.role == Role.HEAD))
    async with work.db.reading() as session:
        rows = (await session.execute(named.order_by(Tenure.since, Tenure.id))).all()
    own = next((title for _, title, person, _ in rows if person == work.actor.person_id), "")
    heads = (Signatory(title, name) for role, title, _, name in rows if role is Role.HEAD)
    made, compiled = work.actor.local(work.clock.now()), Signatory(own, work.actor.name)
    return Imprint(work.actor.center_name, made, compiled, next(heads, HEADLESS))
