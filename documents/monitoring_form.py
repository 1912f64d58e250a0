"""The form of the monitoring as a workbook: written to be changed by a coordinator, and read back."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.worksheet.worksheet import Worksheet
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet as BookSheet

from documents.plan.guard import check_size, recognise
from documents.style.cells import (
    LOOKS,
    PADDING,
    PIXELS,
    PLAIN,
    Look,
    height_of,
    put,
    set_paper,
    set_properties,
)
from documents.style.metrics import MM
from documents.style.page import Imprint
from documents.style.workbook import HouseBook
from models.errors import DomainError
from models.forms.kinds import TextKey
from models.monitoring.form import (
    CODE_LENGTH,
    MOST,
    NAME_LENGTH,
    FormRule,
    Indicator,
    Level,
    MonitoringForm,
    Nature,
    ReportOf,
    Source,
)
from models.monitoring.parser import KEYWORDS, LOOK_ALIKE
from models.monitoring.versions import in_latin
from models.plan.errors import BadPlan

INDICATORS, RULES, SETTINGS = "Показатели", "Правила", "Настройки"
COLUMNS = (
    ("Код", 16),
    ("Название", 74),
    ("В расчётах", 48),
    ("Единица", 22),
    ("Вид", 24),
    ("Откуда", 28),
    ("Формула", 42),
)
"""Millimetres on a sheet that lies, as all widths below."""
LEVEL, RULE, SETTING, SET = 36, 140, 150, 40
NATURES = {Nature.SNAPSHOT: "на дату", Nature.FLOW: "за период"}
SOURCES = {Source.ASKED: "спрашиваем", Source.CARRIED: "переносится", Source.COMPUTED: "считается"}
LEVELS = {Level.ERROR: "ошибка", Level.WARNING: "предупреждение"}
REPORTS = {
    ReportOf.POST: "один от места",
    ReportOf.DISTRICT: "один от района",
    ReportOf.PERSON: "каждый куратор",
}
LIMITS = (("Год", ""), ("Скачок больше, %", "jump_percent"), ("и больше чем на", "jump_over"))
REPORT_LINE = len(LIMITS)
NOTES = (
    "«на дату» – остаток: по территориям складывается, за год берётся последний квартал.",
    "«за период» – складывается и по территориям, и за год.",
    "«переносится» – в «Формуле» код из прошлого квартала; «считается» – выражение, например: F1 + F2 - F3.",
    "В правилах пишут, что должно выполняться: F4 + F5 <= F3, F6 = 0 -> C1 = 0, F1 = prev(F6).",
    "Можно: + - * / ( ), = != < <= > >=, и, или, не, -> («значит»), abs( ), prev( ) – прошлый квартал.",
    "Отчёт: «один от места» – у каждой должности свой, «один от района» – кураторы заполняют один вместе.",
    "«каждый куратор» – у каждого свой. Числа района складываются.",
    "Ошибку нужно исправить, у предупреждения спросят причину.",
)
CODE = re.compile(rf"[A-Z][A-Z0-9]{{0,{CODE_LENGTH - 1}}}")
SMALL = 1024 * 1024


@dataclass(frozen=True)
class Fault:
    """A place of the file and what is wrong there."""

    sheet: str
    cell: str
    word: TextKey


class BadForm(DomainError):
    """The file is no form, or a form that cannot serve; every place is named."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("monitoring-form-refused")
        self.faults = tuple(faults)


def row_of(one: Indicator) -> tuple[str, ...]:
    """An indicator as a line of the sheet, in the sheet's words."""
    return (one.code, one.name, one.short, one.unit, NATURES[one.nature], SOURCES[one.source], one.origin)


def write_form(form: MonitoringForm, year: int, imprint: Imprint | None = None) -> bytes:
    """The .xlsx: indicators, rules, settings, and how to change them. It is filled in and sent back, so its tables
    begin at the first line, and nobody signs it."""
    out = io.BytesIO()
    with HouseBook(out) as book:
        if imprint is not None:
            set_properties(book, imprint, f"Форма мониторинга {year}")
        head, cell = (book.add_format(PLAIN | LOOKS[look]) for look in (Look.HEAD, Look.CELL))
        widths = [width for _, width in COLUMNS]
        sheet = _sheet(book, INDICATORS, widths)
        _row(sheet, 0, [title for title, _ in COLUMNS], widths, head)
        for line, one in enumerate(form.indicators, 1):
            _row(sheet, line, row_of(one), widths, cell)
        sheet.data_validation(1, 4, MOST, 4, {"validate": "list", "source": list(NATURES.values())})
        sheet.data_validation(1, 5, MOST, 5, {"validate": "list", "source": list(SOURCES.values())})
        sheet.freeze_panes(1, 1)
        sheet = _sheet(book, RULES, (LEVEL, RULE))
        _row(sheet, 0, ("Уровень", "Условие"), (LEVEL, RULE), head)
        for line, rule in enumerate(form.rules, 1):
            _row(sheet, line, (LEVELS[rule.level], rule.text), (LEVEL, RULE), cell)
        sheet.data_validation(1, 0, MOST, 0, {"validate": "list", "source": list(LEVELS.values())})
        sheet = _sheet(book, SETTINGS, (SETTING, SET))
        for line, (title, name) in enumerate(LIMITS):
            _row(sheet, line, (title, getattr(form, name) if name else year), (SETTING, SET), cell)
        _row(sheet, REPORT_LINE, ("Отчёт", REPORTS[form.report_of]), (SETTING, SET), cell)
        sheet.data_validation(REPORT_LINE, 1, REPORT_LINE, 1, {"validate": "list", "source": list(REPORTS.values())})
        for line, note in enumerate(NOTES, REPORT_LINE + 2):
            _row(sheet, line, (note,), (SETTING, SET), cell)
    return out.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str, widths: Sequence[int]) -> BookSheet:
    sheet = book.add_worksheet(name)
    for column, width in enumerate(widths):
        sheet.set_column_pixels(column, column, int(width * PIXELS))
    set_paper(sheet, landscape=True)
    sheet.repeat_rows(0)
    sheet.fit_to_pages(1, 0)
    return sheet


def _row(sheet: BookSheet, line: int, values: Sequence[str | int], widths: Sequence[int], style: Format) -> None:
    highest = max(
        height_of(str(v), (width - PADDING) * MM, bold=True) for v, width in zip(values, widths, strict=False)
    )
    sheet.set_row(line, highest)
    for column, value in enumerate(values):
        put(sheet, line, column, value, style)


def is_form(data: bytes) -> bool:
    """Whether a file is a form of the monitoring and not a plan: its workbook names the form's sheets."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            member = package.getinfo("xl/workbook.xml")
            if member.file_size > SMALL:
                return False
            text = package.read(member).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, OSError):
        return False
    return all(f'name="{name}"' in text for name in (INDICATORS, RULES))


def read_form(data: bytes) -> tuple[int, MonitoringForm]:
    """The year and the form of the workbook. Raises BadForm with every place that is wrong, DomainError for a file
    that is broken or unsafe."""
    try:
        check_size(len(data))
        recognise(data, "форма.xlsx")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that openpyxl drops
            book = openpyxl.load_workbook(io.BytesIO(data))
    except BadPlan as error:
        raise DomainError("plan-refused", why=error.text) from error
    except Exception as error:  # openpyxl fails in many ways over a damaged file
        raise BadForm([Fault("", "", TextKey("monitoring-form-unreadable"))]) from error
    try:
        missing = [name for name in (INDICATORS, RULES, SETTINGS) if name not in book.sheetnames]
        if missing:
            raise BadForm([Fault(missing[0], "", TextKey("monitoring-form-no-sheet"))])
        return _Reader().read(book)
    finally:
        book.close()


class _Reader:
    """Goes on after a mistake, so that the coordinator sees them all at once."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def read(self, book: Any) -> tuple[int, MonitoringForm]:
        indicators, lines = self._indicators(book[INDICATORS])
        rules, rule_lines = self._rules(book[RULES])
        year, percent, over = (self._limit(book[SETTINGS], line) for line in (1, 2, 3))
        report_of = self._report_of(book[SETTINGS])
        form = in_latin(
            MonitoringForm(
                indicators=tuple(indicators),
                rules=tuple(rules),
                jump_percent=percent,
                jump_over=over,
                report_of=report_of,
            )
        )
        if not self.faults:
            for one in form.problems():
                sheet = RULES if one.rule else INDICATORS
                line = (rule_lines if one.rule else lines)[one.number - 1] if (rule_lines if one.rule else lines) else 2
                self.faults.append(Fault(sheet, f"{'B' if one.rule else 'G'}{line}", one.word))
        if self.faults:
            raise BadForm(self.faults)
        return year, form

    def _indicators(self, sheet: Worksheet) -> tuple[list[Indicator], list[int]]:
        found: list[Indicator] = []
        lines: list[int] = []
        for line, cells in _lines(sheet, len(COLUMNS)):
            code, name, short, unit, nature, source, origin = cells
            code = code.upper().translate(LOOK_ALIKE)
            kinds = [next((k for k, v in names.items() if v == _plain(said)), None) for names, said in (
                (NATURES, nature), (SOURCES, source),
            )]  # fmt: skip
            if not CODE.fullmatch(code) or code.casefold() in KEYWORDS:
                self._fault(INDICATORS, f"A{line}", "monitoring-form-code", typed=code[:20])
            if not name or len(name) > NAME_LENGTH:
                self._fault(INDICATORS, f"B{line}", "monitoring-form-name", longest=NAME_LENGTH)
            for column, kind, names in (("E", kinds[0], NATURES), ("F", kinds[1], SOURCES)):
                if kind is None:
                    self._fault(
                        INDICATORS, f"{column}{line}", "monitoring-form-one-of", options=_listed(names.values())
                    )
            if isinstance(kinds[0], Nature) and isinstance(kinds[1], Source):
                called = short or name.lower()
                found.append(
                    Indicator(
                        code=code,
                        name=name,
                        short=called[:NAME_LENGTH],
                        unit=unit[:20],
                        nature=kinds[0],
                        source=kinds[1],
                        origin=origin,
                    )
                )
                lines.append(line)
        if len(found) > MOST:
            self._fault(INDICATORS, f"A{MOST + 2}", "monitoring-form-many", most=MOST)
        return found, lines

    def _rules(self, sheet: Worksheet) -> tuple[list[FormRule], list[int]]:
        found: list[FormRule] = []
        lines: list[int] = []
        for line, (level, text) in _lines(sheet, 2):
            kind = next((k for k, v in LEVELS.items() if v == _plain(level)), None)
            if kind is None:
                self._fault(RULES, f"A{line}", "monitoring-form-one-of", options=_listed(LEVELS.values()))
            else:
                found.append(FormRule(kind, text))
                lines.append(line)
        if len(found) > MOST:
            self._fault(RULES, f"A{MOST + 2}", "monitoring-form-many", most=MOST)
        return found, lines

    def _limit(self, sheet: Worksheet, line: int) -> int:
        value: object = sheet.cell(line, 2).value
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 9999:
            self._fault(SETTINGS, f"B{line}", "monitoring-form-limit")
            return 0
        return value

    def _report_of(self, sheet: Worksheet) -> ReportOf:
        """Whose a report is; files of before the setting say nothing, and a report is a post's then."""
        value = sheet.cell(REPORT_LINE + 1, 2).value
        said = _plain("" if value is None else " ".join(str(value).split()))
        found = next((one for one, name in REPORTS.items() if name == said), None)
        if found is None and said:
            self._fault(SETTINGS, f"B{REPORT_LINE + 1}", "monitoring-form-one-of", options=_listed(REPORTS.values()))
        return found or ReportOf.POST

    def _fault(self, sheet: str, cell: str, key: str, **words: str | int) -> None:
        self.faults.append(Fault(sheet, cell, TextKey(key, words)))


def _lines(sheet: Worksheet, width: int) -> Iterator[tuple[int, list[str]]]:
    """The filled rows under the heading, cells as words; what stands beside the table is left alone."""
    for line in range(2, min(sheet.max_row, MOST * 3) + 1):
        values = [sheet.cell(line, column).value for column in range(1, width + 1)]
        cells = ["" if value is None else " ".join(str(value).split()) for value in values]
        if any(cells):
            yield line, cells


def _plain(said: str) -> str:
    return said.casefold().strip(" .")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"«{name}»" for name in names)
