"""Three talkers behind one webhook, two clocks, PostgreSQL, Redis; one of each is killed (200 people: `make soak`)."""

from pathlib import Path

from tests.chaos.fleet import fleet, replicas
from tests.support.postgres import Postgres

PEOPLE = 24


async def test_replicas_lose_nothing_and_do_nothing_twice(tmp_path: Path, postgres: Postgres, redis_url: str) -> None:
    url = await postgres.create("fleet")
    async with fleet(tmp_path, url, redis_url, PEOPLE) as made:
        lines = await replicas(made)
    assert [str(line) for line in lines if line.short] == [], "\n".join(made.told[:5])
