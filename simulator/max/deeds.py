"""What people do that only MAX tells of, and sample updates told as if somebody had done them."""

from collections.abc import Sequence

from gateway.botapi.shapes import Json
from simulator.errors import PhoneError
from simulator.files import describe
from simulator.max import wire
from simulator.max.ids import dialog_id, mid_of, seq_at
from simulator.max.state import MaxWorld
from simulator.records import Chat, Media, Message, Update

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp")
FIRST_GROUP = -70_801_090_403_050
HOUR_MS = 3_600_000


def send_files(
    world: MaxWorld, chat: Chat, files: Sequence[tuple[str, bytes]], caption: str = ""
) -> tuple[Message, Update]:
    """Several attachments in one message: MAX has no albums."""
    media = [_described(world, name, data) for name, data in files]
    message = world.post(chat, from_bot=False, text=caption, media=media[0])
    world.more_media[message.message_id] = tuple(media[1:])
    return message, world.tell_message(message)


def _described(world: MaxWorld, name: str, data: bytes) -> Media:
    kind = "photo" if name.lower().endswith(PICTURES) else "document"
    return describe(kind, world.files.add(kind, name, data, "application/octet-stream"))


def forward(world: MaxWorld, chat: Chat, text: str, author: str) -> tuple[Message, Update]:
    """Words of somebody else: the message itself is empty."""
    message = world.post(chat, from_bot=False)
    first, _, last = author.partition(" ")
    seq = seq_at(world.milliseconds())
    body = {"mid": mid_of(chat.id, seq), "seq": seq, "text": text, "attachments": None, "markup": None, "link": None}
    sender = {
        "user_id": chat.id + 1,
        "first_name": first,
        "last_name": last or None,
        "username": None,
        "is_bot": False,
        "last_activity_time": world.milliseconds(),
    }
    world.forwarded[message.message_id] = {"type": "forward", "sender": sender, "chat_id": chat.id, "message": body}
    return message, world.tell_message(message)


def delete(world: MaxWorld, chat: Chat, message: Message) -> Update:
    """The person deletes an own message. Raises PhoneError for the bot's."""
    if message.from_bot:
        raise PhoneError("the message is the bot's")
    world.delete(chat, message)
    mid = mid_of(world.dialog_of(chat), world.seq_of(message))
    return world.tell("message_removed", chat.id, message_id=mid, chat_id=world.dialog_of(chat), user_id=chat.id)


def dialog(world: MaxWorld, chat: Chat, what: str) -> Update:
    """The dialog cleared, removed, muted or unmuted; in a removed one the bot cannot write."""
    more: Json = {"muted_until": world.milliseconds() + HOUR_MS} if what == "muted" else {}
    if what == "removed":
        chat.started = False
    return world.tell_of_dialog(f"dialog_{what}", chat, **more)


def add_to_group(world: MaxWorld, chat: Chat, title: str) -> tuple[int, Update]:
    """The bot comes into a group; returns the group's number."""
    number = FIRST_GROUP - len(world.groups)
    world.groups[number] = {
        "chat_id": number,
        "type": "chat",
        "status": "active",
        "title": title,
        "icon": None,
        "description": None,
        "last_event_time": world.milliseconds(),
        "participants_count": 2,
        "is_public": False,
    }
    told: Json = {"chat_id": number, "user": wire.user(world, chat.user), "is_channel": False}
    return number, world.tell("bot_added", number, **told)


def replay(world: MaxWorld, sample: Json) -> list[Update]:
    """A sample update, or a page of them. Whoever speaks in a dialog becomes a person of this world."""
    updates = sample.get("updates", [sample])
    return [world.push(update, _acquaint(world, update)) for update in updates]


def _acquaint(world: MaxWorld, update: Json) -> int:
    """Whose update it is: the person's number, or the group's."""
    message = update.get("message") or {}
    where = message.get("recipient", update)
    dialog, kind = where.get("chat_id", 0), where.get("chat_type", "dialog" if where.get("chat_id", 0) > 0 else "chat")
    person = (update.get("callback") or {}).get("user") or message.get("sender") or update.get("user")
    if kind != "dialog" or not person or person["is_bot"]:
        return int(dialog)
    number = int(person["user_id"])
    if number not in world.chats:
        world.add_user(person.get("name") or person["first_name"], user_id=number)
    world.chats[number].started = update["update_type"] not in ("bot_stopped", "dialog_removed")
    if dialog_id(number, world.bot.id) != dialog:
        world.aliases[dialog] = number
    return number
