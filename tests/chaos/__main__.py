"""`make chaos`: the real bot under odd updates, forged presses, kills, broken files, and what breaks around it.

The status is 1 when a count is not 0.

Without more: odd updates, forged presses, kills, broken files, and an end before each statement of a «Сохранить».
`make soak MINUTES=30` lets one bot live through the first of these and storms of Telegram's refusals for as long, and
looks at its memory; then two hundred kills on both databases, what breaks around it, sixteen writers, two hundred
people on several replicas, fifty kills of the gateway of MAX, and all conversations of tests/flows and tests/e2e over
MAX. The seed is printed: `--seed` makes the same again.
`--only faults writers` does some of it.
"""

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.memory import megabytes
from tests.bench.report import Line
from tests.chaos import attacks, behind, faults, files, fleet, gateways, walks
from tests.chaos.fleet import postgres_server, redis_server
from tests.chaos.scene import Deaf, Scene, scene

MUST_NOT_BE = ("unhandled", "unanswered", "deaf", "changed by others", "lost", "stored twice", "left in the inbox")
KILLS_OF_GATEWAY, KILLS_BEHIND = 50, 6
KILLS = 100
"""Of the bot, on each of the databases."""
GROWTH = 1.25
"""So much more than after a round the bot's memory may be at the end."""
SHOWN = 5
"""Of each kind of wrong so many are printed whole."""


@dataclass(frozen=True)
class Size:
    """How much of each."""

    updates: int
    presses: int
    steps: int
    kills: int
    storms: int
    flips: int


QUICK = Size(updates=900, presses=600, steps=40, kills=6, storms=0, flips=100)
LONG = Size(updates=6_000, presses=3_000, steps=200, kills=0, storms=4, flips=100)


async def main() -> int:
    """Returns the exit status."""
    asked = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    asked.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked.add_argument("--minutes", type=float, default=0, help="go on for so long; by default each is done once")
    asked.add_argument("--only", nargs="*", choices=PARTS, help="these alone; of a soak all, else those that are short")
    said = asked.parse_args()
    print(f"seed {said.seed}", flush=True)
    short = [await PARTS[name](said) for name in said.only or (PARTS if said.minutes else SHORT)]
    return int(any(short))


async def _attacked(said: argparse.Namespace) -> bool:
    """Attacks on one bot; True when it felt them."""
    with tempfile.TemporaryDirectory() as folder:
        async with scene(Path(folder)) as stage:
            lines = await _rounds(stage, said.seed, said.minutes)
    return _told(lines, _faults_of(stage))


def _faults_of(stage: Scene) -> list[str]:
    return [f"{name}: {one}" for name, wrong in stage.faults.items() for one in wrong[:SHOWN]]


async def _felled(said: argparse.Namespace) -> bool:
    """The bot is killed again and again, on each of the databases; True when something was lost."""
    with tempfile.TemporaryDirectory() as folder, postgres_server(Path(folder)) as (_, postgres):
        short = [await _felled_on("SQLite", Path(folder), "", said.seed)]
        other = Path(folder) / "other"
        other.mkdir()
        short.append(await _felled_on("PostgreSQL", other, await postgres.create("kills"), said.seed))
    return any(short)


async def _felled_on(name: str, folder: Path, url: str, seed: int) -> bool:
    async with scene(folder, url) as stage:
        with suppress(Deaf):
            await attacks.kills(stage, KILLS, seed)
        print(f"killed on {name}:", flush=True)
        return _told(_counted(stage), _faults_of(stage))


async def _broken(_: argparse.Namespace) -> bool:
    """What breaks around it; True when something was lost."""
    return await faults.measure()


async def _ended(_: argparse.Namespace) -> bool:
    """An end before each statement of a «Сохранить»."""
    return await _beside("tests.chaos.statements")


async def _written(said: argparse.Namespace) -> bool:
    """Sixteen writers on SQLite: five minutes of a soak."""
    return await _beside("tests.chaos.writers", "300" if said.minutes else "15")


async def _replicated(said: argparse.Namespace) -> bool:
    """Several replicas, of which some are killed."""
    with (
        tempfile.TemporaryDirectory() as folder,
        postgres_server(Path(folder)) as (_, postgres),
        redis_server(Path(folder)) as redis,
    ):
        url = await postgres.create("fleet")
        async with fleet.fleet(Path(folder), url, redis.url, 200 if said.minutes else 40) as made:
            lines = await fleet.replicas(made)
    return _told(lines, made.told[:SHOWN])


async def _killed(said: argparse.Namespace) -> bool:
    """The gateway of MAX, killed fifty times."""
    return _told(await gateways.killed(KILLS_OF_GATEWAY, said.seed), ())


async def _told_over_max(_: argparse.Namespace) -> bool:
    """Every conversation through the gateway and a local MAX; how many, and which are left out and why, pytest says."""
    return await _beside("pytest", "tests/flows", "tests/e2e", "--wire=max", "-n", "2", "-rfEs")


async def _behind(said: argparse.Namespace) -> bool:
    """The bot behind the gateway of MAX, killed while people save."""
    lines, wrong = await behind.killed(KILLS_BEHIND, said.seed)
    return _told(lines, wrong[:SHOWN])


PARTS = {
    "attacks": _attacked,
    "kills": _felled,
    "faults": _broken,
    "statements": _ended,
    "writers": _written,
    "replicas": _replicated,
    "gateway": _killed,
    "behind": _behind,
    "conversations": _told_over_max,
}


SHORT = ("attacks", "statements")
"""What stays within five minutes on two cores, and tells nothing by the clock."""


async def _beside(*words: str) -> bool:
    """A part that is a process of its own, which prints its lines."""
    process = await asyncio.create_subprocess_exec(sys.executable, "-m", *words)
    return await process.wait() != 0


def _told(lines: Sequence[Line], wrong: Sequence[str]) -> bool:
    for one in wrong:
        print(f"--- {one}")
    print(*lines, sep="\n", flush=True)
    return any(line.short for line in lines)


async def _rounds(stage: Scene, seed: int, minutes: float) -> list[Line]:
    size, until, number, broken = LONG if minutes else QUICK, time.monotonic() + minutes * 60, 0, []
    memory = list[float]()
    while not number or time.monotonic() < until:
        reading = asyncio.create_task(files.flipped(size.flips, seed + number))
        try:
            await attacks.odd_updates(stage, size.updates, seed + number)
            await attacks.forged_presses(stage, size.presses, seed + number)
            await walks.walks(stage, size.steps, seed + number)
            if size.storms:
                await attacks.storms(stage, size.storms)
            memory.append(megabytes(stage.house.bot.pid))
            if size.kills:
                await attacks.kills(stage, size.kills, seed + number)
        except Deaf:
            until = 0
        broken.append(await reading)
        number += 1
        if minutes:
            print(f"round {number}: {dict(stage.sent)}, {memory[-1:]} MB", flush=True)
    flat = [Line("the bot's memory after the last round / the first", memory[-1] / memory[0], most=GROWTH)]
    return [*_counted(stage), *(flat if minutes and memory else []), *files.lines(broken)]


def _counted(stage: Scene) -> list[Line]:
    sent = stage.sent
    return [
        Line("odd updates", sent["update"]),
        Line("forged and odd presses", sent["callback_query"]),
        Line("storms of refusals while people save", sent["storm"]),
        Line("kills while people save", sent["kill"]),
        Line("records shown as saved", sent["saved"], least=1),
        *(Line(name, stage.count(name), most=0) for name in MUST_NOT_BE),
    ]


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
