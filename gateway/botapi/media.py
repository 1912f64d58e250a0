"""Pictures and files as a call names them."""

from collections.abc import Collection
from typing import NamedTuple

from gateway.botapi.entities import Entity
from gateway.botapi.errors import bad_request
from gateway.botapi.limits import DOWNLOAD_BYTES, check_caption, check_upload
from gateway.botapi.params import Params, Upload, formatted
from gateway.botapi.shapes import Json

GROUP = range(2, 11)


class InputMedia(NamedTuple):
    """One of an album, or what takes another's place."""

    kind: str
    file: Upload | str
    text: str
    entities: tuple[Entity, ...]


def caption_of(params: Params) -> tuple[str, tuple[Entity, ...]]:
    """The checked caption."""
    text, entities = params.formatted("caption", "caption_entities")
    check_caption(text)
    return text, entities


def input_media(params: Params, item: Json, kinds: Collection[str]) -> InputMedia:
    """What an InputMedia object names. Raises TelegramError 400."""
    kind = item.get("type", "")
    if kind not in kinds:
        raise bad_request("can't parse InputMedia: type must be one of the known")
    text, entities = formatted(item.get("caption") or "", item.get("parse_mode") or "", item.get("caption_entities"))
    check_caption(text)
    return InputMedia(kind, Params({"media": item.get("media")}, params.files).upload("media"), text, entities)


def album_of(params: Params, kinds: Collection[str]) -> list[InputMedia]:
    """An album of two to ten. Raises TelegramError 400."""
    items = params.nested("media") or []
    if len(items) not in GROUP:
        raise bad_request("media group must include 2-10 items")
    return [input_media(params, item, kinds) for item in items]


def check_file(kind: str, given: Upload | str) -> None:
    """A file that is to be sent: one that came along, or one known by its name. Raises TelegramError 400 or 413."""
    if isinstance(given, Upload):
        check_upload(kind, len(given.data))
    elif not given:
        raise bad_request(f"there is no {kind} in the request")
    elif given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")  # neither server opens the network for anybody


def check_download(size: int) -> None:
    """A file that a bot asks for, in bytes. Raises TelegramError 400."""
    if size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
