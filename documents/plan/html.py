"""HTML tables in a text: whole pages saved from a site, and .md files of converters."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree, html

from models.plan.source import Block, Cell, Line, Row

_BREAKS = {"br", "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "title", "tr"}
_SILENT = {"script", "style"}
_MAX_SPAN = 60
_WIDEST = 100  # columns of a table: spans multiply


def html_blocks(text: str) -> list[Block]:
    """Tables as rows, everything else as lines. lxml finds the tags: Python's own parser takes quadratic time over
    tags that never end."""
    walk = _Walk()
    page = html.document_fromstring(text, parser=html.HTMLParser(remove_comments=True, remove_pis=True))
    for event, element in etree.iterwalk(page, events=("start", "end")):
        walk.at = element.sourceline or walk.at
        if event == "start":
            walk.start(element.tag, element.attrib)
            walk.said(element.text or "")
        else:
            walk.end(element.tag)
            walk.said(element.tail or "")
    walk.end_line()
    return walk.blocks


class _Walk:
    """What stands between the tags, gathered into blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.at = 1
        """The line of the text."""
        self.table = 0
        self.depth = 0
        self.silent = 0
        self.words: list[str] = []
        self.cells: list[tuple[Cell, int]] | None = None  # with the rows it goes down
        self.spans = (1, 1)
        self.in_cell = False
        self.above: dict[
            int, tuple[Cell, int]
        ] = {}  # by grid column: a cell from above and the rows it still goes down

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """A tag begins: a table, a row, a cell, or a line of the text around."""
        if tag in _SILENT:
            self.silent += 1
        elif tag == "table":
            self._start_table()
        elif tag == "tr" and self.depth == 1:
            self._end_row()
            self.cells = []
        elif tag in ("td", "th") and self.depth == 1 and self.cells is not None:
            self._end_cell()
            self.words, self.in_cell = [], True
            self.spans = (_span(given.get("colspan")), _span(given.get("rowspan")))
        elif tag in _BREAKS:
            self._break()

    def end(self, tag: str) -> None:
        """A tag ends: what stood in it is whole."""
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag == "table":
            if self.depth == 1:
                self._end_row()
            self.depth = max(0, self.depth - 1)
        elif tag == "tr" and self.depth == 1:
            self._end_row()
        elif tag in ("td", "th") and self.depth == 1:
            self._end_cell()
        elif tag in _BREAKS:
            self._break()

    def said(self, data: str) -> None:
        """Words between two tags belong to the cell, or to the text around tables."""
        if self.silent:
            return
        if self.in_cell:
            self.words.append(" ".join(data.split("\n")))
        elif self.depth == 0:
            first, *rest = data.split("\n")
            self.words.append(first)
            for line in rest:
                self.end_line()
                self.words.append(line)

    def end_line(self) -> None:
        """What was gathered outside the tables is a line."""
        text = "".join(self.words).strip()
        self.words = []
        if text:
            self.blocks.append(Line(text, self.at))

    def _start_table(self) -> None:
        if self.depth == 0:
            self.end_line()
            self.table += 1
            self.above = {}
        self.depth += 1

    def _break(self) -> None:
        if self.in_cell:
            self.words.append("\n")
        elif self.depth == 0:
            self.end_line()

    def _end_cell(self) -> None:
        if self.in_cell and self.cells is not None:
            lines = (" ".join(line.split()) for line in "".join(self.words).split("\n"))
            text = "\n".join(line for line in lines if line)
            self.cells.append((Cell(text, self.spans[0]), self.spans[1]))
        self.words, self.in_cell = [], False

    def _end_row(self) -> None:
        self._end_cell()
        if self.cells:
            self.blocks.append(Row(tuple(self._on_grid(self.cells)), self.at, self.table))
        self.cells = None

    def _on_grid(self, cells: list[tuple[Cell, int]]) -> Iterator[Cell]:
        """The row's own cells between those that go down into it from above."""
        own = list(cells)
        start = 0
        while start < _WIDEST and (own or start in self.above):
            if start in self.above:
                cell, left = self.above.pop(start)
                cell = Cell(cell.text, cell.span, continued=True)
            else:
                cell, left = own.pop(0)
            if left > 1:
                self.above[start] = (cell, left - 1)
            yield cell
            start += cell.span


def _span(value: str | None) -> int:
    return min(int(value), _MAX_SPAN) if value and value.isdigit() and int(value) > 0 else 1
