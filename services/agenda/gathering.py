"""«Мои дела в календаре»: what is a person's own to do and to come to, as a file for their calendar."""

import asyncio
from dataclasses import dataclass

from documents.agenda import agenda_ics
from models.access import Permission
from services.agenda.inner.deadlines import deadlines
from services.agenda.inner.events import events
from services.agenda.inner.meetings import meetings
from services.agenda.inner.tasks import tasks
from services.texts import texts
from services.work import Work, use_case

PARTS = (deadlines, tasks, meetings, events)
"""What a person's calendar is made of."""


@dataclass(frozen=True)
class OwnAgenda:
    """The file, and how many entries of it are still to come."""

    file: bytes
    count: int


@use_case(Permission.OWN_REMINDERS)
async def my_agenda(work: Work) -> OwnAgenda:
    """The actor's dates of the plan, tasks, meetings and events, of a month ago to a year ahead, on their own clock."""
    async with work.db.reading() as session:
        found = [entry for part in PARTS for entry in await part(session, work)]
    name = texts().plain("agenda-name", center=work.actor.center_name)
    file = await asyncio.to_thread(agenda_ics, found, name, work.clock.now())
    return OwnAgenda(file, sum(not one.over and one.day >= work.today for one in found))
