"""Who answers what: the centre's list of answerers and topics, and asking those whom they name."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from models.access import Permission
from models.audit import Event
from models.errors import BadInput, DomainError, NotFound
from models.people import District, Post
from models.requests.lists import LISTED, MOST_TOPICS, RequestTopics
from models.requests.routing import ANSWERING
from models.requests.tables import TOPIC_LENGTH, Answerer, RequestKind
from services.audit import note
from services.center_settings import save
from services.requests.inner.routing import topics_of
from services.work import Work, use_case

ANSWERERS = "answerers"
"""What the audit log calls the list of who answers what."""


@dataclass(frozen=True, kw_only=True)
class Named:
    """A line of the list of answerers, in words."""

    id: int
    kind: RequestKind
    post: str
    topic: str
    district: str


@use_case(Permission.ASK_REQUEST)
async def list_topics(work: Work) -> RequestTopics:
    """The centre's topics of supervision and kinds of consultation."""
    async with work.db.reading() as session:
        return await topics_of(session, work.center_id)


@use_case(Permission.MANAGE_REQUESTS)
async def set_topics(work: Work, kind: RequestKind, topics: Sequence[str]) -> None:
    """Put a whole list in place of the one there was; requests keep the words they were filed with.

    Raises BadInput for an empty list, one that is too long, or a topic that does not fit.
    """
    if kind not in LISTED:
        raise DomainError("error-stale")
    if not topics or len(topics) > MOST_TOPICS:
        raise BadInput("form-too-many-lines", count=len(topics), most=MOST_TOPICS)
    if long := next((topic for topic in topics if len(topic) > TOPIC_LENGTH), None):
        raise BadInput("form-line-too-long", line=long[:60], longest=TOPIC_LENGTH)
    async with work.db.writing() as session:
        now = await topics_of(session, work.center_id)
        await save(session, work, replace(now, **{kind.value: tuple(topics)}))


@use_case(Permission.MANAGE_REQUESTS)
async def list_answerers(work: Work) -> list[Named]:
    """Who answers what, kind by kind. Empty: specialists answer everything."""
    query = (
        select(Answerer.id, Answerer.kind, Post.title, Answerer.topic, District.name)
        .join(Post, Post.id == Answerer.post_id)
        .outerjoin(District, District.id == Answerer.district_id)
        .where(Answerer.center_id == work.center_id)
        .order_by(Answerer.kind, Post.title, Answerer.id)
    )
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return [
        Named(id=answerer, kind=RequestKind(kind), post=post, topic=topic, district=district or "")
        for answerer, kind, post, topic, district in rows
    ]


@use_case(Permission.MANAGE_REQUESTS)
async def list_answering_posts(work: Work) -> list[tuple[int, str]]:
    """The posts of the centre that may answer: id and title."""
    query = select(Post.id, Post.title).where(
        Post.center_id == work.center_id, Post.role.in_(ANSWERING), Post.is_group.is_(False)
    )
    async with work.db.reading() as session:
        return [
            (post_id, title) for post_id, title in (await session.execute(query.order_by(Post.title, Post.id))).all()
        ]


@use_case(Permission.MANAGE_REQUESTS)
async def add_answerer(
    work: Work, kind: RequestKind, post_id: int, topic: str = "", district_id: int | None = None
) -> None:
    """A post answers that kind; the same line again changes nothing. Raises NotFound for another centre's."""
    async with work.db.writing() as session:
        post = select(Post.id).where(Post.id == post_id, Post.center_id == work.center_id, Post.role.in_(ANSWERING))
        own = select(District.id).where(District.id == district_id, District.center_id == work.center_id)
        if await session.scalar(post) is None or (district_id is not None and await session.scalar(own) is None):
            raise NotFound
        same = (
            Answerer.center_id == work.center_id,
            Answerer.kind == kind,
            Answerer.post_id == post_id,
            Answerer.topic == topic,
            Answerer.district_id.is_not_distinct_from(district_id),
        )
        if await session.scalar(select(Answerer.id).where(*same)) is None:
            note(session, work, Event.RULES_CHANGED, ANSWERERS)
            row = Answerer(center_id=work.center_id, kind=kind, post_id=post_id, topic=topic, district_id=district_id)
            session.add(row)


@use_case(Permission.MANAGE_REQUESTS)
async def remove_answerer(work: Work, answerer_id: int) -> None:
    """That line is no more. Raises NotFound for another centre's, and for one that is gone."""
    async with work.db.writing() as session:
        found = await session.get(Answerer, answerer_id)
        if found is None or found.center_id != work.center_id:
            raise NotFound
        await session.delete(found)
        note(session, work, Event.RULES_CHANGED, ANSWERERS)
