"""The plan of this year in the demonstration: accepted in January, most of what has come due done."""

import random
from datetime import date

from sqlalchemy import select, update

from examples.demo.cast import COORDINATOR
from examples.demo.plan import plan_file
from examples.demo.plant import Planted
from models.access import Role
from models.activities import Evidence, Facts
from models.notifications import Notification, Status
from models.people import Actor
from models.plan.tables import Occurrence, PlanItem
from services import activities
from services.alarms import tick
from services.clock import Clock
from services.database import Database
from services.plan import accept, drafts, fits
from services.reminders.rules import switch
from services.ringers import RINGERS
from services.work import Work

DONE = 0.8
"""The share of past dates that were kept: something is always overdue."""


async def live(db: Database, clock: Clock, planted: Planted, telegram_id: int, chance: random.Random) -> None:
    """The coordinator's plan and what was done by it up to today."""
    actor = Actor(
        telegram_id,
        person_id=planted.people[COORDINATOR.name],
        center_id=planted.center,
        roles=frozenset({Role.COORDINATOR}),
    )
    work = Work(db, clock, actor)
    read = await drafts.read_file(work, plan_file(work.today.year), "План.docx", "demo:plan")
    for row in (await drafts.review(work, read.draft_id)).doubts:
        await drafts.answer_doubt(work, read.draft_id, row.place, "IV квартал")
    await accept.accept(work, read.draft_id)
    for number, (item, day) in enumerate(await _past(work)):
        if chance.random() < DONE:
            await _do(work, item, day, f"demo:plan:{number}", chance)
    await switch(work, on=True)
    await _told_until_now(db, clock)


async def _told_until_now(db: Database, clock: Clock) -> None:
    """What was due until today has been told already: the phones are quiet until the clock moves on."""
    await tick(db, clock, RINGERS)
    async with db.writing() as session:
        await session.execute(update(Notification).values(status=Status.SENT, ended_at=clock.now()))


async def _past(work: Work) -> list[tuple[PlanItem, date]]:
    """Every date that has come due, with the day of its doing."""
    query = (
        select(PlanItem, Occurrence.due)
        .join(Occurrence, Occurrence.item_id == PlanItem.id)
        .where(PlanItem.center_id == work.center_id, Occurrence.due < work.today)
        .order_by(Occurrence.due, Occurrence.id)
    )
    async with work.db.reading() as session:
        return [(item, day) for item, day in (await session.execute(query)).all()]


async def _do(work: Work, item: PlanItem, day: date, key: str, chance: random.Random) -> None:
    told = await fits.begin_from(work, item.id)
    facts = Facts(
        type=told.type,
        title=told.title,
        day=day,
        format=told.format,
        attendance={} if told.copies else {told.people: (chance.randint(5, 14), 0)},
        evidence={} if told.copies else {Evidence.SIGN_IN: (True, "")},
        handouts={told.material: chance.choice((15, 20, 30))} if told.copies else {},
    )
    await activities.log_activity(work, facts, key, item.id)
