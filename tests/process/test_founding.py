"""`opora init`: five questions, and a bot that is ready to run; against the local Telegram."""

import asyncio
import re
import stat
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from dotenv import dotenv_values
from typer.testing import CliRunner, Result

from bot import session
from bot.cli import app
from bot.founding import _quoted
from simulator.driver import Simulator

CENTER = "Ресурсный центр «Берег»"
DISTRICTS = "Лесной район, Озёрск"


@pytest.fixture
async def sim(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Simulator]:
    """A local Telegram, and an empty folder to begin in."""
    folder = tmp_path / "opora"
    folder.mkdir()
    monkeypatch.chdir(folder)
    for name in ("ENV_FILE", "BOT_TOKEN", "ADMIN_IDS", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(session, "PAUSES", (0.0,))
    running = await Simulator.start(clock_file=tmp_path / "clock")
    monkeypatch.setenv("TELEGRAM_API_URL", running.url)
    yield running
    await running.stop()


async def asked(*answers: str, words: tuple[str, ...] = ()) -> Result:
    """The command with these lines at its standard input."""
    given = "".join(f"{one}\n" for one in answers)
    return await asyncio.to_thread(CliRunner().invoke, app, ["init", *words], input=given)


def _here() -> list[str]:
    return sorted(one.name for one in Path().iterdir())


def _mode(file: str) -> int:
    return stat.S_IMODE(Path(file).stat().st_mode)


def _put(file: str, text: str) -> None:
    Path(file).write_text(text)


def link_of(told: Result) -> str:
    found = re.search(r"https://t\.me/opora_bot\?start=\S+", told.output)
    assert found, told.output
    return found[0]


async def test_five_questions_make_a_bot_that_is_ready(sim: Simulator) -> None:
    told = await asked(sim.token, "", "1000", CENTER, DISTRICTS)
    assert told.exit_code == 0, told.output
    assert [f"{n}/5." in told.output for n in range(1, 6)] == [True] * 5
    assert "знает бота: @opora_bot" in told.output
    assert "▀" in told.output, "the link stands there as a QR code, too"
    assert link_of(told)
    settings = dotenv_values(".env")
    assert settings == {"BOT_TOKEN": sim.token, "ADMIN_IDS": "1000", "TELEGRAM_API_URL": sim.url}
    assert _mode(".env") == 0o600


async def test_what_cannot_be_is_said_and_asked_once_more(sim: Simulator) -> None:
    told = await asked(
        *("не токен", "43:WRONG", ""),  # no token; one that Telegram does not know, without a proxy
        *(sim.token, "localhost:1080", "http://127.0.0.1:1"),  # no address of a proxy; one where nobody listens
        *(sim.token, ""),
        *("Глеб", "", "1000, 1001"),
        *("Ц", CENTER),
        *("Лесной район, лесной район", DISTRICTS),
    )
    assert told.exit_code == 0, told.output
    for line in (
        "это не токен",
        "Телеграм не знает такого токена",
        "TELEGRAM_PROXY: нужен адрес вида http://host:port",
        "не отвечает",
        "ADMIN_IDS: нужно целое число",
        "Нужен хотя бы один номер",
        "Территория названа дважды",
    ):
        assert line in told.output, line
    assert dotenv_values(".env")["ADMIN_IDS"] == "1000, 1001"


async def test_settings_that_are_there_are_left_alone(sim: Simulator) -> None:
    _put(".env", "BOT_TOKEN=1:A\n")
    told = await asked(sim.token, "", "1000", CENTER, DISTRICTS)
    assert (told.exit_code, str(told.exception)) == (
        1,
        "Файл .env уже есть. Правьте его; новый центр создаёт opora invite.",
    )
    assert dotenv_values(".env") == {"BOT_TOKEN": "1:A"}
    assert "1/5" not in told.output


async def test_nothing_is_written_before_the_last_answer(sim: Simulator) -> None:
    told = await asked(sim.token, "", "1000", CENTER)
    assert told.exit_code == 1
    assert _here() == []


async def test_a_zone_that_there_is_not_is_said_first(sim: Simulator) -> None:
    told = await asked(words=("--zone", "Europe/Moskva"))
    assert "Europe/Moskva" in str(told.exception)


@pytest.mark.parametrize("value", ["http://u:p#1 $X'\"\\@h:1", "просто", "a b", "1000, 1001", "x=1"])
def test_a_value_is_read_back_as_it_was(value: str, tmp_path: Path) -> None:
    (tmp_path / "f").write_text(f"A={_quoted(value)}\n", encoding="utf-8")
    assert dotenv_values(tmp_path / "f")["A"] == value
