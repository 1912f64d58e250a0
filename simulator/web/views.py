"""The world as the page is told of it: plain values, marks as offsets, never ready HTML."""

from typing import Any
from urllib.parse import quote

from gateway.botapi.entities import Entity
from gateway.botapi.shapes import Json
from simulator.records import Chat, Media, Message, Rows, StoredFile
from simulator.state import World

SHOWN_MESSAGES = 1000  # of one chat, the newest
PICTURES = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif", b"RIFF": "image/webp"}
_BUTTON_KEYS = ("text", "callback_data", "url", "style")


def picture_type(data: bytes) -> str:
    """The MIME type of a picture a browser can show, by its first bytes; "" for anything else."""
    if data.startswith(b"RIFF") and data[8:12] != b"WEBP":
        return ""
    return next((mime for magic, mime in PICTURES.items() if data.startswith(magic)), "")


def file_view(file: StoredFile) -> Json:
    """A file by its address on this server."""
    return {
        "url": f"/web/file/{quote(file.path)}",
        "name": file.name,
        "size": file.size,
        "picture": bool(picture_type(file.data)),
    }


def _media(media: Media) -> Json:
    if media.file:
        return {"kind": media.kind, **file_view(media.file)}
    return {"kind": media.kind, **(media.body if isinstance(media.body, dict) else {})}


def _inline_button(button: Json) -> Json:
    view = {key: button[key] for key in _BUTTON_KEYS if button.get(key)}
    if "login_url" in button:
        view["url"] = button["login_url"].get("url", "")
    if "web_app" in button:
        view["web_app"] = button["web_app"].get("url", "")
    if "copy_text" in button:
        view["copy"] = button["copy_text"].get("text", "")
    return view


def _inline_rows(markup: Json | None) -> list[list[Json]]:
    return [[_inline_button(button) for button in row] for row in (markup or {}).get("inline_keyboard", [])]


def keyboard_view(rows: Rows) -> list[list[Json]]:
    """The reply keyboard."""
    return [[{"text": button.label, "asks": button.asks} for button in row] for row in rows]


def _marks(entities: tuple[Entity, ...]) -> list[Json]:
    return [entity.as_json() for entity in entities]


def message_view(message: Message) -> Json:
    """One message as it stands now."""
    view: dict[str, Any] = {
        "id": message.message_id,
        "date": message.date,
        "bot": message.from_bot,
        "text": message.text,
        "entities": _marks(message.entities),
        "rows": _inline_rows(message.markup),
        "media": _media(message.media) if message.media else None,
        "edited": message.edit_date if message.reworded else None,
        "reply": message.reply_to,
    }
    return {key: value for key, value in view.items() if value not in (None, "", [])}


def person_view(world: World, chat: Chat, role: str) -> Json:
    """A person, and the chat as it stands on their screen."""
    shown = [message_view(m) for m in chat.messages.values() if not m.deleted]
    return {
        "id": chat.id,
        "messenger": world.messenger,
        "name": chat.user.full_name,
        "role": role,
        "username": chat.user.username,
        "started": chat.started,
        "blocked": chat.blocked,
        "seen": chat.seen,
        "keyboard": keyboard_view(chat.keyboard),
        "commands": commands_view(world, chat),
        "messages": shown[-SHOWN_MESSAGES:],
    }


def commands_view(world: World, chat: Chat) -> list[Json]:
    """The command menu of this person."""
    return [{"name": name, "words": words} for name, words in world.commands_for(chat)]


def bot_view(world: World) -> Json:
    """Who the bot says it is."""

    def profile(field: str) -> str:
        return world.profile.get((field, "ru")) or world.profile.get((field, "")) or ""

    return {
        "name": world.profile.get(("name", "ru")) or world.bot.first_name,
        "username": world.bot.username,
        "description": profile("description"),
    }
