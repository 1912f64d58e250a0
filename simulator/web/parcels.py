"""What a person sends besides words, out of the page's JSON."""

import base64
from typing import Any

from gateway.botapi.limits import DOWNLOAD_BYTES
from gateway.botapi.shapes import Json
from simulator.files import describe
from simulator.records import Media, User
from simulator.state import World

TAMBOV = {"latitude": 52.7212, "longitude": 41.4523}
_FILES = {
    "photo": ("image/jpeg", b"\xff\xd8\xff\xd9"),
    "document": ("application/octet-stream", b""),
    "video": ("video/mp4", b"ftyp"),
    "voice": ("audio/ogg", b"OggS"),
    "sticker": ("image/webp", b"RIFF"),
}


def parcel(world: World, user: User, body: Json) -> Media:
    """The media of a message. Raises ValueError or KeyError for a body that makes none."""
    kind = str(body["kind"])
    if kind == "contact":
        return Media(kind, _contact(user, body))
    if kind == "location":
        latitude, longitude = (float(body.get(name, tambov)) for name, tambov in TAMBOV.items())
        return Media(kind, {"latitude": latitude, "longitude": longitude})
    mime, sample = _FILES[kind]
    data = base64.b64decode(body["data"], validate=True) if body.get("data") else sample
    if len(data) > DOWNLOAD_BYTES:
        raise ValueError("a bot cannot fetch more than 20 MB")
    name = str(body.get("name", "")).replace("/", "_")[:128]
    return describe(kind, world.files.add(kind, name, data, str(body.get("mime") or mime)))


def _contact(user: User, body: Json) -> dict[str, Any]:
    number = str(body.get("phone") or f"+7900{user.id % 10_000_000:07d}")
    if body.get("name"):
        return {"phone_number": number, "first_name": str(body["name"])}
    own: dict[str, Any] = {"phone_number": number, "first_name": user.first_name, "user_id": user.id}
    return own | ({"last_name": user.last_name} if user.last_name else {})
