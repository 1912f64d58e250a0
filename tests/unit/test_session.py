"""What Telegram, or whoever stands between, may answer that is no answer."""

import traceback

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest, TelegramNetworkError
from aiogram.methods import GetMe, TelegramMethod
from python_socks import ProxyConnectionError, ProxyError, ProxyTimeoutError

from bot.factory import build_bot
from bot.polling import GetRawUpdates
from scheduler.troubles import Trouble, classify
from speed.calls import LeanSession

WRITTEN = "Иванова Мария"
GOOD = {"update_id": 2, "message": {}}


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"<html>{WRITTEN}".encode("cp1251"), "JSONDecodeError"),
        (f'{{"ok": true, "result": "{WRITTEN}'.encode()[:-1], "JSONDecodeError"),
        (f'{{"ok": true, "result": "{WRITTEN}'.encode(), "JSONDecodeError"),
        (f'{{"ok": true, "result": {{"id": "{WRITTEN}"}}}}'.encode(), "'id'"),
    ],
)
async def test_what_cannot_be_read_is_a_line_that_broke_and_stays_out_of_the_log(
    body: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(own: LeanSession, bot: Bot, method: TelegramMethod[object], *_: object) -> object:
        return own.check_response(bot, method, 200, body.decode()).result

    monkeypatch.setattr(LeanSession, "make_request", answer)
    with pytest.raises(TelegramNetworkError, match="cannot be read") as caught:
        await build_bot("42:TEST", "http://127.0.0.1:1").session.make_request(Bot("42:TEST"), GetMe())
    told = "".join(traceback.format_exception(caught.value))
    assert why in told
    assert WRITTEN not in told


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        (ProxyError("refused by user:hush@proxy"), Trouble.RETRY),
        (ProxyConnectionError(111, "Could not connect to proxy"), Trouble.RETRY),
        (ProxyTimeoutError("Proxy connection timed out"), Trouble.RETRY),
        (ConnectionResetError("Cannot write to closing transport"), Trouble.AMBIGUOUS),
        (EOFError("half a reply of the proxy"), Trouble.AMBIGUOUS),
    ],
)
async def test_every_broken_line_of_every_library_is_one_class(
    error: Exception, meaning: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def break_(*_: object) -> object:
        raise error

    monkeypatch.setattr(LeanSession, "make_request", break_)
    with pytest.raises(TelegramNetworkError, match=f"the line broke: {type(error).__name__}$") as caught:
        await build_bot("42:TEST", "http://127.0.0.1:1").session.make_request(Bot("42:TEST"), GetMe())
    assert classify(caught.value) is meaning


@pytest.mark.parametrize(
    "odd", [b'"callback_query":"x"', b'"callback_query":{"message":"x"}', b'"message":{"text":"\xed\xa0\xbd"}']
)
async def test_one_odd_update_hides_no_other(odd: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    async def answer(own: LeanSession, bot: Bot, method: TelegramMethod[object], *_: object) -> object:
        body = b'{"ok":true,"result":[{"update_id":1,' + odd + b'},{"update_id":2,"message":{}}]}'
        return own.check_response(bot, method, 200, body.decode()).result

    monkeypatch.setattr(LeanSession, "make_request", answer)
    updates = await build_bot("42:TEST", "http://127.0.0.1:1").session.make_request(Bot("42:TEST"), GetRawUpdates())
    assert updates[1] == GOOD


async def test_a_press_that_telegram_forgot_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    said = '{"ok": false, "error_code": 400, "description": "Bad Request: %s"}'
    reasons = iter(("query is too old and response timeout expired or query ID is invalid", "chat not found"))

    async def answer(own: LeanSession, bot: Bot, method: TelegramMethod[object], *_: object) -> object:
        return own.check_response(bot, method, 400, said % next(reasons)).result

    monkeypatch.setattr(LeanSession, "make_request", answer)
    bot = build_bot("42:TEST", "http://127.0.0.1:1")
    assert await bot.answer_callback_query("1", "Готово")
    with pytest.raises(TelegramBadRequest):
        await bot.answer_callback_query("2", "Готово")
