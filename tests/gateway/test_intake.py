"""Nothing that MAX tells is lost, and nothing is told twice."""

import asyncio
import errno
import socket
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import ClientSession

from gateway.max import store
from gateway.max.errors import CannotOpen, MaxError, Need, NeverSent
from gateway.max.incoming import TYPES
from gateway.max.intake import HOUR, MARKER, SECRET_HEADER, Intake, sweep
from gateway.max.service import Config, Running, opened
from gateway.max.store import COPIES_KEPT, FILES_KEPT, KEYS_KEPT, Kept, Store
from gateway.max.times import Times
from simulator.max.driver import MaxPhone, MaxSimulator
from tests.gateway.conftest import Caller

HOOK_SECRET = "a-secret-of-the-hook"


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


async def _until(seen: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not seen():  # noqa: ASYNC110 – what happens at MAX announces itself to nobody
            await asyncio.sleep(0.001)


class Clock:
    """A clock that is moved: whoever waits goes on when it has come so far."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0
        self._waiting: list[tuple[float, asyncio.Future[None]]] = []

    @property
    def times(self) -> Times:
        return Times(now=lambda: self.now, steady=lambda: self.now, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((self.now + seconds, mine))
        await mine

    def move(self, seconds: float) -> None:
        self.now += seconds
        for until, one in self._waiting:
            if until <= self.now and not one.done():
                one.set_result(None)


async def test_what_came_is_there_after_a_start_anew(config: Config, sim: MaxSimulator, masha: MaxPhone) -> None:
    async with opened(config):
        await masha.send("Раз")
        await sim.settled()
    marker = await _state(config.file, MARKER)
    assert marker
    await masha.send("Два", wait=False)
    async with opened(config) as running, ClientSession() as session:
        bot = Caller(session, running, sim)
        assert [one["message"]["text"] for one in await bot.updates()] == ["Раз", "Два"]
    asked = [one.query.get("marker") for one in sim.world.traffic if one.operation == "getUpdates"]
    assert marker in asked, "MAX is asked from where it was left"


async def _state(file: Path, name: str) -> str:
    kept = await Store.open(file, 0)
    try:
        return await kept.soon(store.state, name)
    finally:
        await kept.close()


async def test_what_max_repeats_comes_once(bot: Caller, masha: MaxPhone) -> None:
    await masha.send("Раз")
    await masha.start("x1")
    await bot.updates()
    told = bot.told()
    assert len(told) == 2
    intake = Intake(bot.gateway)
    await intake.take([*told, *told])
    assert [list(one)[1] for one in await bot.updates()] == ["message", "my_chat_member", "message"]


async def test_one_that_cannot_be_read_stops_no_other(bot: Caller, masha: MaxPhone) -> None:
    await masha.send("Раз")
    await bot.updates()
    well = bot.told()
    await bot.gateway.store.surely(lambda db: db.execute("DELETE FROM updates"))
    intake = Intake(bot.gateway)
    await intake.take([{"update_type": "message_created"}, {"update_type": "of_tomorrow"}, 7, *well])
    assert [one["message"]["text"] for one in await bot.updates()] == ["Раз"]
    assert intake.unreadable == 2, "what is not known yet is left out quietly"


@pytest.fixture
async def hooked(config: Config) -> AsyncIterator[tuple[Running, str]]:
    """A gateway to which MAX posts, and where."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}/max"
    told = replace(config, webhook_url=url, webhook_secret=HOOK_SECRET, port=port)
    async with opened(told) as running:
        yield running, url


async def test_max_posts_with_the_secret_and_hears_200_when_it_is_stored(
    hooked: tuple[Running, str], sim: MaxSimulator, masha: MaxPhone
) -> None:
    running, url = hooked
    async with ClientSession() as session:
        bot = Caller(session, running, sim)
        await _until(lambda: bool(sim.world.subscriptions))
        assert sim.world.subscriptions[url].types == set(TYPES)
        await masha.send("Раз")
        assert [one["message"]["text"] for one in await bot.updates()] == ["Раз"]
        body = {"update_type": "dialog_cleared"}
        for headers in ({}, {SECRET_HEADER: "wrong"}):
            async with session.post(url, json=body, headers=headers) as answer:
                assert answer.status == 401
        async with session.post(url, data=b"{", headers={SECRET_HEADER: HOOK_SECRET}) as answer:
            assert answer.status == 200, "a post that cannot be read is not to come again for eight hours"


async def test_the_subscription_is_renewed_within_the_hour(config: Config, sim: MaxSimulator, masha: MaxPhone) -> None:
    clock, port = Clock(), _free_port()
    url = f"http://127.0.0.1:{port}/max"
    async with opened(replace(config, webhook_url=url, webhook_secret=HOOK_SECRET, port=port), clock.times) as running:
        intake = Intake(running.gateway)
        await _until(lambda: url in sim.world.subscriptions)
        assert not await intake.renew(url, HOOK_SECRET), "it stands"
        sim.world.subscriptions.clear()
        await _until(lambda: any(until == clock.now + HOUR for until, _ in clock._waiting))
        clock.move(HOUR)
        await _until(lambda: url in sim.world.subscriptions)


async def test_another_address_of_the_bot_is_given_up(bot: Caller) -> None:
    await bot.gateway.api.call("POST", "/subscriptions", None, {"url": "http://127.0.0.1:1/old"})
    await Intake(bot.gateway).renew("http://127.0.0.1:2/new", HOOK_SECRET)
    assert list(bot.sim.world.subscriptions) == ["http://127.0.0.1:2/new"]


async def test_a_wrong_token_and_a_max_that_is_away(config: Config) -> None:
    with pytest.raises(MaxError) as refused:
        async with opened(replace(config, token="wrong")):
            pass
    assert refused.value.status == 401
    with pytest.raises(NeverSent):
        async with opened(replace(config, url="http://127.0.0.1:1"), patient=False):
            pass


async def test_what_this_machine_does_not_give_is_named(config: Config, tmp_path: Path) -> None:
    def wants(**changed: object) -> Config:
        return replace(config, file=tmp_path / "other.db", **changed)  # type: ignore[arg-type]

    async def at_once(_: float) -> None:
        """Nobody waits until another gateway has ended."""

    rubbish = tmp_path / "rubbish"
    rubbish.write_text("neither a certificate nor a database" * 99)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        async with opened(config):
            for wrong, what, number in (
                (wants(ca_file=tmp_path / "none.pem"), Need.CERTIFICATES, errno.ENOENT),
                (wants(ca_file=rubbish), Need.CERTIFICATES, None),
                (replace(config, file=rubbish), Need.FILE, None),
                (replace(config, file=rubbish / "gateway.db"), Need.FILE, errno.EEXIST),
                (config, Need.ALONE, errno.EAGAIN),
                (wants(webhook_url="http://127.0.0.1/max", port=port), Need.PORT, errno.EADDRINUSE),
            ):
                with pytest.raises(CannotOpen) as refused:
                    async with opened(wrong, Times(sleep=at_once)):
                        pass
                assert refused.value.what is what
                assert number in (None, refused.value.number)


async def test_what_nobody_needs_goes(tmp_path: Path) -> None:
    kept = await Store.open(tmp_path / "gateway.db", 1000)
    await kept.surely(store.put_updates, [("a", "message", {"n": 1}), ("b", "message", {"n": 2})], 0.0)
    first = await kept.soon(store.take_updates, 0, 10, ())
    assert first[0].id == 1001, "the numbers of a new file begin where no old one's have come"
    await kept.soon(store.take_updates, first[1].id, 10, ())
    await kept.soon(store.put_message, 1, 1, Kept("mid.1", {}), 0.0)
    assert await kept.soon(store.sweep, KEYS_KEPT + 1) == 1
    assert [one.body for one in await kept.soon(store.take_updates, 0, 10, ())] == [{"n": 2}]
    assert await kept.surely(store.put_updates, [("a", "message", {"n": 1})], 0.0) == 1
    assert await kept.soon(store.message, 1, 1) is not None
    await kept.soon(store.sweep, COPIES_KEPT + 1)
    assert await kept.soon(store.message, 1, 1) is None
    assert (tmp_path / "gateway.db").stat().st_mode & 0o077 == 0, "its owner's alone"
    await kept.close()


async def test_a_file_goes_when_nobody_has_asked_for_it_during_its_term(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await Store.open(tmp_path / "gateway.db", 0)
    for name in ("asked", *"abc"):
        await kept.soon(store.put_file, {"id": name}, 0.0)
    assert await kept.soon(store.file, "asked", 10.0) == {"id": "asked"}
    monkeypatch.setattr(store, "AT_ONCE", 2)
    steps = [await kept.soon(store.sweep, FILES_KEPT + 1) for _ in range(3)]
    assert steps == [2, 1, 0], "a call of the bot gets its turn in between"
    assert [await kept.soon(store.file, name, 20.0) for name in ("asked", *"abc")] == [{"id": "asked"}, *[None] * 3]
    await kept.close()


async def test_the_hourly_sweep_goes_on_until_nothing_old_is_there(
    bot: Caller, masha: MaxPhone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "AT_ONCE", 1)
    sent = [await bot.put("sendDocument", "document", name, b"PK", chat_id=masha.id) for name in ("a.txt", "b.txt")]
    later = time.time() + FILES_KEPT + 1

    async def sleep(_: float) -> None:
        raise asyncio.CancelledError

    bot.gateway.times = Times(now=lambda: later, sleep=sleep)
    with pytest.raises(asyncio.CancelledError):
        await sweep(bot.gateway)
    for one in sent:
        again = await bot.refusal("sendDocument", chat_id=masha.id, document=one["document"]["file_id"])
        assert again == "Bad Request: wrong file_id or the file is temporarily unavailable"


async def test_a_file_of_the_version_before(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "gateway.db")) as old, old:
        for table in ("updates", "messages"):
            old.execute(f"CREATE TABLE {table} (id, chat, number, body, at)")
        old.execute("CREATE TABLE files (id TEXT PRIMARY KEY, about TEXT NOT NULL) WITHOUT ROWID")
        old.execute("INSERT INTO files VALUES ('one', '{}')")
        old.execute("PRAGMA user_version = 1")
    for _ in range(2):
        kept = await Store.open(tmp_path / "gateway.db", 100)
        assert await kept.soon(store.sweep, FILES_KEPT + 99) == 0, "as good as asked for when it was opened"
        await kept.close()
    kept = await Store.open(tmp_path / "gateway.db", 0)
    assert await kept.soon(store.sweep, FILES_KEPT + 101) == 1
    await kept.close()
