"""One person's phone: what can be typed, tapped and read."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import parse_qs, urlsplit

from gateway.botapi.limits import CAPTION
from gateway.botapi.shapes import Json
from simulator import actions
from simulator.errors import PhoneError
from simulator.files import describe
from simulator.records import Button, Chat, Event, EventKind, Media, Message, Notice, Rows, StoredFile, User
from simulator.transcript import Scribe, keyboard

if TYPE_CHECKING:
    from simulator.driver import Simulator

T = TypeVar("T")
OWN = (EventKind.SAID, EventKind.CHANGED, EventKind.PRESSED, EventKind.STARTED, EventKind.CLOCK)


class Phone:
    """Every action returns when the bot has handled it, unless `wait=False`."""

    def __init__(self, sim: Simulator, chat: Chat) -> None:
        self.sim = sim
        self.chat = chat

    # -- what is seen

    @property
    def user(self) -> User:
        """Whose phone it is."""
        return self.chat.user

    @property
    def id(self) -> int:
        """The person's id, which is the chat's too."""
        return self.chat.id

    @property
    def messages(self) -> list[Message]:
        """Every message of the chat as it stands now, deleted ones marked so."""
        return list(self.chat.messages.values())

    @property
    def received(self) -> list[Message]:
        """The bot's messages that are on the screen, oldest first."""
        return [m for m in self.messages if m.from_bot and not m.deleted]

    @property
    def last(self) -> Message:
        """The bot's newest message on the screen; raises PhoneError where there is none."""
        if received := self.received:
            return received[-1]
        raise PhoneError(f"{self.user.full_name} sees no message of the bot")

    @property
    def window(self) -> Message:
        """The newest message but for what answered a press: in MAX that is a message too, which goes by itself."""
        notices = {notice.text for notice in self.notices}
        return next((message for message in reversed(self.received) if message.text not in notices), self.last)

    @property
    def screen(self) -> str:
        """The newest message with its buttons, as in a transcript."""
        return self.last.text + keyboard(self.last.rows)

    @property
    def buttons(self) -> list[str]:
        """Labels under the newest message."""
        return self.last.buttons

    @property
    def keyboard(self) -> Rows:
        """The reply keyboard that lies in place of letters."""
        return self.chat.keyboard

    @property
    def notices(self) -> list[Notice]:
        """What the bot answered to presses, oldest first."""
        return self.chat.notices

    @property
    def commands(self) -> list[tuple[str, str]]:
        """The command menu: (name, description) pairs."""
        return self.sim.world.commands_for(self.chat)

    def events(self, since: int = 0) -> list[Event]:
        """What happened on this screen, from the event number `since` on."""
        return [event for event in self.sim.events[since:] if event.chat_id in (self.id, 0)]

    def transcript(self, since: int = 0, *, html: bool = False) -> str:
        """What this person saw, from the event number `since` on; `len(sim.events)` is now."""
        return Scribe(self.sim.world, html=html).write(self.events(since))

    # -- what is done

    async def start(self, payload: str = "", *, wait: bool = True) -> Message:
        """START, or a deep link with a payload; unblocks the bot."""
        message, update = actions.start(self.sim.world, self.chat, payload)
        if wait:
            await self.sim.handled(update)
        return message

    async def open(self, link: str) -> Message:
        """A link `https://t.me/<bot>?start=<payload>` tapped; raises PhoneError for any other."""
        parts = urlsplit(link)
        if parts.hostname != self.sim.world.link_host or parts.path.strip("/") != self.sim.world.bot.username:
            raise PhoneError(f"{link} does not lead to @{self.sim.world.bot.username}")
        return await self.start(parse_qs(parts.query).get("start", [""])[0])

    async def send(self, text: str, *, reply_to: Message | None = None, wait: bool = True) -> Message:
        """Words; more than a message holds go as several, as every client sends them."""
        target = reply_to.message_id if reply_to else None
        longest = self.sim.world.longest_text
        pieces = [text[i : i + longest] for i in range(0, len(text), longest)] or [""]
        sent = [actions.say(self.sim.world, self.chat, piece, reply_to=target) for piece in pieces]
        if wait:
            await self.sim.handled(*(update for _, update in sent))
        return sent[-1][0]

    async def edit(self, message: Message, text: str) -> Message:
        """An own message edited."""
        changed, update = actions.edit(self.sim.world, self.chat, message, text)
        await self.sim.handled(update)
        return changed

    async def send_photo(self, data: bytes, caption: str = "") -> Message:
        """A picture."""
        return await self._send_file("photo", "", data, "image/jpeg", caption)

    async def send_document(
        self, name: str, data: bytes, mime: str = "application/octet-stream", caption: str = ""
    ) -> Message:
        """A file."""
        return await self._send_file("document", name, data, mime, caption)

    async def send_voice(self, data: bytes = b"OggS") -> Message:
        """A voice message."""
        return await self._send_file("voice", "", data, "audio/ogg")

    async def send_video(self, data: bytes = b"ftyp", caption: str = "") -> Message:
        """A video."""
        return await self._send_file("video", "", data, "video/mp4", caption)

    async def send_sticker(self) -> Message:
        """A sticker."""
        return await self._send_file("sticker", "", b"RIFF", "image/webp")

    async def send_contact(self, phone_number: str = "+79001234567", name: str = "") -> Message:
        """A contact: the person's own, unless another `name` is given."""
        body: Json = {"phone_number": phone_number, "first_name": name or self.user.first_name}
        if not name:
            body["user_id"] = self.id
        return await self._send(Media("contact", body))

    async def send_location(self, latitude: float = 52.72, longitude: float = 41.45) -> Message:
        """A place on the map; Tambov by default."""
        return await self._send(Media("location", {"latitude": latitude, "longitude": longitude}))

    async def _send_file(self, kind: str, name: str, data: bytes, mime: str, caption: str = "") -> Message:
        if len(caption) > CAPTION:
            raise PhoneError(f"a caption has {CAPTION} characters at most")
        file = self.sim.world.files.add(kind, name, data, mime)
        return await self._send(describe(kind, file), caption)

    async def _send(self, media: Media, caption: str = "") -> Message:
        message, update = actions.say(self.sim.world, self.chat, caption, media=media)
        await self.sim.handled(update)
        return message

    async def block(self) -> None:
        """The bot blocked."""
        await self.sim.handled(actions.block(self.sim.world, self.chat))

    async def unblock(self) -> None:
        """The bot unblocked, with no START pressed."""
        await self.sim.handled(actions.unblock(self.sim.world, self.chat))

    async def press(
        self,
        label: str,
        *,
        times: int = 1,
        at_once: bool = False,
        message: Message | None = None,
        wait: bool = True,
    ) -> None:
        """A button by its label, or by a beginning no other label has; inline ones first.

        `message` may be an old record: its buttons are those that were seen then. A button that is not there yet is
        waited for: a bot may confirm before it has answered. Raises PhoneError with the labels there are.
        """
        found = await self._until(lambda: self._find(label, [message] if message else self.received[::-1]))
        if found is None:
            raise PhoneError(self._no_button(label))
        where, button = found
        if where is None:
            await self._press_reply(button)
            return
        if button.url:
            await self.open(button.url)
            return
        pressed = []
        for _ in range(times):
            pressed.append(actions.press(self.sim.world, self.chat, where, button.label, button.data))
            if not at_once and wait:
                await self.sim.handled(pressed[-1][1])
        if wait:
            await self.sim.handled(*(update for _, update in pressed))
            await self.sim.answered(*(query for query, _ in pressed))

    def _find(self, label: str, messages: list[Message]) -> tuple[Message | None, Button] | None:
        seen = [(message, button) for message in messages for row in message.rows for button in row]
        exact = [pair for pair in seen if pair[1].label == label]
        if exact:
            return exact[0]
        for message in messages:
            begins = [pair for pair in seen if pair[0] is message and pair[1].label.startswith(label)]
            if len(begins) > 1:
                raise PhoneError(f"«{label}» begins {', '.join(f'«{b.label}»' for _, b in begins)}")
            if begins:
                return begins[0]
        keys = [button for row in self.keyboard for button in row]
        found = [b for b in keys if b.label == label] or [b for b in keys if b.label.startswith(label)]
        return (None, found[0]) if len(found) == 1 else None

    async def _press_reply(self, key: Button) -> None:
        if key.asks == "contact":
            await self.send_contact()
        elif key.asks == "location":
            await self.send_location()
        else:
            await self.send(key.label)

    def _no_button(self, label: str) -> str:
        lines = [f"{self.user.full_name} sees no button «{label}»."]
        shown = [m for m in self.received[-3:] if m.buttons]
        lines += [f"Under «{m.text[:40]}»: {', '.join(m.buttons)}" for m in shown]
        if self.keyboard:
            lines.append(f"Reply keyboard: {', '.join(button.label for row in self.keyboard for button in row)}")
        return "\n".join(lines)

    async def hears(self, words: str = "", *, timeout: float | None = None) -> Message:  # noqa: ASYNC109
        """A message of the bot with `words` in it, come since this person's last action or the clock's move.

        Waits for it; raises PhoneError in time.
        """
        return await self._comes(lambda message: message if words in message.text else None, f"«{words}»", timeout)

    async def receives(self, *, timeout: float | None = None) -> StoredFile:  # noqa: ASYNC109
        """The file that the bot has sent since this person's last action; waits and raises as `hears` does."""
        return await self._comes(lambda message: message.file, "a file", timeout)

    async def _comes(
        self,
        wanted: Callable[[Message], T | None],
        what: str,
        timeout: float | None,  # noqa: ASYNC109
    ) -> T:
        patience = self.sim.timeout if timeout is None else timeout
        found = await self._until(lambda: self._newest(wanted), patience)
        if found is None:
            tail = self.transcript(max(0, len(self.sim.events) - 20))
            raise PhoneError(f"{self.user.full_name} has not heard {what} in {patience:g} s:\n{tail}")
        return found

    async def _until(self, look: Callable[[], T | None], patience: float | None = None) -> T | None:
        """What `look` finds, now or after one of the next events; None when nothing came in time."""
        arrived = asyncio.Event()
        listen = self.sim.world.listeners

        def listener(_: Event) -> None:
            arrived.set()

        listen.append(listener)
        try:
            async with asyncio.timeout(self.sim.timeout if patience is None else patience):
                while (found := look()) is None:
                    arrived.clear()
                    await arrived.wait()
                return found
        except TimeoutError:
            return None
        finally:
            listen.remove(listener)

    def _newest(self, wanted: Callable[[Message], T | None]) -> T | None:
        for event in reversed(self.events()):
            if event.kind in OWN:
                return None
            if (message := event.message) and event.kind in (EventKind.SENT, EventKind.EDITED):
                found = wanted(message)
                if found is not None and not self.chat.messages[message.message_id].deleted:
                    return found
        return None
