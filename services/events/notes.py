"""Use cases of what is written of an event: what a meeting said, where a feast's scenario is and the news of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.access import Permission
from models.events.notes import EventNotes
from services.events.inner.access import led_event
from services.work import Work, use_case
from storage.upsert import upsert


@dataclass(frozen=True, kw_only=True)
class Noted:
    """What is written of an event; empty is what nobody has said."""

    agenda: str = ""
    heard: str = ""
    resolved: str = ""
    script: str = ""
    publication: str = ""


@use_case(Permission.ATTEND_EVENTS)
async def read_notes(work: Work, event_id: int) -> Noted:
    """What is written of an event that the actor leads. Raises NotFound for another's."""
    async with work.db.reading() as session:
        await led_event(session, work, event_id)
        found = await session.get(EventNotes, event_id)
    if found is None:
        return Noted()
    return Noted(
        agenda=found.agenda,
        heard=found.heard,
        resolved=found.resolved,
        script=found.script,
        publication=found.publication,
    )


@use_case(Permission.ATTEND_EVENTS)
async def write_notes(work: Work, event_id: int, said: Mapping[str, str]) -> None:
    """Keep these of an event's words (`Noted` names them); the others stay. Raises NotFound for another's event."""
    async with work.db.writing() as session:
        await led_event(session, work, event_id, lock=True)
        await session.execute(upsert(session, EventNotes, *said).values({"event_id": event_id, **said}))
