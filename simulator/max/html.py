"""`format=html`: the tags MAX knows become marks, every other one is dropped and its words stay."""

from html.parser import HTMLParser

from gateway.botapi.entities import Entity, utf16
from gateway.botapi.shapes import Json

# MAX's name of a mark, by the tag; entities bear the page's names, which are older
_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "s": "strikethrough",
    "del": "strikethrough",
    "u": "underline",
    "ins": "underline",
    "code": "code",
    "pre": "pre",
    "mark": "highlighted",
    "h1": "heading",
    "blockquote": "blockquote",
    "a": "text_link",
}
_MARKS = {
    "bold": "strong",
    "italic": "emphasized",
    "strikethrough": "strikethrough",
    "underline": "underline",
    "code": "monospaced",
    "pre": "monospaced",
    "highlighted": "highlighted",
    "heading": "heading",
    "blockquote": "quote",
    "expandable_blockquote": "quote",
    "text_link": "link",
}


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.plain: list[str] = []
        self.length = 0
        self.open: list[tuple[str, int, str]] = []
        self.found: list[Entity] = []

    def handle_data(self, data: str) -> None:
        self.plain.append(data)
        self.length += utf16(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _TAGS:
            self.open.append((tag, self.length, dict(attrs).get("href") or ""))

    def handle_endtag(self, tag: str) -> None:
        for at in range(len(self.open) - 1, -1, -1):
            if self.open[at][0] == tag:
                _, begin, url = self.open.pop(at)
                self._mark(tag, begin, url)
                return

    def _mark(self, tag: str, begin: int, url: str) -> None:
        kind, length = _TAGS[tag], self.length - begin
        if length and (url or kind != "text_link"):
            self.found.append(Entity(kind, begin, length, url=url or None))


def read_html(source: str) -> tuple[str, tuple[Entity, ...]]:
    """The plain text, and its marks in UTF-16 units."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    while reader.open:
        reader.handle_endtag(reader.open[-1][0])
    marks = sorted(reader.found, key=lambda mark: (mark.offset, -mark.length))
    return "".join(reader.plain), tuple(marks)


def markup_of(marks: tuple[Entity, ...]) -> list[Json]:
    """The marks as MAX tells them."""
    found: list[Json] = []
    for mark in marks:
        if kind := _MARKS.get(mark.type):
            element: Json = {"type": kind, "from": mark.offset, "length": mark.length}
            found.append(element | ({"url": mark.url} if kind == "link" else {}))
    return found
