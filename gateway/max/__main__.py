"""The gateway as a process of its own: `opora run-max` starts it and ends it.

It says on its standard output, in one line of JSON, where it is and which bot it speaks for, or what this machine does
not give it, and ends when its standard input does: so it never outlives who started it, be it that MAX has not answered
yet, and it is still there for the bot's last answers when both are told to stop at once.
"""

import asyncio
import json
import logging
import os
import signal
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from gateway.botapi.shapes import Json
from gateway.max.errors import CannotOpen, MaxError, NeverSent
from gateway.max.gateway import Notices
from gateway.max.service import Config, opened

WRONG_TOKEN, AWAY, CANNOT = 3, 4, 5
"""With what status it ends, for whoever started it."""


def config() -> Config:
    """Out of the environment alone: a token has no place in a command line."""
    given = os.environ
    return Config(
        token=given["MAX_TOKEN"],
        secret=given["GATEWAY_SECRET"],
        url=given["MAX_API_URL"],
        file=Path(given["GATEWAY_FILE"]),
        webhook_url=given.get("MAX_WEBHOOK_URL", ""),
        webhook_secret=given.get("MAX_WEBHOOK_SECRET", ""),
        host=given.get("WEB_HOST", "127.0.0.1"),
        port=int(given.get("WEB_PORT", "0")),
        ca_file=Path(given["MAX_CA_FILE"]) if given.get("MAX_CA_FILE") else None,
        notices=Notices(given.get("MAX_NOTICES") or Notices.BOTH),
        intake=given.get("GATEWAY_INTAKE", "1") == "1",
    )


async def serve(told: Config) -> None:
    """Until the standard input ends."""
    working, ending = asyncio.create_task(_work(told)), asyncio.create_task(_input_ends())
    await asyncio.wait({working, ending}, return_when=asyncio.FIRST_COMPLETED)
    ending.cancel()
    working.cancel()
    with suppress(asyncio.CancelledError):
        await working


async def _work(told: Config) -> None:
    """Until it is cancelled."""
    async with opened(told, patient=told.intake) as running:
        _say({"url": running.url, "bot": running.me.id, "nick": running.me.nick})
        await asyncio.Event().wait()


def _say(what: Json) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


async def _input_ends() -> None:
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while await reader.read(1024):
        continue


class JsonLines(logging.Formatter):
    """A line of the log as the bot's own are, for programs."""

    def format(self, record: logging.LogRecord) -> str:
        """One object of JSON."""
        told = {
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "logger": record.name,
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(),
        }
        if record.exc_info:
            told["exception"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


def _set_up_log() -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(
        JsonLines()
        if os.environ.get("LOG_FORMAT") == "json"
        else logging.Formatter("%(asctime)s [%(levelname)s] %(message)s")
    )
    logging.basicConfig(level=os.environ.get("LOG_LEVEL", "INFO"), handlers=[handler])


def main() -> int:
    """The status of the process."""
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, signal.SIG_IGN)  # the bot is told too, and ends first
    _set_up_log()
    try:
        asyncio.run(serve(config()))
    except MaxError as error:
        logging.getLogger("gateway.max").error("MAX refuses: %s %s", error.status, error.code)
        return WRONG_TOKEN
    except NeverSent:
        return AWAY
    except CannotOpen as error:
        logging.getLogger("gateway.max").error("%s", error)
        _say({"refused": error.what, "number": error.number, "why": error.why})
        return CANNOT
    return 0


if __name__ == "__main__":
    sys.exit(main())
