"""Dialogue state over `storage/dialogues`: one read when an update begins, one write when it ends.

Between the two everything stands in memory, so a step of a form costs two round trips however often aiogram asks.
The write also marks the update as handled (`storage/inbox`).
"""

from asyncio import Lock
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from contextvars import ContextVar
from typing import Any, TypeVar

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseEventIsolation, BaseStorage, StateType, StorageKey

from handlers.states import ANSWERING
from speed import wire
from storage.dialogues import ChatKey, Dialogues
from storage.inbox import Ticket

T = TypeVar("T")
Kept = dict[str, Any]
"""What aiogram-dialog keeps of a chat, as it hands it over."""

MOST_ASIDE = 5
"""Forms of one centre that wait at the most; of more the newest."""
STACK, CONTEXT = "aiogd:stack:", "aiogd:context:"
"""Under which names aiogram-dialog keeps a chat's windows, and one of them."""


class Conversation:
    """What one chat keeps, loaded once. Values stand as JSON, so what cannot be kept fails where it is set."""

    def __init__(self, key: ChatKey, content: str | None) -> None:
        self.key = key
        self.before = content
        self.open = True
        loaded = wire.loads(content) if content else {}
        self.state: dict[str, str] = loaded.get("state", {})
        self.data: dict[str, str] = loaded.get("data", {})
        self.commands: str = loaded.get("commands", "")
        """The command menu that was set for this chat."""
        self.album: str = loaded.get("album", "")
        """The album that was answered last: its pictures come one by one."""
        self.person: int = loaded.get("person", 0)
        """Whose windows these are, of an account of several centres."""
        self.aside: dict[str, list[dict[str, str]]] = loaded.get("aside", {})
        """Half-filled forms of its centres: by the person, each as the windows that stand there, the lowest first."""
        self.lost: bool = loaded.get("lost", False)
        """A half-filled form stood here, and is no more."""
        self.forgotten = False
        self.states: dict[str, str] = {}
        """Of the windows that this update kept: the others are read for it."""

    def content(self) -> str:
        kept: Kept = {"state": self.state, "data": self.data, "commands": self.commands}
        for name in ("album", "person", "aside"):
            if value := getattr(self, name):
                kept[name] = value
        return wire.dumps(kept).decode()

    @property
    def busy(self) -> bool:
        """Whether somebody is in the middle of answering, be it under another window."""
        return any(self._state(name) in ANSWERING for name in self.data if name.startswith(CONTEXT))

    def _state(self, name: str) -> str:
        return self.states.get(name) or str(wire.loads(self.data[name])["state"])

    def keep(self, name: str, data: Mapping[str, Any]) -> None:
        """Keep a window, or the order of the windows, under its name; nothing where there is nothing."""
        _put(self.data, name, wire.dumps(data).decode() if data else None)
        _put(self.states, name, data.get("state"))

    def window(self) -> Kept | None:
        """What the open window keeps: its `state`, `start_data` and `dialog_data`; None where none is open."""
        intents = wire.loads(self.data.get(STACK, "{}")).get("intents")
        kept = self.data.get(f"{CONTEXT}{intents[-1]}") if intents else None
        return dict(wire.loads(kept)) if kept else None

    def belong(self, person: int) -> bool:
        """From now on the windows are of this person of the account. Those of another one are closed, a half-filled
        form is put aside; True when there were any."""
        if self.person in (0, person):
            self.person = person
            return False
        self.put_aside()
        closed = bool(self.data)
        self.person, self.data, self.state, self.states = person, {}, {}, {}
        return closed

    def put_aside(self) -> None:
        """Keep a half-filled form, with what stands under it, for when its person is here again."""
        if self.person and self.busy:
            intents = wire.loads(self.data.get(STACK, "{}")).get("intents", ())
            form = {one: self.data[f"{CONTEXT}{one}"] for one in intents}
            others = [one for one in self.aside.get(str(self.person), []) if one.keys() != form.keys()]
            self.aside[str(self.person)] = [*others, form][-MOST_ASIDE:]

    def take_up(self) -> list[str]:
        """The windows that were put aside last stand among the others again; returns their names, the lowest first."""
        found = self.aside[str(self.person)].pop()
        self.aside = {person: kept for person, kept in self.aside.items() if kept}
        self.data |= {f"{CONTEXT}{one}": window for one, window in found.items()}
        return [*found]

    def roll_back(self) -> None:
        """Forget what this update changed: an unexpected error must leave the form as it was."""
        fresh = Conversation(self.key, self.before)
        self.state, self.data, self.states = fresh.state, fresh.data, {}
        self.person, self.aside = fresh.person, fresh.aside


class DialogueStorage(BaseStorage):
    """aiogram's storage over one row a chat."""

    def __init__(self, dialogues: Dialogues) -> None:
        self._dialogues = dialogues
        self._current: ContextVar[Conversation | None] = ContextVar("conversation", default=None)

    @property
    def current(self) -> Conversation | None:
        """The conversation whose update is being handled here and now."""
        conversation = self._current.get()
        return conversation if conversation is not None and conversation.open else None

    @asynccontextmanager
    async def conversation(self, key: ChatKey, ticket: Ticket | None = None) -> AsyncIterator[Conversation]:
        """The chat's conversation, kept at the end when anything changed and no error leaves it; `ticket` is the update
        that changes it."""
        conversation = Conversation(key, await self._dialogues.load(key))
        if conversation.lost:  # said once
            await self._dialogues.forget(key)
        token = self._current.set(conversation)
        try:
            yield conversation
        finally:
            self._current.reset(token)
            conversation.open = False
        if conversation.forgotten:
            await self._dialogues.forget(key)
        elif (content := conversation.content()) != conversation.before:
            await self._dialogues.save(key, content, ticket, busy=conversation.busy)

    async def window(self, key: ChatKey) -> Kept | None:
        """What the chat's open window keeps, outside an update."""
        return Conversation(key, await self._dialogues.load(key)).window()

    def forget(self) -> None:
        """Keep nothing of the conversation of this update."""
        if self.current is not None:
            self.current.forgotten = True

    def turn(self, person_id: int) -> None:
        """The account of this update goes over to another of its persons: their windows are not this one's."""
        if self.current is not None:
            self.current.belong(person_id)

    def stay(self, person_id: int) -> None:
        """What stands in the window of this update is of that person from now on."""
        if self.current is not None:
            self.current.person = person_id

    def put_aside(self) -> None:
        """The half-filled form of this update goes on later."""
        if self.current is not None:
            self.current.put_aside()

    def aside(self) -> bool:
        """Whether a form waits to go on in the centre of this update."""
        return self.current is not None and str(self.current.person) in self.current.aside

    def take_up(self) -> list[str]:
        """It goes on: the names of its windows, the lowest first."""
        return self.current.take_up() if self.current is not None else []

    async def forget_naming(self, name: str, users: Sequence[int]) -> None:
        """Keep nothing of the private chats of these people whose windows hold the name."""
        if self.current is not None:
            bot = self.current.key.bot_id
            await self._dialogues.forget_naming(name, [ChatKey(bot, user, user) for user in users])

    async def _with(self, key: StorageKey, action: Callable[[Conversation], T]) -> T:
        """Do it on the conversation of this update; asked outside an update (by a test), on one opened for it."""
        chat = ChatKey(key.bot_id, key.chat_id, key.user_id)
        if (current := self.current) is not None and current.key == chat:
            return action(current)
        async with self.conversation(chat) as conversation:
            return action(conversation)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        value = state.state if isinstance(state, State) else state
        await self._with(key, lambda conversation: _put(conversation.state, key.destiny, value))

    async def get_state(self, key: StorageKey) -> str | None:
        return await self._with(key, lambda conversation: conversation.state.get(key.destiny))

    async def set_data(self, key: StorageKey, data: Mapping[str, object]) -> None:
        await self._with(key, lambda conversation: conversation.keep(key.destiny, data))

    async def get_data(self, key: StorageKey) -> Kept:
        kept = await self._with(key, lambda conversation: conversation.data.get(key.destiny))
        return dict(wire.loads(kept)) if kept else {}

    async def close(self) -> None:
        """Nothing to close: the database and Redis are closed by whoever opened them."""


def _put(kept: dict[str, str], destiny: str, value: str | None) -> None:
    if value:
        kept[destiny] = value
    else:
        kept.pop(destiny, None)


class ChatIsolation(BaseEventIsolation):
    """One update of a chat at a time in this process. A lock lives only while somebody holds or awaits it."""

    def __init__(self) -> None:
        self._locks: defaultdict[StorageKey, Lock] = defaultdict(Lock)
        self._waiting: defaultdict[StorageKey, int] = defaultdict(int)

    @asynccontextmanager
    async def lock(self, key: StorageKey) -> AsyncIterator[None]:
        self._waiting[key] += 1
        try:
            async with self._locks[key]:
                yield
        finally:
            self._waiting[key] -= 1
            if not self._waiting[key]:
                del self._waiting[key], self._locks[key]

    def held(self, key: StorageKey) -> bool:
        """Whether an update of the chat is at work, or waits for its turn."""
        return key in self._waiting

    async def close(self) -> None:
        self._locks.clear()
