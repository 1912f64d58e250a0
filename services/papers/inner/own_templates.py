"""The templates of a centre in the database: the one that is in force, and the one before it."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.papers.kinds import PaperKind
from models.papers.tables import PaperTemplate
from services.work import Work


async def kept_template(
    session: AsyncSession, work: Work, kind: PaperKind, *, lock: bool = False
) -> PaperTemplate | None:
    """The centre's row of that paper; None where it never had a template of its own."""
    query = select(PaperTemplate).where(PaperTemplate.center_id == work.center_id, PaperTemplate.kind == kind)
    found: PaperTemplate | None = await session.scalar(query.with_for_update() if lock else query)
    return found


async def template_in_force(session: AsyncSession, work: Work, kind: PaperKind) -> str | bytes:
    """What the paper is filled from: the centre's own template, else the name of the standard one."""
    where = PaperTemplate.center_id == work.center_id, PaperTemplate.kind == kind
    content: bytes | None = await session.scalar(select(PaperTemplate.content).where(*where))
    return content or kind.value
