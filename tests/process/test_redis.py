"""With REDIS_URL half-filled forms live in Redis, and the records in the database as ever."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from redis.asyncio import Redis

from examples.demo.moves import talk
from tests.e2e.conftest import at_work
from tests.e2e.house import House
from tests.e2e.process import command
from tests.e2e.team import gather


@pytest.fixture
async def with_redis(tmp_path: Path, redis_url: str) -> AsyncIterator[House]:
    url = f"sqlite+aiosqlite:///{tmp_path}/opora.db"
    async with at_work(tmp_path / "clock", url, REDIS_URL=redis_url) as house:
        await house.fresh()
        yield house
        assert house.errors() == []


async def test_a_form_outlives_the_process_in_redis(with_redis: House, redis_url: str) -> None:
    team = await gather(with_redis)
    await talk(team.anna, "/log", "супервизия", "Тупиковая ситуация", "[Сегодня]")
    await with_redis.bot.kill()
    await with_redis.start()
    await talk(team.anna, "[Дальше]", "[Дальше]", "кураторы 5", "[К проверке]")
    await team.anna.press("Сохранить", times=2, at_once=True)
    assert "✅ Сохранено, № 1." in team.anna.transcript()
    assert await with_redis.number("SELECT count(*) FROM activities") == 1
    assert await with_redis.number("SELECT count(*) FROM dialogues") == 0
    found = await command("doctor", **with_redis.settings | {"BOT_TOKEN": ""})  # the token wants aiogram
    assert "Redis отвечает" in found.out


async def test_a_form_lost_with_an_emptied_redis_is_said(with_redis: House, redis_url: str) -> None:
    team = await gather(with_redis)
    await talk(team.anna, "/log", "супервизия", "Тупиковая ситуация", "[Сегодня]")
    redis = Redis.from_url(redis_url)
    await redis.flushall()
    await redis.aclose()
    before = len(with_redis.sim.events)
    await talk(team.anna, "кураторы 5")
    said = team.anna.transcript(before)
    assert "Черновик потерян: хранилище было очищено" in said
    assert "Здравствуйте" in said, "the menu opens, and what was typed is taken for nothing else"
    before = len(with_redis.sim.events)
    await talk(team.anna, "/menu")
    assert "Черновик" not in team.anna.transcript(before)
