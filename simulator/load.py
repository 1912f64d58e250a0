"""Load for benchmarks: many chats in a closed loop, each sending its next update when the last was answered.

An answer is an accepted message or edit in that chat; a press wants its callback answered as well. When a bot
sends several messages to one update, the first counts, and a straggler may count for the update after it.
"""

import asyncio
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from simulator import actions
from simulator.errors import PhoneError
from simulator.records import Chat, Event, EventKind, Message
from simulator.state import World

SHOWN = (EventKind.SENT, EventKind.EDITED)


@dataclass(frozen=True, slots=True)
class Say:
    """The next update is a message."""

    text: str


@dataclass(frozen=True, slots=True)
class Tap:
    """The next update is a press on the newest keyboard of the chat, by label."""

    label: str


@dataclass(eq=False, slots=True)
class ChatState:
    """One chat of the load, as `step` sees it; `data` is the script's own."""

    chat: Chat
    answered: int = 0
    last: Message | None = None  # the bot's newest message or edit
    data: dict[str, Any] = field(default_factory=dict)
    sent_at: float = 0.0
    tapped: bool = False
    waits_message: bool = False
    waits_callback: bool = False

    @property
    def waiting(self) -> bool:
        """True until the bot has answered."""
        return self.waits_message or self.waits_callback


Step = Callable[[ChatState], Say | Tap]


@dataclass(frozen=True, slots=True)
class Result:
    """What was measured after the warm-up."""

    updates: int
    seconds: float
    latencies: list[float] = field(repr=False)  # seconds, sorted
    stuck: int  # chats that waited for an answer longer than a second when the time was over

    @property
    def per_second(self) -> float:
        """Answered updates a second."""
        return self.updates / self.seconds

    def percentile(self, percent: float) -> float:
        """Latency in seconds that `percent` of the updates did not exceed (nearest rank)."""
        if not self.latencies:
            return math.nan
        rank = math.ceil(percent / 100 * len(self.latencies))
        return self.latencies[max(rank, 1) - 1]

    def summary(self) -> str:
        """One line for a benchmark's report."""
        p50, p95, p99 = (f"{self.percentile(p) * 1000:.1f}" for p in (50, 95, 99))
        stuck = f", stuck {self.stuck}" if self.stuck else ""
        return f"{self.per_second:.0f} updates/s, p50 {p50} ms, p95 {p95} ms, p99 {p99} ms{stuck}"


class Load:
    """Drives the chats from inside the server's loop: no task a chat, no request of its own."""

    def __init__(self, world: World, step: Step, chats: int) -> None:
        self.world = world
        self.step = step
        users = [world.add_user(f"Житель {number}") for number in range(1, chats + 1)]
        self.states = {user.id: ChatState(world.chats[user.id]) for user in users}
        self.latencies: list[float] = []
        self.running = False

    async def run(self, seconds: float, *, warmup: float = 1.0, start: str = "/start") -> Result:
        """Begins every chat with `start`, warms up, measures for `seconds`."""
        self.running = True
        self.world.listeners.append(self._hear)
        try:
            for state in self.states.values():
                self._send(state, Say(start))
            await asyncio.sleep(warmup)
            self.latencies.clear()
            began = time.perf_counter()
            await asyncio.sleep(seconds)
            took = time.perf_counter() - began
        finally:
            self.running = False
            self.world.listeners.remove(self._hear)
        late = time.perf_counter() - 1
        stuck = sum(state.waiting and state.sent_at < late for state in self.states.values())
        return Result(len(self.latencies), took, sorted(self.latencies), stuck)

    async def round(self, step: Step, *, patience: float = 60) -> float:
        """One update of every chat at once; returns the seconds until all were answered. Raises TimeoutError."""
        self.world.listeners.append(self._hear)
        began = time.perf_counter()
        try:
            for state in self.states.values():
                self._send(state, step(state))
            async with asyncio.timeout(patience):
                # a round lasts for many of these pauses: what they add is not seen
                while any(state.waiting for state in self.states.values()):  # noqa: ASYNC110
                    await asyncio.sleep(0.002)
        finally:
            self.world.listeners.remove(self._hear)
        return time.perf_counter() - began

    def _hear(self, event: Event) -> None:
        state = self.states.get(event.chat_id)
        if state is None:
            return
        if event.kind in SHOWN:
            state.last = event.message
            # a typed text is answered by a new message: an edit only takes the old keyboard away
            if event.kind is EventKind.SENT or state.tapped:
                state.waits_message = False
        elif event.kind is EventKind.ANSWERED:
            state.waits_callback = False
        else:
            return
        if not state.waiting and state.sent_at:
            self._count(state)

    def _count(self, state: ChatState) -> None:
        self.latencies.append(time.perf_counter() - state.sent_at)
        state.answered += 1
        state.sent_at = 0.0
        if self.running:
            # after this call's answer is on its way, not inside of it
            asyncio.get_running_loop().call_soon(self._next, state)

    def _next(self, state: ChatState) -> None:
        if self.running:
            self._send(state, self.step(state))

    def _send(self, state: ChatState, what: Say | Tap) -> None:
        state.sent_at = time.perf_counter()
        state.waits_message = True
        state.waits_callback = state.tapped = isinstance(what, Tap)
        if isinstance(what, Say):
            actions.say(self.world, state.chat, what.text)
            return
        where, data = _find(state, what.label)
        actions.press(self.world, state.chat, where, what.label, data)


def _find(state: ChatState, label: str) -> tuple[Message, str]:
    for message, text, data in _keys(state):
        if text == label:
            return message, data
    raise PhoneError(f"no button «{label}» among {[text for _, text, _ in _keys(state)]}")


def _keys(state: ChatState) -> Iterator[tuple[Message, str, str]]:
    if message := state.last:
        for row in message.rows:
            for button in row:
                yield message, button.label, button.data


async def run(world: World, step: Step, *, chats: int = 50, seconds: float = 5, warmup: float = 1) -> Result:
    """Drives a bot that already listens to this world."""
    return await Load(world, step, chats).run(seconds, warmup=warmup)
