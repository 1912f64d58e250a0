"""An update as it came, before anything of it is known to be so."""

from typing import Any

from aiogram.types import CallbackQuery, Message, Update

from models.inbox import KIND_LENGTH
from models.printable import printable

Raw = dict[str, Any]
"""An update's JSON; whoever reads it asks of each part whether it is what they take it for."""
COMMON = frozenset({"message", "callback_query", "edited_message", "my_chat_member"})
WRITTEN = ("text", "caption", "file_name")


def clean(raw: object) -> None:
    """What people wrote, without what does not print: this is the one door that it comes through."""
    message = raw.get("message") if isinstance(raw, dict) else None
    for where in (message, message.get("document") if isinstance(message, dict) else None):
        for name in WRITTEN:
            if isinstance(where, dict) and isinstance(where.get(name), str):
                where[name] = printable(where[name])


def brings_file(raw: Raw) -> bool:
    """Whether it is a message with a file."""
    message = raw.get("message")
    return isinstance(message, dict) and "document" in message


def kind_of(raw: Raw) -> str:
    """What sort of update it is: the name beside its number."""
    return next((name for name in raw if name != "update_id"), "")[:KIND_LENGTH]


def known_kind(raw: Raw) -> str:
    """The same, for counting: whatever Telegram may think of is one of few."""
    kind = kind_of(raw)
    return kind if kind in COMMON else "other"


def is_beyond(raw: object) -> bool:
    """Whether a number in it is larger than any database keeps: an id of more than 64 bits is nobody's."""
    parts = [raw]
    while parts:
        part = parts.pop()
        if isinstance(part, dict):
            parts += part.values()
        elif isinstance(part, list):
            parts += part
        elif isinstance(part, int) and not _kept(part):
            return True
    return False


def was_beyond(update: Update) -> bool:
    """The same of the numbers by which an update that is read is answered: in it a text of digits became one."""
    source: CallbackQuery | Message | None = update.callback_query or update.message or update.edited_message
    about = source.message if isinstance(source, CallbackQuery) else source
    numbers = [about.message_id, about.chat.id] if about is not None else []
    if source is not None and source.from_user is not None:
        numbers.append(source.from_user.id)
    return not all(map(_kept, numbers))


def _kept(number: int) -> bool:
    return -(2**63) <= number < 2**63


def sender_of(raw: Raw) -> int | None:
    """The Telegram id of whoever sent it; None for what comes from nobody."""
    event = raw.get(kind_of(raw))
    sender = event.get("from") if isinstance(event, dict) else None
    who = sender.get("id") if isinstance(sender, dict) else None
    return who if type(who) is int else None
