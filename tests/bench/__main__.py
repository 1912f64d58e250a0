"""`make bench`: every figure the project promises, measured in one run; status 1 when one is short.

`python -m tests.bench summary papers.analysis` measures some: whole benchmarks by their names, or one part of one."""

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence

from tests.bench import (
    announcing,
    crowd,
    delivery,
    gateway,
    growth,
    library,
    memory,
    overload,
    papers,
    plan,
    presence,
    privacy,
    sentences,
    speed,
    summary,
    talkers,
    timers,
    year,
)
from tests.bench.report import Line

Measure = Callable[[], Awaitable[list[Line]]]
BENCHMARKS: dict[str, Measure] = {
    "speed": speed.measure,
    "summary": summary.measure,
    "papers": papers.measure,
    "plan": plan.measure,
    "privacy": privacy.measure,
    "sentences": sentences.measure,
    "library": library.measure,
    "memory": memory.measure,
    "overload": overload.measure,
    "talkers": talkers.measure,
    "year": year.measure,
    "timers": timers.measure,
    "delivery": delivery.measure,
    "crowd": crowd.measure,
    "announcing": announcing.measure,
    "presence": presence.measure,
    "growth": growth.measure,
    "gateway": gateway.measure,
}
PARTS: dict[str, Measure] = {
    f"{name}.{part}": parts[part]
    for name, parts in {"summary": summary.PARTS, "papers": papers.PARTS}.items()
    for part in parts
}
"""What of a long benchmark is measured alone too."""


async def main(names: Sequence[str]) -> int:
    """Run these benchmarks, or all; returns the exit status, 2 for a name that is none."""
    known = BENCHMARKS | PARTS
    if strange := [name for name in names if name not in known]:
        print(f"no benchmark: {', '.join(strange)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    short = False
    for name in names or BENCHMARKS:
        for line in await known[name]():
            print(line, flush=True)
            short = short or line.short
    return int(short)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1:])))
