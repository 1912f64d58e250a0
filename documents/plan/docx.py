"""Word's tables and paragraphs, read from the XML: python-docx's own cells take quadratic time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml.etree import _Element

from documents.plan.numbering import Numbering
from documents.plan.package import Package, qn
from models.plan.errors import BadPlan, Refusal
from models.plan.source import Block, Cell, Line, Part, Row

_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_T, _TAB, _BR, _CR = qn("w:t"), qn("w:tab"), qn("w:br"), qn("w:cr")
_HYPHEN, _R, _B, _VAL = qn("w:noBreakHyphen"), qn("w:r"), qn("w:b"), qn("w:val")
_VANISH = qn("w:vanish")
_SIGNS = {_BR: "\n", _CR: "\n", _TAB: "\t", _HYPHEN: "-"}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# deleted and moved text is not there any more; a fallback repeats what stands beside it; properties hold tabs
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), f"{_MC}Fallback"}
_WRAPPERS = {
    qn("w:sdt"),
    qn("w:sdtContent"),
    qn("w:ins"),
    qn("w:moveTo"),
    qn("w:customXml"),
    qn("w:smartTag"),
}
_PLAN_COLUMNS = 4  # a nested table this wide is a table of its own, a narrower one is the cell's words


def read_docx(data: bytes) -> list[Part]:
    """The document as one part: paragraphs as lines, tables as rows."""
    package = Package(data)
    main = package.main
    if main is None:
        raise BadPlan(Refusal.BROKEN, "no document")
    numbering, styles = (_related(package, main, kind) for kind in ("numbering", "styles"))
    reader = _Reader(Numbering(numbering, styles), _hidden_styles(styles))
    body = package.xml(main).find(qn("w:body"))
    return [Part(tuple(reader.blocks(body)) if body is not None else ())]


def _related(package: Package, main: str, kind: str) -> _Element | None:
    name = package.related(main, kind)
    return package.xml(name) if name else None


def _hidden_styles(styles: _Element | None) -> frozenset[str]:
    """Styles whose text Word does not show."""
    found = styles.findall(qn("w:style")) if styles is not None else []
    return frozenset(one.get(qn("w:styleId")) or "" for one in found if _is_on(one, _VANISH))


class _Reader:
    """Counts tables and lines while one document is walked."""

    def __init__(self, numbering: Numbering, hidden: frozenset[str]) -> None:
        self.numbering = numbering
        self.hidden = hidden
        self.table = 0
        self.line = 0

    def blocks(self, parent: _Element) -> Iterator[Block]:
        for child in _unwrapped(parent):
            if child.tag == _P:
                self.line += 1
                bold = _is_bold(child)
                for text in self._paragraph(child).split("\n"):
                    yield Line(text, self.line, bold)
            elif child.tag == _TBL:
                yield from self._rows(child)

    def _rows(self, table: _Element) -> Iterator[Block]:
        self.table += 1
        number = self.table
        above: dict[int, Cell] = {}
        nested: list[_Element] = []
        for place, row in enumerate((one for one in _unwrapped(table) if one.tag == _TR), start=1):
            if any(row.find(f"{qn('w:trPr')}/{qn(mark)}") is not None for mark in ("w:del", "w:hidden")):
                continue
            cells, wide = self._cells(row, above)
            nested.extend(wide)
            yield Row(tuple(cells), place, number)
        for inner in nested:
            yield from self._rows(inner)

    def _cells(self, row: _Element, above: dict[int, Cell]) -> tuple[list[Cell], list[_Element]]:
        """The row's cells on the grid, merged ones with the text from above; wide inner tables apart."""
        before = _number(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        cells = [Cell(span=before)] if before else []
        start, nested = before, []
        for element in (one for one in _unwrapped(row) if one.tag == _TC):
            properties = element.find(qn("w:tcPr"))
            span = _number(properties.find(qn("w:gridSpan")), 1) if properties is not None else 1
            merge = properties.find(qn("w:vMerge")) if properties is not None else None
            text, bold, wide = self._words(element)
            nested.extend(wide)
            cell = Cell(text, span, bold=bold)
            if merge is not None and merge.get(_VAL) != "restart" and start in above:
                cell = replace(above[start], span=span, continued=True)
            elif merge is not None:
                above[start] = cell
            else:
                above.pop(start, None)
            cells.append(cell)
            start += span
        return cells, nested

    def _words(self, cell: _Element) -> tuple[str, bool, list[_Element]]:
        lines: list[str] = []
        wide: list[_Element] = []
        bold: list[bool] = []
        children = list(_unwrapped(cell))
        alone = sum(child.tag == _P for child in children) == 1
        for child in children:
            if child.tag == _P:
                lines.append(self._paragraph(child, alone=alone))
                if lines[-1].strip():
                    bold.append(_is_bold(child))
            elif child.tag == _TBL:
                if _columns(child) >= _PLAN_COLUMNS:
                    wide.append(child)
                else:
                    lines.extend(self._nested(child))
        return "\n".join(lines).strip(), bool(bold) and all(bold), wide

    def _nested(self, table: _Element) -> Iterator[str]:
        for row in (one for one in _unwrapped(table) if one.tag == _TR):
            texts = (self._words(cell)[0] for cell in _unwrapped(row) if cell.tag == _TC)
            yield " ".join(text for text in texts if text)

    def _paragraph(self, paragraph: _Element, *, alone: bool = True) -> str:
        text = "".join(self._texts(paragraph))
        label = self.numbering.label(paragraph) if text.strip() or alone else ""
        return f"{label} {text}".strip() if label else text

    def _texts(self, element: _Element) -> Iterator[str]:
        for child in element:
            tag = child.tag
            if tag == _T:
                yield child.text or ""
            elif tag in _SIGNS:
                yield _SIGNS[tag]
            elif tag == _P:  # a paragraph of a text box
                yield "\n"
                yield from self._texts(child)
            elif tag not in _SKIPPED and len(child) and not (tag == _R and self._is_hidden(child)):
                yield from self._texts(child)

    def _is_hidden(self, run: _Element) -> bool:
        if _is_on(run, _VANISH):
            return True
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}") if self.hidden else None
        return style is not None and style.get(_VAL) in self.hidden


def _unwrapped(parent: _Element) -> Iterator[_Element]:
    """The children with content controls, insertions and the like opened."""
    for child in parent:
        if child.tag in _WRAPPERS:
            yield from _unwrapped(child)
        else:
            yield child


def _is_bold(paragraph: _Element) -> bool:
    """Are all runs with words bold by themselves?"""
    runs = [run for run in paragraph.iter(_R) if any((text.text or "").strip() for text in run.iter(_T))]
    return bool(runs) and all(_is_on(run, _B) for run in runs)


def _is_on(element: _Element, mark_tag: str) -> bool:
    """Do the run's properties (or a style's) set it?"""
    mark = element.find(f"{qn('w:rPr')}/{mark_tag}")
    return mark is not None and mark.get(_VAL) not in ("0", "false", "off")


def _columns(table: _Element) -> int:
    rows = (one for one in _unwrapped(table) if one.tag == _TR)
    return max((sum(cell.tag == _TC for cell in _unwrapped(row)) for row in rows), default=0)


def _number(element: _Element | None, default: int) -> int:
    value = element.get(_VAL) if element is not None else None
    return int(value) if value and value.isdigit() and 0 < int(value) < 100 else default
