"""How much hangs on each post of a centre, as parts of queries: people, links, items of the plan, requests."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, Select, Subquery, case, func, select, union_all

from models.deadlines import ScheduleKind
from models.people import Asked, Invite, Tenure, in_posts
from models.plan.conditions import done_count, not_over
from models.plan.tables import Occurrence, Plan, PlanItem, PlanItemPost
from models.requests.states import PENDING, State
from models.requests.tables import Request, RequestPost
from services.people.inner.links import still_open
from services.roster.seats import seats
from services.work import Work


def held_now(work: Work) -> Subquery:
    """`post_id` and how many `people` hold it today; nothing of a vacant one."""
    people = func.count(Tenure.person_id.distinct()).label("people")
    return in_posts(select(Tenure.post_id, people), work.center_id, work.today).group_by(Tenure.post_id).subquery()


def open_links(work: Work) -> Subquery:
    """`post_id` and how many `links` to it are open."""
    query = select(Invite.post_id, func.count(Invite.id).label("links"))
    return query.where(*still_open(work.center_id, work.clock.now())).group_by(Invite.post_id).subquery()


def open_items(work: Work) -> Subquery:
    """`post_id`, how many `items` of the plans that are not over are still to be done by it, alone or in a group, and
    how many of their dates are `overdue`. What comes every week is never chased."""
    of, undone = seats(work.center_id), done_count() < Occurrence.count
    chased = (Occurrence.due < work.today) & (PlanItem.kind != ScheduleKind.WEEKLY)
    late = case((chased & undone, Occurrence.id))
    query = select(of.c.seat_id.label("post_id"), _items().label("items"), func.count(late.distinct()).label("overdue"))
    query = query.join(PlanItemPost, PlanItemPost.post_id == of.c.post_id)
    return _of_plans(query, work).group_by(of.c.seat_id).subquery()


def count_items(work: Work, posts: Collection[int]) -> Select[int]:
    """How many items hang on these posts and are still to be done; an item of two of them once."""
    return _of_plans(select(_items()).select_from(PlanItemPost), work).where(PlanItemPost.post_id.in_(posts))


def _items() -> ColumnElement[int]:
    return func.count(case((Occurrence.id.is_(None) | (done_count() < Occurrence.count), PlanItem.id)).distinct())


def _of_plans(query: Select[*Asked], work: Work) -> Select[*Asked]:
    return (
        query.join(PlanItem, PlanItem.id == PlanItemPost.item_id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .outerjoin(Occurrence, (Occurrence.item_id == PlanItem.id) & Occurrence.cancelled_at.is_(None))
        .where(PlanItem.cancelled_at.is_(None), not_over(work.today))
    )


def open_requests(work: Work) -> Subquery:
    """`post_id` and how many `requests` wait for it or are answered by whoever holds it."""
    both = _asked(work)
    number = func.count(both.c.request_id.distinct()).label("requests")
    return select(both.c.post_id, number).group_by(both.c.post_id).subquery()


def count_requests(work: Work, posts: Collection[int]) -> Select[int]:
    """How many requests wait for these posts or are answered by whoever holds them; each once."""
    both = _asked(work)
    return select(func.count(both.c.request_id.distinct())).where(both.c.post_id.in_(posts))


def _asked(work: Work) -> Subquery:
    here = (Request.center_id == work.center_id, Request.state.in_(PENDING))
    asked = (
        select(RequestPost.post_id, RequestPost.request_id)
        .join(Request, Request.id == RequestPost.request_id)
        .where(*here, Request.state == State.NEW)
    )
    answered = in_posts(select(Tenure.post_id, Request.id), work.center_id, work.today)
    answered = answered.join(Request, Request.answerer_id == Tenure.person_id).where(*here)
    return union_all(asked, answered).subquery()
