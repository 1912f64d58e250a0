"""A year of a centre in fast motion: a plan, forty-five people, most of the work done, and what each was told by day.

Alarms, letters and the sender are the product's own; only Telegram is in memory.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import insert, select

from models.access import Role
from models.activities import Activity, Type
from models.base import Base
from models.calendar import is_working
from models.notifications import EDITS, NoticeKind, Notification, Status
from models.people import Actor, Center, Holding, Person, Post
from models.plan.tables import Occurrence, PlanItemPost
from models.reminders.hours import instant_at
from models.reminders.rules import ReminderRules
from scheduler.delivery import Delivery
from scheduler.letters.table import LETTERS
from scheduler.pace import Pace
from services.alarms import tick
from services.database import Database
from services.plan import accept, drafts
from services.reminders.gathering import OF_THE_DAY
from services.reminders.rules import switch
from services.ringers import RINGERS
from services.work import Work
from tests.support.clock import FakeClock
from tests.support.outbox import FAST
from tests.support.plan import EXAMPLES
from tests.support.telegram import Notebook, Telegram

ZONE = ZoneInfo("Europe/Moscow")
RULES = ReminderRules()
PEOPLE = 45
COORDINATOR = "Координатор"
OFTEN_DONE, LATE_DONE = 0.75, 0.15
"""Shares of the dates that are done in time and late; the rest is never done."""
DAY = timedelta(days=1)
SECONDS = 9
"""At most so many messages a moment: more would be found by the tests as not sent."""


REAL = Path(__file__).parents[3] / "shared" / "plans"
PLANS = [
    (path.name, path.read_bytes(), year)
    for path, year in (
        (REAL / "tambov-2024.txt", 2024),
        (REAL / "vologda-2020.txt", 2020),
        (EXAMPLES / "plan-2026.txt", 2026),
    )
    if path.exists()
]
"""The real plans where they stand beside the checkout, and the invented one."""


@dataclass(frozen=True)
class Message:
    """What one person got at one moment: a single message, or a digest of so many lines."""

    person: str
    at: datetime
    kinds: tuple[NoticeKind, ...]
    dates: tuple[int, ...]
    """The dates of the plan that it spoke of."""
    digest: bool

    @property
    def day(self) -> date:
        return self.at.astimezone(ZONE).date()

    @property
    def of_the_day(self) -> bool:
        """A message of its own about what is due that very day."""
        return not self.digest and self.kinds[0] in OF_THE_DAY


@dataclass
class Year:
    """What came out."""

    title: str
    messages: list[Message] = field(default_factory=list)
    logged: dict[int, datetime] = field(default_factory=dict)
    """When each date of the plan was marked as done."""
    dates: dict[int, date] = field(default_factory=dict)
    """When each is due."""
    answer: dict[int, set[str]] = field(default_factory=dict)
    """Who answers for each."""
    statuses: Counter[Status] = field(default_factory=Counter)
    """How the notices ended."""
    arrived: Counter[str] = field(default_factory=Counter)
    """How many messages each person has in Telegram."""

    def by_person(self) -> dict[str, list[Message]]:
        found: defaultdict[str, list[Message]] = defaultdict(list)
        for message in self.messages:
            found[message.person].append(message)
        return dict(sorted(found.items()))


async def simulate(db: Database, data: bytes, name: str, year: int, *, evenings: bool = True) -> Year:
    """Live through the year with that plan in an empty database. Without evenings the clock is looked at on working
    mornings only, as if the bot were switched off in between."""
    clock = FakeClock(datetime(year, 1, 9, 9, 0, tzinfo=UTC))
    result = Year(name)
    work, people = await _settle(db, clock)
    await accept.accept(work, (await drafts.read_file(work, data, name, "year")).draft_id)
    todo = await _fill(db, work, people, random.Random(year), result)
    await switch(work, on=True)
    telegram = Telegram()
    sender = Delivery(db, clock, telegram, Notebook(), LETTERS, Pace(FAST))
    day = date(year, 1, 9)
    while day <= date(year + 1, 1, 20):
        done = todo.pop(day, [])
        morning, evening = [one for one in done if one[0] % 2], [one for one in done if not one[0] % 2]
        clock.set(instant_at(day, RULES.digest_time, ZONE))
        if evenings or is_working(day):
            await tick(db, clock, RINGERS)
            await _log(db, work, clock, morning, result)  # between the alarm and the letter
            await _send(clock, sender)
        else:
            evening = done
        clock.set(instant_at(day, RULES.evening_time, ZONE))
        if evenings:
            await tick(db, clock, RINGERS)
        await _log(db, work, clock, evening, result)
        if evenings:
            await _send(clock, sender)
        day += DAY
    await _read(db, result)
    async with db.reading() as session:
        for one in await session.scalars(select(Person)):
            result.arrived[one.name] = len(telegram.chats.get(one.telegram_id, {}))
    return result


async def _settle(db: Database, clock: FakeClock) -> tuple[Work, list[int]]:
    """An empty database with a centre of forty-five: a coordinator, a head, five specialists, thirty-eight curators."""
    titles = [COORDINATOR, "Руководитель", "Психолог", "Методист", "Логопед", "Социальный педагог", "Юрисконсульт"]
    roles = [Role.COORDINATOR, Role.HEAD, *[Role.SPECIALIST] * 5]
    async with db.writing() as session:
        for table in reversed(Base.metadata.sorted_tables):
            await session.execute(table.delete())
        center = Center(name="Ресурсный центр «Год»", zone=str(ZONE), created_at=clock.now())
        session.add(center)
        await session.flush()
        people = []
        for n in range(PEOPLE):
            title, role = (titles[n], roles[n]) if n < len(titles) else (f"Куратор {n - 6}", Role.CURATOR)
            person = Person(center_id=center.id, telegram_id=n + 1, name=title, consent_at=clock.now())
            post = Post(center_id=center.id, role=role, title=title)
            session.add_all([person, post])
            await session.flush()
            session.add(Holding(post_id=post.id, person_id=person.id, since=date(2000, 1, 1)))
            people.append(person.id)
    actor = Actor(1, people[0], center.id, COORDINATOR, center.name, str(ZONE), roles=frozenset({Role.COORDINATOR}))
    return Work(db, clock, actor), people


async def _fill(
    db: Database, work: Work, people: Sequence[int], chance: random.Random, result: Year
) -> dict[date, list[tuple[int, int]]]:
    """Give the vacant posts of the plan to people, and say which date is done on which day."""
    async with db.writing() as session:
        held = select(Holding.post_id)
        for post in (await session.scalars(select(Post).where(Post.id.not_in(held)).order_by(Post.id))).all():
            many = 3 if any(word in post.title.lower() for word in ("специалист", "куратор")) else 1
            for person in chance.sample(list(people[2:]), many):
                session.add(Holding(post_id=post.id, person_id=person, since=date(2000, 1, 1)))
        query = select(Occurrence.id, Occurrence.item_id, Occurrence.opens, Occurrence.due, Occurrence.count)
        rows = (await session.execute(query.order_by(Occurrence.id))).all()
    todo: defaultdict[date, list[tuple[int, int]]] = defaultdict(list)
    for id_, item, opens, due, count in rows:
        result.dates[id_], share = due, chance.random()
        if share < OFTEN_DONE:
            day = opens + chance.randrange((due - opens).days + 1) * DAY
        elif share < OFTEN_DONE + LATE_DONE:
            day = due + chance.randrange(1, 12) * DAY
        else:
            continue
        todo[max(day, work.today)].extend([(id_, item)] * count)
    return todo


async def _log(db: Database, work: Work, clock: FakeClock, done: list[tuple[int, int]], result: Year) -> None:
    if not done:
        return
    rows = [
        {
            "center_id": work.center_id,
            "author_id": work.person_id,
            "client_key": f"{occurrence}:{n}:{clock.now()}",
            "type": Type.OTHER,
            "title": "Сделано",
            "title_key": "сделано",
            "day": work.today,
            "result": "",
            "created_at": clock.now(),
            "plan_item_id": item,
            "occurrence_id": occurrence,
        }
        for n, (occurrence, item) in enumerate(done)
    ]
    async with db.writing() as session:
        await session.execute(insert(Activity), rows)
    result.logged.update({occurrence: clock.now() for occurrence, _ in done})


async def _send(clock: FakeClock, sender: Delivery) -> None:
    """Everything that is ready; a chat gets one message a second."""
    for _ in range(SECONDS):
        sender.pace = Pace(FAST)  # it lives by the monotonic clock, which nobody can move
        await sender.sweep()
        if not await sender.round():
            return
        while await sender.round():
            pass
        clock.move(seconds=1.5)


async def _read(db: Database, result: Year) -> None:
    """What was told, as the outbox has it: who got what when, and in which digest."""
    query = select(Notification, Person.name).join(Person, Person.id == Notification.person_id)
    async with db.reading() as session:
        rows = (await session.execute(query.order_by(Notification.ended_at, Notification.id))).all()
        people = select(PlanItemPost.item_id, Holding.person_id).join(Holding, Holding.post_id == PlanItemPost.post_id)
        answer: defaultdict[int, set[int]] = defaultdict(set)
        for item, person in await session.execute(people):
            answer[item].add(person)
        names = {one.id: one.name for one in await session.scalars(select(Person))}
        for id_, item in await session.execute(select(Occurrence.id, Occurrence.item_id)):
            result.answer[id_] = {names[one] for one in answer[item]}
    lines: defaultdict[int | None, list[Notification]] = defaultdict(list)
    for row, _ in rows:
        lines[row.digest_id if row.status is Status.COALESCED else None].append(row)
    for row, name in rows:
        if row.kind in EDITS:  # an older message says more: nobody gets a new one
            continue
        result.statuses[row.status] += 1
        if row.status is Status.SENT and row.ended_at is not None:
            digest = row.kind is NoticeKind.DIGEST
            result.messages.append(_message(name, row.ended_at, lines[row.id] if digest else [row], digest=digest))


def _message(person: str, at: datetime, rows: Sequence[Notification], *, digest: bool) -> Message:
    dates = tuple(row.subject_id or 0 for row in rows if row.kind.value.startswith("date"))
    return Message(person, at, tuple(row.kind for row in rows), dates, digest)


def table(year: Year) -> Iterator[str]:
    """What each person got, by day: «12.01 ×5» is a digest of five lines, «31.03» a message of its own."""
    for person, messages in year.by_person().items():
        days: defaultdict[date, list[str]] = defaultdict(list)
        for one in messages:
            days[one.day].append(f"×{len(one.kinds)}" if one.digest else "•")
        shown = " ".join(f"{day:%d.%m}{''.join(marks)}" for day, marks in days.items())
        yield f"  {person}: {len(messages)} – {shown}"


def most_in_a_day(year: Year) -> int:
    """The most messages that anybody got on one day, but for those about that very day."""
    return max(Counter((one.person, one.day) for one in year.messages if not one.of_the_day).values())


def after_logging(year: Year) -> int:
    """How many times somebody was reminded of a date that was marked as done before, be it a moment."""
    return sum(id_ in year.logged and year.logged[id_] <= one.at for one in year.messages for id_ in one.dates)


def forgotten(year: Year) -> list[tuple[date, str]]:
    """Whoever was not told before the end of its day of a date that was then still to be done, date by date."""
    found = []
    for id_, due in year.dates.items():
        if id_ in year.logged and year.logged[id_].astimezone(ZONE).date() <= due:
            continue
        told = {one.person for one in year.messages if id_ in one.dates and one.day <= due}
        found += [(due, name) for name in year.answer[id_] or {COORDINATOR} if name not in told]
    return found
