"""MAX instead of Telegram: the gateway beside the bot speaks to both. It is a program of its own, started here."""

import asyncio
import hashlib
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import structlog
from pydantic import SecretStr
from sqlalchemy import make_url

from bot.saying import reason, say
from bot.settings import NOTHING, Settings, SettingsError

log = structlog.get_logger()

GATEWAY = "gateway.max"
REASONS = {3: "max-unknown", 4: "max-away"}
"""What the gateway's status says of why it has ended."""
REFUSALS = {"certificates": "max-certificates", "file": "max-file", "alone": "max-alone", "port": "max-port"}
"""What this machine does not give it, in the gateway's own word."""
ENDING = 10.0
"""Seconds that it gets when the bot has ended."""


@asynccontextmanager
async def beside_gateway(settings: Settings, *, intake: bool) -> AsyncIterator[tuple[Settings, Process]]:
    """The settings of a bot that speaks through a gateway of its own, and that gateway, which ends with the block.
    Without `intake` it only carries out calls: another one may be taking updates in.

    Raises SettingsError when MAX does not know the token, or does not answer and is not waited for, and for what this
    machine does not give the gateway.
    """
    secret = secret_of(settings)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", GATEWAY, stdin=PIPE, stdout=PIPE, env=_environment(settings, secret, intake=intake)
    )
    try:
        yield await _told(settings, process, secret), process
    finally:
        await _end(process)


def secret_of(settings: Settings) -> str:
    """The second half of the bot's own token. The same at every start: pages that hang at doors were once signed with
    it (`models/events/codes.py`)."""
    return hashlib.sha256(b"gateway " + settings.max_token.get_secret_value().encode()).hexdigest()


def _environment(settings: Settings, secret: str, *, intake: bool) -> dict[str, str]:
    """Secrets have no place in a command line: everybody on the machine reads those."""
    return {
        **os.environ,
        "MAX_TOKEN": settings.max_token.get_secret_value(),
        "MAX_API_URL": settings.max_api_url,
        "MAX_WEBHOOK_URL": settings.max_webhook_url,
        "MAX_WEBHOOK_SECRET": settings.max_webhook_secret.get_secret_value(),
        "MAX_CA_FILE": str(settings.max_ca_file or ""),
        "MAX_NOTICES": settings.max_notices,
        "WEB_HOST": settings.web_host,
        "WEB_PORT": str(settings.web_port),
        "LOG_LEVEL": settings.log_level,
        "LOG_FORMAT": settings.log_format,
        "GATEWAY_SECRET": secret,
        "GATEWAY_FILE": str(gateway_file(settings)),
        "GATEWAY_INTAKE": str(int(intake)),
    }


def gateway_file(settings: Settings) -> Path:
    """Where the gateway keeps what it must not forget: beside the SQLite file, or where that would be."""
    url = make_url(settings.database_url)
    folder = Path(url.database or "").parent if url.drivername.startswith("sqlite") else Path("data/max")
    return folder / "gateway.db"


async def _told(settings: Settings, process: Process, secret: str) -> Settings:
    """What the gateway says of itself becomes the bot's way to it."""
    line = await process.stdout.readline() if process.stdout is not None else b""
    if not line:
        status = await process.wait()
        raise SettingsError(say(REASONS.get(status, "max-ended"), address=settings.max_api_url))
    where = json.loads(line)
    if "refused" in where:
        raise SettingsError(refusal(settings, where["refused"], where["number"], where["why"]))
    return settings.model_copy(
        update={
            "bot_token": SecretStr(f"{where['bot']}:{secret}"),
            "telegram_api_url": where["url"],
            "telegram_proxy": NOTHING,
            "webhook_url": "",
        }
    )


def refusal(settings: Settings, what: str, number: int | None, why: str) -> str:
    """One line of what is to be done."""
    file = settings.max_ca_file if what == "certificates" else gateway_file(settings)
    where = f"{settings.web_host}:{settings.web_port}"
    return say(REFUSALS[what], file=str(file), where=where, why=reason(OSError(number, why)) if number else why)


async def _end(process: Process) -> None:
    """Its input ends, and so does it; it is killed when it takes too long."""
    if process.stdin is not None:
        process.stdin.close()
    try:
        async with asyncio.timeout(ENDING):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()


async def run_beside_gateway(settings: Settings) -> None:
    """The bot and its gateway, until SIGTERM or SIGINT, be it that MAX is waited for, or until one of the two ends.

    Raises SettingsError as both do, and when the gateway ended by itself.
    """
    from bot.run import run_bot

    if (working := asyncio.current_task()) is not None:
        for name in (signal.SIGTERM, signal.SIGINT):  # until the bot hears them itself
            asyncio.get_running_loop().add_signal_handler(name, working.cancel)
    ended = False
    with suppress(asyncio.CancelledError):
        async with beside_gateway(settings, intake=True) as (told, process):
            watching = asyncio.create_task(_stop_with(process))
            try:
                await run_bot(told)
            finally:
                ended = watching.done()
                watching.cancel()
    if ended:
        raise SettingsError(say("max-ended"))


async def _stop_with(process: Process) -> None:
    status = await process.wait()
    log.critical("the gateway has ended: stopping", status=status)
    os.kill(os.getpid(), signal.SIGTERM)
