"""The invented centre that the tests play in, and a second one that must never see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, insert, select

from models.access import Role
from models.base import Base
from models.people import Center, District, Person, Post, Tenure
from services.people.inner.identities import mend
from services.people.members import Actors
from services.work import Work
from storage.clock import Clock
from storage.database import Database

BEREG = "Ресурсный центр «Берег»"
MAYAK = "Ресурсный центр «Маяк»"
DISTRICTS = (
    "Петровский район",
    "Лесной район",
    "Заречный район",
    "Озёрный округ",
    "Степной район",
    "город Ясный",
)
FAR_DISTRICTS = ("Северный район", "Приморский район")
LONG_AGO = date(2020, 1, 9)


@dataclass(frozen=True)
class Who:
    """Somebody with a phone."""

    telegram_id: int
    name: str
    role: Role | None = None
    post: str = ""
    district: str = ""


OLGA = Who(101, "Ольга Ветрова", Role.COORDINATOR, "Координатор")
MARIA = Who(102, "Мария Орлова", Role.CURATOR, "Куратор", "Петровский район")
PYOTR = Who(103, "Пётр Лугов", Role.CURATOR, "Куратор", "Лесной район")
IGOR = Who(104, "Игорь Савельев", Role.HEAD, "Руководитель")
ANNA = Who(105, "Анна Белова", Role.SPECIALIST, "Психолог")
VERA = Who(201, "Вера Холодова", Role.COORDINATOR, "Координатор")
GLEB = Who(202, "Глеб Нечаев", Role.CURATOR, "Куратор", "Северный район")
ADMIN = Who(900, "Админ Системы")
STRANGER = Who(999, "Прохожий Сергей")

BEREG_PEOPLE = (OLGA, MARIA, PYOTR, IGOR, ANNA)
MAYAK_PEOPLE = (VERA, GLEB)
EVERYBODY = (*BEREG_PEOPLE, *MAYAK_PEOPLE, ADMIN, STRANGER)
ADMINS = (ADMIN.telegram_id,)


@dataclass
class Place:
    """A centre in the database: ids by name."""

    id: int
    districts: dict[str, int] = field(default_factory=dict)
    persons: dict[str, int] = field(default_factory=dict)
    posts: dict[str, int] = field(default_factory=dict)
    tenures: dict[str, int] = field(default_factory=dict)


@dataclass
class Town:
    """Both centres, and who speaks."""

    db: Database
    clock: Clock
    bereg: Place
    mayak: Place

    @property
    def zone(self) -> ZoneInfo:
        """The clock of both centres."""
        return ZoneInfo("Europe/Moscow")

    async def work(self, who: Who) -> Work:
        """A unit of work as the middleware opens it for this person now."""
        return Work(self.db, self.clock, await Actors(self.db, self.clock, ADMINS).load(who.telegram_id))

    def named(self, work: Work, telegram_id: int) -> Work:
        """The same world seen by another Telegram account that nobody knows."""
        return replace(work, actor=replace(work.actor, user_id=telegram_id, of_account=None))


async def settle(db: Database, clock: Clock) -> Town:
    """Put both centres with their people into an empty database, whose numbers begin with one. Five statements do it:
    as objects of a session they took longer than many a test."""
    rows = _Rows(clock)
    bereg, mayak = rows.place(BEREG, DISTRICTS, BEREG_PEOPLE), rows.place(MAYAK, FAR_DISTRICTS, MAYAK_PEOPLE)
    async with db.writing() as session:
        for table, some in rows.of.items():
            await session.execute(insert(table), some)
        await mend(session, clock.now())
        if not db.sqlite:  # what came with its number was not counted
            sequences = {table: func.pg_get_serial_sequence(table.__tablename__, "id") for table in rows.of}
            await session.execute(select(*(func.setval(sequences[one], len(some)) for one, some in rows.of.items())))
    return Town(db, clock, bereg, mayak)


class _Rows:
    """Rows of tables, numbered from one."""

    def __init__(self, clock: Clock) -> None:
        self._now = clock.now()
        self.of: dict[type[Base], list[dict[str, Any]]] = {}

    def place(self, name: str, districts: Sequence[str], people: Sequence[Who]) -> Place:
        """A centre with everybody in their post."""
        center = self._add(Center, name=name, zone="Europe/Moscow", created_at=self._now - timedelta(days=365))
        place = Place(center)
        for number, district in enumerate(districts, 1):
            place.districts[district] = self._add(District, center_id=center, name=district, position=number)
        for who in people:
            post = self._add(
                Post, center_id=center, role=who.role, title=who.post, district_id=place.districts.get(who.district)
            )
            person = self._add(Person, center_id=center, account=who.telegram_id, name=who.name, consent_at=self._now)
            place.posts[who.name], place.persons[who.name] = post, person
            place.tenures[who.name] = self._add(Tenure, post_id=post, person_id=person, since=LONG_AGO)
        return place

    def _add(self, table: type[Base], **values: object) -> int:
        rows = self.of.setdefault(table, [])
        rows.append({"id": len(rows) + 1, **values})
        return len(rows)
