"""The past quarters of the demonstration: what curators reported, and what people answered to questionnaires."""

import random
from datetime import date, time, timedelta

from examples.demo.cast import COORDINATOR, CURATORS, HEAD, SPECIALIST, Part
from examples.demo.past import Past
from models.calendar import next_working
from models.periods import Period, Span
from models.questionnaires import Theme, questions_of
from services.monitoring import control, filling
from services.questionnaires import rounds

QUARTERS = 4
OPENED = time(9, 5)
LATE = CURATORS[1]
"""Whose reports come after the day."""
ALL = (COORDINATOR, HEAD, SPECIALIST, *CURATORS)
ROUND, ANSWERED = timedelta(days=14), 2
"""How long a questionnaire goes on, and how many have answered the one that is open now."""


async def report(past: Past, chance: random.Random) -> None:
    """The last quarters, each opened on its day; the newest that is still open waits for one curator."""
    current = Period.around(Span.QUARTER, past.today)
    quarters = [current]
    for _ in range(QUARTERS - 1):
        quarters.insert(0, quarters[0].before())
    families = {part: 8 + 3 * number for number, part in enumerate(CURATORS)}
    for quarter in quarters:  # the quarter before this one is reported in it
        await past.go(next_working(quarter.first), OPENED)
        await past.fire()
        for number, part in enumerate(CURATORS):
            day = next_working(quarter.first + timedelta(days=16 if part is LATE else 6 + number))
            if day < past.today:
                families[part] = await _hand_in(past, part, day, families[part], chance)
        last = next_working(quarter.first + timedelta(days=26))
        if last < past.today:
            await past.go(last)
            await control.accept_all(await past.by(COORDINATOR), quarter.before())


async def _hand_in(past: Past, part: Part, day: date, opening: int, chance: random.Random) -> int:
    """A quarter's numbers that fit together; returns how many families it ended with."""
    await past.go(day)
    work = await past.by(part)
    task = (await filling.list_tasks(work))[0]
    came, left = chance.randint(0, 3), chance.randint(0, 2)
    closing = opening + came - left
    numbers = {"K1": 2, "S1": came + 2, "F1": opening, "F2": came, "F3": left, "F4": left, "F5": 0, "F6": closing}
    numbers |= {"C1": 2 * closing, "M1": closing, "Z1": 4, "Z2": 5, "Z3": 1, "R1": 0, "N1": came}
    put = await filling.put(work, await filling.open_sheet(work, task.report_id), numbers)
    for finding in put.sheet.unexplained:
        await filling.give_reason(work, put.sheet, finding.key, "Проверено, всё верно")
    await filling.submit(work, task.report_id)
    return closing


async def question(past: Past, chance: random.Random) -> None:
    """A round two months ago that everybody but one answered, and one that goes on."""
    before = await _begin(past, Theme.MOTIVATION, past.today - timedelta(days=60))
    for part in ALL[1:]:
        await past.later(hours=3)
        await _answer(past, part, before, Theme.MOTIVATION, chance)
    now = await _begin(past, Theme.SATISFACTION, past.today - timedelta(days=4))
    for part in CURATORS[-ANSWERED:]:
        await past.later(hours=1)
        await _answer(past, part, now, Theme.SATISFACTION, chance)


async def _begin(past: Past, theme: Theme, day: date) -> int:
    await past.go(day)
    work = await past.by(COORDINATOR)
    groups = [one.post_id for one in await rounds.list_groups(work)]
    return await rounds.start(work, theme, groups, day + ROUND, f"demo:{theme}")


async def _answer(past: Past, part: Part, number: int, theme: Theme, chance: random.Random) -> None:
    given = {one.id: str(chance.randrange(len(one.options) // 2, len(one.options))) for one in questions_of(theme)}
    await rounds.answer(await past.by(part), number, given)
