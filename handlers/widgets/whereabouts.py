"""What kinds of personal data a text holds, and where: all that is ever kept and shown of a text that was stopped."""

import asyncio
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from markupsafe import Markup

from models.privacy import Category, Finding, Place, find
from services.colleagues import colleagues
from services.texts import label, texts
from services.work import Work

SHORT = 300
"""Characters that are looked through at once; for more another thread is asked."""
THREADS = ThreadPoolExecutor(2, "guard")
"""Its own: a crowd that pastes long texts waits for each other, and neither a paper nor a host's address for them."""
MOST = 6
"""Places that are named; a text with more is written anew anyway."""
Packed = list[str | int]


def packed(found: Iterable[Place]) -> list[Packed]:
    """The places as JSON."""
    return [[one.category.value, one.line, one.part.value] for one in found]


async def found_in(work: Work, text: str) -> list[Finding]:
    """What is personal data in a person's text; the people of their centre may be named."""
    found = await look(text)
    if any(one.category is Category.NAME for one in found):
        return await _beside(text, await colleagues(work))
    return found


async def look(text: str) -> list[Finding]:
    """What is personal data in a text, whosever it is."""
    return find(text) if len(text) <= SHORT else await _beside(text)


async def _beside(text: str, people: Sequence[str] = ()) -> list[Finding]:
    return await asyncio.get_running_loop().run_in_executor(THREADS, find, text, people)


async def kinds_in(work: Work, text: str) -> str:
    """The kinds of personal data in the text, in words; empty when there is none."""
    found = await found_in(work, text)
    return ", ".join(label("privacy", one) for one in dict.fromkeys(one.category for one in found))


def whereabouts(found: Sequence[Packed]) -> list[Markup]:
    """A line for each place: «имя или фамилия – в начале второй строки»."""
    said = [
        texts().html("privacy-place", what=label("privacy", str(category)), line=line, part=part)
        for category, line, part in found[:MOST]
    ]
    more = [texts().html("privacy-more", count=len(found) - MOST)] if len(found) > MOST else []
    return [*said, *more]
