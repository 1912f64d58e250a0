"""The local Telegram without a line: the bot's calls are carried out at once, and updates are handed over."""

from collections.abc import AsyncGenerator
from typing import Any, cast

from aiogram import Bot, Dispatcher
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import BufferedInputFile, InputFile, Update

import simulator.methods  # noqa: F401 – registers them
from gateway.botapi.params import Params, Upload
from simulator import actions
from simulator.records import Message
from simulator.registry import METHODS, perform
from simulator.state import World


class Inside(BaseSession):
    """A session that ends in a world of this process."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    async def make_request(
        self,
        bot: Bot,
        method: TelegramMethod[TelegramType],
        timeout: int | None = None,  # noqa: ASYNC109 — aiogram's own
    ) -> TelegramType:
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False, exclude_none=True)
        values = {name: self.prepare_value(value, bot, files) for name, value in given.items()}
        sent = {name: _upload(file) for name, file in files.items()}
        status, answer = perform(self._world, METHODS[method.__api_method__.lower()], Params(values, sent))
        return cast("TelegramType", self.check_response(bot, method, status, self.json_dumps(answer)).result)

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_: Any, **__: Any) -> AsyncGenerator[bytes, None]:
        """Nobody downloads here."""
        yield b""


def _upload(file: InputFile) -> Upload:
    if not isinstance(file, BufferedInputFile):
        raise TypeError(f"a file of the bot is made in memory, not {type(file).__name__}")
    return Upload(file.filename or "", "application/octet-stream", file.data)


def bot_of(world: World) -> Bot:
    """The bot whose calls end in that world."""
    return Bot(world.token, session=Inside(world), default=DefaultBotProperties(parse_mode="HTML"))


class Finger:
    """Somebody at their phone: presses what stands under a message of theirs."""

    def __init__(self, world: World, bot: Bot, dispatcher: Dispatcher, chat_id: int) -> None:
        self._world, self._bot, self._dispatcher = world, bot, dispatcher
        self._chat = world.chats[chat_id]

    @property
    def last(self) -> Message:
        """The bot's newest message that has buttons."""
        return next(m for m in reversed(self._chat.messages.values()) if m.from_bot and m.rows and not m.deleted)

    async def press(self, message: Message, label: str) -> None:
        """A button of that message, and what the bot does about it."""
        shown = self._chat.messages[message.message_id]
        data = next(button.data for row in shown.rows for button in row if button.label == label)
        actions.press(self._world, self._chat, shown, label, data)
        await self._hand_over()

    async def say(self, text: str) -> None:
        """A text, and what the bot does about it."""
        actions.say(self._world, self._chat, text)
        await self._hand_over()

    async def _hand_over(self) -> None:
        for update in list(self._world.updates.pending.values()):
            self._world.updates.confirm(update.update_id)
            await self._dispatcher.feed_update(self._bot, Update.model_validate(update.as_json()))
