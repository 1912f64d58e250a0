"""Chats as they stood, kept in a file: what a page shows of the time before it was opened."""

import json
from base64 import b64decode, b64encode
from dataclasses import fields
from pathlib import Path
from typing import Any

from gateway.botapi.entities import from_json
from gateway.botapi.shapes import Json
from simulator.files import describe
from simulator.records import Media, Message
from simulator.state import World

FRESH = 3 * 24 * 3600.0
"""Seconds: what is older has been looked at long ago, what is newer waits to be read."""
_PLAIN = tuple(field.name for field in fields(Message) if field.name not in ("entities", "media"))


def save(world: World, path: Path) -> None:
    """Write every message that is on a screen into the file."""
    shown = [_kept(m) for chat in world.chats.values() for m in chat.messages.values() if not m.deleted]
    path.write_text(json.dumps(sorted(shown, key=lambda one: int(one["message_id"]))), encoding="utf-8")


def forget(path: Path) -> None:
    """There is no such past any more."""
    path.unlink(missing_ok=True)


def restore(world: World, path: Path) -> int:
    """Put the messages of a file into the chats they belong to; returns how many, 0 where there is no file. New
    messages are numbered after the newest of them, and a chat that has one is started. Raises ValueError for what is
    no such file."""
    if not path.exists():
        return 0
    kept = json.loads(path.read_text(encoding="utf-8"))
    for one in kept:
        chat = world.chats.get(int(one["chat_id"]))
        if chat is not None:
            chat.messages[int(one["message_id"])] = message = _message(world, one)
            chat.started = True
            chat.seen = message.message_id if world.now() - message.date > FRESH else chat.seen
    world.number_after(max((int(one["message_id"]) for one in kept), default=0))
    return len(kept)


def _kept(message: Message) -> Json:
    body: Json = {name: getattr(message, name) for name in _PLAIN}
    body["entities"] = [entity.as_json() for entity in message.entities]
    if message.media:
        file = message.media.file
        told = {"name": file.name, "mime": file.mime, "data": b64encode(file.data).decode()} if file else None
        body["media"] = {"kind": message.media.kind, "body": message.media.body, "file": told}
    return body


def _message(world: World, one: Json) -> Message:
    media = one.get("media")
    plain: dict[str, Any] = {name: one[name] for name in _PLAIN}
    return Message(**plain, entities=from_json(one["entities"]), media=_media(world, media) if media else None)


def _media(world: World, kept: Json) -> Media:
    told = kept["file"]
    if told is None:
        return Media(kept["kind"], kept["body"])
    return describe(kept["kind"], world.files.add(kept["kind"], told["name"], b64decode(told["data"]), told["mime"]))
