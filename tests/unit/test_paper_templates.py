"""The templates of papers: a form that a director signs, and a file that a stranger's words cannot break."""

import io
import re
import zipfile
from datetime import UTC, datetime

import pytest
from docx import Document
from docx.document import Document as WordFile
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from documents.papers.registry import PAPERS, MadeOf
from documents.papers.trouble import BrokenTemplate
from documents.papers.word import TEMPLATES, fill
from documents.style.metrics import MM, longest_word
from examples.make_papers import TEMPLATES as BUILDERS
from examples.template import PADDING, TABLE_SIZE
from models.papers.kinds import PaperKind, period_code, read_period
from models.periods import Span
from services.papers.inner.people import Head, Signer
from services.papers.makers import MAKERS
from services.papers.samples import SAMPLES, nobody
from services.papers.words import ended, quoted, tied, tied_all
from tests.support.papers import MARK

HEAD = Head(
    "Ресурсный центр «Берег»",
    Signer("Директор", "Игорь Савельев"),
    Signer("Методист", "Ольга Ветрова"),
    datetime(2026, 11, 29, tzinfo=UTC),
)
YEARS = [(kind, False) for kind in SAMPLES] + [
    (kind, True) for kind, sample in SAMPLES.items() if not sample.bare(HEAD).empty
]
"""Every paper of a year that has everything, and of one that has next to nothing where there is a paper of it."""
ON_A_WALL = {Pt(18), Pt(28), Pt(36)}
"""Sizes of a certificate: it is read from further away than a paper on a desk."""
NAMES = sorted(path.stem for path in TEMPLATES.glob("*.docx"))


def test_what_is_kept_is_what_is_built() -> None:
    assert sorted(BUILDERS) == NAMES
    for name, build in BUILDERS.items():
        parts = [zipfile.ZipFile(io.BytesIO(data)) for data in (build(), (TEMPLATES / f"{name}.docx").read_bytes())]
        for part in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
            assert len({one.read(part) for one in parts}) == 1, f"{name}: python -m examples.make_papers"


@pytest.mark.parametrize(("kind", "bare"), YEARS)
def test_what_is_made_is_what_a_director_signs(kind: PaperKind, bare: bool) -> None:
    made = paper(kind, bare=bare)
    (section,) = made.sections
    landscape = kind in (PaperKind.PLAN_FACT, PaperKind.TRIPS, PaperKind.CERTIFICATE)
    assert [round(side.mm) for side in sides(section)] == [*((297, 210) if landscape else (210, 297)), 30, 10, 20, 20]
    fonts = {(run_font(run, paragraph)) for paragraph in paragraphs(made) for run in paragraph.runs}
    assert {name for name, _ in fonts} == {"Times New Roman"}
    assert {size for _, size in fonts} <= {Pt(12), Pt(14), *(ON_A_WALL if kind is PaperKind.CERTIFICATE else ())}
    assert [code.text.strip() for code in section.header._element.iter(qn("w:instrText"))] == ["PAGE"]
    for table in made.tables:
        marks = [{child.tag for child in row._tr.get_or_add_trPr()} for row in table.rows]
        assert qn("w:tblHeader") in marks[0], "its heads stand on every page"
        assert all(qn("w:cantSplit") in one for one in marks), "no row is cut"
        assert qn("w:tblHeader") not in set().union(*marks[1:])


@pytest.mark.parametrize("kind", [kind for kind in SAMPLES if PAPERS[kind].made_of is not MadeOf.EVENT])
def test_who_approves_and_who_signs_stand_by_their_names(kind: PaperKind) -> None:
    lines = [one.text for one in paper(kind).paragraphs]
    assert lines[:4] == ["УТВЕРЖДАЮ", "Директор", HEAD.center, "______________\u00a0Игорь Савельев"]
    assert re.fullmatch(r"«___»\u00a0_+\u00a02026\u00a0г\.", lines[4])
    signed = lines.index("Составил: Методист ______________\u00a0Ольга Ветрова")
    assert lines[signed + 1] == "29 ноября 2026\u00a0г."
    unsigned = [one.text for one in paper(kind, bare=True).paragraphs]
    assert "Составил: ____________________ ______________\u00a0____________________" in unsigned, "a line to write on"


@pytest.mark.parametrize(("kind", "bare"), YEARS)
def test_no_part_is_empty_and_no_number_leaves_its_unit(kind: PaperKind, bare: bool) -> None:
    made = paper(kind, bare=bare)
    blocks = [(one, str(getattr(getattr(one, "style", None), "name", ""))) for one in made.iter_inner_content()]
    for (block, style), (_, following) in zip(blocks, [*blocks[1:], (None, "Heading 1")], strict=True):
        if style.startswith("Heading"):
            assert not following.startswith("Heading") or following > style, f"nothing under «{block.text}»"  # type: ignore[union-attr]
    assert not [one for one in made.tables if len(one.rows) < 2]
    text = "\n".join(one.text for one in paragraphs(made))
    assert not re.search(r" (?:г|чел|экз)\.", text)
    assert not re.search(r"(?<!\.)\.\.(?!\.)", MARK.sub("", text)), "a shortened word ends its sentence"
    assert "\u00a0г." in text
    lists = [one for one in made.paragraphs if re.match(r"(?:\d+\.|–) ", one.text)]
    assert {one.alignment for one in lists} <= {WD_ALIGN_PARAGRAPH.LEFT}, "a line of a list is not drawn apart"


def paper(kind: PaperKind, *, bare: bool = False) -> WordFile:
    """The standard paper of the invented year, or of the empty one, at a centre without a head."""
    words, sample = MAKERS[kind].words, SAMPLES[kind]
    assert words is not None
    facts = sample.bare(nobody(HEAD)) if bare else sample.full(HEAD)
    return Document(io.BytesIO(fill(kind.value, tied_all(words(facts)))))


def paragraphs(made: WordFile) -> list[Paragraph]:
    cells = [cell for table in made.tables for row in table.rows for cell in row.cells]
    return [*made.paragraphs, *(one for cell in cells for one in cell.paragraphs)]


def sides(section: Section) -> list[Length]:
    found = (
        section.page_width, section.page_height,
        section.left_margin, section.right_margin, section.top_margin, section.bottom_margin,
    )  # fmt: skip
    return [one for one in found if one is not None]


def run_font(run: Run, paragraph: Paragraph) -> tuple[str | None, Length | None]:
    """What the run says of its letters, else its style, else the style of all."""
    fonts = [run.font]
    style = paragraph.style
    while style is not None:
        fonts.append(style.font)
        style = style.base_style
    name = next((one.name for one in fonts if one.name), None)
    return name, next((one.size for one in fonts if one.size), None)


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


def test_a_sentence_ends_once() -> None:
    assert [ended(one) for one in ("О доме", "О доме.", "Как помочь?")] == ["О доме.", "О доме.", "Как помочь?"]


@pytest.mark.parametrize("code", ["2026", "2026-Q1", "2026-H2", "2026-03", "2025/26"])
def test_a_period_is_read_from_its_code(code: str) -> None:
    assert period_code(read_period(code)) == code


def test_a_school_year_may_be_written_whole() -> None:
    assert read_period("2025/2026").span is Span.SCHOOL


@pytest.mark.parametrize("code", ["2026-Q5", "2026-13", "2025/27", "март", "9999", "2026-"])
def test_what_is_no_period_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match=re.escape(code)):
        read_period(code)


@pytest.mark.parametrize("name", NAMES)
def test_no_mark_is_broken_in_a_narrow_column_of_the_template_itself(name: str) -> None:
    for table in Document(str(TEMPLATES / f"{name}.docx")).tables:
        for cell in {cell._tc: cell for row in table.rows for cell in row.cells}.values():
            assert cell.width is not None
            room = (cell.width.mm - PADDING) * MM
            assert longest_word(cell.text, TABLE_SIZE) <= room, cell.text
