"""What means the same in a centre."""

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.searching import LibrarySynonym
from models.library.synonyms import Synonyms, synonyms_of


async def synonyms_in(session: AsyncSession, center_id: int) -> Synonyms:
    """Our own list of them, those of every centre, and the centre's own."""
    own = or_(LibrarySynonym.center_id == center_id, LibrarySynonym.center_id.is_(None))
    lines = await session.scalars(select(LibrarySynonym.words).where(own).order_by(LibrarySynonym.id))
    return synonyms_of(tuple(lines))
