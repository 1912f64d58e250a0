"""The blocks of a text that is typed or copied: its lines, and the rows of what is a table by its marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from models.plan.source import Block, Cell, Line, Row
from models.plan.words import plain, squash

ITEM = re.compile(
    r"^(?:[-–—•*▪●·]\s*)?(?:(\d{1,3})[.)](?:\s*(?=[^\d\s])|\s+(?=\d))|[а-я]\)\s+)|^[-–—•*▪●·]\s+", re.IGNORECASE
)


def blocks_of(text: str) -> Iterator[Block]:
    """Lines of a text; those with tabs or pipes between words are rows of a table."""
    table, within = 0, False
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        cells = _cells(raw)
        if cells and not within:
            table += 1
        if cells or raw.strip():
            within = bool(cells)
        if cells:
            yield Row(tuple(Cell(cell) for cell in cells), number, table)
        else:
            yield Line(raw, number)


def _cells(raw: str) -> list[str]:
    stripped = raw.strip()
    if stripped.count("|") >= 2 or (stripped.count("|") == 1 and " | " in stripped):
        cells = [cell.strip() for cell in stripped.strip("|").split("|")]
    elif "\t" in stripped:
        cells = [cell.strip() for cell in stripped.split("\t")]
    elif (
        stripped.count(";") >= 1 and re.fullmatch(r"[^;.:()]+(?:;\s*\d*)+", stripped) and re.search(r";\s*\d", stripped)
    ):
        cells = [cell.strip() for cell in stripped.split(";")]
    else:
        return []
    return cells if sum(bool(cell) for cell in cells) > 1 or len(cells) > 2 else []


def joined_lines(blocks: Iterable[Block]) -> Iterator[Block]:
    """Lines that a page or a narrow column has cut are one again."""
    held: Line | None = None
    for block in blocks:
        if isinstance(block, Row):
            if held is not None:
                yield held
                held = None
            yield block
            continue
        text = squash(plain(block.text))
        if not text:
            continue
        if held is not None and _goes_on(held.text, text):
            cut = held.text.endswith("-") and text[:1].islower()
            held = Line(f"{held.text}{'' if cut else ' '}{text}", held.line)
        else:
            if held is not None:
                yield held
            held = Line(text, block.line, block.bold)
    if held is not None:
        yield held


def _goes_on(before: str, text: str) -> bool:
    if before[-1] in ".!?:;" or ITEM.match(text):
        return False
    if before[-1].isdigit() and text[-1].isdigit():  # rows of figures
        return False
    return text[0].islower() or (len(before) > 40 and re.match(r"\d+ [а-яё]|[(«]", text) is not None)
