"""The words by which a material is found, kept in step with what it says; and who sought it in vain is told.

Whoever changes a material marks it in the same transaction, and then has it read (`read_now`): words are told apart
outside of a transaction, for that takes a while. What a process left marked when it ended the next tick reads.
"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Nullable, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.library.kinds import OPEN, MaterialKind
from models.library.searching import MaterialWord
from models.library.tables import LibraryMaterial, Rubric, StoredFile
from models.library.terms import INDEXED, MaterialText, weighed
from models.timers import LONG_PAST, Timer, TimerKind
from services.library.inner.waiting import tell_those_who_wait
from services.texts import label
from services.timers.firing import FiringContext, set_timers
from storage.clock import Clock
from storage.database import Database


async def mark(session: AsyncSession, center_id: int, materials: Iterable[int]) -> None:
    """What these materials say has changed, or whether they are found at all; in the caller's transaction."""
    marked: Mapping[int, datetime | None] = dict.fromkeys(materials, LONG_PAST)
    await set_timers(session, TimerKind.MATERIAL, center_id, marked)


async def read_now(db: Database, clock: Clock, center_id: int, material_id: int) -> None:
    """Read a marked material at once: whoever sent it looks for it next."""
    async with db.reading() as session:
        before = await _load(session, [material_id])
    words = await asyncio.to_thread(_words, before)
    async with db.writing() as session:
        # a material that was changed meanwhile stays marked for whoever changed it
        if await _load(session, [material_id]) == before:
            await _store(session, clock.now(), before, words)
            await set_timers(session, TimerKind.MATERIAL, center_id, {material_id: None})


async def fire_materials(firing: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
    """Materials that were left marked."""
    found = await _load(firing.session, [timer.subject_id for timer in timers])
    await _store(firing.session, firing.now, found, await asyncio.to_thread(_words, found))
    return {}


Found = Mapping[int, tuple[int, bool, MaterialText]]


async def _load(session: AsyncSession, ids: Sequence[int]) -> Found:
    """The materials' centres, whether they are open, and what is read of them."""
    one = LibraryMaterial
    query = (
        select(
            one.id, one.center_id, one.state, one.title, one.keywords, one.kind, Nullable(Rubric.name), one.audience,
            one.authors, one.year, one.body, Nullable(StoredFile.text),
        )
        .outerjoin(Rubric, Rubric.id == one.rubric_id)
        .outerjoin(StoredFile, StoredFile.id == one.file_id)
        .where(one.id.in_(ids))
    )  # fmt: skip
    found = {}
    for material, center, state, title, keywords, kind, rubric, audience, authors, year, body, text in (
        await session.execute(query)
    ).all():
        found[material] = (
            center,
            state in OPEN,
            MaterialText(
                title=title,
                keywords=keywords,
                kind=_called(kind),
                rubric=rubric or "",
                audience=audience,
                authors=authors,
                year=str(year or ""),
                text=f"{body}\n{text or ''}",
            ),
        )
    return found


def _called(kind: MaterialKind) -> str:
    return "" if kind is MaterialKind.OTHER else label("library-kind", kind)


def _words(found: Found) -> Mapping[int, Mapping[str, int]]:
    """The terms of each open material with their weights."""
    return {
        material: {**weighed(readable), INDEXED: 1} for material, (_, is_open, readable) in found.items() if is_open
    }


async def _store(session: AsyncSession, now: datetime, found: Found, words: Mapping[int, Mapping[str, int]]) -> None:
    await session.execute(delete(MaterialWord).where(MaterialWord.material_id.in_(found)))
    rows = [
        {"center_id": found[material][0], "lemma": lemma, "material_id": material, "weight": weight}
        for material, weights in words.items()
        for lemma, weight in weights.items()
    ]
    if rows:
        await session.execute(insert(MaterialWord), rows)
    for material, weights in words.items():
        await tell_those_who_wait(session, now, found[material][0], material, weights)
