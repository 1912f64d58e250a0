"""The guard of personal data over a long text: milliseconds of the processor, the dictionary being warm."""

import asyncio
import time
from statistics import median

from models.privacy import find
from tests.bench.report import Line
from tests.unit.privacy_cases import ORDINARY

LONGEST = 1000
"""Characters of the longest free text that a form takes."""


async def measure() -> list[Line]:
    """The line of this benchmark."""
    text = " ".join(ORDINARY)[:LONGEST]
    took = await asyncio.to_thread(_times, text)
    return [Line("personal-data guard, 1000 characters", median(took) * 1000, most=10.0, unit="ms")]


def _times(text: str) -> list[float]:
    find(text)
    took = []
    for _ in range(20):
        began = time.thread_time()
        find(text)
        took.append(time.thread_time() - began)
    return took
