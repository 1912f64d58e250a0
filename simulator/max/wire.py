"""The world's records as MAX tells of them, and its keyboards as the page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from gateway.botapi.shapes import Json
from simulator.max.html import markup_of
from simulator.max.ids import mid_of
from simulator.max.uploads import TYPES
from simulator.records import Chat, Media, Message, User

if TYPE_CHECKING:
    from simulator.max.asked import KeyboardAttachment
    from simulator.max.state import MaxWorld

MAX = "max"
"""The key under which a shown button keeps what MAX was given."""


def user(world: MaxWorld, person: User) -> Json:
    """The User object."""
    return {
        "user_id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name or None,
        "username": person.username or None,
        "is_bot": person.is_bot,
        "last_activity_time": world.milliseconds(),
        "name": person.full_name,
    }


def bot(world: MaxWorld) -> Json:
    """The BotInfo object."""
    return user(world, world.bot) | {
        "description": world.profile.get(("description", "")) or None,
        "commands": commands(world),
    }


def commands(world: MaxWorld) -> list[Json]:
    """The command menu: one for all."""
    return [{"name": name, "description": words or None} for name, words in world.commands.get(world.MENU, [])]


def chat(world: MaxWorld, of: Chat) -> Json:
    """The Chat object of a dialog."""
    newest = max(of.messages, default=0)
    return {
        "chat_id": world.dialog_of(of),
        "type": "dialog",
        "status": "suspended" if of.blocked else "active",
        "title": None,
        "icon": None,
        "description": None,
        "last_event_time": of.messages[newest].date * 1000 if newest else world.milliseconds(),
        "participants_count": 2,
        "is_public": False,
        "dialog_with_user": user(world, of.user),
    }


def message(world: MaxWorld, told: Message) -> Json:
    """The Message object, with the message it answers."""
    of = world.chats[told.chat_id]
    sender, addressee = (world.bot, of.user) if told.from_bot else (of.user, world.bot)
    seq = world.seq_of(told)
    return {
        "sender": user(world, sender),
        "recipient": {"chat_id": world.dialog_of(of), "chat_type": "dialog", "user_id": addressee.id},
        # a clock that was moved back is behind the numbers, which grow
        "timestamp": seq >> 16 if (seq >> 16) // 1000 == told.date else told.date * 1000,
        "body": body(world, told),
        "link": _link(world, of, told),
    }


def body(world: MaxWorld, told: Message) -> Json:
    """What a message says."""
    seq = world.seq_of(told)
    media = [*([told.media] if told.media else []), *world.more_media.get(told.message_id, ())]
    attachments = [_media(world, one) for one in media] + _keyboard(told.markup)
    return {
        "mid": mid_of(world.dialog_of(world.chats[told.chat_id]), seq),
        "seq": seq,
        "text": told.text,
        "attachments": attachments or None,
        "markup": markup_of(told.entities) or None,
        "link": None,
    }


def _link(world: MaxWorld, of: Chat, told: Message) -> Json | None:
    if forwarded := world.forwarded.get(told.message_id):
        return forwarded
    answered = of.messages.get(told.reply_to or 0)
    if answered is None:
        return None
    sender = world.bot if answered.from_bot else of.user
    return {"type": "reply", "sender": user(world, sender), "message": body(world, answered)}


def _media(world: MaxWorld, media: Media) -> Json:
    if media.kind == "contact":
        return {"type": "contact", "payload": {"vcf_info": _vcf(media), "max_info": None}}
    if media.kind == "location":
        place = media.body
        return {"type": "location", "latitude": place["latitude"], "longitude": place["longitude"]}
    if media.file is None:
        raise ValueError(f"MAX has no message with {media.kind}")
    url = f"{world.url}/download/{quote(media.file.path)}"
    if media.kind == "sticker":
        code = media.file.unique_id
        return {"type": "sticker", "payload": {"url": url, "code": code}, "width": 512, "height": 512}
    kind = TYPES.get(media.kind, "file")
    payload: Json = {"url": url, "token": world.uploads.token_of(media.kind, media.file)}
    if kind == "image":
        return {"type": kind, "payload": payload | {"photo_id": int(media.file.unique_id[4:]) + 1}}
    told: Json = {"type": kind, "payload": payload}
    return told | ({"filename": media.file.name, "size": media.file.size} if kind == "file" else {})


def _vcf(media: Media) -> str:
    card = media.body
    lines = (
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"TEL;TYPE=cell:{card['phone_number']}",
        f"FN:{card['first_name']}",
        "END:VCARD",
    )
    return "".join(f"{line}\r\n" for line in lines)


def _keyboard(markup: Json | None) -> list[Json]:
    rows = (markup or {}).get("inline_keyboard")
    if not rows:
        return []
    return [{"type": "inline_keyboard", "payload": {"buttons": [[_told(button) for button in row] for row in rows]}}]


def _told(button: Json) -> Json:
    if MAX in button:
        return dict(button[MAX])
    if "url" in button:
        return {"type": "link", "text": button["text"], "url": button["url"]}
    return {"type": "callback", "text": button["text"], "payload": button.get("callback_data", "")}


def shown_keyboard(wanted: KeyboardAttachment | None) -> Json | None:
    """A keyboard the bot asks for, as the page and the phones know one."""
    if wanted is None:
        return None
    rows = [[button.model_dump(mode="json", exclude_none=True) for button in row] for row in wanted.payload.buttons]
    return {"inline_keyboard": [[_shown(button) for button in row] for row in rows]}


def _shown(button: Json) -> Json:
    view: Json = {"text": button["text"], MAX: button}
    match button["type"]:
        case "link":
            view["url"] = button["url"]
        case "clipboard":
            view["copy_text"] = {"text": button["payload"]}
        case "open_app":
            view["web_app"] = {"url": button["web_app"]}
        case "callback":
            view["callback_data"] = button["payload"]
        case other:
            view["callback_data"] = other  # says its words, or a contact: `MaxWorld.tell_press`
    return view


def pruned(told: Json) -> Json:
    """Without what is None: MAX leaves it out, whatever its schema requires."""
    return {key: _pruned(value) for key, value in told.items() if value is not None}


def _pruned(value: object) -> object:
    if isinstance(value, list):
        return [_pruned(one) for one in value]
    return pruned(value) if isinstance(value, dict) else value
