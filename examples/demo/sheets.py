"""Reading the workbooks of the bot: a table ends at the empty line above the places to sign."""

from itertools import takewhile

from openpyxl.worksheet.worksheet import Worksheet


def table_rows(sheet: Worksheet, first: int = 4) -> list[tuple[object, ...]]:
    """The values of the rows from that line on, to the end of the table."""
    rows = sheet.iter_rows(min_row=first, values_only=True)
    return list(takewhile(lambda row: any(cell is not None for cell in row), rows))
