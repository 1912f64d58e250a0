"""A command in the middle of a form, old buttons, and our own mistakes: nothing that was typed is lost."""

from datetime import UTC, datetime
from typing import Any, cast

import pytest
import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import EditMessageReplyMarkup, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import ChatMemberBanned, ChatMemberMember, ChatMemberUpdated, Message
from aiogram_dialog.api.entities import Stack
from sqlalchemy import select

from bot.factory import build_dispatcher
from handlers.menu import getters
from handlers.states import Menu
from models.forms.form import Form
from models.people import Person
from services.activities import records, twins
from tests.flows.conftest import Phones
from tests.flows.test_log import stored
from tests.flows.tour import TITLE, answer_needed, log
from tests.support.telegram import Notebook, Phone, Telegram, kept
from tests.support.town import ADMIN, ADMINS, MARIA, OLGA, Town, Who

NOON = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
COMMANDS = ("/my", "/menu", "/log", "/start", "/cancel", "/start gibberish")


def values(notebook: Notebook, phone: Phone) -> dict[str, Any]:
    """The answers of the form that is open."""
    found: dict[str, Any] = kept(notebook, phone)[-1][1]["draft"]["values"]
    return found


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_command_in_the_middle_asks_first(maria: Phone, notebook: Notebook, command: str) -> None:
    await answer_needed(maria)
    before = values(notebook, maria)
    await maria.say(command)
    assert "Сначала сохранить?" in maria.screen
    assert maria.buttons == ["Сохранить", "Вернуться", "Не сохранять"]
    assert values(notebook, maria) == before
    await maria.press("Вернуться")
    assert "Шаг 4 из 9" in maria.screen
    assert values(notebook, maria) == before


async def test_saving_first_and_then_where_the_command_leads(maria: Phone, town: Town) -> None:
    await answer_needed(maria)
    await maria.say("/my")
    assert "Сохранено, № 1" in await maria.press("Сохранить")
    assert "Мои записи" in maria.screen
    assert await stored(town) == 1


async def test_not_saving_and_where_the_command_leads(maria: Phone, town: Town) -> None:
    await answer_needed(maria)
    await maria.say("/my")
    await maria.press("Не сохранять")
    assert "Здесь пока пусто" in maria.screen
    assert await stored(town) == 0


async def test_what_is_incomplete_cannot_be_saved_yet(maria: Phone) -> None:
    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    await maria.say("/my")
    assert "сохранить пока нельзя" in maria.screen
    assert maria.buttons == ["Вернуться", "Не сохранять"]
    await maria.press("Вернуться")
    assert "Шаг 2 из 9" in maria.screen


async def test_the_last_command_counts_and_cancel_forgets_it(maria: Phone) -> None:
    await answer_needed(maria)
    await maria.say("/my")
    await maria.say("/plan")
    await maria.press("Не сохранять")
    assert "План." in maria.screen
    await answer_needed(maria)
    await maria.say("/my")
    await maria.press("Вернуться", "Отмена", "Не сохранять")
    assert "Здравствуйте" in maria.screen


async def test_after_a_twin_and_back_to_the_card_the_command_is_forgotten(maria: Phone) -> None:
    await log(maria)
    await answer_needed(maria)
    await maria.say("/plan")
    await maria.press("Сохранить", "Вернуться", "Сохранить", "Всё равно сохранить")
    assert "Сохранено, № 2" in maria.screen


async def test_an_untouched_form_does_not_ask(maria: Phone) -> None:
    await maria.say("/log")
    await maria.say("/my")
    assert "Мои записи" in maria.screen
    await log(maria)
    await maria.say("/my")
    assert "Мои записи" in maria.screen


async def test_an_unknown_command_names_those_that_are_there_and_the_form_stays(
    maria: Phone, notebook: Notebook
) -> None:
    await answer_needed(maria)
    before = kept(notebook, maria)
    assert "/log – записать мероприятие" in await maria.say("/zhurnal")
    assert kept(notebook, maria) == before


async def test_the_draft_survives_a_new_process(
    maria: Phone, town: Town, notebook: Notebook, telegram: Telegram
) -> None:
    await answer_needed(maria)
    maria.dispatcher = build_dispatcher(town.db, town.clock, notebook, admin_ids=ADMINS)
    await maria.press("К проверке")
    assert TITLE in maria.screen


# old buttons

STALE = "Эта кнопка из старого сообщения"


@pytest.mark.wires
async def test_an_old_window_says_so_and_a_fresh_one_follows(maria: Phone, notebook: Notebook) -> None:
    await maria.say("/start")
    old = maria.window
    await maria.say("/help")
    assert STALE in await maria.press_on(old, "Мои записи")
    assert "112" in maria.screen
    assert maria.screen == maria.last
    assert [one.text for one in maria.telegram.chats[maria.chat.id].values()].count(maria.screen) == 2, "one more"


async def test_dialogues_opened_in_one_second_have_names_of_their_own(maria: Phone) -> None:
    await maria.say("/log")
    chat = Stack()
    names = [chat.push(Menu.home, {}).id for _ in range(100)]
    assert len(set(names)) == 100, "the library's own would repeat in a hundred of one second"


async def test_an_old_button_does_not_disturb_a_form(maria: Phone, notebook: Notebook) -> None:
    await maria.say("/start")
    old = maria.window
    await answer_needed(maria)
    before = values(notebook, maria)
    assert STALE in await maria.press_on(old, "Мои записи")
    assert "Шаг 4 из 9" in maria.screen
    assert values(notebook, maria) == before


GARBAGE = (
    "",
    "x",
    "/log",
    "\x1d",
    "w99999\x1dt:log",
    "w00001\x1d",
    "w00001\x1dt:",
    "w00001\x1dt:²",
    "nope\x1dt:!save",
    "ы" * 32,
)


@pytest.mark.parametrize("data", GARBAGE)
async def test_garbage_is_answered_with_a_fresh_window(maria: Phone, data: str) -> None:
    await maria.say("/start")
    answer = await maria.callback(data)
    assert "ошибка" not in answer
    assert "Здравствуйте, Мария" in maria.screen


@pytest.mark.parametrize("data", GARBAGE)
async def test_garbage_before_anything_was_opened(maria: Phone, telegram: Telegram, data: str) -> None:
    nowhere = Message(message_id=1, date=NOON, chat=maria.chat)
    telegram.chats[maria.chat.id] = {1: nowhere}
    answer = await maria.callback(data, nowhere)
    assert "ошибка" not in answer
    assert "Здравствуйте, Мария" in maria.screen


async def test_a_stale_press_over_a_record_that_is_gone_leads_to_the_menu(maria: Phone, town: Town) -> None:
    await log(maria)
    await maria.say("/my")
    old = maria.window
    await maria.say("/my")
    await maria.press(maria.buttons[0])
    await records.delete_activity(await town.work(OLGA), 1)
    assert STALE in await maria.press_on(old, "Меню")
    assert "Здравствуйте" in maria.screen


# our own mistakes


async def test_an_unexpected_error_gives_a_number_and_keeps_the_form(
    maria: Phone, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise RuntimeError("Кураторы: секрет")

    await answer_needed(maria)
    await maria.press("К проверке")
    before = kept(notebook, maria)
    with monkeypatch.context() as patched, structlog.testing.capture_logs() as logs:
        patched.setattr(twins, "find_twin", broken)
        answer = await maria.press("Сохранить")
    assert "ошибка на нашей стороне, номер" in answer
    (line,) = [line for line in logs if line["event"] == "unexpected error"]
    assert line["number"] in answer
    assert TITLE not in str({k: v for k, v in line.items() if k != "exc_info"})
    assert kept(notebook, maria) == before
    await maria.press("Сохранить")
    assert "Сохранено" in maria.screen


@pytest.mark.parametrize(
    ("who", "what_to_do"),
    [
        (MARIA, "сообщите номер координатору"),
        (OLGA, "сообщите номер администратору платформы"),
        (ADMIN, "найдите этот номер в журнале сервера"),
    ],
)
async def test_the_number_of_an_error_is_told_to_somebody_else(
    who: Who, what_to_do: str, phones: Phones, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    phone = phones(who)
    monkeypatch.setattr(getters, "entries_of", broken)
    assert what_to_do in await phone.say("/menu")


async def test_an_error_in_a_window_leaves_the_form_where_it_was(
    maria: Phone, notebook: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    await maria.say("/log")
    await maria.press("Учебные ›", "Семинар")
    before = kept(notebook, maria)
    with monkeypatch.context() as patched:
        patched.setattr(Form, "hint", broken)
        assert "номер" in await maria.say("О доме")
    assert kept(notebook, maria) == before
    await maria.say("О доме")
    assert "Шаг 3 из 9" in maria.screen


@pytest.mark.parametrize(
    "said", ["message to edit not found", "MESSAGE_ID_INVALID", "message identifier is not specified"]
)
async def test_a_window_that_telegram_lost_is_sent_anew(maria: Phone, telegram: Telegram, said: str) -> None:
    def trouble(method: TelegramMethod[Any]) -> None:
        if isinstance(method, EditMessageText | EditMessageReplyMarkup):
            raise TelegramBadRequest(method, f"Bad Request: {said}")

    await maria.say("/log")
    before = maria.window.message_id
    telegram.trouble = trouble
    await maria.press("Учебные ›")
    assert maria.window.message_id > before
    await maria.press("Семинар")
    assert "Шаг 2 из 9" in maria.screen
    await maria.say("/menu")  # the buttons of the form are taken away
    assert "Вы не закончили" in maria.screen


async def test_who_stops_the_bot_is_marked_and_comes_back(maria: Phone, telegram: Telegram, town: Town) -> None:
    async def blocked() -> bool:
        async with town.db.reading() as session:
            found = await session.scalar(select(Person).where(Person.account == maria.who.telegram_id))
            return found is not None and found.blocked_at is not None

    def trouble(method: TelegramMethod[Any]) -> None:
        if isinstance(method, SendMessage | EditMessageText):
            raise TelegramForbiddenError(cast("Any", method), "Forbidden: bot was blocked by the user")

    await maria.say("/start")
    telegram.trouble = trouble
    await maria.say("/my")
    assert await blocked()
    telegram.trouble = lambda _: None
    here = ChatMemberMember(user=maria.user)
    gone = ChatMemberBanned(user=maria.user, until_date=NOON)
    event: dict[str, Any] = {"chat": maria.chat, "from_user": maria.user, "date": NOON}
    await maria.feed(my_chat_member=ChatMemberUpdated(**event, old_chat_member=gone, new_chat_member=here))
    assert not await blocked()
    await maria.feed(my_chat_member=ChatMemberUpdated(**event, old_chat_member=here, new_chat_member=gone))
    assert await blocked()
