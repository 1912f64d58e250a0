"""The library of the running bot: a file lies in the store under its hash and comes back whole, also by Telegram's own
name for it."""

import asyncio
from hashlib import sha256
from pathlib import Path

from tests.e2e.house import House
from tests.e2e.team import Team
from tests.support.materials import docx, locked_pdf

LEAFLET = docx("Памятка о травле", "Что делать куратору, если ребёнка травят в школе")


async def test_a_file_is_kept_approved_and_comes_back(team: Team, house: House) -> None:
    await team.elena.send("/library")
    await team.elena.press("Добавить")
    await team.elena.send_document("памятка.pdf", locked_pdf())
    await team.elena.hears("закрыт паролем")
    await team.elena.hears("Новый материал")
    await team.elena.send_document("памятка.pdf", LEAFLET)
    await team.elena.hears("Как называется материал")
    await team.elena.press("Памятка о травле")
    await team.elena.press("Сохранить")
    await team.elena.hears("Отправлено координатору")
    digest = sha256(LEAFLET).hexdigest()
    kept = Path(house.settings["FILES_DIR"]) / digest[:2] / digest
    assert await asyncio.to_thread(kept.read_bytes) == LEAFLET
    await team.olga.send("/library")
    await team.olga.press("Ждут решения (1)")
    await team.olga.press("Памятка о травле · Памятка")
    await team.olga.press("Принять")
    await team.elena.hears("принят")
    await team.svetlana.send("/library")
    await team.svetlana.press("Новое")
    await team.svetlana.press("Памятка о травле · Памятка")
    for _ in range(2):
        await team.svetlana.press("Получить файл")
        file = await team.svetlana.receives()
        assert (file.name, file.data) == ("Памятка о травле.docx", LEAFLET)
    assert house.errors() == []
