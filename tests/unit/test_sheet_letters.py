"""What people typed, in a workbook: text that prints."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from documents.papers.sheets import PaperHead, PaperSheet, write_sheets


def test_a_cell_keeps_no_letter_that_turns_or_breaks_the_line() -> None:
    head = PaperHead("Берег", datetime(2026, 11, 29, tzinfo=UTC), ("", ""), ("", ""))
    made = write_sheets(
        head, [PaperSheet(name="Лист", title="Бумага", titles=["Название"], rows=[["\u202eдом\x07\x00 =1+1"]])]
    )
    cells = [cell.value for row in load_workbook(BytesIO(made)).worksheets[0].iter_rows() for cell in row]
    assert "дом =1+1" in cells
