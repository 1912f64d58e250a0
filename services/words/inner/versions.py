"""A centre's words in the database: read for a change, and kept as the next version."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Event
from models.people import Center
from models.requests.lists import RequestTopics
from models.stored import JsonObject
from models.words import STANDARD, WordChange, Wording, WordsVersion, differences
from services.audit import note
from services.center_settings import load, save
from services.texts import standard_words
from services.work import Work

AREA = "words"
"""What the audit log calls them."""


@dataclass(frozen=True)
class Changed:
    """What was changed, and the words that are said from then on (`change_words`, once it is committed)."""

    differs: list[WordChange]
    kept: Wording


async def change(
    session: AsyncSession, work: Work, made: Callable[[Wording], Wording], topics: RequestTopics | None = None
) -> Changed:
    """Keep what `made` makes of the words as they stand now, in the caller's transaction. Where nothing differs
    there is no new version. What `made` refuses leaves everything as it was."""
    now = await serving(session, work, lock=True)
    after = made(now)
    differs = differences(now, after, standard_words())
    lists = await _set_topics(session, work, topics)
    if not differs and lists is None:
        return Changed([], now)
    return Changed(differs, await keep(session, work, now, after, now.version, lists))


async def serving(session: AsyncSession, work: Work, *, lock: bool = False) -> Wording:
    """The centre's words as the database has them; held until the transaction ends where they are to be changed."""
    query = select(Center.words_version).where(Center.id == work.center_id)
    version = await session.scalar(query.with_for_update() if lock else query) or 0
    return await of_version(session, work.center_id, version)


async def of_version(session: AsyncSession, center_id: int, version: int) -> Wording:
    """The words of a version, the bot's own of version 0."""
    found = await session.get(WordsVersion, (center_id, version)) if version else None
    return Wording.read(version, found.content) if found else STANDARD


async def keep(
    session: AsyncSession, work: Work, now: Wording, after: Wording, before: int, topics: JsonObject | None
) -> Wording:
    """The next version, in the caller's transaction."""
    kept = replace(after, version=now.version + 1)
    session.add(
        WordsVersion(
            center_id=work.center_id,
            version=kept.version,
            before=before,
            content=kept.json,
            topics=topics,
            made_at=work.clock.now(),
            made_by=work.actor.person_id,
        )
    )
    await session.execute(update(Center).where(Center.id == work.center_id).values(words_version=kept.version))
    note(session, work, Event.RULES_CHANGED, AREA)
    return kept


async def _set_topics(session: AsyncSession, work: Work, topics: RequestTopics | None) -> JsonObject | None:
    """Put these lists in place of those that there are; what changed, before and after."""
    if topics is None:
        return None
    now = await load(session, work.center_id, RequestTopics)
    if now == topics:
        return None
    await save(session, work, topics)
    return {"before": lists_of(now), "after": lists_of(topics)}


def lists_of(topics: RequestTopics) -> JsonObject:
    """The lists of topics as JSON."""
    return {"supervision": list(topics.supervision), "consultation": list(topics.consultation)}
