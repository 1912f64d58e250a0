"""What the local Telegram remembers. Records of messages never change: an edit puts a new one in place."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from gateway.botapi.entities import Entity
from gateway.botapi.marks import to_html
from gateway.botapi.shapes import Json


@dataclass(eq=False)
class User:
    """A person, or the bot itself."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    is_bot: bool = False
    language_code: str = "ru"

    @property
    def full_name(self) -> str:
        """First and last name together."""
        return f"{self.first_name} {self.last_name}".strip()

    @cached_property
    def as_json(self) -> Json:
        """The User object."""
        body: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        optional = {"last_name": self.last_name, "username": self.username}
        body.update({name: value for name, value in optional.items() if value})
        if not self.is_bot:
            body["language_code"] = self.language_code
        return body

    @cached_property
    def chat_json(self) -> Json:
        """The Chat object of this person's private chat."""
        return {k: v for k, v in self.as_json.items() if k not in ("is_bot", "language_code")} | {"type": "private"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file somebody uploaded."""

    file_id: str
    unique_id: str
    path: str
    name: str
    mime: str
    data: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)


@dataclass(frozen=True, slots=True)
class Media:
    """What a message carries besides words: `body` stands under the key `kind` in the Message object."""

    kind: str
    body: Any
    file: StoredFile | None = None


@dataclass(frozen=True, slots=True)
class Button:
    """One key of an inline or a reply keyboard; `data` is the callback data, `url` a link."""

    label: str
    data: str = ""
    url: str = ""
    web_app: str = ""
    asks: str = ""  # "contact" or "location", for a reply keyboard


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class Message:
    """A message as it stands in the chat at one moment."""

    message_id: int
    chat_id: int
    date: int
    from_bot: bool
    text: str = ""
    entities: tuple[Entity, ...] = ()
    markup: Json | None = None
    media: Media | None = None
    edit_date: int | None = None
    reworded: bool = False
    """Whether an edit left other words behind, and no keyboard: only then a phone calls the message edited."""
    deleted: bool = False
    reply_to: int | None = None
    group: str = ""

    @property
    def html(self) -> str:
        """The text with its marks."""
        return to_html(self.text, self.entities)

    @property
    def edited(self) -> bool:
        """True after any edit."""
        return self.edit_date is not None

    @property
    def rows(self) -> Rows:
        """The inline keyboard."""
        return rows_of(self.markup, "inline_keyboard")

    @property
    def buttons(self) -> list[str]:
        """Labels of the inline keyboard, row by row."""
        return [button.label for row in self.rows for button in row]

    @property
    def file(self) -> StoredFile | None:
        """The file it carries, whatever its kind."""
        return self.media.file if self.media else None

    @property
    def document(self) -> StoredFile | None:
        """The document it carries."""
        return self.file if self.media and self.media.kind == "document" else None

    @property
    def photo(self) -> StoredFile | None:
        """The picture it carries."""
        return self.file if self.media and self.media.kind == "photo" else None


def rows_of(markup: Mapping[str, Any] | None, key: str) -> Rows:
    """Buttons of a checked markup; none where it has no `key`."""
    if not markup or key not in markup:
        return ()
    return tuple(tuple(_button(item) for item in row) for row in markup[key])


def _button(item: Mapping[str, Any]) -> Button:
    asks = next((what for what in ("contact", "location") if item.get(f"request_{what}")), "")
    return Button(
        label=item["text"],
        data=item.get("callback_data", ""),
        url=item.get("url", ""),
        web_app=item.get("web_app", {}).get("url", ""),
        asks=asks,
    )


@dataclass(eq=False)
class Chat:
    """The private chat of one person with the bot."""

    user: User
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Rows = ()
    notices: list["Notice"] = field(default_factory=list)
    menu_button: Json | None = None
    seen: int = 0
    """The newest message that was looked at before the page was opened."""

    @property
    def id(self) -> int:
        """A private chat bears its person's id."""
        return self.user.id


@dataclass(frozen=True, slots=True)
class Notice:
    """What the bot answered to a press: a toast, or a window (`alert`)."""

    text: str
    alert: bool = False
    url: str = ""


@dataclass(eq=False, slots=True)
class Callback:
    """A press the bot may answer once, within 150 seconds."""

    id: str
    chat_id: int
    message_id: int
    data: str
    created: float
    answered: bool = False


@dataclass(eq=False, slots=True)
class Update:
    """An update in the bot's queue; `handled` is set when the bot confirms it."""

    update_id: int
    kind: str
    body: Json
    chat_id: int
    created: float
    handled: asyncio.Event = field(default_factory=asyncio.Event)

    def as_json(self) -> Json:
        """The Update object."""
        return {"update_id": self.update_id, self.kind: self.body}


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method by the bot, accepted or refused. Long polls are not recorded."""

    seq: int
    time: float
    method: str
    params: Json
    status: int
    chat_id: int | None

    @property
    def accepted(self) -> bool:
        """True where Telegram did what was asked, even if the answer was lost on its way."""
        return self.status == 200


class EventKind(StrEnum):
    """What can be seen on a screen."""

    SAID = "said"  # the person sent a message
    CHANGED = "changed"  # the person edited a message
    PRESSED = "pressed"
    STARTED = "started"  # «Начать» was pressed where that says nothing in the chat
    SENT = "sent"  # the bot sent a message
    EDITED = "edited"
    DELETED = "deleted"
    ANSWERED = "answered"  # the bot answered a press; with or without words
    ACTION = "action"  # «typing…»
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    CLOCK = "clock"  # the clock was moved; `text` is the seconds


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened on a screen; `chat_id` 0 is everybody's."""

    kind: EventKind
    chat_id: int
    time: float
    message: Message | None = None
    text: str = ""
    alert: bool = False
