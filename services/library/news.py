"""Use cases of «новое за месяц»: each chooses for themselves."""

from sqlalchemy import delete, select

from models.access import Permission
from models.library.searching import LibraryReader
from models.timers import TimerKind
from services.library.inner.news import set_timer
from services.timers.firing import set_timers
from services.work import Work, use_case
from storage.upsert import insert_new


@use_case(Permission.READ_LIBRARY)
async def hears_news(work: Work) -> bool:
    """Whether the actor is told each month what is new in the library."""
    mine = select(LibraryReader.person_id).where(LibraryReader.person_id == work.person_id)
    async with work.db.reading() as session:
        return await session.scalar(mine) is not None


@use_case(Permission.READ_LIBRARY)
async def choose_news(work: Work, *, on: bool) -> None:
    """From the next month on; or no more."""
    row = {"person_id": work.person_id, "center_id": work.center_id, "since": work.clock.now(), "told_at": None}
    async with work.db.writing() as session:
        if on:
            await session.execute(insert_new(session, LibraryReader).values(row))
            await set_timer(session, work.center_id, work.person_id, work.clock.now())
        else:
            await session.execute(delete(LibraryReader).where(LibraryReader.person_id == work.person_id))
            await set_timers(session, TimerKind.LIBRARY_NEWS, work.center_id, {work.person_id: None})
