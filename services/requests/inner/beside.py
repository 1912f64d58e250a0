"""Requests of a post that the actor handed over and is in still, for the days that were agreed: both see them."""

from sqlalchemy import ColumnElement, exists, or_, select

from models.handover import Handover
from models.people import Post, Tenure
from models.requests.tables import Request, RequestPost
from services.work import Work


def filed_beside(work: Work) -> ColumnElement[bool]:
    """Whether it was filed from that post, and is the newcomer's now."""
    merged = select(Post.id).where(Post.merged_into_id == Handover.post_id)
    here = (
        Request.author_id == Handover.newcomer_id,
        or_(Request.post_id == Handover.post_id, Request.post_id.in_(merged)),
    )
    return exists().where(*_still_there(work), *here)


def answered_beside(work: Work) -> ColumnElement[bool]:
    """Whether the newcomer answers it in that post."""
    asked = exists().where(RequestPost.request_id == Request.id, RequestPost.post_id == Handover.post_id)
    return exists().where(*_still_there(work), Request.answerer_id == Handover.newcomer_id, asked)


def beside(work: Work) -> ColumnElement[bool]:
    """Whether it was filed from that post or is answered in it."""
    return or_(filed_beside(work), answered_beside(work))


def _still_there(work: Work) -> tuple[ColumnElement[bool], ...]:
    return (
        Handover.came_at.is_not(None),
        Handover.cancelled_at.is_(None),
        Tenure.id == Handover.tenure_id,
        Tenure.person_id == work.person_id,
        Tenure.held(work.today),
    )
