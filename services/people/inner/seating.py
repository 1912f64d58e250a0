"""Who sits in posts that are closed, merged and moved: parts of the use cases."""

from collections.abc import Collection, Mapping, Sequence
from datetime import timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.errors import DomainError
from models.handover import Handover
from models.people import Person, Post, Tenure
from models.requests.states import PENDING
from models.requests.tables import Request
from models.timers import LONG_PAST, Timer, TimerKind
from services.people.inner.journal import Journal
from services.requests.inner.offboarding import let_go
from services.subscriptions.inner.firing import end_where_unseen
from services.timers.recheck import recheck_person, recheck_posts
from services.work import Work

EVE = timedelta(days=1)


async def stay_coordinator(session: AsyncSession, work: Work, posts: Collection[int]) -> None:
    """Raise DomainError where the actor would be no coordinator without these posts: so a centre keeps one."""
    query = select(Tenure.id).join(Post, Post.id == Tenure.post_id)
    besides = query.where(
        Tenure.person_id == work.person_id,
        Tenure.held(work.today),
        Post.role == Role.COORDINATOR,
        Post.center_id == work.center_id,
        Post.id.not_in(posts),
    )
    if await session.scalar(besides.limit(1)) is None:
        raise DomainError("staffing-own-post")


async def clear(journal: Journal, work: Work, posts: Collection[int]) -> None:
    """Everybody leaves these posts as of today; what becomes of their requests is `let_go`'s to say."""
    session = journal.session
    tenures = await _lasting(session, work, posts)
    people = sorted({one.person_id for one in tenures})
    theirs = or_(Request.author_id.in_(people), Request.answerer_id.in_(people))
    journal.watch(*await session.scalars(select(Request).where(Request.state.in_(PENDING), theirs).with_for_update()))
    journal.watch(*tenures, *await session.scalars(select(Person).where(Person.id.in_(people))))
    for tenure in tenures:
        tenure.end(max(work.today, tenure.since) - EVE)
    await session.flush()
    for person in people:
        await recheck_person(session, person)
        await let_go(session, work, person)
        await end_where_unseen(session, work, person)


async def reseat(journal: Journal, work: Work, post: Post, heir: Post) -> None:
    """Whoever holds the post goes on in the other from today, which may be the same one elsewhere."""
    session = journal.session
    there = select(Tenure.person_id).where(Tenure.post_id == heir.id, Tenure.held(work.today))
    known = set() if post is heir else set(await session.scalars(there))
    tenures = await _lasting(session, work, [post.id])
    journal.watch(*tenures)
    going: dict[int, int] = {}
    for one in tenures:
        since = max(work.today, one.since)
        going_on = Tenure(
            post_id=heir.id,
            person_id=one.person_id,
            since=since,
            until=one.until,
            employment=one.employment,
            trade=one.trade,
            follows_id=one.id,
        )
        one.until = since - EVE
        if one.person_id not in known:
            await journal.add(going_on)
            going[one.id] = going_on.id
    await _hand_over_there(journal, post, heir, going)


async def _hand_over_there(journal: Journal, post: Post, heir: Post, going: Mapping[int, int]) -> None:
    """Whoever was leaving the post leaves the one in which they go on."""
    on = (Handover.post_id == post.id, Handover.over_at.is_(None), Handover.cancelled_at.is_(None))
    handovers = list(await journal.session.scalars(select(Handover).where(*on).with_for_update()))
    journal.watch(*handovers)
    for one in handovers:
        one.post_id = heir.id
        one.tenure_id = one.tenure_id and going.get(one.tenure_id, one.tenure_id)


async def look_anew(session: AsyncSession, work: Work, posts: Sequence[int]) -> None:
    """What is told of these posts, of their people and of the monitoring is looked at with the next tick."""
    await recheck_posts(session, select(Post.id).where(Post.id.in_(posts)))
    for person in sorted({one.person_id for one in await _lasting(session, work, posts)}):
        await recheck_person(session, person)
    cycle = update(Timer).where(Timer.kind == TimerKind.MONITORING, Timer.center_id == work.center_id)
    await session.execute(cycle.values(at=LONG_PAST), execution_options={"synchronize_session": False})


async def _lasting(session: AsyncSession, work: Work, posts: Collection[int]) -> list[Tenure]:
    query = select(Tenure).where(Tenure.post_id.in_(posts), Tenure.lasts(work.today)).order_by(Tenure.id)
    return list(await session.scalars(query.with_for_update()))
