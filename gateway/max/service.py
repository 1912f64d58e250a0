"""The gateway as it runs: opened, served, and closed with nothing half-done."""

import asyncio
import fcntl
import logging
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from gateway.max.api import MaxApi
from gateway.max.errors import Ambiguous, CannotOpen, MaxError, Need, NeverSent
from gateway.max.gateway import Gateway, Notices, me_of
from gateway.max.incoming import Me
from gateway.max.intake import PAUSES, Intake, ended, sweep
from gateway.max.server import build_app, build_door
from gateway.max.store import Store
from gateway.max.times import Times

log = logging.getLogger("gateway.max")
HERE = "127.0.0.1"
ENDING = 5.0
"""Seconds that calls of the bot get at the end."""
TRIES, BETWEEN = 20, 0.5
"""How often another gateway is looked after, and the seconds between: one whose bot was killed needs a while to end."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """What is set."""

    token: str = field(repr=False)
    secret: str = field(repr=False)
    """Between the gateway and the bot: the second half of the bot's token."""
    url: str
    file: Path
    webhook_url: str = ""
    webhook_secret: str = field(default="", repr=False)
    host: str = HERE
    port: int = 0
    """Where MAX's posts arrive, behind the reverse proxy."""
    api_port: int = 0
    ca_file: Path | None = None
    notices: Notices = Notices.BOTH
    intake: bool = True
    """Whether updates are taken in; without, only calls are carried out."""


@dataclass(frozen=True, slots=True)
class Running:
    """Where the bot finds it."""

    url: str
    me: Me
    gateway: Gateway


@asynccontextmanager
async def opened(config: Config, times: Times | None = None, *, patient: bool = True) -> AsyncIterator[Running]:
    """A gateway that serves. Raises MaxError for a token that MAX does not know, CannotOpen for what this machine does
    not give; where MAX is away it is waited for, or NeverSent is raised."""
    times = times or Times()
    async with AsyncExitStack() as stack:
        with _needed(Need.CERTIFICATES):
            api = MaxApi.opened(config.url, config.token, times, config.ca_file)
        stack.push_async_callback(api.close)
        me = await _me(api, times, patient=patient)
        if config.intake:
            await _be_alone(stack, config.file, times)
        with _needed(Need.FILE):
            store = await Store.open(config.file, times.now())
        stack.push_async_callback(store.close)
        gateway = Gateway(me, api, store, times, config.notices)
        stack.push_async_callback(gateway.settle)
        port = await _served(stack, build_app(gateway, config.secret), HERE, config.api_port)
        tasks = await _taking_in(stack, gateway, config)
        try:
            yield Running(f"http://{HERE}:{port}", me, gateway)
        finally:
            await ended(*tasks)


@contextmanager
def _needed(what: Need) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise CannotOpen(what, error) from error


async def _be_alone(stack: AsyncExitStack, file: Path, times: Times) -> None:
    tries = 0
    while True:
        try:
            with _needed(Need.FILE):
                stack.enter_context(alone(file))
        except CannotOpen as error:
            if not isinstance(error.__cause__, BlockingIOError):
                raise
            if (tries := tries + 1) == TRIES:
                raise CannotOpen(Need.ALONE, error.__cause__) from error
            await times.sleep(BETWEEN)
        else:
            return


@contextmanager
def alone(file: Path) -> Iterator[None]:
    """No other process takes updates in for the same file meanwhile. Raises OSError where one does."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


async def _me(api: MaxApi, times: Times, *, patient: bool) -> Me:
    tries = 0
    while True:
        try:
            return me_of(await api.call("GET", "/me"))
        except (NeverSent, Ambiguous) as error:
            why: Exception = error
        except MaxError as error:
            if error.status < 500 and error.status != 429:
                raise
            why = error
        if not patient:
            raise NeverSent(type(why).__name__) from why
        pause = PAUSES[min(tries, len(PAUSES) - 1)]
        tries += 1
        log.warning("MAX does not answer yet: %s, again in %s s", why, pause)
        await times.sleep(pause)


async def _taking_in(stack: AsyncExitStack, gateway: Gateway, config: Config) -> list["asyncio.Task[None]"]:
    if not config.intake:
        return []
    intake = Intake(gateway)
    tasks = [asyncio.create_task(sweep(gateway))]
    if not config.webhook_url:
        return [*tasks, asyncio.create_task(intake.poll())]
    door = build_door(intake.hook(config.webhook_secret), urlsplit(config.webhook_url).path or "/")
    with _needed(Need.PORT):
        await _served(stack, door, config.host, config.port)
    return [*tasks, asyncio.create_task(intake.subscribe(config.webhook_url, config.webhook_secret))]


async def _served(stack: AsyncExitStack, app: web.Application, host: str, port: int) -> int:
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=ENDING)
    await runner.setup()
    stack.push_async_callback(runner.cleanup)
    await web.TCPSite(runner, host, port).start()
    return int(runner.addresses[0][1])
