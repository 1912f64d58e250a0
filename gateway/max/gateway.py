"""One bot between two messengers: what it is made of, and what every call needs."""

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from gateway.botapi.errors import bad_request
from gateway.botapi.polling import Poller
from gateway.botapi.shapes import Json
from gateway.max import store
from gateway.max.api import MaxApi
from gateway.max.errors import DELETE, MaxError
from gateway.max.ids import dialog_guess, mid_of
from gateway.max.incoming import Me, Reader
from gateway.max.links import Links
from gateway.max.presses import Presses
from gateway.max.store import Kept, Store
from gateway.max.times import Times

if TYPE_CHECKING:
    from collections.abc import Coroutine


class Notices(StrEnum):
    """How the bot's answer to a press is shown: MAX may show its own line, or may not (docs/max.md)."""

    TOAST = "toast"
    MESSAGE = "message"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Peer:
    """Where a call of the bot goes."""

    chat: int
    """As the bot knows it: a person's number in a dialog."""
    dialog: int
    """As MAX knows it."""

    @property
    def query(self) -> Json:
        """How MAX is told of it."""
        return {"chat_id": self.dialog} if self.chat < 0 else {"user_id": self.chat}

    @property
    def as_json(self) -> Json:
        """The Chat object."""
        if self.chat < 0:
            return {"id": self.chat, "type": "group", "title": ""}
        return {"id": self.chat, "type": "private"}


@dataclass
class Gateway:
    """Everything that lives as long as the process."""

    me: Me
    api: MaxApi
    store: Store
    times: Times
    notices: Notices = Notices.BOTH
    allowed: frozenset[str] = frozenset()
    """The kinds of updates that the bot asks for; none: every one."""
    arrived: int = 0
    """How many updates have been stored since the start."""
    poller: Poller = field(default_factory=Poller)
    presses: Presses = field(default_factory=Presses)

    def __post_init__(self) -> None:
        self.links = Links(self.me.nick)
        self.reader = Reader(self.me, self.links)
        self._running: set[asyncio.Task[None]] = set()

    async def peer(self, chat: int | None) -> Peer:
        """Where that chat is. Raises TelegramError 400."""
        if chat is None:
            raise bad_request("chat_id is empty")
        if chat < 0:
            return Peer(chat, chat)
        known = await self.store.soon(store.dialog_of, chat)
        return Peer(chat, dialog_guess(chat, self.me.id) if known is None else known)

    async def message(self, peer: Peer, number: int | None) -> Kept:
        """A message by its number: as it is remembered, or by the rule alone. Raises TelegramError 400."""
        if not number:
            raise bad_request("message identifier is not specified")
        kept = await self.store.soon(store.message, peer.chat, number)
        return kept or Kept(mid_of(peer.dialog, number), None)

    async def take_back(self, peer: Peer, mids: Collection[str]) -> None:
        """Delete messages of the bot. Raises MaxError and what else a call may."""
        for mid in mids:
            await self.api.paced(DELETE, peer.chat, "DELETE", "/messages", {"message_id": mid})

    def beside(self, work: "Coroutine[object, object, None]") -> None:
        """Something that nobody waits for."""
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def settle(self) -> None:
        """Until all that nobody waits for is done."""
        while self._running:
            await asyncio.gather(*self._running, return_exceptions=True)


def me_of(told: Json) -> Me:
    """The bot as MAX tells of it. Raises MaxError where it tells of none."""
    number = told.get("user_id")
    if not isinstance(number, int):
        raise MaxError(200, "no.bot")
    return Me(number, told.get("first_name") or told.get("name") or "…", told.get("username") or "")
