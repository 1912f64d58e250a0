"""`opora run-max` killed again and again while people of MAX save: the real bot behind its gateway, by the webhook."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.demo.cast import Part
from models.identities import Messenger, number_of
from simulator.max.driver import MaxSimulator
from tests.bench.report import Line
from tests.chaos import attacks
from tests.chaos.scene import FIRST, PATIENCE, WITNESS, Scene
from tests.e2e.house import House
from tests.e2e.plant import plant_center
from tests.e2e.process import BotProcess
from tests.support.databases import migrated

CURATORS = attacks.FROM + attacks.AUTHORS
MUST_NOT_BE = ("unhandled", "unanswered", "deaf", "lost", "stored twice", "left in the inbox")
AGAIN = 0.5
"""Seconds until the local MAX posts again what nobody took; the real one waits a minute, which nobody here does."""


class Service(House):
    """The bot and its gateway as one service; a killed one is begun anew over the same two files."""

    messenger = Messenger.MAX

    async def start(self) -> None:
        """One more service, ready."""
        self.bots.append(await BotProcess.start("run-max", **self.settings))
        await self.bot.ready()


@asynccontextmanager
async def service(folder: Path) -> AsyncIterator[Scene]:
    """A local MAX, a centre of curators, and the service at work."""
    sim = await MaxSimulator.open(clock_file=folder / "clock", timeout=PATIENCE)
    sim.world.webhook_retry = AGAIN
    port = _free_port()
    house = Service(
        sim,
        f"sqlite+aiosqlite:///{folder}/opora.db",
        MAX_TOKEN=sim.token,
        MAX_API_URL=sim.url,
        MAX_WEBHOOK_URL=f"http://127.0.0.1:{port}/max",
        MAX_WEBHOOK_SECRET="said-by-max",
        WEB_PORT=str(port),
        LOG_LEVEL="INFO",
    )
    for other in ("BOT_TOKEN", "TELEGRAM_API_URL"):
        del house.settings[other]
    await (await migrated(house.url)).close()
    parts = [*(Part(f"Куратор {n}", f"Куратор {n}", "Куратор", "Район") for n in range(CURATORS))]
    people = dict(enumerate([*parts, Part(WITNESS, WITNESS, "Куратор", "Район")], FIRST))
    accounts = {number_of(Messenger.MAX, number): part for number, part in people.items()}
    async with house.engine.begin() as db:
        await plant_center(db, "Центр", ["Район"], accounts, datetime.fromtimestamp(sim.world.now(), UTC))
    phones = [sim.phone(part.telegram_name, number) for number, part in people.items()]
    for phone in phones:
        phone.chat.started = True
    await house.start()
    try:
        yield Scene(house, [], phones, [])
    finally:
        await house.stop()
        await sim.stop()


async def killed(kills: int, seed: int) -> tuple[list[Line], list[str]]:
    """So many kills; what came of what people were told is saved, and what is wrong in words."""
    with TemporaryDirectory() as folder:
        async with service(Path(folder)) as scene:
            assert isinstance(scene.sim, MaxSimulator)
            await attacks.kills(scene, kills, seed)
            lines = [
                Line("kills of the bot behind its gateway", scene.sent["kill"]),
                Line("records shown as saved", scene.sent["saved"], least=1),
                *(Line(name, scene.count(name), most=0) for name in MUST_NOT_BE),
                Line("violations of MAX's schema", len(scene.sim.world.violations), most=0),
            ]
            return lines, [f"{name}: {one}" for name, wrong in scene.faults.items() for one in wrong]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
