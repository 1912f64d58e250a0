"""Letters about posts that are left and handed over."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from models.dates import brief
from models.handover import Handover
from models.notifications import NoticeKind
from models.people import District, Person, Post, Tenure
from models.plan.conditions import not_over
from models.plan.tables import Plan, PlanItem, PlanItemPost
from models.requests.meetings import Meeting, MeetingState
from models.requests.states import State
from models.requests.tables import Request, RequestPost
from places.handover import HandoverPlace, HandPlace, InheritedPlace, StepsPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Skipped, Writers, skipped
from scheduler.letters.roster import roster_of
from services.handover.inner.gathering import gather_bundle
from services.texts import texts


@dataclass(frozen=True, kw_only=True)
class _Passed:
    """A handover with the names that letters say."""

    found: Handover
    place: str
    leaver: str
    newcomer: str
    until: date | None

    def both(self, today: date) -> bool:
        """Whether who leaves is in the post on that day still."""
        return self.until is not None and today <= self.until


async def left(context: LetterContext) -> Letter | Skipped:
    """To the coordinator: somebody left a post, who is in it now, and what hangs on it."""
    query = (
        select(Tenure, Post, District.name, Person)
        .join(Post, Post.id == Tenure.post_id)
        .join(Person, Person.id == Tenure.person_id)
        .outerjoin(District, District.id == Post.district_id)
        .where(Tenure.id == context.subject, Post.center_id == context.center.id)
    )
    row = (await context.session.execute(query.where(~Tenure.lasts(context.today)))).first()
    if row is None or row[1].closed_on is not None:
        return skipped("moot-no-vacancy")
    _, post, district, person = row
    roster = await roster_of(context)
    staffed = roster.posts[post.id]
    deputy = roster.posts[staffed.deputy_id].title if staffed.deputy_id is not None else "none"
    items, new, meetings = await _hanging(context, post)
    text = texts().html(
        "letter-post-left",
        name=person.name,
        forgotten=str(person.account < 0).lower(),
        place=f"{post.title}, {district}" if district else post.title,
        held=len(staffed.holders),
        items=items,
        requests=new,
        meetings=meetings,
        deputy=deputy,
    )
    if staffed.holders:
        return Letter(text=text)
    return Letter(text=text, buttons=[[Button(texts().plain("handover-give"), HandPlace(post=post.id))]])


async def _hanging(context: LetterContext, post: Post) -> tuple[int, int, int]:
    """Items of the plan, new requests, and meetings that wait for another supervisor."""
    items = (
        select(func.count(PlanItem.id))
        .join(PlanItemPost, PlanItemPost.item_id == PlanItem.id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(PlanItemPost.post_id == post.id, PlanItem.cancelled_at.is_(None), not_over(context.today))
    )
    asked = select(RequestPost.request_id).where(RequestPost.post_id == post.id)
    new = select(func.count(Request.id)).where(Request.state == State.NEW, Request.id.in_(asked))
    seeking = (
        select(func.count(Meeting.id.distinct()))
        .join(Request, Request.meeting_id == Meeting.id)
        .where(
            Meeting.center_id == context.center.id,
            Meeting.state == MeetingState.APPOINTED,
            Meeting.starts_at > context.now,
            Request.state == State.NEW,
        )
    )
    whole = select(items.scalar_subquery(), new.scalar_subquery(), seeking.scalar_subquery())
    found = (await context.session.execute(whole)).one()
    return int(found[0] or 0), int(found[1] or 0), int(found[2] or 0)


async def came(context: LetterContext) -> Letter | Skipped:
    """To the newcomer: whose post it was, what is theirs now, how to begin."""
    one = await _passed(context)
    if one is None or one.found.newcomer_id != context.person.id:
        return skipped("moot-no-handover")
    post = await context.session.get_one(Post, one.found.post_id)
    query = select(Tenure).where(Tenure.post_id == post.id, Tenure.person_id == context.person.id)
    tenure = await context.session.scalar(query.where(Tenure.held(context.today)).limit(1))
    if tenure is None:
        return skipped("moot-no-handover")
    counts = (await gather_bundle(context.session, await context.reader(), post, tenure)).counts
    text = texts().html("letter-handover-came", **_words(context, one), **counts)
    steps = Button(texts().plain("steps-open"), StepsPlace())
    return Letter(text=text, buttons=[[steps], [Button(texts().plain("handover-inherited"), InheritedPlace())]])


async def together(context: LetterContext) -> Letter | Skipped:
    """To who leaves: somebody came, and until when both see the post."""
    one = await _passed(context)
    if one is None or not one.both(context.today):
        return skipped("moot-no-handover")
    return Letter(text=texts().html("letter-handover-together", **_words(context, one)))


async def taken(context: LetterContext) -> Letter | Skipped:
    """To the coordinator: somebody came by the link."""
    one = await _passed(context)
    if one is None:
        return skipped("moot-no-handover")
    button = Button(texts().plain("handover-open"), HandoverPlace(handover=one.found.id))
    return Letter(text=texts().html("letter-handover-taken", **_words(context, one)), buttons=[[button]])


def _words(context: LetterContext, one: _Passed) -> dict[str, str]:
    return {
        "place": one.place,
        "leaver": one.leaver or "none",
        "newcomer": one.newcomer,
        "until": brief(one.until, context.today) if one.until and one.both(context.today) else "none",
    }


async def _passed(context: LetterContext) -> _Passed | None:
    leaver, newcomer = aliased(Person), aliased(Person)
    query = (
        select(Handover, Post.title, District.name, leaver.name, newcomer.name, Tenure.until)
        .join(Post, Post.id == Handover.post_id)
        .join(newcomer, newcomer.id == Handover.newcomer_id)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Tenure, Tenure.id == Handover.tenure_id)
        .outerjoin(leaver, leaver.id == Tenure.person_id)
        .where(Handover.id == context.subject, Handover.center_id == context.center.id)
        .where(Handover.cancelled_at.is_(None))
    )
    row = (await context.session.execute(query)).first()
    if row is None:
        return None
    found, title, district, left_by, came_by, until = row
    place = f"{title}, {district}" if district else title
    return _Passed(found=found, place=place, leaver=left_by or "", newcomer=came_by, until=until)


WRITERS: Writers = {
    NoticeKind.POST_LEFT: left,
    NoticeKind.HANDOVER_CAME: came,
    NoticeKind.HANDOVER_TOGETHER: together,
    NoticeKind.HANDOVER_TAKEN: taken,
}
