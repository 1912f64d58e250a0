"""What people do with their phones: each puts an update into the bot's queue."""

from gateway.botapi.entities import Entity
from simulator.errors import PhoneError
from simulator.records import Callback, Chat, EventKind, Media, Message, Update
from simulator.state import World


def _command_marks(text: str) -> tuple[Entity, ...]:
    if not text.startswith("/"):
        return ()
    return (Entity("bot_command", 0, len(text.split(maxsplit=1)[0])),)


def start(world: World, chat: Chat, payload: str = "") -> tuple[Message, Update]:
    """START, with a deep link's payload; unblocks the bot first."""
    if payload:
        world.check_payload(payload)
    return world.begin(chat, payload)


def say(
    world: World, chat: Chat, text: str = "", *, media: Media | None = None, reply_to: int | None = None
) -> tuple[Message, Update]:
    """A message of words, or of media with a caption."""
    if chat.blocked:
        raise PhoneError(f"{chat.user.full_name} has blocked the bot and cannot write to it")
    chat.started = True
    text = text.strip()
    if not text and not media:
        raise PhoneError("Telegram sends no empty message")
    marks = () if media else _command_marks(text)
    message = world.post(chat, from_bot=False, text=text, entities=marks, media=media, reply_to=reply_to)
    return message, world.tell_message(message)


def edit(world: World, chat: Chat, message: Message, text: str) -> tuple[Message, Update]:
    """The person edits an own message."""
    current = chat.messages[message.message_id]
    if current.from_bot:
        raise PhoneError("the message is the bot's")
    changed = world.change(chat, current, text=text.strip(), entities=_command_marks(text))
    return changed, world.tell_edit(changed)


def press(world: World, chat: Chat, message: Message, label: str, data: str) -> tuple[Callback, Update]:
    """A tap on an inline button of `message`, which may have changed or gone since it was seen."""
    callback = world.new_callback(chat.id, message.message_id, data)
    world.emit(EventKind.PRESSED, chat.id, message, text=label)
    return callback, world.tell_press(callback, chat.messages[message.message_id])


def block(world: World, chat: Chat) -> Update:
    """The person blocks the bot."""
    chat.blocked = True
    world.emit(EventKind.BLOCKED, chat.id)
    return world.tell_membership(chat, blocked=True)


def unblock(world: World, chat: Chat) -> Update:
    """The person lets the bot write again."""
    chat.blocked = False
    world.emit(EventKind.UNBLOCKED, chat.id)
    return world.tell_membership(chat, blocked=False)
