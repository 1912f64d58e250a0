"""One, two and three talkers behind one webhook: updates a second side by side, and what storing an update costs."""

import math
import tempfile
import time
from pathlib import Path
from statistics import median

from aiohttp import ClientSession

from simulator.webhook import SECRET_HEADER
from tests.bench.papers import processor_time
from tests.bench.report import Line
from tests.chaos.fleet import Fleet, fleet, postgres_server, redis_server

PEOPLE = 60
UPDATES = 7
"""Of one meeting that a person logs: four messages, a press, and another one twice."""
ASKED = 200


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    lines, rates, costs = list[Line](), list[float](), list[float]()
    with tempfile.TemporaryDirectory() as base, postgres_server(Path(base)) as (_, postgres):
        for talkers in (1, 2, 3):
            with tempfile.TemporaryDirectory() as name, redis_server(Path(name)) as redis:
                url = await postgres.create(f"talkers{talkers}")
                async with fleet(Path(name), url, redis.url, PEOPLE, talkers) as made:
                    await made.start(talkers, 1)
                    await made.played("разминка", made.people)
                    began, taken = time.monotonic(), _taken(made)
                    await made.played("замер", made.people)
                    rates.append(PEOPLE * UPDATES / (time.monotonic() - began))
                    costs.append((_taken(made) - taken) * 1000 / (PEOPLE * UPDATES))
                    await made.counted("замер")
                    if talkers == 1:
                        lines += await _stored(made)
                lines.append(Line(f"{talkers} talkers, updates a second", rates[-1]))
                lines.append(Line(f"{talkers} talkers: their processor time an update", costs[-1], unit="ms"))
                lines.append(Line(f"{talkers} talkers: lost, doubled, out of order", made.wrong.total(), most=0))
    return [
        *lines,
        Line("three talkers / one", rates[2] / rates[0]),
        Line("three talkers / one: processor time an update", costs[2] / costs[0]),
    ]


def _taken(made: Fleet) -> float:
    """Seconds of the processor that the talkers have taken."""
    return sum(processor_time(one.pid) for one in made.talkers)


async def _stored(made: Fleet) -> list[Line]:
    """From an update's request to its 200, one after another."""
    who, took = made.people[0], list[float]()
    said = {"date": 0, "chat": who.user.chat_json, "from": who.user.as_json, "text": "/menu"}
    headers = {SECRET_HEADER: made.house.settings["WEBHOOK_SECRET"]}
    async with ClientSession() as session:
        for number in range(ASKED):
            update = {"update_id": 900_000_000 + number, "message": said | {"message_id": 900_000 + number}}
            began = time.perf_counter()
            async with session.post(made.house.settings["WEBHOOK_URL"], json=update, headers=headers) as answer:
                answer.raise_for_status()
            took.append((time.perf_counter() - began) * 1000)
    await made.emptied()
    p95 = sorted(took)[math.ceil(0.95 * len(took)) - 1]
    return [
        Line("from an update to its 200 (it is stored then), median", median(took), unit="ms"),
        Line("the same, 95th percentile", p95, unit="ms"),
    ]
