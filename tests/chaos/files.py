"""Plans with flipped bytes, read as people's files are: the reading process may end, ours may not, and none hangs."""

import asyncio
import io
import random
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from examples.make_plan import YEAR, make
from models.plan.errors import BadPlan
from services.file_turns import Sender
from services.files import PATIENCE, FileReaders, TooHeavy
from tests.bench.report import Line
from tests.support.imprints import IMPRINT

SLACK = 5.0
"""Seconds beyond a file's own time until it counts as hanging."""
MOST_FLIPS = 24

Outcome = Counter[str]


async def flipped(count: int, seed: int) -> Outcome:
    """So many mutants of each format; returns how they ended."""
    chance, ended, readers = random.Random(seed), Counter[str](), FileReaders()
    jobs = [(name, mutant(chance, data)) for name, data in _plans().items() for _ in range(count)]
    try:
        await asyncio.gather(*(_read(readers, center, jobs[center::2], ended) for center in range(2)))
    finally:
        readers.close()
    return ended


def _plans() -> dict[str, bytes]:
    """The invented plan in its four formats, by the files' names."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder))
        return {path.name: path.read_bytes() for path in sorted(Path(folder).glob("plan*")) if path.suffix != ".json"}


def mutant(chance: random.Random, data: bytes) -> bytes:
    """The file with some bytes flipped: those of a packed one, as often, before they are packed."""
    if data[:2] != b"PK" or chance.random() < 0.5:
        return _flip(chance, data)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        spoilt = set(chance.choices(names, k=2)) | {max(names, key=lambda name: old.getinfo(name).file_size)}
        for name in names:
            inner = old.read(name)
            new.writestr(name, _flip(chance, inner) if name in spoilt and inner else inner)
    return out.getvalue()


def _flip(chance: random.Random, data: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(chance.randint(1, MOST_FLIPS)):
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
    return bytes(flipped)


async def _read(readers: FileReaders, center: int, jobs: Sequence[tuple[str, bytes]], ended: Outcome) -> None:
    for name, data in jobs:
        began = time.monotonic()
        try:
            await readers.read(Sender(center, center), "plan", data, name, YEAR, IMPRINT)
            ended["read"] += 1
        except TooHeavy:
            ended["too heavy"] += 1
        except BadPlan:
            ended["refused"] += 1
        except Exception as error:  # noqa: BLE001 — what is counted
            ended["unexpected"] += 1
            print(f"--- {name}: {error!r}")
        if time.monotonic() - began > PATIENCE + SLACK:
            ended["hung"] += 1


def lines(rounds: Sequence[Outcome]) -> list[Line]:
    """What came of all of them."""
    ended = sum(rounds, Counter[str]())
    return [
        *(Line(f"broken plans {how}", ended[how]) for how in ("read", "refused", "too heavy")),
        *(Line(f"broken plans {how}", ended[how], most=0) for how in ("unexpected", "hung")),
    ]
