"""Calls to Telegram as JSON: in a form every Cyrillic letter takes twelve characters."""

from typing import Any

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import AnswerCallbackQuery, EditMessageText, Response, SendMessage, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp.payload import BytesPayload

from speed import wire
from speed.keyboards import late
from speed.switch import Bend, bent

HOT = (EditMessageText, SendMessage, AnswerCallbackQuery)
RETURNED = tuple(Response[method.__returning__] for method in HOT)  # type: ignore[name-defined]  # a type made of a value
"""Kept alive: pydantic forgets a generic type that nobody holds, and builds it anew in ten milliseconds."""


def read_answer(text: str | bytes) -> Any:
    """JSON of an answer; the keyboard that Telegram repeats becomes buttons when somebody asks for them."""
    answer = wire.loads(text)
    result = answer.get("result") if isinstance(answer, dict) else None
    if isinstance(result, dict) and "reply_markup" in result and bent(Bend.KEYBOARDS):
        result["reply_markup"] = late(result["reply_markup"])
    return answer


class LeanSession(AiohttpSession):
    """aiogram's session; a call without files goes as JSON, what comes back is read as far as somebody asks."""

    def __init__(self, *, api: TelegramAPIServer, proxy: str | None = None) -> None:
        super().__init__(api=api, proxy=proxy, json_loads=read_answer)

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Any:
        """What is posted: theirs is a form for everything."""
        if not bent(Bend.CALLS):
            return super().build_form_data(bot, method)
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False, exclude_none=True)
        keyboard = given.pop("reply_markup", None)  # plain already: no file and no default of the bot is in it
        fields = {name: self.prepare_value(value, bot, files, _dumps_json=False) for name, value in given.items()}
        fields["reply_markup"] = keyboard
        if files:
            return super().build_form_data(bot, method)
        body = wire.dumps({name: value for name, value in fields.items() if value is not None})
        return BytesPayload(body, content_type="application/json")
