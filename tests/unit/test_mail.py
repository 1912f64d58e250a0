"""A letter that was sent with a file is changed by its caption, for it has no text of its own; a file that changed goes
in the old one's place."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import EditMessageCaption, EditMessageMedia, EditMessageText, TelegramMethod
from markupsafe import Markup

from scheduler.letters.letter import File, Letter
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


MOVED = Letter(text=Markup("<b>Зал</b>"), instead_of=5, file=File("30.09.2026.ics", b"BEGIN:VCALENDAR"))


class Quiet:
    """A Bot API that takes everything but a file, where it says so."""

    def __init__(self, no_file: str = "") -> None:
        self.calls: list[TelegramMethod[Any]] = []
        self._no_file = no_file

    async def __call__(self, method: TelegramMethod[Any], request_timeout: int | None = None) -> bool:
        self.calls.append(method)
        if self._no_file and isinstance(method, EditMessageMedia):
            raise TelegramBadRequest(method, self._no_file)
        return True


async def test_the_file_is_changed_with_its_words() -> None:
    line: Any = Quiet()
    assert await send(line, Pace(), 7, MOVED) == 5
    (call,) = line.calls
    assert (call.media.caption, call.media.media.filename) == ("<b>Зал</b>", "30.09.2026.ics")


async def test_a_letter_that_went_without_its_file_has_its_words_changed() -> None:
    line: Any = Quiet("Bad Request: there is no media in the message to edit")
    assert await send(line, Pace(), 7, MOVED) == 5
    assert [type(one) for one in line.calls] == [EditMessageMedia, EditMessageText]


async def test_what_is_gone_is_not_changed() -> None:
    line: Any = Quiet("Bad Request: message to edit not found")
    assert await send(line, Pace(), 7, MOVED) == 5
    assert [type(one) for one in line.calls] == [EditMessageMedia]
