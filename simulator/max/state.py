"""A world that speaks MAX: people, dialogs and messages of the local Telegram, told by other rules."""

import secrets
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Unpack

from gateway.botapi.shapes import Json
from simulator.errors import PhoneError
from simulator.files import FileStore
from simulator.max import wire
from simulator.max.errors import no_chat, no_dialog, not_found, suspended
from simulator.max.ids import dialog_id, read_mid, seq_at
from simulator.max.limits import HOOK_FIRST_PAUSE, PAYLOAD, START_PAYLOAD, TEXT
from simulator.max.pace import MaxPace
from simulator.max.told import UPDATE
from simulator.max.uploads import Uploads
from simulator.records import Callback, Chat, EventKind, Media, Message, Notice, Update
from simulator.state import Content, World
from simulator.updates import UpdateQueue

BOT_ID = 700_000_001
LOCALE = "ru"
TRAFFIC_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Subscription:
    """A bot's address for updates; the same one asked for again is a new one in its place."""

    url: str
    secret: str
    types: frozenset[str]  # empty: every one
    since: int


@dataclass(frozen=True, slots=True)
class Exchange:
    """One call as it went over the line, for whoever checks it by another schema."""

    operation: str
    method: str
    path: str
    query: dict[str, str]
    body: object = field(repr=False)
    status: int
    answer: object = field(repr=False)


class MaxWorld(World):
    """Everything the local MAX knows. A phone's chat bears the person's id; the wire knows a dialog's."""

    MENU = ("default", 0, "")
    messenger = "max"
    longest_text = TEXT
    longest_data = PAYLOAD
    link_host = "max.ru"

    def __init__(
        self,
        token: str = "local-max-token",  # noqa: S107 – of the local MAX
        *,
        bot_id: int = BOT_ID,
        bot_name: str = "Опора",
        bot_username: str = "opora_bot",
        clock: Callable[[], float] = time.time,
        clock_file: Path | None = None,
    ) -> None:
        super().__init__(f"{bot_id}:", bot_name=bot_name, bot_username=bot_username, clock=clock, clock_file=clock_file)
        self.token = token
        self.limiter: MaxPace | None = MaxPace()
        # whoever keeps numbers of an earlier run meets none of them again
        self.updates = UpdateQueue(self.now, first=self.milliseconds())
        self._run = secrets.token_hex(8)
        self.files = FileStore("max/")
        self.uploads = Uploads(self.files)
        self.subscriptions: dict[str, Subscription] = {}
        self.webhook_retry = HOOK_FIRST_PAUSE
        self.terse = True
        """Whether what is empty is left out, as MAX was seen to do; otherwise all that the schema requires is told."""
        self.guarded_files = False
        """Whether a file is only given to those who show the token."""
        self.violations: list[str] = []
        self.traffic: deque[Exchange] = deque(maxlen=TRAFFIC_KEPT)
        self.delivered: deque[Json] = deque(maxlen=TRAFFIC_KEPT)
        self.more_media: dict[int, tuple[Media, ...]] = {}  # beside the first, by the message's number
        self.forwarded: dict[int, Json] = {}
        self.groups: dict[int, Json] = {}
        self.aliases: dict[int, int] = {}  # dialogs whose number is not what the rule says: of replayed updates
        self._seqs: dict[int, int] = {}
        self._numbers: dict[tuple[int, int], int] = {}
        self._newest_seq = 0
        self._done: dict[str, Callback] = {}

    def clear(self) -> None:
        """Nobody and nothing, and the clock right."""
        super().clear()
        for kept in (self.more_media, self.forwarded, self.groups, self.aliases, self._seqs, self._numbers, self._done):
            kept.clear()

    def milliseconds(self) -> int:
        """Now, as MAX tells moments."""
        return int(self.now() * 1000)

    # -- dialogs

    def dialog_of(self, chat: Chat) -> int:
        """The number of a dialog on the wire."""
        for dialog, person in self.aliases.items():
            if person == chat.id:
                return dialog
        return dialog_id(chat.id, self.bot.id)

    def chat_of_dialog(self, dialog: int) -> Chat | None:
        """The chat behind a dialog's number, None for a number nobody has."""
        return self.chats.get(self.aliases.get(dialog, dialog_id(dialog, self.bot.id)))

    def dialog(self, *, user_id: int | None = None, chat_id: int | None = None) -> Chat:
        """The dialog the bot may write to. Raises MaxError 404, or 403 after the bot was stopped."""
        if user_id is not None:
            chat = self.chats.get(user_id)
        elif chat_id is None or (chat := self.chat_of_dialog(chat_id)) is None:
            raise no_chat()
        if chat is None or not chat.started:
            raise no_dialog()
        if chat.blocked or chat.deactivated:
            raise suspended()
        return chat

    # -- messages

    def post(self, chat: Chat, *, from_bot: bool, **content: Unpack[Content]) -> Message:
        """A new message, with a number in its dialog that tells its moment."""
        seq = self._newest_seq = max(seq_at(self.milliseconds()), self._newest_seq + 1)
        number = self.newest + 1
        self._seqs[number], self._numbers[chat.id, seq] = seq, number  # before a listener asks for it
        return super().post(chat, from_bot=from_bot, **content)

    def seq_of(self, message: Message) -> int:
        """Its number in the dialog; a message of before this world has its own."""
        return self._seqs.get(message.message_id, message.message_id)

    def by_mid(self, mid: str) -> tuple[Chat, Message]:
        """A message that is on the screen. Raises MaxError 404."""
        found = read_mid(mid)
        chat = self.chat_of_dialog(found[0]) if found else None
        if found and chat:
            message = chat.messages.get(self._numbers.get((chat.id, found[1]), found[1]))
            if message and not message.deleted:
                return chat, message
        raise not_found("Message")

    def message_json(self, message: Message) -> Json:
        """The Message object."""
        return wire.message(self, message)

    # -- what the bot is told

    def tell(self, kind: str, about: int, /, **body: object) -> Update:
        """An update for the bot, checked."""
        update: Json = {"update_type": kind, "timestamp": self.milliseconds(), **body}
        return self.push(update, about)

    def push(self, update: Json, chat_id: int) -> Update:
        """An update as it is. Raises ValueError for one that MAX would never send."""
        UPDATE.validate_python(update)
        return self.updates.push(update["update_type"], update, chat_id)

    def tell_message(self, message: Message) -> Update:
        """The person has written."""
        return self.tell("message_created", message.chat_id, message=self.message_json(message), user_locale=LOCALE)

    def tell_edit(self, message: Message) -> Update:
        """The person has changed an own message."""
        return self.tell("message_edited", message.chat_id, message=self.message_json(message))

    def tell_press(self, callback: Callback, message: Message) -> Update:
        """The person has pressed a button; of a message that is gone nothing is told."""
        chat = self.chats[callback.chat_id]
        if said := self._said_by_button(message, callback.data):
            del self.callbacks[callback.id]
            return self.tell_message(self.post(chat, from_bot=False, **said))
        press: Json = {
            "timestamp": self.milliseconds(),
            "callback_id": callback.id,
            "payload": callback.data,
            "user": wire.user(self, chat.user),
        }
        shown = None if message.deleted else self.message_json(message)
        return self.tell("message_callback", chat.id, callback=press, message=shown, user_locale=LOCALE)

    @staticmethod
    def _said_by_button(message: Message, data: str) -> Content:
        """What the person says by a button that speaks for them; nothing for one that tells the bot its payload."""
        rows = (message.markup or {}).get("inline_keyboard", [])
        given: Json = next(
            (b[wire.MAX] for row in rows for b in row if wire.MAX in b and b.get("callback_data") == data), {}
        )
        match given.get("type"):
            case "message":
                return {"text": given["text"]}
            case "request_contact":
                return {"media": Media("contact", {"phone_number": "+79001234567", "first_name": "Собеседник"})}
            case "request_geo_location":
                return {"media": Media("location", {"latitude": 52.72, "longitude": 41.45})}
        return {}

    def tell_membership(self, chat: Chat, *, blocked: bool) -> Update:
        """The bot is stopped. MAX tells of its return by «Начать» only."""
        return self.tell_of_dialog("bot_stopped" if blocked else "bot_started", chat)

    def tell_of_dialog(self, kind: str, chat: Chat, **more: object) -> Update:
        """Something about the dialog itself."""
        user = wire.user(self, chat.user)
        return self.tell(kind, chat.id, chat_id=self.dialog_of(chat), user=user, user_locale=LOCALE, **more)

    def begin(self, chat: Chat, payload: str) -> tuple[Message, Update]:
        """«Начать»: nothing stands in the dialog after it. A payload that is too long is lost on the way."""
        chat.started, chat.blocked = True, False
        self.emit(EventKind.STARTED, chat.id, text="Начать")
        kept = payload if len(payload) <= START_PAYLOAD else ""
        more: Json = {"payload": kept} if kept else {}
        pressed = Message(0, chat.id, int(self.now()), from_bot=False, text=f"/start {kept}".strip())
        return pressed, self.tell_of_dialog("bot_started", chat, **more)

    def check_payload(self, payload: str) -> None:
        """Any words will do. Raises PhoneError for none."""
        if not payload.strip():
            raise PhoneError("a link with an empty payload")

    # -- presses

    def new_callback(self, chat_id: int, message_id: int, data: str) -> Callback:
        """A press that waits for the bot's answer; its id is long, as MAX's are."""
        callback = super().new_callback(chat_id, message_id, data)
        del self.callbacks[callback.id]
        callback.id = f"f9LHodD0cOJ{callback.id}{self._run}{'-' * 74}"
        self.callbacks[callback.id] = callback
        return callback

    def pressed(self, callback_id: str) -> Callback:
        """A press of any time. Raises MaxError 404."""
        if callback := self.callbacks.get(callback_id) or self._done.get(callback_id):
            return callback
        raise not_found("Callback")

    def take_answer(self, callback: Callback, notification: str) -> None:
        """The press is answered; again, if the bot likes."""
        self.callbacks.pop(callback.id, None)
        self._done[callback.id] = callback
        callback.answered = self.answers = True
        if notification:
            self.chats[callback.chat_id].notices.append(Notice(notification))
        self.emit(EventKind.ANSWERED, callback.chat_id, text=notification)

    # -- subscriptions

    def subscribed(self, kind: str) -> list[Subscription]:
        """Who wants to know of this kind of update."""
        return [one for one in self.subscriptions.values() if not one.types or kind in one.types]
