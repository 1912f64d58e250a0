"""Everybody at once: forty-two people are invited out of one file, and three of them come."""

import io
from pathlib import Path

import openpyxl

from examples.demo.moves import come_in, talk
from examples.demo.plan import READING
from simulator.driver import Simulator
from simulator.phone import Phone

FILE = Path(__file__).parent.parent / "people.csv"
PEOPLE, COME = 42, 3
LINK = ("https://t.me/", "https://max.ru/")


async def invite_everybody(sim: Simulator, coordinator: Phone) -> list[str]:
    """The file is sent, looked at, stored; three people open their links out of the workbook. Returns what differs from
    what was to come of it."""
    await talk(coordinator, "/guests")
    await coordinator.send_document(FILE.name, FILE.read_bytes())
    await coordinator.hears("Список прочитан", timeout=READING)
    await talk(coordinator, f"[Создать ({PEOPLE})]")
    made = await coordinator.hears(f"Готовы {PEOPLE} приглашения", timeout=READING)
    books = [one.document.data for one in coordinator.received if one.document and one.document.name.endswith(".xlsx")]
    links = links_in(books[-1])
    for name, link in links[:COME]:
        await come_in(sim.phone(name), link, name)
    await talk(coordinator, "[Ещё не пришли]")
    left = coordinator.last.text
    wrong = [] if len(links) == PEOPLE else [f"ссылок {len(links)}, а приглашали {PEOPLE}: {made.text}"]
    waits = f"Ещё не пришли {PEOPLE - COME} человек."
    return wrong if left.startswith(waits) else [*wrong, f"«{left}», а не «{waits}»"]


def links_in(book: bytes) -> list[tuple[str, str]]:
    """Names and links of a workbook."""
    sheet = openpyxl.load_workbook(io.BytesIO(book)).active
    rows = sheet.iter_rows(values_only=True) if sheet is not None else ()
    return [(str(row[1]), str(row[3])) for row in rows if str(row[3]).startswith(LINK)]
