"""What Telegram, or whoever stands between, may answer that is no answer."""

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.exceptions import ClientDecodeError
from aiogram.methods import GetMe, TelegramMethod

from bot.factory import build_bot

SECRET = "Иванова Мария"


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (f"<html>{SECRET}".encode("cp1251"), "No text"),
        (f'{{"ok": true, "result": "{SECRET}'.encode()[:-1], "No text"),
        (f'{{"ok": true, "result": "{SECRET}'.encode(), "JSONDecodeError"),
        (f'{{"ok": true, "result": {{"id": "{SECRET}"}}}}'.encode(), "'id'"),
    ],
)
async def test_what_cannot_be_read_is_one_error_and_stays_out_of_the_log(
    body: bytes, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def answer(own: AiohttpSession, bot: Bot, method: TelegramMethod[object], timeout: int | None) -> object:  # noqa: ASYNC109
        return own.check_response(bot, method, 200, body.decode()).result

    monkeypatch.setattr(AiohttpSession, "make_request", answer)
    with pytest.raises(ClientDecodeError) as caught:
        await build_bot("42:TEST", "http://127.0.0.1:1").session.make_request(Bot("42:TEST"), GetMe())
    told = f"{caught.value} {caught.value.__cause__}"
    assert why in told
    assert "Мария" not in told
