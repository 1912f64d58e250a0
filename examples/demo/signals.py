"""Early signals of the demonstration: a few in each curator's month by a tap, and what followed at its end."""

import random
from datetime import date, time, timedelta

from examples.demo.cast import CURATORS
from examples.demo.past import Past
from models.periods import Period, Span
from models.signals import Measure
from services.signals import counting, recording
from services.work import Work

MONTHS = 5
NOON, LATER = time(12, 20), time(16, 40)
WHO = (Measure.SCHOOL, Measure.SCHOOL, Measure.KINDERGARTEN, Measure.COUNCIL, Measure.NEIGHBOURS, Measure.FAMILY)
"""Nobody hears of a family from a clinic or from the police: that is what the map shows."""


async def notice(past: Past, chance: random.Random) -> None:
    """The months before this one."""
    months = [Period.around(Span.MONTH, past.today).before()]
    while len(months) < MONTHS:
        months.insert(0, months[0].before())
    for month in months:
        told = {part: chance.choices(WHO, k=chance.randint(1, 4)) for part in CURATORS}
        await past.go(month.first + timedelta(days=13), NOON)
        for number, (part, signals) in enumerate(told.items()):
            work = await past.by(part)
            for n, measure in enumerate(signals):
                await recording.record(work, measure, await _place(work), f"demo:{month.first}:{number}:{n}")
        await past.go(month.last, LATER)
        for part, signals in told.items():
            await _follow(await past.by(part), month.first, len(signals), chance)


async def _place(work: Work) -> int:
    """The curator's own district."""
    ((district, _), *_) = await recording.places(work)
    return district


async def _follow(work: Work, month: date, came: int, chance: random.Random) -> None:
    checked = chance.randint(came - 1, came)
    confirmed = chance.randint(0, checked)
    numbers = {Measure.CHECKED: checked, Measure.CONFIRMED: confirmed, Measure.PASSED: confirmed // 2}
    await counting.put(work, await _place(work), month, {}, numbers)
