"""An invented plan of a school year as schools keep it: line breaks in cells, marks of what is done, a second plan
in the same file, and two tables that are no plan. `python -m examples.make_school_plan` writes it anew."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
from docx.document import Document

from examples.make_plan import save

YEAR = 2025
"""The school year begins in it."""
HEADER = ("№", "Мероприятие", "Сроки проведения", "Ответств.", "Отметка о выполнении")
PLAN = {
    "I. Работа с педагогами": (
        (
            "1",
            "Семинар «Ранняя помощь семье»",
            "октябрь\nмарт",
            "Зам. директора по соц. работе\nМетодист",
            "14.10.2025",
        ),
        ("2", "Итоговый круглый стол кураторов", "май", "Методист", ""),
        ("3", "Консультации для классных руководителей", "в течение года", "Соцпедагог", ""),
    ),
    "II. Работа с семьями": (
        ("1", "Родительское собрание «Вместе»", "20.11.2025 в 17.00\nактовый зал", "Методист", "выполнено"),
        ("2", "Рейд в семьи, с которыми работает школа", "1 раз в четверть", "Соцпедагог\nПсихолог", ""),
        ("3", "Занятие «Каникулы без опасностей»", "осенние каникулы", "Психолог", "+"),
    ),
}
CLUB = "План работы клуба «Тёплый дом»"
CLUB_HEADER = ("Срок", "Содержание работы", "Отв.")
CLUB_PLAN = (("декабрь", "Вечер у ёлки", "Рук. клуба"), ("апрель", "Мастерская подарков", "Рук. клуба\nПсихолог"))
MEETINGS = "График совещаний"
MEETINGS_HEADER = ("Месяц", "Вопросы")
MEETINGS_ROWS = (
    ("Сентябрь", "Задачи нового учебного года"),
    ("Январь", "О работе с семьями в первом полугодии"),
    ("Май", "Итоги учебного года"),
)
COSTS = "Смета"
COSTS_HEADER = ("Наименование", "Единица", "Количество", "Цена", "Сумма")
COSTS_ROWS = (("Бумага", "пачка", "5", "300", "1500"), ("Краски", "набор", "10", "250", "2500"))


def write_school_plan(path: Path, year: int = YEAR) -> None:
    """The .docx of the school year that begins in `year`."""
    document = docx.Document()
    for line in ("УТВЕРЖДАЮ", "Директор ____________", f"План работы школы на {year}–{year + 1} учебный год"):
        document.add_paragraph(line)
    _table(document, HEADER, [row for title, rows in PLAN.items() for row in ((title,), *rows)], shift=year - YEAR)
    _titled(document, CLUB, CLUB_HEADER, CLUB_PLAN)
    _titled(document, MEETINGS, MEETINGS_HEADER, MEETINGS_ROWS)
    _titled(document, COSTS, COSTS_HEADER, COSTS_ROWS)
    save(document, path)


def school_plan(year: int = YEAR) -> bytes:
    """The same in bytes."""
    with TemporaryDirectory() as folder:
        write_school_plan(Path(folder) / "plan.docx", year)
        return (Path(folder) / "plan.docx").read_bytes()


def _titled(document: Document, title: str, header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
    document.add_paragraph(title)
    _table(document, header, list(rows))


def _table(document: Document, header: tuple[str, ...], rows: list[tuple[str, ...]], shift: int = 0) -> None:
    table = document.add_table(rows=0, cols=len(header))
    for texts in (header, *rows):
        cells = table.add_row().cells
        if len(texts) == 1:
            cells[0].merge(cells[-1]).text = texts[0]
            continue
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text.replace(str(YEAR), str(YEAR + shift))


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    write_school_plan(folder / f"school-plan-{YEAR}.docx")
