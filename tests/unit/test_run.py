"""What is wrong outside is one line that names the setting, and not a page of traceback."""

from pathlib import Path

import pytest
from aiogram.exceptions import TelegramServerError
from aiogram.methods import GetMe
from pydantic import SecretStr

from bot import session
from bot.database import open_database
from bot.doctor.telegram import token
from bot.invite import first_link
from bot.settings import Settings, SettingsError
from speed.calls import LeanSession

NOWHERE = "127.0.0.1:1"


@pytest.fixture(autouse=True)
def a_folder_without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


async def test_a_database_that_is_not_there() -> None:
    settings = Settings(database_url=f"postgresql+asyncpg://opora:hush@{NOWHERE}/opora")
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: база данных недоступна") as caught:
        async with open_database(settings):
            pass
    assert "hush" not in str(caught.value)


async def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/file/opora.db")
    with pytest.raises(SettingsError, match=r"^DATABASE_URL: файл .* создать нельзя: на этом месте уже есть файл"):
        async with open_database(settings):
            pass


async def test_two_bots_on_one_file(tmp_path: Path) -> None:
    settings = Settings(database_url=f"sqlite+aiosqlite:///{tmp_path}/opora.db")
    async with open_database(settings):
        with pytest.raises(SettingsError, match=r"^DATABASE_URL: с этим файлом SQLite уже работает другой бот"):
            async with open_database(settings):
                pass


@pytest.mark.parametrize("proxy", [f"http://{NOWHERE}", f"socks5://user:hush@{NOWHERE}"])
async def test_a_proxy_that_is_away(proxy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "PAUSES", (0.0,))
    settings = Settings(bot_token=SecretStr("123:ABC"), telegram_proxy=SecretStr(proxy))
    with pytest.raises(SettingsError, match=r"^TELEGRAM_API_URL: https://api.telegram.org не отвечает") as caught:
        await first_link(settings, "Ресурсный центр «Маяк»", (), "Europe/Moscow")
    assert "hush" not in str(caught.value)
    assert (await token(settings)).code == "telegram-away"


@pytest.mark.parametrize("answered", [None, TelegramServerError(GetMe(), "")])
async def test_a_telegram_that_does_not_answer(answered: Exception | None, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(*_: object, **__: object) -> object:
        raise answered or AssertionError

    monkeypatch.setattr(session, "PAUSES", (0.0,))
    if answered:  # by somebody else, who listens at that address
        monkeypatch.setattr(LeanSession, "make_request", answer)
    settings = Settings(bot_token=SecretStr("123:ABC"), telegram_api_url=f"http://{NOWHERE}")
    with pytest.raises(SettingsError, match=r"^TELEGRAM_API_URL: http://127.0.0.1:1 не отвечает"):
        await first_link(settings, "Ресурсный центр «Маяк»", (), "Europe/Moscow")
    found = await token(settings)
    assert (found.code, found.text) == ("telegram-away", f"http://{NOWHERE} не отвечает.")
