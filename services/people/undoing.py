"""Use cases of «Вернуть»: what was done to districts and posts in the last day, and undoing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.audit import Event
from models.errors import DomainError, NotFound
from models.people import District, Person, Post
from models.rearrangements import UNDONE_FOR, Rearrangement
from models.stored import JsonObject
from models.timers import LONG_PAST, TimerKind
from services.audit import note
from services.outbox.reachability import coordinators
from services.people.inner.journal import put_back
from services.people.inner.office import stay_in_office
from services.people.inner.rehanging import note_titles, titles
from services.people.inner.seating import look_anew
from services.requests.inner.offboarding import let_go
from services.requests.inner.returning import bring_back
from services.subscriptions.inner.firing import end_where_unseen
from services.timers.firing import set_timers
from services.timers.recheck import recheck_person
from services.work import Work, use_case


@dataclass(frozen=True, kw_only=True)
class Done:
    """What can be undone: what, to which district or post, when and by whom."""

    id: int
    event: Event
    subject: str
    at: datetime
    by: str


@use_case(Permission.MANAGE_PEOPLE)
async def list_done(work: Work) -> list[Done]:
    """What was done to districts and posts in the last day and not undone, the newest first."""
    query = (
        select(Rearrangement, Post.title, District.name, Person.name)
        .join(Person, Person.id == Rearrangement.person_id)
        .outerjoin(Post, Post.id == Rearrangement.post_id)
        .outerjoin(District, District.id == Rearrangement.district_id)
        .where(Rearrangement.center_id == work.center_id, Rearrangement.undone_at.is_(None))
        .where(Rearrangement.made_at > work.clock.now() - UNDONE_FOR)
        .order_by(Rearrangement.id.desc())
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        Done(id=one.id, event=one.event, subject=title or district or "", at=work.actor.local(one.made_at), by=name)
        for one, title, district, name in rows
    ]


@use_case(Permission.MANAGE_PEOPLE)
async def undo(work: Work, rearrangement_id: int) -> None:
    """All that the deed changed is as it was before it, but for what was changed by something else since. Raises
    NotFound for another centre's, DomainError when it is undone already, its day is over, the same district or post
    was changed since, what was added is used by now, or the actor would be no coordinator."""
    async with work.db.writing() as session:
        await stay_in_office(session, work)
        done = await session.get(Rearrangement, rearrangement_id, with_for_update=True)
        if done is None or done.center_id != work.center_id:
            raise NotFound("rearranged-late")
        done.undo(work.clock.now())
        items = _numbers(done.steps, "plan_item_posts", 0)
        before = await titles(session, items)
        try:
            await put_back(session, done.steps)
        except IntegrityError:  # somebody was invited to it, or something hangs on it
            raise DomainError("rearranged-used") from None
        if work.person_id not in await coordinators(session, work.center_id, work.today):
            raise DomainError("staffing-own-post")
        await note_titles(session, work, before)
        await look_anew(session, work, sorted(await _posts(session, done.steps)))
        await bring_back(session, work, [one for one in done.steps if one["table"] == "requests"])
        for person in _seated(done.steps):
            await recheck_person(session, person)
            await let_go(session, work, person)
            await end_where_unseen(session, work, person)
        persons = dict.fromkeys(_numbers(done.steps, "persons", 0), LONG_PAST)
        await set_timers(session, TimerKind.SUMMARY, work.center_id, persons)
        note(session, work, Event.REARRANGEMENT_UNDONE, done.event)


def _numbers(steps: Sequence[JsonObject], table: str, column: int) -> list[int]:
    return sorted({int(one["key"][column]) for one in steps if one["table"] == table})


def _seated(steps: Sequence[JsonObject]) -> list[int]:
    """Whom the deed gave a post, which is theirs no more."""
    added = [one["new"] for one in steps if one["table"] == "holdings" and one["old"] is None]
    return sorted({int(one["person_id"]) for one in added})


async def _posts(session: AsyncSession, steps: Sequence[JsonObject]) -> set[int]:
    """The posts that it concerned and that are there."""
    named = {*_numbers(steps, "posts", 0), *_numbers(steps, "plan_item_posts", 1)}
    tenures = [one["new"] or one["old"] for one in steps if one["table"] == "holdings"]
    named |= {int(one["post_id"]) for one in tenures if "post_id" in one}
    return set(await session.scalars(select(Post.id).where(Post.id.in_(named))))
