"""Ticks that no setting of the wall clock can stop, and the pace."""

import asyncio
import time
from datetime import timedelta
from functools import partial

import pytest

from scheduler.clock import Every, Ticks
from scheduler.pace import FAILURES, Circuit, Pace
from storage.clock import SystemClock
from tests.support.clock import FakeClock

SECOND = timedelta(seconds=1)


async def test_every_tick_runs_at_once_and_again() -> None:
    clock, runs = SystemClock(), {"quick": 0, "slow": 0}

    async def run(name: str) -> None:
        runs[name] += 1

    ticks = Ticks({"quick": (SECOND / 20, partial(run, "quick")), "slow": (SECOND * 60, partial(run, "slow"))}, clock)
    ticks.start()
    await asyncio.sleep(0.3)
    ticks.stop()
    assert runs["slow"] == 1
    assert 2 <= runs["quick"] <= 7


async def test_a_clock_set_back_does_not_silence_the_ticks() -> None:
    clock = FakeClock()
    runs = 0

    async def run() -> None:
        nonlocal runs
        runs += 1

    ticks = Ticks({"tick": (SECOND * 30, run)}, FakeClock(), clock)
    ticks.start()
    await asyncio.sleep(0.05)
    job = ticks._scheduler.get_jobs()[0]
    clock.set(job.next_run_time - 30 * SECOND)
    assert ticks.look() == [], "all is well"
    for back in (timedelta(hours=1), timedelta(days=365)):
        clock.set(job.next_run_time - back)
        assert ticks.look() == ["tick"]
        await asyncio.sleep(0.05)
    ticks.stop()
    assert runs == 3


async def test_whatever_is_due_is_told_as_soon_as_the_clock_has_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.clock.LOOK", 0.02)
    clock, runs = FakeClock(), []

    async def run() -> None:
        runs.append(clock.now())

    ticks = Ticks({"tick": (SECOND * 30, run)}, clock)
    ticks.start()
    await asyncio.sleep(0.1)
    clock.move(days=1)
    await asyncio.sleep(0.1)
    ticks.stop()
    assert runs == [clock.now() - timedelta(days=1), clock.now()]


async def test_a_clock_that_moves_while_a_tick_runs_makes_it_run_once_more(caplog: pytest.LogCaptureFixture) -> None:
    go_on = asyncio.Event()
    begun: list[int] = []

    async def run() -> None:
        begun.append(len(begun))
        await go_on.wait()

    ticks = Ticks({"tick": (SECOND * 30, run)}, FakeClock())
    ticks.start()
    await asyncio.sleep(0.05)
    assert ticks.look(jumped=True) == ticks.look(jumped=True) == ["tick"]
    go_on.set()
    await asyncio.sleep(0.05)
    ticks.stop()
    assert begun == [0, 1]
    skipped = [record for record in caplog.records if record.name.startswith("apscheduler")]
    assert skipped == [], "it would say that it skipped a run"


def test_a_clock_set_a_year_ahead_costs_nothing() -> None:
    trigger, now = Every(SECOND * 15), FakeClock().now()
    began = time.perf_counter()
    at, runs = now, 0
    while at <= now + timedelta(days=365):  # as APScheduler counts the runs that were missed
        at, runs = trigger.get_next_fire_time(at, now + timedelta(days=365)), runs + 1
    assert runs == 1
    assert time.perf_counter() - began < 0.05


async def test_the_pace_over_all_and_in_one_chat() -> None:
    pace = Pace(rate=50)
    assert pace.wait_for(1) == 0
    assert 0.9 < pace.wait_for(1) <= 1
    assert pace.wait_for(2) == 0
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _ in range(20):
        await pace.turn()
    assert 0.15 <= loop.time() - began <= 0.6, "ten at once, the rest one in twenty milliseconds"
    for _ in range(10):
        pace.spent()
    began = loop.time()
    await pace.turn()
    assert loop.time() - began >= 0.15, "what people are answered counts too"


async def test_a_refused_chat_pauses_and_two_make_everybody_wait() -> None:
    pace = Pace()
    pace.refused(1, 5)
    assert 4.9 < pace.wait_for(1) <= 5
    assert pace.wait_for(2) == 0
    loop = asyncio.get_running_loop()
    began = loop.time()
    await pace.turn()
    assert loop.time() - began < 0.05
    pace.refused(3, 0.2)
    await pace.turn()
    assert loop.time() - began >= 0.2


def test_the_circuit_opens_after_ten_and_closes_with_an_answer() -> None:
    circuit = Circuit()
    assert [circuit.failed("x") for _ in range(FAILURES + 1)] == [False] * (FAILURES - 1) + [True, False]
    assert circuit.open
    assert (circuit.answered(), circuit.answered()) == (True, False)
    assert circuit.forbidden("401")
    assert not circuit.forbidden("401"), "said once"


async def test_a_storm_of_answers_holds_the_outbox_up_for_a_second_and_no_longer() -> None:
    pace = Pace(rate=100)
    for _ in range(1000):
        pace.spent()
    began = time.monotonic()
    await pace.turn()
    assert 0.5 < time.monotonic() - began < 5
