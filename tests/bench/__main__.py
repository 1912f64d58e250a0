"""`make bench`: every figure the project promises, measured in one run; status 1 when one is short."""

import asyncio
import sys

from tests.bench import crowd, delivery, papers, plan, privacy, sentences, speed, summary, timers, year

BENCHMARKS = (
    speed.measure,
    summary.measure,
    papers.measure,
    plan.measure,
    privacy.measure,
    sentences.measure,
    year.measure,
    timers.measure,
    delivery.measure,
    crowd.measure,
)


async def main() -> int:
    """Run all benchmarks; returns the exit status."""
    short = False
    for measure in BENCHMARKS:
        for line in await measure():
            print(line, flush=True)
            short = short or line.short
    return int(short)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
