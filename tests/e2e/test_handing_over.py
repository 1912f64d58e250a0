"""A post passes from one person to another, on three phones, from an empty database."""

import asyncio
from datetime import timedelta
from io import BytesIO

from docx import Document

from examples.demo.cast import CENTER, DISTRICTS
from examples.demo.moves import come_in, found_center, invite, link_on, talk
from simulator.records import StoredFile
from tests.e2e.house import House
from tests.e2e.story import Story


async def test_a_whole_handing_over(house: House, story: Story) -> None:
    names = ("Ольга Ветрова", "Светлана Круглова", "Нина Тихая")
    olga, svetlana, nina = (house.sim.phone(name) for name in names)
    await come_in(olga, await found_center(house.admin(), CENTER, list(DISTRICTS)))
    await come_in(svetlana, await invite(olga, "Куратор", "Лесной район", "Круглова Светлана"))
    await talk(svetlana, "/request", "[Консультация]", "[Юридическая]", "[Обычная]", "Кто подписывает согласие?")
    await talk(svetlana, "[Отправить]")
    await olga.hears("Новая заявка")
    story.begin()

    await talk(olga, "/handover", "[Передать место]", "[Круглова Светлана]")
    assert "1 открытая заявка:" in olga.last.text
    await talk(olga, "[Кому передать]", "Тихая Нина Петровна", "[3 дня]", "[Сохранить]")
    link = link_on(olga)
    story.seen_by(olga, "Координатор: что перейдёт вместе с местом, и ссылка")
    story.begin()

    await svetlana.open(link)
    await nina.open(link)
    await talk(nina, "[Согласен]", "[Тихая Нина Петровна]")
    await nina.hears("Вы приняли место")
    await svetlana.hears("Ваше место принимает")
    await olga.hears("теперь на месте")
    await talk(nina, "[Что перешло]", "[Первые шаги]", "[Записать мероприятие]", "[Попробовать]", "беседа")
    await talk(nina, "О семейном чтении", "[Сегодня]", "[К проверке]", "[Закончить пробу]", "[Понятно]")
    assert await house.number("SELECT count(*) FROM activities") == 0

    for phone in (svetlana, nina):
        await talk(phone, "/requests", "[Мои (1)]", "[1. Консультация: Юридическая]")
        assert "Кто подписывает согласие?" in phone.last.text, "both see it"
    story.seen_by(nina, "Новый куратор: ссылка, что перешло, первые шаги, проба записи")
    story.seen_by(svetlana, "Прежний куратор: ссылка не для неё; до последнего дня видны дела места")
    await talk(olga, "/handover", "[Куратор, Лесной район]", "[Акт передачи]")
    act = await file_of(house, "Акт передачи дел.docx")
    words = [cell.text for table in Document(BytesIO(act.data)).tables for row in table.rows for cell in row.cells]
    assert "Консультация: Юридическая" in words
    story.seen_by(olga, "Координатор: первые шаги новичка и акт")
    story.begin()

    house.sim.shift(timedelta(days=4).total_seconds())
    await house.sim.settled()
    await talk(svetlana, "/requests")
    story.seen_by(svetlana, "После общих дней место только у нового куратора")
    story.begin()
    story.check(
        "handing-over", "Передача места", "Куратор передаёт место: координатор, прежний и новый куратор, три телефона."
    )
    query = "SELECT count(*) FROM requests r JOIN persons p ON p.id = r.author_id WHERE p.telegram_id = :id"
    assert await house.number(query, id=house.account(nina)) == 1
    filed = "SELECT count(*) FROM request_events e JOIN persons p ON p.id = e.person_id WHERE p.telegram_id = :id"
    assert await house.number(filed, id=house.account(svetlana)) == 1, "what she did stays hers"


async def file_of(house: House, name: str, patience: float = 60) -> StoredFile:
    """The file that the bot sent, once it is there. Raises TimeoutError."""
    async with asyncio.timeout(patience):
        while not (found := [one for one in _sent_files(house) if one.name == name]):  # noqa: ASYNC110 — what was sent has no event to wait for
            await asyncio.sleep(0.05)  # the sender has its own pace
    return found[-1]


def _sent_files(house: House) -> list[StoredFile]:
    """Those that stand in a chat: to be put up is not to be sent yet."""
    return [file for event in house.sim.events if event.message and (file := event.message.file)]
