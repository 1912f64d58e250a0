"""Requests of the invented centre, and one more specialist: two are needed to see who wins."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from sqlalchemy import select

from models.access import Role
from models.activities import Format
from models.notifications import NoticeKind, Notification
from models.people import Person, Post, Tenure
from models.requests.meetings import Slot
from models.requests.states import RequestStep
from models.requests.tables import Mode, Request, RequestEvent, RequestKind
from services.people.inner.identities import mend
from services.requests import answering, create, scheduling
from services.requests.create import Asked
from services.timer_handlers import TIMER_HANDLERS
from services.timers import firing
from services.work import Work
from tests.support.town import LONG_AGO, Town, Who

NINA = Who(301, "Нина Тихая", Role.SPECIALIST, "Методист")
TOPIC = "Эмоциональное выгорание"
KEYS = count(1)
QUESTION = "Третий месяц нет сил на встречи. Отдых не помогает. Как вернуться к работе?"


async def settle_nina(town: Town) -> Work:
    """The methodist of «Берег»."""
    async with town.db.writing() as session:
        post = Post(center_id=town.bereg.id, role=Role.SPECIALIST, title=NINA.post)
        person = Person(center_id=town.bereg.id, account=NINA.telegram_id, name=NINA.name, consent_at=town.clock.now())
        session.add_all([post, person])
        await session.flush()
        await mend(session, town.clock.now())
        tenure = Tenure(post_id=post.id, person_id=person.id, since=LONG_AGO)
        session.add(tenure)
        await session.flush()
        town.bereg.persons[NINA.name], town.bereg.posts[NINA.name] = person.id, post.id
        town.bereg.tenures[NINA.name] = tenure.id
    return await town.work(NINA)


def supervision(topic: str = TOPIC, **more: Any) -> Asked:
    """What a curator asks."""
    asked: dict[str, Any] = {"mode": Mode.INDIVIDUAL, "format": Format.REMOTE, "convenient": "вт, чт после 15"}
    return Asked(kind=RequestKind.SUPERVISION, question=QUESTION, topic=topic, **(asked | more))


def consultation(topic: str = "Юридическая", **more: Any) -> Asked:
    return Asked(kind=RequestKind.CONSULTATION, question="Кто подписывает согласие?", topic=topic, **more)


async def filed(work: Work, asked: Asked | None = None, key: str = "") -> int:
    """A filed request; a new one at every call unless a key is given."""
    made = await create.file(work, asked or supervision(), key or f"key {next(KEYS)}")
    return made.id


async def accepted(author: Work, answerer: Work, asked: Asked | None = None, key: str = "") -> int:
    request = await filed(author, asked, key)
    await answering.accept(answerer, request)
    return request


def at(work: Work, days: int, hour: int = 15) -> datetime:
    """An hour of the centre's clock, so many days from today."""
    here = work.actor.local(work.clock.now())
    return (here + timedelta(days=days)).replace(hour=hour, minute=0, second=0, microsecond=0)


async def slots_of(town: Town, request: int) -> list[int]:
    async with town.db.reading() as session:
        query = select(Slot.id).join(Request, Request.meeting_id == Slot.meeting_id).where(Request.id == request)
        return list(await session.scalars(query.order_by(Slot.starts_at)))


async def appointed(town: Town, author: Work, answerer: Work, days: int = 2, asked: Asked | None = None) -> int:
    """A request with a meeting at three in the afternoon."""
    request = await accepted(author, answerer, asked)
    await scheduling.offer(answerer, request, [at(answerer, days)], 60, "кабинет 3")
    await scheduling.pick(author, request, (await slots_of(town, request))[0])
    return request


async def load(town: Town, request: int) -> Request:
    async with town.db.reading() as session:
        return await session.get_one(Request, request)


async def steps(town: Town, request: int) -> list[RequestStep]:
    """The request's history."""
    async with town.db.reading() as session:
        query = select(RequestEvent.step).where(RequestEvent.request_id == request).order_by(RequestEvent.id)
        return [RequestStep(step) for step in await session.scalars(query)]


async def told(town: Town, who: Who) -> list[tuple[NoticeKind, int | None]]:
    """What the outbox holds for this person, in its order."""
    async with town.db.reading() as session:
        query = (
            select(Notification.kind, Notification.subject_id)
            .join(Person, Person.id == Notification.person_id)
            .where(Person.account == who.telegram_id)
            .order_by(Notification.id)
        )
        return [(kind, subject) for kind, subject in (await session.execute(query)).all()]


async def kinds(town: Town, who: Who) -> Sequence[NoticeKind]:
    return [kind for kind, _ in await told(town, who)]


async def fire(town: Town) -> int:
    """One tick of the clock."""
    return await firing.tick(town.db, town.clock, TIMER_HANDLERS)
