"""«Искали, не нашли»: what the library lacks, who asks for it, and what the centre may write next."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Nullable, Row, Select, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.access import Permission
from models.errors import DomainError, NotFound
from models.library.asked import as_names, ask, names_somebody, shortened
from models.library.kinds import OPEN
from models.library.searching import ASKED_LENGTH, LibraryQuest, LibraryQuestPerson
from models.library.tables import LibraryMaterial
from models.people import District, Person
from models.privacy import find
from services.colleagues import colleagues
from services.library.inner.synonyms import synonyms_in
from services.library.inner.waiting import answer_quests
from services.work import Work, use_case
from storage.upsert import insert_new

PAGE = 7
MOST_WAITING = 30
"""Lines of who waits that are shown: a centre has some dozens of people."""


@dataclass(frozen=True, kw_only=True)
class QuestLine:
    """What was sought in vain, how often, and how many people wait for it."""

    id: int
    asked: str
    count: int
    waiting: int
    last_at: datetime


@dataclass(frozen=True)
class QuestPage:
    """A page of what the library lacks, the most asked for first."""

    items: Sequence[QuestLine]
    page: int
    total: int


@dataclass(frozen=True, kw_only=True)
class QuestCard:
    """One of them whole. `districts` counts who asked by district, an empty name where they have none."""

    id: int
    asked: str
    count: int
    first_at: datetime
    last_at: datetime
    districts: Sequence[tuple[str, int]]
    waiting: Sequence[tuple[str, str]]
    """Who waits, with their district."""
    material: str
    """The title of what answers it since; empty while nothing does."""
    material_id: int | None


@use_case(Permission.READ_LIBRARY)
async def want(work: Work, question: str) -> int:
    """The library lacks it: it stands in the list of what to write, and the actor is told when it is there. To ask for
    the same again, in whatever words, changes nothing. Returns how many people have asked for it.

    Raises DomainError for a question without a word to look for, and for one that names somebody.
    """
    now, people = work.clock.now(), await colleagues(work)
    found = await asyncio.to_thread(find, as_names(shortened(question)), people)
    if found or names_somebody(question):
        raise DomainError("library-quest-personal")
    async with work.db.writing() as session:
        asked = ask(question, await synonyms_in(session, work.center_id))
        key = asked.key[:ASKED_LENGTH]
        if not key:
            raise DomainError("library-quest-empty")
        new = insert_new(session, LibraryQuest).values(
            center_id=work.center_id,
            asked=shortened(question, ASKED_LENGTH),
            lemmas=key,
            first_at=now,
            last_at=now,
            count=0,
        )
        await session.execute(new)
        here = LibraryQuest.center_id == work.center_id, LibraryQuest.lemmas == key
        quest = (await session.scalars(select(LibraryQuest).where(*here).with_for_update())).one()
        quest.material_id = None  # what answered it once was not found now
        if await _waits(session, work, quest.id):
            return quest.count
        await _wait(session, work, quest.id)
        quest.count, quest.last_at = quest.count + 1, now
        return quest.count


async def _wait(session: AsyncSession, work: Work, quest_id: int) -> None:
    """The actor waits; whoever was told once waits anew."""
    one, districts = LibraryQuestPerson, work.actor.district_ids
    await session.execute(delete(one).where(one.quest_id == quest_id, one.person_id == work.person_id))
    row = {
        "quest_id": quest_id,
        "person_id": work.person_id,
        "district_id": districts[0] if districts else None,
        "at": work.clock.now(),
        "told_at": None,
    }
    await session.execute(insert_new(session, one).values(row))


async def _waits(session: AsyncSession, work: Work, quest_id: int) -> bool:
    found = await session.get(LibraryQuestPerson, (quest_id, work.person_id))
    return found is not None and found.told_at is None


@use_case(Permission.READ_LIBRARY)
async def wants(work: Work, question: str) -> bool:
    """Whether the actor waits for that already."""
    async with work.db.reading() as session:
        mine = await _mine(session, work, question)
    return mine is not None and mine.told_at is None


@use_case(Permission.READ_LIBRARY)
async def stop_waiting(work: Work, question: str) -> None:
    """The actor does not need it after all: they are counted no more, and what nobody else asked for is not in the
    list."""
    async with work.db.writing() as session:
        mine = await _mine(session, work, question)
        if mine is None:
            return
        quest = await session.get_one(LibraryQuest, mine.quest_id, with_for_update=True)
        quest.count -= 1
        await session.delete(mine if quest.count else quest)  # what it says of people goes with it


async def _mine(session: AsyncSession, work: Work, question: str) -> LibraryQuestPerson | None:
    key, one = ask(question, await synonyms_in(session, work.center_id)).key[:ASKED_LENGTH], LibraryQuestPerson
    query = select(one).join(LibraryQuest, LibraryQuest.id == one.quest_id).where(one.person_id == work.person_id)
    found = query.where(LibraryQuest.center_id == work.center_id, LibraryQuest.lemmas == key)
    return (await session.scalars(found)).one_or_none()


@use_case(Permission.ANSWER_REQUESTS)
async def list_quests(work: Work, page: int = 0) -> QuestPage:
    """What the centre's library lacks, in one trip."""
    query = _lines(work.center_id).limit(PAGE).offset(page * PAGE)
    async with work.db.reading() as session:
        rows = (await session.execute(query)).all()
    return QuestPage([_line(row) for row in rows], page, rows[0][-1] if rows else 0)


def _lines(center_id: int) -> Select[int, str, int, int, datetime, int]:
    one, person = LibraryQuest, LibraryQuestPerson
    waiting = select(func.count()).where(person.quest_id == one.id, person.told_at.is_(None)).scalar_subquery()
    return (
        select(one.id, one.asked, one.count, func.coalesce(waiting, 0), one.last_at, func.count().over())
        .where(one.center_id == center_id, one.material_id.is_(None))
        .order_by(one.count.desc(), one.last_at.desc(), one.id.desc())
    )


def _line(row: Row[int, str, int, int, datetime, int]) -> QuestLine:
    quest, asked, count, waiting, last_at, _ = row
    return QuestLine(id=quest, asked=asked, count=count, waiting=waiting, last_at=last_at)


@use_case(Permission.ANSWER_REQUESTS)
async def open_quest(work: Work, quest_id: int) -> QuestCard:
    """One of them, with who waits. Raises NotFound for another centre's."""
    person = LibraryQuestPerson
    query = (
        select(Person.name, Nullable(District.name), person.told_at)
        .join(person, person.person_id == Person.id)
        .outerjoin(District, District.id == person.district_id)
        .where(person.quest_id == quest_id)
        .order_by(person.at)
    )
    async with work.db.reading() as session:
        quest, title = await _quest(session, work, quest_id)
        people = (await session.execute(query)).all()
    districts = Counter(district or "" for _, district, _ in people)
    return QuestCard(
        id=quest.id,
        asked=quest.asked,
        count=quest.count,
        first_at=quest.first_at,
        last_at=quest.last_at,
        districts=districts.most_common(),
        waiting=[(name, district or "") for name, district, told in people if told is None][:MOST_WAITING],
        material=title or "",
        material_id=quest.material_id,
    )


async def _quest(session: AsyncSession, work: Work, quest_id: int) -> tuple[LibraryQuest, str | None]:
    here = LibraryQuest.id == quest_id, LibraryQuest.center_id == work.center_id
    query = select(LibraryQuest, Nullable(LibraryMaterial.title)).where(*here)
    row = (
        await session.execute(query.outerjoin(LibraryMaterial, LibraryMaterial.id == LibraryQuest.material_id))
    ).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


@use_case(Permission.ANSWER_REQUESTS)
async def answer(work: Work, quest_id: int, material_id: int) -> int:
    """That material is what they seek: whoever waits is told. Returns how many. Raises NotFound for what is not of the
    centre, DomainError for a material that nobody may read yet, or that is gone."""
    async with work.db.writing() as session:
        quest, _ = await _quest(session, work, quest_id)
        material = await session.get(LibraryMaterial, material_id)
        if material is None or material.center_id != work.center_id:
            raise NotFound
        if material.state not in OPEN:
            raise DomainError("library-material-gone")
        return await answer_quests(session, work.clock.now(), [quest], material_id)


@use_case(Permission.MANAGE_LIBRARY)
async def drop(work: Work, quest_id: int) -> None:
    """It is not to be written: nobody waits for it any more. Raises NotFound for another centre's."""
    async with work.db.writing() as session:
        quest, _ = await _quest(session, work, quest_id)
        await session.delete(quest)
