"""`make chaos`: the real bot under odd updates, forged presses, kills and broken files; status 1 when a count is not 0.

`make soak MINUTES=30` does the same for as long. The seed is printed: `--seed` makes the same again.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.report import Line
from tests.chaos import attacks, files, walks
from tests.chaos.scene import Deaf, Scene, scene

MUST_NOT_BE = ("unhandled", "unanswered", "deaf", "changed by others", "lost", "stored twice", "left in the inbox")
SHOWN = 5
"""Of each kind of wrong so many are printed whole."""


@dataclass(frozen=True)
class Size:
    """How much of each."""

    updates: int
    presses: int
    steps: int
    kills: int
    flips: int


QUICK = Size(updates=900, presses=600, steps=40, kills=6, flips=100)
LONG = Size(updates=2_000, presses=2_000, steps=200, kills=10, flips=500)


async def main() -> int:
    """Returns the exit status."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    asked.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked.add_argument("--minutes", type=float, default=0, help="go on for so long; by default each is done once")
    said = asked.parse_args()
    print(f"seed {said.seed}", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        async with scene(Path(folder)) as stage:
            lines = await _rounds(stage, said.seed, said.minutes)
    for name, wrong in stage.faults.items():
        for one in wrong[:SHOWN]:
            print(f"--- {name}: {one}")
    print(*lines, sep="\n", flush=True)
    return int(any(line.short for line in lines))


async def _rounds(stage: Scene, seed: int, minutes: float) -> list[Line]:
    size, until, number, broken = LONG if minutes else QUICK, time.monotonic() + minutes * 60, 0, []
    while not number or time.monotonic() < until:
        reading = asyncio.create_task(files.flipped(size.flips, seed + number))
        try:
            await attacks.odd_updates(stage, size.updates, seed + number)
            await attacks.forged_presses(stage, size.presses, seed + number)
            await walks.walks(stage, size.steps, seed + number)
            await attacks.kills(stage, size.kills, seed + number)
        except Deaf:
            until = 0
        broken.append(await reading)
        number += 1
    return [*_counted(stage), *files.lines(broken)]


def _counted(stage: Scene) -> list[Line]:
    sent = stage.sent
    return [
        Line("odd updates", sent["update"]),
        Line("forged and odd presses", sent["callback_query"]),
        Line("kills while people save", sent["kill"]),
        Line("records shown as saved", sent["saved"], least=1),
        *(Line(name, stage.count(name), most=0) for name in MUST_NOT_BE),
    ]


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
