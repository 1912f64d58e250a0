"""The house style: what the files say of their pages, and that every word finds its place."""

import io
import zipfile
from dataclasses import replace
from datetime import UTC
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Mm
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from documents.style.book import HEAD, Book, Column, LongTable, TableSheet, write_tables
from documents.style.cells import Formula, Look
from documents.style.fitting import LONGEST, fit
from documents.style.metrics import EM, MM, WIDTHS, lines_of, longest_word
from documents.style.page import SMALL, Signatory, room, tied
from documents.style.word import Paper
from documents.style.word_table import PADDING
from tests.support.imprints import IMPRINT, MADE
from tests.support.words import heights_too_small, widths_of

TITLES = ("№", "Вид", "Продолжительность, мин", "Рекомендации")
ROWS = [("1", "индивидуальная", "90", "Перераспределить выезды между кураторами. " * n) for n in range(1, 30)]
WORDS = st.text("абвгдежзик лмно-прстуфхцчшщъыьэюя0123456789.,;«»W\n", max_size=60)
TABLES = st.integers(1, 17).flatmap(
    lambda n: st.tuples(
        st.lists(WORDS, min_size=n, max_size=n),
        st.lists(st.lists(WORDS | WORDS.map(lambda told: told * 17), min_size=n, max_size=n), max_size=4),
    )
)


def word_file(paper: Paper) -> WordFile:
    return Document(io.BytesIO(paper.content()))


def millimetres(length: int | None) -> int:
    assert length is not None
    return round(length / Mm(1))


def a_paper(*, landscape: bool = False) -> Paper:
    paper = Paper(IMPRINT, "Отчёт о выездах", "I квартал 2026 года", landscape=landscape, approved=True)
    paper.heading("Выезды")
    paper.paragraph("Проведено 4 выезда.")
    paper.table(TITLES, ROWS)
    paper.sign(("Проверил", Signatory("заместитель директора")))
    return paper


@pytest.mark.parametrize("landscape", [False, True])
def test_a_paper_lies_on_a4_with_the_margins_of_the_standard(landscape: bool) -> None:
    (section,) = word_file(a_paper(landscape=landscape)).sections
    size = [millimetres(section.page_width), millimetres(section.page_height)]
    assert size == ([297, 210] if landscape else [210, 297])
    sides = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [millimetres(side) for side in sides] == [30, 10, 20, 20]


def test_a_paper_is_in_one_font_of_ten_to_fourteen_points_and_in_russian() -> None:
    with zipfile.ZipFile(io.BytesIO(a_paper().content())) as package:
        text = {name: package.read(name).decode() for name in package.namelist() if name.endswith(".xml")}
    made = word_file(a_paper())
    for name in ("Normal", "Heading 1", "Heading 2", "Title"):
        style = made.styles[name]
        fonts = style.element.rPr.rFonts
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "cs", "eastAsia")} == {"Times New Roman"}
        assert not [key for key in fonts.attrib if "Theme" in key or "theme" in key]
    sizes = {run.font.size.pt for p in cells_and_paragraphs(made) for run in p.runs if run.font.size}
    assert sizes <= {10, 12, 14}
    assert 'w:lang w:val="ru-RU"' in text["word/styles.xml"]
    assert "en-US" not in text["word/styles.xml"] + text["word/settings.xml"]


def cells_and_paragraphs(made: WordFile) -> list:  # type: ignore[type-arg]
    cells = [p for table in made.tables for row in table.rows for cell in row.cells for p in cell.paragraphs]
    return [*made.paragraphs, *cells]


def test_the_file_is_the_centres_and_made_now() -> None:
    told = word_file(a_paper()).core_properties
    assert (told.author, told.last_modified_by, told.title) == (IMPRINT.center, IMPRINT.center, "Отчёт о выездах")
    assert (told.created, told.language, told.comments) == (MADE.replace(tzinfo=UTC), "ru-RU", "")
    book = load_workbook(
        io.BytesIO(write_tables(IMPRINT, [TableSheet(name="А", title="Реестр", titles=TITLES, rows=ROWS)]))
    )
    assert (book.properties.creator, book.properties.title) == (IMPRINT.center, "Реестр")
    assert book.properties.created == MADE.replace(tzinfo=None)
    assert book.properties.language == "ru-RU"


def test_a_paper_says_whose_it_is_who_approves_and_who_signs() -> None:
    words = [paragraph.text for paragraph in word_file(a_paper()).paragraphs]
    for line in ("УТВЕРЖДАЮ", "Отчёт о выездах", "I квартал 2026 года", "Составлено 29.11.2026"):
        assert line in words
    assert words[0] == IMPRINT.center
    signed = [" ".join(line.split()) for line in words[-3:]]
    assert signed == [
        "Составил: методист Анна Белова",
        "Проверил: заместитель директора",
        "Директор Ирина Сергеевна Орлова",
    ]


def test_pages_are_numbered_from_the_second_on_in_the_middle_of_the_top() -> None:
    (section,) = word_file(a_paper()).sections
    assert section.different_first_page_header_footer
    assert [code.text.strip() for code in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    assert not list(section.first_page_header._element.iter(qn("w:instrText")))


def test_headings_are_repeated_and_rows_are_whole() -> None:
    (table,) = word_file(a_paper()).tables
    marks = [[child.tag for child in row._tr.trPr] for row in table.rows]
    assert [qn("w:tblHeader") in told for told in marks] == [True, *[False] * len(ROWS)]
    assert all(qn("w:cantSplit") in told for told in marks)


def test_numbers_are_tied_to_their_units() -> None:
    assert tied("01.04.2026 г., 128 чел., 20 экз., № 5") == "01.04.2026\u00a0г., 128\u00a0чел., 20\u00a0экз., №\u00a05"
    assert tied("5 групповых") == "5 групповых"


@given(TABLES)
@settings(max_examples=60, deadline=None)
def test_every_word_fits_its_column_and_every_sheet_its_paper(told: tuple[list[str], list[list[str]]]) -> None:
    titles, rows = told
    layout = fit(titles, rows, PADDING)
    wide, high = room(landscape=layout.landscape)
    for columns in layout.sheets:
        assert sum(layout.widths[column] for column in columns) <= wide + 0.01
    assert sorted({column for columns in layout.sheets for column in columns}) == list(range(len(titles)))
    for column, width in enumerate(layout.widths):
        inside = (width - PADDING) * MM + 0.01
        words = [longest_word(row[column], SMALL) for row in rows]
        if not layout.stands(titles[column], column, PADDING):
            words.append(longest_word(titles[column], SMALL, bold=True))
        assert max(words, default=0) <= inside or width >= LONGEST
    assert high > 0


@given(TABLES)
@settings(max_examples=15, deadline=None)
def test_any_table_becomes_papers(told: tuple[list[str], list[list[str]]]) -> None:
    titles, rows = told
    paper = Paper(IMPRINT, "Название " * 100, landscape=True)
    paper.table(titles, rows)
    made = word_file(paper)
    assert len(made.tables) == len(fit(titles, rows, PADDING, landscape=True).sheets)
    (sheet,) = load_workbook(
        io.BytesIO(write_tables(IMPRINT, [TableSheet(name="Лист", title="Т" * 1000, titles=titles, rows=rows)]))
    ).worksheets
    assert heights_too_small(sheet) == []


def test_a_workbook_prints_on_a4_in_ten_points_under_its_headings() -> None:
    rows = [(1, "индивидуальная", 90, "Перераспределить выезды между кураторами. " * 12)] * 40
    (sheet,) = load_workbook(
        io.BytesIO(write_tables(IMPRINT, [TableSheet(name="Журнал", title="Журнал", titles=TITLES, rows=rows)]))
    ).worksheets
    assert str(sheet.page_setup.paperSize) == "9"
    margins = sheet.page_margins
    sides = (margins.left, margins.right, margins.top, margins.bottom)
    assert [round(side * 25.4) for side in sides] == [30, 10, 20, 20]
    assert sheet.print_title_rows == f"${HEAD + 1}:${HEAD + 1}"
    assert "&P" in str(sheet.oddHeader)
    fonts = {(cell.font.name, cell.font.sz) for row in sheet.iter_rows() for cell in row if cell.value is not None}
    assert {name for name, _ in fonts} == {"Times New Roman"}
    assert {size for _, size in fonts} == {10, 12}
    # as wide as the paper at most: nothing is made smaller to fit
    assert sum(widths_of(sheet)) <= room(landscape=sheet.page_setup.orientation == "landscape")[0] + 1
    assert heights_too_small(sheet) == []
    said = [cell for (cell,) in sheet.iter_rows(max_col=1, values_only=True) if cell]
    assert said[1] == "Ресурсный центр «Берег». Составлено 29.11.2026"
    assert [" ".join(str(line).replace("_", "").split()) for line in said[-2:]] == [
        "Составил: методист Анна Белова",
        "Директор Ирина Сергеевна Орлова",
    ]


def test_seventeen_columns_go_on_upon_sheets_that_begin_with_the_first() -> None:
    titles = [f"Сопровождаемых в группе {n}" for n in range(17)]
    with Book(IMPRINT) as book:
        book.table(TableSheet(name="Широкая", title="Широкая", titles=titles, rows=[["перераспределение"] * 17] * 3))
    (sheet,) = load_workbook(io.BytesIO(book.content())).worksheets
    breaks = [one.id for one in sheet.col_breaks.brk]
    assert sheet.print_title_cols == "$A:$A"
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage
    widths = widths_of(sheet)
    for first, last in pairwise([1, *breaks, 17]):
        assert widths[0] + sum(widths[first:last]) <= room(landscape=True)[0] + 1
    # the title is not cut where the first column is repeated
    assert sheet["B1"].value == "Широкая"


def test_what_looks_like_a_formula_stays_a_text_and_a_formula_carries_its_value() -> None:
    with Book(IMPRINT) as book:
        page = book.page("Лист", "=Заголовок")
        page.head(HEAD, ("=А", "@Б"))
        page.put(HEAD + 1, 0, "=1+1")
        page.put(HEAD + 1, 1, Formula("=1+2", 3), Look.TOTAL)
    alive, values = (load_workbook(io.BytesIO(book.content()), data_only=only).active for only in (False, True))
    assert alive is not None
    assert values is not None
    assert [cell.data_type for cell in alive[HEAD + 2]] == ["s", "f"]
    assert [cell.value for cell in values[HEAD + 2]] == ["=1+1", 3]
    assert alive["A1"].data_type == "s"


def test_what_does_not_print_is_left_out_wherever_it_was_typed() -> None:
    odd = "Жур\x0b\x00нал\x1b"
    imprint = replace(IMPRINT, center=f"Центр {odd}", head=Signatory(odd, odd), compiled=Signatory(f"{odd} 2", odd))
    table = TableSheet(name="Лист", title=odd, titles=(odd,), rows=[(odd,)], period=odd, note=odd)
    data = write_tables(imprint, [table])
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    said = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert said[:2] == ["Журнал", "Центр Журнал. Журнал. Составлено 29.11.2026"]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    assert not [part for part in parts if "_x000" in part or "\x0b" in part]
    paper = Paper(imprint, odd, odd, approved=True)
    paper.heading(odd)
    paper.part(odd, odd)
    paper.table((odd,), [(odd,)])
    paper.sign((odd, Signatory(odd)))
    made = word_file(paper)
    assert made.core_properties.author == "Центр Журнал"
    assert made.tables[0].rows[1].cells[0].text == "Журнал"


def test_what_looks_like_the_insides_of_a_file_stays_a_text(tmp_path: Path) -> None:
    """The library writes «<r>…</r>» as it stands: whoever typed it broke the book."""
    odd, file = '<r>Дом & <b>"сад"</r>', tmp_path / "long.xlsx"
    imprint = replace(IMPRINT, center=odd)
    short = write_tables(imprint, [TableSheet(name="Лист", title=odd, titles=("№", odd), rows=[(1, odd)], note=odd)])
    with LongTable(str(file), imprint, "Лист", odd, (Column("№", 20), Column(odd, 60))) as table:
        table.add([(1, odd)])
    for data in (short, file.read_bytes()):
        (sheet,) = load_workbook(io.BytesIO(data), rich_text=True).worksheets
        said = [str(cell) for row in sheet.iter_rows(max_row=HEAD + 2, values_only=True) for cell in row if cell]
        assert said == [odd, f"{odd}. Составлено 29.11.2026", "№", odd, "1", odd]


def test_a_long_table_is_written_row_after_row(tmp_path: Path) -> None:
    file = str(tmp_path / "long.xlsx")
    columns = (Column("№", 20), Column("Название", 60))
    odd = ["=1+1", "<r>&lt;</r>", "_x0041_", " края ", "", "две\nстроки", "\x0b{{ a }}", "я" * 40_000]
    rows = [(n, "Название " * 20) for n in range(300)]
    with LongTable(file, IMPRINT, "Реестр", "Реестр", columns) as table:
        table.add(rows[:200])
        table.add(rows[200:])
        table.add([(n, text) for n, text in enumerate(odd)])
    (sheet,) = load_workbook(file).worksheets
    assert [cell.value for cell in sheet[HEAD + 301]] == [299, "Название " * 20]
    assert heights_too_small(sheet) == []
    told = [str(row[1].value or "") for row in sheet.iter_rows(HEAD + 302, HEAD + 301 + len(odd))]
    assert told[:2] == odd[:2]
    assert told[2] == "_x005F_x0041_", "as Excel writes that it is no letter"
    assert told[3:7] == [" края ", "", "две\nстроки", "{{ a }}"]
    assert len(told[7]) < 32_767
    assert sheet.cell(HEAD + 302, 2).data_type == "s", "no formula"
    with pytest.raises(ValueError, match="wider"):
        LongTable(file, IMPRINT, "Реестр", "Реестр", (Column("№", 300),))


def test_rows_of_a_long_table_are_not_kept(tmp_path: Path) -> None:
    with LongTable(str(tmp_path / "a.xlsx"), IMPRINT, "Р", "Р", (Column("№", 20), Column("Название", 60))) as table:
        table.add([(n, f"Название {n}") for n in range(5_000)])
        sheet = table._sheet
        assert (len(sheet.table), len(sheet.row_info)) < (2, HEAD + 2), "what stands above them, and none of them"


def test_a_word_wider_than_its_room_is_counted_on_the_lines_it_takes() -> None:
    assert lines_of("", 100, 10) == 1
    assert lines_of("а\nб\n\nв", 100, 10) == 4
    assert lines_of("щ" * 40, longest_word("щ" * 10, 10), 10) == 4
    assert lines_of("слово слово", longest_word("слово", 10), 10) == 2


LIBERATION = sorted(Path("/usr/share/fonts").rglob("LiberationSerif-*.ttf"))


@pytest.mark.skipif(not LIBERATION, reason="no font of these widths is here")
def test_the_widths_are_those_of_the_font() -> None:
    for name, widths in zip(("Regular", "Bold"), WIDTHS, strict=True):
        font = TTFont(next(one for one in LIBERATION if one.stem.endswith(f"-{name}")))
        letters, advances = font.getBestCmap(), font["hmtx"]
        assert font["head"].unitsPerEm == EM
        wrong = {
            one: width for one, width in widths.items() if one != "\u00ad" and advances[letters[ord(one)]][0] != width
        }
        assert wrong == {}
