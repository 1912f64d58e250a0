"""The templates of an event's papers: sheets to sign, the protocol, the certificate, whom the invitation went to."""

from collections.abc import Callable, Mapping, Sequence

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from examples.template import SPACE, Template

LINE = "____________________"


def event_sheet() -> bytes:
    """«Лист регистрации» to be signed: those who come, and rows to write in."""
    paper = Template()
    _head(paper)
    _table(
        paper,
        ("№", "Участник", "Должность", "Район, учреждение", "Подпись"),
        ("number", "name", "post", "district", "sign"),
        (17, 45, 43, 37, 28),
    )
    paper.doc.tables[-1].rows[2].height = Mm(9)  # a hand signs here
    _hosts(paper)
    return paper.content()


def event_marks() -> bytes:
    """The same afterwards: who was there, and how that is known."""
    paper = Template()
    _head(paper)
    paper.text("{{ total }}", first=12.5)
    paper.text("")
    paper.when("rows")
    _table(
        paper,
        ("№", "Участник", "Должность", "Район", "Отметка"),
        ("number", "name", "post", "district", "mark"),
        (17, 43, 40, 34, 36),
    )
    paper.text("")
    paper.end("if")
    paper.when("guests")
    paper.heading("Гости")
    paper.items("guests", "– ")
    paper.end("if")
    _hosts(paper)
    return paper.content()


def minutes() -> bytes:
    """«Протокол»: it begins with how the decisions of the last meeting stand."""
    paper = Template()
    paper.approval()
    paper.text("{{ title }}" + f"{SPACE}№{SPACE}____", bold=True, align="center")
    paper.text("{{ event }}", align="center")
    paper.text("{{ center }}", align="center")
    paper.text("")
    paper.text("{{ when }}", align="left")
    paper.when("place")
    paper.text("{{ place }}", align="left")
    paper.end("if")
    paper.heading("Присутствовали: {{ count }}")
    paper.items("present")
    paper.when("guests")
    paper.text("Гости:", first=12.5, stays=True)
    paper.items("guests", "– ")
    paper.end("if")
    paper.when("before")
    paper.heading("О выполнении прежних решений")
    paper.text("{{ before_text }}", first=12.5, stays=True)
    _decisions(paper, "before", "Отметка", "state")
    paper.end("if")
    _part(paper, "agenda", "Повестка")
    _part(paper, "heard", "Слушали")
    paper.when("resolved or decisions")
    paper.heading("Решили")
    paper.items("resolved")
    paper.when("decisions")
    _decisions(paper, "decisions", "", "")
    paper.end("if")
    paper.end("if")
    paper.text("", stays=True)
    paper.text(f"Председатель ______________{SPACE}{{{{ chair.name or '{LINE}' }}}}", align="left", stays=True)
    paper.text(f"Секретарь ______________{SPACE}{LINE}", align="left")
    return paper.content()


def certificate() -> bytes:
    """«Сертификат участника»: one sheet, that somebody hangs on a wall."""
    paper = Template(landscape=True)
    _frame(paper)
    for words, size, above, bold in (
        ("{{ center }}", 14, 30, False),
        ("СЕРТИФИКАТ", 36, 24, True),
        ("участника № {{ number }}", 14, 0, False),
        ("{{ name }}", 28, 24, True),
        ("{{ post }}", 14, 0, False),
        ("{{ part }}", 14, 18, False),
        ("{{ event }}", 18, 4, True),
        ("{{ when }}", 14, 6, False),
        ("Объём: {{ hours }}", 14, 0, False),
    ):
        _centred(paper, words, size, above, bold=bold)
    paper.when("approver.name")
    _centred(paper, f"{{{{ approver.post }}}} {LINE}{SPACE}{{{{ approver.name }}}}", 14, 40)
    paper.end("if")
    paper.when("not approver.name")
    _centred(paper, f"Руководитель {LINE}{SPACE}{LINE}", 14, 40)
    paper.end("if")
    _centred(paper, "{{ made }}" + f"{SPACE}г.", 14, 10)
    return paper.content()


def mailing() -> bytes:
    """«Список рассылки»: who was asked, when, and what they said."""
    paper = Template()
    _head(paper)
    paper.text("{{ total }}", first=12.5)
    paper.text("")
    paper.when("rows")
    _table(
        paper,
        ("№", "Кому", "Должность", "Район", "Отправлено", "Ответ"),
        ("number", "name", "post", "district", "asked", "answer"),
        (17, 36, 33, 27, 26, 31),
    )
    paper.end("if")
    _hosts(paper)
    return paper.content()


def _head(paper: Template) -> None:
    paper.text("{{ center }}", align="center")
    paper.text("")
    paper.text("{{ title }}", bold=True, align="center")
    paper.text("{{ event }}", align="center")
    paper.text("{{ when }}", align="center")
    paper.when("place")
    paper.text("{{ place }}", align="center")
    paper.end("if")
    paper.text("")


def _table(paper: Template, titles: Sequence[str], names: Sequence[str], widths: Sequence[int]) -> None:
    paper.table(titles, tuple(f"{{{{ row.{name} }}}}" for name in names), widths, "row in rows")


def _decisions(paper: Template, of: str, title: str, last: str) -> None:
    """What, who, by which day; and of those before, how they stand."""
    titles = ("№", "Что", "Кто", "До какого числа", *([title] if title else ()))
    names = ("number", "words", "who", "due", *([last] if last else ()))
    widths = (17, 64, 34, 26, 29) if last else (17, 83, 40, 30)
    paper.table(titles, tuple(f"{{{{ row.{name} }}}}" for name in names), widths, f"row in {of}")
    paper.text("")


def _part(paper: Template, name: str, title: str) -> None:
    paper.when(name)
    paper.heading(title)
    paper.items(name)
    paper.end("if")


def _hosts(paper: Template) -> None:
    """Who answers for it signs."""
    paper.text("", stays=True)
    paper.every("one in hosts")
    paper.text(f"{{{{ one.post }}}} ______________{SPACE}{{{{ one.name or '{LINE}' }}}}", align="left", stays=True)
    paper.end("for")
    paper.when("not hosts")
    paper.text(f"Ведущий ______________{SPACE}{LINE}", align="left", stays=True)
    paper.end("if")
    paper.text("{{ made }}" + f"{SPACE}г.", align="left")


def _centred(paper: Template, words: str, size: int, above: int, *, bold: bool = False) -> None:
    paragraph = paper.doc.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_before = Pt(above)
    run = paragraph.add_run(words)
    run.bold, run.font.size = bold, Pt(size)


def _frame(paper: Template) -> None:
    """A double line around the sheet."""
    borders = OxmlElement("w:pgBorders")
    borders.set(qn("w:offsetFrom"), "page")
    for edge in ("top", "left", "bottom", "right"):
        line = OxmlElement(f"w:{edge}")
        for name, value in (("val", "double"), ("sz", "6"), ("space", "24"), ("color", "808080")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    section = paper.doc.sections[0]._sectPr  # noqa: SLF001 — the library has no other way to it
    next(one for one in section if one.tag == qn("w:pgMar")).addnext(borders)


EVENT_TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "event-sheet": event_sheet,
    "event-marks": event_marks,
    "minutes": minutes,
    "certificate": certificate,
    "mailing": mailing,
}
