"""Changes one token of a rule or a use case, runs the tests that reach it, and says which changes nobody noticed.

python -m tests.mutants map data/mutants.json                   # once: which test reaches what; some minutes
python -m tests.mutants try data/mutants.json --seed 16 --count 200
"""

import os
import random
from pathlib import Path
from typing import Annotated

import typer

from tests.mutants.reaching import PACKAGES, SUITES, Reached, reach
from tests.mutants.running import load_libraries, try_anew, try_imported
from tests.mutants.sites import Mutation, Sites

ROOT = Path(__file__).parents[2]
app = typer.Typer(add_completion=False)


@app.command("map")
def write_map(kept: Path, suites: Annotated[list[str] | None, typer.Argument()] = None) -> None:
    """Run the tests once and keep which of them enter which lines."""
    reach(ROOT, suites or SUITES).write(kept)


@app.command("try")
def try_all(
    kept: list[Path],
    seed: Annotated[int, typer.Option(help="Which changes are drawn.")] = 16,
    count: Annotated[int, typer.Option(help="How many.")] = 200,
    only: Annotated[str, typer.Option(help="Numbers of the draw to try: 3,17.")] = "",
) -> None:
    """Draw changes and try each, and once more with everything imported anew when nothing showed it. The status is 1
    when fewer than nine of ten are noticed."""
    numbers = [int(one) for one in only.split(",")] if only else list(range(1, count + 1))
    everything = draw(seed, count)
    drawn = [everything[number - 1] for number in numbers]
    reached = Reached.read(*kept)
    read, write = os.pipe()
    load_libraries()
    if not os.fork():
        try_imported(drawn, reached, ROOT, lambda at, by: say(write, numbers[at], drawn[at], by))
        os._exit(0)
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as answers:
        said = [one.split() for one in answers]
    assert len(said) == len(drawn), "the tests could not be collected"
    unnoticed = [numbers.index(int(number)) for number, *noticed in said if not noticed]
    missed = 0
    for at in unnoticed:
        by = try_anew(drawn[at], reached, ROOT)
        print(f"{numbers[at]:3}  {drawn[at]}\n     {by or 'NOBODY'}", flush=True)
        missed += not by
    print(f"seed {seed}: {len(drawn) - missed} of {len(drawn)} were noticed")
    raise typer.Exit(int(missed * 10 > len(drawn)))


def say(write: int, number: int, mutation: Mutation, by: str) -> None:
    """Print what showed a change, if anything did, and tell the caller's process of it."""
    if by:
        print(f"{number:3}  {mutation}\n     {by}", flush=True)
    os.write(write, f"{number} {'noticed' if by else ''}\n".encode())


def draw(seed: int, count: int) -> list[Mutation]:
    """So many changes of all there are; the same for a seed as long as the sources are the same."""
    files = (file for package in PACKAGES for file in sorted((ROOT / package).rglob("*.py")))
    every = [one for file in files for one in Sites(ROOT, file).all()]
    return random.Random(seed).sample(every, count)


if __name__ == "__main__":
    app()
