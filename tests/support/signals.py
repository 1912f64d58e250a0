"""Early signals of the tests' town."""

from datetime import date

from models.signals import Measure
from services.signals import counting, recording
from services.work import Work

MARCH = date(2026, 3, 1)


async def counted(work: Work, district: int, month: date = MARCH, **numbers: int) -> None:
    """These are the numbers of that month; the rest of them stay as they are."""
    sheet = await counting.open_sheet(work, district, month)
    typed = {Measure(name): number for name, number in numbers.items()}
    assert not (await counting.put(work, district, month, sheet.numbers, typed)).taken


async def tapped(work: Work, measure: Measure, key: str) -> int:
    """A signal of the actor's only district."""
    ((district, _),) = await recording.places(work)
    return await recording.record(work, measure, district, key)
