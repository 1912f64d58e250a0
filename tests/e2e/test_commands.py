"""`python -m bot …` as a person at a terminal types it."""

import asyncio
import json
from pathlib import Path

import pytest

from examples.demo.guests import links_in
from examples.demo.moves import come_in, talk
from tests.e2e.house import House
from tests.e2e.process import Ended, command
from tests.support.postgres import Postgres

WRONG = {  # `tests/unit/test_settings.py` has the rest: a process costs a second
    "DATABASE_URL": {"DATABASE_URL": "mysql://localhost/opora"},
    "ADMIN_IDS": {"ADMIN_IDS": "Глеб"},
    "BOT_TOKEN не задан": {"BOT_TOKEN": ""},
    "WEBHOOK_SECRET": {"WEBHOOK_URL": "https://example.org/hook"},
}


@pytest.fixture(scope="session")
async def slow(sqlite_bot: House, postgres: Postgres) -> dict[str, Ended]:
    """Commands that import aiogram take five seconds each: they run side by side, once."""
    sqlite = sqlite_bot.settings | {"LOG_LEVEL": "INFO"}
    behind = sqlite | {"DATABASE_URL": await postgres.create("behind")}
    runs = {
        "second": command("run", **sqlite),
        "behind": command("run", **behind),
        "doctor": command("doctor", "--json", **sqlite),
        "sick": command("doctor", **behind | {"BOT_TOKEN": "43:WRONG"}),
    }
    ended = dict(zip(runs, await asyncio.gather(*runs.values()), strict=True))
    return ended | {name: await command("migrate", **behind) for name in ("migrate", "again")}


def test_a_second_bot_on_the_same_file_refuses(slow: dict[str, Ended]) -> None:
    line = "Ошибка. DATABASE_URL: с этим файлом SQLite уже работает другой бот. Сначала остановите его."
    assert (slow["second"].code, slow["second"].err.splitlines()) == (1, [line])


def test_postgresql_waits_for_migrate(slow: dict[str, Ended]) -> None:
    line = "Ошибка. DATABASE_URL: база старее программы. Выполните opora migrate."
    assert (slow["behind"].code, slow["behind"].err.splitlines()[-1]) == (1, line)
    for name in ("migrate", "again"):
        assert (slow[name].code, slow[name].out) == (0, "База данных приведена к этой версии программы.\n")


def test_doctor(slow: dict[str, Ended]) -> None:
    told = json.loads(slow["doctor"].out)
    found = {one["code"]: one for one in told["findings"]}
    assert (slow["doctor"].code, told["ok"], found["token"]["what"]) == (0, True, "Телеграм знает бота: @opora_bot.")
    assert {"settings", "database", "polling", "disk", "zones", "fonts"} <= found.keys() | {"disk"}
    assert [one for one in told["findings"] if one["level"] == "bad"] == []
    assert slow["sick"].code == 1
    assert "ПЛОХО База данных старее программы. Выполните: opora migrate" in slow["sick"].out
    assert "ПЛОХО Телеграм не знает такого токена. Возьмите действующий у @BotFather." in slow["sick"].out


async def test_doctor_names_what_cannot_be_reached() -> None:
    unreachable = {
        "BOT_TOKEN": "",
        "DATABASE_URL": "postgresql+asyncpg://nobody@127.0.0.1:1/none",
        "REDIS_URL": "redis://127.0.0.1:1",
    }
    found, broken = await asyncio.gather(
        command("doctor", "--json", **unreachable), command("doctor", LOG_LEVEL="LOUD")
    )
    told = json.loads(found.out)
    bad = [one["code"] for one in told["findings"] if one["level"] == "bad"]
    assert (found.code, told["ok"], bad) == (1, False, ["database-away", "redis-away", "token-none"])
    assert all(one["do"] for one in told["findings"] if one["level"] == "bad"), "each says what to do"
    assert (broken.code, broken.out.startswith("ПЛОХО Настройки: LOG_LEVEL: нужно одно из: DEBUG")) == (1, True)


async def test_a_wrong_setting_is_one_line_that_names_it(tmp_path: Path) -> None:
    good = {"BOT_TOKEN": "42:TEST", "DATABASE_URL": f"sqlite+aiosqlite:///{tmp_path}/opora.db"}
    ended = await asyncio.gather(*(command("run", **good | setting) for setting in WRONG.values()))
    for name, one in zip(WRONG, ended, strict=True):
        assert (one.code, len(one.err.splitlines())) == (1, 1), one.err
        assert one.err.startswith(f"Ошибка. {name}"), one.err


async def test_dot_env_is_read_and_can_be_left_unread(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=LOUD\n", encoding="utf-8")
    read, unread = await asyncio.gather(
        command("run", cwd=tmp_path, ENV_FILE=".env"), command("run", cwd=tmp_path, ENV_FILE="")
    )
    assert "LOG_LEVEL" in read.err
    assert "BOT_TOKEN не задан" in unread.err


async def test_the_first_coordinator_s_link_and_everybody_of_a_list(sqlite_house: House, tmp_path: Path) -> None:
    house = sqlite_house
    districts = ("--districts", "Морской район, Дюнный район")
    made = await command("invite", "Ресурсный центр «Маяк»", *districts, **house.settings)
    assert (made.code, made.err) == (0, "")
    vera = house.sim.phone("Вера Маякова")
    await come_in(vera, made.out.strip(), "Маякова Вера Ильинична")
    assert "Готово, вы вошли: Ресурсный центр «Маяк»" in vera.last.text
    await talk(vera, "/invite", "[Куратор]")
    assert vera.buttons[:2] == ["Морской район", "Дюнный район"]
    people = tmp_path / "people.csv"
    people.write_text("Серова Инна Львовна; куратор; Морской район\nЛугова; методист;", encoding="cp1251")
    given = ("invite", "Ресурсный центр «Маяк»", "--list", str(people), "--out", str(tmp_path))
    looked, invited = await command(*given, "--check", **house.settings), await command(*given, **house.settings)
    doubt = "2: «Лугова»: нужны фамилия и имя. Например: Орлова Мария."
    assert looked.out.splitlines() == ["можно пригласить: 1", doubt]
    assert (looked.code, invited.code, invited.err) == (1, 1, "")
    told, sheet, book, doubtful = invited.out.splitlines()
    assert (told, doubtful) == ("приглашено: 1", doubt)
    assert _others_may(sheet) == 0, "whoever reads it can come in"
    ((_, link),) = _links_of(book)
    inna = house.sim.phone("Инна Серова")
    await come_in(inna, link)
    assert "Ваше место: Куратор, Морской район" in inna.last.text


def _others_may(file: str) -> int:
    return Path(file).stat().st_mode & 0o077


def _links_of(book: str) -> list[tuple[str, str]]:
    return links_in(Path(book).read_bytes())
