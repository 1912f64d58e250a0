"""Use case of the log of deliveries: what was told to whom, and why something was not."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, select

from models.access import Permission
from models.errors import NotFound
from models.notifications import NoticeKind, Notification, Status
from models.people import Person
from models.plan.tables import Occurrence, PlanItem
from services.work import Work, use_case

PAGE = 8
OF_DATES = (
    NoticeKind.DATE_AHEAD,
    NoticeKind.DATE_TODAY,
    NoticeKind.DATE_HELD,
    NoticeKind.DATE_OVERDUE,
    NoticeKind.DATE_AGAIN,
    NoticeKind.DATE_LATE,
    NoticeKind.DATE_ASKED,
)
OF_ITEMS = (NoticeKind.ITEM_UNDATED, NoticeKind.ITEM_EXTERNAL, NoticeKind.NOT_MINE)
OURS = frozenset(
    {
        *OF_DATES,
        NoticeKind.DATE_CLOSED,
        *OF_ITEMS,
        NoticeKind.WEEK_OVERDUE,
        NoticeKind.DIGEST,
        NoticeKind.DIGEST_CHANGED,
    }
)
"""Kinds that the log has a word of their own for; those of other areas are called by their area."""


def kind_word(kind: NoticeKind) -> str:
    """What a kind of notice is called by, in `reminders-kind-…`: itself, or the area that it is of."""
    return kind if kind in OURS else kind.partition("_")[0]


@dataclass(frozen=True)
class Delivery:
    """A row of the outbox as the coordinator sees it. `at` is when it ended, else when it is to be sent."""

    at: datetime
    person: str
    kind: NoticeKind
    status: Status
    reason: str
    content: str


@dataclass(frozen=True)
class Deliveries:
    """A page of the log, the newest first; `person` is whose it is, empty when it is everybody's."""

    page: int
    person: str
    items: list[Delivery]
    more: bool


@use_case(Permission.MANAGE_REMINDERS)
async def list_deliveries(work: Work, page: int = 0, person_id: int | None = None) -> Deliveries:
    """The log of the centre, or of one of its people. Raises NotFound for a person of another centre."""
    query = (
        select(
            func.coalesce(Notification.ended_at, Notification.not_before),
            Person.name,
            Notification.kind,
            Notification.status,
            Notification.reason,
            PlanItem.content,
        )
        .join(Person, Person.id == Notification.person_id)
        .outerjoin(
            Occurrence,
            and_(Occurrence.id == Notification.subject_id, Notification.kind.in_((*OF_DATES, NoticeKind.DATE_CLOSED))),
        )
        .outerjoin(
            PlanItem,
            (PlanItem.id == Occurrence.item_id)
            | and_(PlanItem.id == Notification.subject_id, Notification.kind.in_(OF_ITEMS)),
        )
        .where(Notification.center_id == work.center_id)
        .order_by(Notification.id.desc())
        .limit(PAGE + 1)
        .offset(page * PAGE)
    )
    name = ""
    async with work.db.reading() as session:
        if person_id is not None:
            person = await session.get(Person, person_id)
            if person is None or person.center_id != work.center_id:
                raise NotFound
            name, query = person.name, query.where(Notification.person_id == person_id)
        rows = (await session.execute(query)).all()
    found = [Delivery(*row[:5], row[5] or "") for row in rows]
    return Deliveries(page, name, found[:PAGE], more=len(found) > PAGE)
