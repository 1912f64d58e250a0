"""What Prometheus asks: the counters of this process, on a port of their own that no proxy leads to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import perf_counter as _now

from aiohttp import web
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    GC_COLLECTOR,
    PLATFORM_COLLECTOR,
    PROCESS_COLLECTOR,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
)
from sqlalchemy import event
from sqlalchemy.engine import Connection

from bot.saying import reason, say
from bot.settings import Settings, SettingsError
from storage import meter
from storage.database import Database

OURS = "opora"
QUICK = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
COUNTERS = {
    "updates": ("Updates that came, by kind.", ("kind",)),
    "refused": ("Updates of people who sent too many.", ()),
    "set_aside": ("Updates that are not tried any more.", ()),
    "sent": ("Letters of the outbox, by what became of the call.", ("outcome",)),
    "errors": ("Lines of the log that tell of an error.", ()),
}
TIMES = {
    "handled": ("Seconds from an update's turn to its end, by what it was an answer to.", ("what",)),
    "database": ("Seconds of a statement, by its first word.", ("verb",)),
    "tick": ("Seconds of a tick.", ("tick",)),
}
GAUGES = {
    "outbox": ("Letters that wait or are being sent.", ()),
    "outbox_age_seconds": ("How long the oldest letter that is due has waited.", ()),
    "at_work": ("Updates at work.", ()),
    "tick_late_seconds": ("How long a tick is overdue.", ("tick",)),
}


class Prometheus:
    """Counts for Prometheus."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        for collector in (PROCESS_COLLECTOR, PLATFORM_COLLECTOR, GC_COLLECTOR):
            self.registry.register(collector)
        here = self.registry
        self._counters = {name: Counter(name, *told, namespace=OURS, registry=here) for name, told in COUNTERS.items()}
        self._gauges = {name: Gauge(name, *told, namespace=OURS, registry=here) for name, told in GAUGES.items()}
        self._times = {
            name: Histogram(f"{name}_seconds", *told, namespace=OURS, registry=here, buckets=QUICK)
            for name, told in TIMES.items()
        }

    def count(self, name: str, *labels: str) -> None:
        counter = self._counters[name]
        (counter.labels(*labels) if labels else counter).inc()

    def took(self, name: str, seconds: float, *labels: str) -> None:
        times = self._times[name]
        (times.labels(*labels) if labels else times).observe(seconds)

    def stands_at(self, name: str, value: float, *labels: str) -> None:
        gauge = self._gauges[name]
        (gauge.labels(*labels) if labels else gauge).set(value)

    async def show(self, _request: web.Request) -> web.Response:
        """Everything, as Prometheus reads it."""
        return web.Response(body=generate_latest(self.registry), headers={"Content-Type": CONTENT_TYPE_LATEST})


@asynccontextmanager
async def measured(settings: Settings, db: Database) -> AsyncIterator[None]:
    """Counted and served at `/metrics` while the context lasts. Raises SettingsError when the port is taken."""
    meter.chosen.meter = told = Prometheus()
    watch_database(db)
    app = web.Application()
    app.router.add_get("/metrics", told.show)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.metrics_host, settings.metrics_port).start()
        except OSError as error:
            where = f"{settings.metrics_host}:{settings.metrics_port}"
            raise SettingsError(say("run-no-metrics", where=where, why=reason(error))) from None
        yield
    finally:
        meter.chosen.meter = meter.Silent()
        await runner.cleanup()


def watch_database(db: Database) -> None:
    """Tell the meter how long each statement took."""
    for engine in {db.writer.sync_engine, db.reader.sync_engine}:
        event.listen(engine, "before_cursor_execute", _begins)
        event.listen(engine, "after_cursor_execute", _ended)


def _begins(connection: Connection, *_: object) -> None:
    connection.info["began"] = _now()


def _ended(connection: Connection, _cursor: object, statement: str, *_: object) -> None:
    meter.took("database", _now() - connection.info.pop("began", _now()), statement.split(maxsplit=1)[0].upper())
