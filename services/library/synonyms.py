"""Use cases of words that mean the same: the centre's own lines beside ours."""

from dataclasses import dataclass

from sqlalchemy import func, select

from models.access import Permission
from models.errors import DomainError, NotFound
from models.library.searching import LibrarySynonym
from models.library.synonyms import MOST_SYNONYMS, read_synonym
from models.people import Center
from services.work import Work, use_case


@dataclass(frozen=True)
class SynonymLine:
    """A line of the centre's own: «буллинг = травля»."""

    id: int
    words: str


@use_case(Permission.MANAGE_LIBRARY)
async def list_synonyms(work: Work) -> list[SynonymLine]:
    """The centre's own lines, the newest first."""
    query = select(LibrarySynonym.id, LibrarySynonym.words).where(LibrarySynonym.center_id == work.center_id)
    async with work.db.reading() as session:
        return [SynonymLine(*row) for row in await session.execute(query.order_by(LibrarySynonym.id.desc()))]


@use_case(Permission.MANAGE_LIBRARY)
async def add_synonym(work: Work, line: str) -> str:
    """From now on these mean the same in the centre's library; returns the line as it is kept. The same line again
    changes nothing. Raises BadInput for what says no two things, DomainError where there are a hundred lines."""
    words = read_synonym(line)
    own = LibrarySynonym.center_id == work.center_id
    async with work.db.writing() as session:
        await session.get_one(Center, work.center_id, with_for_update=True)  # one at a time in a centre
        if await session.scalar(select(LibrarySynonym.id).where(own, LibrarySynonym.words == words)) is not None:
            return words
        if (await session.scalar(select(func.count()).select_from(LibrarySynonym).where(own)) or 0) >= MOST_SYNONYMS:
            raise DomainError("library-synonyms-full", most=MOST_SYNONYMS)
        session.add(LibrarySynonym(center_id=work.center_id, words=words))
    return words


@use_case(Permission.MANAGE_LIBRARY)
async def drop_synonym(work: Work, synonym_id: int) -> None:
    """They mean the same no more. Raises NotFound for another centre's line, and for one of ours."""
    async with work.db.writing() as session:
        found = await session.get(LibrarySynonym, synonym_id)
        if found is None or found.center_id != work.center_id:
            raise NotFound
        await session.delete(found)
