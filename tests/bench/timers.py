"""A tick over a thousand timers and over a million, with a hundred due in each; APScheduler's own store beside it."""

import pickle
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median

from apscheduler.job import Job
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger
from sqlalchemy import text

from models.timers import Timer, TimerKind
from services.timers.firing import FiringContext, tick
from storage import migration
from storage.database import Database
from tests.bench.report import Line
from tests.support.clock import FakeClock

FEW, MANY, DUE = 1_000, 1_000_000, 100
ADDED, JOBS = 5_000, 100_000
"""Jobs that are added as APScheduler does it (a hundred thousand would take minutes), and those that are there."""
ROUNDS = 7
NOW = datetime(2026, 3, 16, 9, tzinfo=UTC)
NUMBERS = """
INSERT INTO alarms (kind, subject_id, center_id, at)
WITH RECURSIVE n(x) AS (SELECT :since UNION ALL SELECT x + 1 FROM n WHERE x < :until)
SELECT 'occurrence', x, 1, :later FROM n
"""


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{folder}/alarms.db"
        await migration.upgrade(url)
        db = Database(url)
        try:
            few = await _ticks(db, 1, FEW)
            many = await _ticks(db, FEW + 1, MANY)
        finally:
            await db.close()
        adding, few_jobs, many_jobs = _jobs(f"sqlite:///{folder}/jobs.db")
    return [
        Line(f"a tick with {DUE} due of {FEW} timers", few * 1000, unit="ms"),
        Line(f"a tick with {DUE} due of {MANY} / of {FEW}", many / few, most=3),
        Line(f"APScheduler's store: adding {ADDED} jobs", adding, unit="s"),
        Line(f"APScheduler's store: {DUE} due of {JOBS} / of {FEW}", many_jobs / few_jobs),
        Line(f"our tick of {MANY} / APScheduler's of {JOBS}", many / many_jobs, most=1),
    ]


async def _ticks(db: Database, since: int, until: int) -> float:
    """Fill up to so many timers; the median of a tick's seconds."""
    clock, later = FakeClock(NOW), NOW + timedelta(days=300)
    async with db.writing() as session:
        center = "INSERT OR IGNORE INTO centers (id, name, zone, created_at) VALUES (1, 'Центр', 'UTC', '2026-01-01')"
        await session.execute(text(center))
        await session.execute(text(NUMBERS), {"since": since, "until": until, "later": f"{later:%F %T}.000000"})

    async def fire(_: FiringContext, timers: Sequence[Timer]) -> Mapping[int, datetime | None]:
        return {timer.subject_id: later for timer in timers}

    spent = []
    for _ in range(ROUNDS):
        async with db.writing() as session:
            due = f"UPDATE alarms SET at = :now WHERE subject_id <= {DUE}"  # noqa: S608 — our own number
            await session.execute(text(due), {"now": f"{NOW:%F %T}.000000"})
        began = time.perf_counter()
        if await tick(db, clock, {TimerKind.OCCURRENCE: fire}) != DUE:
            raise RuntimeError("the tick did not fire what was due")
        spent.append(time.perf_counter() - began)
    return median(spent)


def _jobs(url: str) -> tuple[float, float, float]:
    """Seconds of adding so many jobs, and of a tick with those due of a few and of all; the rest is one insert."""
    store = SQLAlchemyJobStore(url)
    scheduler = BackgroundScheduler(timezone="UTC")
    store.start(scheduler, "default")
    began = time.perf_counter()
    few = 0.0
    for number in range(ADDED):
        if number == FEW:
            few = _due(store)
            began += few
        store.add_job(_job(scheduler, number))
    adding = time.perf_counter() - began
    rest = (_job(scheduler, number) for number in range(ADDED, JOBS))
    rows = [
        {"id": job.id, "next_run_time": job.next_run_time.timestamp(), "job_state": pickle.dumps(job.__getstate__())}
        for job in rest
    ]
    with store.engine.begin() as connection:
        connection.execute(store.jobs_t.insert(), rows)
    many = _due(store)
    store.shutdown()
    return adding, few, many


def _job(scheduler: BackgroundScheduler, number: int) -> Job:
    at = NOW + timedelta(days=300, seconds=number)
    if number < DUE:
        at = NOW
    return Job(
        scheduler,
        id=str(number),
        func="time:time",
        trigger=DateTrigger(at),
        executor="default",
        args=(),
        kwargs={},
        name="job",
        misfire_grace_time=None,
        coalesce=True,
        max_instances=1,
        next_run_time=at,
    )


def _due(store: SQLAlchemyJobStore) -> float:
    """What its scheduler does with those that are due, but the running: fetch, and write the next time."""
    began = time.perf_counter()
    for job in store.get_due_jobs(NOW):
        job._modify(next_run_time=NOW + timedelta(days=300))
        store.update_job(job)
    spent = time.perf_counter() - began
    for number in range(DUE):
        job = store.lookup_job(str(number))
        job._modify(next_run_time=NOW)
        store.update_job(job)
    return spent
