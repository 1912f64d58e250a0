"""What LibreOffice makes of every kind of paper, where it is found: A4, no word broken, cut or printed over another."""

import itertools
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document as WordFile
from openpyxl import load_workbook

from documents.journals import CONSULTATION, SUPERVISION, journal_docx, journal_xlsx
from documents.monitoring import write_consolidated
from documents.monitoring_form import write_form
from documents.plan import read_plan
from documents.plan_protocol import write_protocol
from documents.style.book import TableSheet, write_tables
from documents.style.word import Paper
from documents.supervision import describe_docx
from models.monitoring.form import default_form
from tests.support.imprints import IMPRINT
from tests.support.plan import example
from tests.unit.test_journals import DESCRIPTION, ROW
from tests.unit.test_monitoring_spans import OWN, WHOLE, consolidated

WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>|<page width="([\d.]+)" '
    r'height="([\d.]+)">'
)
A4_POINTS = (595, 842)
Box = tuple[float, float, float, float]


def papers() -> dict[str, bytes]:
    rows = [replace(ROW, day=f"{n:02d}.03.2026", mode="индивидуальная") for n in range(1, 29)]
    wide = Paper(IMPRINT, "Отчёт о выездах", "2026 год", landscape=True, approved=True)
    wide.table([f"Сопровождаемых в группе {n}" for n in range(17)], [["Перераспределение выездов"] * 17] * 5)
    wide.sign()
    year = consolidated({"Лесной район": [WHOLE] * 4, "Озёрный округ": [None, WHOLE, WHOLE, WHOLE]}, OWN)
    long = [(n, "Название " * 120, "индивидуальная") for n in range(1, 5)]
    return {
        "description.docx": describe_docx(DESCRIPTION, IMPRINT),
        "journal.docx": journal_docx(SUPERVISION, rows, IMPRINT, 2026),
        "wide.docx": wide.content(),
        "book.xlsx": journal_xlsx(CONSULTATION, rows, IMPRINT, 2026),
        "records.xlsx": write_tables(
            IMPRINT, [TableSheet(name="Записи", title="Записи", titles=("№", "Название", "Вид"), rows=long)]
        ),
        "year.xlsx": write_consolidated(year, 2026, [], IMPRINT),
        "form.xlsx": write_form(default_form(), 2026, IMPRINT),
        "plan.xlsx": write_protocol(read_plan(example(), "plan-2026.docx"), IMPRINT),
    }


def told(file: Path) -> set[str]:
    """The words of the file's tables; a line may end at a hyphen."""
    if file.suffix == ".docx":
        cells = [cell.text for table in WordFile(str(file)).tables for row in table.rows for cell in row.cells]
    else:
        sheets = load_workbook(file, data_only=True).worksheets
        cells = [str(cell) for sheet in sheets for row in sheet.iter_rows(min_row=4, values_only=True) for cell in row]
    return {word for cell in cells for word in re.split(r"[\s-]+", cell) if cell != "None"}


def pages(pdf: Path) -> list[list[tuple[str, Box]]]:
    """The words of each page with their boxes; every page is A4."""
    made = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], check=True, capture_output=True, text=True).stdout
    found: list[list[tuple[str, Box]]] = []
    for one in WORD.finditer(made):
        if one[6]:
            assert sorted((round(float(one[6])), round(float(one[7])))) == list(A4_POINTS), pdf
            found.append([])
        else:
            left, top, right, bottom = (float(one[n]) for n in range(1, 5))
            found[-1].append((one[5].replace("&quot;", '"').replace("&lt;", "<").replace("&gt;", ">"),
                              (left, top, right, bottom)))  # fmt: skip
    return found


def over_each_other(words: list[tuple[str, Box]]) -> list[tuple[str, str]]:
    """The pairs of words that cover a good part of each other."""
    found = []
    for (one, a), (other, b) in itertools.combinations(words, 2):
        wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
        # lines touch each other, lying or standing; what covers three points both ways is printed over
        if wide > 3 and high > 3:
            found.append((one, other))
    return found


@pytest.mark.skipif(not (shutil.which("soffice") and shutil.which("pdftotext")), reason="LibreOffice is not here")
def test_libreoffice_cuts_breaks_and_overprints_nothing(tmp_path: Path) -> None:
    files = papers()
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    home, out = f"-env:UserInstallation=file://{tmp_path}/home", tmp_path / "out"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(out)]
    subprocess.run([*command, *(str(tmp_path / name) for name in files)], check=True, capture_output=True, timeout=300)
    for name in files:
        printed = pages((out / name).with_suffix(".pdf"))
        whole = {part for page in printed for word, _ in page for part in word.split("-")} | {""}
        assert sorted(told(tmp_path / name) - whole) == [], name
        assert [over_each_other(page) for page in printed if over_each_other(page)] == [], name
