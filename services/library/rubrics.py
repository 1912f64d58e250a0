"""Use cases of the library's rubrics: a centre begins with the three that the plans name, and makes them its own."""

from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.library.kinds import OPEN
from models.library.tables import RUBRIC_LENGTH, LibraryMaterial, Rubric
from models.people import SHORTEST_NAME, Center
from services.library.inner.indexing import mark
from services.texts import texts
from services.work import Work, use_case

USUAL = ("rubric-detection", "rubric-foster", "rubric-graduates")
"""Что должно лежать в методической копилке (план Тамбов 2024, раздел 4, строка 1)."""
MOST_RUBRICS = 20


@dataclass(frozen=True)
class RubricLine:
    """A rubric as a line of the list: how many materials everybody finds under it."""

    id: int
    name: str
    materials: int


@use_case(Permission.READ_LIBRARY)
async def list_rubrics(work: Work) -> list[RubricLine]:
    """The centre's rubrics in their order; a centre that has none gets the usual three."""
    async with work.db.reading() as session:
        found = await _lines(session, work.center_id)
    if found:
        return found
    async with work.db.writing() as session:
        await _own_rubrics(session, work)
        return await _lines(session, work.center_id)


@use_case(Permission.MANAGE_LIBRARY)
async def add_rubric(work: Work, name: str) -> int:
    """A new rubric, the last in the list; returns its number. Raises DomainError for a name that stands there already
    or is none, and where there are twenty."""
    async with work.db.writing() as session:
        known = await _own_rubrics(session, work)
        plain = _free(name, known)
        if len(known) >= MOST_RUBRICS:
            raise DomainError("rubric-too-many", most=MOST_RUBRICS)
        made = Rubric(center_id=work.center_id, name=plain, position=known[-1].position + 1)
        session.add(made)
        await session.flush()
        return made.id


@use_case(Permission.MANAGE_LIBRARY)
async def rename_rubric(work: Work, rubric_id: int, name: str) -> str:
    """It is called so everywhere; returns the name. Raises NotFound for another centre's, DomainError as
    `add_rubric`."""
    async with work.db.writing() as session:
        known = await _own_rubrics(session, work)
        one = _one(rubric_id, known)
        one.name = _free(name, [other for other in known if other is not one])
        under = select(LibraryMaterial.id).where(LibraryMaterial.rubric_id == one.id)
        await mark(session, work.center_id, await session.scalars(under))
        return one.name


@use_case(Permission.MANAGE_LIBRARY)
async def drop_rubric(work: Work, rubric_id: int) -> str:
    """Its materials stand under none from now on; returns its name. Raises NotFound for another centre's, DomainError
    for the last one."""
    async with work.db.writing() as session:
        known = await _own_rubrics(session, work)
        one = _one(rubric_id, known)
        if len(known) == 1:
            raise DomainError("rubric-last")
        under = update(LibraryMaterial).where(LibraryMaterial.rubric_id == one.id)
        await session.execute(under.values(rubric_id=None))
        await session.delete(one)
        return one.name


async def _lines(session: AsyncSession, center_id: int) -> list[RubricLine]:
    here = (LibraryMaterial.rubric_id == Rubric.id) & (LibraryMaterial.state.in_(OPEN))
    query = (
        select(Rubric.id, Rubric.name, func.count(LibraryMaterial.id))
        .outerjoin(LibraryMaterial, here)
        .where(Rubric.center_id == center_id)
        .group_by(Rubric.id, Rubric.name, Rubric.position)
        .order_by(Rubric.position, Rubric.id)
    )
    return [RubricLine(*row) for row in await session.execute(query)]


async def _own_rubrics(session: AsyncSession, work: Work) -> list[Rubric]:
    """The centre's rubrics, held until the end of the transaction; the usual three where there are none."""
    await session.get_one(Center, work.center_id, with_for_update=True)  # one at a time in a centre
    query = select(Rubric).where(Rubric.center_id == work.center_id).order_by(Rubric.position, Rubric.id)
    found = list(await session.scalars(query))
    if not found:
        said = texts().plain
        found = [Rubric(center_id=work.center_id, name=said(key), position=n) for n, key in enumerate(USUAL, 1)]
        session.add_all(found)
        await session.flush()
    return found


def _one(rubric_id: int, known: list[Rubric]) -> Rubric:
    found = next((one for one in known if one.id == rubric_id), None)
    if found is None:
        raise NotFound
    return found


def _free(name: str, others: list[Rubric]) -> str:
    plain = " ".join(name.split())
    if not SHORTEST_NAME <= len(plain) <= RUBRIC_LENGTH:
        raise DomainError("rubric-name-bad", longest=RUBRIC_LENGTH)
    if plain.casefold() in {one.name.casefold() for one in others}:
        raise DomainError("rubric-twice", name=plain)
    return plain
