"""What the library keeps of a person is shown to them, and goes with them: what they waited for and wanted to hear of.
What they read stays as a count."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, distinct, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.searching import LibraryQuest, LibraryQuestPerson, LibraryReader, MaterialUse
from models.timers import TimerKind
from services.timers.firing import set_timers


@dataclass(frozen=True)
class OwnReading:
    """What they sought in vain: when, and the words of whoever asked first; and how many materials they have used."""

    sought: list[tuple[datetime, str]]
    used: int


async def own_reading(session: AsyncSession, person_id: int) -> OwnReading:
    """What the library keeps of a person."""
    one = LibraryQuestPerson
    query = select(one.at, LibraryQuest.asked).join(LibraryQuest, LibraryQuest.id == one.quest_id)
    rows = await session.execute(query.where(one.person_id == person_id).order_by(one.at))
    used = select(func.count(distinct(MaterialUse.material_id))).where(MaterialUse.person_id == person_id)
    return OwnReading([(at, asked) for at, asked in rows], await session.scalar(used) or 0)


async def forget_reader(session: AsyncSession, center_id: int, person_id: int) -> None:
    """Take them out of the library, in the transaction of the caller."""
    for table in (LibraryQuestPerson, LibraryReader):
        await session.execute(delete(table).where(table.person_id == person_id))
    await session.execute(update(MaterialUse).where(MaterialUse.person_id == person_id).values(person_id=None))
    await set_timers(session, TimerKind.LIBRARY_NEWS, center_id, {person_id: None})
