"""Use cases of looking through tasks: one's own, those one gave, all of the centre, those of one event."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Select, and_, case, func, or_, select

from models.access import Permission
from models.errors import NotFound
from models.events.afterwards import PostTask
from models.events.kinds import TaskState
from models.events.tables import Event
from models.people import District, Person, Post
from services.events.inner.access import led_event
from services.tasks.inner.access import is_managed, is_mine
from services.work import Work, use_case

PAGE = 8
Found = tuple[
    *tuple[int, str, date, TaskState, str, str | None, str | None, datetime | None],
    *tuple[str | None, datetime | None, date | None, str, bool, bool],
]


class View(StrEnum):
    """Which tasks are looked at."""

    MINE = "mine"
    """Open ones of one's own posts."""
    GIVEN = "given"
    """Open ones that one may change: of the centre for the coordinator."""
    CLOSED = "closed"
    """Those of either that are done or dropped, the newest first."""


@dataclass(frozen=True, kw_only=True)
class TaskLine:
    """A task with the post that does it and what it was decided at."""

    id: int
    words: str
    due: date
    state: TaskState
    post: str
    event: str
    event_at: datetime | None
    closed_by: str
    closed_at: datetime | None
    asked_due: date | None
    """The day that whoever does it asks for."""
    asked_why: str
    mine: bool
    managed: bool

    @property
    def open(self) -> bool:
        return self.state is TaskState.OPEN

    def late(self, today: date) -> bool:
        """Whether its day is over and it is not done."""
        return self.open and self.due < today


@dataclass(frozen=True, kw_only=True)
class TaskPage:
    """A page of a view, and whether there are more after it; how many open ones each view has."""

    page: int
    items: Sequence[TaskLine]
    more: bool
    mine: int
    given: int


@use_case(Permission.ATTEND_EVENTS)
async def list_tasks(work: Work, view: View = View.MINE, page: int = 0, event_id: int | None = None) -> TaskPage:
    """Eight tasks of a view, what is due first on top; of one event where it is named. Only what the actor does or may
    change is in any of them. Raises NotFound for an event that the actor does not lead."""
    mine, managed = is_mine(work), is_managed(work)
    of_event = [] if event_id is None else [PostTask.event_id == event_id]
    opened = PostTask.state == TaskState.OPEN
    where = {
        View.MINE: and_(mine, opened),
        View.GIVEN: and_(managed, opened),
        View.CLOSED: and_(or_(mine, managed), ~opened),
    }[view]
    own, given = (func.count(case((and_(one, opened), PostTask.id))) for one in (mine, managed))
    counts = select(own, given).where(PostTask.center_id == work.center_id, *of_event)
    order = (PostTask.closed_at.desc(), PostTask.id.desc()) if view is View.CLOSED else (PostTask.due, PostTask.id)
    query = _lines(work, mine, managed).where(where, *of_event).order_by(*order)
    async with work.db.reading() as session:
        if event_id is not None:
            await led_event(session, work, event_id)
        rows = (await session.execute(query.limit(PAGE + 1).offset(page * PAGE))).all()
        held, others = (await session.execute(counts)).one()
    found = [_line(*row) for row in rows]
    return TaskPage(page=page, items=found[:PAGE], more=len(found) > PAGE, mine=int(held), given=int(others))


@use_case(Permission.ATTEND_EVENTS)
async def open_task(work: Work, task_id: int) -> TaskLine:
    """One task. Raises NotFound for one that the actor neither does nor may change."""
    mine, managed = is_mine(work), is_managed(work)
    query = _lines(work, mine, managed).where(PostTask.id == task_id, or_(mine, managed))
    async with work.db.reading() as session:
        row = (await session.execute(query)).first()
    if row is None:
        raise NotFound("task-gone")
    return _line(*row)


@use_case(Permission.ATTEND_EVENTS)
async def count_due(work: Work) -> int:
    """How many of the actor's own tasks are due today or late."""
    query = select(func.count()).select_from(PostTask)
    waits = (
        PostTask.center_id == work.center_id,
        PostTask.state == TaskState.OPEN,
        PostTask.due <= work.today,
        is_mine(work),
    )
    async with work.db.reading() as session:
        return int(await session.scalar(query.where(*waits)) or 0)


def _lines(work: Work, mine: ColumnElement[bool], managed: ColumnElement[bool]) -> Select[*Found]:
    columns = (
        PostTask.id,
        PostTask.words,
        PostTask.due,
        PostTask.state,
        Post.title,
        District.name,
        Event.title,
        Event.starts_at,
    )
    query: Select[*Found] = select(
        *columns, Person.name, PostTask.closed_at, PostTask.asked_due, PostTask.asked_why, mine, managed
    )
    return (
        query.join(Post, Post.id == PostTask.post_id)
        .outerjoin(District, District.id == Post.district_id)
        .outerjoin(Event, Event.id == PostTask.event_id)
        .outerjoin(Person, Person.id == PostTask.closed_by)
        .where(PostTask.center_id == work.center_id)
    )


def _line(
    task: int,
    words: str,
    due: date,
    state: TaskState,
    title: str,
    district: str | None,
    event: str | None,
    event_at: datetime | None,
    closed_by: str | None,
    closed_at: datetime | None,
    asked_due: date | None,
    asked_why: str,
    mine: bool,
    managed: bool,
) -> TaskLine:
    return TaskLine(
        id=task,
        words=words,
        due=due,
        state=state,
        post=f"{title}, {district}" if district else title,
        event=event or "",
        event_at=event_at,
        closed_by=closed_by or "",
        closed_at=closed_at,
        asked_due=asked_due,
        asked_why=asked_why,
        mine=bool(mine),
        managed=bool(managed),
    )


@use_case(Permission.ATTEND_EVENTS)
async def list_takers(work: Work, task_id: int) -> Sequence[tuple[int, str]]:
    """The centre's open posts but the one that does the task now: number and name. Raises NotFound for a task that is
    not the actor's to change."""
    async with work.db.reading() as session:
        found = await session.scalar(select(PostTask.post_id).where(PostTask.id == task_id, is_managed(work)))
        if found is None:
            raise NotFound("task-gone")
        query = (
            select(Post.id, Post.title, District.name)
            .outerjoin(District, District.id == Post.district_id)
            .where(Post.center_id == work.center_id, Post.open(work.today), Post.is_group.is_(False), Post.id != found)
            .order_by(Post.title, District.position, Post.id)
        )
        rows = (await session.execute(query)).all()
    return [(post, f"{title}, {district}" if district else title) for post, title, district in rows]
