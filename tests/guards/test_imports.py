"""What a bot at work has in memory: libraries that few need are imported when they are needed, or by a child."""

import subprocess
import sys

from tests.guards.source import ROOT

BOT = """
import sys
from bot import cli
from speed.imports import import_plain_logging
import_plain_logging()
from bot import logs, run
print(*sorted({name.partition('.')[0] for name in sys.modules}))
"""
LATE = {
    *("alembic", "mako", "asyncpg", "redis", "prometheus_client"),  # of settings that it does not have
    *("rich", "pygments"),
    *(
        "icalendar",
        "openpyxl",
        "numpy",
        "matplotlib",
        "docx",
        "docxtpl",
        "lxml",
        "pypdfium2",
        "python_calamine",
        "segno",
    ),
}


def test_a_bot_on_sqlite_has_nothing_in_memory_that_few_need() -> None:
    told = subprocess.run([sys.executable, "-c", BOT], cwd=ROOT, capture_output=True, text=True, check=True)
    assert LATE & {*told.stdout.split()} == set()
    assert "sqlalchemy" in told.stdout
