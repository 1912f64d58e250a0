"""Writes the templates that papers are filled from: `python -m examples.make_papers`. Between {{ and }} stand facts."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph

FOLDER = Path(__file__).resolve().parents[1] / "documents" / "papers" / "templates"
FONT, SIZE, TABLE_SIZE = "Times New Roman", 14, 12
SPACE = "\N{NO-BREAK SPACE}"


class Template:
    """Built from the top to the bottom."""

    def __init__(self) -> None:
        self.doc: Doc = Document()
        section = self.doc.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin, section.right_margin = Mm(30), Mm(10)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        self._style("Normal", SIZE)
        for level, size in ((1, SIZE), (2, SIZE)):
            self._style(f"Heading {level}", size)
        normal = self.doc.styles["Normal"].paragraph_format
        normal.space_after, normal.line_spacing = Pt(0), 1.15
        self._pages(section.footer.paragraphs[0])

    def _style(self, name: str, size: int) -> None:
        style = self.doc.styles[name]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), name != "Normal"
        style.font.color.rgb = None
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        for script in ("ascii", "hAnsi", "cs", "eastAsia"):
            fonts.set(qn(f"w:{script}"), FONT)
        if name != "Normal":
            color = style.element.rPr.find(qn("w:color"))
            if color is not None:
                style.element.rPr.remove(color)
            style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(12), Pt(6)
            style.paragraph_format.keep_with_next = True
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "ru-RU")
        properties = style.element.get_or_add_rPr()
        for old in properties.findall(qn("w:lang")):
            properties.remove(old)
        properties.append(language)

    def _pages(self, paragraph: Paragraph) -> None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run()
        run.font.size = Pt(12)
        for kind, text in (("begin", ""), ("", " PAGE "), ("separate", ""), ("text", "1"), ("end", "")):
            element = OxmlElement("w:instrText" if not kind else "w:t" if kind == "text" else "w:fldChar")
            if text:
                element.text = text
                if not kind:
                    element.set(qn("xml:space"), "preserve")
            else:
                element.set(qn("w:fldCharType"), kind)
            run._r.append(element)  # noqa: SLF001 — the library has no other way to a field

    def text(self, words: str, *, bold: bool = False, align: str = "both", left: int = 0, first: float = 0) -> None:
        paragraph = self.doc.add_paragraph()
        paragraph.alignment = {
            "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
            "left": WD_ALIGN_PARAGRAPH.LEFT,
            "center": WD_ALIGN_PARAGRAPH.CENTER,
        }[align]
        paragraph.paragraph_format.left_indent, paragraph.paragraph_format.first_line_indent = Mm(left), Mm(first)
        paragraph.add_run(words).bold = bold

    def heading(self, words: str, level: int = 1) -> None:
        self.doc.add_heading(words, level).alignment = WD_ALIGN_PARAGRAPH.LEFT

    def when(self, condition: str) -> None:
        self.doc.add_paragraph("{%p if " + condition + " %}")

    def every(self, loop: str) -> None:
        self.doc.add_paragraph("{%p for " + loop + " %}")

    def end(self, what: str) -> None:
        self.doc.add_paragraph("{%p end" + what + " %}")

    def items(self, of: str, number: str = "{{ loop.index }}. ") -> None:
        self.every(f"one in {of}")
        self.text(number + "{{ one }}", left=0, first=12.5)
        self.end("for")

    def approval(self) -> None:
        """«УТВЕРЖДАЮ», on the right."""
        for words in (
            "УТВЕРЖДАЮ",
            "{{ approver.post or '____________________' }}",
            "{{ center }}",
            f"______________{SPACE}{{{{ approver.name or '____________________' }}}}",
            f"«___»{SPACE}______________{SPACE}{{{{ made_year }}}}{SPACE}г.",
        ):
            self.text(words, align="left", left=85)
        self.text("")

    def title(self) -> None:
        self.text("{{ title }}", bold=True, align="center")
        self.text("{{ center }}", align="center")
        self.text("")

    def signature(self) -> None:
        """«Составил», at the end."""
        self.text("")
        self.when("author.name")
        self.text(f"Составил: {{{{ author.post }}}} ______________{SPACE}{{{{ author.name }}}}", align="left")
        self.end("if")
        self.when("not author.name")
        self.text(f"Составил: ____________________ ______________{SPACE}____________________", align="left")
        self.end("if")
        self.text("{{ made }}" + f"{SPACE}г.", align="left")

    def table(self, titles: Sequence[str], cells: Sequence[str], widths: Sequence[int], loop: str) -> None:
        """A table with a row each of what the loop gives; its heads stand on every page, its rows are not cut."""
        table = self.doc.add_table(rows=4, cols=len(titles), style="Table Grid")
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        head, begin, body, end = table.rows
        for row, texts, bold in ((head, titles, True), (body, cells, False)):
            for cell, words, width in zip(row.cells, texts, widths, strict=True):
                cell.width = Mm(width)
                run = cell.paragraphs[0].add_run(words)
                run.bold, run.font.size = bold, Pt(TABLE_SIZE)
        begin.cells[0].text, end.cells[0].text = "{%tr for " + loop + " %}", "{%tr endfor %}"
        _mark(head, "w:tblHeader")
        for row in (head, body):
            _mark(row, "w:cantSplit")

    def content(self) -> bytes:
        out = io.BytesIO()
        self.doc.core_properties.author, self.doc.core_properties.language = "Опора", "ru-RU"
        self.doc.save(out)
        return out.getvalue()


NUMBERED, DASHED = "{{ loop.index }}. ", "– "


def _mark(row: _Row, what: str) -> None:
    mark = OxmlElement(what)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)  # noqa: SLF001 — the library has no other way to it


def _part(paper: Template, name: str, title: str, *more: str, number: str = NUMBERED) -> None:
    """A part with its sentence and list; `more` are sentences that belong to it and may stand alone."""
    names = (name, *more)
    paper.when(" or ".join(names))
    paper.heading("{{ numeral() }}. " + title)
    for one in names:
        paper.when(one)
        paper.text("{{ " + one + ".text }}", first=12.5)
        paper.items(f"{one}['items']", number)
        paper.end("if")
    paper.end("if")


def _own(paper: Template, name: str, title: str) -> None:
    paper.when(f"own.{name}")
    paper.heading(title)
    paper.every(f"one in own.{name}")
    paper.text("{{ one }}", first=12.5)
    paper.end("for")
    paper.end("if")


def analysis() -> bytes:
    """«Анализ деятельности», in the order of parts that centres write it in."""
    paper = Template()
    paper.approval()
    paper.title()
    _own(paper, "goals", "Цель и задачи")
    _part(paper, "staff", "Кураторы на территориях", number=DASHED)
    _part(paper, "events", "Мероприятия")
    paper.when("projects or own.projects")
    paper.heading("{{ numeral() }}. Проекты")
    paper.when("projects")
    paper.text("{{ projects.text }}", first=12.5)
    paper.items("projects['items']")
    paper.end("if")
    paper.every("one in own.projects")
    paper.text("{{ one }}", first=12.5)
    paper.end("for")
    paper.end("if")
    _part(paper, "supervisions", "Супервизии", number=DASHED)
    _part(paper, "trips", "Выезды")
    _part(paper, "informing", "Информационное обеспечение", "channels")
    _part(paper, "consultations", "Консультации и материалы", "copies", number=DASHED)
    paper.every("programme in programmes")
    paper.heading("{{ numeral() }}. Программа «{{ programme.name }}»")
    paper.text("{{ programme.text }}", first=12.5)
    paper.items("programme['items']")
    paper.when("programme.copies")
    paper.text("{{ programme.copies.text }}", first=12.5)
    paper.end("if")
    paper.end("for")
    _part(paper, "other", "Мониторинг, диагностика, соглашения")
    _part(paper, "joined", "Участие в мероприятиях других организаций")
    _part(paper, "plan", "Выполнение плана")
    _own(paper, "problems", "Проблемы")
    _own(paper, "tasks", "Задачи на следующий год")
    _own(paper, "expected", "Ожидаемые результаты")
    paper.signature()
    _appendix(paper)
    return paper.content()


def _appendix(paper: Template) -> None:
    """«Из чего сложилось»: the records behind each mark."""
    paper.when("traces")
    paper.heading("Приложение. Из чего сложилось")
    paper.doc.paragraphs[-1].paragraph_format.page_break_before = True
    paper.text("Числа с одной отметкой сложились из одних и тех же записей.", first=12.5)
    paper.every("trace in traces")
    paper.heading("{{ trace.mark }} {{ trace.title }}", 2)
    paper.when("trace.sum")
    paper.text("Записи – под отметками {{ trace.sum }}", first=12.5)
    paper.end("if")
    paper.when("trace.rows")
    paper.table(
        ("№", "Дата", "Название", "Должность"),
        ("{{ row.number }}", "{{ row.day }}", "{{ row.title }}", "{{ row.who }}"),
        (17, 28, 82, 43),
        "row in trace.rows",
    )
    paper.text("")
    paper.end("if")
    paper.end("for")
    paper.end("if")


TEMPLATES = {"analysis": analysis}


def main(folder: Path = FOLDER) -> None:
    """Write them all."""
    for name, build in TEMPLATES.items():
        (folder / f"{name}.docx").write_bytes(build())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
