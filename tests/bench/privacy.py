"""The guard of personal data over a long text: milliseconds of the processor, the dictionary being warm."""

import asyncio
import time
from statistics import median

from models.privacy import find
from tests.bench.report import Line
from tests.unit.privacy_cases import ORDINARY

LONGEST = 4000
"""Characters of the longest message there is, about."""
CELL = 32_767
"""Characters of the longest cell of a sheet."""


async def measure() -> list[Line]:
    """The line of this benchmark."""
    took = await asyncio.to_thread(_times, " ".join(ORDINARY)[:LONGEST])
    cell = await asyncio.to_thread(_times, "а" * CELL)
    return [
        Line("personal-data guard, 4000 characters", median(took) * 1000, most=20.0, unit="ms"),
        Line("personal-data guard, a cell of 32767 letters", median(cell) * 1000, most=160.0, unit="ms"),
    ]


def _times(text: str) -> list[float]:
    find(text)
    took = []
    for _ in range(20):
        began = time.thread_time()
        find(text)
        took.append(time.thread_time() - began)
    return took
