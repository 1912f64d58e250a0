"""A bot of the page's own tests: raw HTTP and no framework, so that it starts in no time.

`python tests/web/scripted_bot.py` runs it as the demo runs the product, with BOT_TOKEN and TELEGRAM_API_URL.
"""

import asyncio
import base64
import contextlib
import json
import os
import signal
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, FormData

Json = dict[str, Any]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkaPhfDwAEMAHnH2fkLwAAAABJRU5ErkJggg=="
)
COMMANDS = {"menu": "Окно с кнопками", "report": "Отчёт файлом", "notice": "Уведомления", "rich": "Разметка"}
RICH = (
    "<b>Жирно</b>, <i>наклонно</i>, <u>подчёркнуто</u>, <s>зачёркнуто</s>, <code>код &lt;b&gt;</code>\n"
    "<tg-spoiler>секрет</tg-spoiler> и <b>ссылка <a href='https://example.org/?a=1&amp;b=2'>на сайт</a></b>\n"
    "<blockquote>Цитата с адресом https://example.com/path.</blockquote>\n<pre>столбик 1\nстолбик 2</pre>\n"
    "Команда /menu и приглашение: https://t.me/opora_bot?start=inv_7"
)


def key(text: str, data: str = "", **more: Any) -> Json:
    return {"text": text} | ({"callback_data": data} if data else {}) | more


def window(count: int) -> Json:
    return {
        "text": f"<b>Окно.</b> Нажато: {count}",
        "reply_markup": {
            "inline_keyboard": [
                [key("Ещё раз", f"more:{count + 1}"), key("Много кнопок", "many")],
                [key("Тост", "toast"), key("Окошко", "alert")],
                [key("Убрать", "remove"), key("Сайт", url="https://example.org")],
            ]
        },
    }


class ScriptedBot:
    def __init__(self, session: ClientSession, url: str, token: str) -> None:
        self.session = session
        self.base = f"{url}/bot{token}/"

    async def call(self, method: str, **params: Any) -> Any:
        form = {name: v if isinstance(v, str) else json.dumps(v) for name, v in params.items()}
        async with self.session.post(self.base + method, data=form) as answer:
            return (await answer.json()).get("result")

    async def upload(self, method: str, field: str, name: str, data: bytes, **params: str) -> None:
        form = FormData(params, quote_fields=False)
        form.add_field(field, data, filename=name)
        async with self.session.post(self.base + method, data=form) as answer:
            await answer.read()

    async def run(self) -> None:
        await self.call("getMe")
        menu = [{"command": name, "description": words} for name, words in COMMANDS.items()]
        await self.call("setMyCommands", commands=menu)
        await self.call("setMyDescription", description="Показывает всё, что умеет страница.")
        offset = 0
        while True:
            for update in await self.call("getUpdates", offset=offset, timeout=20) or []:
                offset = update["update_id"] + 1
                await self.handle(update)

    async def handle(self, update: Json) -> None:
        if query := update.get("callback_query"):
            await self.pressed(query)
        elif message := update.get("message"):
            await self.said(message["chat"]["id"], message)
        elif message := update.get("edited_message"):
            await self.tell(message["chat"]["id"], f"Исправлено: {message['text']}")

    async def tell(self, chat: int, text: str, **more: Any) -> Any:
        return await self.call("sendMessage", chat_id=chat, text=text, **more)

    async def said(self, chat: int, message: Json) -> None:
        command, _, rest = message.get("text", "").partition(" ")
        deeds: dict[str, Callable[[int, str], Awaitable[Any]]] = {
            "/start": self.start,
            "/menu": self.menu,
            "/report": self.report,
            "/rich": lambda chat, _: self.tell(chat, RICH, parse_mode="HTML"),
            "/typing": self.typing,
            "/tell": self.tell_other,
            "/flood": self.flood,
            "/photo": lambda chat, _: self.upload(
                "sendPhoto", "photo", "p.png", PIXEL, chat_id=str(chat), caption="Снимок"
            ),
        }
        if deed := deeds.get(command):
            await deed(chat, rest)
            return
        kinds = ("photo", "document", "voice", "sticker", "contact", "location")
        kind = next((kind for kind in kinds if kind in message), None)
        words = f"Получено: {kind}" if kind else f"Вы написали: {message.get('text', '')}"
        await self.tell(chat, words, reply_parameters={"message_id": message["message_id"]})

    async def start(self, chat: int, payload: str) -> None:
        keyboard = [["Меню", "Отчёт"], [{"text": "Мой номер", "request_contact": True}]]
        words = f"Приглашение: {payload}" if payload else "Здравствуйте!"
        await self.tell(chat, words, reply_markup={"keyboard": keyboard, "resize_keyboard": True})

    async def menu(self, chat: int, _: str) -> None:
        await self.tell(chat, **window(0), parse_mode="HTML")

    async def report(self, chat: int, _: str) -> None:
        await self.upload(
            "sendDocument", "document", "Отчёт за май.xlsx", b"PK\x03\x04", chat_id=str(chat), caption="Отчёт"
        )

    async def typing(self, chat: int, _: str) -> None:
        await self.call("sendChatAction", chat_id=chat, action="typing")

    async def tell_other(self, _: int, rest: str) -> None:
        other, words = rest.split(" ", 1)
        await self.tell(int(other), words)

    async def flood(self, chat: int, rest: str) -> None:
        for number in range(int(rest)):
            await self.tell(chat, f"Сообщение {number + 1}")

    async def pressed(self, query: Json) -> None:
        message, data = query["message"], query["data"]
        where = {"chat_id": message["chat"]["id"], "message_id": message["message_id"]}
        answer: Json = {"callback_query_id": query["id"]}
        if data.startswith("more:"):
            await self.call("editMessageText", **where, **window(int(data[5:])), parse_mode="HTML")
        elif data == "many":
            rows = [[key(f"№ {row * 5 + n}", f"more:{row}") for n in range(1, 6)] for row in range(8)]
            await self.call("editMessageReplyMarkup", **where, reply_markup={"inline_keyboard": rows})
        elif data == "remove":
            await self.call("deleteMessage", **where)
        else:
            answer |= {"text": f"Это {data}", "show_alert": data == "alert"}
        await self.call("answerCallbackQuery", **answer)


async def main() -> None:
    async with ClientSession() as session:
        bot = ScriptedBot(session, os.environ["TELEGRAM_API_URL"], os.environ["BOT_TOKEN"])
        running = asyncio.create_task(bot.run())
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, running.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await running


if __name__ == "__main__":
    asyncio.run(main())
    if note := os.environ.get("BOT_NOTE"):
        Path(note).write_text("stopped by a signal", encoding="utf-8")
