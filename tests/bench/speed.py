"""Updates a second over HTTP: our form against a bare echo and a plain form, on one local Telegram in one run."""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import mean, median

from simulator.driver import Simulator
from simulator.load import ChatState, Load, Say, Step, Tap
from tests.bench.report import Line
from tests.bench.seed import seed_curators
from tests.e2e.process import QUICK

CHATS = 100
ROUNDS = 7
ROOT = Path(__file__).parents[2]
ORDINARY = (
    Tap("Учебные ›"),
    Tap("Семинар"),
    Say("Семинар «Детство без жестокости и слёз»"),
    Tap("Сегодня"),
    Tap("Без территории"),
    Tap("Смешанный"),
    Tap("Дальше"),
    Tap("Пропустить"),
    Tap("Пропустить"),
    Tap("Пропустить"),
    Tap("Пропустить"),
)
PLAIN = (Tap("Семинар"), Say("Семинар «Детство без жестокости и слёз»"), Tap("Сегодня"))


class Peer:
    """A bot under load, and what it has spent so far."""

    def __init__(self, load: Load, steps: Sequence[Say | Tap]) -> None:
        self.load, self.steps = load, steps
        self.ordinary: list[float] = []
        self.saving: list[float] = []

    async def cycle(self) -> None:
        """Once through the form, every chat beside the others: seconds of each step, seconds of the saving one."""
        for step in self.steps:
            self.ordinary.append(await self.load.round(_always(step)))
        if _labels(self.load) >= {"Сохранить"}:
            self.saving.append(await self.load.round(_always(Tap("Сохранить"))))
            await self.load.round(_always(Tap("Ещё запись")))

    def forget(self) -> None:
        """What was spent until now was the warm-up."""
        self.ordinary.clear()
        self.saving.clear()

    @property
    def step_rate(self) -> float:
        """Updates a second of an ordinary step: medians, because a neighbour's burst is not the bot's slowness."""
        count = len(self.steps)
        return CHATS / mean(median(self.ordinary[n::count]) for n in range(count))

    @property
    def save_rate(self) -> float:
        """Updates a second of the saving step."""
        return CHATS / median(self.saving)


async def measure() -> list[Line]:
    """The lines of this benchmark. The three take turns, so that a busy machine slows all of them."""
    async with (
        _running("tests.bench.echo") as echo_load,
        _running("tests.bench.plain") as plain_load,
        _running("bot") as our_load,
    ):
        echo = Peer(echo_load, [Say("привет")] * 8)
        plain, ours = Peer(plain_load, PLAIN), Peer(our_load, ORDINARY)
        for load in (plain_load, our_load):
            await load.round(_always(Say("/log")))
        for number in range(ROUNDS + 1):
            for peer in (echo, plain, ours):
                await peer.cycle()
                if number == 0:
                    peer.forget()
    return [
        Line("echo, updates a second", echo.step_rate),
        Line("plain form, step / echo", plain.step_rate / echo.step_rate),
        Line("plain form, save / echo", plain.save_rate / echo.step_rate),
        Line("our form, step / echo", ours.step_rate / echo.step_rate, least=0.35),
        Line("our form, save / echo", ours.save_rate / echo.step_rate, least=0.2),
        Line("our save / plain save", ours.save_rate / plain.save_rate, least=1.0),
    ]


def _labels(load: Load) -> set[str]:
    shown = next(iter(load.states.values())).last
    return {button.label for row in shown.rows for button in row} if shown else set()


def _always(step: Say | Tap) -> Step:
    def said(state: ChatState) -> Say | Tap:
        if isinstance(step, Say) and not step.text.startswith("/"):
            # no two alike: a twin would be asked about
            state.data["n"] = state.data.get("n", 0) + 1
            return Say(f"{step.text} {state.chat.user.id}-{state.data['n']}")
        return step

    return said


@asynccontextmanager
async def _running(module: str) -> AsyncIterator[Load]:
    with tempfile.TemporaryDirectory() as folder:
        async with await Simulator.start() as simulator:
            simulator.world.recording = False
            load = Load(simulator.world, lambda _: Say(""), CHATS)
            url = f"sqlite+aiosqlite:///{folder}/bench.db"
            if module == "bot":
                await seed_curators(url, list(load.states))
            command = [sys.executable, "-m", module, *(["run"] if module == "bot" else [])]
            env = {**os.environ, "BOT_TOKEN": simulator.token, "TELEGRAM_API_URL": simulator.url, "DATABASE_URL": url}
            process = await asyncio.create_subprocess_exec(
                *command,
                cwd=ROOT,
                env={**env, "LOG_LEVEL": "WARNING", "UPDATES_PER_PERSON": QUICK, "BACKUP_KEEP": "0"},
                stdout=subprocess.DEVNULL,
            )
            try:
                await load.round(lambda _: Say("/start"), patience=120)
                yield load
            finally:
                process.terminate()
                await process.wait()
