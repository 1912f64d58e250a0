"""Settings: right ones are read, a wrong one is one clear line that names it."""

from pathlib import Path

import pytest

from bot.settings import Settings, SettingsError, load_settings

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def nothing_is_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A folder without `.env`, an environment without our names."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_the_defaults_need_nothing_but_a_token() -> None:
    settings = load_settings()
    assert settings.database_url == "sqlite+aiosqlite:///data/opora.db"
    assert settings.admin_ids == ()
    with pytest.raises(SettingsError, match=r"нет файла .env, и BOT_TOKEN не задан"):
        settings.token()


def test_what_is_set_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("BOT_TOKEN=123456:ABC-DEF\nADMIN_IDS=12, 34 56\nLOG_LEVEL=debug\nREDIS_URL=\n")
    monkeypatch.setenv("TELEGRAM_API_URL", "http://127.0.0.1:9000/")
    settings = load_settings()
    assert settings.token() == "123456:ABC-DEF"
    assert settings.admin_ids == (12, 34, 56)
    assert settings.log_level == "DEBUG"
    assert settings.telegram_api_url == "http://127.0.0.1:9000"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_PROXY", "localhost:1080"),
        ("DATABASE_URL", "postgresql://u@h/d"),
        ("DATABASE_URL", "mysql+aiomysql://u@h/d"),
        ("DATABASE_URL", "opora.db"),
        ("DATABASE_URL", "sqlite+aiosqlite://"),
        ("DATABASE_URL", "sqlite+aiosqlite:///:memory:"),
        ("DATABASE_URL", "postgresql+asyncpg://u@h:port/d"),
        ("TELEGRAM_PROXY", "socks5h://localhost:1080"),
        ("TELEGRAM_PROXY", "nonsense://localhost:1080"),
        ("TELEGRAM_PROXY", "socks5://user:hush@localhost:99999"),
        ("TELEGRAM_API_URL", "https://"),
        ("REDIS_URL", "localhost:6379"),
        ("REDIS_URL", "redis://localhost:99999/0"),
        ("ADMIN_IDS", "12, ольга"),
        ("WEBHOOK_URL", "example.org/hook"),
        ("WEBHOOK_SECRET", "секрет"),
        ("WEB_PORT", "восемь"),
        ("WEB_PORT", "70000"),
        ("LOG_LEVEL", "LOUD"),
        ("LOG_FORMAT", "xml"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert str(caught.value).startswith(f"{name}: ")
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 200


def test_a_webhook_needs_a_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WEBHOOK_URL", "https://example.org/hook")
    with pytest.raises(SettingsError, match=r"^WEBHOOK_SECRET"):
        load_settings()
    monkeypatch.setenv("WEBHOOK_SECRET", "x-1_Z")
    assert load_settings().webhook_secret.get_secret_value() == "x-1_Z"


@pytest.mark.parametrize("token", ["", "abc", "123456", "123456:", ":ABC", "x:ABC"])
def test_what_is_no_token(monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    monkeypatch.setenv("BOT_TOKEN", token)
    with pytest.raises(SettingsError, match="BOT_TOKEN"):
        load_settings().token()


def test_a_secret_never_stands_in_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://user:hush@host/db")
    with pytest.raises(SettingsError) as caught:
        load_settings()
    assert "hush" not in str(caught.value)
