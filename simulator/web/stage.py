"""One world on show: who is in it, what was called, how the bot does; and the feed that tells of it all."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from enum import StrEnum
from functools import partial
from zoneinfo import ZoneInfo

from gateway.botapi.shapes import Json
from simulator.faults import Fault
from simulator.records import Chat, Event, EventKind
from simulator.state import World
from simulator.web.feed import Feed
from simulator.web.people import Person, populate
from simulator.web.views import bot_view, commands_view, keyboard_view, message_view, person_view

CALLS_KEPT = 300
SILENCE_SECONDS = 15.0
FOREVER = 1_000_000  # a fault counted so stays until it is taken away

Reset = Callable[[], Awaitable[None]]


class Status(StrEnum):
    """How the bot does."""

    STARTING = "starting"
    ONLINE = "online"
    SILENT = "silent"  # it polled once, and does no more
    STOPPED = "stopped"  # its process has ended
    RESETTING = "resetting"


class Stage:
    """Everything the page shows; `reset` starts the bot and its database anew, where there is such a thing.

    Several messengers may stand side by side: the bot's profile and the clock are told as the first of them has them,
    and faults are all of theirs.
    """

    def __init__(
        self,
        *worlds: World,
        people: Sequence[Person] = (),
        zone: str = "Europe/Moscow",
        reset: Reset | None = None,
    ) -> None:
        self.worlds = worlds
        self.world = worlds[0]
        self.people = people
        self.zone = ZoneInfo(zone)
        self.reset = reset
        self.status = Status.STARTING
        self.ready = asyncio.Event()  # the bot asks for updates
        self.feed = Feed(self.snapshot)
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self._call_number = 0
        self._known: set[int] = set()
        self._roles: dict[int, str] = {}
        self._faults_told: list[Json] = []
        self._polling = 0
        self._silence: asyncio.TimerHandle | None = None
        self._populate()
        for world in worlds:
            world.faults = self.world.faults
            world.listeners.append(partial(self._hear, world))

    def _populate(self) -> None:
        for world in self.worlds:
            populate(world, [one for one in self.people if self.named(one.messenger) is world])
        self._roles = {person.telegram_id: person.role for person in self.people}
        self._known = {chat.id for chat in self.chats}

    def named(self, messenger: str) -> World:
        """The world of a messenger; the first where there is no such one."""
        return next((world for world in self.worlds if world.messenger == messenger), self.world)

    def world_of(self, chat_id: int) -> World:
        """The world somebody lives in. Raises KeyError for nobody."""
        for world in self.worlds:
            if chat_id in world.chats:
                return world
        raise KeyError(chat_id)

    @property
    def chats(self) -> list[Chat]:
        """Everybody's, one messenger after another."""
        return [chat for world in self.worlds for chat in world.chats.values()]

    # -- what is told

    def snapshot(self) -> Json:
        """The whole picture."""
        self._known = {chat.id for chat in self.chats}
        return {
            "run": self.feed.run,
            "messengers": [world.messenger for world in self.worlds],
            "bot": bot_view(self.world),
            "status": self.status,
            "clock": self.clock(),
            "faults": self.faults(),
            "calls": list(self.calls),
            "people": [self.person(chat) for chat in self.chats],
        }

    def person(self, chat: Chat) -> Json:
        """One person with the whole chat."""
        return person_view(self.world_of(chat.id), chat, self._roles.get(chat.id, ""))

    def clock(self) -> Json:
        """Unix seconds, how far they were moved, and the zone they are told in."""
        return {"now": self.world.now(), "shifted": self.world.shifted, "zone": self.zone.key}

    def today(self) -> datetime:
        """Now, by the world's clock in the centre's zone."""
        return datetime.fromtimestamp(self.world.now(), self.zone)

    def faults(self) -> list[Json]:
        """The rules that wait for a call; `times` is None for one that stays."""
        return [_fault_view(fault) for fault in self.world.faults.rules]

    def meet(self, chat: Chat) -> None:
        """A person the page has not heard of yet."""
        if chat.id not in self._known:
            self._known.add(chat.id)
            self.feed.publish("person", person=self.person(chat))

    def shift(self, seconds: float) -> None:
        """Every clock moved."""
        for world in self.worlds:
            world.shift(seconds)

    def _hear(self, world: World, event: Event) -> None:
        if event.kind is EventKind.CLOCK:
            if world is self.world:
                self.feed.publish("clock", clock=self.clock())
            return
        chat = world.chats[event.chat_id]
        self.meet(chat)
        body: Json = {"chat": chat.id}
        if event.message:
            body["message"] = message_view(event.message)
        if event.kind is EventKind.SENT:
            body["keyboard"] = keyboard_view(chat.keyboard)
        if event.text:
            body["text"] = event.text
        if event.alert:
            body["alert"] = True
        self.feed.publish(event.kind, **body)

    # -- the bot's side

    def called(self, **call: object) -> None:
        """One more call of the bot, as it went over the line."""
        self._call_number += 1
        self.calls.append({"number": self._call_number, **call})
        self.feed.publish("call", call=self.calls[-1])

    def told_faults(self) -> None:
        """The rules may have changed: a call uses them up."""
        if (faults := self.faults()) != self._faults_told:
            self._faults_told = faults
            self.feed.publish("faults", faults=faults)

    def told_profile(self) -> None:
        """The bot's name, description or command menus have changed."""
        menus = {chat.id: commands_view(self.world_of(chat.id), chat) for chat in self.chats}
        self.feed.publish("profile", bot=bot_view(self.world), commands=menus)

    def set_status(self, status: Status) -> None:
        """How the bot does, from now on."""
        if self._silence:
            self._silence.cancel()
            self._silence = None
        if status is Status.ONLINE:
            self.ready.set()
        else:
            self.ready.clear()
        if status is not self.status:
            self.status = status
            self.feed.publish("status", status=status)

    def poll_began(self) -> None:
        """The bot asks for updates."""
        self._polling += 1
        self.set_status(Status.ONLINE)

    def poll_ended(self) -> None:
        """It has got them; silence for long is a bot that hangs or is gone."""
        self._polling -= 1
        if not self._polling and self.status is Status.ONLINE:
            loop = asyncio.get_running_loop()
            self._silence = loop.call_later(SILENCE_SECONDS, self.set_status, Status.SILENT)

    def clear(self) -> None:
        """The first morning again: the chats empty, the clock right, those who joined later gone."""
        for world in self.worlds:
            world.clear()
        self.calls.clear()
        self._faults_told = []
        self._populate()
        self.feed.refresh()


def _fault_view(fault: Fault) -> Json:
    return {
        "what": fault.kind,
        "code": fault.error.code if fault.error else None,
        "seconds": fault.seconds,
        "times": None if fault.times > FOREVER // 2 else fault.times,
        "chat": fault.chat_id,
    }
