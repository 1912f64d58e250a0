"""What bends libraries: the names it needs are there, each bend can be left out, and what it does is the same."""

import gc
import inspect
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiosqlite
import pydantic
import pytest
from aiogram import Bot, methods, types
from aiogram.client.context_controller import BotContextController
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import PRODUCTION
from aiogram.methods import SendMessage
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, Message, Update, User
from aiogram_dialog import Window
from aiogram_dialog.api.entities import stack
from aiohttp import FormData
from aiohttp.payload import BytesPayload
from pydantic import BaseModel

from speed import interpreter, sqlite_driver, wire
from speed.calls import LeanSession
from speed.dialogue_ids import dialogue_id, set_up_ids
from speed.keyboards import PlainKeyboards, with_late_keyboard
from speed.loop import loop_factory
from speed.objects import _kinds, set_up_objects
from speed.switch import Bend, bent, leave

PAGE = (Path(__file__).parents[2] / "docs" / "speed.md").read_text(encoding="utf-8")
NEEDED = {
    "aiosqlite.Connection": (
        aiosqlite.Connection(lambda: sqlite3.connect(":memory:"), 1),
        "_connection _running _thread _tx",
    ),
    "aiosqlite.Connection's class": (aiosqlite.Connection, "_conn in_transaction"),
    "aiogram's objects": (User, "_bot __private_attributes__ __pydantic_private__ model_post_init"),
    "aiogram's AiohttpSession": (AiohttpSession, "build_form_data prepare_value"),
    "pydantic's BaseModel": (BaseModel, "model_rebuild"),
    "pydantic's rebuilding": (inspect.getsource(pydantic.main), "_types_namespace"),
    "aiogram_dialog's stack": (stack, "new_id"),
    "aiogram_dialog's Window": (inspect.getsource(Window.__init__), "markup_factory"),
}


@pytest.fixture(params=[True, False], ids=["bent", "plain"])
def bending(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Both ways."""
    leave(() if request.param else tuple(Bend))
    yield request.param
    leave(())


@pytest.mark.parametrize("name", NEEDED)
def test_what_the_bends_need_is_there_and_on_their_page(name: str) -> None:
    holder, needed = NEEDED[name]
    for one in needed.split():
        assert one in holder if isinstance(holder, str) else hasattr(holder, one)
        assert f"`{one}`" in PAGE


def test_a_value_is_prepared_without_becoming_json() -> None:
    assert "_dumps_json" in inspect.signature(AiohttpSession.prepare_value).parameters


def test_each_bend_has_a_line_on_the_page() -> None:
    assert [bend for bend in Bend if f"| `{bend.value}` |" not in PAGE] == []


def test_dialogues_get_names_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stack, "new_id", stack.new_id)
    set_up_ids()
    assert stack.new_id is dialogue_id
    assert "new_id()" in inspect.getsource(stack.Stack.push), "it is looked up there when a dialogue begins"


def test_every_model_becomes_whole_when_it_is_used() -> None:
    models = [getattr(room, name) for room in (types, methods) for name in room.__all__]
    for model in [one for one in models if hasattr(one, "model_rebuild")][::20]:
        assert model.model_rebuild() is not False
        assert model.__pydantic_complete__


@pytest.mark.parametrize(("left", "whole"), [("()", False), ("Bend", True)], ids=["bent", "plain"])
def test_models_are_whole_at_once_only_where_that_is_wanted(left: str, whole: bool) -> None:
    lines = (
        "from speed.models import build_models_late",
        "from speed.switch import Bend, leave",
        f"leave({left})",
        "build_models_late()",
        "from aiogram.types import Update, User",
        "print(Update.__pydantic_complete__)",
        "print(User(id=1, is_bot=False, first_name='И').first_name)",
        "from aiogram.methods import SendMessage",
        "from speed.keyboards import late",
        "keyboard = late({'inline_keyboard': [[{'text': 'Да', 'callback_data': 'y'}]]})",
        "print(SendMessage(chat_id=1, text='?', reply_markup=keyboard).model_dump()['reply_markup'] is not None)",
    )
    run = subprocess.run([sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == [str(whole), "И", "True"]


async def test_a_call_says_the_same_both_ways(bending: bool) -> None:
    bot = Bot("42:TEST")
    keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Да", callback_data="y")]])
    body = LeanSession(api=PRODUCTION).build_form_data(bot, SendMessage(chat_id=7, text="Слово", reply_markup=keyboard))
    if bending:
        assert isinstance(body, BytesPayload)
        said = wire.loads(body.decode())
    else:
        assert isinstance(body, FormData)
        said = {options["name"]: value for options, _, value in body._fields}
        said |= {"chat_id": int(said["chat_id"]), "reply_markup": wire.loads(said["reply_markup"])}
    assert said["chat_id"] == 7
    assert said["text"] == "Слово"
    assert said["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "y"


async def test_a_keyboard_is_the_same_both_ways(bending: bool) -> None:
    rows: Any = [[{"text": "Да", "callback_data": "y"}]]
    markup = await PlainKeyboards().render_markup({}, None, rows)  # type: ignore[arg-type]
    assert isinstance(markup.__dict__["inline_keyboard"][0][0], dict if bending else InlineKeyboardButton)
    assert markup.model_dump(exclude_none=True, warnings=False) == {"inline_keyboard": rows}
    sent = SendMessage(chat_id=7, text="Слово", reply_markup=markup)
    assert sent.model_dump(warnings=False)["reply_markup"]["inline_keyboard"][0][0]["text"] == "Да"
    assert markup.inline_keyboard == [[InlineKeyboardButton(text="Да", callback_data="y")]]
    assert markup.model_dump(exclude_none=True, warnings=False) == {"inline_keyboard": rows}


SENT: dict[str, Any] = {
    "message_id": 7,
    "date": 1,
    "chat": {"id": 7, "type": "private"},
    "text": "Слово",
    "reply_markup": {"inline_keyboard": [[{"text": "Да", "callback_data": "y"}]]},
}


async def test_an_answer_says_all_that_telegram_said_both_ways(bending: bool) -> None:
    bot, method = Bot("42:TEST"), SendMessage(chat_id=7, text="Слово")
    answer = wire.dumps({"ok": True, "result": SENT}).decode()
    sent: Any = LeanSession(api=PRODUCTION).check_response(bot, method, HTTPStatus.OK, answer).result
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "y"
    assert sent.model_dump(exclude_none=True) == Message.model_validate(SENT).model_dump(exclude_none=True)


def _plain(self: BotContextController, context: Any, /) -> None:
    """As aiogram's own."""
    self._bot = context.get("bot") if context else None


async def test_objects_know_their_bot_both_ways(bending: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    kinds, bot = [*_kinds(BotContextController)], Bot("42:TEST")
    for kind in kinds:
        monkeypatch.setattr(kind, "model_post_init", _plain)  # whoever was here before, and as it was afterwards
    before = Message.model_post_init
    set_up_objects()
    assert (Message.model_post_init is not before) is bending
    sent = Message.model_validate(SENT, context={"bot": bot})
    assert sent.bot is bot is sent.chat.bot
    assert sent.reply_markup.inline_keyboard[0][0].bot is bot  # type: ignore[union-attr]
    assert Message.model_validate(SENT).bot is None
    assert SendMessage(chat_id=7, text="Слово").as_(bot).bot is bot
    assert sent.model_copy(update={"text": "Другое"}).bot is bot


async def test_a_press_says_which_buttons_stood_there_both_ways(bending: bool) -> None:
    query = {"id": "1", "chat_instance": "1", "data": "y", "from": {"id": 7, "is_bot": False, "first_name": "А"}}
    raw = {"update_id": 1, "callback_query": {**query, "message": SENT}}
    before = wire.dumps(raw)
    read = Update.model_validate(with_late_keyboard(raw))
    assert read == Update.model_validate(raw)
    assert wire.dumps(raw) == before, "it is stored as it came"


@pytest.mark.parametrize(
    "odd",
    [
        None,
        5,
        {"inline_keyboard": 5},
        {"inline_keyboard": [5]},
        {"inline_keyboard": [[5]]},
        {"inline_keyboard": [[{"text": 5}]]},
        {"inline_keyboard": [[{"callback_data": "y"}]]},
        {"inline_keyboard": [[{"text": "Да", "web_app": {"url": "https://bot.example"}}]]},
        {"inline_keyboard": [], "more": 1},
    ],
)
def test_a_keyboard_of_another_shape_is_read_at_once(odd: Any) -> None:
    raw = {"update_id": 1, "callback_query": {"message": {"reply_markup": odd}}}
    assert with_late_keyboard(raw) == raw
    for other in ({"callback_query": odd}, {"callback_query": {"message": odd}}):
        assert with_late_keyboard(other) == other


def test_the_loop_is_theirs_where_it_is_not_bent(bending: bool) -> None:
    assert (loop_factory() is not None) is (bending and sys.platform != "win32")


def test_the_driver_is_theirs_where_it_is_not_bent(bending: bool) -> None:
    assert bool(sqlite_driver.arguments()) is bending
    assert all(bent(one) is bending for one in Bend)


def test_python_is_left_alone_where_it_is_not_bent(bending: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(gc, "set_threshold", lambda *_: done.append("threshold"))
    monkeypatch.setattr(gc, "freeze", lambda: done.append("freeze"))
    monkeypatch.setattr(sys, "setswitchinterval", lambda _: done.append("turns"))
    interpreter.look_for_garbage()
    interpreter.take_short_turns()
    assert sorted(done) == (["freeze", "threshold", "turns"] if bending else [])
