"""The plan of a year in the demonstration: accepted in January, most of what has come due done."""

import random
from datetime import date, time

from sqlalchemy import func, select

from examples.demo.cast import COORDINATOR
from examples.demo.past import Past
from examples.demo.plan import plan_file
from models.activities import Activity, Evidence, Facts
from models.plan.product import Product
from models.plan.tables import Occurrence, Plan, PlanItem
from services.activities import records
from services.plan import accept, drafts, fits
from services.reminders.rules import switch
from services.work import Work

DONE = 0.9
"""The share of past dates that were kept: something is always overdue."""
EVENING = time(17)
JANUARY = 12
"""The day of January on which the plan was sent."""


async def live(past: Past, year: int, chance: random.Random) -> None:
    """The coordinator's plan of that year, and what was done by it up to today by those who did not say so at once."""
    await past.go(date(year, 1, JANUARY))
    work = await past.by(COORDINATOR)
    read = await drafts.read_file(work, plan_file(year), "План.docx", f"demo:plan:{year}")
    for row in (await drafts.review(work, read.draft_id)).doubts:
        await drafts.answer_doubt(work, read.draft_id, row.place, "IV квартал")
    await accept.accept(work, read.draft_id)
    await switch(work, on=True)
    for number, (item, date_id, day) in enumerate(await _past(past, year)):
        await past.go(day, EVENING)
        if chance.random() < DONE and await _is_open(past, date_id):
            await _do(await past.by(COORDINATOR), item, day, f"demo:plan:{year}:{number}", chance)


async def _past(past: Past, year: int) -> list[tuple[PlanItem, int, date]]:
    """Every date of the year that has come due, with the day of its doing."""
    query = (
        select(PlanItem, Occurrence.id, Occurrence.due)
        .join(Occurrence, Occurrence.item_id == PlanItem.id)
        .join(Plan, Plan.id == PlanItem.plan_id)
        .where(Plan.year == year, Occurrence.due < past.today)
        .order_by(Occurrence.due, Occurrence.id)
    )
    async with past.db.reading() as session:
        return [(item, date_id, day) for item, date_id, day in (await session.execute(query)).all()]


async def _is_open(past: Past, date_id: int) -> bool:
    """Whether nobody has marked it."""
    done = select(func.count(Activity.id)).where(Activity.occurrence_id == date_id)
    async with past.db.reading() as session:
        return not await session.scalar(done)


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
    await records.log_activity(work, facts, key, item.id)
