"""Use cases between activities and the plan: what an item's activity begins with, and which item an activity fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import bindparam, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.activities import Activity, Category, Format, Material, Type
from models.plan.fitting import by_likeness, fitting, likely_material, likely_people, likely_type, title_of
from models.plan.tables import Occurrence, Plan, PlanItem
from models.plan.words import fold
from services.database import Database
from services.plan.cards import COPIES, own_item
from services.work import Work, use_case

ITEMS = (
    select(Plan.center_id, Plan.year, PlanItem.id, PlanItem.content)
    .join(PlanItem, PlanItem.plan_id == Plan.id)
    .where(tuple_(Plan.center_id, Plan.year).in_(bindparam("plans", expanding=True)))
    .where(PlanItem.cancelled_at.is_(None), PlanItem.content.is_not(None))
    .order_by(PlanItem.place)
)


@dataclass(frozen=True)
class Beginning:
    """All that an item tells of its activity; only numbers are left to give."""

    type: Type
    title: str
    format: Format
    people: Category
    material: Material
    copies: bool
    """Whether the plan promised copies and not people."""


@dataclass(frozen=True)
class Fit:
    """An item that an activity may have been done for."""

    item_id: int
    content: str


@dataclass(frozen=True)
class Counted:
    """The plan's item that an activity counts for, and the date of it that is done by that."""

    item_id: int
    content: str
    due: date | None


@use_case(Permission.LOG_ACTIVITY)
async def begin_from(work: Work, item_id: int) -> Beginning:
    """What the form of an item's activity is filled with: as the last time, else by the item's words."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        last = await session.scalar(
            select(Activity)
            .where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
            .order_by(Activity.id.desc())
            .limit(1)
        )
    content = item.words("content")
    type_ = last.type if last else likely_type(content)
    usual = Format.REMOTE if type_ is Type.WEBINAR else Format.IN_PERSON
    return Beginning(
        type=type_,
        title=last.title if last else title_of(content),
        format=(last.format if last else None) or usual,
        people=likely_people(content),
        material=likely_material(f"{content} {item.words('product')}"),
        copies=item.unit in COPIES,
    )


@use_case(Permission.LOG_ACTIVITY)
async def suggest(work: Work, title: str, type_: Type, day: date) -> Fit | None:
    """The item of that year's plan that an activity of this title and type fits, if there is one."""
    items = await work.db.ask(_items_of, (work.center_id, day.year))
    found = fitting(title, type_, items.items())
    return Fit(found, items[found]) if found is not None else None


@use_case(Permission.LOG_ACTIVITY)
async def choices(work: Work, title: str, type_: Type, day: date, words: str = "") -> list[Fit]:
    """The items of that year's plan that an activity may be counted for, the most alike first.

    `words` leave those that hold all of them.
    """
    items = await work.db.ask(_items_of, (work.center_id, day.year))
    sought = fold(words).split()
    left = {id_: text for id_, text in items.items() if all(word in fold(text) for word in sought)}
    return [Fit(id_, left[id_]) for _, id_ in by_likeness(title, type_, left.items())]


async def _items_of(db: Database, plans: Sequence[tuple[int, int]]) -> dict[tuple[int, int], dict[int, str]]:
    """The items that are expected, in the plan's order, by centre and year."""
    items: dict[tuple[int, int], dict[int, str]] = {plan: {} for plan in plans}
    async with db.reader.connect() as connection:
        for center, year, id_, content in await connection.execute(ITEMS, {"plans": list(items)}):
            items[center, year][id_] = content or ""
    return items


async def counted_for(session: AsyncSession, found: Activity) -> Counted | None:
    """The item that an activity counts for, if there is one."""
    query = (
        select(PlanItem.id, PlanItem.content, Occurrence.due)
        .outerjoin(Occurrence, Occurrence.id == found.occurrence_id)
        .where(PlanItem.id == found.plan_item_id)
    )
    row = (await session.execute(query)).first() if found.plan_item_id is not None else None
    return Counted(row.id, row.content or "", row.due) if row else None
