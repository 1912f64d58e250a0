"""Papers come out of the running bot as files of the kind that their names say: its loop and processes make them."""

from pathlib import PurePath

from examples.demo.day import DEEDS
from examples.demo.moves import talk
from tests.e2e.team import Team

ASKED = ("Анализ деятельности", "Реестр мероприятий", "Ещё ›", "Нагрузка", "График по месяцам")
"""Of each way of making one: a template, a long table, a book, a picture."""
BEGINS = {".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG"}


async def test_papers_come_as_files(team: Team) -> None:
    await team.has(*DEEDS)
    await talk(team.olga, "/papers")
    for paper in ASKED:
        await team.olga.press(paper)
        if paper != "Ещё ›":
            file = await team.olga.receives(timeout=60)
            assert file.data.startswith(BEGINS[PurePath(file.name).suffix]), file.name
