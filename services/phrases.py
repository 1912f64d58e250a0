"""A text typed outside forms as a draft of what it wants, read with the words of the person's centre."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import bindparam, func, select

from models.access import Permission
from models.activities import Activity, Attendance, Category, Type
from models.activity_tables import Proof
from models.monitoring.form import MonitoringForm
from models.sentences import ActivityDraft, CenterWords, Found, Intent, SentenceDraft, read
from models.sentences.activities import read_activities
from models.sentences.event import EVENT, read_event
from models.sentences.own import own_names
from models.sentences.said import said
from models.stored import Answers, Json
from services.activities.options import list_offered
from services.activities.records import open_activity
from services.colleagues import colleagues
from services.people.centers import list_districts
from services.texts import spoken
from services.work import Work, use_case
from storage.database import Database

HABIT = 0.6
"""The share of somebody's records of which a district is the usual one."""
RECENT = 30
"""Papers of the last records that are looked through for where they lie."""
THIRD = 3
"""Records by taps after which it is said, once, that a sentence is enough."""
COUNTS = (
    select(Activity.author_id, func.count())
    .where(Activity.author_id.in_(bindparam("people", expanding=True)))
    .group_by(Activity.author_id)
)
LEAST = 3
"""Records from which on there are habits."""


@dataclass(frozen=True)
class Understood:
    """What a text wants, and the centre that it was read in."""

    draft: SentenceDraft
    districts: Sequence[tuple[int, str]]
    words: CenterWords


@use_case(Permission.LOG_ACTIVITY)
async def understand(work: Work, text: str) -> Understood:
    """What the text wants and says. It is read in a thread: a long one takes longer than a press may wait."""
    topics = (await list_offered(work)).topics
    districts, words = await list_districts(work), CenterWords(topics=topics, own=own_names(spoken()))
    names = [name for _, name in districts]
    draft = await asyncio.to_thread(read, text, work.today, names, (), words)
    if draft.intent == Intent.PERSONAL:  # the people of the centre may be named
        draft = await asyncio.to_thread(read, text, work.today, names, await colleagues(work), words)
    return Understood(draft, districts, words)


@use_case(Permission.LOG_ACTIVITY)
async def parts_of(work: Work, found: Understood, stretches: Sequence[tuple[int, int]]) -> list[ActivityDraft]:
    """What each of these stretches of the text, from one character to another, says by itself."""
    names = [name for _, name in found.districts]

    def alone(start: int, end: int) -> ActivityDraft:
        part = said(found.draft.text[start:end].rstrip(" ,;:"), work.today, names, found.words.own)
        return read_activities(part, found.words)[0]

    return await asyncio.to_thread(lambda: [alone(*one) for one in stretches])


@use_case(Permission.FILL_MONITORING)
async def numbers_in(work: Work, found: Understood, form: MonitoringForm) -> dict[str, int]:
    """The numbers of the text by the codes of that form of the monitoring."""
    known = replace(found.words, form=form)
    draft = await asyncio.to_thread(read, found.draft.text, work.today, (), await colleagues(work), known)
    return {code: one.value for code, one in draft.part.numbers.items() if code in form.codes}


@use_case(Permission.LOG_ACTIVITY)
async def event_in(work: Work, found: Understood) -> Mapping[str, Found[Json]]:
    """What the text says of an event; of one that was read as something that may be over too it is read anew."""
    draft = found.draft
    if draft.intent == EVENT or EVENT in draft.also:
        return draft.part.more
    names = [name for _, name in found.districts]
    whole = said(draft.text, work.today, names, found.words.own)
    return (await asyncio.to_thread(read_event, whole, found.words)).more


@use_case(Permission.LOG_ACTIVITY)
async def last_like(work: Work, kind: Type | None) -> Answers | None:
    """The answers of the actor's last record, of that type where one is named; None where there is none."""
    query = select(Activity.id).where(Activity.author_id == work.person_id, Activity.deleted_at.is_(None))
    query = query.where(Activity.type == kind) if kind else query
    async with work.db.reading() as session:
        found = await session.scalar(query.order_by(Activity.day.desc(), Activity.id.desc()).limit(1))
    return (await open_activity(work, found)).answers if found else None


@use_case(Permission.LOG_ACTIVITY)
async def usual_district(work: Work) -> int | None:
    """The district of most of the actor's records; None where there are few of them or none prevails."""
    count = func.count()
    query = (
        select(Activity.district_id, count, func.sum(count).over())
        .where(Activity.author_id == work.person_id, Activity.deleted_at.is_(None))
        .group_by(Activity.district_id)
        .order_by(count.desc())
        .limit(1)
    )
    async with work.db.reading() as session:
        row = (await session.execute(query)).first()
    if row is None or row[2] < LEAST or row[1] < HABIT * float(row[2]):
        return None
    return row[0]


@use_case(Permission.LOG_ACTIVITY)
async def last_places(work: Work) -> dict[str, str]:
    """Where each kind of evidence lay the last time that the actor said it."""
    query = (
        select(Proof.kind, Proof.place)
        .join(Activity, Activity.id == Proof.activity_id)
        .where(Activity.author_id == work.person_id, Activity.deleted_at.is_(None), Proof.place != "")
        .order_by(Proof.activity_id.desc())
        .limit(RECENT)
    )
    async with work.db.reading() as session:
        found = (await session.execute(query)).all()
    return {kind.value: place for kind, place in reversed(found)}


@use_case(Permission.LOG_ACTIVITY)
async def is_third(work: Work) -> bool:
    """Whether the record just stored is the actor's third, deleted ones counted too: so it is true only once."""
    return await work.db.ask(_counts, work.person_id) == THIRD


async def _counts(db: Database, people: Sequence[int]) -> dict[int, int]:
    """How many records each of them has stored."""
    async with db.reader.connect() as connection:
        found = {person: count for person, count in await connection.execute(COUNTS, {"people": people})}  # noqa: C416 — rows
    return {person: found.get(person, 0) for person in people}


@use_case(Permission.LOG_ACTIVITY)
async def counted_before(work: Work) -> list[Category]:
    """Whom the actor's records have counted, the most often counted first."""
    query = (
        select(Attendance.category)
        .join(Activity, Activity.id == Attendance.activity_id)
        .where(Activity.author_id == work.person_id, Activity.deleted_at.is_(None))
        .group_by(Attendance.category)
        .order_by(func.count().desc(), Attendance.category)
    )
    async with work.db.reading() as session:
        return [Category(one) for one in await session.scalars(query)]
