"""A paper read back, and the year that papers are made of in tests."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from models.activities import Category, Facts, Level, Material, Mode, Type
from services.activities import records
from services.work import Work

MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
PROGRAMME = "Тёплый дом"


def facts_of(record: dict[str, Any]) -> Facts:
    """A record as `../shared/papers` writes it."""
    return Facts(
        type=Type(record["type"]),
        title=record["title"],
        day=date.fromisoformat(record["day"]),
        level=Level(record["level"]) if "level" in record else None,
        attendance={Category(name): (count, 0) for name, count in record["attendance"].items()},
        handouts={Material(name): count for name, count in record.get("handouts", {}).items()},
        mode=Mode(record["mode"]) if "mode" in record else None,
        programme=record.get("programme", ""),
    )


def invented() -> list[Facts]:
    """A small year: every part of an analysis has something to tell, single ones among them."""
    day, came = date(2025, 3, 12), {Category.SPECIALISTS: (8, 0)}
    return [
        Facts(type=Type.SEMINAR, title="О доме", day=day, attendance=came),
        Facts(type=Type.REGIONAL_SEMINAR, title="О семье", day=day, attendance={Category.TEACHERS: (30, 3)}),
        Facts(type=Type.MEETING, title="Итоги года", day=day, attendance=came),
        Facts(type=Type.MEETING, title="Планы на год", day=day),
        Facts(
            type=Type.SUPERVISION,
            title="Тупиковая ситуация",
            day=day,
            mode=Mode.GROUP,
            attendance={Category.CURATORS: (5, 0)},
        ),
        Facts(type=Type.SUPERVISION, title="Тупиковая ситуация", day=day, mode=Mode.INDIVIDUAL),
        Facts(type=Type.SUPERVISION, title="Диагностика семьи", day=day, mode=Mode.INDIVIDUAL),
        Facts(type=Type.CONSULTATION, title="Юридическая", day=day),
        Facts(type=Type.TRIP, title="К семьям", day=day, attendance=came),
        Facts(type=Type.TRIP, title="Контроль", day=day),
        Facts(type=Type.PUBLICATION, title="Как прошёл год", day=day, channel="Сайт"),
        Facts(type=Type.LEAFLET, title="Куда звонить", day=day, handouts={Material.LEAFLET: 20, Material.MEMO: 15}),
        *(
            Facts(type=Type.TALK, title=f"Мой выбор ({n})", day=day, attendance=came, programme=PROGRAMME)
            for n in range(1, 4)
        ),
        Facts(
            type=Type.SEMINAR,
            title="О травле",
            day=day,
            attendance=came,
            programme=PROGRAMME,
            handouts={Material.MEMO: 5},
        ),
    ]


async def stored(work: Work, facts: Sequence[Facts]) -> None:
    """All of them, logged by one person."""
    for number, one in enumerate(facts):
        await records.log_activity(work, one, f"paper:{work.person_id}:{number}")


def lines_of(content: bytes) -> list[str]:
    """Every paragraph and every cell of a .docx in their order, with plain spaces."""
    return [text.replace("\u00a0", " ") for text in _texts(content)]


def unmarked(content: bytes) -> str:
    """The same as one text, without the marks of its numbers."""
    return MARK.sub("", "\n".join(lines_of(content)))


def _texts(content: bytes) -> Iterator[str]:
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for row in block.rows for cell in row.cells)


def under(content: bytes, beginning: str) -> list[str]:
    """The list under the paragraph that begins so: numbered or with dashes."""
    lines = lines_of(content)
    first = next(n for n, one in enumerate(lines) if one.startswith(beginning)) + 1
    last = next(n for n in range(first, len(lines)) if not re.match(r"(?:\d+\.|–) ", lines[n]))
    return lines[first:last]
