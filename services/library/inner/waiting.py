"""Those who sought something in vain: they are told, once, when there is such a material."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.asked import ask
from models.library.ranking import answers
from models.library.searching import LibraryQuest, LibraryQuestPerson
from models.notifications import Notice, NoticeKind
from models.periods import Period
from models.reminders.hours import MIDNIGHT
from services.library.inner.synonyms import synonyms_in
from services.outbox.notices import tell

MOST_ASKED, MOST_WANTED = 20, 5
"""Lines that are looked through for next year's plan, and how many it names."""


async def tell_those_who_wait(
    session: AsyncSession, now: datetime, center_id: int, material_id: int, weights: Mapping[str, int]
) -> None:
    """What was sought and is answered by a material with these words is sought no more, in the caller's transaction."""
    open_quests = select(LibraryQuest).where(LibraryQuest.center_id == center_id, LibraryQuest.material_id.is_(None))
    found = (await session.scalars(open_quests.with_for_update())).all()
    if not found:
        return
    synonyms = await synonyms_in(session, center_id)
    answered = [one for one in found if answers(ask(one.asked, synonyms), weights)]
    await answer_quests(session, now, answered, material_id)


async def most_wanted(session: AsyncSession, center_id: int, period: Period) -> Sequence[str]:
    """What was sought in vain in that time and is not there yet, as it was asked for first; the most asked for first.
    What says a number is left out: a paper's numbers are counted."""
    one = LibraryQuest
    within = one.last_at >= _begins(period.first), one.first_at < _begins(period.last + timedelta(days=1))
    query = select(one.asked).where(one.center_id == center_id, one.material_id.is_(None), *within)
    found = await session.scalars(query.order_by(one.count.desc(), one.last_at.desc(), one.id.desc()).limit(MOST_ASKED))
    return [asked for asked in found if not any(letter.isdigit() for letter in asked)][:MOST_WANTED]


def _begins(day: date) -> datetime:
    return datetime.combine(day, MIDNIGHT, UTC)


async def answer_quests(session: AsyncSession, now: datetime, quests: Iterable[LibraryQuest], material_id: int) -> int:
    """These are answered by that material: whoever waits is told; in the caller's transaction. Returns how many."""
    told = 0
    for quest in quests:
        quest.material_id = material_id
        waits = LibraryQuestPerson.quest_id == quest.id, LibraryQuestPerson.told_at.is_(None)
        persons = sorted(await session.scalars(select(LibraryQuestPerson.person_id).where(*waits)))
        await session.execute(update(LibraryQuestPerson).where(*waits).values(told_at=now))
        notices = [
            Notice(
                kind=NoticeKind.LIBRARY_FOUND,
                center_id=quest.center_id,
                person_id=person,
                key=f"quest:{quest.id}:{material_id}",
                not_before=now,
                subject_id=quest.id,
                details={"material": material_id},
            )
            for person in persons
        ]
        told += await tell(session, now, notices)
    return told
