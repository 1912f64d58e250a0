"""«Текст новости» on a record, and the link of what was published."""

from sqlalchemy import func, select

from models.activities import Activity, Type
from services.texts import texts
from tests.flows.tour import answer_needed
from tests.support.plan import planned, written
from tests.support.telegram import Phone
from tests.support.town import OLGA, Town

PLAN = written("Размещение информации о работе центра на сайте и в соцсетях | Ежемесячно | куратор | | Ссылки")


async def publications(town: Town) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).where(Activity.type == Type.PUBLICATION)) or 0


async def test_the_text_is_copied_and_its_link_counted_once(maria: Phone, town: Town) -> None:
    await planned(await town.work(OLGA), PLAN)
    await answer_needed(maria)
    await maria.press("Дальше", "Дальше")
    await maria.say("кураторы 8, педагоги 12")
    await maria.press("Дальше")
    await maria.say("договорились о встрече")
    await maria.press("К проверке", "Сохранить")
    await maria.say("/my")
    await maria.press(maria.buttons[0], "Текст новости")
    assert "<code>" in texts().html("news-shown", text="")
    assert "16 марта 2026 года в Петровском районе прошёл семинар «Детство без слёз»." in maria.screen
    assert "Участвовали 20 человек: 12 педагогов и 8 кураторов. Договорились о встрече." in maria.screen
    assert "Мария" not in maria.screen
    await maria.press("Ссылка на публикацию", "ВКонтакте")
    assert "Без ссылки" not in maria.buttons
    assert "Не похоже на ссылку" in await maria.say("потом")
    await maria.say("https://vk.com/wall-1_2")
    assert "Публикация записана, № 2: ВКонтакте. Засчитана пункту плана: Размещение" in maria.screen
    assert "За этот срок ещё нет: Сайт." in maria.screen
    assert "Текст новости" in maria.screen, "back where it began"
    await maria.press("Ссылка на публикацию")
    assert "Эта ссылка уже записана, № 2. Второй раз она не считается." in await maria.say("vk.com/wall-1_2/")
    assert await publications(town) == 1
    await maria.press("Ссылка на публикацию")
    await maria.say("https://example.org/novosti")
    assert "№ 3: Сайт." in maria.screen
    assert "Срок 31 марта 2026." in maria.screen
    assert "ещё нет" not in maria.screen


async def test_a_publication_tells_of_nothing_else(anna: Phone) -> None:
    await anna.say("/log")
    await anna.press("Информационные ›", "Публикация")
    await anna.say("https://vk.com/wall-1_2")
    await anna.say("Итоги квартала")
    await anna.press("Сегодня", "Без территории", "К проверке", "Сохранить")
    await anna.say("/my")
    await anna.press(anna.buttons[0], "Текст новости")
    assert "опубликована новость «Итоги квартала»" in anna.screen
    assert "Ссылка на публикацию" not in anna.buttons
