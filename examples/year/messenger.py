"""Telegram in memory: what the bot said, seen as a person sees it, and phones that speak to the bot.

The bot keeps its own message manager, so that its recoveries are tested too; only the last step, the call over the
network, ends here. Telegram's limits that would only show over HTTP are checked at once.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import count
from typing import Any, Protocol

from aiogram import Dispatcher
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageReplyMarkup,
    EditMessageText,
    SendDocument,
    SendMessage,
    SendPhoto,
    TelegramMethod,
)
from aiogram.types import (
    CallbackQuery,
    Chat,
    Document,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
    Update,
    User,
)
from aiogram_dialog.test_tools.bot_client import FakeBot

from models.labels import CUT, ROWS, fits, shortened
from storage.dialogues import ATTENTION, ChatKey
from storage.inbox import Ticket

LONGEST = 4096
DATA_BYTES = 64
IN_ROW, IN_KEYBOARD = 8, 100
MARKED = ("● ", "•")
MARKS = re.compile(r"^(?:[●✓✗] |•(?=\d))")


class Notebook:
    """Dialogues kept in memory as the strings they come as."""

    def __init__(self) -> None:
        self.kept: dict[ChatKey, str] = {}
        self.answering: set[ChatKey] = set()

    async def load(self, key: ChatKey) -> str | None:
        return self.kept.get(key)

    async def save(self, key: ChatKey, content: str, ticket: Ticket | None = None, *, busy: bool = False) -> None:
        self.kept[key] = content
        (self.answering.add if busy else self.answering.discard)(key)

    async def forget(self, key: ChatKey) -> None:
        self.kept.pop(key, None)

    async def forget_naming(self, name: str, keys: Sequence[ChatKey]) -> None:
        for key in keys:
            if name in self.kept.get(key, ""):
                del self.kept[key]

    async def busy(self, keys: Sequence[ChatKey], now: datetime) -> dict[ChatKey, datetime]:
        return {key: now + ATTENTION for key in keys if key in self.answering}


class Owner(Protocol):
    """Whose phone it is."""

    @property
    def telegram_id(self) -> int: ...

    @property
    def name(self) -> str: ...


class Refused(AssertionError):
    """What Telegram would not take."""


def _must(holds: object, why: str) -> None:
    if not holds:
        raise Refused(why)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        _must(tag in {"b", "i", "a", "code"}, f"Unsupported start tag {tag!r}")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        _must(self.open[-1:] == [tag], f"Unmatched end tag {tag!r}")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def seen(html: str) -> str:
    """The text as a person sees it. Fails where Telegram could not parse it."""
    _must(not re.search(r"<(?!/?(?:b|i|a|code)\b)", html), f"can't parse entities: {html}")
    _must(not re.search(r"&(?!(?:amp|lt|gt|quot|#\d+);)", html), f"can't parse entities: {html}")
    reader = _Reader()
    reader.feed(html)
    reader.close()
    _must(not reader.open, f"Can't find end tag: {html}")
    return "".join(reader.text)


class Telegram(FakeBot):
    """The bot's side of Telegram: keeps every chat's messages and takes every call."""

    def __init__(self, known_by: str = "1:in-memory") -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # theirs
        self._token = known_by
        self.calls: list[TelegramMethod[Any]] = []
        self.chats: dict[int, dict[int, Message]] = {}
        self.windows: dict[int, int] = {}
        """The message with buttons that was shown last, by chat."""
        self.files: dict[str, bytes] = {}
        """What was sent to the bot, by the file's id."""
        self.notices: list[str] = []
        self.said: list[str] = []
        self.trouble: Callable[[TelegramMethod[Any]], None] = lambda _: None
        """May raise what Telegram would answer."""
        self._numbers = count(1)

    @property
    def token(self) -> str:
        """By which a bot is known, and a code was signed before databases had a key."""
        return self._token

    async def download(self, file: Any, destination: Any = None, *_: Any, **__: Any) -> Any:
        """What a phone has sent; whatever else is downloaded is no plan."""
        name = file if isinstance(file, str) else getattr(file, "file_id", "")
        destination.write(self.files.get(name, b"%PDF-1.7"))
        return destination

    async def __call__(self, method: TelegramMethod[Any], request_timeout: int | None = None) -> Any:
        self.calls.append(method)
        self.trouble(method)
        match method:
            case SendMessage():
                return self._keep(int(method.chat_id), next(self._numbers), method)
            case SendDocument() | SendPhoto():
                words = SendMessage(
                    chat_id=method.chat_id, text=method.caption or "–", reply_markup=method.reply_markup
                )
                kept = self._keep(int(method.chat_id), next(self._numbers), words)
                if not isinstance(method, SendDocument):
                    return kept
                name = f"sent-{kept.message_id}"
                return kept.model_copy(update={"document": Document(file_id=name, file_unique_id=name)})
            case EditMessageText():
                chat, number = int(method.chat_id or 0), method.message_id or 0
                _must(number in self.chats.get(chat, {}), "message to edit not found")
                return self._keep(chat, number, method)
            case EditMessageReplyMarkup():
                return self._strip(int(method.chat_id or 0), method.message_id or 0)
            case DeleteMessage():
                self.chats[int(method.chat_id)].pop(method.message_id, None)
            case AnswerCallbackQuery():
                _must(len(method.text or "") <= 200, "MESSAGE_TOO_LONG")
                if method.text:
                    self.notices.append(method.text)
        return True

    def _keep(self, chat: int, number: int, method: SendMessage | EditMessageText) -> Message:
        text = (method.text or "") if method.parse_mode is None else seen(method.text or "")
        _must(text.strip(), "message text is empty")
        _must(len(text) <= LONGEST, f"message is too long: {len(text)}")
        keyboard = _read(method.reply_markup)
        _check(keyboard)
        message = Message(
            message_id=number,
            date=datetime.now(UTC),
            chat=Chat(id=chat, type="private"),
            text=text,
            reply_markup=keyboard,
        )
        self.chats.setdefault(chat, {})[number] = message
        self.said.append(text)
        if keyboard:
            self.windows[chat] = number
        return message

    def _strip(self, chat: int, number: int) -> Any:
        message = self.chats.get(chat, {}).get(number)
        if message is None:
            return True
        self.chats[chat][number] = message.model_copy(update={"reply_markup": None})
        return self.chats[chat][number]


def _label(button: InlineKeyboardButton) -> str:
    return MARKS.sub("", button.text)


def _is_cut(button: InlineKeyboardButton, label: str) -> bool:
    """Whether the button bears as much of the label as a row holds."""
    return button.text.endswith(CUT) and _label(button) == shortened(label)


def _read(markup: object) -> InlineKeyboardMarkup | None:
    """The keyboard as Telegram would understand it, every button checked."""
    if not isinstance(markup, InlineKeyboardMarkup):
        return None
    return InlineKeyboardMarkup.model_validate(markup.model_dump(warnings=False))


def _check(keyboard: InlineKeyboardMarkup | None) -> None:
    rows = keyboard.inline_keyboard if keyboard else []
    _must(sum(map(len, rows)) <= IN_KEYBOARD, "reply markup is too long")
    _must(len(rows) <= ROWS, f"{len(rows)} rows push their question off the screen: {rows}")
    for row in rows:
        _must(row, "an empty row of buttons")
        _must(len(row) <= IN_ROW, f"{len(row)} buttons in a row")
        for button in row:
            _must(button.text.strip(), "a button without a text")
            _must(fits(button.text, len(row)), f"a phone cuts «{button.text}»")
            _must(len((button.callback_data or "").encode()) <= DATA_BYTES, f"BUTTON_DATA_INVALID: {button}")


class Phone:
    """A person's phone: says, presses, and looks at the screen."""

    def __init__(self, telegram: Telegram, dispatcher: Dispatcher, who: Owner, updates: "count[int]") -> None:
        self.telegram, self.dispatcher, self.who = telegram, dispatcher, who
        self._updates = updates
        first, _, last = who.name.partition(" ")
        self.user = User(id=who.telegram_id, is_bot=False, first_name=first, last_name=last or None)
        self.chat = Chat(id=who.telegram_id, type="private", first_name=first)

    # what is seen

    @property
    def window(self) -> Message:
        """The newest message with buttons."""
        return self.telegram.chats[self.chat.id][self.telegram.windows[self.chat.id]]

    @property
    def screen(self) -> str:
        """The newest window's text."""
        return self.window.text or ""

    @property
    def last(self) -> str:
        """The newest message of the chat, window or not."""
        chat = self.telegram.chats[self.chat.id]
        return chat[max(chat)].text or ""

    @property
    def heard(self) -> str:
        """Everything said since the last thing this person did, notices included."""
        return "\n".join([*self.telegram.notices, *self.telegram.said])

    @property
    def buttons(self) -> list[str]:
        """The labels under the window."""
        keyboard = self.window.reply_markup
        rows = keyboard.inline_keyboard if keyboard else []
        return [_label(button) for row in rows for button in row]

    @property
    def chosen(self) -> list[str]:
        """The labels that are marked as chosen."""
        keyboard = self.window.reply_markup
        rows = keyboard.inline_keyboard if keyboard else []
        return [_label(b) for row in rows for b in row if b.text.startswith(MARKED)]

    # what is done

    async def say(self, text: str) -> str:
        """Send a text; returns what the bot answered."""
        return await self.send(text=text)

    async def send(self, **content: Any) -> str:
        """Send a message of that content: `sticker=…`, `photo=…`."""
        return await self.feed(message=self._message(**content))

    async def send_file(self, name: str, data: bytes) -> str:
        """Send a file of that name."""
        number = str(next(self._updates))
        self.telegram.files[number] = data
        file = Document(file_id=number, file_unique_id=number, file_name=name, file_size=len(data))
        return await self.send(document=file)

    async def edit(self, text: str) -> str:
        """Change a message that was sent before."""
        return await self.feed(edited_message=self._message(text=text, edit_date=1_800_000_000))

    async def press(self, label: str, *more: str) -> str:
        """Press a button of the newest window by its label, and then the others."""
        answer = await self.press_on(self.window, label)
        for another in more:
            answer = await self.press(another)
        return answer

    async def press_on(self, message: Message, label: str) -> str:
        """Press a button of any message, an old one too."""
        return await self.callback(self._button(message, label).callback_data or "", message)

    async def press_nth(self, number: int) -> str:
        """Press a button of the newest window by its place, from 0: several may bear the same words."""
        keyboard = self.window.reply_markup
        buttons = [button for row in (keyboard.inline_keyboard if keyboard else []) for button in row]
        return await self.callback(buttons[number].callback_data or "")

    async def callback(self, data: str, message: Message | None = None) -> str:
        """Send a button's data, forged or real."""
        query = CallbackQuery(
            id=str(next(self._updates)),
            data=data,
            chat_instance="-",
            from_user=self.user,
            message=message or self.window,
        )
        return await self.feed(callback_query=query)

    async def feed(self, update_id: int | None = None, **event: Any) -> str:
        """Hand an update over; returns what the bot said to it."""
        self.telegram.said.clear()
        self.telegram.notices.clear()
        number = next(self._updates) if update_id is None else update_id
        await self.dispatcher.feed_update(self.telegram, Update(update_id=number, **event))
        return self.heard

    def data_of(self, label: str) -> str:
        """What the button would send."""
        return self._button(self.window, label).callback_data or ""

    def _button(self, message: Message, label: str) -> InlineKeyboardButton:
        keyboard = message.reply_markup
        rows = keyboard.inline_keyboard if keyboard else []
        for row in rows:
            for button in row:
                if _label(button) == label or _is_cut(button, label):
                    return button
        if by_number := re.search(rf"^(\d+)\. {re.escape(label)}$", message.text or "", re.MULTILINE):
            return self._button(message, by_number[1])
        labels = [button.text for row in rows for button in row]
        raise AssertionError(f"no button «{label}» among {labels} under:\n{message.text}")

    def _message(self, *, date: datetime | None = None, **content: Any) -> Message:
        return Message(
            message_id=10_000 + next(self._updates),
            date=date or datetime.now(UTC),
            chat=self.chat,
            from_user=self.user,
            **content,
        )
