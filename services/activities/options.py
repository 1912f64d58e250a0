"""Use cases of what the form of an activity offers: topics, channels, colleagues, programmes, series, places."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute

from models.access import Permission
from models.activities import Activity
from models.center_settings import CenterSettings
from models.channels import MOST_CHANNELS, Channels
from models.errors import BadInput
from models.people import Person, in_posts
from models.requests.lists import RequestTopics
from services.center_settings import read, save
from services.work import Work, use_case

OFFERED = 8
"""Names of programmes, series and places that are offered, the newest first."""


@dataclass(frozen=True)
class Offered:
    """What is offered to everybody: the centre's topics and channels."""

    topics: RequestTopics
    channels: Channels


@dataclass(frozen=True)
class Besides:
    """What is offered under «Подробнее»."""

    colleagues: list[tuple[int, str]]
    programmes: list[str]
    series: list[str]
    places: list[str]


@use_case(Permission.LOG_ACTIVITY)
async def list_offered(work: Work) -> Offered:
    """The centre's topics of supervision and kinds of consultation, and its channels."""
    query = select(CenterSettings.area, CenterSettings.content).where(
        CenterSettings.center_id == work.center_id, CenterSettings.area.in_((RequestTopics.AREA, Channels.AREA))
    )
    async with work.db.reading() as session:
        found = {area: content for area, content in (await session.execute(query)).all()}  # noqa: C416 — rows
    return Offered(read(RequestTopics, found.get(RequestTopics.AREA)), read(Channels, found.get(Channels.AREA)))


@use_case(Permission.LOG_ACTIVITY)
async def list_besides(work: Work) -> Besides:
    """Colleagues who hold a post today, and what the centre's records named last."""
    others = in_posts(select(Person.id, Person.name), work.center_id, work.today).where(Person.id != work.person_id)
    colleagues = others.group_by(Person.id, Person.name).order_by(Person.name)
    async with work.db.reading() as session:
        people = [(person, name) for person, name in (await session.execute(colleagues)).all()]
        named = [
            list(await session.scalars(_last(work, column)))
            for column in (Activity.programme, Activity.series, Activity.place)
        ]
    return Besides(people, *named)


def _last(work: Work, column: InstrumentedAttribute[str]) -> Select[str]:
    return (
        select(column)
        .where(Activity.center_id == work.center_id, Activity.deleted_at.is_(None), column != "")
        .group_by(column)
        .order_by(func.max(Activity.id).desc())
        .limit(OFFERED)
    )


@use_case(Permission.MANAGE_PLAN)
async def set_channels(work: Work, lines: Sequence[str]) -> None:
    """Put a whole list in place of the one there was. Raises BadInput for an empty one or one that is too long."""
    if not lines or len(lines) > MOST_CHANNELS:
        raise BadInput("form-too-many-lines", count=len(lines), most=MOST_CHANNELS)
    async with work.db.writing() as session:
        await save(session, work, Channels.read(lines))
