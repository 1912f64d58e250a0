"""What becomes of an event whose record is deleted: a part of the use cases of records."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.activities import Activity
from models.events.states import EventStep
from models.events.tables import Event


async def unrecord(session: AsyncSession, gone: Activity) -> None:
    """The event waits for its record again."""
    event = await session.scalar(select(Event).where(Event.activity_id == gone.id).with_for_update())
    if event is not None:
        event.go(EventStep.UNRECORD)
        event.activity_id = None
