"""A file of the library, read: its type, its words, and where in it personal data seems to stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from documents.library.pdf import pages
from documents.library.pictures import bare_picture
from documents.library.recognising import type_of
from documents.library.texts import pictures_in, sheets, slides, word_parts
from models.activity_tables import TITLE_LENGTH
from models.library.kinds import PHOTOS, FileType
from models.library.reading import (
    LONGEST_TEXT,
    MOST_DOUBTS,
    BadMaterial,
    Block,
    FileDoubt,
    MaterialRefusal,
    ReadMaterial,
)
from models.library.tables import READ_LENGTH
from models.printable import printable
from models.privacy import cleaned, find

_READERS = {FileType.PDF: pages, FileType.DOCX: word_parts, FileType.PPTX: slides, FileType.XLSX: sheets}
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""What stands inside words and does not show."""
_TOGETHER = 4_000
"""Characters that are looked through at once: paragraphs by themselves would each pay for the beginning."""
PORTION = 150_000
"""Characters that are looked through in one question to the process."""
_TITLE = re.compile(r"[^\W\d_]{3}")
_LONGEST_TITLE = 120


def read_material(data: bytes, people: Sequence[str]) -> ReadMaterial:
    """What the file is and says; `people` may be named in it. Raises BadMaterial for what is no material."""
    kind = type_of(data)
    if kind in PHOTOS:
        return ReadMaterial(type=kind, content=bare_picture(data, kind), parts=1, pictures=1)
    try:
        parts = _whole(_READERS[kind](data))
        pictures = 0 if kind is FileType.PDF else pictures_in(data)
    except (BadMaterial, MemoryError):
        raise
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise BadMaterial(MaterialRefusal.BROKEN) from error
    first, *unseen = _portions(_gathered(parts)) or [()]
    return ReadMaterial(
        type=kind,
        text="\n".join(parts)[:READ_LENGTH],
        title=_title(parts),
        parts=len(parts),
        pictures=pictures,
        doubts=look_through(first, people),
        unseen=tuple(unseen),
    )


def look_through(blocks: Sequence[Block], people: Sequence[str]) -> tuple[FileDoubt, ...]:
    """What looks like personal data in a portion of a file, each kind once a part."""
    seen: dict[FileDoubt, None] = {}
    for numbers, text in blocks:
        plain = cleaned(text)
        for one in find(text, people):
            line = plain.count("\n", 0, one.start)
            seen.setdefault(FileDoubt(one.category, numbers[min(line, len(numbers) - 1)]))
        if len(seen) >= MOST_DOUBTS:
            break
    return tuple(seen)[:MOST_DOUBTS]


def _portions(blocks: Iterable[Block]) -> list[tuple[Block, ...]]:
    """Blocks in portions, each of which takes seconds to look through and is a question of its own to the process that
    reads: a whole book takes longer than one question may."""
    found: list[list[Block]] = []
    size = PORTION
    for block in blocks:
        if size >= PORTION:
            found.append([])
            size = 0
        found[-1].append(block)
        size += len(block[1])
    return [tuple(one) for one in found]


def _whole(parts: Iterable[str]) -> list[str]:
    """All parts, unless there are more words than can be looked through."""
    found, size = [], 0
    for one in parts:
        found.append(_plain(one))
        size += len(one)
        if size > LONGEST_TEXT:
            raise BadMaterial(MaterialRefusal.LONG)
    return found


def _plain(text: str) -> str:
    """Without what does not show and what a database does not take."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub(" ", printable(lines.translate(_UNSEEN))).strip()


def _title(parts: Iterable[str]) -> str:
    """The first line that may be a title."""
    lines = (line.strip() for part in parts for line in part.split("\n"))
    found = next((line for line in lines if _TITLE.search(line)), "")
    return found[:TITLE_LENGTH] if len(found) <= _LONGEST_TITLE else ""


def _gathered(parts: Sequence[str]) -> Iterator[Block]:
    """Parts together, with the number of the part that each of their lines is of."""
    numbers: list[int] = []
    lines: list[str] = []
    size = 0
    for number, part in enumerate(parts, 1):
        for line in part.split("\n"):
            numbers.append(number)
            lines.append(line)
            size += len(line) + 1
            if size >= _TOGETHER:
                yield tuple(numbers), "\n".join(lines)
                numbers, lines, size = [], [], 0
    if lines:
        yield tuple(numbers), "\n".join(lines)
