"""A call's parameters, however they came: JSON, a form, or multipart with files."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import BodyPartReader, ClientResponse, MultipartReader, web
from aiohttp.multipart import MultipartResponseWrapper

from gateway.botapi.entities import Entity, from_json, parse_html, trim
from gateway.botapi.errors import TelegramError, bad_request
from gateway.botapi.limits import check_raw
from gateway.botapi.markup import check_markup
from gateway.botapi.shapes import Json


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came along with a call."""

    name: str
    mime: str
    data: bytes = field(repr=False)


class Params:
    """Values by name; nested ones may be JSON in a string, as a form sends them."""

    def __init__(self, values: Mapping[str, Any], files: Mapping[str, Upload] | None = None) -> None:
        self.values = values
        self.files = files or {}

    def text(self, name: str) -> str:
        """A string, "" where there is none."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str) -> int | None:
        """A whole number, None where there is none."""
        value = self.values.get(name)
        if value is None or value == "":
            return None
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'can\'t parse "{name}": expected an integer') from None

    @property
    def chat_id(self) -> int | None:
        """The chat a call is about, None where it is about none or names it badly."""
        try:
            return int(self.values["chat_id"])
        except (KeyError, TypeError, ValueError):
            return None

    def flag(self, name: str) -> bool:
        """A boolean, False where there is none."""
        return str(self.values.get(name, "")).lower() in ("true", "1", "yes", "t")

    def nested(self, name: str) -> Any:
        """A list or an object, None where there is none."""
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except json.JSONDecodeError:
            raise bad_request(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def formatted(self, name: str, marks: str = "entities") -> tuple[str, tuple[Entity, ...]]:
        """Text with its entities, from parse_mode or given explicitly, trimmed."""
        return formatted(self.text(name), self.text("parse_mode"), self.nested(marks))

    def markup(self) -> Json | None:
        """The checked reply_markup."""
        return check_markup(self.nested("reply_markup"))

    def upload(self, name: str) -> Upload | str:
        """The file under `name`: what came along, or the file_id or URL in its place."""
        if name in self.files:
            return self.files[name]
        value = self.text(name)
        if value.startswith("attach://"):
            attached = self.files.get(value.removeprefix("attach://"))
            if attached is None:
                raise bad_request("file attached is not found in the request")
            return attached
        return value

    def for_log(self) -> Json:
        """Plain values; a file is its name."""
        return dict(self.values) | {name: upload.name for name, upload in self.files.items()}


def formatted(raw: str, parse_mode: str, marks: Any) -> tuple[str, tuple[Entity, ...]]:
    """Raw text parsed and trimmed."""
    check_raw(raw)
    if not parse_mode:
        return trim(raw, from_json(marks or ()))
    if parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")  # Telegram knows Markdown too; the house writes HTML
    return trim(*parse_html(raw))


async def read_params(request: web.Request) -> Params:
    """The parameters of the query string and of the body together."""
    values: dict[str, Any] = dict(request.query) if request.query_string else {}
    if not request.can_read_body:
        return Params(values)
    if request.content_type.startswith("multipart/"):
        return await _read_multipart(request, values)
    body = await request.read()
    if request.content_type == "application/json":
        try:
            values.update(json.loads(body or b"{}"))
        except (ValueError, TypeError):
            raise TelegramError(400, "Bad Request: can't parse the request's JSON") from None
    else:
        values.update(parse_qsl(body.decode(), keep_blank_values=True))
    return Params(values)


async def _read_multipart(request: web.Request, values: dict[str, Any]) -> Params:
    files: dict[str, Upload] = {}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            files[name] = Upload(value.filename, value.content_type, value.file.read())
            value.file.close()
        else:
            values[name] = value
    return Params(values, files)


async def read_answer(answer: ClientResponse) -> Params:
    """The parameters of the call a webhook's answer carries; none where it carries none.

    Raises ValueError for a body that cannot be read.
    """
    if answer.content_type.startswith("multipart/"):
        return await _read_parts(MultipartReader.from_response(answer))
    body = await answer.read()
    if answer.content_type == "application/json":
        values = json.loads(body or b"{}")
        return Params(values if isinstance(values, dict) else {})
    return Params(dict(parse_qsl(body.decode())) if "form" in answer.content_type else {})


async def _read_parts(parts: MultipartResponseWrapper) -> Params:
    values: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    while (part := await parts.next()) is not None:
        if not isinstance(part, BodyPartReader) or part.name is None:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename:
            mime = part.headers.get("Content-Type", "application/octet-stream")
            files[part.name] = Upload(part.filename, mime, data)
        else:
            values[part.name] = data.decode()
    return Params(values, files)
