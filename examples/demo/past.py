"""The demonstration's past: on any day before today, anybody of the centre does what a person can do, by the same use
cases. Then all that was due until now has been told, and the phones are quiet until the clock moves on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import update

from examples.demo.cast import ADMIN, COORDINATOR, Part
from examples.demo.timeline import Timeline
from examples.year.clock import StillClock
from models.access import Role
from models.calendar import add_working_days
from models.notifications import Notification, Status
from services.people import centers, invites
from services.people.members import Actors
from services.timer_handlers import TIMER_HANDLERS
from services.timers.firing import tick
from services.work import Work
from storage.database import Database

ZONE = "Europe/Moscow"
MORNING = time(10)
ROLES = {
    "Куратор": Role.CURATOR,
    "Специалист": Role.SPECIALIST,
    "Координатор": Role.COORDINATOR,
    "Руководитель": Role.HEAD,
}


@dataclass(frozen=True)
class Past:
    """The database, `now` as the day of the demonstration, a clock that goes where it is sent, and the people's
    Telegram ids."""

    db: Database
    now: datetime
    clock: StillClock
    ids: Mapping[str, int]
    timeline: Timeline

    @property
    def today(self) -> date:
        """The day of the demonstration on the centre's calendar."""
        return self.now.astimezone(ZoneInfo(ZONE)).date()

    async def go(self, day: date, hour: time = MORNING) -> None:
        """The story goes on at that hour of the day, never later than now."""
        await self.at(datetime.combine(day, hour, ZoneInfo(ZONE)))

    async def at(self, moment: datetime) -> None:
        """The story goes on at that moment."""
        await self.timeline.until(min(moment, self.now))

    async def later(self, **by: float) -> None:
        """The story goes on after a while: `minutes=70`."""
        await self.at(self.clock.now() + timedelta(**by))

    def working(self, days: int, hour: time = MORNING) -> datetime:
        """That hour so many working days from today; before it when negative."""
        return datetime.combine(add_working_days(self.today, days), hour, ZoneInfo(ZONE))

    async def move(self, days: int, hour: time = MORNING) -> None:
        """The story goes on at that hour so many working days from today."""
        await self.go(self.working(days).date(), hour)

    async def by(self, part: Part) -> Work:
        """A unit of work of that person at the moment that the clock shows."""
        actors = Actors(self.db, self.clock, (self.ids[ADMIN.telegram_name],))
        return Work(self.db, self.clock, await actors.load(self.ids[part.telegram_name]))

    async def fire(self) -> None:
        """The bot's own tick at that moment."""
        await tick(self.db, self.clock, TIMER_HANDLERS)

    async def be_quiet(self) -> None:
        """What was due until the moment that the clock shows has been told already."""
        await self.fire()
        async with self.db.writing() as session:
            told = update(Notification).where(Notification.ended_at.is_(None))
            await session.execute(told.values(status=Status.SENT, ended_at=self.clock.now()))


async def found(past: Past, name: str, districts: Sequence[str], staff: Sequence[Part], days: int) -> None:
    """The centre is founded so many days ago, and everybody comes in by a link of their own."""
    await past.go(past.today - timedelta(days=days))
    made = await centers.found_center(await past.by(ADMIN), name, districts, ZONE, "demo:center")
    await invites.redeem_invite(await past.by(COORDINATOR), made.code, COORDINATOR.name)
    for part in staff:
        coordinator = await past.by(COORDINATOR)
        places = {place: district for district, place in await centers.list_districts(coordinator)}
        title = part.place if part.place and part.place not in places else part.role
        link = await invites.invite(
            coordinator, ROLES[part.role], title, places.get(part.place), part.name, f"demo:{part.telegram_name}"
        )
        await invites.redeem_invite(await past.by(part), link.code, part.name)
