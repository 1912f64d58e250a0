"""Counting a workbook again: every formula of ours is worked out from the cells, as Excel would."""

import io
import re
from functools import cache
from typing import Any

import openpyxl
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

TOKEN = re.compile(
    r"""(?P<text>"[^"]*")|(?P<range>(?:'[^']+'!)?[A-Z]+\d+:[A-Z]+\d+)|(?P<cell>(?:'[^']+'!)?[A-Z]+\d+)"""
    r"""|(?P<name>[A-Z]+)(?=\()|(?P<sign><>|[=&+\-(),])|(?P<number>\d+)"""
)


class Worked:
    """A value of Excel: arithmetic with a text is an error, and an error is no number."""

    def __init__(self, value: Any) -> None:
        self.value = value

    def _both(self, other: "Worked", count: Any) -> "Worked":
        both = (self.value, other.value)
        return Worked(count(*both) if all(type(one) in (int, bool, type(None)) for one in both) else "#VALUE!")

    def __add__(self, other: "Worked") -> "Worked":
        return self._both(other, lambda a, b: (a or 0) + (b or 0))

    def __sub__(self, other: "Worked") -> "Worked":
        return self._both(other, lambda a, b: (a or 0) - (b or 0))

    def __neg__(self) -> "Worked":
        return Worked(0) - self

    def __and__(self, other: "Worked") -> "Worked":
        return Worked(f"{self.value}{other.value}")

    def __eq__(self, other: object) -> "Worked":  # type: ignore[override]
        assert isinstance(other, Worked)
        empty = "" in (self.value, other.value)  # an empty cell is an empty text
        return Worked((self.value or "") == (other.value or "") if empty else self.value == other.value)

    def __ne__(self, other: object) -> "Worked":  # type: ignore[override]
        return Worked(not (self == other).value)

    __hash__ = None  # type: ignore[assignment]


def flat(args: tuple[Any, ...]) -> list[Any]:
    return [one.value for arg in args for one in (arg if isinstance(arg, list) else [arg])]


def _numbers(args: tuple[Any, ...]) -> list[int]:
    return [one for one in flat(args) if type(one) is int]


FUNCTIONS: dict[str, Any] = {
    "IF": lambda condition, yes, no: yes if condition.value else no,
    "COUNT": lambda *args: Worked(len(_numbers(args))),
    "SUM": lambda *args: Worked(sum(_numbers(args))),
    "ISNUMBER": lambda arg: Worked(type(arg.value) is int),
    "AND": lambda *args: Worked(all(flat(args))),
    "OR": lambda *args: Worked(any(flat(args))),
    "NOT": lambda arg: Worked(not arg.value),
}


def miscounted(data: bytes) -> list[str]:
    """The cells whose formula comes to something else than the value it carries; the number of formulas is at least
    one."""
    alive, shown = (openpyxl.load_workbook(io.BytesIO(data), data_only=only) for only in (False, True))
    work_out = _counter(alive)
    found, formulas = [], 0
    for sheet in alive.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    formulas += 1
                    worked, carried = work_out(sheet.title, cell.coordinate), shown[sheet.title][cell.coordinate].value
                    if worked != carried:
                        found.append(f"{sheet.title}!{cell.coordinate}: {cell.value} = {worked!r}, carries {carried!r}")
    assert formulas
    return found


def _counter(book: Workbook) -> Any:
    @cache
    def value(sheet: str, place: str) -> Any:
        told = book[sheet][place].value
        if not (isinstance(told, str) and told.startswith("=")):
            return told
        return eval(_python(told[1:], sheet), {"__builtins__": {}}, names).value  # noqa: S307 — our own formulas

    def cell(sheet: str, place: str) -> Worked:
        return Worked(value(sheet, place))

    def cells(sheet: str, area: str) -> list[Worked]:
        left, top, right, bottom = range_boundaries(area)
        rows = book[sheet].iter_rows(min_row=top, max_row=bottom, min_col=left, max_col=right)
        return [cell(sheet, one.coordinate) for row in rows for one in row]

    names = {**FUNCTIONS, "W": Worked, "CELL": cell, "RANGE": cells}
    return value


def _python(formula: str, sheet: str) -> str:
    out, place = "", 0
    while place < len(formula):
        found = TOKEN.match(formula, place)
        assert found, f"not understood from {place}: {formula}"
        out += _word(str(found.lastgroup), found[0], sheet)
        place = found.end()
    return out


def _word(kind: str, text: str, sheet: str) -> str:
    match kind:
        case "text":
            return f"W({text!r}[1:-1])"
        case "number":
            return f"W({text})"
        case "cell" | "range":
            where, _, area = text.rpartition("!")
            name = where.strip("'") or sheet
            return f"{kind.upper()}({name!r}, {area!r})"
    return {"=": "==", "<>": "!="}.get(text, text)
