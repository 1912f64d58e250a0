"""Use cases between activities and the plan: what an item's activity begins with, and which item an activity fits."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import ColumnElement, select

from models.access import Permission
from models.activities import Activity, Category, Format, Involvement, Material, Organisation, Type
from models.plan.beginning import likely_material, likely_people, likely_type, title_of
from models.plan.fitting import offers, rank
from models.plan.named import institutions_in
from models.plan.product import (
    COPIES,
    INFORMING,
    Product,
    involvement_of,
    next_thing,
    product_of,
    series_of,
    things_of,
)
from models.plan.tables import PlanItem, Section
from models.plan.words import fold
from services.plan.inner.candidates import known_items, of_day, plans_of
from services.plan.inner.items import own_item
from services.plan.inner.named import called_types
from services.plan.known import Known
from services.work import Work, use_case
from storage.database import Database


@dataclass(frozen=True, kw_only=True)
class Beginning:
    """All that an item tells of its activity; only numbers are left to give."""

    type: Type
    title: str
    format: Format
    people: Category
    material: Material
    copies: bool
    """Whether the plan promised copies and not people."""
    product: Product = Product.PEOPLE
    involvement: Involvement | None = None
    programme: str = ""
    series: str = ""
    place: str = ""
    channel: str = ""
    partners: str = ""
    organisations: Mapping[Organisation, int] = field(default_factory=dict)
    """Institutions that the item names; 0 where it does not say how many."""
    said: tuple[str, ...] = ()
    """The cells that may name districts: its words, who answers for it, whom it reaches."""


@dataclass(frozen=True)
class Fit:
    """An item that an activity may have been done for."""

    item_id: int
    content: str


@use_case(Permission.LOG_ACTIVITY)
async def begin_from(work: Work, item_id: int) -> Beginning:
    """What the form of an item's activity is filled with: as the last time, else by the item's words."""
    async with work.db.reading() as session:
        item = await own_item(session, work, item_id)
        last = await session.scalar(
            select(Activity)
            .where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None), *_of_its_kind(item))
            .order_by(Activity.id.desc())
            .limit(1)
        )
        content = item.words("content")
        path = await session.scalar(select(Section.path).where(Section.id == item.section_id))
        own = select(Activity.title_key).where(Activity.plan_item_id == item.id, Activity.deleted_at.is_(None))
        thing = next_thing(content, set(await session.scalars(own))) if things_of(content) else None
    activity_type = last.type if last else likely_type(content, called_types())
    cells = tuple(item.words(cell) for cell in ("content", "responsible", "coverage"))
    named = await asyncio.to_thread(institutions_in, *cells)
    usual = Format.REMOTE if activity_type is Type.WEBINAR else Format.IN_PERSON
    return Beginning(
        type=activity_type,
        title=thing or (last.title if last else title_of(content)),
        format=(last.format if last else None) or usual,
        people=likely_people(content, " / ".join(path or ())),
        material=likely_material(f"{content} {item.words('product')}"),
        copies=item.unit in COPIES,
        product=product_of(content, item.words("coverage"), item.unit),
        involvement=last.involvement if last else involvement_of(content),
        programme=(last.programme if last else "") or item.programme,
        series=(last.series if last else "") or series_of(content),
        place=(last.place if last else "") or named.place,
        channel=last.channel if last else "",
        partners=named.partners,
        organisations=named.organisations,
        said=cells,
    )


def _of_its_kind(item: PlanItem) -> list[ColumnElement[bool]]:
    """The news of a feast says nothing of how the next one is held."""
    informs = likely_type(item.words("content"), called_types()) in INFORMING
    return [] if informs else [Activity.type.not_in(INFORMING)]


@use_case(Permission.LOG_ACTIVITY)
async def suggest(work: Work, title: str, activity_type: Type, day: date) -> list[Fit]:
    """The items that an activity of this title and type was likely done for, best first: none, one, or two close."""
    items = await _known(work, day)
    own = [one.candidate(work.person_id, called_types()) for one in items]
    # words take the dictionary's time: not the loop's
    found = await asyncio.to_thread(offers, title, activity_type, day, own)
    contents = {one.id: one.content for one in items}
    return [Fit(row_id, contents[row_id]) for row_id in found]


@use_case(Permission.LOG_ACTIVITY)
async def choices(work: Work, title: str, activity_type: Type, day: date, words: str = "") -> list[Fit]:
    """The items of that year's plan that an activity may be counted for, the most alike first: done and far ones too.

    `words` leave those that hold all of them.
    """
    sought = fold(words).split()
    items = [one for one in await _known(work, day) if all(word in fold(one.content) for word in sought)]
    every = [one.at_any_time(work.person_id, day, called_types()) for one in items]
    ranked = await asyncio.to_thread(rank, title, activity_type, day, every)
    contents = {one.id: one.content for one in items}
    return [Fit(one.id, contents[one.id]) for one in ranked]


async def _known(work: Work, day: date) -> list[Known]:
    """The items of the plans of that day."""
    asked = [(*plan, work.today) for plan in plans_of(work.center_id, day)]
    found = await asyncio.gather(*(work.db.ask(_answer, plan) for plan in asked))
    return of_day((one for items in found for one in items), day)


async def _answer(db: Database, plans: Sequence[tuple[int, int, date]]) -> dict[tuple[int, int, date], list[Known]]:
    """The items of those plans as they stand on those days."""
    async with db.reader.connect() as connection:
        found: dict[tuple[int, int, date], list[Known]] = {}
        for today in {today for *_, today in plans}:
            keys = [(center, year) for center, year, day in plans if day == today]
            items = await known_items(connection, keys, today)
            found |= {(*key, today): items.get(key, []) for key in keys}
    return found
