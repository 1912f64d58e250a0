"""Use cases of news: what a centre's page says of a record, and the publication that tells of it, counted once."""

import asyncio
import hashlib
import re
from dataclasses import dataclass, replace
from datetime import date

from models.access import Permission
from models.activities import PUBLISHED, TITLE_LENGTH, Facts, Type
from models.errors import DomainError
from models.news import same_page
from models.privacy import find, without_dedications
from models.stored import JsonObject
from models.trips import TripSaid
from services.activities.inner import publishing
from services.activities.records import open_activity
from services.colleagues import staff
from services.news.words import NewsFacts, news_text, titled
from services.people.centers import list_districts
from services.trips.reading import open_trip
from services.work import Work, use_case

SAID = ("title", "place", "result", "programme", "series")
"""What people typed and a page would show."""


@dataclass(frozen=True)
class RecordNews:
    """A text ready to be copied; `left_out` are the fields that seem to name somebody."""

    text: str
    left_out: tuple[str, ...]
    published: bool
    """Whether the record is a publication itself."""


@dataclass(frozen=True, kw_only=True)
class Publication:
    """A publication that was recorded: the item and the date that it counts for, and where it still lacks."""

    number: int
    again: bool
    """Whether the link stood there already."""
    channel: str = ""
    item: str = ""
    due: date | None = None
    lacks: tuple[str, ...] = ()


@use_case(Permission.SEE_OWN_ACTIVITIES)
async def write_news(work: Work, activity_id: int) -> RecordNews:
    """The text of a record that the actor may see. Raises NotFound for others."""
    facts = Facts.read((await open_activity(work, activity_id)).answers)
    names = dict(await list_districts(work, closed=True))
    people = await staff(work)
    left_out = await asyncio.to_thread(_naming, facts, people)
    hidden: JsonObject = dict.fromkeys(left_out, "")
    if facts.type is Type.TRIP:
        met = TripSaid.read(await open_trip(work, activity_id)).met
        hidden["attendance"] = met or facts.attendance
    safe = replace(facts, **hidden)
    main = () if facts.district_id is None else (facts.district_id,)
    places = tuple(names[one] for one in dict.fromkeys((*main, *facts.districts)) if one in names)
    text = news_text(NewsFacts(facts=safe, center=work.actor.center_name, districts=places))
    return RecordNews(text, left_out, facts.type in PUBLISHED)


def _naming(facts: Facts, people: list[str]) -> tuple[str, ...]:
    """The fields in which somebody is named or something personal is told: on a page nobody but the centre is."""
    words = {word[:-1] if len(word) > 4 else word for name in people for word in name.split() if len(word) > 2}
    named = re.compile("|".join(rf"\b{re.escape(word)}" for word in sorted(words)) or r"(?!)")
    said = {name: getattr(facts, name) for name in SAID}
    return tuple(
        name for name, text in said.items() if text and (find(without_dedications(text)) or named.search(text))
    )


@use_case(Permission.LOG_ACTIVITY)
async def publish(work: Work, activity_id: int, channel: str, link: str) -> Publication:
    """Record the publication that tells of a record, for the plan's item that wants it. One link counts once in a
    centre, whoever sends it. The record's evidence says where it was published, where its kind or its item asks so.

    Raises NotFound for a record that the actor may not see, DomainError for one that is a publication itself.
    """
    source = await open_activity(work, activity_id)
    facts = Facts.read(source.answers)
    if facts.type in PUBLISHED:
        raise DomainError("news-no-link-of-itself")
    told = Facts(
        type=Type.PUBLICATION,
        title=titled(facts.type, facts.title)[:TITLE_LENGTH],
        day=max(work.today, facts.day),
        district_id=facts.district_id,
        districts=dict.fromkeys(facts.districts, 0),
        channel=channel,
        link=link,
    ).settled()
    page = same_page(link) if link else f"{activity_id}:{channel}:{work.today}"
    key = f"news:{work.center_id}:{hashlib.sha256(page.encode()).hexdigest()[:32]}"
    async with work.db.writing() as session:
        made, new = await publishing.there_already(session, work, link) if link else None, False
        if made is None:
            made, new = await publishing.record(session, work, told, key)
        await publishing.mark(session, work, activity_id, made.id, channel, link)
        if not new:
            return Publication(number=made.id, again=True)
        counted = await publishing.count(session, work, made)
        return Publication(
            number=made.id,
            again=False,
            channel=channel,
            item=counted.item,
            due=counted.due,
            lacks=counted.lacks,
        )
