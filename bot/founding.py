"""`opora init`: five questions at the terminal, and a bot that is ready to run."""

import asyncio
import io
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

import typer

from bot.factory import known_bot
from bot.invite import first_link
from bot.saying import reason, say
from bot.settings import Settings, SettingsError, settings_file, settings_of
from models.errors import DomainError
from models.people import Center
from services.texts import texts

T = TypeVar("T")
QUESTIONS = 5
CARRIED = ("TELEGRAM_API_URL", "DATABASE_URL", "FILES_DIR")
"""What stands in the environment now and will be wanted at every later start."""
PLAIN = re.compile(r"[\w:/@.,+=?&%~-]*", re.ASCII)
"""What stands in a file of settings without quotes."""


class Answers(NamedTuple):
    """What was asked, the centre aside."""

    token: str
    proxy: str
    admins: str


def found(zone: str) -> None:
    """Ask, make the centre with its coordinator's link, write the file of settings, say what comes next.

    Raises SettingsError where there are settings already, or nothing can be written; the answers are asked again until
    Telegram knows the token.
    """
    file = settings_file() or Path(".env")
    if file.exists():
        raise SettingsError(say("init-there", file=str(file)))
    if not os.access(file.absolute().parent, os.W_OK):
        raise SettingsError(say("init-unwritable", folder=str(file.absolute().parent)))
    _check(say("init-ask-center"), [], zone)
    typer.echo(say("init-hello"))
    token, proxy = _way_to_telegram()
    answers = Answers(token, proxy, _ask(3, "init-ask-admins", _admins))
    name = _ask(4, "init-ask-center", lambda said: _named(said, zone))
    districts = _ask(5, "init-ask-districts", lambda said: _districts(name, said, zone))
    link = asyncio.run(first_link(_settings(answers), name, districts, zone))
    _write(file, answers)
    typer.echo(say("init-done", file=str(file), link=link))
    typer.echo(f"{qr(link)}\n{say('init-next')}")


def qr(link: str) -> str:
    """The link as a picture of letters, where the terminal has them."""
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        return ""
    import segno

    drawn = io.StringIO()
    segno.make(link, error="l").terminal(drawn, border=2, compact=True)
    return drawn.getvalue()


def _ask(number: int, key: str, read: Callable[[str], T]) -> T:
    """The answer as it is read; what cannot be is said, and asked once more."""
    while True:
        question = say(key)
        said = typer.prompt(f"{number}/{QUESTIONS}. {question}", default="", show_default=False, prompt_suffix=" ")
        try:
            return read(said.strip())
        except SettingsError as error:
            typer.echo(str(error))


def _way_to_telegram() -> tuple[str, str]:
    """A token that Telegram knows, and the proxy it was asked through: both are asked again until it does."""
    while True:
        token, proxy = _ask(1, "init-ask-token", _token), _ask(2, "init-ask-proxy", _proxy)
        try:
            name = asyncio.run(_name(_settings(Answers(token, proxy, ""))))
        except SettingsError as error:
            typer.echo(str(error))
            continue
        typer.echo(say("init-known", name=name))
        return token, proxy


async def _name(settings: Settings) -> str:
    async with known_bot(settings) as bot:
        return f"@{(await bot.me()).username}"


def _settings(answers: Answers) -> Settings:
    return settings_of(bot_token=answers.token, telegram_proxy=answers.proxy, admin_ids=answers.admins)


def _token(said: str) -> str:
    if not said:
        raise SettingsError(say("settings-no-token"))
    return _settings(Answers(said, "", "")).token()


def _proxy(said: str) -> str:
    return _settings(Answers("", said, "")).telegram_proxy.get_secret_value()


def _admins(said: str) -> str:
    if not _settings(Answers("", "", said)).admin_ids:
        raise SettingsError(say("init-no-admin"))
    return said


def _named(said: str, zone: str) -> str:
    _check(said, [], zone)
    return said


def _districts(name: str, said: str, zone: str) -> list[str]:
    named = [part.strip() for part in said.split(",") if part.strip()]
    _check(name, named, zone)
    return named


def _check(name: str, districts: list[str], zone: str) -> None:
    try:
        Center.check(name, districts, zone)
    except DomainError as error:
        raise SettingsError(texts().plain(error.key, **error.arguments)) from None


def _write(file: Path, answers: Answers) -> None:
    """For its owner alone: it holds the token. Raises SettingsError."""
    values = {
        "BOT_TOKEN": answers.token,
        "ADMIN_IDS": answers.admins,
        "TELEGRAM_PROXY": answers.proxy,
        **{name: os.environ.get(name, "") for name in CARRIED},
    }
    lines = [f"{name}={_quoted(value)}" for name, value in values.items() if value]
    try:
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as written:
            written.write("\n".join([f"# {say('init-file')}", *lines, ""]))
    except OSError as error:
        raise SettingsError(say("settings-unwritten", file=str(file), why=reason(error))) from None


def _quoted(value: str) -> str:
    if PLAIN.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
