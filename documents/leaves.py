"""A list of leaves, read out of a workbook, a table of Word or a text: a line a row, cells parted by «;»."""

from __future__ import annotations

from documents.plan.docx import read_docx
from documents.plan.guard import Format, check_size, recognise
from documents.plan.sheets import read_xlsx
from documents.plan.text import decode
from models.errors import DomainError
from models.plan.errors import BadPlan
from models.plan.source import Part, Row


def read_list(data: bytes, name: str) -> str:
    """The lines as they would be typed. Raises DomainError for a file that cannot be read."""
    try:
        check_size(len(data))
        kind = recognise(data, name)
        if kind is Format.TEXT:
            return decode(data).replace(",", ";") if name.casefold().endswith(".csv") else decode(data)
        return "\n".join(_lines(read_xlsx(data) if kind is Format.EXCEL else read_docx(data)))
    except BadPlan as error:
        raise DomainError("leaves-refused") from error
    except Exception as error:  # on a broken file the libraries raise whatever their inner code does
        raise DomainError("leaves-refused") from error


def _lines(parts: list[Part]) -> list[str]:
    found: list[str] = []
    for block in (block for part in parts for block in part.blocks):
        if isinstance(block, Row):
            found.append("; ".join(" ".join(cell.text.split()) for cell in block.cells))
        elif ";" in block.text:
            found.append(block.text)
    return found
