"""A year later in spring: a new plan, reminders switched on, and the first of April on everybody's phone."""

from collections.abc import Sequence
from datetime import datetime

from examples.demo.moves import move, talk
from examples.demo.plan import plan_file
from simulator.driver import Simulator
from simulator.phone import Phone

MARCH = datetime.fromisoformat("2027-03-16T10:00+03:00")
APRIL = datetime.fromisoformat("2027-04-01T08:59:58+03:00")
MORNING = "Напоминания на 1 апреля 2027"
PATIENCE = 60.0


async def switch_on(coordinator: Phone) -> None:
    """The plan is sent and accepted; what people would get is looked at, and reminding begins."""
    await coordinator.send_document("План 2027.docx", plan_file(MARCH.year))
    await coordinator.hears("Прочитано", timeout=PATIENCE)
    await talk(coordinator, "[Принять]", "/reminders", "[Правила]", "[Кому что придёт]", "[Включить]")


async def first_of_april(sim: Simulator, phones: Sequence[Phone]) -> None:
    """Move the clock to the morning of the first of April, and wait until it has come to these phones."""
    move(sim, APRIL)
    for phone in phones:
        await phone.hears(MORNING, timeout=PATIENCE)
