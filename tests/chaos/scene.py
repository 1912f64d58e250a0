"""Where chaos is made: a real bot, a local Telegram, a centre with a year behind it, another centre, strangers; and the
counts that must all be 0."""

import asyncio
import json
import re
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from examples.demo.cast import COORDINATOR, HEAD, SPECIALIST, Part
from simulator import actions
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone
from simulator.records import EventKind, Message, Update, User
from tests.e2e.house import House
from tests.e2e.plant import plant_center
from tests.e2e.process import ROOT, environment

MANY = 60
"""Curators of the second centre: so many that nobody is too quick for the limit of one person."""
FIRST = 5_600_000_001
PATIENCE = 30.0
"""Seconds until whoever is not answered counts as not answered."""
WITNESS = "Свидетелева Вера"
SEEN = 2_000
LINE_BROKE = r"telegram does not answer|exceptions\.(?:TelegramNetworkError|TelegramServerError|RestartingTelegram)"
LATE = "late"
"""The id of a press that Telegram does not know any more."""
BEARABLE = 2
"""So often the bot may not hear before everything is ended."""


class Deaf(Exception):
    """The bot hears nobody any more: what else would be asked is not answered either."""


class Scene:
    """The bot under attack. `old` are people of the centre with a year behind it, `new` those of the other one."""

    def __init__(self, house: House, old: Sequence[Phone], new: Sequence[Phone], strangers: Sequence[Phone]) -> None:
        self.house, self.old, self.new, self.strangers = house, old, new, strangers
        self.witness = new[-1]
        """Nobody touches this one: whether the bot still hears is asked by them."""
        self.sent: Counter[str] = Counter()
        self.faults: dict[str, list[str]] = {}
        self.stormy = False
        """Whether Telegram has just broken the line on purpose: that this is said is no mistake."""
        self._read = 0
        self._known: dict[int, Any] = {}

    @property
    def sim(self) -> Simulator:
        return self.house.sim

    @property
    def attackers(self) -> list[User]:
        """Whose updates may be of any kind."""
        return [phone.user for phone in (*self.old, *self.new[:-1], *self.strangers)]

    def wrong(self, what: str, detail: object) -> None:
        """One more of what must not be."""
        self.faults.setdefault(what, []).append(str(detail)[:SEEN])

    def count(self, what: str) -> int:
        """How often it was."""
        return len(self.faults.get(what, ()))

    def push(self, kind: str, body: Any, chat_id: int) -> Update:
        """An update into the bot's queue, of whatever kind: what was asked for before may still be on its way."""
        if (
            kind == "callback_query"
            and isinstance(body, dict)
            and isinstance(body.get("id"), str)
            and body["id"] != LATE
        ):
            body = body | {"id": self.sim.world.new_callback(chat_id, 0, str(body.get("data"))).id}
        queue = self.sim.world.updates
        allowed, queue.allowed = queue.allowed, frozenset()
        update = queue.push(kind, body, chat_id)
        queue.allowed = allowed
        self._known[update.update_id] = body
        self.sent[kind if kind == "callback_query" else "update"] += 1
        return update

    def press(self, phone: Phone, data: str, under: Message | None = None) -> Update:
        """A press of a button with that data under the newest message of the chat, or another one."""
        _, update = actions.press(self.sim.world, phone.chat, under or phone.last, "?", data)
        self._known[update.update_id] = data
        self.sent["callback_query"] += 1
        return update

    async def heard(self, updates: Iterable[Update]) -> None:
        """Waits until these were taken, and whoever has nothing to do with them was answered."""
        try:
            async with asyncio.timeout(PATIENCE):
                for update in updates:
                    await update.handled.wait()
        except TimeoutError:
            self._deaf("not taken within its time")
        await self._menu()

    async def _menu(self) -> None:
        try:
            await self.witness.send("/menu", wait=False)
            await self.witness.hears("Здравствуйте", timeout=PATIENCE)
        except PhoneError:
            self._deaf("no answer to /menu within its time")

    def _deaf(self, why: str) -> None:
        """A bot that does not hear is asked nothing more. Raises Deaf the third time."""
        pending = [update.as_json() for update in self.sim.world.updates.pending.values()]
        self.wrong("deaf", "\n".join([why, *self.house.bot.log[-3:], json.dumps(pending)]))
        if self.count("deaf") > BEARABLE:
            raise Deaf

    async def look(self) -> None:
        """Count what the log says and which presses still wait; the events of before are forgotten."""
        world = self.sim.world
        until, waiting = time.monotonic() + PATIENCE, len(world.callbacks)
        while world.callbacks and time.monotonic() < until:
            await asyncio.sleep(0.1)
            if len(world.callbacks) < waiting:  # late is not never: a chat's papers are made one after another
                until, waiting = time.monotonic() + PATIENCE, len(world.callbacks)
        for press in world.callbacks.values():
            bodies = [body for body in self._known.values() if isinstance(body, dict) and body.get("id") == press.id]
            self.wrong("unanswered", f"{press.data!r} of {press.chat_id}: {json.dumps(bodies)}")
        world.callbacks.clear()
        for line in self.house.bot.log[self._read :]:
            self._judge(line)
        self._read = len(self.house.bot.log)
        self._known.clear()

    def _judge(self, line: str) -> None:
        if not line.startswith("{"):
            self.wrong("unhandled", line)
            return
        record = json.loads(line)
        if self.stormy and re.search(LINE_BROKE, line):
            return
        if record["level"] in ("error", "critical"):
            known = json.dumps(self._known.get(record.get("update_id", 0)), ensure_ascii=True)
            self.wrong("unhandled", f"{known}\n{record['event']} {record.get('exception', '')[-1500:]}")

    async def emptied(self) -> None:
        """Waits until the inbox holds nothing that waits; what does after that is counted."""
        until = time.monotonic() + PATIENCE
        query = "SELECT update_id, kind FROM inbox WHERE outcome = 'waiting'"
        while (left := await self.house.rows(query)) and time.monotonic() < until:  # noqa: ASYNC110
            await asyncio.sleep(0.2)
        for row in left:
            self.wrong("left in the inbox", row)

    async def begin_anew(self) -> None:
        """The bot was ended; here is another one. What its log says is counted from its beginning."""
        await self.house.start()
        self._read = 0

    def seen(self, phones: Sequence[Phone]) -> list[str]:
        """What the buttons on these people's screens carry."""
        rows = [row for phone in phones for message in phone.received for row in message.rows]
        return sorted({button.data for row in rows for button in row if button.data})

    def confirmed(self, words: str) -> list[tuple[int, str]]:
        """Everything that anybody was shown with these words in it: whose chat, and what."""
        shown = (EventKind.SENT, EventKind.EDITED)
        events = [one for one in self.sim.events if one.kind in shown and one.message and words in one.message.text]
        return [(one.chat_id, one.message.text) for one in events if one.message]


@asynccontextmanager
async def scene(folder: Path, url: str = "") -> AsyncIterator[Scene]:
    """Everything, at work; on a file of that folder, where no other database is named."""
    clock = folder / "clock"
    sim = await Simulator.start(clock_file=clock, timeout=PATIENCE)
    house = House(sim, url or f"sqlite+aiosqlite:///{folder}/opora.db", LOG_LEVEL="INFO")
    await _seeded(house)
    parts = [
        COORDINATOR,
        HEAD,
        SPECIALIST,
        *(Part(f"Куратор {n}", f"Куратор {n}", "Куратор", "Район") for n in range(MANY)),
    ]
    people = dict(enumerate([*parts, Part(WITNESS, WITNESS, "Куратор", "Район")], FIRST))
    async with house.engine.begin() as db:
        await plant_center(db, "Центр напротив", ["Район"], people, datetime.fromtimestamp(sim.world.now(), UTC))
    told = json.loads((ROOT / "examples/demo/people.json").read_text(encoding="utf-8"))
    old = [_phone(sim, one["name"], one["telegram_id"]) for one in told if one.get("started")]
    new = [_phone(sim, part.telegram_name, telegram_id) for telegram_id, part in people.items()]
    strangers = [_phone(sim, f"Прохожий {n}", FIRST + 1000 + n) for n in range(6)]
    await house.start()
    try:
        yield Scene(house, old, new, strangers)
    finally:
        await house.stop()
        await sim.stop()


async def _seeded(house: House) -> None:
    """The demonstration's centre, in a process of its own."""
    seeding = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "examples.demo.seed", cwd=ROOT, env=environment(**house.settings)
    )
    if await seeding.wait():
        raise RuntimeError("the centre was not made")


def _phone(sim: Simulator, name: str, telegram_id: int) -> Phone:
    phone = sim.phone(name, telegram_id)
    phone.chat.started = True
    return phone
