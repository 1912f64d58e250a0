"""What memory holds of people who have given no consent."""

import asyncio
from collections.abc import Callable
from datetime import timedelta

import pytest

from services.privacy.consented import MemoryDialogues
from storage.dialogues import ChatKey
from tests.support.clock import FakeClock

KEY = ChatKey(1, 5, 5)


async def test_a_stranger_who_writes_a_lot_is_held_once_and_gone_in_an_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Callable[[], None]] = []
    loop = asyncio.get_running_loop()

    def later(_seconds: float, look: Callable[[], None]) -> object:
        looks.append(look)
        return look

    monkeypatch.setattr(loop, "call_later", later)
    clock = FakeClock()
    kept = MemoryDialogues(clock)
    for number in range(100):
        await kept.save(KEY, f"{number}")
    assert len(looks) == 1, "a timer a message would hold each of them for an hour"
    assert await kept.load(KEY) == "99"
    looks.pop()()
    assert await kept.load(KEY) == "99", "an hour has not passed"
    clock.set(clock.now() + timedelta(hours=1))
    looks.pop()()
    clock.set(clock.now() - timedelta(hours=1))
    assert await kept.load(KEY) is None
    assert looks == [], "nobody is left to be looked at"
