"""The invented centre's year: its plan as a Word file, and what the coordinator does with it in the chat."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.demo.moves import talk
from examples.make_plan import PLAN, Edition, write_docx
from examples.make_school_plan import school_plan
from simulator.phone import Phone

CALLED = {
    "Светлый берег": "Берег",
    "Ветрова Н.П.": "Сомов И.П.",
    "Лугина О.С.": "Ветрова О.И.",
    "О.С. Лугина": "О.И. Ветрова",
    "Снегирева М.Д.": "Зимина Е.С.",
    "Полянский Р.А.": "Полевая А.О.",
    "IV квартал": "Ближе к концу года",
}
"""Who answers here for what, and one deadline that nobody could read for certain."""
ITEM = next(item for items in PLAN.values() for item in items if item.content == "Школа куратора: вводное")
CAME = 11
"""How many curators came to it in September."""
FACT = re.compile(r"Охват: (\d+) из (\d+)")
TAUGHT = re.compile(r"обучение кураторов округа\n(\d+) из (\d+) чел., не менее")
PROMISED = 45
"""How many curators the plan promises to teach, above its table."""

READING = 60.0
"""Seconds: a file is read beside everything else, on a processor that others go before."""


def plan_file(year: int) -> bytes:
    """The plan of that year as .docx."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        write_docx(path, Edition(year, CALLED))
        return path.read_bytes()


async def send_plan(coordinator: Phone, year: int) -> None:
    """The file is sent, the protocol looked through, the doubt answered, the responsibles seen, the plan accepted."""
    await coordinator.send_document(f"План {year}.docx", plan_file(year))
    await coordinator.hears("Прочитано", timeout=READING)
    await talk(coordinator, "[Что поправлено (10)]", "[Дальше ›]", "[Готово]", "[Сомнения (7)]", "[Готово]")
    await talk(coordinator, "[Уточнить сроки (1)]", "4 квартал", "[Верно]", "[Ответственные]", "[Готово]", "[Принять]")


async def send_school_plan(coordinator: Phone) -> str:
    """A school's file: two plans, marks of what is done, two tables that are no plan. One of these is read as it is
    guessed, the marks are kept, the plan accepted; returns what the bot says of the rows before that."""
    await coordinator.send_document("План школы.docx", school_plan())
    await coordinator.hears("Прочитано", timeout=READING)
    await talk(coordinator, "[Другие таблицы (2)]", "[1]", "[Прочитать так]", "[Учесть отметки]")
    told = coordinator.last.text
    await talk(coordinator, "[Принять]")
    return told


async def mark_done(coordinator: Phone) -> str:
    """An item of this month: three taps and a number; returns what its card says then."""
    await talk(coordinator, "/plan", "[Этот месяц]", f"[30.09 {ITEM.content}]")
    await talk(coordinator, "[Отметить выполнение]", str(CAME), "[К проверке]", "[Сохранить]")
    return coordinator.last.text


async def see_coverage(coordinator: Phone) -> str:
    """What the plan promises outside its table, against everybody who came this year."""
    await talk(coordinator, "/plan", "[Охват за год]")
    return coordinator.last.text


def plan_differences(card: str, coverage: str, curators: int) -> list[str]:
    """Where plan against fact differs from the plan and from those who came.

    `card` is the item's, `coverage` the year's; `curators` came to all that was done this year.
    """
    said, taught = FACT.search(card), TAUGHT.search(coverage)
    told = [*(said.groups() if said else ("нет", "нет")), *(taught.groups() if taught else ("нет", "нет"))]
    true = [str(CAME), str(ITEM.coverage), str(curators), str(PROMISED)]
    names = ("охват пункта", "охват пункта по плану", "кураторов за год", "кураторов по плану")
    pairs = zip(names, told, true, strict=True)
    return [f"{name}: сказано {now}, на деле {then}" for name, now, then in pairs if now != then]
