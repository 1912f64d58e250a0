"""Sentences: how well they are read, those that the grammar was not made from among them, and how fast."""

import asyncio
import time
from statistics import median

from models.sentences import read, ready
from tests.bench.report import Line
from tests.sentences.scoring import DISTRICTS, NAMES, TODAY, VOICES, corpus
from tests.sentences.scoring import measure as figures


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    return await asyncio.to_thread(_lines)


def _lines() -> list[Line]:
    ready()
    lines = []
    for name in (*NAMES, VOICES):
        told = figures(name)
        called = f"sentences, {name}, {told.sentences}"
        lines += [
            Line(f"{called}: intent", told.intent_share, least=97, unit="%"),
            Line(f"{called}: every field", told.whole_share, least=90, unit="%"),
            Line(f"{called}: wrong fields", told.wrong_share, most=2, unit="%"),
        ]
    took = [_time(one["say"]) for name in NAMES for one in corpus(name)]
    return [*lines, Line("a sentence, the dictionary being warm", median(took) * 1000, most=5.0, unit="ms")]


def _time(text: str) -> float:
    """Seconds of the processor."""
    began = time.thread_time()
    read(text, TODAY, DISTRICTS)
    return time.thread_time() - began
