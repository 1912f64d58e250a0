"""What the people of a centre are told in a year, plan by plan, and whether everything counted again agrees."""

import sys
from pathlib import Path

from examples.year.cast import COORDINATOR, STAFF
from examples.year.run import WHOLE, live_year
from tests.bench.report import Line
from tests.support.plan import EXAMPLES

REAL = Path(__file__).parents[3] / "shared" / "plans"
PLANS = [
    (path, year)
    for path, year in (
        (REAL / "tambov-2024.docx", 2024),
        (REAL / "vologda-2020.docx", 2020),
        (EXAMPLES / "plan-2026.docx", 2026),
    )
    if path.exists()
]
"""The real plans where they stand beside the checkout, and the invented one."""


async def measure() -> list[Line]:
    """A year of each plan; the tables go beside the figures, to stderr."""
    found: list[Line] = []
    for path, year in PLANS:
        lived = await live_year(path.name, path.read_bytes(), year, WHOLE)
        print("\n".join(lived.lines()), flush=True, file=sys.stderr)
        told = sum(one.letters for one in lived.letters.values())
        found += [
            Line(f"{path.name}: messages a person a year", told / len((COORDINATOR, *STAFF))),
            Line(f"{path.name}: reminders after the work was logged", len(lived.reminded_of_done), most=0),
            Line(f"{path.name}: dates that nobody was told of in time", len(lived.forgotten), most=0),
            Line(f"{path.name}: figures and letters that are not as they must be", lived.differences, most=0),
        ]
    return found
