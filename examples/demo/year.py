"""The plan of this year in the demonstration: accepted in January, most of what has come due done."""

import random
from datetime import date

from sqlalchemy import select

from examples.demo.cast import COORDINATOR
from examples.demo.past import Past
from examples.demo.plan import plan_file
from models.activities import Evidence, Facts
from models.plan.product import Product
from models.plan.tables import Occurrence, PlanItem
from services import activities
from services.plan import accept, drafts, fits
from services.reminders.rules import switch
from services.work import Work

DONE = 0.8
"""The share of past dates that were kept: something is always overdue."""
JANUARY = 12
"""The day of January on which the plan was sent."""


async def live(past: Past, chance: random.Random) -> None:
    """The coordinator's plan and what was done by it up to today."""
    past.go(date(past.today.year, 1, JANUARY))
    work = await past.by(COORDINATOR)
    read = await drafts.read_file(work, plan_file(past.today.year), "План.docx", "demo:plan")
    for row in (await drafts.review(work, read.draft_id)).doubts:
        await drafts.answer_doubt(work, read.draft_id, row.place, "IV квартал")
    await accept.accept(work, read.draft_id)
    past.clock.set(past.now)
    for number, (item, day) in enumerate(await _past(work)):
        if chance.random() < DONE:
            await _do(work, item, day, f"demo:plan:{number}", chance)
    await switch(work, on=True)


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
        attendance={told.people: (chance.randint(5, 14), 0)} if told.product is Product.PEOPLE else {},
        evidence={Evidence.SIGN_IN: (True, "")} if told.product is Product.PEOPLE else {},
        involvement=told.involvement,
        handouts={told.material: chance.choice((15, 20, 30))} if told.copies else {},
    )
    await activities.log_activity(work, facts, key, item.id)
