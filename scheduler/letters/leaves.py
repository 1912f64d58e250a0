"""Letters of leave: to who stands in, and to whoever is back what was done meanwhile."""

from datetime import datetime

from markupsafe import Markup
from sqlalchemy import func, select

from models.activities import Activity
from models.dates import brief
from models.leaves import Leave
from models.monitoring.tables import GIVEN, Monitoring, Report
from models.notifications import NoticeKind
from models.people import Person, Post, Tenure
from models.plan.tables import Occurrence, PlanItem, PlanItemPost
from models.requests.states import RequestStep, State
from models.requests.tables import Request, RequestEvent, RequestPost
from places.leaves import LeavesPlace
from scheduler.letters.letter import Button, Letter, LetterContext, Line, Skipped, Writers, skipped
from services.handover.inner.gathering import running_dates
from services.periods import name_of
from services.requests.words import called
from services.roster.seats import my_posts, with_groups
from services.texts import label, texts

MOST = 6
"""Lines of a kind that are told; of more it is said how many there are."""
BRIEF = 90
DONE = (RequestStep.ACCEPT, RequestStep.HOLD, RequestStep.ANSWER, RequestStep.DELIVER, RequestStep.DECLINE)


async def deputy(context: LetterContext) -> Letter | Skipped:
    """To who stands in: whom, for which posts, until when."""
    found = await context.session.get(Leave, context.subject)
    if found is None or found.center_id != context.center.id or found.ended_at is not None:
        return skipped("moot-leave-over")
    person = await context.session.get_one(Person, found.person_id)
    titles = select(Post.title).join(Tenure, Tenure.post_id == Post.id).where(Tenure.person_id == person.id)
    posts = list(await context.session.scalars(titles.where(Tenure.held(context.today)).order_by(Post.id)))
    text = texts().html(
        "letter-leave-deputy",
        name=person.name,
        posts=", ".join(posts),
        first=brief(found.first, context.today),
        last=brief(found.last, context.today),
    )
    return Letter(text=text)


async def back(context: LetterContext) -> Letter | Line | Skipped:
    """Whoever is back hears what was done meanwhile, and what waits; in the digest with everything else."""
    found = await context.session.get(Leave, context.subject)
    if found is None or found.person_id != context.person.id or found.begun_at is None or found.ended_at is None:
        return skipped("moot-leave-over")
    done = [
        *await _plan(context, found.begun_at, found.ended_at),
        *await _requests(context, found.begun_at, found.ended_at),
        *await _reports(context, found.begun_at, found.ended_at),
    ]
    late, new = await _waits(context)
    head = texts().html(
        "leave-back",
        first=brief(found.first, context.today),
        last=brief(context.local(found.ended_at).date(), context.today),
        done=len(done),
    )
    tail = texts().html("leave-back-waits", late=late, requests=new)
    text = Markup("\n").join([head, *done, tail])
    ways = [[Button(texts().plain("leave-open"), LeavesPlace())]]
    if context.together:
        return Line(text=text, group="digest-leave", buttons=ways)
    return Letter(text=text, buttons=ways)


def _few(key: str, told: list[Markup]) -> list[Markup]:
    more = [texts().html("handover-more", count=len(told) - MOST)] if len(told) > MOST else []
    return [texts().html(key), *told[:MOST], *more] if told else []


async def _plan(context: LetterContext, since: datetime, until: datetime) -> list[Markup]:
    """Dates of one's posts that others did."""
    posts = with_groups(select(Tenure.post_id).where(Tenure.person_id == context.person.id, Tenure.held(context.today)))
    items = select(PlanItemPost.item_id).where(PlanItemPost.post_id.in_(posts))
    query = (
        select(PlanItem.content, Activity.day, Person.name)
        .join(Occurrence, Occurrence.item_id == PlanItem.id)
        .join(Activity, Activity.occurrence_id == Occurrence.id)
        .join(Person, Person.id == Activity.author_id)
        .where(
            PlanItem.id.in_(items),
            Activity.deleted_at.is_(None),
            Activity.author_id != context.person.id,
            Activity.created_at.between(since, until),
        )
        .order_by(Activity.day, Activity.id)
    )
    told = [
        texts().html("leave-done", what=(content or "")[:BRIEF], day=brief(day, context.today), who=who)
        for content, day, who in (await context.session.execute(query)).all()
    ]
    return _few("leave-done-plan", told)


async def _requests(context: LetterContext, since: datetime, until: datetime) -> list[Markup]:
    """What others did with requests that one filed, answers or was asked, the last of each."""
    mine = select(Tenure.post_id).where(Tenure.person_id == context.person.id, Tenure.held(context.today))
    asked = select(RequestPost.request_id).where(RequestPost.post_id.in_(mine))
    ours = (Request.author_id == context.person.id) | (Request.answerer_id == context.person.id) | Request.id.in_(asked)
    last = (
        select(func.max(RequestEvent.id))
        .join(Request, Request.id == RequestEvent.request_id)
        .where(
            Request.center_id == context.center.id,
            ours,
            RequestEvent.at.between(since, until),
            RequestEvent.step.in_(DONE),
            RequestEvent.person_id != context.person.id,
        )
        .group_by(Request.id)
    )
    query = (
        select(Request, Person.name)
        .join(RequestEvent, RequestEvent.request_id == Request.id)
        .join(Person, Person.id == RequestEvent.person_id)
        .where(RequestEvent.id.in_(last))
        .order_by(Request.id)
    )
    told = [
        texts().html(
            "leave-done-request",
            number=str(one.id),
            called=called(one.kind, one.topic),
            state=label("request-state", one.state),
            who=who,
        )
        for one, who in (await context.session.execute(query)).all()
    ]
    return _few("leave-done-requests", told)


async def _reports(context: LetterContext, since: datetime, until: datetime) -> list[Markup]:
    """Reports of one's posts that others gave."""
    mine = select(Tenure.post_id).where(Tenure.person_id == context.person.id, Tenure.held(context.today))
    query = (
        select(Monitoring, Person.name)
        .join(Report, Report.monitoring_id == Monitoring.id)
        .join(Person, Person.id == Report.submitted_by)
        .where(
            Report.post_id.in_(mine),
            Report.state.in_(GIVEN),
            Report.submitted_by != context.person.id,
            Report.submitted_at.between(since, until),
        )
        .order_by(Monitoring.quarter)
    )
    rows = (await context.session.execute(query)).all()
    return [texts().html("leave-done-report", quarter=name_of(one.period), who=who) for one, who in rows]


async def _waits(context: LetterContext) -> tuple[int, int]:
    """How many dates have passed, and how many requests wait for an answer."""
    work = await context.reader()
    dates = await running_dates(context.session, work, my_posts(work))
    asked = select(RequestPost.request_id).where(RequestPost.post_id.in_(my_posts(work)))
    query = select(func.count(Request.id)).where(Request.state == State.NEW, Request.id.in_(asked))
    return sum(one.due < context.today for one in dates), int(await context.session.scalar(query) or 0)


WRITERS: Writers = {NoticeKind.LEAVE_DEPUTY: deputy, NoticeKind.LEAVE_BACK: back}
