"""Who is asked, and by when they answer."""

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.requests.lists import RequestTopics
from models.requests.routing import AnswererRule, addressees
from models.requests.tables import Answerer, Request, RequestKind, RequestPost
from models.requests.terms import RequestTerms
from services.center_settings import load
from services.requests.inner.access import present_posts
from services.requests.inner.covering import cover
from services.requests.inner.notifications import Saying
from services.requests.inner.watching import watch_term
from services.requests.relations import zone_of
from services.roster.centers import load_rosters
from services.work import Work


async def topics_of(session: AsyncSession, center_id: int) -> RequestTopics:
    """The topics of requests that this centre has; the usual ones where it set none."""
    return await load(session, center_id, RequestTopics)


async def terms_of(session: AsyncSession, center_id: int) -> RequestTerms:
    """How many days this centre gives to answer a request; the usual ones where it set none."""
    return await load(session, center_id, RequestTerms)


async def ask_posts(session: AsyncSession, work: Work, request: Request) -> list[int]:
    """Ask everybody who answers such a request; returns the posts. The term that runs is watched."""
    rows = await session.execute(
        select(Answerer.post_id, Answerer.kind, Answerer.topic, Answerer.district_id).where(
            Answerer.center_id == request.center_id, Answerer.kind == request.kind
        )
    )
    rules = [AnswererRule(post, RequestKind(kind), topic, district) for post, kind, topic, district in rows]
    present = await present_posts(session, work, request.author_id)
    # a post that the list names is asked while it is vacant too: then whoever stands in for it is
    posts_of = (await load_rosters(session, {request.center_id}, work.clock.now()))[request.center_id].posts
    named = [rule.post_id for rule in rules if rule.fits(request.kind, request.topic, request.district_id)]
    held = {post: role for post in named if (role := posts_of[post].role) is not None}
    held |= {post.id: post.role for _, post in present}
    posts = addressees(rules, held, request.kind, request.topic, request.district_id)
    await ask_these(session, work, request, posts, {person.id for person, post in present if post.id in posts})
    return posts


async def ask_these(
    session: AsyncSession, work: Work, request: Request, posts: Sequence[int], persons: set[int]
) -> None:
    """Ask these posts and no others, and tell their holders."""
    await session.execute(delete(RequestPost).where(RequestPost.request_id == request.id))
    saying = Saying(session, work.clock.now())
    saying.asks(request, posts)
    saying.asked(request, persons)
    roster = (await load_rosters(session, {request.center_id}, saying.now))[request.center_id]
    cover(saying, roster, request, posts)
    await saying.write()
    await watch_term(session, zone_of(work), request, await terms_of(session, request.center_id))
