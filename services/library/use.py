"""Who reads what of the library, and whether it helped: by district and quarter, for those who write it."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Select, distinct, func, select

from models.access import Permission
from models.errors import DomainError
from models.library.kinds import MaterialSource, Use
from models.library.searching import MaterialUse
from models.library.tables import LibraryMaterial
from models.library.uses import LibraryUses
from models.periods import Period
from models.requests.tables import Rating
from services.library.inner.owning import own_material
from services.library.inner.uses import between, uses_of
from services.library.inner.using import note_use
from services.work import Work, use_case

MOST = 20
"""Lines of a list of what is read."""
MARKS = {Rating.NO: 0, Rating.PARTLY: 1, Rating.YES: 2}
"""How a rating is kept."""
SAID = {mark: rating for rating, mark in MARKS.items()}


@use_case(Permission.READ_LIBRARY)
async def note(work: Work, material_id: int, how: Use = Use.OPENED) -> None:
    """The actor has taken the material's file; twice on one day is once, and what is not open is not counted. Raises
    NotFound for one that the actor may not read."""
    async with work.db.writing() as session:
        if (await own_material(session, work, material_id)).open:
            await note_use(session, work, material_id, how)


@use_case(Permission.READ_LIBRARY)
async def note_shown(work: Work, material_id: int, how: Use = Use.OPENED) -> None:
    """The actor has opened its card: a link and a text are read by that, a file is when it is taken. Raises NotFound as
    `note`."""
    async with work.db.reading() as session:
        material = await own_material(session, work, material_id)
    if material.source in (MaterialSource.LINK, MaterialSource.TEXT):
        await note(work, material_id, how)


@use_case(Permission.READ_LIBRARY)
async def my_rating(work: Work, material_id: int) -> tuple[bool, Rating | None]:
    """Whether the actor has used the material, and whether it helped them. Raises NotFound as `note`."""
    one = MaterialUse
    query = select(one.rating).where(one.material_id == material_id, one.person_id == work.person_id)
    async with work.db.reading() as session:
        await own_material(session, work, material_id)
        row = (await session.execute(query.order_by(one.id.desc()).limit(1))).first()
    return row is not None, SAID.get(row[0]) if row is not None and row[0] is not None else None


@use_case(Permission.READ_LIBRARY)
async def rate(work: Work, material_id: int, rating: Rating) -> None:
    """Whether it helped, by whom it was used; said again it changes. Raises NotFound for a material that the
    actor may not read, DomainError for one that they have not used."""
    async with work.db.writing() as session:
        await own_material(session, work, material_id)
        query = select(MaterialUse).where(MaterialUse.material_id == material_id)
        mine = query.where(MaterialUse.person_id == work.person_id).order_by(MaterialUse.id.desc()).limit(1)
        used = await session.scalar(mine.with_for_update())
        if used is None:
            raise DomainError("library-not-used")
        used.rating = MARKS[rating]


@dataclass(frozen=True, kw_only=True)
class ReadOften:
    """How often a material was come by, by how many people, and how many said that it helped, of how many who said
    anything."""

    id: int
    title: str
    times: int
    people: int
    helped: int
    rated: int


@dataclass(frozen=True)
class Reading:
    """What was read in a stretch of time: materials, the most read first, how much was read by district, and how it was
    come by."""

    materials: list[ReadOften]
    uses: LibraryUses
    ways: list[tuple[Use, int]]
    lately: int
    """How many materials became readable in it."""


@use_case(Permission.SEE_SUMMARY)
async def reading(work: Work, period: Period) -> Reading:
    """What the centre read of its library in that time."""
    one, material = MaterialUse, LibraryMaterial
    first, after = between(ZoneInfo(work.actor.zone), period)
    within = one.center_id == work.center_id, one.at >= first, one.at < after
    new = select(func.count()).select_from(material)
    new = new.where(material.center_id == work.center_id, material.approved_at >= first, material.approved_at < after)
    by_way = select(one.how, func.count()).where(*within).group_by(one.how)
    async with work.db.reading() as session:
        rows = await session.execute(_by_material(*within))
        materials = [
            ReadOften(id=number, title=title, times=times, people=people, helped=helped, rated=rated)
            for number, title, times, people, helped, rated in rows
        ]
        counts = {how: times for how, times in (await session.execute(by_way)).all()}  # noqa: C416 — rows
        uses = await uses_of(session, work, (period,))
        lately = await session.scalar(new) or 0
    return Reading(materials, uses, [(how, counts[how]) for how in Use if how in counts], lately)


def _by_material(*within: ColumnElement[bool]) -> Select[int, str, int, int, int, int]:
    one, material = MaterialUse, LibraryMaterial
    return (
        select(
            material.id,
            material.title,
            func.count(),
            func.count(distinct(one.person_id)),
            func.count(one.rating).filter(one.rating == MARKS[Rating.YES]),
            func.count(one.rating),
        )
        .join(material, material.id == one.material_id)
        .where(*within)
        .group_by(material.id, material.title)
        .order_by(func.count().desc(), material.id.desc())
        .limit(MOST)
    )
