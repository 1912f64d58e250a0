"""A page over a local Telegram, a scripted bot that answers, and a real headless browser."""

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
from aiohttp import ClientSession, web
from playwright.async_api import Browser, async_playwright, expect

from simulator.driver import Simulator
from simulator.state import World
from simulator.web.app import STAGE, build_app
from simulator.web.people import Person
from simulator.web.stage import Stage
from tests.web.browser import CHROMIUM, PATIENCE_MS, Screen, launch, open_page
from tests.web.scripted_bot import ScriptedBot

OLGA, IGOR, SVETA, GUEST = 1001, 1002, 1003, 1004
PEOPLE = [
    Person("Ольга Ветрова", OLGA, "координатор"),
    Person("Игорь Сомов", IGOR, "руководитель центра", started=True),
    Person("Светлана Круглова", SVETA, "куратор, Озёрский район", started=True),
    Person("Пётр <b>Гость</b>", GUEST),
]
NO_BROWSER = f"No {CHROMIUM}: the browser tests are skipped (apt-get install chromium)."
_missed: list[str] = []
expect.set_options(timeout=PATIENCE_MS)


@dataclass
class Stand:
    """What stands behind the page."""

    sim: Simulator
    stage: Stage

    @property
    def url(self) -> str:
        return self.sim.url


@pytest.fixture
async def stand() -> AsyncIterator[Stand]:
    """The page with four people and no bot."""
    apps: list[web.Application] = []

    def build(world: World) -> web.Application:
        apps.append(build_app(world, PEOPLE))
        return apps[0]

    async with await Simulator.start(build=build, timeout=30) as sim:
        yield Stand(sim, apps[0][STAGE])


@pytest.fixture
async def bot(stand: Stand) -> AsyncIterator[ScriptedBot]:
    """The scripted bot at work."""
    async with ClientSession() as session:
        scripted = ScriptedBot(session, stand.url, stand.sim.token)
        running = asyncio.create_task(scripted.run())
        await asyncio.wait_for(stand.stage.ready.wait(), 60)
        yield scripted
        running.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await running


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    """One Chromium for the whole session; without one on the machine the test is skipped, in CI it fails."""
    if not CHROMIUM.exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI must have {CHROMIUM}")
        _missed.append(NO_BROWSER)
        pytest.skip(NO_BROWSER)
    async with async_playwright() as playwright:
        running = await launch(playwright)
        yield running
        await running.close()


@pytest.fixture
async def screen(browser: Browser, stand: Stand, bot: ScriptedBot) -> AsyncIterator[Screen]:
    """The page on a desk, the coordinator's and the head's phones side by side."""
    async with open_page(browser, stand.url, phones=(OLGA, IGOR)) as opened:
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Says once why the browser tests did not run."""
    if _missed:
        terminalreporter.write_line(_missed[0])
