"""Uploaded files, and the objects that describe them in messages."""

from pathlib import PurePath
from typing import Any

from gateway.botapi.errors import bad_request
from gateway.botapi.shapes import Json
from simulator.records import Media, StoredFile

# Real identifiers are this long and change with the kind; a column too narrow for them is found here.
_PREFIX = {
    "photo": "AgACAgIAAxkDAA",
    "document": "BQACAgIAAxkDAA",
    "video": "BAACAgIAAxkDAA",
    "audio": "CQACAgIAAxkDAA",
    "voice": "AwACAgIAAxkDAA",
    "animation": "CgACAgIAAxkDAA",
    "sticker": "CAACAgIAAxkDAA",
}
_FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music"}
_NAMES = {
    "photo": "photo.jpg",
    "voice": "voice.ogg",
    "video": "video.mp4",
    "audio": "audio.mp3",
    "animation": "animation.mp4",
    "sticker": "sticker.webp",
    "document": "file",
}
KINDS = tuple(_PREFIX)


class FileStore:
    """Every file by its file_id and by its path, which begins with `root`."""

    def __init__(self, root: str = "") -> None:
        self.root = root
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}

    def add(self, kind: str, name: str, data: bytes, mime: str) -> StoredFile:
        """A file kept; `kind` is the message field it stands in."""
        number = len(self.by_id) + 1
        name = name or _NAMES[kind]
        folder = _FOLDERS.get(kind, f"{kind}s")
        file = StoredFile(
            file_id=f"{_PREFIX[kind]}{number:058d}",
            unique_id=f"AgAD{number:011d}",
            path=f"{self.root}{folder}/file_{number}{PurePath(name).suffix}",
            name=name,
            mime=mime,
            data=data,
        )
        self.by_id[file.file_id] = self.by_path[file.path] = file
        return file

    def find(self, file_id: str) -> StoredFile:
        """Raises TelegramError 400 for an unknown file_id."""
        if file := self.by_id.get(file_id):
            return file
        raise bad_request("wrong file_id or the file is temporarily unavailable")


def describe(kind: str, file: StoredFile) -> Media:
    """The object that stands under `kind` in a Message."""
    body: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}
    if kind == "photo":
        sizes = {"width": 1280, "height": 960}
        return Media(kind, [body | sizes], file)
    return Media(kind, body | _details(kind, file), file)


def _details(kind: str, file: StoredFile) -> Json:
    named: Json = {"file_name": file.name, "mime_type": file.mime}
    details: dict[str, dict[str, Any]] = {
        "document": named,
        "voice": {"duration": 3, "mime_type": "audio/ogg"},
        "audio": {"duration": 3, **named},
        "video": {"width": 640, "height": 480, "duration": 3, **named},
        "animation": {"width": 640, "height": 480, "duration": 3, **named},
        "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
    }
    return details[kind]
