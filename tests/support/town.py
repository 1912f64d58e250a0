"""The invented centre that the tests play in, and a second one that must never see it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Role
from models.people import Center, District, Person, Post, Tenure
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
        return replace(work, actor=replace(work.actor, telegram_id=telegram_id))


async def settle(db: Database, clock: Clock) -> Town:
    """Put both centres with their people into an empty database."""
    async with db.writing() as session:
        bereg = await _place(session, clock, BEREG, DISTRICTS, BEREG_PEOPLE)
        mayak = await _place(session, clock, MAYAK, FAR_DISTRICTS, MAYAK_PEOPLE)
    return Town(db, clock, bereg, mayak)


async def _place(
    session: AsyncSession, clock: Clock, name: str, districts: Sequence[str], people: Sequence[Who]
) -> Place:
    center = Center(name=name, zone="Europe/Moscow", created_at=clock.now() - timedelta(days=365))
    session.add(center)
    await session.flush()
    rows = [District(center_id=center.id, name=d, position=n) for n, d in enumerate(districts, 1)]
    session.add_all(rows)
    await session.flush()
    place = Place(center.id, {row.name: row.id for row in rows})
    posts = [
        Post(center_id=center.id, role=who.role, title=who.post, district_id=place.districts.get(who.district))
        for who in people
    ]
    persons = [
        Person(center_id=center.id, telegram_id=who.telegram_id, name=who.name, consent_at=clock.now())
        for who in people
    ]
    session.add_all([*posts, *persons])
    await session.flush()
    held = zip(posts, persons, strict=True)
    tenures = [Tenure(post_id=post.id, person_id=person.id, since=LONG_AGO) for post, person in held]
    session.add_all(tenures)
    await session.flush()
    for who, post, person, tenure in zip(people, posts, persons, tenures, strict=True):
        place.persons[who.name], place.posts[who.name] = person.id, post.id
        place.tenures[who.name] = tenure.id
    return place
