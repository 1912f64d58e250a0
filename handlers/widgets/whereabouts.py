"""What kinds of personal data a text holds, and where: all that is ever kept and shown of a text that was stopped."""

import asyncio
from collections.abc import Iterable, Sequence

from markupsafe import Markup

from models.privacy import Place, find
from services.texts import texts

MOST = 6
"""Places that are named; a text with more is written anew anyway."""
Packed = list[str | int]


def packed(found: Iterable[Place]) -> list[Packed]:
    """The places as JSON."""
    return [[one.category.value, one.line, one.part.value] for one in found]


async def kinds_in(text: str) -> str:
    """The kinds of personal data in the text, in words; empty when there is none."""
    found = await asyncio.to_thread(find, text)
    return ", ".join(texts().plain(f"privacy-{one}") for one in dict.fromkeys(one.category for one in found))


def whereabouts(found: Sequence[Packed]) -> list[Markup]:
    """A line for each place: «имя или фамилия – в начале второй строки»."""
    said = [
        texts().html("privacy-place", what=texts().plain(f"privacy-{category}"), line=line, part=part)
        for category, line, part in found[:MOST]
    ]
    more = [texts().html("privacy-more", count=len(found) - MOST)] if len(found) > MOST else []
    return [*said, *more]
