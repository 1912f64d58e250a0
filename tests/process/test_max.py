"""`opora run-max`: the bot and its gateway live and end together."""

import asyncio
import errno
import json
import os
import signal
import socket
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot.max import beside_gateway, refusal, secret_of
from bot.settings import DATABASE_OF_MAX, SettingsError, settings_of
from simulator.max.driver import MaxPhone, MaxSimulator
from tests.e2e.process import BotProcess, command

PATIENCE = 60


@pytest.fixture
async def sim() -> AsyncIterator[MaxSimulator]:
    async with await MaxSimulator.open(timeout=PATIENCE) as running:
        yield running
        assert running.world.violations == []


@pytest.fixture
def settings(sim: MaxSimulator, tmp_path: Path) -> dict[str, str]:
    return {
        "MAX_TOKEN": sim.token,
        "MAX_API_URL": sim.url,
        "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/opora.db",
        "FILES_DIR": str(tmp_path / "files"),
        "ADMIN_IDS": "5100000001",
    }


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def gateways(folder: Path) -> Iterator[int]:
    """Processes of gateways whose file stands in that folder."""
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words, env = (one / "cmdline").read_bytes(), (one / "environ").read_bytes()
        except OSError:
            continue
        if b"gateway.max" in words and f"GATEWAY_FILE={folder}".encode() in env:
            yield int(one.name)


async def gone(folder: Path) -> None:
    async with asyncio.timeout(PATIENCE):
        while list(gateways(folder)):  # noqa: ASYNC110 – whose child it is hears of its end, and nobody else
            await asyncio.sleep(0.01)


async def test_both_answer_and_end_at_one_signal(sim: MaxSimulator, settings: dict[str, str], tmp_path: Path) -> None:
    """By the webhook, as in earnest."""
    port = free_port()
    url = f"http://127.0.0.1:{port}/max"
    hook = {"MAX_WEBHOOK_URL": url, "MAX_WEBHOOK_SECRET": "said-by-max", "WEB_PORT": str(port)}
    bot = await BotProcess.start("run-max", **settings, **hook)
    await bot.ready()
    async with asyncio.timeout(PATIENCE):
        while not sim.world.subscriptions:  # noqa: ASYNC110 – MAX tells nobody
            await asyncio.sleep(0.01)
    assert [(one.url, one.secret) for one in sim.world.subscriptions.values()] == [(url, "said-by-max")]
    admin: MaxPhone = sim.phone("Глеб Ладогин", 5100000001)
    await admin.start()
    await admin.hears("администратор")
    assert [call.method for call in sim.world.calls if call.status == 429] == [], (
        "MAX's pace is kept before it is asked"
    )
    assert sim.world.delivered, "it was posted"
    assert await bot.terminate() == 0
    assert list(gateways(tmp_path)) == []
    assert (tmp_path / "gateway.db").stat().st_mode & 0o077 == 0


async def test_the_bot_ends_with_its_gateway(settings: dict[str, str], tmp_path: Path) -> None:
    bot = await BotProcess.start("run-max", **settings)
    await bot.ready()
    os.kill(next(gateways(tmp_path)), signal.SIGKILL)
    assert await bot.ended() == 1
    assert "Шлюз MAX завершился сам" in bot.log[-1]


async def test_the_gateway_ends_with_its_bot(settings: dict[str, str], tmp_path: Path) -> None:
    bot = await BotProcess.start("run-max", **settings)
    await bot.ready()
    os.kill(next(gateways(tmp_path)), signal.SIGTERM)  # it waits for the bot's last answers
    await bot.kill()
    await gone(tmp_path)


async def test_neither_outlives_the_other_while_max_is_away(settings: dict[str, str], tmp_path: Path) -> None:
    away = settings | {"MAX_API_URL": "http://127.0.0.1:1"}
    for end in (BotProcess.terminate, BotProcess.kill):
        bot = await BotProcess.start("run-max", **away)
        async with asyncio.timeout(PATIENCE):
            while not any("MAX does not answer yet" in line for line in bot.log):  # noqa: ASYNC110 – no event of ours
                await asyncio.sleep(0.01)
        assert await end(bot) in (0, None)
        await gone(tmp_path)


async def test_what_this_machine_does_not_give_is_one_line(settings: dict[str, str], tmp_path: Path) -> None:
    none = settings_of(**{name.lower(): value for name, value in settings.items()}, max_ca_file=tmp_path / "none.pem")
    with pytest.raises(
        SettingsError, match=r"^MAX_CA_FILE: \S+none.pem не подходит: такого файла или папки нет\. Нужен"
    ):
        async with beside_gateway(none, intake=True):
            pass
    for what, number, line in (
        ("port", errno.EADDRINUSE, "WEB_PORT: по адресу 127.0.0.1:8081 слушать нельзя: порт занят другой программой."),
        ("file", None, f"Шлюз MAX не может открыть {tmp_path}/gateway.db: почему-то."),
        ("alone", errno.EAGAIN, f"С {tmp_path}/gateway.db уже работает другой шлюз MAX."),
    ):
        assert refusal(none, what, number, "почему-то").startswith(line)


async def test_what_is_wrong_is_said(settings: dict[str, str]) -> None:
    wrong = await command("run-max", **settings | {"MAX_TOKEN": "wrong"})
    assert (wrong.code, "MAX не знает такого токена" in wrong.err) == (1, True)
    other = await command("run", **settings)
    assert (other.code, "opora run-max" in other.err) == (1, True)
    away = await command("invite", "Центр", **settings | {"MAX_API_URL": "http://127.0.0.1:1"})
    assert (away.code, "MAX_CA_FILE" in away.err) == (1, True)


async def test_an_invite_opens_the_bot_of_max(sim: MaxSimulator, settings: dict[str, str]) -> None:
    made = await command("invite", "Ресурсный центр «Берег»", "--districts", "Лесной район", **settings)
    assert made.out.startswith("https://max.ru/opora_bot?start="), made.err
    told = await command("doctor", "--json", **settings)
    assert told.out, told.err
    findings = json.loads(told.out)
    assert "@opora_bot" in json.dumps(findings, ensure_ascii=False)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"max_token": "x", "bot_token": "1:a"}, "заданы вместе"),
        ({"max_token": "x", "max_webhook_url": "https://bot.example.org/max"}, "MAX_WEBHOOK_SECRET не задан"),
        ({"max_webhook_url": "https://bot.example.org:8443/max", "max_webhook_secret": "secret"}, "порт 443"),
        ({"max_webhook_secret": "abc"}, "от 5 до 256"),
    ],
)
def test_settings_that_cannot_be(given: dict[str, str], said: str) -> None:
    with pytest.raises(SettingsError, match=said):
        settings_of(_env_file=None, **given)


def test_codes_that_hang_at_doors_outlive_a_start() -> None:
    """They are signed with the bot's token, whose half is made here."""
    one, same, other = (secret_of(settings_of(_env_file=None, max_token=token)) for token in ("abc", "abc", "abd"))
    assert one == same != other
    assert "abc" not in one


def test_people_of_max_have_a_database_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert settings_of(_env_file=None, max_token="x").database_url == DATABASE_OF_MAX
    named = "sqlite+aiosqlite:///both.db"
    assert settings_of(_env_file=None, max_token="x", database_url=named).database_url == named
