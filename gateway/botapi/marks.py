"""Entities back to HTML: for a test that asks what is bold, and for the page."""

import html
from collections.abc import Callable

from gateway.botapi.entities import Entity

_MARKS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "spoiler": "tg-spoiler",
    "code": "code",
    "blockquote": "blockquote",
}


def telegrams(entity: Entity) -> tuple[str, str]:
    """The tags around such a mark in Telegram's HTML."""
    if entity.type == "text_link":
        return f'<a href="{html.escape(entity.url or "")}">', "</a>"
    if entity.type == "expandable_blockquote":
        return "<blockquote expandable>", "</blockquote>"
    if entity.type == "pre":
        if entity.language:
            return f'<pre><code class="language-{html.escape(entity.language)}">', "</code></pre>"
        return "<pre>", "</pre>"
    if entity.type == "custom_emoji":
        return f'<tg-emoji emoji-id="{html.escape(entity.custom_emoji_id or "")}">', "</tg-emoji>"
    tag = _MARKS.get(entity.type)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def to_html(text: str, entities: tuple[Entity, ...], tags: Callable[[Entity], tuple[str, str]] = telegrams) -> str:
    """The marked text again; `parse_html` of it gives the same pair. `tags` are those of another messenger."""
    if not entities:
        return html.escape(text, quote=False)
    units = text.encode("utf-16-le", "surrogatepass")
    parts: list[str] = []
    waiting = list(entities)
    closing: list[tuple[int, str]] = []
    at = 0
    for edge in sorted({0, len(units) // 2, *(i for e in entities for i in (e.offset, e.offset + e.length))}):
        parts.append(html.escape(units[at * 2 : edge * 2].decode("utf-16-le", "surrogatepass"), quote=False))
        while closing and closing[-1][0] <= edge:
            parts.append(closing.pop()[1])
        while waiting and waiting[0].offset == edge:
            entity = waiting.pop(0)
            opening, end = tags(entity)
            parts.append(opening)
            closing.append((edge + entity.length, end))
        at = edge
    parts.extend(end for _, end in reversed(closing))
    return "".join(parts)
