"""The page, the local Telegram and the bot, started together and stopped together."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from aiohttp import web

from simulator import history
from simulator.max.state import MaxWorld
from simulator.state import World
from simulator.web.app import STAGE, build_app
from simulator.web.child import Child, ChildError
from simulator.web.people import Person
from simulator.web.stage import Stage, Status

READY_SECONDS = 60.0
HOST = "127.0.0.1"
MAX_TOKEN = "local-max-token"  # noqa: S105 – of the local MAX
CHATS = "chats.json"
"""Where a seed may leave the chats as they stand (`simulator/history.py`)."""


@dataclass(frozen=True, slots=True)
class Options:
    """What `python -m simulator.web` was told."""

    command: Sequence[str]
    people: Sequence[Person]
    folder: Path  # for the clock's file and the bot's log
    port: int = 8080
    token: str = "42:TEST"  # noqa: S105 – of the local Telegram
    bot_name: str = "Опора"
    bot_username: str = "opora_bot"
    seed: Sequence[str] = ()
    keep: bool = False
    env: Sequence[tuple[str, str]] = ()
    messengers: Sequence[str] = ("telegram",)


async def show(options: Options) -> int:
    """Serves until SIGINT or SIGTERM; returns the exit code."""
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    world, *others = [_world(options, messenger) for messenger in options.messengers]
    app = build_app(world, options.people, others=others)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
    await runner.setup()
    try:
        return await _run(options, world, app[STAGE], runner, stopped)
    except ChildError as error:
        _complain(str(error))
        return 1
    except OSError as error:
        _complain(f"Порт {options.port} занять не удалось: {error.strerror or error}")
        return 1
    finally:
        await runner.cleanup()


def _world(options: Options, messenger: str) -> World:
    """One of the messengers; the first of them writes the clock down."""
    clock_file = options.folder / "clock" if messenger == options.messengers[0] else None
    bot_id = int(options.token.partition(":")[0])
    made = partial(MaxWorld, MAX_TOKEN, bot_id=bot_id) if messenger == "max" else partial(World, options.token)
    return made(bot_name=options.bot_name, bot_username=options.bot_username, clock_file=clock_file)


async def _run(options: Options, world: World, stage: Stage, runner: web.AppRunner, stopped: asyncio.Event) -> int:
    await web.TCPSite(runner, HOST, options.port).start()
    url = f"http://{HOST}:{runner.addresses[0][1]}"
    for one in stage.worlds:
        one.url = url
    child = _child(options, stage, url, world.clock_file)
    seeded = partial(_seeded, stage, child, options.folder / CHATS)
    stage.reset = lambda: _reset(stage, child, seeded)
    try:
        if not options.keep and not await _before(stopped, seeded()):
            return 0
        await child.start()
        if await _before(stopped, _ready(stage, child)):
            print(url, flush=True)  # noqa: T201 – the one line of this command
            await stopped.wait()
        return 0
    finally:
        await child.stop()


def _child(options: Options, stage: Stage, url: str, clock_file: Path | None) -> Child:
    env = {
        **os.environ,
        "BOT_TOKEN": options.token if "telegram" in options.messengers else "",
        "TELEGRAM_API_URL": url,
        "MAX_TOKEN": MAX_TOKEN if "max" in options.messengers else "",
        "MAX_API_URL": url,
        "IN_MAX": ",".join(str(number) for world in stage.worlds if world.messenger == "max" for number in world.chats),
        "CLOCK_SHIFT_FILE": str(clock_file),
        "CHATS_FILE": str(options.folder / CHATS),
        "PYTHONUNBUFFERED": "1",
        **dict(options.env),
    }
    log = options.folder / "bot.log"
    log.write_bytes(b"")

    def ended(code: int) -> None:
        stage.set_status(Status.STOPPED)
        _complain(f"Бот завершился с кодом {code}. Его журнал – {log}, последние строки:\n{child.tail()}")

    child = Child(options.command, env=env, log=log, seed=options.seed, on_exit=ended)
    return child


async def _ready(stage: Stage, child: Child) -> None:
    """Waits for the bot's first poll. Raises ChildError when it ends before, or takes too long."""
    ready = asyncio.create_task(stage.ready.wait())
    try:
        async with asyncio.timeout(READY_SECONDS):
            while not ready.done():
                await asyncio.wait({ready}, timeout=0.2)
                if stage.status is Status.STOPPED:
                    raise ChildError("Бот не запустился.")
    except TimeoutError:
        raise ChildError(f"Бот не вышел на связь за {READY_SECONDS:.0f} секунд:\n{child.tail()}") from None
    finally:
        ready.cancel()


async def _before(stopped: asyncio.Event, work: Coroutine[Any, Any, None]) -> bool:
    """Does the work; False where the stop came first."""
    doing = asyncio.create_task(work)
    stopping = asyncio.create_task(stopped.wait())
    await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    if not doing.done():
        doing.cancel()
        await asyncio.gather(doing, return_exceptions=True)
        return False
    await doing
    return True


async def _seeded(stage: Stage, child: Child, chats: Path) -> None:
    """The seed is run, and what it left of the chats' past is on the phones."""
    history.forget(chats)
    await child.seed()
    if [world for world in stage.worlds if history.restore(world, chats)]:
        stage.feed.refresh()


async def _reset(stage: Stage, child: Child, seeded: Callable[[], Coroutine[Any, Any, None]]) -> None:
    stage.set_status(Status.RESETTING)
    await child.stop()
    stage.set_status(Status.RESETTING)  # a bot that confirms its last updates has just looked alive
    for world in stage.worlds:
        world.commands.clear()
    stage.clear()
    try:
        await seeded()
        await child.start()
        await _ready(stage, child)
    except ChildError:
        stage.set_status(Status.STOPPED)
        raise


def _complain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)  # noqa: T201 – what a person at the terminal must know
