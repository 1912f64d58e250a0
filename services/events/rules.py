"""Use cases of what a centre sets for its events."""

from models.access import Permission
from models.events.rules import EventRules
from services.center_settings import load, save
from services.work import Work, use_case


@use_case(Permission.ATTEND_EVENTS)
async def names_in_lists(work: Work) -> bool:
    """Whether sheets and lists of the centre name people, or posts alone."""
    async with work.db.reading() as session:
        return (await load(session, work.center_id, EventRules)).names


@use_case(Permission.MANAGE_PEOPLE)
async def set_names(work: Work, *, names: bool) -> None:
    """Name people in sheets and lists from now on, or posts alone; the audit log says who decided it."""
    async with work.db.writing() as session:
        await save(session, work, EventRules(names=names))
