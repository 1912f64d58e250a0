"""Files that Office opens: odd relations, odd content types, the strict dialect, other names of the parts."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest

from documents.plan import sheets
from documents.plan.guard import recognise
from models.plan.errors import BadPlan, Refusal
from tests.unit.plan_files import HEADER, WORD, cell, read, row, table, word_plan

ONE = ("1", "Семинар для кураторов", "Март", "Методист", "Протокол")
WORD_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
Change = Callable[[str, bytes], tuple[str, bytes]]


def changed(data: bytes, change: Change) -> bytes:
    """The package with every member's name and bytes changed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            target.writestr(*change(name, source.read(name)))
    return packed.getvalue()


def sheet() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(HEADER)
    book.worksheets[0].append(ONE)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def contents(data: bytes, name: str) -> list[str | None]:
    return [one.content for one in read(data, name).rows]


def image_to_nowhere(name: str, data: bytes) -> tuple[str, bytes]:
    link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    end = b"</Relationships>"
    odd = name.endswith("document.xml.rels")
    return name, data.replace(end, link + b' Target="NULL"/>' + end) if odd else data


def typed(kind: bytes) -> Change:
    return lambda name, data: (name, data.replace(WORD_TYPE, kind) if name == "[Content_Types].xml" else data)


def strict(name: str, data: bytes) -> tuple[str, bytes]:
    for part in (b"wordprocessingml", b"spreadsheetml", b"officeDocument", b"drawingml"):
        data = data.replace(
            b"http://schemas.openxmlformats.org/" + part + b"/2006/", b"http://purl.oclc.org/ooxml/" + part + b"/"
        )
    return name, data


def renamed(name: str, data: bytes) -> tuple[str, bytes]:
    return name.replace("document.xml", "document2.xml"), data.replace(b"document.xml", b"document2.xml")


def loud_strings(name: str, data: bytes) -> tuple[str, bytes]:
    return name.replace("sharedStrings", "SharedStrings"), data


@pytest.mark.parametrize(
    "change",
    [
        image_to_nowhere,
        typed(b"application/vnd.ms-word.document.macroEnabled.main+xml"),
        typed(b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"),
        strict,
        renamed,
    ],
)
def test_word_files_that_word_opens(change: Change) -> None:
    assert contents(changed(word_plan(row(*ONE)), change), "план.docx") == [ONE[1]]


@pytest.mark.parametrize("change", [strict, loud_strings, lambda name, data: (name.replace("/", "\\"), data)])
def test_excel_files_that_excel_opens(change: Change) -> None:
    assert contents(changed(sheet(), change), "план.xlsx") == [ONE[1]]


def test_what_openpyxl_refuses_is_read_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = changed(
        sheet(),
        lambda name, data: (name, data.replace(b"<fill>", b'<fill><patternFill patternType="odd"/></fill><fill>')),
    )
    with pytest.raises((ValueError, SyntaxError)):
        sheets._by_openpyxl(broken)

    assert contents(broken, "план.xlsx") == [ONE[1]]


def test_merged_cells_are_the_same_for_both_readers() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for line in (HEADER, ("I. Кадры",), ONE, ("2", "Круглый стол", "Май"), ("3", "Тренинг", "Июнь")):
        page.append(line)
    page.merge_cells("A2:E2")
    page.merge_cells("D3:D4")
    packed = io.BytesIO()
    book.save(packed)

    first, second = sheets._by_openpyxl(packed.getvalue()), sheets._by_calamine(packed.getvalue(), None)
    assert first == second


def test_hidden_words_are_not_read() -> None:
    hidden = (
        f"<w:p {WORD}><w:r><w:t>Семинар</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t> (черновик)</w:t></w:r></w:p>"
    )
    (one,) = read(word_plan(row("1", cell("", inner=hidden), *ONE[2:]))).rows

    assert one.content == "Семинар"


def test_rows_are_counted_in_the_part_that_word_opens() -> None:
    many = word_plan(table(row(*HEADER), *[row(*ONE)] * 10_000))

    with pytest.raises(BadPlan) as refused:
        recognise(changed(many, renamed), "план.docx")
    assert refused.value.code is Refusal.TOO_MANY_ROWS
