"""Odd updates are answered, never in a group; a refusal of Telegram's counts for the chat that it came from."""

from datetime import UTC, datetime
from typing import Any

import pytest
import structlog
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import AnswerCallbackQuery, GetFile, LeaveChat, TelegramMethod
from aiogram.types import (
    CallbackQuery,
    Chat,
    ChatMemberLeft,
    ChatMemberMember,
    ChatMemberUpdated,
    InaccessibleMessage,
    Message,
)
from sqlalchemy import select

from handlers import commands
from models.forms.form import Form
from models.people import Person
from tests.flows.test_phrases import USUAL
from tests.flows.tour import answer_needed
from tests.support.telegram import Phone, Telegram
from tests.support.town import Town

NOON = datetime(2026, 3, 16, 9, 0, tzinfo=UTC)
GROUP = Chat(id=-100_500, type="supergroup", title="Кураторы")


def query(phone: Phone, **parts: Any) -> CallbackQuery:
    return CallbackQuery(id="9", from_user=phone.user, chat_instance="-", **parts)


async def blocked(phone: Phone, town: Town) -> bool:
    async with town.db.reading() as session:
        found = await session.scalar(select(Person).where(Person.account == phone.who.telegram_id))
        return found is not None and found.blocked_at is not None


def to_group(telegram: Telegram) -> list[TelegramMethod[Any]]:
    return [
        one for one in telegram.calls if getattr(one, "chat_id", None) == GROUP.id and not isinstance(one, LeaveChat)
    ]


@pytest.mark.parametrize("kind", [TelegramForbiddenError, TelegramBadRequest])
async def test_a_group_that_cannot_be_left_says_nothing_of_the_person(
    maria: Phone, telegram: Telegram, town: Town, kind: Any
) -> None:
    def trouble(method: Any) -> None:
        if isinstance(method, LeaveChat):
            raise kind(method=method, message="Forbidden: bot is not a member of the supergroup chat")

    telegram.trouble = trouble
    bot = maria.user.model_copy(update={"id": 42, "is_bot": True})
    came: dict[str, Any] = {"old_chat_member": ChatMemberLeft(user=bot), "new_chat_member": ChatMemberMember(user=bot)}
    with structlog.testing.capture_logs() as logs:
        await maria.feed(my_chat_member=ChatMemberUpdated(chat=GROUP, from_user=maria.user, date=NOON, **came))
    assert not [line for line in logs if line["log_level"] == "error"]
    assert not await blocked(maria, town)
    assert not to_group(telegram)


ODD: dict[str, dict[str, Any]] = {
    "no message": {"data": "x"},
    "no data": {"game_short_name": "chess"},
    "neither": {},
    "inline": {"inline_message_id": "7", "data": "w00001\x1dt:log"},
}


@pytest.mark.parametrize("parts", ODD.values(), ids=ODD)
async def test_a_press_without_its_parts_is_answered(maria: Phone, telegram: Telegram, parts: dict[str, Any]) -> None:
    await maria.say("/start")
    telegram.calls.clear()
    with structlog.testing.capture_logs() as logs:
        heard = await maria.feed(callback_query=query(maria, **parts))
    assert "из старого сообщения" in heard
    assert not [line for line in logs if line["log_level"] == "error"]


async def test_a_press_on_a_message_that_telegram_no_longer_shows(maria: Phone) -> None:
    await maria.say("/start")
    gone = InaccessibleMessage(chat=maria.chat, message_id=1, date=0)
    assert "ошибка" not in await maria.feed(callback_query=query(maria, message=gone, data="nonsense"))
    assert "Здравствуйте" in maria.screen


@pytest.mark.telegram("a group of MAX's tells a bot nothing until an admin lets it read: tests/gateway/test_updates.py")
async def test_in_a_group_nothing_is_said_and_nothing_read(maria: Phone, telegram: Telegram) -> None:
    said: dict[str, Any] = {"message_id": 5, "date": NOON, "chat": GROUP, "from_user": maria.user}
    message = Message(**said, text="/menu")
    await maria.feed(message=message)
    await maria.feed(
        message=Message(**said, text="привет", reply_to_message=Message(message_id=4, date=NOON, chat=GROUP))
    )
    await maria.feed(message=Message(**said, text=USUAL))
    assert maria.chat.id not in telegram.chats, "a sentence opens nothing, neither there nor in the person's own chat"
    await maria.feed(edited_message=message)
    await maria.feed(callback_query=query(maria, message=message, data="w00001\x1dt:log"))
    await maria.feed(callback_query=query(maria, message=message, data="nonsense"))
    assert not to_group(telegram)


async def test_a_reply_to_what_has_no_sender_is_a_message_like_any(maria: Phone) -> None:
    await maria.say("/start")
    nobody = Message(message_id=4, date=NOON, chat=maria.chat)
    assert "ошибка" not in await maria.send(text="привет", reply_to_message=nobody)
    said = Message(message_id=5, date=NOON, chat=maria.chat, from_user=maria.user, text="а", reply_to_message=nobody)
    assert "ошибка" not in await maria.feed(edited_message=said)


@pytest.mark.telegram("MAX has no business accounts")
async def test_what_comes_by_a_business_account_is_no_error(maria: Phone) -> None:
    await maria.say("/start")
    said = Message(message_id=5, date=NOON, chat=maria.chat, from_user=maria.user, text="а")
    assert "ошибка" not in await maria.feed(business_message=said)


@pytest.mark.parametrize("data", ["plan:mine", "plan:past", "item:1:open", "nonsense"])
async def test_every_press_is_answered(maria: Phone, telegram: Telegram, data: str) -> None:
    await maria.say("/start")
    for pressed in (data, "date:1:dance"):
        telegram.calls.clear()
        await maria.feed(callback_query=query(maria, message=maria.window, data=pressed))
        assert [one for one in telegram.calls if isinstance(one, AnswerCallbackQuery)], pressed


async def test_a_press_that_telegram_forgot_is_no_error(maria: Phone, telegram: Telegram) -> None:
    def trouble(method: TelegramMethod[Any]) -> None:
        if isinstance(method, AnswerCallbackQuery):
            raise TelegramBadRequest(method, "Bad Request: query is too old and response timeout expired")

    await maria.say("/start")
    telegram.trouble = trouble
    for parts in ODD.values():
        assert "ошибка" not in await maria.feed(callback_query=query(maria, **parts))


async def test_an_expired_file_is_asked_for_again(olga: Phone, telegram: Telegram, monkeypatch: Any) -> None:
    async def gone(*_: Any, **__: Any) -> None:
        raise TelegramBadRequest(
            GetFile(file_id="1"), "Bad Request: wrong file_id or the file is temporarily unavailable"
        )

    monkeypatch.setattr(telegram, "download", gone)
    await olga.say("/plan")
    answer = await olga.send_file("план.docx", b"PK")
    assert "ещё раз" in answer
    assert "ошибка" not in answer


async def test_what_was_typed_is_called_saved_only_when_it_is(maria: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    await answer_needed(maria)
    with monkeypatch.context() as patched:
        patched.setattr(Form, "typed", broken)
        answer = await maria.say("Лесной район")
        assert "пришлите его ещё раз" in answer.lower()
        assert "Введённое сохранено" not in answer
    with monkeypatch.context() as patched:
        patched.setattr(Form, "tap", broken)
        assert "Введённое сохранено" in await maria.press(maria.buttons[0])
    await maria.press("Отмена", "Не сохранять")
    with monkeypatch.context() as patched:
        patched.setattr(commands, "permit", broken)
        answer = await maria.say("/my")
    assert "номер" in answer
    assert "Введённое" not in answer
    assert "Прежние" not in answer
