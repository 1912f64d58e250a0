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
from models.library.reading import MOST_DOUBTS, BadMaterial, FileDoubt, MaterialRefusal, ReadMaterial
from models.library.tables import READ_LENGTH
from models.printable import printable
from models.privacy import cleaned, find

_READERS = {FileType.PDF: pages, FileType.DOCX: word_parts, FileType.PPTX: slides, FileType.XLSX: sheets}
_SPACES = re.compile(r"[^\S\n]+")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""What stands inside words and does not show."""
_TOGETHER = 4_000
"""Characters that are looked through at once: paragraphs by themselves would each pay for the beginning."""
_TITLE = re.compile(r"[^\W\d_]{3}")
_LONGEST_TITLE = 120


def read_material(data: bytes, people: Sequence[str]) -> ReadMaterial:
    """What the file is and says; `people` may be named in it. Raises BadMaterial for what is no material."""
    kind = type_of(data)
    if kind in PHOTOS:
        return ReadMaterial(type=kind, content=bare_picture(data, kind), parts=1, pictures=1)
    try:
        parts = [_plain(one) for one in _READERS[kind](data)]
        pictures = 0 if kind is FileType.PDF else pictures_in(data)
    except BadMaterial:
        raise
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise BadMaterial(MaterialRefusal.BROKEN) from error
    return ReadMaterial(
        type=kind,
        content=data,
        text="\n".join(parts)[:READ_LENGTH],
        title=_title(parts),
        parts=len(parts),
        pictures=pictures,
        doubts=tuple(_doubts(parts, people)),
    )


def _plain(text: str) -> str:
    """Without what does not show and what a database does not take."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _SPACES.sub(" ", printable(lines.translate(_UNSEEN))).strip()


def _title(parts: Iterable[str]) -> str:
    """The first line that may be a title."""
    lines = (line.strip() for part in parts for line in part.split("\n"))
    found = next((line for line in lines if _TITLE.search(line)), "")
    return found[:TITLE_LENGTH] if len(found) <= _LONGEST_TITLE else ""


def _doubts(parts: Sequence[str], people: Sequence[str]) -> Iterator[FileDoubt]:
    """What looks like personal data, each kind once a part. The whole file is looked through, and not only what is
    kept of it for being searched."""
    seen: dict[FileDoubt, None] = {}
    for numbers, text in _gathered(parts):
        for one in find(text, people):
            line = cleaned(text).count("\n", 0, one.start)
            seen.setdefault(FileDoubt(one.category, numbers[min(line, len(numbers) - 1)]))
        if len(seen) >= MOST_DOUBTS:
            break
    yield from list(seen)[:MOST_DOUBTS]


def _gathered(parts: Sequence[str]) -> Iterator[tuple[list[int], str]]:
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
                yield numbers, "\n".join(lines)
                numbers, lines, size = [], [], 0
    if lines:
        yield numbers, "\n".join(lines)
