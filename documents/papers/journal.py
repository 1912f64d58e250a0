"""The journals of requests, which join the papers of the registry."""

from collections.abc import Sequence

from documents.journals import CONSULTATION, SUPERVISION, journal_docx, journal_xlsx
from documents.style.page import Imprint
from models.papers.kinds import PaperKind
from models.requests.journal import JournalRow

COLUMNS = {PaperKind.SUPERVISIONS: SUPERVISION, PaperKind.CONSULTATIONS: CONSULTATION}


def write_journal(kind: PaperKind, suffix: str, imprint: Imprint, rows: Sequence[JournalRow], year: int) -> bytes:
    """The journal of a year as a .docx or .xlsx."""
    write = journal_docx if suffix == "docx" else journal_xlsx
    return write(COLUMNS[kind], rows, imprint, year)
