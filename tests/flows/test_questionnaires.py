"""An anonymous questionnaire in the chat."""

from collections.abc import Callable

from tests.flows.tour import ask_all
from tests.support.monitoring import CURATORS, staff
from tests.support.telegram import Notebook, Phone, kept
from tests.support.town import MARIA, OLGA, Town, Who

GROUP = "Куратор (6)"


async def reply(phone: Phone, point: str) -> None:
    await phone.say("/questionnaires")
    await phone.press(phone.buttons[0], point, point, point, point, "Обучение", "Отправить")
    assert "Связать его с вами нельзя" in phone.screen


async def test_from_asking_to_results(phones: Callable[[Who], Phone], town: Town, notebook: Notebook) -> None:
    await staff(town)
    olga, maria = phones(OLGA), phones(MARIA)
    await ask_all(olga, GROUP)
    assert "Анкета разослана" in olga.screen
    await maria.say("/questionnaires")
    assert "Вашего ответа ждёт 1 анкета" in maria.screen
    await maria.press(maria.buttons[0])
    assert "Мне интересна работа с семьями. Насколько вы согласны" in maria.screen
    assert maria.buttons[:5] == ["1", "2", "3", "4", "5"]
    await maria.press("5", "4", "5", "4", "Обучение")
    assert "Вопрос 3" in maria.buttons
    await maria.press("Отправить")
    assert "Сейчас отвечать не на что" in maria.screen
    assert all("values" not in str(data) for _, data in kept(notebook, maria)), "no draft keeps what was answered"
    for who in CURATORS[:3]:
        await reply(phones(who), "3")
    await olga.press(olga.buttons[0])
    assert "Ответили 4 человека" in olga.screen
    assert "Итоги появятся, когда сбор закончится" in olga.screen
    await reply(phones(CURATORS[3]), "3")
    await olga.press("Закончить сбор")
    assert "Мне интересна работа с семьями – 3,4 из 5" in olga.screen
    assert "· Обучение – 5" in olga.screen


async def test_few_answers_are_never_shown(olga: Phone, maria: Phone) -> None:
    await ask_all(olga)
    await reply(maria, "5")
    await olga.press(olga.buttons[0], "Закончить сбор")
    assert "Если закончить сейчас, итогов не будет" in olga.screen
    await olga.press("Всё равно закончить")
    assert "Итогов нет: ответов меньше 5" in olga.screen
    await maria.say("/questionnaires")
    assert maria.buttons == ["Меню"]


async def test_others_are_not_asked_and_see_nothing(olga: Phone, anna: Phone) -> None:
    await ask_all(olga)
    await anna.say("/questionnaires")
    assert anna.buttons == ["Меню"]
    assert "отвечать не на что" in anna.screen
