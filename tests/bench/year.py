"""What forty-five people are told in a year, plan by plan and day by day."""

import sys
import tempfile
from pathlib import Path

from tests.bench.report import Line
from tests.support.databases import migrated
from tests.support.year import PEOPLE, PLANS, after_logging, forgotten, most_in_a_day, simulate, table


async def measure() -> list[Line]:
    """A year of each plan; the table of who got what on which day goes beside the figures, to stderr."""
    found: list[Line] = []
    for name, data, year in PLANS:
        with tempfile.TemporaryDirectory() as scratch:
            db = await migrated(f"sqlite+aiosqlite:///{Path(scratch) / 'year.db'}")
            try:
                lived = await simulate(db, data, name, year)
            finally:
                await db.close()
        print(f"{name}: who got what, by day (• a message, ×n a digest of n lines)", file=sys.stderr)
        print("\n".join(table(lived)), flush=True, file=sys.stderr)
        found += [
            Line(f"{name}: messages a person a year", len(lived.messages) / PEOPLE),
            Line(f"{name}: most messages a person a day but today’s", most_in_a_day(lived), most=1),
            Line(f"{name}: reminders after the work was logged", after_logging(lived), most=0),
            Line(f"{name}: dates that nobody was told of in time", len(forgotten(lived)), most=0),
        ]
    return found
