"""A text as MAX takes it: its own few tags, 4 000 characters with them, links that it opens."""

import html
from collections.abc import Callable
from dataclasses import dataclass, replace

from gateway.botapi.entities import Entity, utf16
from gateway.botapi.marks import to_html
from gateway.max.links import Links

LONGEST = 4000
TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}
"""All there is in MAX; of the rest the words stay."""
OF_MAX = {
    "strong": "bold",
    "heading": "bold",
    "emphasized": "italic",
    "underline": "underline",
    "strikethrough": "strikethrough",
    "monospaced": "code",
    "quote": "blockquote",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What stands in a message: marked up, or plain."""

    text: str
    marked: bool = False


def _tags(entity: Entity) -> tuple[str, str]:
    if entity.type == "text_link" and (entity.url or "").startswith(("http://", "https://")):
        return f'<a href="{html.escape(entity.url or "")}">', "</a>"
    tag = TAGS.get(entity.type)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def written(text: str, entities: tuple[Entity, ...], links: Links) -> Words:
    """One text; a plain one goes without a format, so that nothing in it can be read as a tag."""
    if not any(_tags(one)[0] for one in entities):
        return Words(links.to_max(text))
    return Words(links.to_max(to_html(text, entities, _tags)), marked=True)


def parts(text: str, entities: tuple[Entity, ...], links: Links) -> list[Words]:
    """One message, or as many as it takes: cut where a line ends, else where a word does."""
    found: list[Words] = []
    while True:
        whole = written(text, entities, links)
        if len(whole.text) <= LONGEST:
            return [*found, whole]
        cut = _fitting(text, lambda at, text=text, marks=entities: len(_until(text, marks, at, links).text) <= LONGEST)  # type: ignore[misc]
        found.append(_until(text, entities, cut, links))
        rest = text[cut:].lstrip(" \n")
        dropped = utf16(text[: len(text) - len(rest)])
        text, entities = rest, _moved(entities, dropped)


def _until(text: str, entities: tuple[Entity, ...], at: int, links: Links) -> Words:
    return written(text[:at], _cut(entities, utf16(text[:at])), links)


def _fitting(text: str, fits: Callable[[int], bool]) -> int:
    """How much of the text fits: to the end of a line in its second half, else of a word, else of nothing."""
    low, high = 1, min(LONGEST, len(text))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    for end in ("\n", " "):
        if (at := text.rfind(end, 0, low)) > low // 2:
            return at
    return low


def _cut(entities: tuple[Entity, ...], end: int) -> tuple[Entity, ...]:
    """Those that begin before `end`, no longer than to it; in UTF-16 units."""
    return tuple(replace(one, length=min(one.length, end - one.offset)) for one in entities if one.offset < end)


def _moved(entities: tuple[Entity, ...], by: int) -> tuple[Entity, ...]:
    return tuple(
        replace(one, offset=max(0, one.offset - by), length=min(one.length, one.offset + one.length - by))
        for one in entities
        if one.offset + one.length > by
    )


def entities_of(markup: list[dict[str, object]] | None) -> list[dict[str, object]]:
    """MAX's marks of a person's text as the Bot API's."""
    found: list[dict[str, object]] = []
    for one in markup or ():
        span = {"offset": one.get("from", 0), "length": one.get("length", 0)}
        if one.get("type") == "link" and one.get("url"):
            found.append({"type": "text_link", **span, "url": one["url"]})
        elif kind := OF_MAX.get(str(one.get("type"))):
            found.append({"type": kind, **span})
    return found
