"""Use cases of an account of several centres: going over into another one, and of which of them a thing is."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Select, bindparam, select

from models.access import Permission, Role
from models.accounts import Elsewhere
from models.activities import Activity
from models.admissions import Admission
from models.errors import NotFound
from models.events.afterwards import PostTask
from models.events.tables import Event
from models.handover import Handover
from models.library.tables import LibraryMaterial
from models.monitoring.tables import Monitoring, Report
from models.people import Invite, Person, Post
from models.plan.proposals import Proposal
from models.plan.tables import Occurrence, PlanItem
from models.questionnaires import Questionnaire
from models.register_entries import RegisterEntry
from models.requests.meetings import Meeting, Recommendation, Slot
from models.requests.tables import Request, RequestEvent
from services.people.inner.choosing import choose
from services.people.members import Actors
from services.wording import speak_to
from services.work import Work, use_case


def _of(model: Any) -> Select[int]:
    return select(model.center_id).where(model.id == bindparam("id"))


THINGS: Mapping[str, Select[int]] = {
    "activity": _of(Activity),
    "admission": _of(Admission),
    "asker": _of(Person),
    "entry": _of(RegisterEntry),
    "handover": _of(Handover),
    "held": _of(Event),
    "invite": _of(Invite),
    "item": _of(PlanItem),
    "material": _of(LibraryMaterial),
    "monitoring": _of(Monitoring),
    "occurrence": _of(Occurrence),
    "post": _of(Post),
    "proposal": _of(Proposal),
    "questionnaire": _of(Questionnaire),
    "report": _of(Report),
    "request": _of(Request),
    "task": _of(PostTask),
    "vacancy": _of(Post),
    "event": select(Request.center_id).join(RequestEvent).where(RequestEvent.id == bindparam("id")),
    "recommendation": select(Meeting.center_id).join(Recommendation).where(Recommendation.id == bindparam("id")),
    "slot": select(Meeting.center_id).join(Slot).where(Slot.id == bindparam("id")),
}
"""What a button may be about, by the names of the fields of its place: the centre that it is of."""


@use_case(Permission.OWN_DATA)
async def whose(work: Work, thing: str, thing_id: int) -> Elsewhere | None:
    """In which other centre of the actor's the thing is; None for one of this centre, of somebody else's, or that is
    not there: of those nothing is told."""
    if not work.actor.elsewhere or thing not in THINGS:
        return None
    async with work.db.reading() as session:
        center = await session.scalar(THINGS[thing], {"id": thing_id})
    return next((one for one in work.actor.elsewhere if one.center_id == center), None)


@use_case(Permission.OWN_DATA)
async def turn_to(work: Work, person_id: int) -> Work:
    """The account is in another of its centres from now on; returns the work of who it is there.

    Raises NotFound for what is none of its centres, or where it holds no post any more.
    """
    if person_id not in {one.person_id for one in work.actor.elsewhere}:
        raise NotFound
    async with work.db.writing() as session:
        await choose(session, work.clock.now(), await session.get_one(Person, person_id, with_for_update=True))
    return await _as(work, person_id)


@use_case(Permission.JOIN)
async def here(work: Work) -> Work:
    """The work of who the account is now, when it may have come into a centre."""
    return await _as(work, None)


async def _as(work: Work, person_id: int | None) -> Work:
    who = work.actor
    actors = Actors(work.db, work.clock, [who.user_id] if Role.ADMIN in who.roles else [], who.messenger)
    there = replace(work, actor=await actors.load(who.user_id, person_id))
    await speak_to(there.db, there.actor)
    return there
