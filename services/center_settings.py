"""A centre's settings of an area: a dataclass out of the database and back. Whoever saves states the permission."""

from collections.abc import Mapping
from dataclasses import Field, asdict, fields
from typing import ClassVar, Protocol, TypeVar

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Event
from models.center_settings import CenterSettings
from services.audit import note
from services.work import Work
from storage.upsert import upsert


class Rules(Protocol):
    """A frozen dataclass of JSON values, all with defaults; `AREA` is its name in the database."""

    AREA: ClassVar[str]
    __dataclass_fields__: ClassVar[dict[str, Field[object]]]


A = TypeVar("A", bound=Rules)


async def load(session: AsyncSession, center_id: int, area: type[A]) -> A:
    """What the centre has set, the defaults where it has set nothing."""
    return (await load_many(session, {center_id}, area))[center_id]


async def load_many(session: AsyncSession, center_ids: set[int], area: type[A]) -> dict[int, A]:
    """The same for several centres in one query."""
    query = select(CenterSettings.center_id, CenterSettings.content)
    rows = await session.execute(
        query.where(CenterSettings.center_id.in_(center_ids), CenterSettings.area == area.AREA)
    )
    contents = {row.center_id: row.content for row in rows}
    return {center: read(area, contents.get(center)) for center in center_ids}


def read(area: type[A], content: Mapping[str, object] | None) -> A:
    """The area out of its row's JSON, the defaults without a row; what an older version had set is left out."""
    known = {one.name for one in fields(area)}
    return area(**{name: value for name, value in (content or {}).items() if name in known})


async def save(session: AsyncSession, work: Work, area: Rules) -> None:
    """Keep them for the actor's centre in the caller's transaction; the audit log says which."""
    row = {"center_id": work.center_id, "area": area.AREA, "content": asdict(area)}
    await session.execute(upsert(session, CenterSettings, "values").values(row))
    note(session, work, Event.RULES_CHANGED, area.AREA)
