"""A letter that was sent with a file is changed by its caption: it has no text of its own."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageCaption, EditMessageText, TelegramMethod
from markupsafe import Markup

from scheduler.letters.letter import Letter
from scheduler.mail import send
from scheduler.pace import Pace


class Line:
    """A Bot API that refuses to edit the text of a document."""

    def __init__(self, caption: str = "") -> None:
        self.calls: list[TelegramMethod[Any]] = []
        self._caption = caption

    async def __call__(self, method: TelegramMethod[Any], request_timeout: int | None = None) -> bool:
        self.calls.append(method)
        if isinstance(method, EditMessageText):
            raise TelegramBadRequest(method, "Bad Request: there is no text in the message to edit")
        if self._caption:
            raise TelegramBadRequest(method, self._caption)
        return True


@pytest.mark.parametrize("answer", ["", "Bad Request: message is not modified"])
async def test_the_caption_is_changed(answer: str) -> None:
    line: Any = Line(answer)
    assert await send(line, Pace(), 7, Letter(text=Markup("<b>Зал</b>"), instead_of=5)) == 5
    assert [type(one) for one in line.calls] == [EditMessageText, EditMessageCaption]
    assert line.calls[1].caption == "<b>Зал</b>"


async def test_what_cannot_be_changed_either_way_is_an_error() -> None:
    line: Any = Line("Bad Request: can't parse entities")
    with pytest.raises(TelegramBadRequest):
        await send(line, Pace(), 7, Letter(text=Markup("<b>Зал</b>"), instead_of=5))
