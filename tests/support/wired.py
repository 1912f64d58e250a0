"""The conversations over MAX: a local MAX and the gateway in this process, and HTTP between them and the bot.

A phone acts in the local MAX, the gateway is told and keeps it, the test's own dispatcher is fed with what getUpdates
gives; what the bot calls goes the same way back, and the phone shows what stands in MAX's chat.
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import aiogram.types as telegram_types
from aiogram import Bot, Dispatcher
from aiogram.methods import EditMessageText, GetUpdates, SendMessage, TelegramMethod

from bot.factory import build_bot
from examples.year.messenger import Owner, Phone, Telegram
from gateway.max import store
from gateway.max.intake import MARKER
from gateway.max.links import CODE
from gateway.max.pace import Pace
from gateway.max.presses import Presses
from gateway.max.service import Config, Running, opened
from gateway.max.times import Times
from simulator import actions
from simulator.files import KINDS, describe
from simulator.max import deeds
from simulator.max.driver import MaxSimulator
from simulator.records import Chat, Event, EventKind, Media, Message, Update

NICK = "opora_test_bot"
SECRET = "between-the-two"
QUICK = 10**6
AN_HOUR = 3600.0
BEGIN = "/start "
OF_ONE = {"bot_started": 2}
"""How many updates the bot is told of one of MAX: «Начать» is a return and a word."""
SAID_AS = {"video_note": "video"}
LOST = b"%PDF-1.7"
"""A file whose content no test has said."""


async def _at_once(seconds: float) -> None:
    """Nobody waits for MAX to look through a file; what is done once an hour is not done here."""
    await asyncio.sleep(seconds if seconds >= AN_HOUR else 0)


def _emptied(db: store.Db) -> None:
    for table in ("updates", "people", "messages", "files", "passing"):
        db.execute(f"DELETE FROM {table}")  # noqa: S608
    db.execute("DELETE FROM state WHERE name <> ?", (MARKER,))


class Wire:
    """One local MAX and one gateway for all tests of a session."""

    def __init__(self, sim: MaxSimulator, running: Running) -> None:
        self.sim, self.world, self.gateway = sim, sim.world, running.gateway
        self.token = f"{running.me.id}:{SECRET}"
        self.bot = build_bot(self.token, running.url)
        self._turn, self._next = asyncio.Lock(), 0
        self._arrived: dict[int, list[telegram_types.Update]] = defaultdict(list)

    @classmethod
    @asynccontextmanager
    async def opened(cls, folder: Path) -> AsyncIterator[Self]:
        """The three of them, served on this machine. MAX's pace has tests of its own."""
        async with await MaxSimulator.open(bot_username=NICK, timeout=30) as sim:
            sim.world.limiter = None
            times = Times(sleep=_at_once)
            config = Config(token=sim.token, secret=SECRET, url=sim.url, file=folder / "gateway.db")
            async with opened(config, times) as running:
                running.gateway.api.pace = Pace(times, QUICK, QUICK)
                wire = cls(sim, running)
                yield wire
                await wire.bot.session.close()

    async def emptied(self) -> None:
        """Nobody has said anything yet, nor is anything waited for."""
        await self.gateway.settle()
        self.world.clear()
        self.world.violations.clear()
        self.world.traffic.clear()
        self.sim.events.clear()
        self._arrived.clear()
        self.gateway.presses = Presses()
        await self.gateway.store.soon(_emptied)

    def chat(self, number: int, name: str = "") -> Chat:
        """The dialog with this person, who has pressed «Начать» some time before."""
        if number not in self.world.chats:
            self.world.add_user(name or str(number), user_id=number)
            self.world.chats[number].started = True
        chat = self.world.chats[number]
        if name:
            chat.user.first_name, _, chat.user.last_name = name.partition(" ")
        return chat

    def at(self, moment: datetime, act: Callable[[], Update]) -> Update:
        """What MAX tells of that as done at this moment; it comes now."""
        clock, self.world.clock = self.world.clock, moment.timestamp
        told = act()
        self.world.clock = clock
        told.created = self.world.now()
        return told

    async def brought(self, bot: Bot, chat: int, told: Update) -> list[telegram_types.Update]:
        """What the bot gets of it, when the gateway has stored it. Of two at once each gets its own."""
        await self.sim.handled(told)
        await self.gateway.settle()
        async with self._turn:
            for one in await bot.session(bot, GetUpdates(offset=self._next, timeout=0)):
                self._next = one.update_id + 1
                user: telegram_types.User = one.event.from_user  # type: ignore[attr-defined]  # each of ours has one
                self._arrived[user.id].append(one)
        waiting, own = self._arrived[chat], OF_ONE.get(told.kind, 1)
        self._arrived[chat] = waiting[own:]
        return waiting[:own]


class WiredTelegram(Telegram):
    """The bot's side: every call goes to the gateway, and what MAX's chats hold then is kept as a person sees it."""

    def __init__(self, wire: Wire) -> None:
        super().__init__()
        self.wire = wire
        Bot.__init__(self, wire.token, session=wire.bot.session, default=wire.bot.default)
        self.numbers: dict[tuple[int, int], int] = {}
        """The local MAX's own number of a message, by the chat and the number that the bot knows it by."""
        self.shown: list[tuple[int, int]] = []

    @property
    def id(self) -> int:
        """As MAX has it."""
        return self.wire.world.bot.id

    @property
    def token(self) -> str:
        """Between the bot and the gateway; codes are signed with it."""
        return self.wire.token

    async def download(self, *given: Any, **named: Any) -> Any:
        """A file as the gateway fetches it from MAX."""
        return await Bot.download(self, *given, **named)

    async def __call__(self, method: TelegramMethod[Any], request_timeout: int | None = None) -> Any:
        self.calls.append(method)
        self.trouble(method)
        if isinstance(chat := getattr(method, "chat_id", None), int) and chat > 0:
            self.wire.chat(chat)
        before = len(self.shown)
        done = await self.session(self, method, request_timeout)
        if isinstance(method, SendMessage | EditMessageText) and isinstance(done, telegram_types.Message):
            self._together(done, [one for one in self.shown[before:] if one[0] == chat])
        return done

    def _together(self, last: telegram_types.Message, shown: list[tuple[int, int]]) -> None:
        """A text too long for one message stands in several, one below another, and is read as one."""
        chat = self.chats[last.chat.id]
        first = [chat.pop(number).text or "" for _, number in dict.fromkeys(shown) if number != last.message_id]
        if first:
            text = "\n".join([*first, chat[last.message_id].text or ""])
            chat[last.message_id] = chat[last.message_id].model_copy(update={"text": text})

    def look(self, event: Event) -> None:
        """Something happened on a screen."""
        message = event.message
        if event.kind is EventKind.ANSWERED and event.text:
            self.notices.append(event.text)
        if message is None or not message.from_bot:
            return
        if event.kind is EventKind.DELETED:
            self.chats[message.chat_id].pop(self._number(message), None)
        elif event.kind in (EventKind.SENT, EventKind.EDITED):
            self._show(message)

    def _number(self, message: Message) -> int:
        number = self.wire.world.seq_of(message)
        self.numbers[message.chat_id, number] = message.message_id
        return number

    def _show(self, message: Message) -> None:
        number, chat = self._number(message), self.chats.setdefault(message.chat_id, {})
        text = self._of_max(message)
        self.shown.append((message.chat_id, number))
        before = chat.get(number)
        chat[number] = telegram_types.Message(
            message_id=number,
            date=datetime.fromtimestamp(message.date, UTC),
            chat=telegram_types.Chat(id=message.chat_id, type="private"),
            text=text or "–",
            reply_markup=_keyboard(message),
        )
        if message.rows or message.chat_id not in self.windows:
            self.windows[message.chat_id] = number
        if before is None or before.text != text or message.rows:
            self.said.append(text)

    def _of_max(self, message: Message) -> str:
        """The text, its links as the tests know them; one that leads to Telegram a person of MAX cannot follow."""
        if f"t.me/{NICK}" in message.text + "".join(one.url for row in message.rows for one in row):
            self.wire.world.violations.append(f"a link of Telegram's: {message.text}")
        return self.wire.gateway.links.to_telegram(message.text)


def _keyboard(message: Message) -> telegram_types.InlineKeyboardMarkup | None:
    rows = [
        [
            telegram_types.InlineKeyboardButton(text=one.label, callback_data=one.data or None, url=one.url or None)
            for one in row
        ]
        for row in message.rows
    ]
    return telegram_types.InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


class WiredPhone(Phone):
    """A phone with MAX: what it does MAX tells the gateway of."""

    telegram: WiredTelegram

    def __init__(self, telegram: WiredTelegram, dispatcher: Dispatcher, who: Owner, updates: Any) -> None:
        super().__init__(telegram, dispatcher, who, updates)
        self.wire, self.world = telegram.wire, telegram.wire.world
        self._chat = self.wire.chat(who.telegram_id, who.name)
        self._acts: dict[str, Callable[[Any], Update]] = {
            "message": self._says,
            "edited_message": self._mends,
            "callback_query": self._presses,
            "my_chat_member": self._comes_or_goes,
        }

    async def feed(self, update_id: int | None = None, **event: Any) -> str:
        """Do it in MAX; returns what the bot said to it."""
        self.telegram.said.clear()
        self.telegram.notices.clear()
        ((kind, what),) = event.items()
        told = self._acts[kind](what)
        for update in await self.wire.brought(self.telegram, self.chat.id, told):
            await self.dispatcher.feed_update(self.telegram, update)
        await self.wire.gateway.settle()
        return self.heard

    def _says(self, what: telegram_types.Message) -> Update:
        text = what.text or what.caption or ""
        if text.startswith(BEGIN) and CODE.fullmatch(code := text.removeprefix(BEGIN).strip()):
            return self.wire.at(what.date, lambda: actions.start(self.world, self._chat, code)[1])
        if isinstance(origin := what.forward_origin, telegram_types.MessageOriginUser):
            return deeds.forward(self.world, self._chat, text, origin.sender_user.full_name)[1]
        answered = what.reply_to_message.message_id if what.reply_to_message else 0
        reply_to = self.telegram.numbers.get((self.chat.id, answered))
        media = self._media(what)
        if not text and not media:  # of a poll or a dice MAX tells nobody what it is
            return self.world.tell_message(self.world.post(self._chat, from_bot=False))
        return actions.say(self.world, self._chat, text, media=media, reply_to=reply_to)[1]

    def _media(self, what: telegram_types.Message) -> Media | None:
        if contact := what.contact:
            return Media("contact", {"phone_number": contact.phone_number, "first_name": contact.first_name})
        if place := what.location:
            return Media("location", {"latitude": place.latitude, "longitude": place.longitude})
        for kind in (*KINDS, *SAID_AS):
            if file := getattr(what, kind):
                file = file[-1] if kind == "photo" else file
                data = self.telegram.files.get(file.file_id, LOST).ljust(file.file_size or 0, b"\0")
                name, told = getattr(file, "file_name", None) or "", SAID_AS.get(kind, kind)
                return describe(told, self.world.files.add(told, name, data, "application/octet-stream"))
        return None

    def _mends(self, what: telegram_types.Message) -> Update:
        own = next((one for one in reversed(self._chat.messages.values()) if not one.from_bot), None)
        own = own or self.world.post(self._chat, from_bot=False, text="…")
        if media := self._media(what):
            own = self._chat.messages[own.message_id] = replace(own, media=media)
        return actions.edit(self.world, self._chat, own, what.text or what.caption or "")[1]

    def _presses(self, what: telegram_types.CallbackQuery) -> Update:
        shown = self._chat.messages[self._number(what.message)]
        return actions.press(self.world, self._chat, shown, "…", what.data or "")[1]

    def _number(self, message: telegram_types.MaybeInaccessibleMessageUnion | None) -> int:
        """MAX's own number of the bot's message; of one that no test has seen come, an old one's, which may be gone."""
        if known := self.telegram.numbers.get((self.chat.id, message.message_id if message else 0)):
            return known
        old = self.world.post(self._chat, from_bot=True, text="…")
        if not isinstance(message, telegram_types.Message):
            self.world.delete(self._chat, old)
        return old.message_id

    def _comes_or_goes(self, what: telegram_types.ChatMemberUpdated) -> Update:
        blocks = what.new_chat_member.status == "kicked"
        return (actions.block if blocks else actions.unblock)(self.world, self._chat)


@asynccontextmanager
async def wired(wire: Wire) -> AsyncIterator[WiredTelegram]:
    """A Telegram that is MAX, for one test; nothing that went over the line may be against MAX's schema."""
    await wire.emptied()
    telegram = WiredTelegram(wire)
    wire.world.listeners.append(telegram.look)
    yield telegram
    await wire.gateway.settle()
    wire.world.listeners.remove(telegram.look)
    assert wire.world.violations == []
