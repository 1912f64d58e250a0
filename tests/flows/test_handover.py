"""A post is handed over in the chat: what goes along, the paper, the link; and how somebody new begins."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from sqlalchemy import func, select

from models.activities import Activity
from models.papers.tables import PaperFile
from services.people import members
from services.words import naming
from tests.support.plan import planned, written
from tests.support.requests import appointed
from tests.support.telegram import Phone
from tests.support.town import ANNA, MARIA, OLGA, STRANGER, Town, Who


async def test_a_post_passes_to_somebody_new(phones: Callable[[Who], Phone], town: Town) -> None:
    olga, maria, anna = [await town.work(who) for who in (OLGA, MARIA, ANNA)]
    await planned(olga, written("Семинар <для педагогов> | апрель | психолог | 10 |"))
    await appointed(town, maria, anna, days=4)
    phone = phones(OLGA)
    await phone.say("/handover")
    assert "Сейчас никто не передаёт место." in phone.screen
    await phone.press("Передать место")
    await phone.press("Анна Белова · Психолог")
    for words in ("Передаёт Анна Белова.", "Открытых заявок нет.", "1 назначенная встреча:", "1 срок плана:"):
        assert words in phone.screen
    assert "Семинар <для педагогов>" in phone.screen, "what people typed is text"
    await phone.press("Акт передачи")
    async with town.db.reading() as session:
        act = await session.scalar(select(PaperFile))
    assert act is not None
    assert act.name == "Акт передачи дел.docx"
    paper = Document(BytesIO(act.content))
    said = [one.text for one in paper.paragraphs]
    assert "Анна Белова передаёт дела по месту «Психолог» (на нём с 9 января 2020)." in said
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    for one in ("кабинет 3", "Семинар <для педагогов>", "30.04.2026", "Мероприятий записано", "Ольга Ветрова"):
        assert one in cells

    await phone.press("Кому передать")
    await phone.say("Инна Серова")
    await phone.press("3 дня")
    await phone.press("Сохранить")
    assert "они будут вместе 3 дня." in phone.screen
    code = phone.screen.partition("start=")[2].split()[0]
    inna = phones(STRANGER)
    await inna.say(f"/start {code}")
    await inna.press("Согласен")
    await inna.press("Инна Серова")
    await inna.press("Первые шаги")
    assert "Пройдено 0 из 5." in inna.screen
    await phone.press("Все передачи")
    await phone.press("Психолог · вместе до 18 марта")
    assert "Принимает Инна Серова, с 16 марта. Вместе до 18 марта. Передаёт Анна Белова." in phone.screen
    assert "Первые шаги: 0 из 5." in phone.screen
    await phone.press("К списку")
    assert "Инна Серова, Психолог: 0 из 5" in phone.screen


async def test_the_first_steps_and_a_record_that_counts_nowhere(phones: Callable[[Who], Phone], town: Town) -> None:
    await naming.set_contacts(await town.work(OLGA), ["Опека Лесного района – 84753322233"])
    maria = phones(MARIA)
    await maria.say("/steps")
    await maria.press("Как идёт год")
    await maria.press("Понятно")
    assert maria.screen.startswith("Этот квартал. Карточка 2 из 6.")
    await maria.press("Понятно")
    assert "Записать мероприятие. Карточка 3 из 6." in maria.screen
    await maria.press("Попробовать")
    await maria.say("семинар")
    await maria.say("Проба пера")
    for _ in range(3):
        if "Закончить пробу" in maria.buttons:
            break
        await maria.press("Сегодня" if "Сегодня" in maria.buttons else "К проверке")
    assert maria.screen.startswith("Проба записи. Проверьте.")
    await maria.press("Закончить пробу")
    assert "Это была проба, ничего не сохранено." in maria.screen
    async with town.db.reading() as session:
        assert await session.scalar(select(func.count()).select_from(Activity)) == 0
    await maria.press("Понятно")
    await maria.press("Открыть раздел")
    await maria.say("/steps")
    assert "Пройдено 4 из 6." in maria.screen
    await maria.press("Кому звонить")
    assert "координатору: Ольга Ветрова." in maria.screen
    assert "Опека Лесного района – 84753322233" in maria.screen
    assert "Куратор, Лесной район: Пётр Лугов" in maria.screen


async def test_the_cards_of_people_and_of_vacant_posts_lead_here(phones: Callable[[Who], Phone], town: Town) -> None:
    olga = phones(OLGA)
    await olga.say("/people")
    await olga.press("Все люди")
    await olga.press("Мария Орлова · Куратор, Петровский район")
    await olga.press("Передать место")
    assert "Передаёт Мария Орлова." in olga.screen
    await members.end_tenure(await town.work(OLGA), town.bereg.tenures[MARIA.name])
    await olga.press("Акт передачи")
    assert "Этого сотрудника на месте уже нет." in olga.heard
