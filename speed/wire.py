"""JSON of what goes over the wire and of what a chat keeps. An update needs it seven times, hence a fast library."""

import json
from typing import Any

import orjson

from speed.switch import Bend, bent

STRICT = orjson.OPT_PASSTHROUGH_DATETIME | orjson.OPT_PASSTHROUGH_DATACLASS
"""A moment or an object would come back as a string: it must fail where it is kept, unless it says how it is read."""


class AsJson:
    """What says by itself how it is stored."""

    def json(self) -> dict[str, object]:
        """The object as it is stored: what `dumps` can write."""
        raise NotImplementedError


def loads(text: str | bytes) -> Any:
    """What the text says. Raises ValueError for what is no JSON."""
    if bent(Bend.JSON):
        try:
            return orjson.loads(text)
        except orjson.JSONDecodeError:
            pass  # half of an emoji, which orjson refuses: whoever sent it must not stop everybody's updates
    try:
        return _whole(json.loads(text))
    except RecursionError:
        raise ValueError("nested too deeply") from None


def dumps(value: object) -> bytes:
    """The value as UTF-8. Raises TypeError for what JSON does not know."""
    if bent(Bend.JSON):
        return orjson.dumps(value, default=_as_json, option=STRICT)
    return json.dumps(value, default=_as_json, ensure_ascii=False, separators=(",", ":")).encode()


def _as_json(value: object) -> dict[str, object]:
    if isinstance(value, AsJson):
        return value.json()
    raise TypeError(type(value).__name__)


def _whole(value: Any) -> Any:
    """The same with a question mark for each half of a character: neither a database nor Telegram takes one."""
    if isinstance(value, str):
        return value.encode(errors="replace").decode()
    if isinstance(value, list):
        return [_whole(one) for one in value]
    if isinstance(value, dict):
        return {_whole(name): _whole(one) for name, one in value.items()}
    return value
