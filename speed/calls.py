"""Calls to Telegram as JSON: in a form every Cyrillic letter takes twelve characters."""

from typing import Any, cast

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import Response, TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import InputFile
from aiohttp.payload import BytesPayload

from speed import wire
from speed.client import Line
from speed.keyboards import late, plain
from speed.switch import Bend, bent

JSON = "application/json"


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
        self._line = Line()
        self._returned: dict[type[TelegramMethod[Any]], Any] = {}

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 — aiogram's
    ) -> TelegramType:
        """What Telegram answered. Raises an OSError beside aiogram's errors."""
        ours = self.proxy is None and bent(Bend.CALLS) and bent(Bend.CLIENT)
        body = self._as_json(bot, method) if ours else None
        if body is None:
            return await super().make_request(bot, method, timeout)
        url = self.api.api_url(token=bot.token, method=method.__api_method__)
        status, said = await self._line.post(url, body, self.timeout if timeout is None else timeout)
        return cast("TelegramType", self.check_response(bot, method, status, said).result)

    def check_response(
        self, bot: Bot, method: TelegramMethod[TelegramType], status_code: int, content: str
    ) -> Response[TelegramType]:
        kind = type(method)
        if kind not in self._returned:
            # kept alive: pydantic forgets a generic type that nobody holds, and builds it anew in ten milliseconds
            self._returned[kind] = Response[method.__returning__]  # type: ignore[name-defined]  # a type made of a value
        return super().check_response(bot, method, status_code, content)

    async def close(self) -> None:
        self._line.close()
        await super().close()

    def build_form_data(self, bot: Bot, method: TelegramMethod[TelegramType]) -> Any:
        """What is posted: theirs is a form for everything."""
        body = self._as_json(bot, method) if bent(Bend.CALLS) else None
        return super().build_form_data(bot, method) if body is None else BytesPayload(body, content_type=JSON)

    def _as_json(self, bot: Bot, method: TelegramMethod[TelegramType]) -> bytes | None:
        """The call; None when a file goes with it."""
        files: dict[str, InputFile] = {}
        fields = {name: self._field(bot, value, files) for name, value in vars(method).items() if value is not None}
        return None if files else wire.dumps({name: value for name, value in fields.items() if value is not None})

    def _field(self, bot: Bot, value: Any, files: dict[str, InputFile]) -> Any:
        if type(value) in (str, int):
            return value
        return plain(value) or self.prepare_value(value, bot, files, _dumps_json=False)
