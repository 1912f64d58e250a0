"""What a publication does to the plan and to the record that it tells of: parts of the use cases of news."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import selectinload

from models.activities import LISTS, PLACE_LENGTH, PUBLISHED, Activity, Change, Evidence, Facts, Proof, Type
from models.channels import Channels
from models.news import News, asks_for_publication, channels_of, place_words, same_page
from models.plan.own_rows import served
from models.plan.tables import Occurrence, PlanItem
from services.center_settings import load
from services.plan.inner.candidates import known_items, of_day, plans_of
from services.plan.inner.named import called_types
from services.plan.inner.occurrences import link_to_occurrence
from services.timers.recheck import recheck_occurrences
from services.work import Work
from storage.upsert import insert_new


@dataclass(frozen=True)
class CountedNews:
    """The item that a publication counts for, the date that it closed, the channels in which that still lacks one."""

    item: str = ""
    due: date | None = None
    lacks: tuple[str, ...] = ()


async def there_already(session: AsyncSession, work: Work, link: str) -> Activity | None:
    """The publication of the centre that has this link, however it is spelled."""
    page = same_page(link)
    query = select(Activity).where(
        Activity.center_id == work.center_id,
        Activity.deleted_at.is_(None),
        Activity.type.in_(PUBLISHED),
        func.lower(Activity.link).contains(page.partition("?")[0].lower(), autoescape=True),
    )
    return next(
        (one for one in await session.scalars(query.order_by(Activity.id)) if same_page(one.link) == page), None
    )


async def record(session: AsyncSession, work: Work, facts: Facts, key: str) -> tuple[Activity, bool]:
    """A publication as a record, and whether it is new; its key is made of the page, so that of several presses one
    makes it."""
    gone = select(func.count()).where(Activity.client_key.startswith(key), Activity.deleted_at.is_not(None))
    key = f"{key}:{count}" if (count := await session.scalar(gone)) else key
    row = {
        **facts.columns(),
        "center_id": work.center_id,
        "author_id": work.person_id,
        "client_key": key,
        "created_at": work.clock.now(),
        "date_named": False,
    }
    new = await session.scalar(insert_new(session, Activity).values(row).returning(Activity.id))
    found = await session.scalars(
        select(Activity).where(Activity.client_key == key).options(*(selectinload(one) for one in LISTS))
    )
    made = found.one()
    if new is not None:
        facts.write_to(made)
    return made, new is not None


async def mark(session: AsyncSession, work: Work, source_id: int, publication_id: int, channel: str, link: str) -> None:
    """The publication tells of the record, whose evidence says so where its kind or its item asks for one."""
    await session.flush()
    told = insert_new(session, News).values(publication_id=publication_id, source_id=source_id)
    await session.execute(told)
    found = await _whole(session, source_id)
    papers: Collection[str] = ()
    if found.plan_item_id is not None:
        promised = await session.scalar(select(PlanItem.evidence).where(PlanItem.id == found.plan_item_id))
        papers = {kind for kind, _ in promised or ()}
    proof = next((one for one in found.evidence if one.kind is Evidence.PUBLICATION), None)
    if not asks_for_publication(found.type, papers) or (proof is not None and proof.present and proof.place):
        return
    before = Facts.of(found).answers().get("evidence")
    if proof is None:
        found.evidence.append(proof := Proof(kind=Evidence.PUBLICATION))
    proof.present, proof.place = True, _place(channel, link)
    _changed(session, work, found, before)


def _place(channel: str, link: str) -> str:
    return link if 0 < len(link) <= PLACE_LENGTH else channel


def _changed(session: AsyncSession, work: Work, found: Activity, before: object) -> None:
    session.add(
        Change(
            activity_id=found.id,
            person_id=work.person_id,
            at=work.clock.now(),
            field="evidence",
            old=before,
            new=Facts.of(found).answers().get("evidence"),
        )
    )


async def _whole(session: AsyncSession, activity_id: int) -> Activity:
    query = select(Activity).where(Activity.id == activity_id).with_for_update(of=Activity)
    return (await session.scalars(query.options(*(selectinload(one) for one in LISTS)))).one()


async def count(session: AsyncSession, work: Work, made: Activity) -> CountedNews:
    """Count a publication for the item of the plan that wants news in such a channel."""
    channels = await load(session, work.center_id, Channels)
    found = await known_items(session, plans_of(work.center_id, made.day), work.today)
    items = of_day((one for known in found.values() for one in known), made.day)
    own = [one.candidate(work.person_id, called_types()) for one in items]
    words = place_words(made.channel, linked=made.channel in channels.linked)
    chosen = await asyncio.to_thread(served, words, Type.PUBLICATION, made.day, own)
    item = next((one for one in items if one.id == chosen), None)
    if item is None:
        return CountedNews()
    made.plan_item_id = item.id
    programme = await session.scalar(select(PlanItem.programme).where(PlanItem.id == item.id))
    made.programme = made.programme or programme or ""
    due, lacks = await settle(session, made)
    return CountedNews(item.content, due, lacks)


async def settle(session: AsyncSession, one: Activity) -> tuple[date | None, tuple[str, ...]]:
    """The date of its item around a publication: done when every channel that the item names has one in it, at least
    one a month where it is monthly; open until then, and so reminded of. Returns when it is due once it is done, and
    the channels that it waits for."""
    if one.plan_item_id is None:
        return None, ()
    await session.flush()
    channels = await load(session, one.center_id, Channels)
    content = await session.scalar(select(PlanItem.content).where(PlanItem.id == one.plan_item_id))
    wanted = channels_of(content or "", channels.linked)
    dates = select(Occurrence).where(
        Occurrence.item_id == one.plan_item_id,
        Occurrence.cancelled_at.is_(None),
        Occurrence.opens <= one.day,
        Occurrence.closes >= one.day,
    )
    around = await session.scalar(dates.order_by(Occurrence.closes, Occurrence.id).limit(1))
    if len(wanted) < 2 or one.channel not in wanted or around is None:
        if one.deleted_at is None:
            await link_to_occurrence(session, one)
        due = select(Occurrence.due).where(Occurrence.id == one.occurrence_id)
        return await session.scalar(due), ()
    inside = select(Activity).where(
        Activity.plan_item_id == one.plan_item_id,
        Activity.type == Type.PUBLICATION,
        Activity.deleted_at.is_(None),
        Activity.date_named.is_(False),
        Activity.day.between(around.opens, around.closes),
    )
    published = (await session.scalars(inside)).all()
    there = {each.channel for each in published}
    lacks = tuple(channel for channel in wanted if channel not in there)
    tell = select(News.publication_id).where(News.publication_id.in_([each.id for each in published]))
    by_news = set(await session.scalars(tell))
    # what somebody logged for that date has closed it, and nobody's news opens it again
    closed = any(each.occurrence_id == around.id and each.id not in by_news for each in published)
    for each in published:
        each.occurrence_id = around.id if closed or not lacks else None
    await recheck_occurrences(session, Occurrence.id == around.id)
    return (around.due if closed or not lacks else None), lacks


async def follow(session: AsyncSession, changed: Activity) -> None:
    """Its day or its kind was changed: it counts for the date around it."""
    await link_to_occurrence(session, changed)
    if await session.scalar(select(News.source_id).where(News.publication_id == changed.id)) is not None:
        await settle(session, changed)


async def forget(session: AsyncSession, work: Work, gone: Activity) -> None:
    """A publication was deleted: its date may wait again, and the record that it told of is not proved by it."""
    source = await session.scalar(select(News.source_id).where(News.publication_id == gone.id))
    await settle(session, gone)
    if source is None:
        return
    await session.execute(delete(News).where(News.publication_id == gone.id))
    found = await _whole(session, source)
    proof = next((one for one in found.evidence if one.kind is Evidence.PUBLICATION), None)
    if proof is not None and proof.place == _place(gone.channel, gone.link):
        before = Facts.of(found).answers().get("evidence")
        found.evidence.remove(proof)
        _changed(session, work, found, before)
