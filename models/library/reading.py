"""A file of the library as it was read: what it is, its words, what in it looks like personal data."""

from dataclasses import dataclass
from enum import StrEnum

from models.library.kinds import PHOTOS, FileType
from models.privacy import Category

MAX_BYTES = 20 * 1024 * 1024
"""What a bot can download."""
MOST_DOUBTS = 50
"""Doubts of one file that are counted: a file with more is no material."""
LONGEST_TEXT = 2_000_000
"""Characters: a book of a thousand pages."""


class MaterialRefusal(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNSUPPORTED = "unsupported"
    OLD = "old"
    """.doc, .xls, .ppt."""
    ARCHIVE = "archive"
    PROGRAM = "program"
    MACROS = "macros"
    EMBEDDED = "embedded"
    """It brings files along, or reads them from elsewhere."""
    PROTECTED = "protected"
    BROKEN = "broken"
    LONG = "long"
    """More words than can be looked through."""


class BadMaterial(Exception):
    """The file is no material; no word of it goes along."""

    def __init__(self, why: MaterialRefusal) -> None:
        super().__init__(why)
        self.why = why

    def __reduce__(self) -> tuple[type["BadMaterial"], tuple[MaterialRefusal]]:
        return BadMaterial, (self.why,)


class Unit(StrEnum):
    """What a file is counted in, where somebody is to look something up in it."""

    PAGE = "page"
    SLIDE = "slide"
    SHEET = "sheet"
    PARAGRAPH = "paragraph"


UNITS = {
    FileType.PDF: Unit.PAGE,
    FileType.PPTX: Unit.SLIDE,
    FileType.XLSX: Unit.SHEET,
    FileType.DOCX: Unit.PARAGRAPH,
}


@dataclass(frozen=True)
class FileDoubt:
    """A kind of personal data that seems to stand on that page, slide, sheet or in that paragraph, from 1."""

    category: Category
    number: int


Block = tuple[tuple[int, ...], str]
"""Lines that are looked through together, and the number of the page, slide, sheet or paragraph that each is of."""


@dataclass(frozen=True, kw_only=True)
class ReadMaterial:
    """What is known of a file. `content` are its bytes where others are kept than came: of a picture those without what
    the camera noted. `unseen` is what is still to be looked through, in portions."""

    type: FileType
    content: bytes | None = None
    text: str = ""
    title: str = ""
    """What it calls itself, to be offered."""
    parts: int = 0
    """Pages, slides, sheets or paragraphs."""
    pictures: int = 0
    doubts: tuple[FileDoubt, ...] = ()
    unseen: tuple[tuple[Block, ...], ...] = ()

    @property
    def photo(self) -> bool:
        """Whether people may be recognised in it: nobody but a person can say that."""
        return self.type in PHOTOS

    @property
    def silent(self) -> bool:
        """Whether no word of it could be read: a scan, which the guard did not see into."""
        return not self.photo and not self.text.strip()
