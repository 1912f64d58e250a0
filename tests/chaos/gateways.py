"""The gateway of MAX killed again and again while people write and are answered: 0 lost, 0 twice and unmarked."""

import asyncio
import json
import os
import random
import sys
import tempfile
from asyncio.subprocess import PIPE, Process
from collections import Counter
from contextlib import suppress
from pathlib import Path

from aiohttp import ClientError, ClientSession, ClientTimeout

from simulator import actions
from simulator.max.driver import MaxPhone, MaxSimulator
from tests.bench.report import Line

PEOPLE = 6
LONGEST_LIFE = 0.8
"""Seconds from a start to the kill, at most."""
AGAIN = "повтор "
PAUSE = 0.2
"""Seconds between two words of anybody: more than one bot may answer within MAX's pace while it lives."""
PATIENCE = 240


class Killed:
    """One gateway after another over one file, and a bot that never gives up."""

    def __init__(self, sim: MaxSimulator, folder: Path, chance: random.Random) -> None:
        self.sim, self.folder, self.chance = sim, folder, chance
        self.phones: list[MaxPhone] = [sim.phone(f"Человек {number}") for number in range(PEOPLE)]
        self.said: list[str] = []
        self.heard: dict[int, str] = {}
        """Texts by the updates' numbers."""
        self._way: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._offset = 0

    async def gateway(self) -> Process:
        """A new one, which the bot finds at once."""
        given = {
            **os.environ,
            "MAX_TOKEN": self.sim.token,
            "MAX_API_URL": self.sim.url,
            "GATEWAY_SECRET": "x",
            "GATEWAY_FILE": str(self.folder / "gateway.db"),
            "LOG_LEVEL": "CRITICAL",
        }
        command = (sys.executable, "-m", "gateway.max")
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, env=given)
        if process.stdout is None or not (line := await process.stdout.readline()):
            raise RuntimeError(f"the gateway ended with {await process.wait()}")
        told = json.loads(line)
        self._way = asyncio.get_running_loop().create_future()
        self._way.set_result(f"{told['url']}/bot{told['bot']}:x")
        return process

    async def talk(self, stop: asyncio.Event) -> None:
        """People write, faster than one gateway lives."""
        while not stop.is_set():
            phone, text = self.chance.choice(self.phones), f"слово {len(self.said)}"
            actions.say(self.sim.world, phone.chat, text)
            self.said.append(text)
            await asyncio.sleep(PAUSE)

    async def answer(self, session: ClientSession) -> None:
        """The bot: whatever it is told it says back; where nobody knows whether it did, it says so the second time."""
        while True:
            with suppress(ClientError, OSError, TimeoutError, ValueError):
                url = f"{await self._way}/getUpdates"
                async with session.post(url, json={"offset": self._offset, "timeout": 5}) as told:
                    found = (await told.json())["result"]
                for update in found:
                    await self._echo(session, update)
                    self._offset = update["update_id"] + 1
                continue
            await asyncio.sleep(0.02)

    async def _echo(self, session: ClientSession, update: dict[str, object]) -> None:
        number, message = update["update_id"], update["message"]
        if not isinstance(number, int) or not isinstance(message, dict) or number in self.heard:
            return
        body, mark = {"chat_id": message["chat"]["id"]}, ""
        while True:
            try:
                url = f"{await self._way}/sendMessage"
                async with session.post(url, json=body | {"text": mark + message["text"]}) as told:
                    answer = await told.json()
                if answer["ok"]:
                    self.heard[number] = message["text"]
                    return
            except (ClientError, OSError, TimeoutError, ValueError):
                mark = AGAIN
            await asyncio.sleep(0.05)


async def killed(kills: int, seed: int) -> list[Line]:
    """So many kills, and what came of what was said meanwhile."""
    with tempfile.TemporaryDirectory() as folder:
        async with (
            await MaxSimulator.open(timeout=PATIENCE) as sim,
            ClientSession(timeout=ClientTimeout(15)) as session,
        ):
            stage = Killed(sim, Path(folder), random.Random(seed))
            for phone in stage.phones:
                phone.chat.started = True
            stop = asyncio.Event()
            process = await stage.gateway()
            working = [asyncio.create_task(stage.talk(stop)), asyncio.create_task(stage.answer(session))]
            for _ in range(kills):
                await asyncio.sleep(stage.chance.uniform(0, LONGEST_LIFE))
                process.kill()
                await process.wait()
                process = await stage.gateway()
            stop.set()
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    while len(stage.heard) < len(stage.said):  # noqa: ASYNC110 – the bot tells nobody
                        await asyncio.sleep(0.05)
            working[1].cancel()
            process.kill()
            await process.wait()
            await asyncio.gather(*working, return_exceptions=True)
            return _lines(stage, kills)


def _lines(stage: Killed, kills: int) -> list[Line]:
    heard = Counter(stage.heard.values())
    seen = Counter(one.text for phone in stage.phones for one in phone.messages if one.from_bot)
    lost = [one for one in stage.said if not seen[one] + seen[AGAIN + one]]
    return [
        Line("kills of the gateway", kills),
        Line("words of people meanwhile", len(stage.said), least=1),
        Line("of these never heard", sum(not heard[one] for one in stage.said), most=0),
        Line("of these heard twice", sum(heard[one] > 1 for one in stage.said), most=0),
        Line("answers lost", len(lost), most=0),
        Line("answers doubled and not marked", sum(seen[one] > 1 for one in stage.said), most=0),
        Line("answers marked «повтор»", sum(times for text, times in seen.items() if text.startswith(AGAIN))),
        Line("violations of MAX's schema", len(stage.sim.world.violations), most=0),
    ]
