"""`python -m simulator.web … -- COMMAND`: the page, and the bot it is about."""

import argparse
import asyncio
import shlex
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from simulator.web.people import PeopleError, read_people
from simulator.web.show import Options, show

MESSENGERS = "telegram, max, or both with a comma"


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not name or not equals:
        raise argparse.ArgumentTypeError("NAME=VALUE is expected")
    return name, value


def _messengers(text: str) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not names or len(set(names)) < len(names) or not {"telegram", "max"}.issuperset(names):
        raise argparse.ArgumentTypeError(MESSENGERS)
    return names


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in text.split(",") if one)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m simulator.web",
        description="A local Telegram with a page at http://127.0.0.1:PORT, and the bot started against it. "
        "The bot gets BOT_TOKEN, TELEGRAM_API_URL, MAX_TOKEN, MAX_API_URL and CLOCK_SHIFT_FILE; so does the seed, with "
        "the ids of those in MAX in IN_MAX, and it may leave chats in CHATS_FILE.",
    )
    parser.add_argument("--port", type=int, default=8080, help="0 takes a free one")
    parser.add_argument("--people", type=Path, metavar="FILE", help="JSON: [{name, telegram_id, role, …}]")
    parser.add_argument("--seed", default="", metavar="COMMAND", help="run before the bot, and at «Начать заново»")
    parser.add_argument("--keep", action="store_true", help="do not seed at the start, only at «Начать заново»")
    parser.add_argument("--env", type=_pair, action="append", default=[], metavar="NAME=VALUE", help="for the bot")
    parser.add_argument("--folder", type=Path, help="where the clock's file and the bot's log are kept")
    parser.add_argument(
        "--messengers", type=_messengers, default=("telegram",), help="telegram, max, or both with a comma"
    )
    parser.add_argument("--in-max", type=_numbers, default=(), metavar="ID,ID", help="whose phones have MAX, of both")
    parser.add_argument("--token", default="42:TEST")
    parser.add_argument("--bot-name", default="Опора")
    parser.add_argument("--bot-username", default="opora_bot")
    parser.add_argument("command", nargs="+", metavar="COMMAND", help="what starts the bot, after --")
    return parser


def main() -> int:
    """Serves until interrupted."""
    told = _parser().parse_args()
    try:
        people = read_people(told.people) if told.people else []
    except PeopleError as error:
        sys.exit(str(error))
    with tempfile.TemporaryDirectory(prefix="opora-demo-") as scratch:
        folder = told.folder or Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        options = Options(
            command=told.command,
            people=[replace(one, messenger="max") if one.telegram_id in told.in_max else one for one in people],
            folder=folder,
            port=told.port,
            token=told.token,
            bot_name=told.bot_name,
            bot_username=told.bot_username,
            seed=shlex.split(told.seed),
            keep=told.keep,
            env=told.env,
            messengers=told.messengers,
        )
        return asyncio.run(show(options))


if __name__ == "__main__":
    sys.exit(main())
