"""A workbook of the library that says its language too."""

from io import BytesIO

import xlsxwriter
from xlsxwriter.core import Core
from xlsxwriter.packager import Packager
from xlsxwriter.sharedstrings import SharedStrings

from documents.style.long import LongSheet, put_rows_in
from documents.style.page import FONT, LANGUAGE, TEXT

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # the width of a column is counted in digits of this font: eight pixels of it
    "default_format_properties": {"font_name": FONT, "font_size": TEXT, "font_scheme": "none", "font_family": 1},
    "default_column_width": 72,
    "default_row_height": 21,
}


class HouseBook(xlsxwriter.Workbook):  # type: ignore[misc]  # the library ships no types
    """Texts stay texts; into a file row by row (`long`), or in memory."""

    def __init__(self, out: str | BytesIO, *, long: bool = False) -> None:
        super().__init__(out, {**OPTIONS, "constant_memory" if long else "in_memory": True})

    def _store_workbook(self) -> None:
        super()._store_workbook()
        sheets = {f"xl/worksheets/sheet{number}.xml": one for number, one in enumerate(self.worksheets(), 1)}
        if long := {name: one for name, one in sheets.items() if isinstance(one, LongSheet)}:
            put_rows_in(self.filename, long)

    def _get_packager(self) -> Packager:
        # what packs the parts together may be another one, says the library
        return _Packager()


class _Packager(Packager):  # type: ignore[misc]
    def _write_shared_strings_file(self) -> None:
        texts = _Texts()
        texts.string_table = self.workbook.str_table
        if texts.string_table.count:
            texts._set_xml_writer(self._filename("xl/sharedStrings.xml"))  # noqa: SLF001
            texts._assemble_xml_file()  # noqa: SLF001

    def _write_core_file(self) -> None:
        core = _Core()
        core._set_properties(self.workbook.doc_properties)  # noqa: SLF001 — as the library's own packager does
        core._set_xml_writer(self._filename("docProps/core.xml"))  # noqa: SLF001
        core._assemble_xml_file()  # noqa: SLF001


class _Texts(SharedStrings):  # type: ignore[misc]
    def _xml_rich_si_element(self, string: str) -> None:
        # «<r>…</r>» that somebody typed: the library takes it for its own XML, and the file does not open
        self._xml_si_element(string)


class _Core(Core):  # type: ignore[misc]
    def _write_dc_description(self) -> None:
        super()._write_dc_description()
        self._xml_data_element("dc:language", LANGUAGE)
