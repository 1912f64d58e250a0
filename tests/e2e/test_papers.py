"""Papers come out of the running bot as files of the kind that their names say: its loop and processes make them."""

import asyncio
from pathlib import PurePath

from examples.demo.day import DEEDS
from examples.demo.moves import talk
from simulator.phone import Phone
from simulator.records import StoredFile
from tests.e2e.team import Team

ASKED = ("Анализ деятельности", "Реестр мероприятий", "Ещё ›", "Нагрузка", "График по месяцам")
"""Of each way of making one: a template, a long table, a book, a picture."""
BEGINS = {".docx": b"PK", ".xlsx": b"PK", ".png": b"\x89PNG"}


async def test_papers_come_as_files(team: Team) -> None:
    await team.has(*DEEDS)
    await talk(team.olga, "/papers")
    for paper in ASKED:
        before = len(_files(team.olga))
        await team.olga.press(paper)
        if paper == "Ещё ›":
            continue
        async with asyncio.timeout(60):
            while len(_files(team.olga)) == before:  # noqa: ASYNC110 — a file is sent beside the window
                await asyncio.sleep(0.05)
        for file in _files(team.olga)[before:]:
            assert file.data.startswith(BEGINS[PurePath(file.name).suffix]), file.name


def _files(phone: Phone) -> list[StoredFile]:
    return [one.file for one in phone.received if one.file]
