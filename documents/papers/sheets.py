"""Papers as workbooks, in the house style."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from documents.style.book import TableSheet, write_tables
from documents.style.page import Imprint, Signatory


@dataclass(frozen=True, kw_only=True)
class PaperSheet:
    """A table: the sheet's name, the title above it, its headings, its rows, what is to be known of them."""

    name: str
    title: str
    titles: Sequence[str]
    rows: Sequence[Sequence[str | int]] = field(default_factory=list)
    note: str = ""


@dataclass(frozen=True)
class PaperHead:
    """Whose paper it is: the centre, when it was made, the post and the name of whoever made it and who approves."""

    center: str
    made: datetime
    author: tuple[str, str]
    approver: tuple[str, str]

    @property
    def imprint(self) -> Imprint:
        """As the house style takes it."""
        head = Signatory(*self.approver) if self.approver[0] else Signatory("Руководитель")
        return Imprint(self.center, self.made, Signatory(*self.author), head)


def write_sheets(head: PaperHead, sheets: Sequence[PaperSheet]) -> bytes:
    """The tables as a .xlsx, one a sheet."""
    tables = [
        TableSheet(name=one.name, title=one.title, titles=one.titles, rows=one.rows, note=one.note) for one in sheets
    ]
    return write_tables(head.imprint, tables)
