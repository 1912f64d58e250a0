"""The world: one bot, its people, their chats, and what was called."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypedDict, Unpack

from gateway.botapi.entities import Entity
from gateway.botapi.errors import bad_request, forbidden
from gateway.botapi.limits import CALLBACK_DATA_BYTES, CALLBACK_SECONDS, START_PAYLOAD, TEXT
from gateway.botapi.shapes import Json
from simulator.errors import PhoneError
from simulator.faults import Faults, Pace
from simulator.files import FileStore
from simulator.records import (
    Call,
    Callback,
    Chat,
    Event,
    EventKind,
    Media,
    Message,
    Notice,
    Update,
    User,
    rows_of,
)
from simulator.updates import UpdateQueue

# Real ids left 32 bits behind in 2021: a column too narrow for them is found here.
FIRST_USER_ID = 5_000_000_001
Listener = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where updates are delivered to; a new setWebhook makes a new one."""

    url: str
    secret: str = ""
    max_connections: int = 40


class Content(TypedDict, total=False):
    """What a message consists of."""

    text: str
    entities: tuple[Entity, ...]
    markup: Json | None
    media: Media | None
    reply_to: int | None
    group: str


class World:
    """Everything the local Telegram knows. Not thread-safe: it lives in one event loop."""

    messenger = "telegram"
    longest_text = TEXT
    longest_data = CALLBACK_DATA_BYTES
    link_host = "t.me"

    def __init__(
        self,
        token: str = "42:TEST",  # noqa: S107 – of the local Telegram
        *,
        bot_name: str = "Опора",
        bot_username: str = "opora_bot",
        clock: Callable[[], float] = time.time,
        clock_file: Path | None = None,
    ) -> None:
        self.token = token
        self.url = ""
        """Where this server is, once it is known."""
        self.bot = User(int(token.split(":")[0]), bot_name, username=bot_username, is_bot=True)
        self.clock = clock
        self.clock_file = clock_file
        self.shifted = 0.0
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue(self.now)
        self.callbacks: dict[str, Callback] = {}
        self.files = FileStore()
        self.commands: dict[tuple[str, int, str], list[tuple[str, str]]] = {}
        self.profile: dict[tuple[str, str], str] = {}
        self.menu_button: Json = {"type": "commands"}
        self.faults = Faults()
        self.pace: Pace | None = None
        self.webhook: Webhook | None = None
        self.webhook_error: tuple[int, str] | None = None
        self.webhook_retry = 1.0  # seconds before the first retry; doubles up to a minute
        self.calls: list[Call] = []
        self.recording = True
        self.last_call = time.monotonic()
        self.listeners: list[Listener] = []
        self._message_id = 0
        self._callback_id = 0
        self.answers = False
        """Whether the bot is one that answers presses: it has answered one."""
        if clock_file:
            self._write_clock(clock_file)

    # -- time

    def now(self) -> float:
        """Unix seconds by this world's clock."""
        return self.clock() + self.shifted

    def shift(self, seconds: float) -> None:
        """Moves the clock; `clock_file`, when set, holds the whole shift in seconds for the bot to read."""
        self.shifted += seconds
        if self.clock_file:
            self._write_clock(self.clock_file)
        self.emit(EventKind.CLOCK, 0, text=str(seconds))

    def _write_clock(self, path: Path) -> None:
        draft = path.with_name(path.name + ".new")
        draft.write_text(str(self.shifted))
        os.replace(draft, path)  # noqa: PTH105 – Path.replace reads worse and does the same

    def clear(self) -> None:
        """Nobody and nothing, and the clock right."""
        self.updates.drop_all()
        self.updates.dismiss()
        self.updates.allow(())
        self.callbacks.clear()
        self.chats.clear()
        self.calls.clear()
        self.faults.clear()
        self.shift(-self.shifted)

    # -- people

    def add_user(
        self,
        name: str,
        *,
        user_id: int | None = None,
        username: str = "",
        language_code: str = "ru",
    ) -> User:
        """A person with a phone, who has not pressed START yet."""
        first, _, last = name.partition(" ")
        chosen = user_id or FIRST_USER_ID + len(self.chats)
        if chosen in self.chats or chosen == self.bot.id:
            raise ValueError(f"user id {chosen} is taken")
        user = User(chosen, first, last, username, language_code=language_code)
        self.chats[chosen] = Chat(user)
        return user

    def chat(self, chat_id: int | None) -> Chat:
        """The chat the bot names; raises TelegramError 400 for one that does not exist."""
        if chat_id is None:
            raise bad_request("chat_id is empty")
        if chat := self.chats.get(chat_id):
            return chat
        raise bad_request("chat not found")

    def open_chat(self, chat_id: int | None) -> Chat:
        """The chat the bot may write to; raises TelegramError 400 or 403."""
        chat = self.chat(chat_id)
        if chat.deactivated:
            raise forbidden("user is deactivated")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    # -- messages

    def post(self, chat: Chat, *, from_bot: bool, **content: Unpack[Content]) -> Message:
        """A new message in the chat."""
        self._message_id += 1
        message = Message(self._message_id, chat.id, int(self.now()), from_bot, **content)
        if from_bot:
            self._lay_keyboard(chat, message.markup)
            if message.markup and "inline_keyboard" not in message.markup:
                message = replace(message, markup=None)
        chat.messages[message.message_id] = message
        self.emit(EventKind.SENT if from_bot else EventKind.SAID, chat.id, message)
        return message

    @property
    def newest(self) -> int:
        """The number of the newest message, 0 before the first."""
        return self._message_id

    def number_after(self, message_id: int) -> None:
        """New messages get numbers above this one."""
        self._message_id = max(self._message_id, message_id)

    def _lay_keyboard(self, chat: Chat, markup: Json | None) -> None:
        if markup and "keyboard" in markup:
            chat.keyboard = rows_of(markup, "keyboard")
        elif markup and markup.get("remove_keyboard"):
            chat.keyboard = ()

    def change(self, chat: Chat, old: Message, **content: Unpack[Content]) -> Message:
        """The message edited: a new record stands in its place."""
        new = replace(old, edit_date=int(self.now()), **content)
        told_anew = (new.text, new.entities, new.media) != (old.text, old.entities, old.media)
        message = replace(new, reworded=old.reworded or (told_anew and not new.rows))
        chat.messages[old.message_id] = message
        self.emit(EventKind.EDITED if old.from_bot else EventKind.CHANGED, chat.id, message)
        return message

    def delete(self, chat: Chat, old: Message) -> None:
        """The message is gone from the screen."""
        chat.messages[old.message_id] = message = replace(old, deleted=True)
        self.emit(EventKind.DELETED, chat.id, message)

    def message_json(self, message: Message) -> Json:
        """The Message object, with the message it replies to."""
        chat = self.chats[message.chat_id]
        sender = self.bot if message.from_bot else chat.user
        body: Json = {
            "message_id": message.message_id,
            "from": sender.as_json,
            "chat": chat.user.chat_json,
            "date": message.date,
        }
        text, marks = ("caption", "caption_entities") if message.media else ("text", "entities")
        if message.media:
            body[message.media.kind] = message.media.body
        optional: dict[str, Any] = {
            text: message.text,
            marks: [entity.as_json() for entity in message.entities],
            "reply_markup": message.markup,
            "edit_date": message.edit_date,
            "media_group_id": message.group,
        }
        body.update({name: value for name, value in optional.items() if value})
        if message.reply_to in chat.messages:
            body["reply_to_message"] = self.message_json(replace(chat.messages[message.reply_to], reply_to=None))
        return body

    # -- what the bot is told of what people do

    def begin(self, chat: Chat, payload: str) -> tuple[Message, Update]:
        """START pressed, which unblocks the bot: the person says /start."""
        if chat.blocked:
            chat.blocked = False
            self.emit(EventKind.UNBLOCKED, chat.id)
            self.tell_membership(chat, blocked=False)
        chat.started = True
        text = f"/start {payload}".strip()
        message = self.post(chat, from_bot=False, text=text, entities=(Entity("bot_command", 0, len("/start")),))
        return message, self.tell_message(message)

    def check_payload(self, payload: str) -> None:
        """Raises PhoneError for what no link can carry."""
        if not START_PAYLOAD.fullmatch(payload):
            raise PhoneError(f"Telegram takes no such start payload: {payload!r}")

    def tell_message(self, message: Message) -> Update:
        """The person has written."""
        return self.updates.push("message", self.message_json(message), message.chat_id)

    def tell_edit(self, message: Message) -> Update:
        """The person has changed an own message."""
        return self.updates.push("edited_message", self.message_json(message), message.chat_id)

    def tell_press(self, callback: Callback, message: Message) -> Update:
        """The person has pressed a button of a message, which may be gone."""
        chat = self.chats[callback.chat_id]
        shown: Json = (
            {"chat": chat.user.chat_json, "message_id": message.message_id, "date": 0}
            if message.deleted
            else self.message_json(message)
        )
        body: Json = {
            "id": callback.id,
            "from": chat.user.as_json,
            "message": shown,
            "chat_instance": str(-chat.id),
            "data": callback.data,
        }
        return self.updates.push("callback_query", body, chat.id)

    def tell_membership(self, chat: Chat, *, blocked: bool) -> Update:
        """The person has blocked the bot, or let it write again."""

        def member(kicked: bool) -> Json:
            status: Json = {"status": "kicked", "until_date": 0} if kicked else {"status": "member"}
            return {"user": self.bot.as_json, **status}

        body = {
            "chat": chat.user.chat_json,
            "from": chat.user.as_json,
            "date": int(self.now()),
            "old_chat_member": member(not blocked),
            "new_chat_member": member(blocked),
        }
        return self.updates.push("my_chat_member", body, chat.id)

    # -- presses

    def new_callback(self, chat_id: int, message_id: int, data: str) -> Callback:
        """A press that waits for the bot's answer."""
        self._callback_id += 1
        number = f"{self._callback_id:019d}"
        self.callbacks[number] = Callback(number, chat_id, message_id, data, self.now())
        return self.callbacks[number]

    def answer_callback(self, query_id: str, notice: Notice) -> None:
        """Raises TelegramError 400 for an unknown, answered or expired press."""
        query = self.callbacks.pop(query_id, None)
        if query is None or self.now() - query.created > CALLBACK_SECONDS:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        query.answered = self.answers = True
        if notice.text or notice.url:
            self.chats[query.chat_id].notices.append(notice)
        self.emit(EventKind.ANSWERED, query.chat_id, text=notice.text, alert=notice.alert)

    # -- records

    def emit(
        self,
        kind: EventKind,
        chat_id: int,
        message: Message | None = None,
        *,
        text: str = "",
        alert: bool = False,
    ) -> None:
        """Tells every listener."""
        if self.listeners:
            event = Event(kind, chat_id, self.now(), message, text, alert)
            for listener in list(self.listeners):
                listener(event)

    def record(self, method: str, params: Json, status: int, chat_id: int | None) -> None:
        """One more line in the log of calls."""
        self.last_call = time.monotonic()
        if self.recording:
            self.calls.append(Call(len(self.calls) + 1, self.now(), method, params, status, chat_id))

    def accepted(self, method: str | None = None, chat_id: int | None = None) -> list[Call]:
        """Calls Telegram did, in order: of one method, about one chat, or all."""
        return [
            call
            for call in self.calls
            if call.accepted
            and (method is None or call.method == method)
            and (chat_id is None or call.chat_id == chat_id)
        ]

    def commands_for(self, chat: Chat) -> list[tuple[str, str]]:
        """The command menu as this person sees it: (name, description) pairs."""
        language = chat.user.language_code
        for scope, chat_id in (("chat", chat.id), ("all_private_chats", 0), ("default", 0)):
            for code in (language, ""):
                if found := self.commands.get((scope, chat_id, code)):
                    return found
        return []
