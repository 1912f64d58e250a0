"""The head asks how the year goes: the analysis by two taps, and what stands in it."""

from collections.abc import Iterable
from io import BytesIO

from docx import Document

from examples.demo.moves import talk
from examples.demo.tally import Deed
from simulator.phone import Phone

PATIENCE = 180.0
"""Seconds: a process of its own makes it, and begins on a processor that others go before."""


async def ask_for_analysis(head: Phone) -> bytes:
    """The .docx of this year, two taps from the menu. Raises PhoneError when it does not come."""
    await talk(head, "/menu", "[Бумаги]", "[Анализ деятельности]")
    return (await head.receives(timeout=PATIENCE)).data


def analysis_differences(content: bytes, deeds: Iterable[Deed]) -> list[str]:
    """Deeds that the analysis does not tell of with the number of people who came."""
    lines = [one.text.replace("\u00a0", " ") for one in Document(BytesIO(content)).paragraphs]
    return [f"в анализе нет: {deed.title}" for deed in deeds if not any(_tells(line, deed) for line in lines)]


def _tells(line: str, deed: Deed) -> bool:
    """A list tells how many came; a sentence of one supervision or publication does not."""
    came = sum(map(sum, deed.people.values()))
    return deed.title in line and (deed.type in ("Супервизия", "Публикация") or f"({came} чел.)" in line)
