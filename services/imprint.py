"""Whose name stands under a paper: whoever asks for it, and who heads the centre today.

The command line is nobody: there it is the coordinator, as in every paper."""

from sqlalchemy import or_, select

from documents.style.page import Imprint, Signatory
from models.access import Permission, Role
from models.people import Person, Post, Tenure, in_posts
from services.work import Work, use_case

HEADLESS, NOBODY = Signatory("Руководитель"), Signatory("")


@use_case(Permission.OWN_DATA)
async def imprint(work: Work) -> Imprint:
    """The actor with their post, and the head of the centre; a line is left for a head that there is none of."""
    posts = in_posts(select(Post.role, Post.title, Person.id, Person.name), work.center_id, work.today)
    actor, made = work.actor, work.actor.local(work.clock.now())
    mine = Post.role == Role.COORDINATOR if actor.person_id is None else Person.id == actor.person_id
    named = posts.where(Post.is_group.is_(False), or_(mine, Post.role == Role.HEAD))
    async with work.db.reading() as session:
        rows = (await session.execute(named.order_by(Tenure.since, Tenure.id))).all()
    heads = (Signatory(title, name) for role, title, _, name in rows if role is Role.HEAD)
    if actor.person_id is None:
        compiled = next((Signatory(title, name) for role, title, _, name in rows if role is Role.COORDINATOR), NOBODY)
    else:
        compiled = Signatory(next((title for _, title, one, _ in rows if one == actor.person_id), ""), actor.name)
    return Imprint(actor.center_name, made, compiled, next(heads, HEADLESS))
