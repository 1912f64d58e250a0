"""A confirmation is made from what is stored: of what is not, nobody says «Сохранено»."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from aiogram.exceptions import TelegramServerError
from aiogram.methods import EditMessageText, TelegramMethod
from sqlalchemy import func, select

from models.activities import Activity
from models.people import Center, Invite
from models.questionnaires import Questionnaire
from models.requests.tables import Request
from tests.flows.test_log import stored
from tests.flows.tour import TITLE, answer_needed
from tests.support.telegram import Phone, Telegram
from tests.support.town import Town

both_engines = pytest.mark.parametrize("engine_database", ["sqlite", "postgresql"], indirect=True)
OTHER = "Семинар «О доме»"


@contextmanager
def deaf(telegram: Telegram) -> Iterator[None]:
    """Telegram changes no window meanwhile: 500, 500, 500, 500."""

    def trouble(method: TelegramMethod[Any]) -> None:
        if isinstance(method, EditMessageText):
            raise TelegramServerError(method, "Internal Server Error")

    telegram.trouble = trouble
    yield
    telegram.trouble = lambda _: None


async def save_unheard(phone: Phone, telegram: Telegram, button: str = "Сохранить") -> None:
    """The first button of the review card; the confirmation does not come."""
    with deaf(telegram):
        assert "номер" in await phone.press(button)


async def count(town: Town, table: Any) -> int:
    async with town.db.reading() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


@both_engines
async def test_what_is_stored_is_confirmed_and_not_what_was_said_after(
    maria: Phone, telegram: Telegram, town: Town
) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    await save_unheard(maria, telegram)
    await maria.press("Название")
    await maria.say(OTHER)
    assert OTHER in maria.screen
    await maria.press("Сохранить")
    assert "Уже записано, № 1" in maria.screen
    assert TITLE in maria.screen
    assert OTHER not in maria.screen
    assert "Сохранено" not in maria.screen
    await maria.press("Изменить", "Название")
    await maria.say(OTHER)
    await maria.press("Сохранить")
    async with town.db.reading() as session:
        assert list(await session.scalars(select(Activity.title))) == [OTHER]


async def test_the_same_press_again_is_confirmed_and_is_no_twin(maria: Phone, telegram: Telegram, town: Town) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    await save_unheard(maria, telegram)
    assert "Сохранено, № 1" in await maria.press("Сохранить")
    assert await stored(town) == 1


async def test_over_a_twin_the_stored_record_comes_first(maria: Phone, telegram: Telegram, town: Town) -> None:
    for _ in range(2):
        await answer_needed(maria)
        await maria.press("К проверке", "Сохранить")
    with deaf(telegram):
        await maria.press("Всё равно сохранить")
    assert "Сохранено, № 2" in await maria.press("Всё равно сохранить")
    assert await stored(town) == 2


async def test_in_the_middle_the_stored_record_is_shown_before_going_on(maria: Phone, telegram: Telegram) -> None:
    await answer_needed(maria)
    await maria.press("К проверке")
    await save_unheard(maria, telegram)
    await maria.press("Название")
    await maria.say(OTHER)
    await maria.say("/my")
    await maria.press("Сохранить")
    assert "Уже записано, № 1" in maria.screen
    assert "Изменить" in maria.buttons


async def test_a_request(maria: Phone, telegram: Telegram, town: Town) -> None:
    await maria.say("/request")
    await maria.press("Консультация", "Юридическая", "Обычная")
    await maria.say("Как составить договор о найме?")
    await save_unheard(maria, telegram, "Отправить")
    await maria.press("Вопрос")
    await maria.say("Как расторгнуть договор о найме?")
    await maria.press("Отправить")
    assert "Уже записано, заявка № 1" in maria.screen
    assert "составить" in maria.screen
    assert "расторгнуть" not in maria.screen
    await maria.press("Открыть заявку")
    assert await count(town, Request) == 1


async def test_a_questionnaire(olga: Phone, telegram: Telegram, town: Town) -> None:
    await olga.say("/questionnaires")
    await olga.press("Все анкеты", "Разослать анкету", "Мотивация")
    await olga.press_nth(0)
    await olga.press("Дальше")
    await olga.press("Дальше")
    await save_unheard(olga, telegram, "Отправить")
    await olga.press("О чём", "Удовлетворённость", "Отправить")
    assert "Уже записано: анкета «Мотивация»" in olga.screen
    await olga.press("Открыть анкету")
    assert "Мотивация" in olga.screen
    assert await count(town, Questionnaire) == 1


async def test_an_invite_is_confirmed_as_it_is_stored(olga: Phone, telegram: Telegram, town: Town) -> None:
    await olga.say("/invite")
    await olga.press("Руководитель")
    await olga.say("Инна Серова")
    await save_unheard(olga, telegram)
    await olga.press("Для кого")
    await olga.say("Пётр Серов")
    await olga.press("Сохранить")
    assert "Уже записано: приглашение на место Руководитель · Инна Серова" in olga.screen
    assert "Пётр" not in olga.screen
    assert "готово" not in olga.screen
    assert await count(town, Invite) == 1


async def test_the_same_invite_again_is_confirmed(olga: Phone, telegram: Telegram, town: Town) -> None:
    await olga.say("/invite")
    await olga.press("Куратор", "Лесной район", "Пропустить")
    await save_unheard(olga, telegram)
    assert "Приглашение готово" in await olga.press("Сохранить")
    assert await count(town, Invite) == 1


@pytest.mark.parametrize(("field", "value"), [("Название", "Центр «Мыс»"), ("Территории", "Озёрск\nЛесной район")])
async def test_a_centre_is_confirmed_as_it_is_stored(
    admin: Phone, telegram: Telegram, town: Town, field: str, value: str
) -> None:
    before = await count(town, Center)
    await admin.say("/center")
    for said in ("Центр «Коса»", "Озёрск"):
        await admin.say(said)
    await admin.press("Москва")
    await save_unheard(admin, telegram)
    await admin.press(field)
    await admin.say(value)
    await admin.press("Сохранить")
    assert "Уже записано: центр Центр «Коса»" in admin.screen
    assert "создан" not in admin.screen
    assert await count(town, Center) == before + 1
