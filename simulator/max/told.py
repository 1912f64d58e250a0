"""What MAX tells a bot: answers and updates, each checked before it goes on the wire."""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from gateway.botapi.shapes import Json
from simulator.max.asked import BigInt, Body, Command


class User(Body):
    """A person or a bot."""

    user_id: BigInt
    first_name: str
    last_name: str | None = None
    username: str | None = None
    is_bot: bool
    last_activity_time: BigInt
    name: str | None = None


class UserWithPhoto(User):
    """With what is told of them when they are asked for."""

    description: str | None = None
    avatar_url: str | None = None
    full_avatar_url: str | None = None


class BotInfo(UserWithPhoto):
    """GET /me."""

    commands: list[Command] | None = Field(None, max_length=32)


class Recipient(Body):
    """Where a message went; in a dialog `user_id` is the addressee."""

    chat_id: BigInt | None
    chat_type: Literal["dialog", "chat", "channel"]
    user_id: BigInt | None = None


class Markup(Body):
    """A mark over `length` units from `from`."""

    type: Literal[
        "strong",
        "emphasized",
        "monospaced",
        "link",
        "strikethrough",
        "underline",
        "user_mention",
        "heading",
        "highlighted",
        "quote",
    ]
    start: int = Field(alias="from", ge=0)
    length: int = Field(ge=1)
    url: str | None = Field(None, min_length=1, max_length=2048)


class _FilePayload(Body):
    url: str
    token: str


class _PhotoPayload(_FilePayload):
    photo_id: BigInt


class _StickerPayload(Body):
    url: str
    code: str


class _ContactPayload(Body):
    vcf_info: str | None = None
    max_info: User | None = None


class _Keyboard(Body):
    buttons: list[list[Json]]


class Image(Body):
    """A picture."""

    type: Literal["image"]
    payload: _PhotoPayload


class Media(Body):
    """A video or a sound."""

    type: Literal["video", "audio"]
    payload: _FilePayload
    width: int | None = None
    height: int | None = None
    duration: int | None = None


class File(Body):
    """A file."""

    type: Literal["file"]
    payload: _FilePayload
    filename: str
    size: BigInt


class Sticker(Body):
    """A sticker."""

    type: Literal["sticker"]
    payload: _StickerPayload
    width: int
    height: int


class Contact(Body):
    """A contact's card."""

    type: Literal["contact"]
    payload: _ContactPayload


class Location(Body):
    """A place."""

    type: Literal["location"]
    latitude: float
    longitude: float


class Keyboard(Body):
    """Buttons."""

    type: Literal["inline_keyboard"]
    payload: _Keyboard


Attachment = Annotated[
    Image | Media | File | Sticker | Contact | Location | Keyboard,
    Field(discriminator="type"),
]


class MessageBody(Body):
    """What a message says. `link` is required by the schema and described nowhere: it is always empty."""

    mid: str
    seq: BigInt
    text: str | None
    attachments: list[Attachment] | None = None
    markup: list[Markup] | None = None
    link: None = None


class Linked(Body):
    """A message answered or passed on."""

    type: Literal["forward", "reply"]
    message: MessageBody
    sender: User | None = None
    chat_id: BigInt | None = None


class Message(Body):
    """A message as it stands."""

    sender: User | None = None
    recipient: Recipient
    timestamp: BigInt
    body: MessageBody
    link: Linked | None = None


class Sent(Body):
    """POST /messages."""

    message: Message


class Simple(Body):
    """Most answers."""

    success: bool
    message: str | None = None
    code: str | None = None


class Endpoint(Body):
    """POST /uploads."""

    url: str
    token: str | None = None


class Commands(Body):
    """PATCH /me/commands."""

    commands: list[Command] | None


class Subscription(Body):
    """A webhook that stands."""

    url: str
    time: BigInt
    update_types: list[str] | None = None
    version: str | None = None


class Subscriptions(Body):
    """GET /subscriptions."""

    subscriptions: list[Subscription]


class Chat(Body):
    """GET /chats/{id}."""

    chat_id: BigInt
    type: Literal["dialog", "chat", "channel"]
    status: Literal["active", "removed", "left", "closed", "suspended"]
    title: str | None = None
    icon: None = None
    description: str | None = None
    last_event_time: BigInt
    participants_count: int
    is_public: bool
    dialog_with_user: UserWithPhoto | None = None


class Chats(Body):
    """GET /chats."""

    chats: list[Chat]
    marker: BigInt | None


# -- updates


class _Update(Body):
    timestamp: BigInt


class Created(_Update):
    """Somebody has written."""

    update_type: Literal["message_created"]
    message: Message
    user_locale: str | None = None


class Edited(_Update):
    """Somebody has changed an own message."""

    update_type: Literal["message_edited"]
    message: Message


class Removed(_Update):
    """Somebody has deleted a message."""

    update_type: Literal["message_removed"]
    message_id: str
    chat_id: BigInt
    user_id: BigInt


class Press(Body):
    """A press to be answered."""

    timestamp: BigInt
    callback_id: str
    payload: str | None = None
    user: User


class Pressed(_Update):
    """A button was pressed; the message is None where it is gone."""

    update_type: Literal["message_callback"]
    callback: Press
    message: Message | None
    user_locale: str | None = None


class _OfChat(_Update):
    chat_id: BigInt
    user: UserWithPhoto | None = None
    user_id: BigInt | None = None


class Started(_OfChat):
    """«Начать», perhaps by a link with a payload."""

    update_type: Literal["bot_started"]
    payload: str | None = None
    user_locale: str | None = None


class OfDialog(_OfChat):
    """The bot stopped; the dialog cleared, removed, heard again."""

    update_type: Literal["bot_stopped", "dialog_cleared", "dialog_removed", "dialog_unmuted"]
    user_locale: str | None = None


class Muted(_OfChat):
    """The dialog makes no sound until then."""

    update_type: Literal["dialog_muted"]
    muted_until: BigInt
    user_locale: str | None = None


class OfGroup(_OfChat):
    """The bot, or somebody, came into a group or went; since November 2026 without the one who brought the bot."""

    update_type: Literal["bot_added", "bot_removed", "user_added", "user_removed"]
    is_channel: bool
    inviter_id: BigInt | None = None
    admin_id: BigInt | None = None


class Renamed(_OfChat):
    """A group has another title."""

    update_type: Literal["chat_title_changed"]
    title: str


Update = Annotated[
    Created | Edited | Removed | Pressed | Started | OfDialog | Muted | OfGroup | Renamed,
    Field(discriminator="update_type"),
]


class Updates(Body):
    """GET /updates; they were checked when they happened."""

    updates: list[Json]
    marker: BigInt | None


UPDATE: TypeAdapter[object] = TypeAdapter(Update)
