"""`parse_mode=HTML`: marked text to plain text with entities.

Offsets and lengths are UTF-16 code units, as everywhere in the Bot API; positions in error texts are bytes of
UTF-8. The rules are those of the Bot API page «Formatting options» and of what the server was seen to answer.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from gateway.botapi.errors import TelegramError, bad_request

SIMPLE_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "code": "code",
    "pre": "pre",
    "tg-spoiler": "spoiler",
}
OTHER_TAGS = {"a", "span", "blockquote", "tg-emoji"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
SPACES = " \n\t\r"
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-zA-Z]+));?")
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE_NAME = re.compile(r"[^\s=>]*")
_BARE_VALUE = re.compile(r"[a-zA-Z0-9.\-]*")
_BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Entity:
    """One mark over `length` UTF-16 units from `offset`."""

    type: str
    offset: int
    length: int
    url: str | None = None
    language: str | None = None
    custom_emoji_id: str | None = None

    def as_json(self) -> dict[str, Any]:
        """The MessageEntity object."""
        body: dict[str, Any] = {"type": self.type, "offset": self.offset, "length": self.length}
        for name in ("url", "language", "custom_emoji_id"):
            if (value := getattr(self, name)) is not None:
                body[name] = value
        return body


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    text_from: int


def utf16(text: str) -> int:
    """Length of `text` in UTF-16 code units."""
    return len(text) if text.isascii() else len(text) + sum(char > "\uffff" for char in text)


def parse_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """Plain text and its entities; raises TelegramError 400 «can't parse entities: …»."""
    if "<" not in source and "&" not in source:
        return source, ()
    return _Parser(source).run()


class _Parser:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.plain: list[str] = []
        self.length = 0
        self.open: list[_Open] = []
        self.found: list[Entity] = []

    def run(self) -> tuple[str, tuple[Entity, ...]]:
        while self.at < len(self.source):
            char = self.source[self.at]
            if char == "<":
                self._close_tag() if self.source.startswith("</", self.at) else self._open_tag()
            elif char == "&":
                self._reference()
            else:
                self._plain_run()
        if self.open:
            raise _unparsable(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.plain), _ordered(self.found)

    def _put(self, text: str) -> None:
        self.plain.append(text)
        self.length += utf16(text)

    def _plain_run(self) -> None:
        stops = [i for i in (self.source.find("<", self.at), self.source.find("&", self.at)) if i >= 0]
        end = min(stops, default=len(self.source))
        self._put(self.source[self.at : end])
        self.at = end

    def _reference(self) -> None:
        char, self.at = _read_reference(self.source, self.at)
        self._put(char)

    def _byte(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _match(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self.source, self.at)
        text = found.group() if found else ""
        self.at += len(text)
        return text

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _open_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = self._match(_TAG_NAME).lower()
        if not self._peek():
            raise _unparsable(f"Unclosed start tag at byte offset {self._byte(begin)}")
        if tag not in SIMPLE_TAGS and tag not in OTHER_TAGS:
            raise _unparsable(f'Unsupported start tag "{tag}" at byte offset {self._byte(begin)}')
        attributes = self._attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise _unparsable(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(begin)}')
        self.open.append(_Open(tag, attributes, self.length, len(self.plain)))

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        found: dict[str, str] = {}
        while True:
            self._match(_BLANK)
            if not self._peek():
                raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
            if self._peek() == ">":
                self.at += 1
                return found
            name = self._match(_ATTRIBUTE_NAME)
            if not name:
                raise _unparsable(f'Empty attribute name in the tag "{tag}" at byte offset {self._byte(begin)}')
            found[name.lower()] = self._value(tag, name, begin)

    def _value(self, tag: str, name: str, begin: int) -> str:
        self._match(_BLANK)
        if self._peek() != "=":
            if name == "expandable":  # the one attribute that stands alone
                return ""
            raise _unparsable(
                "Expected equal sign in declaration of an attribute of the tag "
                f'"{tag}" at byte offset {self._byte(begin)}'
            )
        self.at += 1
        self._match(_BLANK)
        quote = self._peek()
        if quote not in ("'", '"'):
            return self._bare_value(tag, begin)
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            raise _unparsable(f'Unclosed start tag "{tag}" at byte offset {self._byte(begin)}')
        value = self.source[self.at + 1 : end]
        self.at = end + 1
        return unescape(value)

    def _bare_value(self, tag: str, begin: int) -> str:
        value = self._match(_BARE_VALUE)
        if not value or not re.match(r"[\s>]", self._peek()):
            raise _unparsable(f'Unexpected end of name token at byte offset {self._byte(begin)} in "{tag}"')
        return value

    def _close_tag(self) -> None:
        begin = self.at
        self.at += 2
        tag = self._match(_TAG_NAME).lower()
        self._match(_BLANK)
        if self._peek() != ">":
            raise _unparsable(f"Unclosed end tag at byte offset {self._byte(begin)}")
        self.at += 1
        if not self.open:
            raise _unparsable(f"Unexpected end tag at byte offset {self._byte(begin)}")
        opened = self.open.pop()
        if tag not in ("", opened.tag):
            raise _unparsable(
                f'Unmatched end tag at byte offset {self._byte(begin)}, expected "</{opened.tag}>", found "</{tag}>"'
            )
        if self.length > opened.offset:
            self._mark(opened)

    def _mark(self, opened: _Open) -> None:
        span = (opened.offset, self.length - opened.offset)
        if opened.tag == "a":
            url = opened.attributes.get("href") or "".join(self.plain[opened.text_from :])
            if "." in url or "://" in url:  # Telegram keeps the words of a link that leads nowhere, unmarked
                self.found.append(Entity("text_link", *span, url=_with_scheme(url)))
        elif opened.tag == "tg-emoji":
            self.found.append(Entity("custom_emoji", *span, custom_emoji_id=opened.attributes.get("emoji-id", "")))
        elif opened.tag == "blockquote":
            expandable = "expandable" in opened.attributes
            self.found.append(Entity("expandable_blockquote" if expandable else "blockquote", *span))
        elif opened.tag == "pre":
            self._mark_pre(span)
        elif opened.tag == "code":
            language = opened.attributes.get("class", "").removeprefix("language-") or None
            inside_pre = bool(self.open) and self.open[-1].tag == "pre"
            self.found.append(Entity("code", *span, language=language if inside_pre else None))
        else:
            self.found.append(Entity(SIMPLE_TAGS.get(opened.tag, "spoiler"), *span))

    def _mark_pre(self, span: tuple[int, int]) -> None:
        inner = self.found[-1] if self.found else None
        if inner and inner.type == "code" and (inner.offset, inner.length) == span:
            self.found[-1] = replace(inner, type="pre")
        else:
            self.found.append(Entity("pre", *span))


def _unparsable(reason: str) -> TelegramError:
    return bad_request(f"can't parse entities: {reason}")


def _with_scheme(url: str) -> str:
    return url if "://" in url or url.startswith(("tg:", "mailto:", "tel:")) else f"http://{url}"


def _read_reference(source: str, at: int) -> tuple[str, int]:
    found = _REFERENCE.match(source, at)
    if not found:
        return "&", at + 1
    hexadecimal, decimal, name = found.groups()
    if name:
        char = NAMED.get(name)
    else:
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        char = chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else None
    return ("&", at + 1) if char is None else (char, found.end())


def unescape(text: str) -> str:
    """References resolved; unknown ones stay as they are."""
    parts: list[str] = []
    at = 0
    while (found := text.find("&", at)) >= 0:
        parts.append(text[at:found])
        char, at = _read_reference(text, found)
        parts.append(char)
    return "".join(parts) + text[at:]


def _ordered(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    return tuple(sorted(entities, key=lambda entity: (entity.offset, -entity.length)))


def trim(text: str, entities: tuple[Entity, ...]) -> tuple[str, tuple[Entity, ...]]:
    """Blanks at both ends dropped, as Telegram does; entities moved and cut with them."""
    stripped = text.strip(SPACES)
    if len(stripped) == len(text):
        return text, entities
    lead = utf16(text[: len(text) - len(text.lstrip(SPACES))])
    total = utf16(stripped)
    kept = []
    for entity in entities:
        start = max(entity.offset - lead, 0)
        end = min(entity.offset + entity.length - lead, total)
        if start < end:
            kept.append(replace(entity, offset=start, length=end - start))
    return stripped, tuple(kept)


def from_json(items: Iterable[Mapping[str, Any]]) -> tuple[Entity, ...]:
    """Entities the caller gave explicitly instead of a parse mode."""
    names = ("type", "offset", "length", "url", "language", "custom_emoji_id")
    return _ordered(Entity(**{name: item[name] for name in names if name in item}) for item in items)
