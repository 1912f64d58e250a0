"""The invented centre's year: its plan as a Word file, and what the coordinator does with it in the chat."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from examples.demo.moves import talk
from examples.make_plan import PLAN, Edition, write_docx
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


def plan_file(year: int) -> bytes:
    """The plan of that year as .docx."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.docx"
        write_docx(path, Edition(year, CALLED))
        return path.read_bytes()


async def send_plan(coordinator: Phone, year: int) -> None:
    """The file is sent, the one doubtful deadline is said anew, the responsibles are looked at, the plan accepted."""
    await coordinator.send_document(f"План {year}.docx", plan_file(year))
    await talk(coordinator, "[Уточнить сроки (1)]", "4 квартал", "[Верно]", "[Ответственные]", "[Готово]", "[Принять]")


async def mark_done(coordinator: Phone) -> None:
    """An item of this month: three taps and a number."""
    await talk(coordinator, "/plan", "[Этот месяц]", f"[30.09 {ITEM.content}]")
    await talk(coordinator, "[Отметить выполнение]", str(CAME), "[К проверке]", "[Сохранить]")


def plan_differences(card: str) -> list[str]:
    """Where plan against fact on the item's card differs from the plan and from those who came."""
    said = FACT.search(card)
    shown = (said[1], said[2]) if said else ("нет", "нет")
    true = (str(CAME), str(ITEM.coverage))
    pairs = zip(("охват", "по плану"), shown, true, strict=True)
    return [f"{ITEM.content}: {name} в карточке {now}, на деле {then}" for name, now, then in pairs if now != then]
