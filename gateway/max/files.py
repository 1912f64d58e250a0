"""Files on both sides: short names of ours for MAX's tokens and addresses."""

import base64
import hashlib
import mimetypes
from pathlib import PurePath

from gateway.botapi.shapes import Json

TO_MAX = {
    "photo": "image",
    "document": "file",
    "video": "video",
    "animation": "video",
    "audio": "audio",
    "voice": "audio",
    "sticker": "sticker",
}
"""What MAX calls what stands in a message of the Bot API."""
TO_TELEGRAM = {"image": "photo", "file": "document", "video": "video", "audio": "voice", "sticker": "sticker"}
NAMES = {"photo": "photo.jpg", "voice": "voice.ogg", "video": "video.mp4", "sticker": "sticker.webp"}
UNKNOWN = "application/octet-stream"


def file_id(kind: str, token: str) -> str:
    """The same for the same file, and short enough for everybody's columns."""
    digest = hashlib.sha256(f"{kind} {token}".encode()).digest()
    return f"MAX{kind[0].upper()}{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def received(attachment: Json) -> Json | None:
    """What is known of a file among a message's attachments; None for what is no file."""
    kind = TO_TELEGRAM.get(attachment.get("type", ""))
    payload = attachment.get("payload") or {}
    token = payload.get("token") or payload.get("code") or payload.get("url")
    if kind is None or not token:
        return None
    name = attachment.get("filename") or NAMES.get(kind, "file")
    return {
        "id": file_id(kind, token),
        "kind": kind,
        "token": payload.get("token", ""),
        "url": payload.get("url", ""),
        "name": name,
        "size": attachment.get("size"),
        "mime": mimetypes.guess_type(name)[0] or UNKNOWN,
    }


def uploaded(kind: str, token: str, name: str, size: int, mime: str) -> Json:
    """The same of a file that the bot has sent."""
    return {
        "id": file_id(kind, token),
        "kind": kind,
        "token": token,
        "url": "",
        "name": name,
        "size": size,
        "mime": mime or UNKNOWN,
    }


def described(about: Json) -> Json:
    """The fields of a message of the Bot API that such a file stands in."""
    body: Json = {"file_id": about["id"], "file_unique_id": about["id"][-24:]}
    if about["size"] is not None:
        body["file_size"] = about["size"]
    named = {"file_name": about["name"], "mime_type": about["mime"]}
    picture = {"width": 0, "height": 0}
    match about["kind"]:
        case "photo":
            return {"photo": [body | picture]}
        case "video" | "animation" as kind:
            return {kind: body | picture | named | {"duration": 0}}
        case "voice":
            return {"voice": body | {"duration": 0, "mime_type": about["mime"]}}
        case "audio":
            return {"audio": body | named | {"duration": 0}}
        case "sticker":
            return {"sticker": body | picture | {"type": "regular", "is_animated": False, "is_video": False}}
    return {"document": body | named}


def attached(about: Json) -> Json:
    """The attachment by which MAX is given such a file."""
    return {"type": TO_MAX[about["kind"]], "payload": {"token": about["token"]}}


def path_of(about: Json) -> str:
    """Where the gateway gives the file, behind `/file/bot<token>/`."""
    return f"{about['id']}/file{PurePath(about['name']).suffix}"
