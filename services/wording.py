"""Which words are said: those of the centre of whoever acts or is written to. The one place that knows it.

A centre's version comes with the actor (or with the letter's centre), so a step costs no trip of its own. The words of
a version never change: each process keeps the last that it has met, and learns of a new one with the next update.
"""

from contextvars import ContextVar
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncEngine

from models.people import Actor
from models.words import STANDARD, Wording, WordsVersion
from services.texts import speak
from storage.database import Database

_KNOWN: WeakKeyDictionary[AsyncEngine, dict[int, Wording]] = WeakKeyDictionary()
"""The words of each centre that this process has met last, by its database."""
_CHANGED: ContextVar[tuple[Actor, Wording] | None] = ContextVar("changed", default=None)
"""Who has changed them in this step: what they were loaded with is older."""


async def speak_to(db: Database, actor: Actor) -> None:
    """From here on this task says the words of the actor's centre, with what they have just changed themselves."""
    changed = _CHANGED.get()
    if changed is not None and changed[0] is actor:
        speak(changed[1])
    else:
        await speak_for(db, actor.center_id, actor.words)


async def speak_for(db: Database, center_id: int | None, version: int) -> None:
    """From here on this task says the words of that centre, as they are in that version."""
    if center_id is None or version == 0:
        speak(STANDARD)
        return
    met = _KNOWN.setdefault(db.writer, {})
    known = met.get(center_id)
    if known is None or known.version != version:
        known = met[center_id] = await _load(db, center_id, version)
    speak(known)


def change_words(actor: Actor, words: Wording) -> None:
    """The actor's change is committed: what is said next in this step is said in the new words."""
    _CHANGED.set((actor, words))
    speak(words)


async def _load(db: Database, center_id: int, version: int) -> Wording:
    query = select(WordsVersion.content).where(WordsVersion.center_id == center_id, WordsVersion.version == version)
    async with db.reading() as session:
        return Wording.read(version, await session.scalar(query) or {})
