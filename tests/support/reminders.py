"""The outbox as a person would read it: who is told what, after the clock has ticked."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select

from models.notifications import Notification, Status
from models.people import Center, Person
from scheduler.letters.letter import Letter, LetterContext, Line, Skipped
from scheduler.letters.table import LETTERS
from services.reminders.rules import switch
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import tick
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.telegram import seen
from tests.support.town import Town


@dataclass(frozen=True)
class Row:
    """A row of the outbox with a first name."""

    id: int
    name: str
    kind: str
    nudge: str
    day: date
    together: bool
    status: Status


async def remind(town: Town, coordinator: Work) -> None:
    """Switch reminding on in the coordinator's centre and let the clock tick."""
    await switch(coordinator, on=True)
    await fire(town)


async def fire(town: Town) -> None:
    """One tick of the timers."""
    await tick(town.db, town.clock, TIMER_HANDLERS)


def at(clock: FakeClock, text: str) -> None:
    """Set the clock to a moment in Moscow: «2026-04-01 09:00»."""
    clock.set(datetime.fromisoformat(f"{text}+03:00").astimezone(UTC))


async def outbox(town: Town, *, waiting: bool = False) -> list[Row]:
    """All rows, or those that wait, in the order in which they came."""
    query = select(Notification, Person.name).join(Person, Person.id == Notification.person_id)
    if waiting:
        query = query.where(Notification.status == Status.WAITING)
    async with town.db.reading() as session:
        rows = (await session.execute(query.order_by(Notification.id))).all()
    return [
        Row(
            row.id,
            name.split()[0],
            row.kind.value,
            row.details.get("nudge", ""),
            row.not_before.astimezone(town.zone).date(),
            row.together,
            row.status,
        )
        for row, name in rows
    ]


async def written(town: Town, row: Row) -> Letter | Line | Skipped:
    """What the row is if it is sent now."""
    async with town.db.reading() as session:
        found = await session.get_one(Notification, row.id)
        person, center = await session.get_one(Person, found.person_id), await session.get_one(Center, found.center_id)
        return await LETTERS[found.kind](
            LetterContext(db=town.db, session=session, row=found, person=person, center=center, now=town.clock.now())
        )


async def said(town: Town, row: Row) -> str:
    """What the row says if it is sent now: a letter with its buttons, «– line», or «(reason)»."""
    match made := await written(town, row):
        case Letter():
            labels = [f"[{button.label}]" for line in made.buttons for button in line]
            return f"{seen(made.text)} {' '.join(labels)}".strip()
        case Line():
            return f"– {seen(made.text)}"
        case Skipped():
            return f"({made.reason})"


async def said_all(town: Town) -> list[str]:
    """What every waiting row says now, with the name of who gets it."""
    return [f"{row.name}: {await said(town, row)}" for row in await outbox(town, waiting=True)]
