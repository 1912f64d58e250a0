"""Files both ways."""

import asyncio

from aiohttp import ClientSession

from gateway.max.intake import HOUR
from gateway.max.times import Times
from simulator.max.driver import MaxPhone
from tests.gateway.conftest import Caller, buttons

NAME = "План.docx"


async def test_a_document_is_put_up_waited_for_and_known_again(bot: Caller, masha: MaxPhone) -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        if seconds < HOUR:
            waited.append(seconds)
        else:
            await asyncio.sleep(seconds)

    bot.sim.world.uploads.not_ready = 3
    bot.gateway.times = Times(sleep=sleep)
    sent = await bot.put("sendDocument", "document", NAME, b"PK", chat_id=masha.id, caption="Вот")
    assert waited == [0.5, 1.0, 2.0], "the pauses grow"
    shown = masha.last.document
    assert shown is not None
    assert (shown.name, shown.data) == (NAME, b"PK")
    assert (masha.last.text, sent["caption"]) == ("Вот", "Вот")
    known = sent["document"]["file_id"]
    assert len(known) <= 200

    again = await bot.ok("sendDocument", chat_id=masha.id, document=known, reply_markup=buttons(["Да"]))
    assert again["document"]["file_id"] == known
    assert masha.last.document is not None
    assert masha.last.document.data == b"PK"
    assert masha.buttons == ["Да"]


async def test_a_picture(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.put("sendPhoto", "photo", "chart.png", b"PNG", chat_id=masha.id)
    assert masha.last.photo is not None
    assert masha.last.photo.data == b"PNG"
    assert sent["photo"][0]["file_id"]


async def test_another_file_in_the_same_message(bot: Caller, masha: MaxPhone) -> None:
    sent = await bot.put("sendDocument", "document", "a.ics", b"1", chat_id=masha.id, caption="Раз")
    where = {"chat_id": masha.id, "message_id": sent["message_id"]}
    assert await bot.refusal("editMessageText", **where, text="Два") == (
        "Bad Request: there is no text in the message to edit"
    )
    await bot.ok("editMessageCaption", **where, caption="Два")
    assert masha.last.text == "Два"
    assert masha.last.document is not None
    media = '{"type": "document", "media": "attach://b", "caption": "Три"}'
    await bot.put("editMessageMedia", "b", "b.ics", b"2", **where, media=media)
    assert masha.last.text == "Три"
    assert getattr(masha.last.document, "data", b"") == b"2"


async def test_a_persons_file_is_fetched(bot: Caller, masha: MaxPhone) -> None:
    bot.sim.world.guarded_files = True
    await masha.send_document(NAME, b"PK" * 100, caption="Мой план")
    message = await bot.update("message")
    document = message["document"]
    assert (document["file_name"], document["file_size"], message["caption"]) == (NAME, 200, "Мой план")
    path = (await bot.ok("getFile", file_id=document["file_id"]))["file_path"]
    async with ClientSession() as session:
        async with session.get(f"{bot.running.url}/file/bot{bot.token}/{path}") as answer:
            assert await answer.read() == b"PK" * 100
        async with session.get(f"{bot.running.url}/file/bot1:wrong/{path}") as answer:
            assert answer.status == 401


async def test_the_token_is_shown_to_max_alone(bot: Caller) -> None:
    assert bot.gateway.api._own(f"{bot.sim.url}/download/1")
    assert not bot.gateway.api._own("http://files.example.org/1")
    assert not bot.gateway.api._own("http://max.ru.example.org/1")


async def test_several_files_are_an_album(bot: Caller, masha: MaxPhone) -> None:
    await masha.send_files(("a.png", b"1"), ("b.png", b"2"), caption="Два фото")
    found = [one["message"] for one in await bot.updates()]
    assert len({one["media_group_id"] for one in found}) == 1
    assert [one.get("caption") for one in found] == ["Два фото", None]
    assert len({one["message_id"] for one in found}) == 2


async def test_an_unknown_file(bot: Caller, masha: MaxPhone) -> None:
    assert "wrong file_id" in await bot.refusal("sendDocument", chat_id=masha.id, document="AgACAgIAA")
    assert "wrong file_id" in await bot.refusal("getFile", file_id="AgACAgIAA")
