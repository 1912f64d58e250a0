"""The templates of papers: a form that a director signs, and a file that a stranger's words cannot break."""

import io
import re
import zipfile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt

from documents.papers.trouble import BrokenTemplate
from documents.papers.word import TEMPLATES, fill
from examples.make_papers import TEMPLATES as BUILDERS
from models.papers.kinds import period_code, read_period
from models.periods import Span
from services.papers.words import quoted, tied

NAMES = sorted(path.stem for path in TEMPLATES.glob("*.docx"))


def test_what_is_kept_is_what_is_built() -> None:
    assert sorted(BUILDERS) == NAMES
    for name, build in BUILDERS.items():
        parts = [zipfile.ZipFile(io.BytesIO(data)) for data in (build(), (TEMPLATES / f"{name}.docx").read_bytes())]
        for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
            assert len({one.read(part) for one in parts}) == 1, f"{name}: python -m examples.make_papers"


@pytest.mark.parametrize("name", NAMES)
def test_the_form_is_what_a_director_signs(name: str) -> None:
    document = Document(str(TEMPLATES / f"{name}.docx"))
    (section,) = document.sections
    sides = sorted((round(section.page_width.mm), round(section.page_height.mm)))  # type: ignore[union-attr]
    assert sides == [210, 297]
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(one.mm) for one in margins if one is not None] == [30, 10, 20, 20]
    normal = document.styles["Normal"].font
    assert normal.name == "Times New Roman"
    sizes = {run.font.size or normal.size for p in document.paragraphs for run in p.runs}
    sizes |= {
        run.font.size
        for t in document.tables
        for row in t.rows
        for c in row.cells
        for p in c.paragraphs
        for run in p.runs
        if run.font.size
    }
    assert all(Pt(12) <= size <= Pt(14) for size in sizes)
    assert " PAGE " in section.header.paragraphs[0]._p.xml
    for table in document.tables:
        head, *rows = table.rows
        assert head._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert any(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in rows)
    lists = [p for p in document.paragraphs if p.text.endswith("{{ one }}") and p.text != "{{ one }}"]
    assert {p.alignment for p in lists} <= {WD_ALIGN_PARAGRAPH.LEFT}, "a line of a list is not drawn apart"
    text = "\n".join(p.text for p in document.paragraphs)
    assert "УТВЕРЖДАЮ" in text
    assert "Составил" in text
    assert not re.search(r" (?:г|чел|экз)\.", text), "a unit stays beside its number"


def test_a_broken_template_says_what_is_wrong() -> None:
    document = Document()
    document.add_paragraph("{%p if title %}")
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(BrokenTemplate):
        fill(out.getvalue(), {"title": "", "center": ""})


def test_a_template_is_no_program() -> None:
    document = Document()
    document.add_paragraph("{{ title.__class__.__mro__ }}")
    out = io.BytesIO()
    document.save(out)
    with pytest.raises(BrokenTemplate):
        fill(out.getvalue(), {"title": "", "center": ""})


def test_a_number_stays_beside_its_unit() -> None:
    assert (
        tied("8 чел., 20 экз., 2026 г., № 5, 4 семинара")
        == "8\u00a0чел., 20\u00a0экз., 2026\u00a0г., №\u00a05, 4 семинара"
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("О доме", "«О доме»"),
        ("Клуб «Росток»", "«Клуб „Росток“»"),
        ("Клуб «Семья «Росток»»", "«Клуб „Семья „Росток““»"),
        ("«Росток»", "«Росток»"),
        ("«Росток» и «Дом»", "«„Росток“ и „Дом“»"),
        ("Клуб «Росток", "«Клуб „Росток»"),
    ],
)
def test_quotes_inside_of_quotes_are_of_the_other_kind(title: str, said: str) -> None:
    assert quoted(title) == said


@pytest.mark.parametrize("code", ["2026", "2026-Q1", "2026-H2", "2026-03", "2025/26"])
def test_a_period_is_read_from_its_code(code: str) -> None:
    assert period_code(read_period(code)) == code


def test_a_school_year_may_be_written_whole() -> None:
    assert read_period("2025/2026").span is Span.SCHOOL


@pytest.mark.parametrize("code", ["2026-Q5", "2026-13", "2025/27", "март", "9999", "2026-"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=re.escape(code)):
        read_period(code)
