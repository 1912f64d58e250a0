"""Writes the templates that papers are filled from: `python -m examples.make_papers`. Between {{ and }} stand facts."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from examples.make_event_papers import EVENT_TEMPLATES
from examples.template import SPACE, Template

FOLDER = Path(__file__).resolve().parents[1] / "documents" / "papers" / "templates"
NUMBERED, DASHED = "{{ loop.index }}. ", "– "


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
    paper.when("kept_projects or projects or own.projects")
    paper.heading("{{ numeral() }}. Проекты")
    for one in ("kept_projects", "projects"):
        paper.when(one)
        paper.text("{{ " + one + ".text }}", first=12.5)
        paper.items(f"{one}['items']")
        paper.end("if")
    paper.every("one in own.projects")
    paper.text("{{ one }}", first=12.5)
    paper.end("for")
    paper.end("if")
    _part(paper, "kept_grants", "Конкурсы, гранты и ресурсы", "kept_resources")
    _part(paper, "supervisions", "Супервизии", number=DASHED)
    _part(paper, "trips", "Выезды")
    _part(paper, "informing", "Информационное обеспечение", "channels")
    _part(paper, "consultations", "Консультации и материалы", "copies", "prints", "library", number=DASHED)
    paper.every("programme in programmes")
    paper.heading("{{ numeral() }}. Программа {{ programme.quoted }}")
    paper.text("{{ programme.text }}", first=12.5)
    paper.items("programme['items']")
    paper.when("programme.copies")
    paper.text("{{ programme.copies.text }}", first=12.5)
    paper.end("if")
    paper.end("for")
    _part(paper, "other", "Мониторинг, диагностика, соглашения")
    _part(paper, "joined", "Участие в мероприятиях других организаций")
    _part(paper, "signals", "Раннее выявление", number=DASHED)
    _part(paper, "kept_qualification", "Повышение квалификации", number=DASHED)
    _part(paper, "kept_databank", "Банк данных", number=DASHED)
    _part(paper, "turnout", "Активность районов", number=DASHED)
    _part(paper, "plan", "Выполнение плана")
    _own(paper, "problems", "Проблемы")
    _own(paper, "tasks", "Задачи на следующий год")
    _own(paper, "expected", "Ожидаемые результаты")
    paper.signature()
    _appendix(paper)
    return paper.content()


def plan_fact() -> bytes:
    """The plan's own table with its last column filled."""
    paper = Template(landscape=True)
    paper.approval(175)
    paper.title()
    paper.text("{{ text }}", first=12.5)
    paper.text("")
    paper.table(
        ("№", "Содержание работы", "Срок", "Ответственный", "Охват", "Форма отчёта", "Отметка о выполнении"),
        tuple(f"{{{{ row.{name} }}}}" for name in PLAN_COLUMNS),
        (17, 54, 30, 38, 24, 35, 59),
        "section in sections",
        "row in section.rows",
    )
    paper.signature()
    return paper.content()


PLAN_COLUMNS = ("number", "content", "deadline", "responsible", "coverage", "product", "mark")


def statistics() -> bytes:
    """The quarter's numbers as a table."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.table(
        ("Показатель", "{{ now }}", "{{ before }}", "{{ year_ago }}"),
        tuple(f"{{{{ row.{name} }}}}" for name in ("name", "now", "before", "year_ago")),
        (83, 29, 29, 29),
        "row in rows",
    )
    paper.when("note")
    paper.text("")
    paper.text("{{ note }}", first=12.5, stays=True)
    paper.end("if")
    paper.signature()
    _appendix(paper)
    return paper.content()


def summary() -> bytes:
    """The figures of a period beside those of the one before, under what a person would say of them."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.text("{{ district }}", align="center")
    paper.every("one in said")
    paper.text("{{ one }}", first=12.5)
    paper.end("for")
    paper.table(
        ("Показатель", "{{ now }}", "{{ before }}"),
        tuple(f"{{{{ row.{name} }}}}" for name in ("name", "now", "before")),
        (104, 33, 33),
        "section in sections",
        "row in section.rows",
    )
    paper.text("{{ note }}", align="left", stays=True)
    paper.signature()
    return paper.content()


REVIEWED = (("alone", "Показатели"), ("grew", "Выросло"), ("fell", "Снизилось"), ("same", "Без изменений"))


def review() -> bytes:
    """The quarter in words: what grew, what fell, what was late."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.text("{{ text }}", first=12.5)
    paper.when("joined")
    paper.text("{{ joined }}", first=12.5)
    paper.end("if")
    for name, title in REVIEWED:
        paper.when(name)
        paper.heading(title)
        paper.items(name, DASHED)
        paper.end("if")
    paper.when("late")
    paper.heading("Сроки")
    paper.text("{{ late.text }}", first=12.5)
    paper.items("late['items']")
    paper.end("if")
    paper.signature()
    _appendix(paper)
    return paper.content()


def trips() -> bytes:
    """«Отчёт о выездах»."""
    paper = Template(landscape=True)
    paper.approval(175)
    paper.title()
    paper.text("{{ text }}", first=12.5)
    paper.items("districts", DASHED)
    paper.text("")
    paper.table(
        ("№", "Дата", "Район", "Кто выезжал", "Цель", "Чел.", "Результат", "Подтверждения"),
        tuple(
            f"{{{{ row.{n} }}}}" for n in ("number", "day", "district", "who", "purpose", "came", "result", "papers")
        ),
        (17, 26, 32, 42, 45, 20, 40, 35),
        "row in rows",
    )
    paper.signature()
    _appendix(paper, 87)
    return paper.content()


def programme() -> bytes:
    """«Отчёт по программам»: a part a programme."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.every("programme in programmes")
    paper.heading("{{ numeral() }}. {{ programme.name }}")
    paper.text("{{ programme.text }}", first=12.5)
    paper.items("programme['items']")
    paper.when("programme.copies")
    paper.text("{{ programme.copies.text }}", first=12.5)
    paper.end("if")
    paper.when("programme.plan")
    paper.heading("Пункты плана", 2)
    paper.table(
        ("№", "Содержание работы", "Срок", "Отметка о выполнении"),
        tuple(f"{{{{ row.{name} }}}}" for name in ("number", "content", "deadline", "mark")),
        (17, 68, 33, 52),
        "row in programme.plan",
    )
    paper.end("if")
    paper.end("for")
    paper.signature()
    _appendix(paper)
    return paper.content()


def handover() -> bytes:
    """«Акт передачи дел»."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.text("{{ text }}", first=12.5)
    _rows(paper, "Открытые заявки", "requests", ("№", "О чём", "Чья", "Состояние", "Срок"),
          ("number", "what", "side", "state", "day"), (17, 57, 38, 30, 28))  # fmt: skip
    _rows(paper, "Назначенные встречи", "meetings", ("Когда", "О чём", "Место", "Заявка №"),
          ("when", "what", "place", "number"), (48, 62, 40, 20))  # fmt: skip
    _rows(paper, "Сроки плана", "dates", ("Срок", "Что сделать", ""), ("due", "content", "late"), (28, 112, 30))
    _rows(paper, "Поручения", "tasks", ("Срок", "Что сделать", ""), ("due", "content", "late"), (28, 112, 30))
    _rows(paper, "Мероприятия, которые ведёт место", "events", ("Когда", "Название", "Состояние"),
          ("when", "title", "state"), (48, 92, 30))  # fmt: skip
    paper.heading("{{ numeral() }}. Показатели за четыре квартала")
    paper.table(
        ("Показатель", *(f"{{{{ quarters.q{n} }}}}" for n in range(1, 5))),
        tuple(f"{{{{ row.{name} }}}}" for name in ("name", "q1", "q2", "q3", "q4")),
        (70, 25, 25, 25, 25),
        "row in figures",
    )
    paper.text("")
    _rows(paper, "Соседние места", "neighbours", ("Место", "Кто"), ("place", "holders"), (95, 75))
    paper.text("")
    paper.text(f"Сдал ______________{SPACE}{{{{ leaver or '____________________' }}}}", align="left")
    paper.text(f"Принял ______________{SPACE}____________________", align="left")
    paper.signature()
    return paper.content()


def signals_letters() -> bytes:
    """«Письма Советам помощи»: a cover to be signed, and a page a district, each to be sent or thrown away."""
    paper = Template()
    paper.approval()
    paper.title()
    paper.text("Проекты писем, по одному на территорию. Перед отправкой проверьте адресата.", first=12.5)
    paper.signature()
    paper.every("one in letters")
    paper.text("{{ center }}", align="left")
    paper.doc.paragraphs[-1].paragraph_format.page_break_before = True
    paper.text(f"«___»{SPACE}______________{SPACE}{{{{ made_year }}}}{SPACE}г. №{SPACE}____", align="left")
    paper.text("")
    paper.text("{{ one.where }}", align="left", left=85)
    paper.text("")
    paper.text("О раннем выявлении семей, которым нужна помощь", bold=True, align="center")
    paper.text("")
    paper.text("{{ one.came }}", first=12.5)
    paper.when("one.quiet")
    paper.text("{{ one.quiet }}", first=12.5)
    paper.end("if")
    paper.text(
        "Просим обсудить это на заседании Совета и напомнить учреждениям, куда сообщать о семье, которой нужна помощь. "
        "Имён и адресов семей в ответе не указывайте.",
        first=12.5,
    )
    paper.text("")
    by = f"{{{{ approver.post or '____________________' }}}} ______________{SPACE}{{{{ approver.name or '________' }}}}"
    paper.text(by, align="left")
    paper.end("for")
    return paper.content()


def _rows(
    paper: Template, title: str, of: str, titles: Sequence[str], names: Sequence[str], widths: Sequence[int]
) -> None:
    """A part with a table; where there is nothing it says so."""
    paper.heading("{{ numeral() }}. " + title)
    paper.when(of)
    paper.table(titles, tuple(f"{{{{ row.{name} }}}}" for name in names), widths, f"row in {of}")
    paper.text("")
    paper.end("if")
    paper.when(f"not {of}")
    paper.text("Нет.", first=12.5)
    paper.end("if")


def _appendix(paper: Template, more: int = 0) -> None:
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
        (17, 28, 82 + more, 43),
        "row in trace.rows",
    )
    paper.text("")
    paper.end("if")
    paper.end("for")
    paper.end("if")


TEMPLATES = {
    "analysis": analysis,
    "plan-fact": plan_fact,
    "statistics": statistics,
    "review": review,
    "summary": summary,
    "trips": trips,
    "programme": programme,
    "handover": handover,
    "signals-letters": signals_letters,
    **EVENT_TEMPLATES,
}


def main(folder: Path = FOLDER) -> None:
    """Write them all."""
    for name, build in TEMPLATES.items():
        (folder / f"{name}.docx").write_bytes(build())


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
