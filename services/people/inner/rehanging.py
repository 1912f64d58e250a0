"""What hangs on a post goes to another one, or to nobody: parts of the use cases that merge and close."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.events.people import EventInvitee
from models.events.states import EventState
from models.events.tables import Event, EventHost
from models.people import GroupPost, Invite, Post
from models.plan.conditions import not_over
from models.plan.tables import Plan, PlanChangeKind, PlanItem, PlanItemPost
from models.questionnaires import Questionnaire, QuestionnairePost
from models.requests.states import PENDING
from models.requests.tables import Answerer, Request, RequestPost
from services.people.inner.journal import Journal
from services.people.inner.links import still_open
from services.plan.inner.occurrences import note
from services.timers.recheck import recheck_items, recheck_tasks
from services.work import Work


async def hand_over(journal: Journal, work: Work, post: Post, heir: Post | None) -> None:
    """Whatever the post is to do from now on the other one does; without one nobody does, and the coordinator hears of
    it. What was done stays the post's."""
    await _items(journal, work, post, heir)
    await _groups(journal, post, heir)
    await _deputies(journal, post, heir)
    await _answers(journal, post, heir)
    if heir is not None:
        await _tasks(journal, post, heir)
        await _events(journal, post, heir)
        await _asked(journal, work, post, heir)
        links = list(
            await journal.session.scalars(
                select(Invite).where(Invite.post_id == post.id, *still_open(post.center_id, work.clock.now()))
            )
        )
        journal.watch(*links)
        for link in links:
            link.post_id = heir.id


async def _items(journal: Journal, work: Work, post: Post, heir: Post | None) -> None:
    query = (
        select(PlanItemPost)
        .join(PlanItem, PlanItem.id == PlanItemPost.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(PlanItemPost.post_id == post.id, not_over(work.today))
    )
    hung = list(await journal.session.scalars(query))
    items = [one.item_id for one in hung]
    before = await titles(journal.session, items)
    await journal.remove(*hung)
    if heir is not None:
        there = select(PlanItemPost.item_id).where(PlanItemPost.post_id == heir.id, PlanItemPost.item_id.in_(items))
        known = set(await journal.session.scalars(there))
        new = [one for one in hung if one.item_id not in known]
        await journal.add(*(PlanItemPost(item_id=one.item_id, post_id=heir.id, called=one.called) for one in new))
    await note_titles(journal.session, work, before)


async def titles(session: AsyncSession, items: Collection[int]) -> dict[int, str]:
    """Who answers for each of these items, in words."""
    query = (
        select(PlanItemPost.item_id, Post.title)
        .join(Post, Post.id == PlanItemPost.post_id)
        .where(PlanItemPost.item_id.in_(items))
        .order_by(Post.title)
    )
    found: dict[int, list[str]] = {item: [] for item in items}
    for item, title in await session.execute(query):
        found[item].append(title)
    return {item: "; ".join(called) for item, called in found.items()}


async def note_titles(session: AsyncSession, work: Work, before: dict[int, str]) -> None:
    """Those items of these that others answer for now have a line more in their history, and are looked at anew."""
    for item, after in (await titles(session, before)).items():
        if after != before[item]:
            note(session, work, item, PlanChangeKind.POSTS, old=before[item], new=after)
    await recheck_items(session, PlanItem.id.in_(before))


async def _groups(journal: Journal, post: Post, heir: Post | None) -> None:
    listed = list(await journal.session.scalars(select(GroupPost).where(GroupPost.post_id == post.id)))
    groups = [one.group_id for one in listed]
    await journal.remove(*listed)
    if heir is not None:
        there = select(GroupPost.group_id).where(GroupPost.post_id == heir.id)
        new = set(groups) - set(await journal.session.scalars(there))
        await journal.add(*(GroupPost(group_id=group, post_id=heir.id) for group in sorted(new)))
    answered = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(groups))
    await recheck_items(journal.session, PlanItem.id.in_(answered))


async def _deputies(journal: Journal, post: Post, heir: Post | None) -> None:
    stood_in_for = list(await journal.session.scalars(select(Post).where(Post.deputy_id == post.id)))
    journal.watch(*stood_in_for)
    for one in stood_in_for:
        one.deputy_id = None if heir is None or one.id == heir.id else heir.id


async def _answers(journal: Journal, post: Post, heir: Post | None) -> None:
    rules = list(await journal.session.scalars(select(Answerer).where(Answerer.post_id.in_(_ids(post, heir)))))
    known = {_rule(one) for one in rules if one.post_id != post.id}
    own = [one for one in rules if one.post_id == post.id]
    kept = [] if heir is None else [one for one in own if _rule(one) not in known]
    journal.watch(*kept)
    for one in kept:
        one.post_id = heir.id if heir is not None else post.id
    await journal.remove(*(one for one in own if one not in kept))


async def _tasks(journal: Journal, post: Post, heir: Post) -> None:
    """What is still to be done; of a post without an heir the coordinator hears."""
    session = journal.session
    open_yet = list(
        await session.scalars(select(PostTask).where(PostTask.post_id == post.id, PostTask.state == TaskState.OPEN))
    )
    journal.watch(*open_yet)
    for one in open_yet:
        one.post_id = heir.id
    await recheck_tasks(session, PostTask.id.in_([one.id for one in open_yet]))


async def _events(journal: Journal, post: Post, heir: Post) -> None:
    """Events that are not recorded are held by the other, and whoever was asked in the one comes from the other; drafts
    for posts picked by hand ask the other."""
    session, ahead = journal.session, Event.state.in_((EventState.DRAFT, EventState.ANNOUNCED, EventState.OVER))
    held = select(EventHost).join(Event, Event.id == EventHost.event_id).where(ahead)
    hosts = list(await session.scalars(held.where(EventHost.post_id == post.id)))
    there = set(await session.scalars(select(EventHost.event_id).where(EventHost.post_id == heir.id)))
    await journal.remove(*hosts)
    await journal.add(
        *(EventHost(event_id=one.event_id, post_id=heir.id) for one in hosts if one.event_id not in there)
    )
    asked = select(EventInvitee).join(Event, Event.id == EventInvitee.event_id).where(ahead)
    invitees = list(await session.scalars(asked.where(EventInvitee.post_id == post.id)))
    journal.watch(*invitees)
    for one in invitees:
        one.post_id = heir.id
    picked = select(Event).where(Event.center_id == post.center_id, Event.state == EventState.DRAFT)
    drafts = [one for one in await session.scalars(picked) if post.id in one.asked.posts]
    journal.watch(*drafts)
    for draft in drafts:
        draft.ask_instead(post.id, heir.id)


def _rule(one: Answerer) -> tuple[str, str, int | None]:
    return one.kind, one.topic, one.district_id


def _ids(*posts: Post | None) -> list[int]:
    return [one.id for one in posts if one is not None]


async def _asked(journal: Journal, work: Work, post: Post, heir: Post) -> None:
    """Requests that wait and rounds of questionnaires that are open."""
    session = journal.session
    waiting = select(RequestPost).join(Request, Request.id == RequestPost.request_id).where(Request.state.in_(PENDING))
    open_rounds = (
        select(QuestionnairePost)
        .join(Questionnaire, Questionnaire.id == QuestionnairePost.questionnaire_id)
        .where(Questionnaire.closed_at.is_(None), Questionnaire.until >= work.today)
    )
    asked = list(await session.scalars(waiting.where(RequestPost.post_id == post.id)))
    there = set(await session.scalars(select(RequestPost.request_id).where(RequestPost.post_id == heir.id)))
    await journal.remove(*asked)
    new = [one.request_id for one in asked if one.request_id not in there]
    await journal.add(*(RequestPost(request_id=one, post_id=heir.id) for one in new))
    rounds = [
        one.questionnaire_id for one in await session.scalars(open_rounds.where(QuestionnairePost.post_id == post.id))
    ]
    known = set(
        await session.scalars(select(QuestionnairePost.questionnaire_id).where(QuestionnairePost.post_id == heir.id))
    )
    await journal.add(*(QuestionnairePost(questionnaire_id=one, post_id=heir.id) for one in rounds if one not in known))
