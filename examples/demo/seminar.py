"""A seminar on four phones: from the plan's row to the record with fourteen people, its papers, what was decided."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from zoneinfo import ZoneInfo

from docx import Document

from examples.demo.cast import CURATORS
from examples.demo.moves import LINK, move, talk
from simulator.driver import Simulator
from simulator.errors import PhoneError
from simulator.phone import Phone

ZONE = ZoneInfo("Europe/Moscow")
ROW = "30.10 · Школа куратора: практика"
TITLE = "Школа куратора: практика"
WHEN = "15 октября 10:00"
ANNOUNCED = datetime(2026, 10, 5, 11, 0, tzinfo=ZONE)
BEGUN, OVER = datetime(2026, 10, 15, 10, 4, tzinfo=ZONE), datetime(2026, 10, 15, 12, 30, tzinfo=ZONE)
GUESTS, TOGETHER = 12, 14
DECIDED = "Собрать списки на зимний поток; куратор Лесного района; 30 октября"
PATIENCE = 180.0
"""Seconds: papers are made by a process of their own, on a processor that others go before."""


async def hold_seminar(sim: Simulator, host: Phone, curators: Sequence[Phone]) -> list[str]:
    """All of it; returns what differs from what was to come of it."""
    svetlana, anna, nina = curators
    move(sim, ANNOUNCED)
    await _announce(host)
    await _answer(svetlana, "Приду")
    await _answer(anna, "Приду")
    await _answer(nina, "Не смогу", "Далеко")
    move(sim, BEGUN)
    hall, page = await _code(host)
    for one in (svetlana, anna):
        await one.open(hall)
    told = [one.last.text for one in (svetlana, anna)]
    move(sim, OVER)
    await _count(host)
    sheet = await _sheet(host)
    done = await _decide(host, svetlana)
    certificate = await _certificate(svetlana)
    await anna.hears("Было ли полезно", timeout=PATIENCE)
    await talk(anna, "[Полезно]")
    return [
        *(f"не отметились: {one}" for one in told if not one.startswith("✅ Отметились")),
        *_lacks("страница с кодом", page, (f"«{TITLE}»", "15 октября 2026")),
        *_lacks("лист регистрации", sheet, (f"Всего {TOGETHER} человек",)),
        *_lacks("сертификат", certificate, (CURATORS[0].name, "участника № 2026-001")),
        *done,
    ]


async def _announce(host: Phone) -> None:
    """The plan knows what it is and who answers for it: a time and a place are all that is asked."""
    await talk(host, "/events", "[Из плана]", "[Дальше ›]", f"[{ROW}]", WHEN, "Актовый зал", "[Сохранить]")
    await talk(host, "[Разослать]", "[Разослать сейчас]")


async def _answer(curator: Phone, *taps: str) -> None:
    await curator.hears("Приглашаем: ", timeout=PATIENCE)
    await talk(curator, *(f"[{one}]" for one in taps))


async def _code(host: Phone) -> tuple[str, bytes]:
    """The link of the hall's code, and the page that hangs at its door."""
    await talk(host, "/events", "[Провожу]", "[чт 15.10 10:00]", "[Кто пришёл]", "[Код для зала]")
    page = await host.hears("Страница с кодом", timeout=PATIENCE)
    for message in reversed(host.received):
        found = LINK.search(message.text)
        if found and page.document and message.text.startswith("Код для зала"):
            return found[0], page.document.data
    raise PhoneError("the code's link did not come")


async def _count(host: Phone) -> None:
    """Who has no bot is a number; then all that came is a record, and the plan's date is done."""
    await talk(host, "[Гости]", "[Добавить гостей]", "[Школы]", f"педагоги {GUESTS}", "[Дальше]", "[Сохранить]")
    await talk(host, "[Назад]", f"[Прошло? Пришло {TOGETHER}]")


async def _sheet(host: Phone) -> bytes:
    await talk(host, "[Бумаги]", "[Лист регистрации с отметками]")
    return (await host.receives(timeout=PATIENCE)).data


async def _decide(host: Phone, curator: Phone) -> list[str]:
    """What was decided is a task; whoever does it hears of it, and closes it by one tap."""
    await talk(host, "[Назад]", "[После него]", "[Решения]", "[Новые поручения]", DECIDED, "[Записать]")
    await curator.hears("Вам поручение", timeout=PATIENCE)
    await talk(curator, "[Сделано]")
    await talk(host, "/tasks", "[Закрытые]")
    closed = [one for one in host.buttons if "Собрать списки на" in one]
    return [] if closed and closed[0].startswith("✓") else ["поручение не закрыто"]


async def _certificate(curator: Phone) -> bytes:
    await talk(curator, "/events", "[Сертификаты]", "[15.10.2026]")
    return (await curator.receives(timeout=PATIENCE)).data


def _lacks(name: str, content: bytes, wanted: Sequence[str]) -> list[str]:
    """What a paper does not say."""
    document = Document(BytesIO(content))
    said = "\n".join(
        [one.text for one in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    ).replace("\u00a0", " ")
    return [f"{name}: нет «{words}»" for words in wanted if words not in said]
